"""A row in, the same row under other readings of its evidence out (METHOD C6, METHOD 3).

Every merely possible link taken as a link; every grade one step lower; nothing from a document
with an open garble. Each weakens evidence, and none adds any.
Refuses to build a reading that cannot change the verdict.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from msgspec import structs

from pactwatch.domain.agreement import Obligation
from pactwatch.weigh.evidence.accounts import Account, moved
from pactwatch.weigh.evidence.exhibits import Examiner, Exhibit
from pactwatch.weigh.evidence.repetitions import settle_repetitions
from pactwatch.weigh.origins.sources import Sources
from pactwatch.weigh.ruleset import RuleSet
from pactwatch.weigh.verdict.row import Row

__all__ = ["Readings", "told_in"]

_JOINED = "with every possible link between sources taken as a link"
_SUNK = "with every grade one step lower"
_CLEAN = "without the documents that hold an open garble"


class Readings:
    """Other readings under one rule set; `pessimistic` joins sources where a link is possible."""

    def __init__(
        self,
        sources: Sources,
        pessimistic: Sources | None,
        rules: RuleSet,
        examiner: Callable[[Obligation], Examiner],
    ) -> None:
        self._sources, self._pessimistic, self._rules = sources, pessimistic, rules
        self._examiner = examiner

    def of(
        self, row: Row, is_safe: Callable[[Row, frozenset[str]], bool]
    ) -> Iterable[tuple[str, Row, bool]]:
        """The row under each reading that may change it, named; True where grades must sink.

        `is_safe` tells whether the verdict stands even without all that a reading changes: since
        readings weaken, the verdict then stands under the reading too.
        """
        for name, touches, reading, is_sunk in (
            (_JOINED, self._moved_in, self._joined, False),
            (_SUNK, self._sunk_in, self._unrefused, True),
            (_CLEAN, _garbled_in, self._ungarbled, False),
        ):
            changed = touches(row)
            if changed and not is_safe(row, changed):
                other = reading(row)
                if other is not row or is_sunk:
                    yield name, other, is_sunk

    def _moved_in(self, row: Row) -> frozenset[str]:
        """The origins of a row that a merely possible link may move."""
        sources = self._pessimistic
        if sources is None:
            return frozenset()
        # Asked of every exhibit: no call for each.
        moving, told = sources.moving, row.exhibits
        return frozenset(
            [e.origin for e in told if (a := e.account).story in moving or a.origin in moving]
        )

    def _sunk_in(self, row: Row) -> frozenset[str]:
        """Those on which grades one step lower can matter: between sources all sink alike."""
        direct = self._rules.direct_reliability
        return frozenset(
            [
                e.origin
                for e in row.exhibits
                if e.is_supported is not e.is_sunk_supported
                or e.account.is_sunk_refused
                or (e.grade in direct and e.sunk_grade not in direct)
            ]
        )

    def _joined(self, row: Row) -> Row:
        """The very row where no link that is merely possible moves anything on it."""
        sources = self._pessimistic or self._sources
        may_move = sources.may_move
        placed = [
            (e, moved(a, sources) if may_move((a := e.account).story, a.origin) else a)
            for e in row.exhibits
        ]
        if all(e.account is account for e, account in placed):
            return row
        told = zip(self._told(row), (account for _, account in placed), strict=True)
        return _resettled(row, (_placed(e, account) for e, account in told))

    def _unrefused(self, row: Row) -> Row:
        """Less what a lower grade refuses, where a copy of it may then stand in its place."""
        refused = {e.statement_id for e in row.exhibits if e.account.is_sunk_refused}
        if all(e.repeats not in refused for e in row.exhibits):
            return row
        return _resettled(row, (e for e in self._told(row) if not e.account.is_sunk_refused))

    def _ungarbled(self, row: Row) -> Row:
        return _resettled(row, (e for e in self._told(row) if not _is_garbled(e)))

    def _told(self, row: Row) -> Iterable[Exhibit]:
        return told_in(row.exhibits, self._examiner(row.setting.obligation))


def _placed(exhibit: Exhibit, account: Account) -> Exhibit:
    if exhibit.account is account:
        return exhibit
    return structs.replace(exhibit, account=account, origin=account.origin)


def told_in(exhibits: Iterable[Exhibit], examiner: Examiner) -> Iterable[Exhibit]:
    """Exhibits of a row as they were before repetitions were settled."""
    for e in exhibits:
        yield e if e.repeats is None else examiner.examine(e.link, e.account)


def _resettled(row: Row, told: Iterable[Exhibit]) -> Row:
    return replace(row, exhibits=settle_repetitions(told))


def _garbled_in(row: Row) -> frozenset[str]:
    return frozenset([e.origin for e in row.exhibits if _is_garbled(e)])


def _is_garbled(exhibit: Exhibit) -> bool:
    """Whether it stands under an integrity caution (METHOD 3, sensitivity d)."""
    testimony = exhibit.account.testimony
    return testimony.has_open_garble and not testimony.is_primary_record
