"""Whole lists of a register's rows, kept while nothing that is recorded moves them.

Comes in: a list's name, as of which row of the chain it is asked, and how it is read. Goes out: the
very tuple that was read before, where the audit chain holds no row of its kinds in between; a list
that has only grown since is read on from where it ended. A tombstone throws every list away.
Refuses to keep a list that a condition narrows: there are too many of those.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, select

from pactwatch.register.schema import audit

__all__ = ["Grows", "KeptLists", "kinds_between"]

T = TypeVar("T")
Read = Callable[[Connection, int], tuple[T, ...]]
# Whether what was recorded between two rows of the chain only adds to the end of a list.
Grows = Callable[[Connection, int, int], bool]

FORGETTING = "tombstone"


class KeptLists:
    """The lists of one register file. Who asks for one that is being read waits for it: reading
    the statements of a large case takes seconds."""

    def __init__(self) -> None:
        self._lists: dict[str, tuple[int, tuple[Any, ...]]] = {}
        self._reading: defaultdict[str, Lock] = defaultdict(Lock)

    def lock(self, name: str) -> Lock:
        """To be held around `get`, before a connection is taken: waiting must not keep one."""
        return self._reading[name]

    def get(
        self,
        connection: Connection,
        name: str,
        upto: int,
        read: Read[T],
        *,
        moved_by: Iterable[str],
        grows: Grows,
    ) -> tuple[T, ...]:
        """The list as of row `upto`. `read(connection, after)` gives its rows beyond row `after`,
        from 0 all; `moved_by` are the kinds of rows that can change it."""
        at, kept = self._lists.get(name, (0, None))
        if kept is None or _has_forgotten(connection, min(at, upto)):
            return self._keep(name, upto, read(connection, 0))
        moved = kinds_between(connection, min(at, upto), max(at, upto))
        if moved.isdisjoint(moved_by):
            return self._keep(name, max(at, upto), cast(tuple[T, ...], kept))
        if upto < at:
            return read(connection, 0)  # of the past: the list of now stays the one that is kept
        if grows(connection, at, upto):
            return self._keep(name, upto, (*kept, *read(connection, at)))
        return self._keep(name, upto, read(connection, 0))

    def _keep(self, name: str, upto: int, found: tuple[T, ...]) -> tuple[T, ...]:
        self._lists[name] = (upto, found)
        return found


def kinds_between(connection: Connection, after: int, upto: int | None) -> frozenset[str]:
    """The kinds of the rows after one place in the chain, up to another where there is one."""
    found = select(audit.c.kind).where(audit.c.seq > after).distinct()
    if upto is not None:
        found = found.where(audit.c.seq <= upto)
    return frozenset(connection.execute(found).scalars())


def _has_forgotten(connection: Connection, after: int) -> bool:
    """Whether anything was forgotten since: that reaches into views of the past as well."""
    gone = select(audit.c.seq).where(audit.c.seq > after, audit.c.kind == FORGETTING)
    return connection.execute(gone.limit(1)).first() is not None
