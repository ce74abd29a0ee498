"""How two claims of one conduct are opposed: each rule a reason as a sentence, or None.

Numbers compare only under one definition (METHOD d12). A denial is a position beside what it
denies, never its refutation; what had ended or has been done since is a change, no contradiction.
Refuses to ask whether the two are about one thing, and to order the rules: relations/meeting.py
and relations.py do.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from pactwatch.domain.actor import MonitorRole
from pactwatch.domain.claim import Claim, Polarity, Quantity
from pactwatch.domain.span import joined
from pactwatch.domain.statement import SpeakerStatus, SpeechAct, Statement, VoiceLevel
from pactwatch.text.edtf import bounds
from pactwatch.weigh.bearing.wholeness import is_no_to_all
from pactwatch.weigh.names.names import NameBook, words_of
from pactwatch.weigh.names.others import has_gone
from pactwatch.weigh.origins.called import are_several, speaker_called
from pactwatch.weigh.origins.origins import is_anonymous
from pactwatch.weigh.passages.passages import Passage, read_passage
from pactwatch.weigh.passages.words import lexicon
from pactwatch.weigh.verdict.attributes import words_that

__all__ = ["CORRECTED", "FARTHEST", "RETOLD_DAYS", "Said", "are_of_one_speaker", "day_of"]


# What somebody says is told again for about three days (guess): a yes and a no so near each other
# are two tellings that differ, and no change.
RETOLD_DAYS = 3


# Two counts of one thing are at most so many times apart (guess; four open pairs).
FARTHEST = 10
# Words that take a number back.
CORRECTED = re.compile(r"\b(?:correct(?:ion|ed|s)|revised|wrong|mistaken|in error)\b", re.I)
# Agents as the text has them where nothing told whom they stand for.
_STAND_INS = {"he", "she", "it", "they", "we", "i", "you", "his", "her", "its", "their", "our",
              "my", "him", "them", "us", "who"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """One claim with the statement that makes it; `published` is the day of its document."""

    statement: Statement
    claim: Claim
    book: NameBook | None = None
    published: date | None = None

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
    def says(self) -> str:
        """The verb that goes with `who`."""
        return "say" if are_several(self.statement.speaker) else "says"

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
        told = (speaker.name, speaker.mention, speaker.role)
        has_left = any(has_gone(words_of(words)) for words in told if words)
        return speaker.name if has_left else speaker.organisation or speaker.name

    @property
    def doers(self) -> tuple[str, ...]:
        """Who does it by name, without words that name nobody ("soldiers", "he") unless the case
        calls somebody so ("the government"); whoever denies having done it, by "it" or "we", is
        meant by the body spoken for."""
        own = self.statement.speaker.organisation
        is_own = self.statement.speech_act is SpeechAct.DENY and bool(self.claim.agent)
        if own and is_own and all(n.casefold() in _STAND_INS for n in self.claim.agent):
            return (own,)
        named = (n for n in self.claim.agent if n.casefold() not in _STAND_INS)
        return tuple(n for n in named if n != n.lower() or (self.book and self.book.resolve(n)))

    @property
    def is_of_own(self) -> bool:
        """Whether the speaker's side is who does it."""
        return self.side is not None and any(self.body_of(n) == self.side for n in self.doers)

    def body_of(self, name: str) -> str:
        """The outermost body of the case that a name means, else the name itself."""
        bodies = self.book.affiliations(self.book.resolve(name)) if self.book else ()
        return self.book.actors[bodies[-1]].name if self.book and bodies else name

    @property
    def is_counted(self) -> bool:
        """Whether its words count something."""
        counts = _read(self.words).counts
        return self.claim.quantity is not None or any(c.value > 1 and not c.is_day for c in counts)

    @property
    def is_of_a_day(self) -> bool:
        """Of a time that begins and ends, where others count all there was (METHOD d12)."""
        return self.claim.when is not None and None not in bounds(self.claim.when)

    @property
    def words(self) -> str:
        """What it says."""
        return joined(self.statement.content)

    @property
    def is_of_all(self) -> bool:
        """Whether its words tell of all there is, as a rest would undo it."""
        return not lexicon().wholes.isdisjoint(_read(self.words).plain)

    @property
    def is_no(self) -> bool:
        """Whether it says that it is not so."""
        return self.claim.polarity is Polarity.NEGATIVE


@lru_cache(maxsize=4096)
def _read(text: str) -> Passage:
    return read_passage(text)


