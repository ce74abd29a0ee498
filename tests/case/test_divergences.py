"""A copy that tells a sentence otherwise leaves a warning on its statement, and no more."""

from dataclasses import replace
from datetime import date

from pactwatch.case.divergences import divergences_in, with_divergences
from pactwatch.domain.actor import Actor
from pactwatch.domain.document import Document
from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.domain.flag import FlagCode, Severity
from pactwatch.domain.span import Span
from pactwatch.domain.statement import EvidenceState, Statement
from pactwatch.language.speakers.speakers import ARTICLE_VOICE

ONE = "At least twelve people were killed in the market. The bridge to Velm was closed at dawn."
OTHER = ONE.replace("twelve", "ninety")


def document(text: str, sha: str) -> Document:
    return Document(
        sha * 64, text, sha * 64, "text/plain", "a.txt",
        publisher="Harbour Wire", published=date(2031, 4, 20), language="en",
    )  # fmt: skip


FIRST, SECOND = document(ONE, "a"), document(OTHER, "b")
DOCUMENTS = {FIRST.id: FIRST, SECOND.id: SECOND}
EDGE = LineageEdge(
    SECOND.id, FIRST.id, LineageType.NEAR_DUPLICATE, Certainty.PROBABLE, "nearly the same words"
)


def statement(start: int, end: int) -> Statement:
    return Statement(f"st-{start}", FIRST.id, (Span.of(ONE, start, end),), ARTICLE_VOICE)


STATEMENTS = {s.id: s for s in (statement(0, 48), statement(50, 87))}


def told(documents: dict[str, Document], lineage: list[LineageEdge]) -> dict[str, Statement]:
    return with_divergences(STATEMENTS, documents, divergences_in(documents, lineage))


def test_the_statement_in_the_sentence_is_warned_about_and_no_other() -> None:
    found = told(DOCUMENTS, [EDGE])
    (flag,) = found["st-0"].flags
    assert (flag.code, flag.severity) == (FlagCode.NUMBER_UNIT_DRIFT, Severity.WARN)
    assert "“twelve” here, “ninety” there" in flag.reason
    assert f"Harbour Wire, 2031-04-20; {SECOND.id}" in flag.reason
    assert found["st-0"].state is EvidenceState.USABLE
    assert found["st-50"] == STATEMENTS["st-50"]


def test_two_names_of_one_actor_tell_nothing_otherwise() -> None:
    text = ONE.replace("The bridge to Velm was closed", "On Monday the Velm envoy left the town")
    first = document(text, "c")
    second = document(text.replace("Velm envoy", "Corrish envoy"), "d")
    edge = replace(EDGE, from_node=second.id, to_node=first.id)
    documents = {first.id: first, second.id: second}
    actor = Actor("velm", ("Velm", "Corrish", "Republic of Velm"))
    assert divergences_in(documents, [edge])
    assert not divergences_in(documents, [edge], (), (actor,))


def test_texts_that_are_no_copies_are_not_compared() -> None:
    guess = replace(EDGE, certainty=Certainty.POSSIBLE)
    assert told(DOCUMENTS, [guess]) == STATEMENTS


def test_who_credits_a_text_is_compared_with_it_for_a_day() -> None:
    cites = replace(EDGE, type=LineageType.CITES)
    assert told(DOCUMENTS, [cites])["st-0"].flags[0].code is FlagCode.NUMBER_UNIT_DRIFT
    later = {**DOCUMENTS, SECOND.id: replace(SECOND, published=date(2031, 4, 23))}
    assert told(later, [cites]) == STATEMENTS


def test_a_text_in_another_language_is_not_compared() -> None:
    foreign = {**DOCUMENTS, SECOND.id: replace(SECOND, language="es")}
    assert told(foreign, [EDGE]) == STATEMENTS
