"""Makes reports of reports: the corpus has no nested attribution, news has.

An attribution is wrapped in a second one by inserting words: '…, NAME reported' after its last
word, 'NAME reported that' before its first, or 'according to NAME'. The outer name is tagged
source, the outer verb cue, and they are linked; the inner attribution keeps its labels. Names are
drawn from the name corpus while training, never written here.
"""

from dataclasses import dataclass
from random import Random

import numpy as np

from pactwatch.text.words import Word

from .corpus import Link, Text

# One a word; an underscore stands for a space.
_VERB_LIST = """
reported said wrote reports says noted disclosed announced revealed confirmed added told claimed
has_reported first_reported had_reported has_said also_reported later_reported was_quoted_as_saying
went_on_to_say
"""
_VERBS = _VERB_LIST.split()
# A bare {} stands three times: most outlets are called by their names.
_OUTLET_LIST = """
{} News|the {} Times|the {} Post|{} Television|the {} news agency|{} Radio|the {} Herald
{} state media|the {} Tribune|{} Daily|the newspaper|the agency|state television|{}|{}|{}
local media|the broadcaster|the {} Review|{} Online|a spokesman for {}|officials in {}
"""
_OUTLETS = _OUTLET_LIST.strip().replace("\n", "|").split("|")
# Words that lose their capital when something is set before them; names keep theirs.
_OPENER_LIST = """
He She They The A An It His Her Their Some Many Two Three Several Officials One
"""
_OPENERS = frozenset(_OPENER_LIST.split())


@dataclass(frozen=True, slots=True)
class _Insert:
    """Words with tags to insert before index ``at``; source and cue are ranges within them."""

    at: int
    words: tuple[tuple[str, bool], ...]  # text, glued to the word before
    tags: tuple[int, ...]
    source: tuple[int, int]
    cue: tuple[int, int]
    lower_next: bool = False


def nest(text: Text, names: list[str], random: Random, *, share: float) -> Text:
    """Wrap about ``share`` of the attributions that stand alone in their sentence's edge."""
    assert text.spans is not None
    places = []
    for start, end in _extents(text):
        if random.random() < share:
            insert = _suffix(text, end, names, random) or _prefix(text, start, names, random)
            if insert:
                places.append(insert)
    for insert in sorted(places, key=lambda i: -i.at):
        text = _apply(text, insert)
    return text


def _extents(text: Text) -> list[tuple[int, int]]:
    """First and last word of each attribution, by its cue's and contents' links."""
    found: dict[tuple[int, int], list[int]] = {}
    for link in text.links:
        tag = (text.spans or ())[link.start]
        if tag == 5:  # a content, pointing at its cue
            for cue in link.targets:
                found.setdefault(cue, []).extend((*cue, link.start, link.end))
        elif tag == 3:
            found.setdefault((link.start, link.end), []).extend(
                (link.start, link.end, *(i for t in link.targets for i in t))
            )
    extents = [(min(marks), max(marks)) for marks in found.values() if len(marks) > 4]
    return [e for e in extents if e[1] - e[0] < 90]


def _suffix(text: Text, end: int, names: list[str], random: Random) -> _Insert | None:
    """', NAME reported' or ', according to NAME' before the full stop that ends the sentence."""
    n = len(text.words)
    if end >= n or text.words[end].text != "." or text.spans is None or text.spans[end] != 0:
        return None
    if end + 1 < n and text.words[end + 1].text[0].islower():
        return None
    name, verb = _name(names, random), random.choice(_VERBS).split("_")
    if verb == ["told"]:
        verb = ["told", "reporters"]
    if random.random() < 0.2:
        return _built(end, [","], [("cue", ["according", "to"]), ("source", name)])
    if random.random() < 0.15:
        return _built(end, [","], [("cue", verb), ("source", name)])
    return _built(end, [","], [("source", name), ("cue", verb)])


def _prefix(text: Text, start: int, names: list[str], random: Random) -> _Insert | None:
    """'NAME reported that' before an attribution that begins its sentence."""
    word = text.words[start]
    begins = word.opens or (start and text.words[start - 1].text in (".", "?", "!", "”"))
    if not begins or text.spans is None or text.spans[start] != 1:
        return None
    name, verb = _name(names, random), random.choice(_VERBS).split("_")
    lower = word.text in _OPENERS
    name = [name[0][0].upper() + name[0][1:], *name[1:]]
    if random.random() < 0.25:
        parts = [("cue", ["According", "to"]), ("source", name), ("", [","])]
    else:
        verb = ["told", "reporters"] if verb == ["told"] else verb
        parts = [("source", name), ("cue", verb), ("", ["that"])]
    return _built(start, [], parts, lower_next=lower)


def _name(names: list[str], random: Random) -> list[str]:
    return random.choice(_OUTLETS).format(random.choice(names)).split()


def _built(
    at: int, before: list[str], parts: list[tuple[str, list[str]]], *, lower_next: bool = False
) -> _Insert:
    made = [(word, True) for word in before]
    tags = [0] * len(before)
    ranges = {}
    for role, group in parts:
        begin = {"source": 1, "cue": 3}.get(role, 0)
        ranges[role] = (len(made), len(made) + len(group))
        tags += [begin] + [begin + 1 if begin else 0] * (len(group) - 1)
        made += [(word, word == ",") for word in group]
    return _Insert(at, tuple(made), tuple(tags), ranges["source"], ranges["cue"], lower_next)


def _apply(text: Text, insert: _Insert) -> Text:
    """Insert the words, moving every later word's offsets and every link's indices."""
    assert text.spans is not None
    at, grown = insert.at, len(insert.words)
    old = text.words
    cursor = old[at - 1].end if at else 0
    if not (insert.words[0][1]):
        cursor = old[at].start
    made: list[Word] = []
    for i, (word, glued) in enumerate(insert.words):
        cursor += 0 if glued or (i == 0 and not insert.words[0][1]) else 1
        opens = i == 0 and old[at].opens and not insert.words[0][1]
        made.append(Word(cursor, cursor + len(word), word, opens))
        cursor += len(word)
    is_prefix = not insert.words[0][1]
    shift = cursor + (1 if is_prefix else 0) - old[at].start
    later = [
        Word(w.start + shift, w.end + shift, w.text, w.opens and not (is_prefix and i == 0))
        for i, w in enumerate(old[at:])
    ]
    if insert.lower_next:
        first = later[0]
        later[0] = Word(first.start, first.end, first.text.lower(), first.opens)

    def moved(start: int, end: int) -> tuple[int, int]:
        return (start + grown if start >= at else start, end + grown if end > at else end)

    links = [
        Link(*moved(link.start, link.end), tuple(moved(*t) for t in link.targets))
        for link in text.links
    ]
    source = (at + insert.source[0], at + insert.source[1])
    cue = (at + insert.cue[0], at + insert.cue[1])
    links += [Link(*source, (cue,)), Link(*cue, (source,))]
    spans = (*text.spans[:at], *insert.tags, *text.spans[at:])
    soft = text.soft
    if soft is not None:
        unknown = np.full((grown, soft.shape[1]), np.nan, dtype=soft.dtype)
        soft = np.concatenate((soft[:at], unknown, soft[at:]))
    return Text(text.name, (*old[:at], *made, *later), spans=spans, links=tuple(links), soft=soft)
