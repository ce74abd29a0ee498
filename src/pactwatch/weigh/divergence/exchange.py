"""Two parties in each other's place, or one side's people for another's, in two tellings.

In: a pair of nearly equal sentences. Out: the words that differ, or None. Read from the order of
the words around a verb that both tellings have: who stood before it stands behind it, and the other
way about. So "the army shelled the rebels" is told apart without knowing any name. Refuses where
the order is no sense ("A met B"), where a small word shows that only the voice changed ("shelled by
the army"), and where one party may be called two things.
"""

from collections.abc import Iterator, Sequence

from pactwatch.weigh.divergence.names import (
    DAYS,
    MONTHS,
    MUTUAL,
    REPORTING,
    SIDE_BY_SIDE,
    against,
    table,
    words_of,
)
from pactwatch.weigh.passages.sentence_pairs import Difference, Pair, Side
from pactwatch.weigh.passages.sentence_words import Written

__all__ = ["exchanged_parties", "other_post", "other_side"]

# So far before a verb its doer stands, and so far behind it whom it befalls.
_BEFORE, _BEHIND = 5, 8
_PREPOSITIONS = table(
    "of in on at by for from to with into near against over under after before between about as "
    "through during across along behind beside inside outside within without toward towards upon "
    "around since until despite amid among beyond than like including via"
)
_SMALL = _PREPOSITIONS | table(
    "the a an his her its their our my your this that these those and or but nor he she it they we "
    "i you who which whom whose what when where while because if so not no is are was were be been "
    "being has have had do does did will would can could may might shall should must there here "
    "also then later now still again both all some any each other more most many much up out off "
    "down away said says 's s"
)
# Past tenses that do not end in "ed".
_IRREGULAR = table(
    "shot took held struck hit sent gave told left beat led drove fed caught bought sold paid "
    "threw sank swept overran overthrew withdrew broke shut kept lost sought brought built found "
    "blew burnt hid overtook forbade forgave swore sued slew freed thanked understood saw knew made"
)
_NO_VERB = table("need seed speed breed feed red bed shed hundred wicked naked sacred armed united")
_PASSIVE = table("was were been being is are be")


def exchanged_parties(pair: Pair) -> str | None:
    """ "The army shelled the rebels" and "the rebels shelled the army", or "the army was shelled
    by the rebels"."""
    one, other = pair.first, pair.second
    for i, j in _shared_verbs(one, other):
        voices = _is_suffered(one, i), _is_suffered(other, j)
        if voices[0] == voices[1]:
            found = _crossed(one, i, other, j)
        else:
            found = _turned(one, i, other, j) if voices[1] else _turned(other, j, one, i)
        if found:
            return f"“{_told(one, *found)}” here, “{_told(other, *reversed(found))}” there"
    return None


def _crossed(one: Side, i: int, other: Side, j: int) -> tuple[str, str] | None:
    """Who stands before the verb in one and behind it in the other, and the other way about."""
    victims = _befallen(one, i) & _doing(other, j)
    for doer in sorted(_doing(one, i) & _befallen(other, j)):
        for victim in sorted(victims - {doer}):
            if _stand_alike(one, other, doer, victim):
                return doer, victim
    return None


def _turned(active: Side, i: int, passive: Side, j: int) -> tuple[str, str] | None:
    """ "A shelled B" and "A was shelled by B": the order stays, and the voice does not."""
    victims = {w for w in _befallen(passive, j) if _preposition(passive, w) == "by"}
    for doer in sorted(_doing(active, i) & _doing(passive, j)):
        for victim in sorted(_befallen(active, i) & victims):
            is_bare = not _preposition(active, doer) and not _preposition(passive, doer)
            if is_bare and not _preposition(active, victim):
                return doer, victim
    return None


def _shared_verbs(one: Side, other: Side) -> Iterator[tuple[int, int]]:
    """Where a verb stands that both have once."""
    for i, word in enumerate(one.plain):
        if _is_verb(one.words[i]) and one.plain.count(word) == 1 == other.plain.count(word):
            yield i, other.plain.index(word)


def _is_suffered(side: Side, verb: int) -> bool:
    return not _PASSIVE.isdisjoint(side.plain[max(0, verb - 2) : verb])


def _is_verb(word: Written) -> bool:
    plain = word.plain
    is_past = len(plain) > 4 and plain.endswith("ed") and plain not in _NO_VERB
    is_telling = plain in REPORTING and plain not in ("accused", "told", "warned")
    is_other = word.is_capital or plain in MUTUAL or is_telling
    return (is_past or plain in _IRREGULAR) and not is_other


def _doing(side: Side, verb: int) -> set[str]:
    """Words of the party before a verb; no further back than another verb."""
    start = max(0, verb - _BEFORE)
    for at in range(verb - 1, start - 1, -1):
        if _is_verb(side.words[at]) or side.plain[at] in REPORTING:
            start = at + 1
            break
    return _party_words(side, start, verb)


def _befallen(side: Side, verb: int) -> set[str]:
    """Words of the party behind a verb; no further on than the next verb."""
    end = min(len(side.plain), verb + 1 + _BEHIND)
    for at in range(verb + 1, end):
        if _is_verb(side.words[at]) or side.plain[at] in REPORTING:
            end = at
            break
    return _party_words(side, verb + 1, end)


