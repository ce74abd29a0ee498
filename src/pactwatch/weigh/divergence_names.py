"""A name in the place of another, in two tellings of one sentence.

In: a pair of nearly equal sentences. Out: the words that differ, or None. A longer or shorter form
of one name is no difference; neither is a name that was only moved. Refuses to know any name.
"""

from collections.abc import Sequence

from pactwatch.text.name_match import THRESHOLD, match_names
from pactwatch.weigh.sentence_pairs import Difference, Pair, Side, Written

__all__ = [
    "DAYS",
    "MONTHS",
    "REPORTING",
    "TITLES",
    "against",
    "are_two",
    "name",
    "table",
    "words_of",
]

# More words than this on either side is a passage written anew, no slip.
_SHORT = 4


def table(words: str) -> frozenset[str]:
    """The words of a list, set apart by blanks."""
    return frozenset(words.split())


def words_of(found: Sequence[Written]) -> str:
    """The words as they stand."""
    return " ".join(w.text for w in found)


def against(ours: Sequence[Written], theirs: Sequence[Written]) -> str:
    """Both tellings side by side, for a reason."""
    return f"“{words_of(ours)}” here, “{words_of(theirs)}” there"


DAYS = table("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = table(
    "january february march april may june july august september october november december jan "
    "feb mar apr jun jul aug sept sep oct nov dec"
)
REPORTING = table(
    "said says say saying told tells according reported reports announced claimed claims added "
    "stated warned argued insisted acknowledged confirmed denied believes estimated described "
    "accused alleged testified noted explained telling adding claiming declaring declared stressed "
    "stressing writes wrote tweeted insists insisting recalled maintained contended contends"
)
TITLES = table(
    "mr mrs ms dr president minister general gen colonel col prime secretary senator sen rep "
    "governor king queen prince chancellor sir lord lady professor prof judge justice captain "
    "the a an his her its their of and for in on at"
)


# A line that names who worked on the text is no part of the story.
_CREDITED = table("contributed reporting editing writing compiled photograph")


def name(pair: Pair) -> str | None:
    """One name in the place of another; a longer or shorter form of one name is none."""
    if _CREDITED & set(pair.first.plain):
        return None
    for diff in pair.differences:
        ours, theirs = _named(diff.ours), _named(diff.theirs)
        if ours and theirs and are_two(ours, theirs) and not _is_moved(pair, diff):
            return against(diff.ours, diff.theirs)
    return _exchanged(pair)


def _exchanged(pair: Pair) -> str | None:
    """The same words throughout, but two names in each other's place ("A accused B")."""
    if sorted(pair.first.plain) != sorted(pair.second.plain):
        return None
    ours = [w for w in pair.first.words if w.is_capital and w.plain not in TITLES | DAYS]
    theirs = [w for w in pair.second.words if w.is_capital and w.plain not in TITLES | DAYS]
    if [w.plain for w in ours] == [w.plain for w in theirs] or len(ours) < 2:
        return None
    rest = [[w.plain for w in s.words if not w.is_capital] for s in (pair.first, pair.second)]
    if rest[0] != rest[1] or _are_joined(pair.first, ours):
        return None
    return against(ours, theirs)


def _are_joined(side: Side, names: Sequence[Written]) -> bool:
    """Only "and", "or" stand between the first and the last of them: the order is no sense."""
    between = [w for w in side.words if names[0].start <= w.start <= names[-1].start]
    return all(w in names or w.plain in {"and", "or", "the", "with"} for w in between)


def _named(found: Sequence[Written]) -> list[Written]:
    """The capitalised words of a difference that begins and ends with one."""
    if not found or len(found) > _SHORT + 2 or not (found[0].is_capital and _ends_in_name(found)):
        return []
    rest = [w for w in found if w.is_capital and w.plain not in TITLES | DAYS | MONTHS]
    return rest if not any(w.number is not None for w in found) else []


def _ends_in_name(found: Sequence[Written]) -> bool:
    """ "Velm 's" ends in its name too."""
    return found[-1].is_capital or (len(found) > 1 and found[-1].plain in {"'s", "s"})


def are_two(ours: Sequence[Written], theirs: Sequence[Written]) -> bool:
    """Whether two names are surely of two: no shared word, no initials, no likeness."""
    one, other = words_of(ours), words_of(theirs)
    if any(_is_one_word(a.plain, b.plain) for a in ours for b in theirs):
        return False
    is_short = _initials(one, other) or _initials(other, one)
    return not is_short and match_names(one, other).score < THRESHOLD


# Letters that a land and its people share ("Velmar", "Velmarian").
_STEM = 4


def _is_one_word(one: str, other: str) -> bool:
    return one == other or (len(one) > _STEM and one[:_STEM] == other[:_STEM])


def _initials(short: str, long: str) -> bool:
    first = "".join(w[0] for w in long.replace("-", " ").split() if w[0].isupper())
    return short.replace(".", "").replace(" ", "").casefold() in first.casefold() and len(first) > 1


def _is_moved(pair: Pair, diff: Difference) -> bool:
    """A name that one sentence has not lost, or the other not gained, was only moved."""
    ours = [w.plain for w in diff.ours if w.is_capital]
    theirs = [w.plain for w in diff.theirs if w.is_capital]
    here, there = pair.first.plain, pair.second.plain
    is_lost = any(here.count(w) > there.count(w) for w in ours)
    is_gained = any(there.count(w) > here.count(w) for w in theirs)
    return not (is_lost and is_gained)
