"""A document's names in, the same with parts of whole names read as what the whole is.

"Oskel" after "Mira Oskel" is she, whatever the model took the bare word for, and also where it
saw no name. A word that is a place elsewhere, or the X of a "Republic of X", and no person's
surname, is a place. Refuses to decide where the bare word mostly stands for something else
(a Washington who lives in Washington).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.grammar.engine import Found
from pactwatch.language.words.lexicon import load, phrases
from pactwatch.language.words.ranges import join, over

__all__ = ["with_families"]

# A surname of fewer letters is an everyday word too easily ("An", "Su").
_LETTERS = 4
# Of a mention that no model saw.
_LEAST = 0.5


def with_families(text: str, found: Sequence[Found]) -> list[Found]:
    """The names in order, bare surnames and places agreed with the whole names."""
    alone = Counter((text[f.start : f.end], f.kind) for f in found)
    people = _surnames(text, found, alone)
    places = _places(text, found, alone)
    places -= _all_names(text, found)
    bodies = _bodies(text, found)
    told = [_told(f, text[f.start : f.end], people, places, bodies) for f in found]
    return sorted([*told, *_unseen(text, told, people)], key=lambda f: (f.start, -f.end))


def _told(name: Found, words: str, people: set[str], places: set[str], bodies: set[str]) -> Found:
    if words in people:
        return replace(name, kind="PER")
    if name.kind == "PER" and words in bodies:
        return replace(name, kind="ORG")
    # A team or a government called after a place stays what it is.
    return replace(name, kind="LOC") if name.kind == "PER" and words in places else name


def _bodies(text: str, found: Sequence[Found]) -> set[str]:
    """First words of bodies' names of two words ("Fitch" of "Fitch Ratings") that are part of no
    person's name and are never addressed as one."""
    whole = [text[f.start : f.end].split() for f in found if f.kind == "ORG"]
    # "The Oskel Foundation" is called after somebody; "Tarn Ratings" after nobody.
    called = phrases("organisations", "bodies") | phrases("organisations", "issuers")
    two = [w for w in whole if len(w) == 2 and w[1].lower() not in called]
    first = {words[0] for words in two if _is_surname(words[0])} - _all_names(text, found)
    if not first:
        return first
    address = "|".join(load("titles")["address"]["words"].split())
    return first - set(re.findall(rf"(?i:\b(?:{address}))\.? ([\w-]+)", text))


def _surnames(text: str, found: Sequence[Found], alone: Counter[tuple[str, str]]) -> set[str]:
    """Last words of whole names of people that do not stand alone for something else."""
    whole = [text[f.start : f.end] for f in found if f.kind == "PER"]
    last = {name.split()[-1] for name in whole if " " in name}
    others: Counter[str] = Counter()
    for (words, kind), times in alone.items():
        others[words] += times if kind != "PER" else 0
    return {word for word in last if _is_surname(word) and others[word] <= _own(word, alone)}


def _own(word: str, alone: Counter[tuple[str, str]]) -> int:
    return 1 + alone[word, "PER"]


def _is_surname(word: str) -> bool:
    return len(word) >= _LETTERS and word[0].isupper() and word[1:].islower()


def _all_names(text: str, found: Sequence[Found]) -> set[str]:
    """Every word of a person's name of several words."""
    whole = (text[f.start : f.end].split() for f in found if f.kind == "PER")
    return {word for words in whole if len(words) > 1 for word in words}


def _places(text: str, found: Sequence[Found], alone: Counter[tuple[str, str]]) -> set[str]:
    """Bare words seen as places as often as as people, and the X of a state's whole name."""
    states = phrases("organisations", "state_forms")
    named = {
        words[-1]
        for f in found
        if len(words := text[f.start : f.end].split()) == 3 and words[1] == "of"
        if words[0].lower() in states
    }
    bare = {words for words, kind in alone if kind == "LOC" and " " not in words}
    return named | {w for w in bare if alone[w, "LOC"] >= alone[w, "PER"]}


def _unseen(text: str, found: Sequence[Found], people: set[str]) -> list[Found]:
    """Surnames where no name was seen: one look through the text, each place looked up."""
    if not people:
        return []
    taken = join([(f.start, f.end) for f in found])
    places = [m.span() for m in _WORD.finditer(text) if m.group() in people]
    if odd := sorted(word for word in people if not _WORD.fullmatch(word)):  # "O’malley"
        words = "|".join(map(re.escape, odd))
        places += [m.span() for m in re.finditer(rf"(?<![\w-])(?:{words})(?![\w-])", text)]
    return [Found(*place, "PER", _LEAST) for place in places if not over(taken, place)]


# A word with what hyphens join to it: a pattern for each of a thousand surnames takes minutes.
_WORD = re.compile(r"[\w-]+")
