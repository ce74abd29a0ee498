"""Whose side a speaker is on where the words beside him tell it only by a short word.

"The coastguard's commander" is of Sarn's coastguard where the text has spoken of one such body and
no other; "Velm has freed them all, its foreign minister said" is of Velm. In: a speaker and his
mention. Out: the speaker with the body in the document's own words. Refuses where two bodies fit.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.domain.reading import Name
from pactwatch.domain.statement import Speaker, SpeakerStatus
from pactwatch.language.grammar.syntax import Sentence
from pactwatch.language.names.names import bare
from pactwatch.language.speakers.focus import Focus
from pactwatch.language.speakers.known import Known
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import among

__all__ = ["with_side"]

_ITS = re.compile(r"(?:its|their)\s", re.IGNORECASE)
_PEOPLE = (SpeakerStatus.NAMED, SpeakerStatus.TITLED_UNNAMED)


def with_side(focus: Focus, speaker: Speaker, at: int) -> Speaker:
    """The speaker, mentioned at `at`, with the body he speaks for as fully as the text names it."""
    if speaker.status not in _PEOPLE:
        return speaker
    body = speaker.organisation
    if body is None and _ITS.match(speaker.mention or ""):
        body = _teller(focus, speaker, at) or _owner(focus, at)
    elif body is None and _BARE_VOICE.fullmatch(speaker.mention or ""):
        body = _explained(focus, at)
    elif body is not None and body.islower():
        body = _owned(focus, body, at) or body
    return speaker if body == speaker.organisation else replace(speaker, organisation=body)


def _owned(focus: Focus, body: str, at: int) -> str | None:
    """ "Sarn's coastguard", "the Interior Ministry": the one body so called, as named before."""
    behind = re.compile(
        rf"(?:['’]s?)?\s+(?:(?!the\b|its\b|their\b|this\b|an?\b)[a-z]+\s+)?{re.escape(body)}\b"
    )
    if body not in focus.owned:
        focus.owned[body] = [
            (name.start, bare(name.text), focus.text[name.start : end])
            for name in focus.names
            if name.kind != "PERSON" and (end := _end_as_owner(focus.text, name, body, behind))
        ]
    found: dict[str, str] = {}
    for start, plain, whole in focus.owned[body]:
        if start >= at or len(found) > 1:
            break
        found.setdefault(plain, whole)
    return next(iter(found.values())) if len(found) == 1 else None


def _end_as_owner(text: str, name: Name, body: str, behind: re.Pattern[str]) -> int | None:
    """Where a name with the body it owns ends, or one that is called so itself."""
    if match := behind.match(text, name.end):
        return match.end()
    return name.end if bare(name.text).endswith(f" {body}") else None


_SPEAKS = re.compile(r"(?:its|their)\s(?:\w+\s){0,2}spokes(?:m[ae]n|wom[ae]n|person)", re.I)


def _teller(focus: Focus, speaker: Speaker, at: int) -> str | None:
    """ "X has freed nine, according to Y. Its spokesman": of the body that told of it, and not of
    whoever acts."""
    here = focus.sentence_number(at)
    opens = focus.sentences[here].start == at and bool(_SPEAKS.match(speaker.mention or ""))
    last = _body_before(focus, at) if opens else None
    return last.speaker.name if last else None


_BARE_VOICE = re.compile(r"an?\s(?:\w+\s)?spokes(?:man|woman|person)", re.I)


def _explained(focus: Focus, at: int) -> str | None:
    """ "Orsk Mining rejected the charge. “We have dumped nothing,” | a spokeswoman | said": whose
    word it is that a voice without a body explains, in one paragraph with it."""
    last = _body_before(focus, at)
    return last.speaker.name if last and "\n" not in focus.text[last.at : at] else None


def _body_before(focus: Focus, at: int) -> Known | None:
    """The body that spoke last, where it did so in the sentence before."""
    last = focus.spoken[-1] if focus.spoken else None
    if last is None or not last.is_body:
        return None
    return last if focus.sentence_number(at) - focus.sentence_number(last.at) == 1 else None


def _owner(focus: Focus, at: int) -> str | None:
    """The one state or body that does something before "its minister" in the sentence, else in the
    one before it: "The Ministry rejected the report. Its spokesman ..."."""
    number = focus.sentence_number(at)
    here = focus.sentences[max(0, number - 1) : number + 1]
    for sentence in reversed(here):
        owners = {bare(n.text): n.text for n in _acting(sentence, focus.names) if n.end <= at}
        owners |= {
            noun: noun
            for noun in _unnamed_acting(sentence, at)
            if not any(name.split()[-1] == noun for name in owners)
        }
        if owners:
            return next(iter(owners.values())) if len(owners) == 1 else None
    return None


def _unnamed_acting(sentence: Sentence, at: int) -> list[str]:
    """ "At Parr the army has yet to leave. Its liaison officer ...": bodies without a name."""
    bodies = phrases("organisations", "bodies") - phrases("conduct", "texts")
    return [
        t.lower
        for t in sentence.tokens
        if t.relation == "nsubj" and t.upos == "NOUN" and t.lower in bodies and t.end <= at
    ]


def _acting(sentence: Sentence, names: Sequence[Name]) -> list[Name]:
    doers = {t.start for t in sentence.tokens if t.relation == "nsubj"}
    near = among(names, sentence.start, sentence.end)
    return [
        n for n in near if n.kind != "PERSON" and any(n.start <= start < n.end for start in doers)
    ]
