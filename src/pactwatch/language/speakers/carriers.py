"""Who hands words on, as far as his own words tell: an outlet's name, or which outlet is meant.

In: the place of a carrier. Out: the body it names, the outlet "the agency" points back to, the
document's own outlet where one of its reporters stands there. Refuses people: speakers.py reads
them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.domain.reading import Name
from pactwatch.domain.statement import ResolvedBy, Speaker, SpeakerStatus
from pactwatch.language.names.mentions import Mention
from pactwatch.language.names.names import bare
from pactwatch.language.names.outlet_beside import kind_before
from pactwatch.language.names.outlets import Outlets
from pactwatch.language.names.people import Person
from pactwatch.language.speakers.bodies_named import earlier_outlet, sorts_of
from pactwatch.language.speakers.focus import Focus
from pactwatch.language.speakers.sources import whole_source
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, among, overlaps

__all__ = ["apart_from", "named_body", "pointed_outlet", "publishers_own", "whole_carrier"]

# "Portal | .vh": an outlet's name may go on for so many characters.
_ENDING = 5


def whole_carrier(
    focus: Focus, outlets: Outlets, where: Range, speaker: Sequence[Range] = ()
) -> Range:
    """A carrier with the name that belongs to it; an outlet's own name is whole, and who speaks is
    no part of it ("according to the Lantern, | Mira Oskel, a nurse, fears")."""
    if named := outlets.set_beside(focus.text, where):
        return named
    starts = (n for n in among(focus.names, *where) if n.start == where[0])
    is_name = any(n.kind == "ORGANISATION" and where[1] - n.end < _ENDING for n in starts)
    whole = where if is_name else whole_source(focus, (where,))
    return where if any(overlaps(whole, s) for s in speaker) else whole


def named_body(focus: Focus, where: Range, words: str) -> str | None:
    """The body that a carrier's words name, None where they name nobody or a person."""
    named = among(focus.names, *where)
    if not named or any(n.kind == "PERSON" for n in named):
        return None
    return _without_kind(focus, where, words, named[0])


def _without_kind(focus: Focus, where: Range, words: str, name: Name) -> str:
    """ "The newspaper | Lantern", "an aid group, | Velm Villages": what kind of body it is stands
    before its name."""
    if name.start - where[0] <= len("the ") and focus.text.startswith(", ", name.end):
        return name.text  # "BSN, | the official news agency of Sarn"
    before = focus.text[where[0] : max(where[0], name.start)].lower().split()
    kinds = phrases("organisations", "outlet_nouns") | _BEFORE_KIND | _OWNERSHIP
    is_kind = bool(before) and (before[-1].endswith(",") or all(w in kinds for w in before))
    return name.text if is_kind and name.end == where[1] else words


_BEFORE_KIND = frozenset({"the", "a", "news", "radio", "television", "tv", "same"})
# Whose an outlet is stands before its name and is no part of it.
_OWNERSHIP = frozenset(
    ("state-run", "state-owned", "state-controlled", "semi-official", "semiofficial", "official")
)


_POINTING = re.compile(r"\bthe (?:same )?", re.IGNORECASE)
_SORT = re.compile(r"(?:same )?(?:news |TV )?")


def pointed_outlet(focus: Focus, outlets: Outlets, mention: Mention, words: str) -> str | None:
    """ "The newspaper", "the same news agency": the outlet named last."""
    at = mention.start
    before = focus.text[max(0, at - len("the same ")) : at + len("the ")]
    plain = _SORT.sub("", words, count=1)
    is_pointing = bool(_POINTING.search(before)) and " " not in plain
    if not is_pointing or mention.head not in phrases("organisations", "outlet_nouns"):
        return None
    shown = outlets_shown(focus, outlets)
    told = [n for n in shown if n.end <= at and n.kind != "PERSON"]
    told = [n for n in told if _may_be(focus.text, n, mention.head)]
    only = earlier_outlet(mention, told)
    return only or (told[-1].text if told else words)


def _may_be(text: str, name: Name, head: str) -> bool:
    """ "The broadcaster" is no outlet that is called a daily."""
    words = f"{kind_before(text, name.start) or ''} {bare(name.text)}"
    kind = sorts_of(frozenset(words.split()))
    wanted = sorts_of(frozenset({head}))
    return not kind or not wanted or bool(kind & wanted)


def outlets_shown(focus: Focus, outlets: Outlets) -> list[Name]:
    """The names of a text that say, with the word behind them, that they are an outlet's."""
    if focus.shown_outlets is None:
        focus.shown_outlets = [n for n in focus.names if outlets.is_shown(focus.text, n)]
    return focus.shown_outlets


def apart_from(speaker: Speaker, carriers: Sequence[str]) -> Speaker:
    """ "A said | the envoy | had told him": the envoy is somebody else, whoever was named last."""
    is_pronoun = (speaker.mention or "").lower() in {"him", "her", "them"}
    if is_pronoun and carriers and speaker.name == carriers[-1]:
        reason = f"“{speaker.mention}” is not {carriers[-1]}, who tells it"
        return Speaker(None, SpeakerStatus.UNCLEAR, speaker.mention, reason=reason)
    is_read = speaker.resolved_by in {ResolvedBy.TITLE, ResolvedBy.DESCRIPTION}
    is_same = speaker.name in carriers
    if not (is_read and is_same and speaker.status is SpeakerStatus.NAMED):
        return speaker
    status = SpeakerStatus.TITLED_UNNAMED
    return replace(speaker, name=speaker.mention, status=status, resolved_by=None)


# "The Bugle's | correspondent Mira Oskel".
_OWNER = re.compile(r"\b(?:the\s)?([A-Z][\w ]*?)\s?['’]s\s(?:\w+\s)?\Z", re.IGNORECASE)


def publishers_own(focus: Focus, outlets: Outlets, at: int, person: Person | None) -> str | None:
    """The document's own outlet, where "our Mira Oskel" or "the Bugle's Mira Oskel" reports."""
    owner = _OWNER.search(focus.text, max(0, at - 40), at)
    bodies = [*(person.organisations if person else ()), *([owner[1]] if owner else [])]
    return outlets.publisher if any(map(outlets.is_publisher, bodies)) else None
