"""A testimony in, the party whose minister is speaking in that party's own paper, out.

"Minister Dorn said", "Interior Minister Falk", "the Secretary of State, Coll" in a paper of the
government's: nobody says whose minister, since the paper is his own. Refuses an office with a word
that may be another's ("Ostrian Foreign Minister"), spokesmen and commanders, of whom a party's
paper quotes the other side's too, and every paper that is no party's.
"""

from functools import lru_cache

from pactwatch.domain.actor import MonitorRole
from pactwatch.domain.evidence import Testimony
from pactwatch.domain.statement import Speaker, SpeakerStatus
from pactwatch.weigh.names.names import NameBook, words_of
from pactwatch.weigh.names.own import is_body_for_short, is_nobodys
from pactwatch.weigh.names.words import PORTFOLIOS

__all__ = ["party_speaking", "side_of"]


def _table(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NAMED = (SpeakerStatus.NAMED, SpeakerStatus.TITLED_UNNAMED)
_OFFICES = _table(
    """minister ministers premier chancellor secretary undersecretary president commissioner
    treasurer attorney"""
)
# Heads of what a government alone has.
_HEADS = frozenset({"chief", "head", "director", "chairman", "deputy"})
_AROUND = PORTFOLIOS | _table(
    """the of and for a an deputy acting first second vice prime senior junior state general staff
    cabinet government ministry department army armed forces defence defense security interior
    police office council permanent parliamentary under national"""
)


def party_speaking(testimony: Testimony, book: NameBook) -> str | None:
    """The party, or its organ, that publishes this and whose minister says it."""
    speaker = testimony.statement.speaker
    if speaker.status not in _NAMED or not testimony.carriers:
        return None
    body = testimony.carriers[0]
    bodies = book.affiliations(body)
    is_party = any(book.actors[b].role is MonitorRole.MONITORED_PARTY for b in bodies)
    return body if is_party and _is_minister(speaker) else None


def side_of(speaker: Speaker, side: str | None, own: str | None) -> str | None:
    """Whom somebody of no known body speaks for: the `side` that other reports tell, where this one
    says nothing of it (neither another body, nor that the office is past); the party whose `own`
    paper it is, unless other reports tell of several sides."""
    if side is None:
        return None if speaker.status is SpeakerStatus.NAMED else own
    if side == own:
        return own
    told, body = (speaker.mention or "", speaker.role or ""), speaker.organisation
    is_other = body and not is_body_for_short(body)
    return None if is_other or any(is_nobodys(words_of(w)) for w in told) else side


def _is_minister(speaker: Speaker) -> bool:
    """Whether the words call somebody a minister of nobody in particular."""
    named = speaker.status is SpeakerStatus.NAMED
    office = speaker.role or ("" if named else speaker.mention or speaker.name or "")
    return _is_office(office, speaker.organisation or "")


@lru_cache(maxsize=4096)
def _is_office(office: str, organisation: str) -> bool:
    words = [w.casefold() for w in words_of(office)]
    of = [w.casefold() for w in words_of(organisation)]
    if not all(w in _AROUND | _OFFICES | _HEADS for w in (*words, *of)):
        return False
    return not _OFFICES.isdisjoint(words) or bool(of and not _HEADS.isdisjoint(words))
