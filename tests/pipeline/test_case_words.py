"""A case's own agreements widen its codebook: their nouns stand where the triggers have theirs."""

from dataclasses import replace
from datetime import date

import pytest

from pactwatch.case.norms import Norms
from pactwatch.domain.agreement import Element, ElementType
from pactwatch.domain.claim import Claim
from pactwatch.domain.codebook import ConductCode
from pactwatch.language import extract
from pactwatch.pipeline import WorkingCase
from pactwatch.pipeline.case_words import codebook_of
from pactwatch.pipeline.extraction import default_codebook
from pactwatch.read import read_document

TOLD = "The Front has freed every one of the 40 {things}, its spokesman said on Monday."


def asking(norms: Norms, text: str, *codes: str) -> Norms:
    """The norms with the shipped codebook and one duty that says this and asks for these codes."""
    agreement = norms.agreements[0]
    act = Element(1, ElementType.ACT, "the act", codes=codes)
    duty = replace(agreement.obligations[0], text=text, elements=(act,), performs=(), against=())
    agreements = (replace(agreement, obligations=(duty,)),)
    return replace(norms, agreements=agreements, codebook=default_codebook())


def claims(norms: Norms, text: str) -> list[Claim]:
    document = read_document(text.encode(), name="a.txt", published=date(2031, 4, 25))
    read = extract(document, codebook_of(norms))
    return [claim for statement in read.statements for claim in statement.claims]


@pytest.mark.parametrize("things", ["fishermen", "beekeepers", "surveyors"])
def test_who_a_duty_names_may_be_released(case: WorkingCase, things: str) -> None:
    norms = asking(case.norms(), f"The Front lets all forty {things} go.", "PRIS.RELEASE")
    assert [c.conduct for c in claims(norms, TOLD.format(things=things))] == ["PRIS.RELEASE"]


def test_another_duty_says_nothing_of_them(case: WorkingCase) -> None:
    norms = asking(case.norms(), "The Front lets all forty beekeepers go.", "MIL.WITHDRAW")
    found = claims(norms, TOLD.format(things="beekeepers"))
    assert not [claim for claim in found if "by the trigger" in claim.reason]


def test_a_family_asks_for_all_its_codes(case: WorkingCase) -> None:
    norms = asking(case.norms(), "The Front lets all forty beekeepers go.", "PRIS.*")
    assert [c.conduct for c in claims(norms, TOLD.format(things="beekeepers"))] == ["PRIS.RELEASE"]


def test_only_the_codes_a_duty_asks_for_are_widened(case: WorkingCase) -> None:
    shipped = default_codebook()
    norms = asking(case.norms(), "The Front lets all forty beekeepers go.", "PRIS.RELEASE")
    widened = codebook_of(norms)
    changed = [a.id for a, b in zip(shipped.codes, widened.codes, strict=True) if a != b]
    assert changed == ["PRIS.RELEASE"]
    assert widened.label == shipped.label


def test_what_spoils_a_trigger_goes_on_to_spoil_it(case: WorkingCase) -> None:
    norms = asking(case.norms(), "The Front releases all forty beekeepers.", "PRIS.RELEASE")
    assert claims(norms, "The beekeepers released an album, their agent said.") == []


ART = ConductCode(
    "ART.RETURN",
    "returns works of art",
    "Works of art go back to where they were.",
    examples=("The statues were returned to the abbey.",),
)


@pytest.mark.parametrize("things", ["paintings", "bells", "maps"])
def test_a_code_with_examples_alone_takes_the_things_of_the_duty(
    case: WorkingCase, things: str
) -> None:
    told = f"The Front has returned all 41 {things}, its spokesman said on Monday."
    text = f"The Front returns the 41 {things}."
    asked = asking(case.norms(), text, ART.id)
    book = replace(asked.codebook, codes=(*asked.codebook.codes, ART))
    others = asking(case.norms(), "The Front returns the 41 statues.", ART.id)
    for norms, wanted in ((asked, [ART.id]), (others, [])):
        found = claims(replace(norms, codebook=book), told)
        # What the network hears, it hears whatever a duty asks for.
        ruled = [c for c in found if "the network" not in c.reason]
        assert [c.conduct for c in ruled if c.conduct == ART.id] == wanted
