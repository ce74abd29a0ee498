"""What the network for deeds adds to triggers, and where it has no say."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.language.gold_rows import claims_in, codebook, lines, read

from pactwatch.language.claims.heard import _marks, heard_hits, without_unheard
from pactwatch.language.claims.pointing import with_pointed
from pactwatch.language.claims.taught import code_key, taught_codes
from pactwatch.language.conduct.conduct import find_hits
from pactwatch.language.conduct.roles import fill_roles
from pactwatch.language.model import deeds_heard
from pactwatch.language.model.deeds_heard import MOST_WORDS, Deeds, taught
from pactwatch.language.model.reading import Table
from pactwatch.text.words import words

# Of fresh wordings that no trigger and no sentence of training has, so many must be coded.
LEAST_OF_FRESH = 0.4


def _deeds(text: str) -> Deeds:
    parsed = read(text)
    assert parsed.mixed is not None
    return Deeds(parsed.words, parsed.mixed)


def _codes(text: str) -> set[str]:
    return {claim.conduct for claim in claims_in(text, deeds=_deeds(text), also_unreal=True)}


WORDINGS = list(lines("wordings.tsv"))


def test_wordings_that_nobody_taught_are_coded_and_look_alikes_are_not() -> None:
    shown = [(code, text) for code, text in WORDINGS if code != "-"]
    found = sum(code in _codes(text) for code, text in shown)
    alone = sum(code in {c.conduct for c in claims_in(text)} for code, text in shown)
    bare = [text for code, text in WORDINGS if code == "-"]
    wrong, before = sum(bool(_codes(t)) for t in bare), sum(bool(claims_in(t)) for t in bare)

    assert found >= LEAST_OF_FRESH * len(shown)
    assert found > alone  # by triggers
    assert wrong <= before + 1  # four of twelve by triggers, which have too many still


def test_a_code_of_the_case_and_one_described_anew_are_not_heard() -> None:
    text = "Gunmen bombed the market and killed nine people."
    (sentence,) = read(text).sentences
    inside, book = frozenset(range(len(sentence.tokens))), codebook()
    hits = list(heard_hits(sentence, inside, _deeds(text), book))
    anew = [replace(code, description=code.description + " And more.") for code in book.codes]

    assert hits
    assert all(code_key(hit.code) in taught() for hit in hits)
    assert not [*heard_hits(sentence, inside, _deeds(text), replace(book, codes=tuple(anew)))]


def test_a_word_of_a_trigger_is_not_taken_twice() -> None:
    text = "Gunmen bombed the market and killed nine people."
    (sentence,) = read(text).sentences
    inside, book = frozenset(range(len(sentence.tokens))), codebook()
    found = find_hits(sentence, book)
    taken = frozenset[int]().union(*(hit.tokens for hit in found))

    also = list(heard_hits(sentence, inside, _deeds(text), book, found))

    assert taken
    assert all(hit.tokens.isdisjoint(taken) for hit in also)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Instead of leaving the valley, the army sent more troops.", "MIL.WITHDRAW"),
        ("The army has two prisoners left.", "MIL.WITHDRAW"),
        ("The army has yet to hand over the airstrip.", "MIL.STRIKE"),
        ("Ostrel has kept weapons away from Corvane.", "COOP.ARMS"),
        ("Shells from Ostrel were seized in Corvane.", "MIL.STRIKE"),
        ("The navy seized rifles for the Brigade.", "COOP.ARMS"),
        ("Four men were killed by the flood.", "THREAT.ATTACK_DOMESTIC"),
        ("People who were killed by the accident were no employees.", "THREAT.ATTACK_DOMESTIC"),
    ],
)
def test_what_is_done_instead_or_by_no_party_is_not_heard(text: str, code: str) -> None:
    (sentence,) = read(text).sentences
    inside, book = frozenset(range(len(sentence.tokens))), codebook()
    hits = heard_hits(sentence, inside, _deeds(text), book, find_hits(sentence, book))

    assert code not in {hit.code.id for hit in hits}


class _Deaf(Deeds):
    """Hears nothing in any word."""

    def odds(self, starts: Sequence[int]) -> Table:
        columns = 1 + max(row.column for row in taught().values())
        return np.full((len(starts[:MOST_WORDS]), columns), -30, dtype=np.float32)


@pytest.mark.parametrize(("before", "stays"), [(9, False), (MOST_WORDS, True)])
def test_a_triggers_hit_may_be_denied_only_among_the_words_that_are_heard(
    before: int, stays: bool
) -> None:
    text = "Filed " + "there, " * before + "gunmen bombed the market."
    (sentence,) = read(text).sentences
    hits = [h for h in find_hits(sentence, codebook()) if h.code.id == "THREAT.ATTACK_DOMESTIC"]
    deaf = _Deaf(_deeds(text).words, _deeds(text).mixed)

    assert hits
    assert without_unheard(sentence, hits, deaf, codebook()) == (hits if stays else [])


def test_positions_are_heard_only_where_all_that_is_spoken_of_is_coded() -> None:
    text = "The minister rejected the claim as false."
    (sentence,) = read(text).sentences
    inside, book, deeds = frozenset(range(len(sentence.tokens))), codebook(), _deeds(text)
    plain = [hit.code.id for hit in heard_hits(sentence, inside, deeds, book)]
    all_of = [hit.code.id for hit in heard_hits(sentence, inside, deeds, book, also_positions=True)]

    assert "POS.DENY" in all_of
    assert not any(code.startswith("POS.") for code in plain)


@pytest.mark.parametrize(
    ("text", "agent", "counterpart"),
    [
        ("Masked riders dragged the schoolmaster from his house.", ("Masked riders",), ()),
        ("The schoolmaster was dragged from his house by masked riders.", ("masked riders",), ()),
        ("The schoolmaster was dragged from his house on Sunday.", (), ()),
    ],
)
def test_whom_the_network_points_to_did_it(
    text: str, agent: tuple[str, ...], counterpart: tuple[str, ...]
) -> None:
    (claim, *_) = claims_in(text, deeds=_deeds(text), also_unreal=True)

    assert (claim.agent, claim.counterpart) == (agent, counterpart)


def test_a_trigger_keeps_whom_it_names() -> None:
    text = "Gunmen bombed the market."
    (sentence,) = read(text).sentences
    inside = frozenset(range(len(sentence.tokens)))
    hit = next(iter(find_hits(sentence, codebook())))
    roles = fill_roles(hit, inside)

    assert not hit.why
    assert with_pointed(hit, roles, inside, _deeds(text)) == roles


def test_only_words_of_the_statement_are_heard_and_the_reason_says_who_took_them_so() -> None:
    text = "Masked riders dragged the schoolmaster from his house, the ferryman said."
    (sentence,) = read(text).sentences
    deeds, book = _deeds(text), codebook()
    said = frozenset(i for i, t in enumerate(sentence.tokens) if t.start > text.index(","))
    (claim, *_) = claims_in(text, deeds=deeds, also_unreal=True)

    assert not [*heard_hits(sentence, said, deeds, book)]
    assert "by sentences people had marked" in claim.reason


@given(st.lists(st.sampled_from(["bombed", "the", "market", "Tarsis", ",", "3.5"]), min_size=1))
def test_each_word_is_given_its_own_row(parts: Sequence[str]) -> None:
    text = " ".join(parts)
    found = words(text)
    rows = np.arange(len(found), dtype=np.float32)[:, None].repeat(4, axis=1)
    deeds = Deeds(found, rows)

    assert [deeds._row(word.start) for word in found] == list(range(len(found)))


def test_of_an_endless_sentence_the_first_words_are_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    class Echo:
        def run(self, _: object, fed: dict[str, np.ndarray]) -> tuple[np.ndarray]:
            return (fed["words"],)

    monkeypatch.setattr(deeds_heard, "network", lambda name: Echo())
    found = words("word " * (MOST_WORDS + 9))
    deeds = Deeds(found, np.zeros((len(found), 4), dtype=np.float32))

    assert len(deeds.odds([word.start for word in found])) == MOST_WORDS


def test_a_deed_that_accuses_somebody_is_heard_only_where_the_network_is_surer() -> None:
    known = taught_codes(codebook())
    for code, row, least in _marks(codebook())[0]:
        enough = known[code.id][1].enough
        assert enough is not None
        assert (least > enough) is bool(code.adverse), row
