"""Rows in, distributions out (METHOD C7): how many stand where, out of how many.

Per party and theme the worst verdict, not a mean of them; a share in per cent only for duties to
do that have a level. Refuses a single score, to net one duty against another, and to average.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pactwatch.domain.status import BoardRow, Standing, Status, Verdict
from pactwatch.text.counts import counted, enumerated

__all__ = ["Headline", "Summary", "summarise"]

# From best to worst among verdicts that speak against the promisor; others make no headline.
_WORSE = (
    Verdict.CONCERN,
    Verdict.STALLED,
    Verdict.OVERDUE,
    Verdict.PARTLY_FULFILLED,
    Verdict.NOT_FULFILLED,
    Verdict.BREACH_ALLEGED,
    Verdict.BREACH_INDICATED,
    Verdict.BREACH_ESTABLISHED,
)
_FULL = 3
_NOT_OWED = (Verdict.CONDITION_PENDING, Verdict.WAIVED, Verdict.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class Headline:
    """The worst verdict of one party in one family of duties, and every row that it is on."""

    party: str
    theme: str
    verdict: Verdict
    obligations: tuple[str, ...]
    is_provisional: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """`counts` are rows per shown verdict of `rows` in all; `unassessed` of them say nothing.

    `levels` are counted levels of the duties to do that are assessed and owed (Kroc 0-3), `share`
    their sum over the greatest possible, in per cent, None where there is none. `parties` counts
    per promisor rows, assessed rows, and rows reviewed by a person, so that one-sided scrutiny
    shows.
    """

    rows: int
    unassessed: int
    counts: tuple[tuple[Verdict, int], ...]
    levels: tuple[int, ...]
    share: int | None
    headlines: tuple[Headline, ...]
    parties: tuple[tuple[str, int, int, int], ...]

    def as_lines(self) -> list[str]:
        """A few lines a reader can take in; none of a case without duties."""
        if not self.rows:
            return []
        shown = ", ".join(f"{v.value} {n}" for v, n in self.counts)
        lines = [
            f"{counted(self.rows, 'duty', 'duties')}: {shown}; {self.unassessed} not assessed."
        ]
        if self.share is not None:
            lines.append(
                f"Duties to do that are owed and have a level: {len(self.levels)}; they have "
                f"reached {sum(self.levels)} of {_FULL * len(self.levels)} levels, {self.share} % "
                "of full implementation, of these alone. One that is not due yet counts, one that "
                "waits for a condition does not."
            )
        for h in self.headlines:
            mark = " (provisional)" if h.is_provisional else ""
            rows = enumerated(h.obligations)
            lines.append(f"{h.party}, {h.theme}: worst is {h.verdict}{mark} on {rows}.")
        for party, owed, assessed, reviewed in self.parties:
            lines.append(
                f"{party}: {counted(owed, 'duty', 'duties')}, {assessed} assessed, {reviewed} "
                "reviewed by a person."
            )
        return lines


def summarise(rows: Iterable[BoardRow], themes: Mapping[str, str]) -> Summary:
    """Distributions over a board; `themes` names each obligation's family of duties."""
    rows = tuple(rows)
    counts = Counter(row.shown.verdict for row in rows)
    levels = tuple(s.level for s in (r.shown for r in rows) if _is_rated(s) and s.level is not None)
    return Summary(
        rows=len(rows),
        unassessed=counts[Verdict.NOT_ASSESSED],
        counts=tuple((v, counts[v]) for v in Verdict if counts[v]),
        levels=levels,
        share=round(100 * sum(levels) / (_FULL * len(levels))) if levels else None,
        headlines=tuple(_headlines(rows, themes)),
        parties=tuple(_parties(rows)),
    )


def _is_rated(status: Status) -> bool:
    """What is not owed, or not yet, has no level to reach (METHOD C5: a condition comes first)."""
    return status.verdict not in _NOT_OWED


def _headlines(rows: Iterable[BoardRow], themes: Mapping[str, str]) -> Iterable[Headline]:
    worst: dict[tuple[str, str], list[tuple[int, BoardRow]]] = {}
    for row in rows:
        if row.shown.verdict in _WORSE:
            rank = _WORSE.index(row.shown.verdict)
            for party in _accused(row):
                key = (party, themes.get(row.obligation_id) or "other duties")
                worst.setdefault(key, []).append((rank, row))
    for (party, theme), found in sorted(worst.items(), key=lambda item: item[0]):
        top = max(rank for rank, _ in found)
        same = [row for rank, row in found if rank == top]
        # One that a person reviewed speaks before those that nobody has decided.
        is_provisional = all(row.shown is row.provisional for row in same)
        told = [r for r in same if (r.shown is r.provisional) == is_provisional]
        ids = tuple(r.obligation_id for r in told)
        yield Headline(party, theme, _WORSE[top], ids, is_provisional)


def _accused(row: BoardRow) -> tuple[str, ...]:
    """Whom a verdict speaks against: of several sides that owe it not to do something, those whom
    somebody tells it of; what is to be done all of them still owe."""
    told = tuple(p.side for p in row.shown.parts if p.standing is not Standing.S0)
    return told if told and row.shown.level is None else row.promisor


def _parties(rows: Iterable[BoardRow]) -> Iterable[tuple[str, int, int, int]]:
    found: dict[str, list[BoardRow]] = {}
    for row in rows:
        for party in row.promisor:
            found.setdefault(party, []).append(row)
    for party, owed in sorted(found.items()):
        assessed = sum(r.shown.verdict is not Verdict.NOT_ASSESSED for r in owed)
        reviewed = sum(r.reviewed.verdict is not Verdict.NOT_ASSESSED for r in owed)
        yield party, len(owed), assessed, reviewed
