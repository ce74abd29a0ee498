"""actors.toml in, actors out: who the case knows, with spellings, roles, grades, access paths.

The file holds [[actor]] tables; the same tables stand in agreement files. Keys: id, names (the
first is shown), kind, role, parent, reliability (A-F), access_path, areas, note.
Refuses unknown keys, an id twice, a parent nobody defines and parents in a circle.
"""

from collections.abc import Sequence

from pactwatch.domain.actor import Actor, MonitorRole, Reliability
from pactwatch.errors import BadInput
from pactwatch.read.toml_table import Table

__all__ = ["KEYS", "actor_of", "check_parents", "parse_actors"]

KEYS = ("id", "names", "kind", "role", "parent", "reliability", "access_path", "areas", "note")


def parse_actors(toml_text: str, *, name: str) -> tuple[Actor, ...]:
    """The actors of a file. Raises BadInput naming file, key, found, expected and next step.

    A parent may be an actor of an agreement, so parents are checked by `check_parents` once
    all actors of a case are together.
    """
    top = Table.parse(toml_text, name=name)
    top.only(("actor",))
    tables = top.tables("actor")
    actors = tuple(actor_of(table) for table in tables)
    refuse_twice(tables, [actor.id for actor in actors])
    return actors


def actor_of(table: Table) -> Actor:
    """One [[actor]] table."""
    table.only(KEYS)
    role = table.choice("role", MonitorRole) if "role" in table.values else None
    return Actor(
        id=table.text("id"),
        names=table.texts("names", needed=True),
        kind=table.text("kind", "UNKNOWN"),
        role=role,
        parent=table.optional("parent"),
        reliability=table.choice("reliability", Reliability, Reliability.F),
        access_path=table.optional("access_path"),
        areas=table.texts("areas"),
        note=table.text("note", ""),
    )


def refuse_twice(tables: Sequence[Table], ids: Sequence[str]) -> None:
    """An id names one thing only."""
    seen: set[str] = set()
    for table, one in zip(tables, ids, strict=True):
        if one in seen:
            table.fail("id", "an id that no other table of the file has", "rename one of the two")
        seen.add(one)


def check_parents(actors: Sequence[Actor], *, name: str) -> None:
    """Every parent is a known actor and no chain of parents comes back to its beginning."""
    known = {actor.id: actor for actor in actors}
    for actor in actors:
        seen, current = {actor.id}, actor.parent
        while current is not None:
            if current not in known or current in seen:
                expected = "an actor's id, and no circle"
                raise BadInput(
                    f"{name}: actor[{actor.id}].parent: found {current!r}, expected {expected}; "
                    "correct the parent or add the actor"
                )
            seen.add(current)
            current = known[current].parent
