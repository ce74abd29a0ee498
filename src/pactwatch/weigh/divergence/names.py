"""A name in the place of another, in two tellings of one sentence.

In: a pair of nearly equal sentences. Out: the words that differ, or None. A longer or shorter form
of one name is no difference; neither is a name that was only moved. Refuses to know any name.
"""

import re
from collections.abc import Iterable, Sequence

from pactwatch.domain.actor import Actor
from pactwatch.text.name_match import THRESHOLD, match_names
from pactwatch.text.words import words
from pactwatch.weigh.passages.sentence_pairs import Difference, Pair, Side
from pactwatch.weigh.passages.sentence_words import Written, written_plainly

__all__ = [
    "CLOCK",
    "DAYS",
    "MONTHS",
    "MUTUAL",
    "REPORTING",
    "SIDE_BY_SIDE",
    "TITLES",
    "against",
    "are_two",
    "is_of_one_actor",
    "known_names",
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
# What stands behind a time of day.
CLOCK = table("am pm gmt utc bst cest cet edt est cdt cst mdt mst pdt pst ast et pt hrs")
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

# Between these two names may change places and nothing else changes.
SIDE_BY_SIDE = table("and or with between alongside versus nor")
# Verbs that say the same both ways, or only what somebody is.
MUTUAL = table(
    "met meet meets joined married fought clashed battled exchanged faced played became remained "
    "named called signed agreed shared bordered linked tied matched equalled included involved "
    "located based talked discussed resembled considered dubbed followed preceded neighboured"
)

# A line that names who worked on the text is no part of the story.
_CREDITED = table("contributed reporting editing writing compiled photograph")


def name(pair: Pair) -> str | None:
    """One name in the place of another; a longer or shorter form of one name is none."""
    if _CREDITED & set(pair.first.plain):
        return None
    for diff in pair.differences:
        ours, theirs = _heads(pair, diff)
        is_known = is_of_one_actor(pair, diff.ours, diff.theirs)
        is_one = is_known or _stand_together(pair, diff) or _is_short_form(diff.ours, diff.theirs)
        if ours and theirs and not is_one and are_two(ours, theirs) and not _is_moved(pair, diff):
            return against(diff.ours, diff.theirs)
    return _exchanged(pair)


def known_names(actors: Iterable[Actor]) -> dict[str, str]:
    """Whose each name is, by the name in one spelling; what two actors are called is nobody's."""
    whose: dict[str, set[str]] = {}
    for actor in actors:
        for called in actor.names:
            whose.setdefault(_plainly(w.plain for w in written_plainly(words(called))), set()).add(
                actor.id
            )
    return {called: next(iter(ids)) for called, ids in whose.items() if len(ids) == 1}


def _plainly(found: Iterable[str]) -> str:
    return " ".join(w for w in found if w not in ("the", "'s", "s"))


def is_of_one_actor(pair: Pair, ours: Sequence[Written], theirs: Sequence[Written]) -> bool:
    """Whether both are names of one actor of the case ("Velmar's", "the Velmarian")."""
    one, other = (pair.known.get(_plainly(w.plain for w in found)) for found in (ours, theirs))
    return one is not None and one == other


def _heads(pair: Pair, diff: Difference) -> tuple[list[Written], list[Written]]:
    """The names that stand at the head of a difference, less what tells it ("Orme said")."""
    ours, theirs = _bared(diff.ours), _bared(diff.theirs)
    if _is_cut(pair.second, theirs):
        ours = _before_mark(ours)
    if _is_cut(pair.first, ours):
        theirs = _before_mark(theirs)
    return _named(ours, is_first=diff.at == 0), _named(theirs, is_first=diff.other_at == 0)


_TELLING = REPORTING | {"reporters", "also", "previously", "recently", "later"}


def _bared(found: Sequence[Written]) -> Sequence[Written]:
    """Without words of telling at either end: another verb is no other name."""
    start, end = 0, len(found)
    while start < end and found[start].plain in _TELLING:
        start += 1
    while end > start and found[end - 1].plain in _TELLING:
        end -= 1
    return found[start:end]


def _is_cut(side: Side, found: Sequence[Written]) -> bool:
    """Whether a sentence ends with these words: what the other adds behind them was cut."""
    return bool(found) and found[-1].end == side.end


def _before_mark(found: Sequence[Written]) -> Sequence[Written]:
    """The words up to the first mark: "Orme, who had waved,"."""
    ends = (n for n in range(1, len(found)) if found[n].start - found[n - 1].end > 1)
    return found[: next(ends, len(found))]


def _stand_together(pair: Pair, diff: Difference) -> bool:
    """ "Quill" and "Dana", where the texts have "Dana Quill"."""
    names = [
        [w.plain for w in found if w.is_capital and w.plain not in TITLES and not w.text.isupper()]
        for found in (diff.ours, diff.theirs)
    ]
    if [len(n) for n in names] != [1, 1]:
        return False
    one, other = names[0][0], names[1][0]
    return (one, other) in pair.beside or (other, one) in pair.beside


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
    """Only "and", "or" stand between the first and the last of them, or a verb that says the same
    both ways ("A met B"): the order is no sense."""
    between = [w for w in side.words if names[0].start <= w.start <= names[-1].start]
    if any(w.plain in MUTUAL for w in between):
        return True
    return all(w in names or w.plain in {"and", "or", "the", "with"} for w in between)


def _named(found: Sequence[Written], *, is_first: bool = False) -> list[Written]:
    """The capitalised words of a difference that begins and ends with one.

    The first word of a sentence is taken for one, if another with a capital stands behind it.
    """
    if not found or len(found) > _SHORT + 2 or not _ends_in_name(found):
        return []
    is_opened = is_first and found[0].plain not in TITLES and len(found) > 1 and found[1].is_capital
    if not (found[0].is_capital or is_opened):
        return []
    is_broken = any(not w.is_capital and w.plain not in _WITHIN for w in found[1:])
    dull = TITLES | DAYS | MONTHS | CLOCK
    rest = [w for w in found if w.is_capital and w.plain.removeprefix("then-") not in dull]
    is_party = any(_OF_PARTY.match(w.text) for w in found)
    return [] if is_broken or is_party or any(w.number is not None for w in found) else rest


# Small words that stand within a name.
_WITHIN = table("of and the for in al de 's s")
# "D-Velm", "R-Tarsis": how an office is told in short.
_OF_PARTY = re.compile(r"[A-Z]-[A-Z][a-z]")


def _ends_in_name(found: Sequence[Written]) -> bool:
    """ "Velm 's" ends in its name too."""
    return found[-1].is_capital or (len(found) > 1 and found[-1].plain in {"'s", "s"})


def are_two(ours: Sequence[Written], theirs: Sequence[Written]) -> bool:
    """Whether two names are surely of two: no shared word, no initials, no likeness."""
    one, other = words_of(ours), words_of(theirs)
    if any(_is_one_word(a.plain, b.plain) for a in ours for b in theirs):
        return False
    return not _is_short_form(ours, theirs) and match_names(one, other).score < THRESHOLD


# Letters that a land and its people share ("Velmar", "Velmarian").
_STEM = 4


def _is_one_word(one: str, other: str) -> bool:
    """The same, of one stem, or one cut short: "Tim" and "Timothy", "Lt" and "Lieutenant"."""
    short, long = sorted((one.replace("-", ""), other.replace("-", "")), key=len)
    if short == long or (len(short) > _STEM and short[:_STEM] == long[:_STEM]):
        return True
    is_cut = len(short) > 2 and long.startswith(short)
    return is_cut or (short, long) in _CUT


_CUT = {("lt", "lieut"), ("lt", "lieutenant"), ("st", "street"), ("st", "saint"), ("mt", "mount")}


def _is_short_form(ours: Sequence[Written], theirs: Sequence[Written]) -> bool:
    one, other = words_of(ours), words_of(theirs)
    return _is_initials(one, other) or _is_initials(other, one)


def _is_initials(short: str, long: str) -> bool:
    """ "VTU" of "Velm Transport Union", "V&T" of "Velm & Transport", "UCV" of "UC Velm"."""
    letters = re.sub(r"\W", "", short).casefold()
    words = re.findall(r"\w+", long)
    capitals = "".join(w if w.isupper() else w[0] for w in words if w[0].isupper()).casefold()
    # "of" may count, and the last word may stand outside of what differs.
    every = "".join(w if w.isupper() else w[0] for w in words).casefold()
    is_cut = short.isupper() and letters[:-1] in (capitals, every)
    return len(capitals) > 1 and (letters in capitals or is_cut)


def _is_moved(pair: Pair, diff: Difference) -> bool:
    """A name that one sentence has not lost, or the other not gained, was only moved."""
    ours = [w.plain for w in diff.ours if w.is_capital]
    theirs = [w.plain for w in diff.theirs if w.is_capital]
    here, there = pair.first.plain, pair.second.plain
    is_lost = any(here.count(w) > there.count(w) for w in ours)
    is_gained = any(there.count(w) > here.count(w) for w in theirs)
    return not (is_lost and is_gained)
