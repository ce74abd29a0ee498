"""A deed told of several days: one claim for each.

In: a hit, its claim and the document's time expressions. Out: the claim, once for every day that
stands joined to its own ("on 4 June and again on 9 June"), each with the place and the number said
beside that day. Refuses alternatives ("on 4 or 9 June", unless nothing was done on either), and
days that a verb, a "but" or another matter parts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pactwatch.domain.claim import Claim, Polarity
from pactwatch.language.claims.quantity import number_value
from pactwatch.language.claims.times import Timed, tells_when
from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.phrases import place_text
from pactwatch.language.conduct.places import place_among
from pactwatch.language.grammar.chunks import chunk
from pactwatch.language.grammar.syntax import Sentence, Token, clause_verb, places_inside
from pactwatch.language.words.ranges import among

__all__ = ["of_each_day"]

# From so many words on, what stands between two days is a matter of its own. A guess.
_FAR = 9
_JOINING = frozenset({"and", "again", "then"})
_NEITHER = frozenset({"or", "nor"})
_BESIDE = frozenset(
    {"again", "also", "finally", "later", "more", "once", "then", ",", ";", "further", "another"}
)
_LINKING = frozenset({"ADP", "DET", "CCONJ"})


def of_each_day(
    text: str,
    hit: Hit,
    claim: Claim,
    times: Sequence[Timed],
    content: Sequence[tuple[int, int]],
) -> tuple[Claim, ...]:
    """The claim by itself where one day is told, else one for each."""
    sentence = hit.sentence
    inside = places_inside(sentence, content)
    days = [d for d in _days(sentence, times) if d[0] in inside]
    own = next((d for d in days if claim.when == d[2] and claim.when_basis == "STATED"), None)
    if own is None:
        return (claim,)
    row = _row(sentence, days, own, claim, inside)
    if len(row) < 2:
        return (claim,)
    ends = _ends(sentence, row)
    told = ((d, first, last) for d, (first, last) in zip(row, pairwise(ends), strict=True))
    return tuple(_on_day(text, sentence, claim, d, first, last) for d, first, last in told)


_Day = tuple[int, int, str]
"""First word, last word and EDTF of a day."""


def _days(sentence: Sentence, times: Sequence[Timed]) -> Iterator[_Day]:
    """What tells when, without a direction: of "by 3 May and 9 May" nothing is done on either."""
    for time in among(times, sentence.start, sentence.end):
        words = [t.i for t in sentence.tokens if t.start < time.end and t.end > time.start]
        if words and tells_when(time) and ".." not in str(time.edtf):
            yield words[0], words[-1], str(time.edtf)


def _row(
    sentence: Sentence,
    days: Sequence[_Day],
    own: _Day,
    claim: Claim,
    inside: frozenset[int],
) -> list[_Day]:
    """The days joined to the claim's own, in order, each once."""
    rows = [[days[0]]]
    for one, other in pairwise(days):
        if _is_joined(sentence, one, other, claim) and not _opens_clause(
            sentence, one, other, inside
        ):
            rows[-1].append(other)
        else:
            rows.append([other])
    row = next(r for r in rows if own in r)
    words = sentence.tokens[row[0][1] + 1 : row[-1][0]]
    joins = _JOINING if claim.polarity is Polarity.POSITIVE else _JOINING | _NEITHER
    return row if any(t.lower in joins for t in words) else [own]


def _is_joined(sentence: Sentence, one: _Day, other: _Day, claim: Claim) -> bool:
    """Whether only "and", "again", a place or a number stands between two days that differ."""
    between = sentence.tokens[one[1] + 1 : other[0]]
    is_same = one[2].startswith(other[2]) or other[2].startswith(one[2])
    if is_same or not between or len(between) > _FAR:
        return False
    if claim.polarity is Polarity.POSITIVE and any(t.lower in _NEITHER for t in between):
        return False
    if any(t.lower == "but" for t in between):
        return False
    places = _place_words(sentence, one[1] + 1, other[0])
    return all(_may_stand(t, claim) or t.i in places for t in between)


def _opens_clause(sentence: Sentence, one: _Day, other: _Day, inside: frozenset[int]) -> bool:
    """ "Shelled Orsk on 3 May, and | on 9 May | the talks began": the day of what comes behind."""
    behind = [t for t in sentence.tokens[other[1] + 1 :] if t.i in inside]
    verb = next((t for t in behind if t.upos in {"VERB", "AUX"}), None)
    if verb is None or clause_verb(sentence, sentence.tokens[one[0]]).i > one[0]:
        return False
    subjects = (t for t in behind if t.i < verb.i and t.relation.startswith("nsubj"))
    return any(t.head > other[1] for t in subjects)


def _place_words(sentence: Sentence, first: int, last: int) -> frozenset[int]:
    """The words of the places named between two words."""
    found: set[int] = set()
    while (noun := place_among(sentence, first, last)) is not None:
        found |= {t.i for t in chunk(sentence, noun)}
        first = noun.i + 1
    return frozenset(found)


def _may_stand(token: Token, claim: Claim) -> bool:
    unit = claim.quantity.unit if claim.quantity else ""
    is_number = bool(unit) and (_number(token) is not None or token.text == unit)
    return token.lower in _BESIDE or token.upos in _LINKING or is_number or _is_like(token, claim)


def _number(token: Token) -> tuple[float, float] | None:
    return number_value(token) if token.upos == "NUM" else None


def _is_like(token: Token, claim: Claim) -> bool:
    """ "Shelled Orsk on 4 June and | Tarsis | on 9 June": a name where the first has a name."""
    return token.upos == "PROPN" and bool(claim.object) and (claim.object or "")[0].isupper()


def _ends(sentence: Sentence, row: Sequence[_Day]) -> list[int]:
    """Where each day's own words begin: behind the "and" or the comma before it."""
    starts = [_opening(sentence, one, other) for one, other in pairwise(row)]
    first = row[0][0] - 1 if row[0][0] else 0
    return [first, *starts, _close(sentence, row[-1])]


def _opening(sentence: Sentence, one: _Day, other: _Day) -> int:
    between = sentence.tokens[one[1] + 1 : other[0]]
    parts = [t.i for t in between if t.lower in {"and", "or", "nor", ",", ";"}]
    return parts[-1] + 1 if parts else other[0]


def _close(sentence: Sentence, day: _Day) -> int:
    behind = sentence.tokens[day[1] + 1 :]
    stops = (t.i for t in behind if t.upos in {"PUNCT", "VERB", "AUX", "SCONJ", "CCONJ"})
    return next(stops, len(sentence.tokens))


def _on_day(text: str, sentence: Sentence, claim: Claim, day: _Day, first: int, last: int) -> Claim:
    """The claim on one of its days, with what is said beside that day alone."""
    place = place_among(sentence, first, last)
    words = sentence.tokens[first : day[0]]
    numbers = (n for t in words if (n := _number(t)) is not None)
    named = [t for t in words if _is_like(t, claim) and (place is None or t.i != place.i)]
    told = replace(claim, when=day[2], place=place_text(text, sentence, place) or claim.place)
    if named and words[0] is named[0]:
        told = replace(told, object=text[named[0].start : named[-1].end])
    number = next(numbers, None)
    if number is None or claim.quantity is None:
        return told
    return replace(told, quantity=replace(claim.quantity, low=number[0], high=number[1]))
