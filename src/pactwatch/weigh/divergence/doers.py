"""One doer of an act in the place of another, in two tellings of one sentence.

In: a pair of nearly equal sentences. Out: the name that does the act in one and who does it in the
other, or None. So a speaker who became the actor is found: the copy has him tell it, or has another
do it. Refuses where both words may mean one ("Ondo", "the minister").
"""

import re
from collections.abc import Sequence

from pactwatch.weigh.divergence.names import (
    REPORTING,
    TITLES,
    are_two,
    is_of_one_actor,
    table,
    words_of,
)
from pactwatch.weigh.passages.sentence_pairs import Pair, Side
from pactwatch.weigh.passages.sentence_words import Written

__all__ = ["other_doer", "teller_as_doer"]


def other_doer(pair: Pair) -> str | None:
    """A name stands as the doer in one telling where the other has another doer before the act."""
    for one, other, here, there in (
        (pair.first, pair.second, "here", "there"),
        (pair.second, pair.first, "there", "here"),
    ):
        swap = _swapped(one, other)
        if swap and not is_of_one_actor(pair, swap[0][:-1], swap[1]):
            name, doer = swap
            return f"“{words_of(name)}” {here}, “{words_of(doer)}” {there}"
    return None


# The words of the act that must stand in both tellings, one after another.
_ACT = 4
_PRONOUNS = table("he she they it who which that we i you this these those there his her their")
# Words that open a doer's place and are none themselves, and that no doer ends in.
_NO_DOER = table("and or but nor then also later since when while after before as to not than")
# And a body's name and its kind one body ("Estrad", "the company").
_BODIES = table(
    "company firm group corporation bank agency ministry department party movement council club "
    "organisation organization union court committee commission country nation city town kingdom "
    "republic university newspaper paper network channel site website programme charity"
)
# A name and such a word may be one person ("Ondo", "the minister"): editors put one for the other.
_PERSON = re.compile(
    r"(?:er|or|ist|yst|man|woman|ian|eer|president|chief|head|king|queen|envoy|judge|general"
    r"|colonel|coach|official|candidate|nominee|secretary|chair|monarch|pope|bishop|aide|delegate"
    r"|boss|mp|guard|pilot|star|man|woman|boy|girl|child|suspect|victim|father|son|wife|husband)$"
)


def _swapped(one: Side, other: Side) -> tuple[Sequence[Written], Sequence[Written]] | None:
    """The name that opens one sentence, and who does the same act in the other, if another."""
    length = next((n for n, w in enumerate(one.words) if not (w.is_capital or w.is_likely)), 0)
    name, act = one.words[:length], one.plain[length : length + _ACT]
    # "Velm's shares fell": the name is not who does it.
    if not name or len(act) < _ACT or act[0] in REPORTING | {"'s", "s"}:
        return None
    at = _place_of(other.plain, act)
    is_same = other.plain[at] in {w.plain for w in name}
    doer = _doer(name, other, at) if at > 0 and not is_same else ()
    return (one.words[: length + 1], doer) if doer else None


def _doer(name: Sequence[Written], other: Side, at: int) -> Sequence[Written]:
    """Who stands before the act in the other telling, if surely another than the name; else ()."""
    own, before = {w.plain for w in name}, other.words[:at]
    last = max((i for i, w in enumerate(before) if w.plain in own), default=-1)
    told = [i for i, w in enumerate(before) if i > last and w.plain in REPORTING]
    if last >= 0 and not told:
        return ()  # "Ondo, angry, has attacked": the same doer
    start = max(at - 4, told[-1] + 1 if told else 0)
    doer = tuple(w for w in before[start:] if w.plain != "that")
    if not doer or doer[-1].plain in _PRONOUNS | TITLES | REPORTING | _NO_DOER:
        return ()
    is_teller = bool(own & set(other.plain)) and bool(REPORTING & set(other.plain))
    if doer[-1].plain in _BODIES and _speaks_through_another(other, own):
        return ()
    if is_teller or _is_another(name, doer):
        return doer
    return ()


