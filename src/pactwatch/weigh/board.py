"""A dossier in, one row per obligation out: the reviewed status beside the provisional one.

The one public entry of weighing. Links are indexed by obligation once, so the work grows with
statements plus obligations. Documents published after `as_of`, and claims wholly after it, are left
out. Refuses I/O, the clock and anything outside the dossier: same evidence in, same board out.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from pactwatch.domain.agreement import Agreement, Obligation
from pactwatch.domain.codebook import matches_code
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import (
    Assumption,
    Certainty,
    EvidenceLink,
    ReviewState,
    Testimony,
)
from pactwatch.domain.review import CoverageEntry, Finding, Reply
from pactwatch.domain.statement import EvidenceState
from pactwatch.domain.status import BoardRow, Status
from pactwatch.text.edtf import bounds, is_valid
from pactwatch.weigh.assumptions import Taken, gather_assumptions
from pactwatch.weigh.coverage import cover
from pactwatch.weigh.exhibits import Exhibit, make_exhibit, settle_repetitions
from pactwatch.weigh.mapping import act_codes
from pactwatch.weigh.row import Row
from pactwatch.weigh.ruleset import RuleSet
from pactwatch.weigh.scope import Setting
from pactwatch.weigh.sources import Sources
from pactwatch.weigh.standing import SignOff
from pactwatch.weigh.status import make_status

__all__ = ["board", "propose_assumptions"]

_T = TypeVar("_T", CoverageEntry, Reply, Finding, Assumption)

_CLOSED = {"NOT_REQUIRED", "NO_ANSWER", "REPLIED", "DECLINED", "NOT_FEASIBLE", "CLOSED"}


def board(dossier: Dossier, rules: RuleSet, *, as_of: date) -> tuple[BoardRow, ...]:
    """One row per obligation of every agreement, in the order of the files."""
    desk = _Desk(dossier, rules, as_of)
    rows = tuple(_row(desk, a, o) for a in dossier.agreements for o in a.obligations)
    return _with_counterparts(rows, dossier.agreements)


def propose_assumptions(
    dossier: Dossier, rules: RuleSet, *, as_of: date
) -> dict[str, tuple[tuple[str, Assumption], ...]]:
    """For each obligation id the assumptions open to it, with their labels on the board."""
    desk = _Desk(dossier, rules, as_of)
    rows = ((o.id, desk.provisional(a, o)) for a in dossier.agreements for o in a.obligations)
    return {one: tuple((t.label, t.assumption) for t in row.assumptions) for one, row in rows}


def _with_counterparts(
    rows: tuple[BoardRow, ...], agreements: Iterable[Agreement]
) -> tuple[BoardRow, ...]:
    """Beside a duty that depends on another, the other's verdict; it excuses nothing (C5)."""
    verdicts = {(r.agreement, r.obligation_id): r for r in rows}
    wanted = {(a.id, o.id): o.dependencies for a in agreements for o in a.obligations}
    told = []
    for row in rows:
        others = [
            verdicts[row.agreement, d.to]
            for d in wanted[row.agreement, row.obligation_id]
            if (row.agreement, d.to) in verdicts
        ]
        told.append(_told(row, others) if others else row)
    return tuple(told)


def _told(row: BoardRow, others: list[BoardRow]) -> BoardRow:
    def more(status: Status, verdict_of: Callable[[BoardRow], str]) -> Status:
        lines = tuple(f"{o.obligation_id} stands at {verdict_of(o)}." for o in others)
        return replace(status, trace=(*status.trace, *lines))

    return replace(
        row,
        reviewed=more(row.reviewed, lambda o: f"{o.reviewed.verdict}"),
        provisional=more(row.provisional, lambda o: f"{o.provisional.verdict} (provisional)"),
    )