def _party_words(side: Side, start: int, end: int) -> set[str]:
    dull = _SMALL | DAYS | MONTHS
    return {
        w.plain
        for w in side.words[start:end]
        if w.plain not in dull and w.number is None and side.plain.count(w.plain) == 1
    }


def _stand_alike(one: Side, other: Side, doer: str, victim: str) -> bool:
    """Each stands behind the same small word as the other did, and none of them lists the two."""
    before, behind = _preposition(one, doer), _preposition(one, victim)
    if behind in SIDE_BY_SIDE or before in SIDE_BY_SIDE:
        return False
    return before == _preposition(other, victim) and behind == _preposition(other, doer)


def _preposition(side: Side, word: str) -> str:
    """The small word that the group of words with this one in it hangs on; "" for none."""
    at = side.plain.index(word)
    for i in range(at - 1, max(-1, at - 5), -1):
        before = side.words[i]
        is_apart = side.words[i + 1].start - before.end > 1  # a mark stands between
        if is_apart or _is_verb(before) or before.plain in DAYS | MONTHS:
            return ""
        if before.plain in _PREPOSITIONS | SIDE_BY_SIDE:
            return before.plain
        if before.plain in _DETERMINERS:
            lead = side.plain[i - 1] if i > 0 else ""
            return lead if lead in _PREPOSITIONS | SIDE_BY_SIDE else ""
    return ""


_DETERMINERS = table("the a an his her its their our this that these those")


def _told(side: Side, doer: str, victim: str) -> str:
    """The words from one party to the other, shortened in the middle."""
    start, end = sorted((side.plain.index(doer), side.plain.index(victim)))
    found = side.words[start : end + 1]
    return words_of(found) if len(found) < 8 else f"{words_of(found[:3])} … {words_of(found[-3:])}"


# Who cannot be one: the people of a state, those who fight it, those without arms. What may be
# either ("gunmen", "forces", "militia") stands in no row.
_SIDES = {
    word: side
    for side, words in {
        "state": "army troops soldiers soldier police policemen policeman government navy",
        "fighters": "rebels rebel insurgents insurgent militants militant guerrillas separatists "
        "jihadists terrorists extremists hijackers kidnappers",
        "unarmed": "protesters protester demonstrators marchers civilians civilian villagers "
        "residents bystanders",
    }.items()
    for word in words.split()
}
_LONGEST = 4


def other_side(pair: Pair) -> str | None:
    """The army in one telling where the other has the rebels."""
    for diff in pair.differences:
        if max(len(diff.ours), len(diff.theirs)) > _LONGEST:
            continue
        ours, theirs = _sides(diff.ours), _sides(diff.theirs)
        if len(ours) == 1 == len(theirs) and ours != theirs and not _stands_elsewhere(pair, diff):
            return against(diff.ours, diff.theirs)
    return None


def _sides(found: Sequence[Written]) -> set[str]:
    return {_SIDES[w.plain] for w in found if w.plain in _SIDES}


def _stands_elsewhere(pair: Pair, diff: Difference) -> bool:
    """A word that the other sentence has too was only moved."""
    ours = {w.plain for w in diff.ours if w.plain in _SIDES}
    theirs = {w.plain for w in diff.theirs if w.plain in _SIDES}
    return bool(ours & set(pair.second.plain) or theirs & set(pair.first.plain))


# What a minister or a ministry is for; words of one row are one ("home" and "interior").
_PORTFOLIOS = {
    word: row
    for row, words in enumerate(
        (
            "interior home", "defence defense war", "foreign external", "finance treasury",
            "health", "justice", "education", "agriculture farm farming", "transport", "energy oil",
            "labour labor", "trade commerce", "environment", "water", "culture", "sports sport",
            "information communications", "tourism", "housing",
        )
    )
    for word in words.split()
}  # fmt: skip
_POSTS = table("ministry minister ministers department secretary ministries")


def other_post(pair: Pair) -> str | None:
    """ "The interior ministry" in one telling, "the defence ministry" in the other."""
    for diff in pair.differences:
        ours, theirs = (
            _posts(pair.first, diff.at, diff.ours),
            _posts(pair.second, diff.other_at, diff.theirs),
        )
        if len(ours) == 1 == len(theirs) and ours != theirs and not _is_row_elsewhere(pair, ours):
            return against(diff.ours, diff.theirs)
    return None


def _posts(side: Side, at: int, found: Sequence[Written]) -> set[int]:
    """The portfolios of a difference, where a post is named right behind it or before "of"."""
    near = {*side.plain[at : at + len(found) + 1], *side.plain[max(0, at - 2) : at]}
    is_post = bool(near & _POSTS) and len(found) <= _LONGEST
    return {_PORTFOLIOS[w.plain] for w in found if w.plain in _PORTFOLIOS} if is_post else set()


def _is_row_elsewhere(pair: Pair, rows: set[int]) -> bool:
    """ "The health and justice ministers": the other sentence has the same portfolio too."""
    return any(_PORTFOLIOS.get(w) in rows for w in pair.second.plain)
