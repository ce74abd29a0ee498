"""Two statements' claims in, those out that may be about one thing; then how they are opposed.

Two claims meet where they have one conduct code, or one entails the other's (METHOD 4.4), and their
actors and places may be the same: what is left open fits all, what is named must meet. Refuses to
say who is right.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from pactwatch.domain.codebook import Codebook
from pactwatch.text.edtf import bounds
from pactwatch.weigh.bearing.wholeness import is_no_to_all
from pactwatch.weigh.names.names import words_of
from pactwatch.weigh.relations.coded import Said
from pactwatch.weigh.relations.matter import is_no_over_it, is_of_one_matter
from pactwatch.weigh.relations.pair import Pair

__all__ = [
    "Meeting",
    "coded",
    "meetings",
    "more_than_own",
    "other_span",
    "other_times",
    "part_and_rest",
    "unless_stated",
]

CodedReason = Callable[[Said, Said], str | None]


class Meeting(NamedTuple):
    """Two claims that may be about one thing.

    `one` says it or says it first; `is_turned` where that is the second of the two passages;
    `conduct` what both are about; `is_in_time` whether their times meet; `is_anchored` whether both
    name somebody or some place in the same part, and it is the same one.
    """

    one: Said
    other: Said
    conduct: str
    is_turned: bool
    is_in_time: bool
    is_anchored: bool = False


def meetings(
    first: Iterable[Said], second: Sequence[Said], codebook: Codebook | None = None
) -> Iterator[Meeting]:
    """Every claim of the first beside each of the second that it meets."""
    for a, b in product(first, second):
        conduct = _conduct_of(a, b, codebook)
        if conduct and a.statement.id != b.statement.id and _are_of_one(a, b):
            is_turned = a.is_no and not b.is_no
            one, other = (b, a) if is_turned else (a, b)
            is_in_time = _meet_in_time(a.claim.when, b.claim.when)
            yield Meeting(one, other, conduct, is_turned, is_in_time, _is_anchored(a, b))


def coded(
    rule: CodedReason, *, is_across_time: bool = False, is_turned: bool | None = None
) -> Callable[[Pair], str | None]:
    """A rule over claims as a rule over two passages: the first reason among what meets.

    `is_across_time`: also where the two are about times that do not meet; `is_turned`: only where
    the yes stands first (False) or second (True).
    """

    def reason(pair: Pair) -> str | None:
        for met in pair.met:
            fits = (met.is_in_time or is_across_time) and is_turned in (None, met.is_turned)
            is_one = fits and is_of_one_matter(pair, met) and is_no_over_it(pair, met)
            if is_one and (found := rule(met.one, met.other)):
                return found
        return None

    return reason


def unless_stated(reason: Callable[[Pair], str | None]) -> Callable[[Pair], str | None]:
    """The reason, unless the claims state times that meet: "since 20 January", "by 30 April"."""
    return lambda pair: None if any(_are_stated(m) for m in pair.met) else reason(pair)


def _are_stated(met: Meeting) -> bool:
    bases = (met.one.claim.when_basis, met.other.claim.when_basis)
    return met.is_in_time and bases == ("STATED", "STATED")


def other_matters(pair: Pair) -> str | None:
    """One broad code, and nothing else in common."""
    if pair.met and not any(is_of_one_matter(pair, met) for met in pair.met):
        return f"Both tell of {pair.met[0].conduct}, and share too little beside."
    return None


def other_times(pair: Pair) -> str | None:
    """Nothing that the two claim is of one time, and both times are known."""
    if pair.met and not any(met.is_in_time or not _is_dated(met) for met in pair.met):
        first = pair.met[0]
        return f"One tells of {first.one.claim.when}, the other of {first.other.claim.when}."
    return None


def _is_dated(met: Meeting) -> bool:
    return met.one.is_of_a_day and met.other.is_of_a_day


def other_span(pair: Pair) -> str | None:
    """Numbers of one day and of all days are of two definitions (METHOD d12)."""
    met = [m for m in pair.met if m.one.is_no == m.other.is_no]
    if met and all(m.one.is_of_a_day != m.other.is_of_a_day for m in met):
        return "One is of a day, the other of all that was until one."
    return None


def more_than_own(pair: Pair) -> str | None:
    """ "No more than 38", and "146 is a fabrication": a side's no to more than it owns up to."""
    for met in pair.met:
        told, denied = met.one.claim.quantity, met.other.claim.quantity
        is_no = met.other.is_no and not met.one.is_no
        is_of_side = met.one.side is not None and met.one.side == met.other.side
        if is_no and is_of_side and told and denied and denied.lies_above(told):
            return f"What is told is {told.as_said}, and what is denied is {denied.as_said}."
    return None


def part_and_rest(pair: Pair) -> str | None:
    """So many are free, so many are held: numbers of a yes and a no are of different things."""
    for met in pair.met:
        if met.one.is_no != met.other.is_no and _leaves_a_part(met) and not met.one.is_of_all:
            return f"One counts what is so of {met.conduct}, the other what is not."
    return None


def _leaves_a_part(met: Meeting) -> bool:
    """ "128 are held", or "not all are free" where the other says how many are."""
    return met.other.is_counted or (met.one.is_counted and is_no_to_all(met.other.words))


def _conduct_of(a: Said, b: Said, codebook: Codebook | None) -> str | None:
    """The code both are about; numbers of another conduct are compared with nothing."""
    one, other = a.claim.conduct, b.claim.conduct
    if one == other:
        return one
    if codebook is None or a.is_no == b.is_no:
        return None
    yes, no = (other, one) if a.is_no else (one, other)
    return no if no in codebook.entailed(yes) else None


def _are_of_one(a: Said, b: Said) -> bool:
    """Actors and place named by both must meet; those of the case by the body they belong to."""
    one, other = a.claim, b.claim
    is_one_doer = _meet(a.doers, b.doers) or _meet(_bodies(a), _bodies(b))
    is_one_place = _meet(_named(one.place), _named(other.place))
    return is_one_doer and is_one_place and _meet(one.counterpart, other.counterpart)


def _is_anchored(a: Said, b: Said) -> bool:
    one, other = a.claim, b.claim
    parts = (
        (_bodies(a), _bodies(b)),
        (a.doers, b.doers),
        (_names_in(one.counterpart), _names_in(other.counterpart)),
        (_named(one.place), _named(other.place)),
    )
    return any(x and y and _meet(x, y) for x, y in parts)


def _names_in(terms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(term for term in terms if term != term.lower())


def _bodies(said: Said) -> tuple[str, ...]:
    return tuple(said.body_of(name) for name in said.doers)


def _named(place: str | None) -> tuple[str, ...]:
    """The place where it bears a name: "valleys" may lie anywhere."""
    return (place,) if place and place != place.lower() else ()


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    first, second = _named_by(one), _named_by(other)
    return not first or not second or not first.isdisjoint(second)


# Of a thousand statements a million pairs meet, and they name a few hundred actors and places.
@lru_cache(maxsize=4096)
def _named_by(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(w.casefold() for name in names for w in words_of(name)) - {"the", "of", "in"}


def _meet_in_time(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return True
    (first, last), (begin, end) = bounds(one), bounds(other)
    gaps = ((last, begin), (end, first))
    return not any(before and after and before < after for before, after in gaps)
