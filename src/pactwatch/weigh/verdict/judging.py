"""A row in, its verdict out: what is shown, put before the table of rules (METHOD C3a-C5).

Where the text's own deadline and the practised one differ, the verdict is computed on both; the
text governs, and a difference is told. Refuses to look at anything but the row.
"""

from typing import NamedTuple

from pactwatch.weigh.verdict.contest import is_contested
from pactwatch.weigh.verdict.performance import Performance, deadlines_of, is_over, perform
from pactwatch.weigh.verdict.row import NOTHING_REMOVED, Row, Shown
from pactwatch.weigh.verdict.rules import Facts, Outcome, decide
from pactwatch.weigh.verdict.sides import show

__all__ = ["Judgement", "OtherDays", "judge", "wait"]


# What further deadlines, by their names, would give.
OtherDays = tuple[tuple[str, Outcome], ...]


class Judgement(NamedTuple):
    """An outcome with what it rests on; `other_days` are outcomes on further deadlines."""

    outcome: Outcome
    shown: Shown
    performance: Performance
    facts: Facts
    other_days: OtherDays = ()

    @property
    def varies_by_date(self) -> bool:
        """Whether another deadline gives another verdict."""
        return any(o.verdict is not self.outcome.verdict for _, o in self.other_days)


def judge(
    row: Row, without: frozenset[str] = NOTHING_REMOVED, *, is_sunk: bool = False
) -> Judgement:
    """The verdict on a row, leaving out the origins and assumptions named, or with lower grades."""
    shown = show(row, without, is_sunk=is_sunk)
    performance = perform(row, shown)
    obligation = row.setting.obligation
    days = deadlines_of(obligation) or (("none", None),)
    outcomes = []
    for name, day in days:
        facts = Facts(
            obligation=obligation,
            rules=row.rules,
            as_of=row.as_of,
            is_persons_board=row.is_persons_board,
            is_reviewed=row.is_reviewed
            or (not row.is_persons_board and bool(shown.heaps.speaking)),
            has_context=bool(shown.heaps.context),
            floor=shown.floor,
            act=shown.act.standing,
            n_max=shown.tally.n_max,
            is_contested=is_contested(shown),
            trigger=shown.trigger.standing,
            level=performance.level,
            declared=performance.declared,
            done_on=performance.done_on,
            told_on=performance.told_on,
            newest_act=performance.newest_act,
            over=is_over(obligation, row.as_of),
            coverage=row.coverage,
            sign_off=row.sign_off,
            deadline=day,
            since=row.setting.since,
        )
        outcomes.append((name, facts, decide(facts)))
    first = outcomes[0]
    others = tuple((name, outcome) for name, _, outcome in outcomes[1:])
    return Judgement(first[2], shown, performance, first[1], others)


def wait(row: Row) -> Outcome:
    """The verdict on a row that awaits review, which looks at nothing else."""
    obligation, is_persons = row.setting.obligation, row.is_persons_board
    return decide(Facts(obligation, row.rules, row.as_of, is_persons, row.is_reviewed))