def _row(desk: "_Desk", agreement: Agreement, obligation: Obligation) -> BoardRow:
    provisional = desk.provisional(agreement, obligation)
    book = desk.sources.book.actors
    return BoardRow(
        obligation_id=obligation.id,
        agreement=agreement.id,
        promisor=tuple(book[p].name if p in book else p for p in obligation.promisor),
        title=obligation.title,
        polarity=obligation.polarity.value,
        reviewed=_status(desk, desk.reviewed(provisional)),
        provisional=_status(desk, provisional),
    )


def _status(desk: "_Desk", row: Row) -> Status:
    alternatives = {
        name: replace(row, exhibits=exhibits) for name, exhibits in desk.alternatives(row).items()
    }
    return make_status(row, alternatives)


@dataclass(frozen=True, slots=True)
class _Item:
    link: EvidenceLink
    testimony: Testimony


class _Desk:
    """The dossier sorted for weighing: what lies under which obligation."""

    def __init__(self, dossier: Dossier, rules: RuleSet, as_of: date) -> None:
        self.dossier, self.rules, self.as_of = dossier, rules, as_of
        known = tuple(t for t in dossier.testimonies if _is_known(t, as_of))
        whole = replace(dossier, testimonies=known)
        self.sources = Sources(whole)
        has_possible = any(
            e.certainty is Certainty.POSSIBLE or e.type.value in ("SAME_OWNER", "PRESUMED_SHARED")
            for e in dossier.lineage
        )
        self._pessimistic = Sources(whole, is_pessimistic=True) if has_possible else None
        by_id = {t.statement.id: t for t in known}
        self._items: dict[str, list[_Item]] = defaultdict(list)
        for link in dossier.links:
            testimony = by_id.get(link.statement_id)
            if testimony is not None and _is_within(link, testimony, as_of):
                self._items[link.obligation_id].append(_Item(link, testimony))
        self._quarantined = _by_code(known)
        self._coverage = _by_obligation(dossier.coverage)
        self._replies = _by_obligation(dossier.replies)
        self._findings = _by_obligation(dossier.findings)
        self._registered = _by_obligation(dossier.assumptions)

    def provisional(self, agreement: Agreement, obligation: Obligation) -> Row:
        """The row as if a person had accepted every suggestion nobody rejected."""
        setting = Setting(obligation, agreement, self.sources.book, self.dossier.codebook)
        exhibits = self._exhibits(obligation, self.sources)
        return Row(
            setting=setting,
            exhibits=exhibits,
            assumptions=gather_assumptions(
                setting,
                exhibits,
                self.dossier.assumption_states,
                self._registered.get(obligation.id, ()),
            ),
            rules=self.rules,
            as_of=self.as_of,
            coverage=cover(self._coverage.get(obligation.id, ()), self.as_of),
            sign_off=self._sign_off(obligation),
            is_reviewed=obligation.id in self.dossier.done,
            quarantined=self._quarantined_on(obligation),
        )

    def reviewed(self, row: Row) -> Row:
        """The same row with only what a person accepted."""
        obligation = row.setting.obligation
        is_done = obligation.id in self.dossier.done
        return replace(
            row,
            exhibits=self._exhibits(obligation, self.sources, only=ReviewState.ACCEPTED),
            is_reviewed=is_done or self._is_all_decided(obligation, row.assumptions),
            is_persons_board=True,
        )

    def alternatives(self, row: Row) -> Mapping[str, tuple[Exhibit, ...]]:
        """The row's exhibits under pessimistic lineage and with grades one step lower."""
        found: dict[str, tuple[Exhibit, ...]] = {}
        only = ReviewState.ACCEPTED if row.is_persons_board else None
        obligation = row.setting.obligation
        if self._pessimistic is not None and row.exhibits:
            found["with every possible link between sources taken as a link"] = self._exhibits(
                obligation, self._pessimistic, only=only
            )
        if any(e.grade.value != "F" for e in row.exhibits):
            found["with every grade one step lower"] = self._exhibits(
                obligation, self.sources, only=only, is_lowered=True
            )
        return found

    def _exhibits(
        self,
        obligation: Obligation,
        sources: Sources,
        *,
        only: ReviewState | None = None,
        is_lowered: bool = False,
    ) -> tuple[Exhibit, ...]:
        states = self.dossier.link_states
        items = (
            item
            for item in self._items.get(obligation.id, ())
            if _may_count(states.get(item.link.id, ReviewState.PROPOSED), only)
        )
        made = (
            make_exhibit(
                i.link, i.testimony, obligation, sources, self.rules, is_lowered=is_lowered
            )
            for i in items
        )
        return tuple(e for e in settle_repetitions(made) if not self._is_excluded(e))

    def _is_excluded(self, exhibit: Exhibit) -> bool:
        excluded = self.dossier.excluded_origins
        return exhibit.origin in excluded or exhibit.testimony.origin in excluded

    def _is_all_decided(self, obligation: Obligation, assumptions: Iterable[Taken]) -> bool:
        """Whether a person has decided every suggestion on the row, of which there was one."""
        states = self.dossier.link_states
        items = self._items.get(obligation.id, ())
        decided = (
            states.get(i.link.id, ReviewState.PROPOSED) is not ReviewState.PROPOSED for i in items
        )
        open_ones = [
            t
            for t in assumptions
            if t.assumption.state is ReviewState.PROPOSED
            and any(states.get(link) is not ReviewState.REJECTED for link in t.links)
        ]
        return bool(items) and all(decided) and not open_ones

    def _sign_off(self, obligation: Obligation) -> SignOff:
        findings = [
            f
            for f in self._findings.get(obligation.id, ())
            if f.decided_on <= self.as_of and f.standing == "S3"
        ]
        return SignOff(
            is_answered=any(f.contradictions_answered for f in findings),
            is_reply_closed=self._is_reply_closed(obligation),
            is_signed=any(len(set(f.signers)) >= 2 for f in findings),
        )

    def _is_reply_closed(self, obligation: Obligation) -> bool:
        """Every promisor was heard or had its chance, as far as known on the day."""
        state = {
            reply.party: reply.state
            for reply in self._replies.get(obligation.id, ())
            if reply.answered_on is None or reply.answered_on <= self.as_of
        }
        return all(state.get(party) in _CLOSED for party in obligation.promisor)

    def _quarantined_on(self, obligation: Obligation) -> tuple[str, ...]:
        """Quarantined statements that would have been about the act of this row."""
        codes = (*act_codes(obligation), *obligation.performs)
        found = {
            statement
            for code, statements in self._quarantined.items()
            if any(matches_code(pattern, code) for pattern in codes)
            for statement in statements
        }
        return tuple(sorted(found))


