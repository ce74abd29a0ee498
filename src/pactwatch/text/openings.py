"""Patterns in, the letters that a match can begin with out: a row is tried where it may fit.

Seventy rows tried at every character cost more than all other reading of dates. Each pattern is
parsed once into what its matches begin with; a place in the text is then looked up by its first
letters. What is not understood counts as "anything", so nothing can be missed: a pattern is only
ever left out where no match can begin. Refuses to match.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

__all__ = ["LONGEST", "RowsByOpening", "found_in", "openings", "places_of"]

# Letters looked at. More leave fewer rows to try and more to look up; 6 was no quicker than 5.
LONGEST = 5
# So many ways to begin are told apart; of more, fewer letters are kept. 300 and 1000 were slower.
_MOST = 3000
_DIGITS, _SPACES = "0123456789", " \t\n\r\f\v\x1c\x1d\x1e\x1f"


class _Heads(NamedTuple):
    """Beginnings in small letters: `whole` ones go on with what follows, `cut` ones as it comes."""

    whole: frozenset[str]
    cut: frozenset[str]


_NOTHING, _ANYTHING = _Heads(frozenset({""}), frozenset()), _Heads(frozenset(), frozenset({""}))
_ZERO_WIDTH = {sre.ASSERT, sre.ASSERT_NOT, sre.AT}
_REPEATS = {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}


@lru_cache(maxsize=1024)  # a case brings rows of its own and shares all others
def openings(pattern: re.Pattern[str]) -> frozenset[str]:
    """Small letters, up to LONGEST, one of which begins each match; "" where anything may.

    Holds for text of ASCII letters and marks: elsewhere small and capital letters pair in other
    ways, and there are more blanks and digits than are named here.
    """
    heads = _of_sequence(_parser.parse(pattern.pattern, pattern.flags))
    return heads.whole | heads.cut


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> _Heads:
    whole, cut = _NOTHING
    for op, argument in items:
        if not whole:
            break
        nxt = _of_item(op, argument)
        if len(whole) * (len(nxt.whole) + len(nxt.cut)) > _MOST:
            shorter = _shortened(nxt, _MOST // len(whole))
            return _Heads(frozenset(), cut | {(a + b)[:LONGEST] for a in whole for b in shorter})
        longer = {a + b for a in whole for b in nxt.whole}
        cut |= {(a + b)[:LONGEST] for a in whole for b in nxt.cut}
        cut |= {a[:LONGEST] for a in longer if len(a) >= LONGEST}
        whole = frozenset(a for a in longer if len(a) < LONGEST)
    return _Heads(whole, cut)


def _shortened(heads: _Heads, most: int) -> frozenset[str]:
    """As many letters of each as leave no more than so many different beginnings."""
    every = heads.whole | heads.cut
    shorter = (frozenset(head[:n] for head in every) for n in range(LONGEST, 0, -1))
    return next((found for found in shorter if len(found) <= most), frozenset({""}))


def _of_item(op: Any, argument: Any) -> _Heads:
    if op is sre.LITERAL:
        return _Heads(frozenset({chr(argument).lower()}), frozenset())
    if op is sre.IN:
        return _of_class(argument)
    if op is sre.BRANCH:
        return _either([_of_sequence(branch) for branch in argument[1]])
    if op is sre.SUBPATTERN:
        return _of_sequence(argument[-1])
    if op in _REPEATS:
        return _of_repeat(*argument)
    if op in _ZERO_WIDTH:
        return _NOTHING
    return _either([]) if op is sre.FAILURE else _ANYTHING


def _either(heads: Sequence[_Heads]) -> _Heads:
    return _Heads(
        frozenset().union(*(h.whole for h in heads)), frozenset().union(*(h.cut for h in heads))
    )


def _of_repeat(least: int, most: int, items: Iterable[tuple[Any, Any]]) -> _Heads:
    once = _of_sequence(items)
    if most > 1:  # what follows may be the same once more
        once = _Heads(frozenset(), once.whole | once.cut)
    return once if least else _either([_NOTHING, once])


def _of_class(members: Iterable[tuple[Any, Any]]) -> _Heads:
    letters: set[str] = set()
    for op, argument in members:
        if op is sre.LITERAL:
            letters.add(chr(argument).lower())
        elif op is sre.RANGE and argument[1] - argument[0] < _MOST:
            letters |= {chr(c).lower() for c in range(argument[0], argument[1] + 1)}
        elif op is sre.CATEGORY and argument in _CATEGORIES:
            letters |= set(_CATEGORIES[argument])
        else:
            return _ANYTHING
    return _Heads(frozenset(letters), frozenset())


_CATEGORIES = {sre.CATEGORY_DIGIT: _DIGITS, sre.CATEGORY_SPACE: _SPACES}


def _stands_for_itself(letter: str) -> bool:
    """Whether only the very same letter matches it: ASCII, and marks like “ that have no case."""
    is_caseless = letter.lower() == letter == letter.upper()
    return letter.isascii() or (is_caseless and not letter.isspace() and not letter.isdecimal())


class RowsByOpening:
    """Numbers of the patterns that a match can begin with at a place; safe to share.

    ``at`` gives them in order for the LONGEST letters that stand there (fewer at the text's end).
    """

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._all = tuple(range(len(patterns)))
        self._by_opening: dict[str, list[int]] = {}
        for number, pattern in enumerate(patterns):
            for opening in openings(pattern):
                self._by_opening.setdefault(opening, []).append(number)
        self._lengths = sorted({len(opening) for opening in self._by_opening})
        self.at = lru_cache(32_768)(self._look_up)

    def _look_up(self, letters: str) -> tuple[int, ...]:
        if not letters.isascii() and not all(map(_stands_for_itself, letters)):
            return self._all
        low = letters.lower()
        rows = [self._by_opening.get(low[:length]) for length in self._lengths]
        found = [numbers for numbers in rows if numbers]
        if len(found) > 1:
            return tuple(sorted(set().union(*found)))
        return tuple(found[0]) if found else ()


def found_in(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What `pattern.finditer(text)` gives, sooner where few places of the text have an opening."""
    low, wanted = text.lower(), _words_of(pattern)
    if not wanted or len(low) != len(text):
        yield from pattern.finditer(text)
        return
    end = 0
    for place in places_of(wanted, low):
        if place >= end and (found := pattern.match(text, place)):
            yield found
            end = found.end()


def places_of(words: Iterable[str], text: str) -> list[int]:
    """Where any of the words stands in a text, in order, be it inside another word."""
    places: list[int] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            places.append(at)
            at = text.find(word, at + 1)
    return sorted(places)


@lru_cache(maxsize=256)
def _words_of(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Openings up to a blank, of which there are more than `openings` names; none where a match may
    begin with anything, or with a letter that has other forms elsewhere."""
    cut = {re.split(r"\s", opening, maxsplit=1)[0] for opening in openings(pattern)}
    if not all(word and word.isascii() for word in cut):
        return ()
    return tuple(sorted(w for w in cut if not any(w[:n] in cut for n in range(1, len(w)))))
