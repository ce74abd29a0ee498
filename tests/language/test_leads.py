"""Sentences that may tell of a code and were not read so."""

from datetime import date

import pytest
from tests.language.test_by_example import BOOK

from pactwatch.domain.document import Document
from pactwatch.domain.ids import sha256_text
from pactwatch.domain.reading import Extraction
from pactwatch.language import extract
from pactwatch.language.claims import leads as rules
from pactwatch.pipeline.extraction import default_codebook

TOLD = (
    "The yard gave a dinner in the old hall on Friday. Dockers queued at the office window "
    "from six, and by noon each had an envelope with the arrears of April. The choir sang. "
    "The wells at Velm were contaminated with diesel, the nurses say."
)


def read(text: str) -> Extraction:
    digest = sha256_text(text)
    document = Document(
        sha256=digest,
        text=text,
        text_sha256=digest,
        media_type="text/plain",
        path="quay.txt",
        language="en",
        published=date(2041, 5, 1),
    )
    return extract(document, BOOK)


def told(text: str) -> set[tuple[str, str]]:
    return {(one.code, text[one.start : one.end]) for one in read(text).leads}


def test_a_sentence_that_no_claim_was_made_of_is_a_lead() -> None:
    assert any(code == "WAGES.PAY" and "arrears" in words for code, words in told(TOLD))


def test_what_was_read_is_none() -> None:
    claimed = {c.conduct for s in read(TOLD).statements for c in s.claims}
    assert "WELL.POISON" in claimed
    assert not any(code == "WELL.POISON" and "Velm" in words for code, words in told(TOLD))


def test_where_something_else_was_read_it_must_be_likelier_than_not() -> None:
    leads = [one for one in read(TOLD).leads if "diesel" in TOLD[one.start : one.end]]
    assert all(one.odds > 0 for one in leads)


def test_each_is_a_whole_sentence_and_of_a_code_there_are_few(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = " ".join(
        f"Envelope {n} with the arrears of April went over the counter to a docker."
        for n in range(9)
    )
    monkeypatch.setattr(rules, "_WORTH_A_LOOK", -99.0)
    found = read(text).leads
    assert {text[one.start : one.end][-1] for one in found} == {"."}
    of_wages = [one for one in found if one.code == "WAGES.PAY"]
    assert len(of_wages) == 5
    assert [one.odds for one in of_wages] == sorted((one.odds for one in of_wages), reverse=True)


SHELLED = "The post at Karo logged two explosions before dawn. The mayor spoke about the harvest."


def test_a_code_that_the_network_was_taught_is_heard_below_its_mark() -> None:
    digest = sha256_text(SHELLED)
    document = Document(
        sha256=digest, text=SHELLED, text_sha256=digest, media_type="text/plain", path="karo.txt"
    )
    found = extract(document, default_codebook())
    assert not any(s.claims for s in found.statements)
    assert "THREAT.ATTACK_DOMESTIC" in {one.code for one in found.leads}
    assert not any("harvest" in SHELLED[one.start : one.end] for one in found.leads)
    assert not any(one.code.startswith("POS.") for one in found.leads)


def test_a_date_line_and_a_name_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "_WORTH_A_LOOK", -99.0)
    text = "Wages, 14 March 2025\n\nOrsk Wages\n\nThe commission sets the wages each January."
    assert {text[one.start : one.end] for one in read(text).leads} == {
        "The commission sets the wages each January."
    }


def test_what_a_word_shows_and_rules_left_out_is_none() -> None:
    text = "The ministry of Velm said it would withdraw all its 370 soldiers."
    digest = sha256_text(text)
    document = Document(
        sha256=digest, text=text, text_sha256=digest, media_type="text/plain", path="velm.txt"
    )
    found = extract(document, default_codebook())
    assert "MIL.WITHDRAW" not in {one.code for one in found.leads}
