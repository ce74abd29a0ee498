"""How two claims of one conduct are opposed: the rules as one table, in the order they are tried.

Numbers compare only under one definition (METHOD d12). A denial is a position beside what it
denies, never its refutation; what had ended or has been done since is a change, no contradiction.
Refuses to ask whether the two are about one thing: contradictions.py does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from pactwatch.domain.claim import Claim, Polarity
from pactwatch.domain.statement import SpeechAct, Statement, VoiceLevel
from pactwatch.text.edtf import bounds
from pactwatch.weigh.attributes import words_that
from pactwatch.weigh.called import speaker_called
from pactwatch.weigh.names import NameBook
from pactwatch.weigh.origins import is_anonymous
from pactwatch.weigh.relations import Relation

__all__ = ["OPPOSED", "OpposedRule", "Said", "day_of"]


# What somebody says is told again for about three days (guess): a yes and a no so near each other
# are two tellings that differ, and no change.
_RETOLD_DAYS = 3


@dataclass(frozen=True, slots=True)
class Said:
    """One claim with the statement that makes it."""

    statement: Statement
    claim: Claim
    book: NameBook | None = None

    @property
    def who(self) -> str:
        """Who says it, for a sentence: an actor of the case by its name."""
        speaker = self.statement.speaker
        known = self.book.resolve(speaker.name) if self.book and speaker.name else None
        if self.book and known and not is_anonymous(speaker):
            return self.book.actors[known].name
        has_name = speaker.name or speaker.mention
        return speaker_called(speaker) if has_name else "the page's own voice"

    @property
    def told_by(self) -> str:
        """Who says it, with the level of command where it is known."""
        level = self.statement.speaker.voice_level
        if level is VoiceLevel.UNKNOWN:
            return self.who
        return f"{self.who} ({level.value.lower().replace('_', ' ')})"

    @property
    def side(self) -> str | None:
        """The body it is said for: of a body of the case the one it belongs to."""
        speaker = self.statement.speaker
        if self.book and (bodies := self.book.affiliations(self.book.speaker(speaker))):
            return self.book.actors[bodies[-1]].name
        return speaker.organisation or speaker.name

    @property
    def is_no(self) -> bool:
        """Whether it says that it is not so."""
        return self.claim.polarity is Polarity.NEGATIVE


def day_of(said: Said) -> date | None:
    """The day it was said, else the day up to which it tells of."""
    said_on = said.statement.said_on
    return bounds(said_on)[0] if said_on else _until(said)


def _one_speaker(one: Said, other: Said) -> str | None:
    if not _are_opposite(one, other) or one.who != other.who:
        return None
    return f"{one.who} says it once and says no to it another time."


def _are_opposite(one: Said, other: Said) -> bool:
    """Yes and no to one thing: "freed 112" is not undone by "still holds 128"."""
    a, b = one.claim.quantity, other.claim.quantity
    return one.is_no != other.is_no and (not a or not b or (a.low <= b.high and b.low <= a.high))


def _one_side(one: Said, other: Said) -> str | None:
    if not _are_opposite(one, other) or one.side is None or one.side != other.side:
        return None
    return f"Within {one.side}: {one.told_by} says it, {other.told_by} says no."


def _ended(one: Said, other: Said) -> str | None:
    """Before and after: what was said of an earlier time is said to be over at a later one."""
    if one.is_no or not other.is_no or _is_party_s_no(other) or not _tells_end(other):
        return None
    first, second = _begins(one), _begins(other)
    if first is None or second is None or second <= first:
        return None
    words = ", ".join(other.claim.presuppositions)
    return f"{one.who} says it of {first}, {other.who} that it has ended by {second} (“{words}”)."


def _is_party_s_no(said: Said) -> bool:
    return said.statement.speech_act is SpeechAct.DENY


def _tells_end(said: Said) -> bool:
    words = said.claim.presuppositions
    return any(w.casefold().startswith(form) for w in words for form in words_that("ended"))


def _begins(said: Said) -> date | None:
    """The first day a claim can be about, else its last: "until May" is before June."""
    first, last = bounds(said.claim.when) if said.claim.when else (None, None)
    return first or last


def _denied(one: Said, other: Said) -> str | None:
    if not other.is_no or other.statement.speech_act is not SpeechAct.DENY:
        return None
    if not _are_opposite(one, other):
        return None
    return f"{other.who} denies what {one.who} says; a denial is a position."


def _come_since(one: Said, other: Said) -> str | None:
    """What had not been done by one day is told of as done by a later."""
    if one.is_no or not other.is_no or _is_party_s_no(other):
        return None
    before, after = _until(other), _until(one)
    if before is None or after is None or (after - before).days <= _RETOLD_DAYS:
        return None
    return f"{other.who} says that it was not so by {before}, {one.who} that it was by {after}."


def _until(said: Said) -> date | None:
    """The last day of a time without a first: "so far", "has", "by May"."""
    first, last = bounds(said.claim.when) if said.claim.when else (None, None)
    return last if first is None else None


def _opposite(one: Said, other: Said) -> str | None:
    if not _are_opposite(one, other):
        return None
    return f"{one.who} says it is so, {other.who} says it is not."


def _apart(one: Said, other: Said) -> str | None:
    """The two ranges as words, where they count one thing and do not meet."""
    a, b = one.claim.quantity, other.claim.quantity
    if not a or not b or one.is_no != other.is_no or one.claim.conduct != other.claim.conduct:
        return None
    if (a.unit, a.definition) != (b.unit, b.definition) or (a.low <= b.high and b.low <= a.high):
        return None
    if _is_of_a_day(one) != _is_of_a_day(other):
        return None
    return f"{a.low:g} and {b.low:g} {a.unit}, counted under one definition"


def _is_of_a_day(said: Said) -> bool:
    """Counted from a day on, where the other counts all there was: two definitions (METHOD d12)."""
    when = said.claim.when
    return when is not None and bounds(when)[0] is not None


def _later_number(one: Said, other: Said) -> str | None:
    apart, first, second = _apart(one, other), day_of(one), day_of(other)
    if apart and first and second and first < second and _goes_on(one, other, second - first):
        return f"{apart}: {other.who} says so later than {one.who}."
    return None


def _goes_on(one: Said, other: Said, gap: timedelta) -> bool:
    """Whoever counted counts again, or somebody else finds more some days later.

    What another side counts lower, or at the same time, is another number and no newer one.
    """
    a, b = one.claim.quantity, other.claim.quantity
    is_more = a is not None and b is not None and b.low > a.low
    return one.side == other.side or (is_more and gap.days > _RETOLD_DAYS)


def _other_number(one: Said, other: Said) -> str | None:
    apart = _apart(one, other)
    if not apart:
        return None
    if one.who == other.who:
        return f"{apart}: two tellings of what {one.who} says give another number each."
    return f"{apart}: {one.who} and {other.who} cannot both be right."


@dataclass(frozen=True, slots=True)
class OpposedRule:
    """A row: the relation it finds, and the reason or None.

    `is_across_time`: also where the two are about times that do not meet.
    """

    relation: Relation
    reason: Callable[[Said, Said], str | None]
    is_across_time: bool = False


OPPOSED = (
    OpposedRule(Relation.UPDATES, _ended, is_across_time=True),
    OpposedRule(Relation.UPDATES, _come_since),
    OpposedRule(Relation.CONTRADICTS, _one_speaker),
    OpposedRule(Relation.CONTRADICTS, _one_side),
    OpposedRule(Relation.DENIES, _denied),
    OpposedRule(Relation.CONTRADICTS, _opposite),
    OpposedRule(Relation.UPDATES, _later_number),
    OpposedRule(Relation.CONTRADICTS, _other_number),
)
