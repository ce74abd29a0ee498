"""Who stands behind what, written down, so that the next program need not settle it again.

Goes in: the desk of a case (`weigh.desk`), settled. Comes out: the same as plain tables, from which
a later desk goes on where this one ended, and learns only what came since. Nothing in it is
evidence, and nothing of it is worth keeping beside another program or another day.
"""

from dataclasses import dataclass

__all__ = ["Joined", "Ledger", "Named"]

Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """Documents and origins on one reading of the lineage: who is one with whom (`parents`), which
    documents tell what another told (`derived`), which origins a document credits, whose words a
    story's own voice and its unnamed people are, and what merely possible links touch."""

    parents: dict[str, str]
    derived: set[str]
    credited: dict[str, set[str]]
    voices: dict[str, str]
    anonymous: dict[str, dict[str, str]]
    ends: set[str]


@dataclass(frozen=True, slots=True)
class Named:
    """Named speakers by surname and full name, the spellings heard, whom an origin stands for, and
    by origin the bodies it was told to speak for."""

    by_surname: dict[str, list[tuple[Name, set[str]]]]
    aliases: dict[str, dict[str, str]]
    heard: set[tuple[str | None, str]]
    sides: dict[str, set[str]]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Sources as they stand for certain and, where any link is merely possible, with every possible
    link; the duties each document and origin bears on; quarantined statements by conduct."""

    certain: Joined
    possible: Joined | None
    unnamed: dict[str, set[str]]
    people: Named
    rows_of: dict[str, set[str]]
    quarantined: dict[str, set[str]]
