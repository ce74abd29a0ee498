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

__all__ = ["other_doer"]


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
