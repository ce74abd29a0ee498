"""What the model calls a name in, `Name`s with our kinds out.

PERSON and PLACE follow the model; ORGANISATION and ARMED_GROUP are told apart by the case's
actors, by words inside the name (a "Liberation Front") and by what stands beside any mention of
it ("X fighters", "the militant group X"); what is learnt at one mention holds for all mentions of
the document. Refuses to know any group by name.
"""

import re
from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from pactwatch.domain.actor import Actor
from pactwatch.domain.reading import Name
from pactwatch.language.grammar.engine import Found, Parsed
from pactwatch.language.names.adjectives import with_countries, with_listed
from pactwatch.language.names.edges import mended
from pactwatch.language.names.families import with_families
from pactwatch.language.names.joins import whole_bodies, whole_people
from pactwatch.language.names.outlet_beside import kind_before
from pactwatch.language.names.votes import agreed
from pactwatch.language.names.witness_codes import with_witness_codes
from pactwatch.language.words.lexicon import load, phrases
from pactwatch.language.words.ranges import Range, join, over, trim
from pactwatch.language.words.word_places import WordPlaces
from pactwatch.text.words import Word

__all__ = ["bare", "find_names", "only_name", "same_name", "words_beside"]

_ARMED_KINDS = frozenset({"ARMED_GROUP", "FACTION", "UNIT"})
_KIND_OF_ACTOR = {
    "PERSON": "PERSON",
    "STATE": "PLACE",
    "ARMED_GROUP": "ARMED_GROUP",
    "FACTION": "ARMED_GROUP",
    "UNIT": "ARMED_GROUP",
}
# Below this the model is guessing. Swept .4-.6 on the names' development files: on newswire it
# makes no difference, on web text .5 is best (F1 .712, .723, .722).
_LEAST_SCORE = 0.5
_DETERMINER = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_TAIL = re.compile(r"(?:['’]s?|[\s,.;:])+$")


def find_names(text: str, parsed: Parsed, actors: Sequence[Actor] = ()) -> tuple[Name, ...]:
    """Names in text order; no two share a character."""
    told = (_beside_body(text, f) for f in whole_bodies(text, parsed.names))
    sure = (f for f in told if f.score >= _LEAST_SCORE)
    ends = [s.end for s in parsed.sentences]
    whole = (part for f in sure for part in _within_sentences(text, f, ends))
    parts = (_with_direction(text, part) for f in whole for part in mended(text, f))
    seen = [_with_outlet_word(text, part) for part in parts]
    seen = with_countries(text, agreed(text, seen, bare))
    seen = with_listed(text, seen, _bodies(tuple(actors)), bare)
    seen = with_witness_codes(text, with_families(text, whole_people(text, seen)))
    known = _actor_mentions(text, actors)
    armed = _armed(text, parsed, seen, actors)
    organisations = {bare(text[f.start : f.end]) for f in seen if f.kind == "ORG"} | armed
    found = [n for f in seen if (n := _name(text, f, armed, organisations, actors))]
    found = _apart(found)
    found += _seen_again(text, found)
    found = _without_parts(found, known)
    taken = join((n.start, n.end) for n in found)
    found += [n for n in known if not over(taken, (n.start, n.end))]
    return tuple(sorted(found, key=lambda n: n.start))


def _without_parts(found: Sequence[Name], known: Sequence[Name]) -> list[Name]:
    """ "Front" and "North" where a case's actor is called "Front for the North": its whole name
    tells who is meant, and a part of it may be somebody else's."""
    bodies = (n for n in known if " " in n.text and n.kind != "PERSON")
    whole = sorted((n.start, n.end) for n in bodies)
    return [n for n in found if not _is_part((n.start, n.end), whole)]


def _is_part(name: Range, whole: Sequence[Range]) -> bool:
    around = over(whole, name)
    return name not in around and any(s <= name[0] and name[1] <= e for s, e in around)


def _within_sentences(text: str, found: Found, ends: Sequence[int]) -> Iterator[Found]:
    """No name runs from a heading's line into the next ("minister of Orlana | Radio Sorrel")."""
    at = bisect_right(ends, found.start)
    cut = ends[at] if at < len(ends) else found.end
    if cut >= found.end or "\n" not in text[found.start : found.end]:
        yield found
        return
    for start, end in (trim(text, found.start, cut), trim(text, cut, found.end)):
        yield replace(found, start=start, end=end)


