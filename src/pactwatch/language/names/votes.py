"""All mentions of a document in, the same with one name read one way throughout.

A model looks at one sentence at a time; a document spells one actor many times. Where mentions of
one spelling disagree whether it is a person or a body, the surer side wins; a spelling that was
seen as a name often enough is one wherever else it stands. A place and the team or government
called after it are left apart. Refuses to look beyond the document.
"""

import re
from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from pactwatch.language.grammar.engine import Found
from pactwatch.language.words.ranges import Range, join, over
from pactwatch.language.words.word_places import WordPlaces

__all__ = ["agreed"]

# A side wins with this share of the summed scores; swept .55-.8 on the names' development files.
_MAJORITY = 0.65
# Unseen mentions are added for a spelling seen so often, always as one kind.
_SEEN = 2
# Kinds between which mentions are made to agree.
_TOGETHER = frozenset({"PER", "ORG"})
_OF_WORD = re.compile(r"[\w-]")


def agreed(text: str, found: Sequence[Found], bare: Callable[[str], str]) -> list[Found]:
    """The mentions with kinds agreed upon, and unseen mentions of names that were seen."""
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name in found:
        votes[bare(text[name.start : name.end])][name.kind] += name.score
    kinds = {plain: kind for plain, seen in votes.items() if (kind := _winner(seen))}
    same = [_as_agreed(n, kinds.get(bare(text[n.start : n.end]))) for n in found]
    return sorted([*same, *_unseen(text, same)], key=lambda n: (n.start, -n.end))


def _winner(seen: Mapping[str, float]) -> str | None:
    if len(seen) < 2 or not set(seen) <= _TOGETHER:
        return None
    kind = max(seen, key=lambda k: seen[k])
    return kind if seen[kind] >= _MAJORITY * sum(seen.values()) else None


def _as_agreed(name: Found, kind: str | None) -> Found:
    return replace(name, kind=kind) if kind and kind != name.kind else name


def _unseen(text: str, found: Sequence[Found]) -> list[Found]:
    spellings: dict[str, list[Found]] = defaultdict(list)
    for name in found:
        spellings[text[name.start : name.end]].append(name)
    added: list[Found] = []
    taken = list(join((n.start, n.end) for n in found))
    telling = {words: seen for words, seen in spellings.items() if _may_be_unseen(words, seen)}
    places = WordPlaces(text, telling)
    for words, seen in sorted(telling.items(), key=lambda s: -len(s[0])):
        for start, end in _places(text, words, places, taken):
            added.append(replace(seen[0], start=start, end=end))
            insort(taken, (start, end))
    return added


def _may_be_unseen(words: str, seen: Sequence[Found]) -> bool:
    return len(seen) >= _SEEN and len({n.kind for n in seen}) == 1 and _is_telling(words)


def _is_telling(words: str) -> bool:
    """Two capitalised words, or one of four letters and more: no everyday word by accident."""
    parts = words.split()
    is_capital = all(part[:1].isupper() for part in (parts[0], parts[-1]))
    return is_capital and (len(parts) > 1 or len(words) > 3)


def _places(
    text: str, words: str, places: WordPlaces, taken: Sequence[Range]
) -> list[tuple[int, int]]:
    """Where the words stand with nothing of a word on either side, and no name is."""
    found = ((at, at + len(words)) for at in places.of(words))
    whole = (p for p in found if not _OF_WORD.search(_beside(text, *p)))
    return [place for place in whole if not over(taken, place)]


def _beside(text: str, start: int, end: int) -> str:
    return text[max(0, start - 1) : start] + text[end : end + 1]
