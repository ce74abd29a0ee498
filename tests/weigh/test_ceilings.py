"""A ceiling in a duty to leave something: passed, kept, or nothing said of it (METHOD C4, d12)."""

from dataclasses import replace
from typing import Any

import pytest
from tests.weigh.factories import (
    ACCORD,
    FRONT,
    LAKE_WATCH,
    act,
    claim,
    duty,
    mkstatement,
    mktestimony,
    provisional,
)

from pactwatch.domain.agreement import Element, ElementType
from pactwatch.domain.claim import Claim, Quantity
from pactwatch.text.edtf import bounds
from pactwatch.weigh.bearing.ceilings import Ceiling, ceiling_of, side_of

MOST = Element(2, ElementType.QUALIFIER, "More than 120,000 barrels in twelve months")
IMPORTS = duty(
    "oil",
    text="The Front shall import no more than 120,000 barrels of refined oil in twelve months.",
    elements=(act("SANC.REVIEW"), MOST),
    target=(), beneficiary=(), context=(),
)  # fmt: skip
OIL = "barrels of refined oil"


def told(low: float, high: float, what: str = OIL, when: str | None = "2020") -> Claim:
    counted = Quantity(low, high, what.split()[0], what)
    return claim(
        "SANC.REVIEW", counterpart=(), when=when, when_basis="STATED", presuppositions=(),
        quantity=counted,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "number", "counted", "days"),
    [
        ("More than 120,000 barrels a year", 120000, {"barrel"}, 366),
        ("More than 120,000 barrels of refined oil", 120000, {"barrel", "refined", "oil"}, 366),
        ("Over two hundred foreign guards at the post", 200, {"foreign", "guard"}, 366),
        ("Exceeding 1.5 million crowns per month", 1500000, {"crown"}, 31),
        ("All 120,000 barrels", None, set(), None),
        ("Without consent", None, set(), None),
    ],
)
def test_a_ceiling_is_read_from_its_element(
    text: str, number: float | None, counted: set[str], days: int | None
) -> None:
    found = ceiling_of(replace(IMPORTS, elements=(replace(MOST, text=text),)))
    told = (found.number, found.counted, found.days) if found else (None, set(), None)
    assert told == (number, counted, days)


@pytest.mark.parametrize(
    ("made", "side"),
    [
        (told(146000, 146000), "ABOVE"),
        (told(146000, 146000, "barrels"), "ABOVE"),
        (told(146000, 146000, when=None), "ABOVE"),
        (told(146000, 146000, when="2020-03/2020-06"), "ABOVE"),
        (told(146000, 146000, when="2018/2020"), None),
        (told(146000, 146000, "barrels of crude"), None),
        (told(146000, 146000, "litres of refined oil"), None),
        (told(0, 146000), None),
        (told(120000, 120000), "WITHIN"),
        (told(0, 38500), "WITHIN"),
        (told(38500, 38500, when="../2020-12-01"), "WITHIN"),
        (told(38500, 38500, "at least barrels of refined oil"), None),
        (told(38500, 38500, when="2020-03"), "PART"),
        (claim("SANC.REVIEW"), None),
    ],
)
def test_a_number_lies_above_a_ceiling_or_within(made: Claim, side: str | None) -> None:
    ceiling = ceiling_of(IMPORTS)
    assert isinstance(ceiling, Ceiling)
    found = side_of(made, bounds(made.when) if made.when else (None, None), ceiling)
    assert (found.value if found else None) == side


BARE = replace(told(1, 1), quantity=None)


@pytest.mark.parametrize(
    ("who", "made", "verdict"),
    [
        (LAKE_WATCH, told(146000, 146000), "BREACH_ALLEGED"),
        (LAKE_WATCH, BARE, "CONCERN"),
        (LAKE_WATCH, told(20000, 20000, when="2020-03"), "CONCERN"),
        (LAKE_WATCH, told(38500, 38500), "INSUFFICIENT_COVERAGE"),
        (FRONT, told(0, 38500), "NOT_ASSESSED"),
        (FRONT, told(20000, 20000, when="2020-03"), "NOT_ASSESSED"),
        (FRONT, told(146000, 146000), "BREACH_ALLEGED"),
    ],
)
def test_a_ceiling_is_broken_by_a_number_above_it(who: Any, made: Claim, verdict: str) -> None:
    accord = replace(ACCORD, obligations=(IMPORTS,))
    status = provisional("oil", mktestimony(mkstatement(who, made)), agreement=accord)
    assert status.verdict.value == verdict


def test_a_number_within_the_ceiling_answers_one_above_it() -> None:
    accord = replace(ACCORD, obligations=(IMPORTS,))
    broken = mktestimony(mkstatement(LAKE_WATCH, told(146000, 146000)))
    kept = mktestimony(mkstatement(FRONT, told(0, 38500), document="doc-b"))
    alone = provisional("oil", broken, agreement=accord)
    both = provisional("oil", broken, kept, agreement=accord)
    assert both.verdict == alone.verdict
    assert both.n_max == alone.n_max == 1
    assert "DENIED_BY_PARTY" in both.overlays
