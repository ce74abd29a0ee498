"""The patterns of acts, grounds and hedges side by side: a sentence is looked through once.

In: a list of patterns from acts.toml, basis.toml or hedges.toml, then a sentence's forms. Out: the
list read, and for each list the patterns that can stand in the sentence at all. Some hundred short
lists are asked in turn for each statement; few of them have a word in its sentence. Refuses to say
where a pattern stands: see conduct.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from pactwatch.language.words.lexicon import load
from pactwatch.language.words.trigger_index import TriggerIndex
from pactwatch.text.triggers import Trigger, parse_trigger

__all__ = ["PatternList", "possible_lists", "shelved"]

_LISTS = ("acts", "basis", "hedges")


class PatternList:
    """A list of patterns of the shelf, read; two are the same only if they are one object."""

    __slots__ = ("triggers",)

    def __init__(self, patterns: Sequence[str]) -> None:
        """Raises ValueError naming a pattern that cannot be read."""
        self.triggers: tuple[Trigger, ...] = tuple(map(parse_trigger, patterns))


def shelved(patterns: Sequence[str]) -> PatternList:
    """One of the lists, given as it stands in its file; KeyError where none holds it."""
    return _shelf()[tuple(patterns)]


def possible_lists(present: frozenset[str]) -> Mapping[PatternList, Sequence[int]]:
    """The numbers of the patterns that can stand among these forms, by list; most have none."""
    every, owners = _side_by_side()
    found: dict[PatternList, list[int]] = {}
    for number in every.possible(present):
        owner, own_number = owners[number]
        found.setdefault(owner, []).append(own_number)
    return found


@cache
def _shelf() -> dict[tuple[str, ...], PatternList]:
    lists = {tuple(patterns) for name in _LISTS for patterns in _lists(load(name))}
    return {patterns: PatternList(patterns) for patterns in sorted(lists)}


def _lists(table: Any) -> Iterator[Sequence[str]]:
    """Every list of patterns in a table: those called so, and the lists of [own]."""
    for name, entry in table.items():
        if isinstance(entry, dict):
            yield from (v for v in entry.values() if isinstance(v, list) and name == "own")
        for inner in entry if isinstance(entry, list) else [entry]:
            if isinstance(inner, dict) and "patterns" in inner:
                yield inner["patterns"]


@cache
def _side_by_side() -> tuple[TriggerIndex, list[tuple[PatternList, int]]]:
    """All patterns in one index, and whose each is."""
    pairs = [(one, n) for one in _shelf().values() for n in range(len(one.triggers))]
    return TriggerIndex([one.triggers[n] for one, n in pairs]), pairs