def are_of_one_speaker(one: Said, other: Said) -> bool:
    """Whether both tell what one speaker says; the own voices of two documents are two."""
    a, b = one.statement, other.statement
    is_voice = a.speaker.status is SpeakerStatus.ARTICLE_VOICE
    return one.who == other.who and (not is_voice or a.document_id == b.document_id)


def day_of(said: Said) -> date | None:
    """The day it was said, else the day up to which it tells of, else that of its document; none
    is later than that one."""
    if said_on := said.statement.said_on:
        return bounds(said_on)[0]
    days = [day for day in (_until(said), said.published) if day]
    return min(days, default=None)


def own_part(one: Said, other: Said) -> str | None:
    """ "The raid on Tarn", and "we had no part in the raid on Tarn": both can be so."""
    if one.is_no or not other.is_no or one.claim.agent or not other.claim.agent:
        return None
    if one.side is None or one.side != other.side:
        return None
    return f"{one.who} names it, and says no to having done it."


def one_speaker(one: Said, other: Said) -> str | None:
    """One speaker says yes and no, or two carriers have it so."""
    if not _are_opposite(one, other) or not are_of_one_speaker(one, other):
        return None
    return f"{one.who} says it once and says no to it another time."


def _are_opposite(one: Said, other: Said) -> bool:
    """Yes and no to one thing: "freed 112", "frees more" are not undone by "still holds 128"."""
    if one.is_no == other.is_no:
        return False
    a, b = one.claim.quantity, other.claim.quantity
    if a and b:
        return a.low <= b.high and b.low <= a.high
    yes, no = (other, one) if one.is_no else (one, other)
    if is_no_to_all(no.words) and yes.is_counted:
        return yes.is_of_all  # "not all are free" leaves the twelve free
    return not no.is_counted or yes.is_of_all


def one_side(one: Said, other: Said) -> str | None:
    """Yes and no within one party, perhaps at two levels of command."""
    if not _are_opposite(one, other) or one.side is None or one.side != other.side:
        return None
    told = f"{one.told_by} {one.says} it, {other.told_by} {other.says} no"
    return f"Within {one.side}: {told}."


def ended(one: Said, other: Said) -> str | None:
    """Before and after: what was said of an earlier time is said to be over at a later one."""
    if one.is_no or not other.is_no or _is_party_s_no(other) or not _tells_end(other):
        return None
    first, second = _begins(one), _begins(other)
    if first is None or second is None or second <= first:
        return None
    told = ", ".join(other.claim.presuppositions)
    return f"{one.who} says it of {first}, {other.who} that it has ended by {second} (“{told}”)."


def _is_party_s_no(said: Said) -> bool:
    return said.statement.speech_act is SpeechAct.DENY


def _tells_end(said: Said) -> bool:
    told = said.claim.presuppositions
    return any(w.casefold().startswith(form) for w in told for form in words_that("ended"))


def _begins(said: Said) -> date | None:
    """The first day a claim can be about, else its last: "until May" is before June."""
    first, last = bounds(said.claim.when) if said.claim.when else (None, None)
    return first or last


def denied(one: Said, other: Said) -> str | None:
    """A denial, which is a position."""
    if not other.is_no or other.statement.speech_act is not SpeechAct.DENY:
        return None
    if not _are_opposite(one, other):
        return None
    denies = "deny" if are_several(other.statement.speaker) else "denies"
    return f"{other.who} {denies} what {one.who} said{_of_a_side(other)}."


def denied_before(one: Said, other: Said) -> str | None:
    """As `denied`, where the denial came first."""
    if not denied(one, other):
        return None
    return f"{one.who} said what {other.who} had denied{_of_a_side(other)}."


def _of_a_side(denier: Said) -> str:
    """A monitor's no weighs as evidence against; what others deny is their position."""
    name, book = denier.statement.speaker.name, denier.book
    known = book.resolve(name) if book and name else None
    if book and known and book.actors[known].role is MonitorRole.MONITOR:
        return "; it is no party's denial and is weighed as contrary evidence"
    return "; a denial is a position"


_YET = re.compile(r"\b(?:yet|so far|still|until now|to date)\b", re.I)


def come_since(one: Said, other: Said) -> str | None:
    """What had not been done by one day is told of as done by a later.

    A party that says it has not done it waits for nothing, unless it says "not yet".
    """
    is_own = other.is_of_own and not _YET.search(other.words)
    if one.is_no or not other.is_no or _is_party_s_no(other) or is_own:
        return None
    before, after = _until(other), _until(one)
    if before is None or after is None or (after - before).days <= RETOLD_DAYS:
        return None
    if not _are_opposite(one, other):
        return None
    return f"{other.who} says that it was not so by {before}, {one.who} that it was by {after}."


