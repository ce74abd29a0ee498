"""How much of a duty to do is performed where its text has no element for the whole (METHOD C5)."""

from dataclasses import replace
from datetime import date

import pytest
from tests.weigh.factories import (
    ACCORD,
    LAKE_WATCH,
    MERIDIA,
    PANEL_HEAD,
    act,
    claim,
    doing,
    graded,
    mkdossier,
    mkstatement,
    mktestimony,
    rows_of,
)

from pactwatch.domain.agreement import Deadline, Obligation
from pactwatch.domain.claim import Polarity, Quantity
from pactwatch.domain.evidence import Testimony as Told
from pactwatch.domain.statement import EpistemicBasis, Speaker
from pactwatch.domain.status import Status, Verdict

ACTORS = graded("wire=B@reporters", "orlan=B@patrols", "lakewatch=B@visits")
LEAVE = doing("leave", "MIL.WITHDRAW", deadline=Deadline(computed="2021-01-31"))
REVIEW = doing("review", "SANC.REVIEW", deadline=Deadline(computed="2021-01-31"))


def owed(obligation: Obligation, text: str, asked: str = "the act is done") -> Obligation:
    element = replace(act(*obligation.performs), text=asked)
    return replace(obligation, text=text, elements=(element,))


def told(
    obligation: Obligation,
    by: Speaker,
    words: str,
    *,
    count: Quantity | None = None,
    is_done: bool = True,
    on: str = "2021-01-10",
) -> Told:
    what = claim(
        obligation.performs[0],
        agent=("Meridia",),
        counterpart=(),
        when=on,
        when_basis="STATED",
        presuppositions=(),
        quantity=count,
        polarity=Polarity.POSITIVE if is_done else Polarity.NEGATIVE,
    )
    firsthand = EpistemicBasis.FIRSTHAND_OBSERVED
    statement = mkstatement(by, what, document=f"{by.name} {words}", words=words, basis=firsthand)
    return mktestimony(statement, published=date.fromisoformat(on), actors=ACTORS)


def weighed(obligation: Obligation, *testimonies: Told) -> Status:
    accord = replace(ACCORD, actors=ACTORS, obligations=(obligation,))
    dossier = mkdossier(*testimonies, agreement=accord, actors=ACTORS)
    return rows_of(dossier)[obligation.id].provisional


def seen_by_two(obligation: Obligation, words: str, count: Quantity | None = None) -> Status:
    by_two = (told(obligation, by, words, count=count) for by in (PANEL_HEAD, LAKE_WATCH))
    return weighed(obligation, *by_two)


@pytest.mark.parametrize(
    ("words", "verdict", "level"),
    [
        ("Meridia has begun to withdraw its troops", Verdict.OVERDUE, 1),
        ("Meridia has partly withdrawn its troops", Verdict.OVERDUE, 1),
        ("Meridia has withdrawn its troops", Verdict.FULFILLED, 3),
    ],
)
def test_to_have_begun_fulfils_nothing(words: str, verdict: Verdict, level: int) -> None:
    status = seen_by_two(owed(LEAVE, "Meridia will withdraw its troops."), words)
    assert (status.verdict, status.level) == (verdict, level)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Meridia will begin a review of its list.", "the act is done"),
        ("Meridia will see to a review.", "A review is begun"),
    ],
)
def test_to_begin_fulfils_what_asks_for_a_beginning(text: str, asked: str) -> None:
    words = "Meridia has begun a review of its list"
    assert seen_by_two(owed(REVIEW, text, asked), words).verdict is Verdict.FULFILLED
    whole = owed(REVIEW, "Meridia will review its list.")
    assert seen_by_two(whole, words).verdict is Verdict.OVERDUE


@pytest.mark.parametrize(
    ("count", "what", "verdict"),
    [
        (3, "trucks", Verdict.OVERDUE),
        (12, "trucks", Verdict.FULFILLED),
        (3, "of the last trucks", Verdict.FULFILLED),
        (3, "tents", Verdict.FULFILLED),
    ],
)
def test_fewer_than_the_text_names_are_a_part(count: int, what: str, verdict: Verdict) -> None:
    moved = owed(LEAVE, "Meridia will withdraw 12 trucks by 31 January 2021.")
    number = Quantity(count, count, what.split()[-1], what)
    assert seen_by_two(moved, f"Meridia withdrew {count} {what}", number).verdict is verdict


@pytest.mark.parametrize(
    ("text", "is_reached"),
    [
        ("Meridia will cut its garrison to 800 soldiers.", True),
        ("Meridia will withdraw up to 800 soldiers.", True),
        ("Meridia will withdraw 1,800 soldiers.", False),
        ("Meridia will withdraw two thousand soldiers.", False),
    ],
)
def test_a_number_that_is_not_to_be_passed_is_none_to_reach(text: str, is_reached: bool) -> None:
    number = Quantity(600, 600, "soldiers", "soldiers")
    status = seen_by_two(owed(LEAVE, text), "Meridia withdrew 600 soldiers", number)
    assert (status.verdict is Verdict.FULFILLED) is is_reached


def test_a_part_of_the_number_is_declared_as_a_part() -> None:
    paid = owed(LEAVE, "Meridia will move two million sacks.")
    some = weighed(paid, told(paid, MERIDIA, "Meridia has moved a million sacks of grain"))
    assert (some.verdict, some.declared_level) == (Verdict.OVERDUE, 1)
    every = weighed(paid, told(paid, MERIDIA, "Meridia has moved two million sacks of grain"))
    assert (every.verdict, every.declared_level) == (Verdict.DECLARED_ONLY, 3)


def test_what_a_side_says_is_not_done_leaves_a_part_of_what_it_declares() -> None:
    home = owed(LEAVE, "Meridia will withdraw its troops.")
    done = told(home, MERIDIA, "We have withdrawn the guns")
    left = told(home, MERIDIA, "Some have not left", is_done=False)
    assert weighed(home, done, left).declared_level == 1
    before = told(home, MERIDIA, "None has left", is_done=False, on="2021-01-02")
    assert weighed(home, done, before).declared_level == 3
