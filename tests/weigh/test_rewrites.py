"""What an outlet that credits another makes of a saying, and what is a saying of its own."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.weigh.factories import (
    FRONT,
    LAKE_WATCH,
    claim,
    graded,
    mkstatement,
    mktestimony,
    provisional,
)

from pactwatch.domain import evidence
from pactwatch.domain.claim import Polarity, Quantity
from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.domain.statement import QuoteType, Speaker, SpeakerStatus, SpeechAct
from pactwatch.weigh.divergence.sayings import Paper, find_turned
from pactwatch.weigh.passages.rewrites import days_told

PEOPLE = graded("wire=B@reporters", "gazette=B@readers", "lakewatch=B@visits")
DAY, NEXT = date(2031, 5, 5), date(2031, 5, 6)
GIVEN = claim("HOST.SHELTER", when="../2031-05-06", presuppositions=())
INDIRECT = {"quote_type": QuoteType.INDIRECT}
AS_OF = date(2031, 6, 1)
OSK = Speaker("Ada Osk", SpeakerStatus.NAMED, organisation="Corran Front")


def told(
    document: str, words: str, *, by: Speaker = FRONT, act: SpeechAct = SpeechAct.ASSERT,
    publisher: str = "Evening Gazette", day: date = NEXT, made: Any = GIVEN, **changes: Any
) -> evidence.Testimony:  # fmt: skip
    statement = mkstatement(
        by, made, document=document, words=words, speech_act=act, **{**INDIRECT, **changes}
    )
    return mktestimony(statement, publisher=publisher, published=day, actors=PEOPLE)


DENIED = told("w", "it sheltered the Ashen Circle", act=SpeechAct.DENY,
              publisher="Harbour Wire", day=DAY)  # fmt: skip
ACCUSED = told("n", "the Front shelters the Circle", by=LAKE_WATCH, publisher="Lake Watch")
ADMITS, DENIES = SpeechAct.ADMIT, SpeechAct.DENY
VIA = {"via": ("Harbour Wire",)}

# What the Gazette, which credits the wire, has the Front say; whether that is one saying turned.
TABLE = [
    ("a denial that became a confirmation", told("g", "it gave them refuge", **VIA), True),
    ("without the wire in the sentence", told("g", "it gave them refuge"), True),
    ("an admission, in the verb", told("g", "it gave them refuge", act=ADMITS, **VIA), True),
    ("of the same day", told("g", "it gave them refuge", day=DAY, **VIA), True),
    ("said on the day of the denial", told("g", "it gave them refuge", said_on="2031-05-05"), True),
    ("said a day later", told("g", "it gave them refuge", said_on="2031-05-06"), False),
    ("a week later", told("g", "it gave them refuge", day=date(2031, 5, 12)), False),
    ("told to the Gazette", told("g", "it gave them refuge", via=("Evening Gazette",)), False),
    ("told to somebody else", told("g", "it gave them refuge", via=("Lake Radio",)), False),
    ("in its own words", told("g", "We gave them beds", quote_type=QuoteType.DIRECT), False),
    ("with a place", told("g", "it gave them refuge at Skell"), False),
    ("with a number", told("g", "it gave 40 of them refuge"), False),
    ("of another speaker", told("g", "they gave them refuge", by=OSK), False),
    ("the wire itself, later", told("g", "it gave them refuge", publisher="Harbour Wire"), False),
]  # fmt: skip
CREDIT = LineageType.CITES


def edges(kind: LineageType) -> tuple[LineageEdge, ...]:
    return (LineageEdge("g", "w", kind, Certainty.PROBABLE, "credits the wire"),)


@pytest.mark.parametrize("kind", [CREDIT, LineageType.PARAPHRASE_REWRITE])
@pytest.mark.parametrize(
    ("rewrite", "is_turned"), [r[1:] for r in TABLE], ids=[r[0] for r in TABLE]
)
def test_a_saying_that_a_rewrite_turns_round_adds_nothing(
    kind: LineageType, rewrite: evidence.Testimony, is_turned: bool
) -> None:
    def status(*told: evidence.Testimony) -> Any:
        return provisional("not-host", *told, actors=PEOPLE, as_of=AS_OF, lineage=edges(kind))

    before, after = status(DENIED, ACCUSED), status(DENIED, ACCUSED, rewrite)
    assert (after.n_max > before.n_max) is not is_turned
    assert (after.overlays == before.overlays) or not is_turned
    assert any("turns round what its source tells" in t for t in after.trace) is is_turned


@pytest.mark.parametrize(
    ("rewrite", "is_turned"), [r[1:] for r in TABLE], ids=[r[0] for r in TABLE]
)
def test_a_saying_that_a_rewrite_turns_round_is_flagged(
    rewrite: evidence.Testimony, is_turned: bool
) -> None:
    said = [t.statement for t in (DENIED, rewrite)]
    publisher = "Harbour Wire" if rewrite.carriers[:1] == ("wire",) else "Evening Gazette"
    papers = {"w": Paper("Harbour Wire", DAY), "g": Paper(publisher, rewrite.published)}
    found = list(find_turned(said, papers, edges(CREDIT)))
    assert [(d.document_id, d.code.value) for d in found] == (
        [("g", "NEGATION_FLIP"), ("w", "NEGATION_FLIP")] if is_turned else []
    )


PASSED = claim("ENABLE.TRAIN_CAMP", agent=("Corran Front",), when=None)
NOT_SO = replace(PASSED, polarity=Polarity.NEGATIVE)


@pytest.mark.parametrize(
    ("source", "rewrite", "flags"),
    [
        ("the crates passed through the port", "the crates left the port", 0),
        ("the crates passed through the port", "no crates passed through the port", 2),
        ("the crates passed through the port", "the Front stopped the crates at the port", 2),
        ("the Front opened the port to them", "the Front closed the port to them", 2),
    ],
)
def test_what_examples_alone_take_for_the_contrary_is_no_turn(
    source: str, rewrite: str, flags: int
) -> None:
    first = told("w", source, made=PASSED, publisher="Harbour Wire", day=DAY)
    later = told("g", rewrite, made=NOT_SO)
    papers = {"w": Paper("Harbour Wire", DAY), "g": Paper("Evening Gazette", NEXT)}
    found = list(find_turned([first.statement, later.statement], papers, edges(CREDIT)))
    assert len(found) == flags


def test_what_the_source_tells_too_is_no_turn() -> None:
    owned = told("w", "it had given them refuge", act=ADMITS, publisher="Harbour Wire", day=DAY)
    rewrite = told("g", "it gave them refuge", act=ADMITS, **VIA)
    papers = {"w": Paper("Harbour Wire", DAY), "g": Paper("Evening Gazette", NEXT)}
    said = [t.statement for t in (DENIED, owned, rewrite)]
    assert not list(find_turned(said, papers, edges(CREDIT)))
    alone = provisional("not-host", DENIED, rewrite, actors=PEOPLE, as_of=AS_OF)
    both = provisional(
        "not-host", DENIED, owned, rewrite, actors=PEOPLE, as_of=AS_OF, lineage=edges(CREDIT)
    )
    assert alone.n_max == both.n_max == 1


@pytest.mark.parametrize(
    ("n", "said_on", "flags"),
    [(13, None, 2), (3, None, 0), (13, "2031-05-06", 0), (13, "2031-05-05", 2)],
)
def test_a_number_that_a_rewrite_changes_is_flagged(
    n: int, said_on: str | None, flags: int
) -> None:
    def freed(document: str, n: int, publisher: str, **more: Any) -> evidence.Testimony:
        made = replace(GIVEN, quantity=Quantity(n, n, "men", "men"))
        words = f"it sheltered {n} men"
        return told(document, words, made=made, publisher=publisher, **more)

    first = freed("w", 3, "Harbour Wire", day=DAY)
    later = freed("g", n, "Evening Gazette", said_on=said_on)
    papers = {"w": Paper("Harbour Wire", DAY), "g": Paper("Evening Gazette", NEXT)}
    found = list(find_turned([first.statement, later.statement], papers, edges(CREDIT)))
    assert [d.code.value for d in found] == ["NUMBER_UNIT_DRIFT"] * flags


def test_what_is_told_again_the_day_after_is_not_said_later() -> None:
    days = {"w": DAY, "g": NEXT, "x": NEXT}
    assert days_told(days, edges(CREDIT)) == {"w": DAY, "g": DAY, "x": NEXT}
    assert days_told({"w": DAY, "g": date(2031, 5, 9)}, edges(CREDIT))["g"] == date(2031, 5, 9)


def test_a_copy_without_a_day_has_the_day_of_its_source() -> None:
    for days in ({"w": DAY, "g": None}, {"w": None, "g": DAY}):
        assert days_told(days, edges(LineageType.NEAR_DUPLICATE)) == {"w": DAY, "g": DAY}
    assert days_told({"w": DAY, "g": None}, edges(CREDIT)) == {"w": DAY, "g": None}