def _until(said: Said) -> date | None:
    """The last day of a time without a first: "so far", "has", "by May"."""
    first, last = bounds(said.claim.when) if said.claim.when else (None, None)
    return last if first is None else None


def opposite(one: Said, other: Said) -> str | None:
    """Whoever else says yes and no."""
    if not _are_opposite(one, other):
        return None
    return f"{one.who} {one.says} it is so, {other.who} {other.says} it is not."


def _apart(one: Said, other: Said) -> str | None:
    """The two ranges as words, where they count one thing and do not meet."""
    a, b = one.claim.quantity, other.claim.quantity
    if not a or not b or one.is_no != other.is_no or one.claim.conduct != other.claim.conduct:
        return None
    is_one = (a.unit, _kind_of(one, a)) == (b.unit, _kind_of(other, b))
    if not is_one or (a.low <= b.high and b.low <= a.high):
        return None
    if one.is_of_a_day != other.is_of_a_day or not _is_of_one_doer(one, other):
        return None
    if max(a.low, b.low) > FARTHEST * max(min(a.high, b.high), 1):
        return None
    return f"{a.as_said} and {b.as_said} {a.unit}, counted under one definition"


def _is_of_one_doer(one: Said, other: Said) -> bool:
    """Numbers of two who may both have done it compare where both are named, or the number is."""
    if bool(one.doers) == bool(other.doers) or _is_counted_from(one, other):
        return True
    a, told = one.claim.quantity, _read(other.words).counts
    return a is not None and any(count.value == a.low for count in told)


def _is_counted_from(one: Said, other: Said) -> bool:
    """ "150 of the 500 soldiers", then "all 500": the other counts what the one is a part of."""
    a, b = one.claim.quantity, other.claim.quantity
    whole = _PART_OF.match(a.definition) if a else None
    return bool(whole and b and whole[1] and float(whole[1].replace(",", "")) == b.low)


# "Of its 30 guns", "of the 240 prisoners": what a number is a part of does not define it.
_PART_OF = re.compile(r"^of (?:the|its|their|his|her|these|those|all)\b(?: (\d[\d,]*))? ?")


def _kind_of(said: Said, quantity: Quantity) -> str:
    """What is counted, without whose it is where that is who does it: "guns of the Front"."""
    kind = _PART_OF.sub("", quantity.definition)
    head, _, whose = kind.partition(" of ")
    named = {w.casefold() for name in said.doers for w in words_of(name)}
    is_own = bool(whose) and {w.casefold() for w in words_of(whose)} - {"the"} <= named
    return head if is_own else kind


def corrected(one: Said, other: Said) -> str | None:
    """A number that is named and taken back: "the figure of 12 was wrong: there were 14"."""
    a, b = one.claim.quantity, other.claim.quantity
    if not _apart(one, other) or not a or not b or not CORRECTED.search(other.words):
        return None
    if not any(count.value == a.low for count in _read(other.words).counts):
        return None
    return f"{other.who} takes {a.as_said} back: {b.as_said} {b.unit}."


def later_number(one: Said, other: Said) -> str | None:
    """A newer number under one definition."""
    apart, first, second = _apart(one, other), day_of(one), day_of(other)
    if one.is_of_a_day:
        return None  # one event has one number, whenever it is told
    if apart and first and second and first < second and _goes_on(one, other, second - first):
        return f"{apart}: {other.who} says so later than {one.who}."
    return None


def _goes_on(one: Said, other: Said, gap: timedelta) -> bool:
    """Whoever counted counts again, or somebody else finds more some days later.

    What another counts lower is another number and no newer one, also within one side; so is what
    another side counts at the same time.
    """
    a, b = one.claim.quantity, other.claim.quantity
    is_more = a is not None and b is not None and b.low > a.low
    is_soon = one.side != other.side and gap.days <= RETOLD_DAYS
    return are_of_one_speaker(one, other) or (is_more and not is_soon)


def other_number(one: Said, other: Said) -> str | None:
    """Two numbers under one definition."""
    apart = _apart(one, other)
    if not apart:
        return None
    if are_of_one_speaker(one, other):
        return f"{apart}: two tellings of what {one.who} says give another number each."
    return f"{apart}: {one.who} and {other.who} cannot both be right."
