"""Rows in, distributions out (METHOD C7): how many stand where, out of how many.

Per party and theme the worst verdict, not a mean of them; a share in per cent only for duties to
do that have a level. Refuses a single score, to net one duty against another, and to average.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pactwatch.domain.status import BoardRow, Status, Verdict

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


@dataclass(frozen=True, slots=True)
class Headline:
    """The worst verdict of one party in one family of duties, and the row it is of."""

    party: str
    theme: str
    verdict: Verdict
    obligation_id: str
    is_provisional: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """`counts` are rows per shown verdict of `rows` in all; `unassessed` of them say nothing.

    `levels` are counted levels of the duties to do that are assessed (Kroc 0-3), `share` their sum
    over the greatest possible, in per cent, None where there is none. `parties` counts per
    promisor rows, assessed rows, and rows reviewed by a person, so that one-sided scrutiny shows.
    """

    rows: int
    unassessed: int
    counts: tuple[tuple[Verdict, int], ...]
    levels: tuple[int, ...]
    share: int | None
    headlines: tuple[Headline, ...]
    parties: tuple[tuple[str, int, int, int], ...]

    def as_lines(self) -> list[str]:
        """A few lines a reader can take in."""
        shown = ", ".join(f"{v.value} {n}" for v, n in self.counts)
        lines = [f"{self.rows} duties: {shown}; {self.unassessed} not assessed."]
        if self.share is not None:
            lines.append(
                f"Duties to do with a level: {len(self.levels)}; {self.share} % of full "
                "implementation, of these alone."
            )
        for h in self.headlines:
            mark = " (provisional)" if h.is_provisional else ""
            lines.append(f"{h.party}, {h.theme}: worst is {h.verdict}{mark} on {h.obligation_id}.")
        for party, rows, assessed, reviewed in self.parties:
            lines.append(
                f"{party}: {rows} duties, {assessed} assessed, {reviewed} reviewed by a person."
            )
        return lines


def summarise(rows: Iterable[BoardRow], themes: Mapping[str, str]) -> Summary:
    """Distributions over a board; `themes` names each obligation's family of duties."""
    rows = tuple(rows)
    counts = Counter(row.shown.verdict for row in rows)
    levels = tuple(s.level for s in (r.shown for r in rows) if s.level is not None)
    return Summary(
        rows=len(rows),
        unassessed=counts[Verdict.NOT_ASSESSED],
        counts=tuple((v, counts[v]) for v in Verdict if counts[v]),
        levels=levels,
        share=round(100 * sum(levels) / (_FULL * len(levels))) if levels else None,
        headlines=tuple(_headlines(rows, themes)),
        parties=tuple(_parties(rows)),
    )


def _headlines(rows: Iterable[BoardRow], themes: Mapping[str, str]) -> Iterable[Headline]:
    worst: dict[tuple[str, str], tuple[int, BoardRow, Status]] = {}
    for row in rows:
        if row.shown.verdict in _WORSE:
            rank = _WORSE.index(row.shown.verdict)
            for party in row.promisor:
                key = (party, themes.get(row.obligation_id) or "other duties")
                if key not in worst or rank > worst[key][0]:
                    worst[key] = (rank, row, row.shown)
    for (party, theme), (_, row, status) in sorted(worst.items(), key=lambda item: item[0]):
        is_provisional = status is row.provisional
        yield Headline(party, theme, status.verdict, row.obligation_id, is_provisional)


def _parties(rows: Iterable[BoardRow]) -> Iterable[tuple[str, int, int, int]]:
    found: dict[str, list[BoardRow]] = {}
    for row in rows:
        for party in row.promisor:
            found.setdefault(party, []).append(row)
    for party, owed in sorted(found.items()):
        assessed = sum(r.shown.verdict is not Verdict.NOT_ASSESSED for r in owed)
        reviewed = sum(r.reviewed.verdict is not Verdict.NOT_ASSESSED for r in owed)
        yield party, len(owed), assessed, reviewed