def _speaks_through_another(other: Side, own: set[str]) -> bool:
    """ "Estrad spokeswoman Dana Quill said the company": the company is Estrad."""
    named = (i for i, w in enumerate(other.plain) if w in own)
    first = next(named, len(other.words))
    behind = other.words[first + 1 : first + 2]
    return any(w.text[:1].islower() and w.plain not in REPORTING for w in behind)


def _is_another(name: Sequence[Written], doer: Sequence[Written]) -> bool:
    """Another name, or a thing or a group that a person's name cannot stand for."""
    last = doer[-1]
    if last.is_capital:
        return are_two(name, [w for w in doer if w.text[:1].isupper()])
    if last.plain in _BODIES:
        return False
    is_noun = last.text[:1].islower() and not last.plain.endswith(("ly", "ed", "ing"))
    return is_noun and not _PERSON.search(last.plain)


def _place_of(plain: Sequence[str], act: Sequence[str]) -> int:
    """Where the act's words stand in a row; the first may agree with another subject."""
    tail = tuple(act[1:])
    for i in range(len(plain) - len(act) + 1):
        if tuple(plain[i + 1 : i + len(act)]) == tail:
            return i
    return -1


# So many words an office with its bearer may have ("the coordinator of the panel on Velm, Orme").
_OFFICE = 14
# And the doer whose place it took, before the act.
_PLACE = 8
_SMALL = table("of the a an for on in at to and s 's mr mrs ms dr")


def teller_as_doer(pair: Pair) -> str | None:
    """Who tells it in one telling, by office or name, does it in the other: "a tanker carried oil,
    the head of the panel said", "the head of the panel, Orme, carried oil"."""
    for one, other, here, there in (
        (pair.first, pair.second, "here", "there"),
        (pair.second, pair.first, "there", "here"),
    ):
        if found := _taken_place(one, other):
            said, doer = found
            return f"“{words_of(said)}” {here}, “{words_of(doer)}” {there}"
    return None


def _taken_place(one: Side, other: Side) -> tuple[Sequence[Written], Sequence[Written]] | None:
    """The words before the act in one sentence, and those in the other, whose teller they are."""
    for n in range(2, min(_OFFICE, len(one.words) - _ACT) + 1):
        act = one.plain[n : n + _ACT]
        at = _exact_place(other.plain, act)
        if at < 1 or one.plain[n] in _SMALL | REPORTING or one.words[n].is_capital:
            continue
        said, doer = one.words[:n], _place_before(other, at)
        is_alone = not (REPORTING & set(one.plain)) or _tellers(one) < _tellers(other)
        is_other = doer and doer[-1].plain not in _PRONOUNS and not _own(said) & _own(doer)
        return (said, doer) if is_alone and is_other and _tells(said, other, at) else None
    return None


def _place_before(side: Side, act: int) -> Sequence[Written]:
    """The words before an act, back to a verb of telling."""
    start = max(0, act - _PLACE)
    told = [i for i in range(start, act) if side.plain[i] in REPORTING | {"that"}]
    return side.words[told[-1] + 1 if told else start : act]


def _exact_place(plain: Sequence[str], act: Sequence[str]) -> int:
    found = (i for i in range(len(plain) - len(act) + 1) if plain[i : i + len(act)] == act)
    return next(found, -1)


def _tellers(side: Side) -> int:
    return sum(w in REPORTING for w in side.plain)


def _own(words: Sequence[Written]) -> set[str]:
    return {w.plain for w in words} - _SMALL


def _tells(said: Sequence[Written], other: Side, act: int) -> bool:
    """Whether an office, less the name behind it, stands beside a verb of telling in the other
    telling, after or before the act, and with a name or two words of its own."""
    told = [i for i, w in enumerate(other.plain) if w in REPORTING]
    for at in told:
        before, behind = other.words[act:at], other.words[at + 1 : at + 1 + _OFFICE]
        near = _own(before) | _own(behind) if at > act else _own(other.words[:at])
        shared = _own(said) & near
        if len(shared) >= _LEAST_SHARED and _is_office_first(said, shared):
            return True
    return False


_LEAST_SHARED = 2


def _is_office_first(said: Sequence[Written], shared: set[str]) -> bool:
    """The first word of its own is shared: the office leads, a name may be added behind it."""
    first = next((w.plain for w in said if w.plain not in _SMALL), "")
    return first in shared