@lru_cache(maxsize=16)
def _bodies(actors: tuple[Actor, ...]) -> dict[str, str]:
    """The bare names of actors that are no people, with what the model calls such."""
    return {
        bare(name): "LOC" if actor.kind == "STATE" else "ORG"
        for actor in actors
        if actor.kind != "PERSON"
        for name in actor.names
    }


def _apart(found: Sequence[Name]) -> list[Name]:
    """Names that share no character; the one that begins first stays."""
    kept: list[Name] = []
    for name in sorted(found, key=lambda n: (n.start, -n.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


@lru_cache(maxsize=65536)
def bare(name: str) -> str:
    """A name for comparing: lower case, no article, hyphens and spaces alike, no final 's."""
    plain = name.strip()
    if match := _DETERMINER.match(plain):
        plain = plain[match.end() :]
    plain = _TAIL.sub("", plain)
    return re.sub(r"[\s\-‐‑]+", " ", plain).replace("’", "'").casefold()


def same_name(one: str, other: str) -> bool:
    """Whether two spellings are the same name but for articles, case and hyphens."""
    return bare(one) == bare(other)


def only_name(names: Iterable[Name]) -> str | None:
    """The one name, as it last stands, where all are spellings of one; else None."""
    found = {bare(n.text): n.text for n in names}
    return next(iter(found.values())) if len(found) == 1 else None


# On the same line: below a heading that ends in a name an outlet may open the next.
_NEXT_CAPITAL = re.compile(r"[^\S\n]([A-Z]\w+)")


def _with_outlet_word(text: str, found: Found) -> Found:
    """A name goes on with the outlet's word the model left off ("Harbour | Television"), and is no
    person's behind "the radio station"."""
    if " " in (kind_before(text, found.start) or ""):
        return replace(found, kind="ORG")
    following = _NEXT_CAPITAL.match(text, found.end)
    if found.kind not in {"ORG", "MISC", "LOC"} or following is None:
        return found
    if following[1].lower() not in phrases("organisations", "outlet"):
        return found
    return Found(found.start, following.end(), "ORG", found.score)


_DIRECTION = re.compile(
    r"(?:Upper|Lower|North|South|East|West|Northern|Southern|Eastern|Western)\s"
)
_LONGEST_DIRECTION = len("Northern ")


def _with_direction(text: str, found: Found) -> Found:
    """ "Lower Sarn" is one name and no person: the direction belongs to it, and tells two apart."""
    low = max(0, found.start - _LONGEST_DIRECTION)
    before = re.search(rf"\b{_DIRECTION.pattern}\Z", text[low : found.start])
    if before:
        found = replace(found, start=low + before.start())
    is_place = found.kind == "PER" and _DIRECTION.match(text, found.start, found.end) is not None
    return replace(found, kind="LOC") if is_place else found


_BODY = re.compile(r"\b(?:the|its|an?)\s(?:[\w'’-]+\s){0,3}(?P<body>\w+),\s\Z", re.IGNORECASE)
_LONGEST_BODY = 80  # characters


def _beside_body(text: str, found: Found) -> Found:
    """ "The company, | Halvern Waters |, denied it": what is called a body is one, and surely. Of
    "the head of the mission, | Ane Birk |," only the model can tell."""
    if not text.startswith(",", found.end):
        return found
    low = max(0, found.start - _LONGEST_BODY)
    before = _BODY.search(text[low : found.start])
    if before is None:
        return found
    opens = text[: low + before.start()].rstrip(" ")[-1:] in {"", "\n", ".", "”"}
    is_body = before["body"] in phrases("organisations", "bodies")
    is_one = is_body and (opens or found.kind != "PER")
    return replace(found, kind="ORG", score=1.0) if is_one else found


def _name(
    text: str, found: Found, armed: set[str], organisations: set[str], actors: Sequence[Actor]
) -> Name | None:
    words = text[found.start : found.end]
    plain = bare(words)
    if found.kind == "PER":
        kind = "ARMED_GROUP" if plain in armed else "PERSON"
    elif plain in armed:
        kind = "ARMED_GROUP"
    elif found.kind == "LOC":
        if plain in _months():
            return None
        kind = "PLACE"
    elif found.kind == "ORG" or plain in organisations:
        kind = "ORGANISATION"
    else:
        return None  # a nationality, a language, an event: no actor and no place
    return Name(found.start, found.end, words, kind)


@cache
def _months() -> frozenset[str]:
    """Months by their full names, which a model now and then takes for places."""
    return frozenset(forms[0].casefold() for forms in load("times")["months"].values())


def _armed(text: str, parsed: Parsed, seen: Iterable[Found], actors: Sequence[Actor]) -> set[str]:
    """The names (in bare form) that some mention, or the case file, shows to be armed groups."""
    armed = {bare(n) for a in actors if a.kind in _ARMED_KINDS for n in a.names}
    known = {bare(n) for a in actors if a.kind not in _ARMED_KINDS for n in a.names}
    for found in seen:
        plain = bare(text[found.start : found.end])
        if found.kind == "ORG" and plain not in known and _looks_armed(parsed, found, plain):
            armed.add(plain)
    return armed


def _looks_armed(parsed: Parsed, found: Found, plain: str) -> bool:
    if set(plain.split()) & phrases("organisations", "armed_name"):
        return True
    before, after = words_beside(parsed.words, found.start, found.end)
    beside = phrases("organisations", "armed_beside")
    if after and after[0] in beside:
        return True
    if len(before) > 1 and before[0] in _GROUPS and before[1] in beside:
        return True
    nouns = phrases("organisations", "armed_nouns")
    if before and before[0] in nouns:
        return True
    is_beside = len(after) > 3 and after[0] == "," and after[1] in ("a", "an", "the")
    return is_beside and (after[2] in nouns or (after[2] in beside and after[3] in _GROUPS))


_GROUPS = frozenset(
    ["group", "groups", "movement", "network", "organisation", "organization", "outfit"]
)


def words_beside(words: Sequence[Word], start: int, end: int) -> tuple[list[str], list[str]]:
    """Up to four words before (nearest first) and after a range, in lower case."""
    first, last = _index(tuple(words), start), _index(tuple(words), end)
    before = [w.text.lower() for w in words[max(0, first - 4) : first]][::-1]
    after = [w.text.lower() for w in words[last : last + 4]]
    return before, after


def _index(words: tuple[Word, ...], at: int) -> int:
    """How many words start before a character."""
    low, high = 0, len(words)
    while low < high:
        mid = (low + high) // 2
        low, high = (mid + 1, high) if words[mid].start < at else (low, mid)
    return low


def _actor_mentions(text: str, actors: Sequence[Actor]) -> list[Name]:
    """Mentions of the case's actors that the model missed; states are left to the model."""
    found: list[Name] = []
    taken: list[Range] = []
    spellings = [(n, a.kind) for a in actors for n in a.names if len(n) > 2 and n[:1].isupper()]
    for spelling, kind in sorted(spellings, key=lambda s: -len(s[0])):
        # A case lists hundreds of names, and a text holds few: their first words rule out the rest.
        if _BREAK.split(spelling, maxsplit=1)[0] not in text:
            continue
        for match in _pattern(spelling).finditer(text):
            here = match.span()
            if not over(taken, here):
                insort(taken, here)
                found.append(Name(*here, match.group(), _KIND_OF_ACTOR.get(kind, "ORGANISATION")))
    return found


def _seen_again(text: str, found: Sequence[Name]) -> list[Name]:
    """ "Free Voices", seen once as a body, is one wherever it opens a sentence: a name of several
    words, each with a capital. "Rules Committee" is any that is called so."""
    kinds = {n.text: n.kind for n in found if n.kind in _BODIES and _SEVERAL.fullmatch(n.text)}
    common = phrases("organisations", "bodies")
    kinds = {words: kind for words, kind in kinds.items() if not common & set(bare(words).split())}
    taken = [(n.start, n.end) for n in found]  # in order and apart
    places = WordPlaces(text, kinds)
    return [
        Name(at, at + len(words), words, kind)
        for words, kind in kinds.items()
        for at in places.of(words)
        if _OPENS.search(text[max(0, at - 8) : at]) and not over(taken, (at, at + len(words)))
    ]


_BODIES = frozenset({"ORGANISATION", "ARMED_GROUP"})
_OPENS = re.compile(r"(?:\n|[.!?]['\"’”]?\s)\s*(?:[Tt]he\s)?\Z")
_SEVERAL = re.compile(r"[A-Z][\w’'-]+(?: (?:(?:of|for|and|the) )*[A-Z][\w’'-]+)+")
_BREAK = re.compile(r"[\s\-‐‑]+")


@cache
def _pattern(spelling: str) -> re.Pattern[str]:
    loose = _BREAK.pattern.join(re.escape(part) for part in _BREAK.split(spelling))
    return re.compile(rf"(?<!\w){loose}(?!\w)")