def _may_count(state: ReviewState, only: ReviewState | None) -> bool:
    return state is only if only is not None else state is not ReviewState.REJECTED


def _is_known(testimony: Testimony, as_of: date) -> bool:
    """Published by the day; what bears no date counts from the day it was recorded."""
    day = testimony.published or testimony.recorded_at.date()
    return day <= as_of


def _is_within(link: EvidenceLink, testimony: Testimony, as_of: date) -> bool:
    """Whether the claim exists and does not lie wholly after the day."""
    claims = testimony.statement.claims
    if not 0 <= link.claim < len(claims):
        return False
    when = claims[link.claim].when
    earliest = bounds(when)[0] if when and is_valid(when) else None
    return earliest is None or earliest <= as_of


def _by_code(testimonies: Iterable[Testimony]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for testimony in testimonies:
        statement = testimony.statement
        if statement.state is EvidenceState.QUARANTINED or statement.is_blocked:
            for claim in (*statement.claims, *statement.proposed):
                found[claim.conduct].append(statement.id)
    return found


def _by_obligation(
    things: Iterable[_T],
) -> Mapping[str, tuple[_T, ...]]:
    found: dict[str, list[_T]] = defaultdict(list)
    for thing in things:
        found[thing.obligation_id].append(thing)
    return {key: tuple(value) for key, value in found.items()}
