"""Two passages and two claims of theirs in, whether they tell of one matter, and say no to it, out.

One broad code ("attacks") joins what has nothing to do with each other, and a "no" of the grammar
may be none of the matter ("to stop them from killing", "he had no plan but to bomb"). So beside who
does it something must be shared that tells, and the "no" must stand over it. Refuses to say how the
two stand to each other.
"""

from typing import TYPE_CHECKING

from pactwatch.domain.statement import SpeakerStatus, SpeechAct
from pactwatch.weigh.names.names import words_of
from pactwatch.weigh.passages.passages import Passage
from pactwatch.weigh.passages.words import plain_of, stem_of
from pactwatch.weigh.relations.pair import Pair

if TYPE_CHECKING:
    from pactwatch.weigh.relations.meeting import Meeting

__all__ = ["is_no_over_it", "is_of_one_matter"]

# Somebody or some place named in the same part of both, and two words; or three words that are
# three tenths of the shorter passage, or two that are half of it (guesses;
# docs/accuracy-lineage.md).
_LEAST_WORDS, _WORDS, _PART, _HALF = 2, 3, 0.3, 0.5
# In a large pool: with a word that tells, so much of what the shorter passage tells must be shared;
# without, so much of it, and somebody or some place named in the same part. Open news, as _RARE.
_TOLD, _TOLD_ALIKE = 0.38, 0.6
# In a large pool a yes and a no that nobody denies are of one event within so many days (guess).
_EVENT_DAYS = 10
_NOBODY = {"nobody", "none", "no-one"}


def is_of_one_matter(pair: Pair, met: "Meeting") -> bool:
    """Whether two claims that may be of one thing are, as far as their words tell."""
    words = len(pair.shared)
    is_alike = pair.part >= _HALF or (words >= _WORDS and pair.part >= _PART)
    is_one = words >= _LEAST_WORDS and (met.is_anchored or is_alike)
    is_one = is_one or (words > 0 and met.is_anchored and _is_of_nobody(pair, met))
    return is_one and (pair.pool.is_small or (_tells(pair, met) and _is_near(pair, met)))


def _is_of_nobody(pair: Pair, met: "Meeting") -> bool:
    """ "Nobody from the Hand is here": the name is what the two share, and the no is over it."""
    no = _side_of_no(pair, met)
    is_general = not _NOBODY.isdisjoint(no.plain)
    return met.one.is_no != met.other.is_no and is_general and bool(no.negated & pair.shared)


def _tells(pair: Pair, met: "Meeting") -> bool:
    """Whether enough is shared that not everybody in the pool has."""
    rest = pair.shared - _doers(met)
    is_told = pair.told >= _TOLD and any(map(pair.pool.tells, rest))
    if is_told and (len(rest) >= _LEAST_WORDS or _is_denial(met)):
        return not pair.has_other_names or bool(rest & pair.matter)
    return (met.is_anchored or _is_of_one_event(pair)) and pair.told >= _TOLD_ALIKE


def _is_of_one_event(pair: Pair) -> bool:
    """Told while one event is news."""
    a, b = pair.a.published, pair.b.published
    return a is not None and b is not None and abs((a - b).days) <= _EVENT_DAYS


def _is_near(pair: Pair, met: "Meeting") -> bool:
    """A yes and a no of news are of one event only while it is news, and told alike; two pages in
    their own voice (readers' comments are among them) answer nobody."""
    if met.one.is_no == met.other.is_no or _is_denial(met):
        return True
    if all(s.statement.speaker.status is SpeakerStatus.ARTICLE_VOICE for s in (met.one, met.other)):
        return False
    is_of_state = _side_of_no(pair, met).is_open_yet or bool(met.other.claim.presuppositions)
    return is_of_state or (_is_of_one_event(pair) and pair.told >= _TOLD_ALIKE)


def _is_denial(met: "Meeting") -> bool:
    return met.other.statement.speech_act is SpeechAct.DENY


def _doers(met: "Meeting") -> frozenset[str]:
    """Words for who does it, and names of whom it is done with: "Al Qaeda" among its guests."""
    claims = (met.one.claim, met.other.claim)
    named = (name for c in claims for name in c.counterpart if name != name.lower())
    names = (*(name for c in claims for name in c.agent), *named)
    return frozenset(stem_of(plain_of(word)) for name in names for word in words_of(name))


def is_no_over_it(pair: Pair, met: "Meeting") -> bool:
    """Whether the one that says no does so over a word of both that is no name and no doer."""
    if met.one.is_no == met.other.is_no:
        return True
    no, yes = (pair.a, pair.b) if met.is_turned else (pair.b, pair.a)
    if yes.owed & pair.matter - _doers(met):
        return False  # what must be is not told to be so
    if _are_opposite(pair):
        return True
    over = no.refused | no.denied | no.left | no.ended
    if _is_of_nobody(pair, met):
        return True
    if not over and _is_denial(met):
        over = no.stems  # what reading knows to be denied, by no word of these classes
    return bool(over & pair.matter - _doers(met))


def _side_of_no(pair: Pair, met: "Meeting") -> Passage:
    return pair.a if met.is_turned else pair.b


def _are_opposite(pair: Pair) -> bool:
    return bool({(row, 1 - side) for row, side in pair.a.states} & pair.b.states)
