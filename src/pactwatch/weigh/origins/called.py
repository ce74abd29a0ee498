"""An origin in words a person can read out: a name, or what the text says of somebody unnamed.

In: an origin's id with a testimony of it, or a speaker. Out: "Sarrow Mission", "Ruvo Dorran", "two
unnamed Front commanders", "Harbour Wire in its own voice". Ids ("anonymous-corran") are for
machines and files. Refuses to name whom the text keeps unnamed, and to make them more or fewer.
"""

import re
from functools import lru_cache

from pactwatch.domain.evidence import Testimony
from pactwatch.domain.statement import Speaker, SpeakerStatus
from pactwatch.weigh.names.names import NameBook
from pactwatch.weigh.names.own import are_plain
from pactwatch.weigh.origins.origins import UNKNOWN_PUBLISHER, is_anonymous

__all__ = ["NO_PUBLISHER", "node_called", "origin_called", "speaker_called"]

NO_PUBLISHER = "a document whose publisher is not on record"
_ORIGIN = "origin:"
# Where a description goes on to tell of the person, and where it only says who it is.
_ASIDE = re.compile(r"\s*(?:[,;(–—]|\b(?:who|whom|whose|which)\b).*", re.S)
_ARTICLE = re.compile(r"(?:an?|one)\s+", re.I)
_THE = re.compile(r"the\s+", re.I)
_COUNT = re.compile(
    r"(two|three|four|five|six|seven|eight|nine|ten|several|some|many|both|\d+)\s+"
    r"(?:of\s+)?(?:the\s+)?",
    re.I,
)
_UNNAMED = re.compile(r"\b(?:unnamed|anonymous|unidentified|unknown|nameless)\b", re.I)
_LOWERED = re.compile(r"(?:The|An?)\s+(?=[a-z])")
_NOBODY = re.compile(r"(?:he|she|they|it|we|i|his|her|their|one|both|others?)", re.I)


def origin_called(origin: str, told: Testimony, book: NameBook) -> str:
    """What to call the origin under which a testimony counts."""
    own = origin.removeprefix(_ORIGIN)
    if own in book.actors:
        return book.actors[own].name
    speaker = told.statement.speaker
    if speaker.status in (SpeakerStatus.ARTICLE_VOICE, SpeakerStatus.UNCLEAR):
        return _document_called(told, book)
    via = _heard_by(own, book) if is_anonymous(speaker) else ""
    return f"{speaker_called(speaker)}{via}"


def speaker_called(speaker: Speaker) -> str:
    """The speaker as a reader would: unnamed people by what the text says of them."""
    described = speaker.name or speaker.mention or ""
    if not is_anonymous(speaker):
        return _lowered(described) or "somebody the text does not tell"
    is_plural = speaker.status is SpeakerStatus.ANONYMOUS_PLURAL
    return _unnamed(described, speaker.organisation, is_plural)


def are_several(speaker: Speaker) -> bool:
    """Whether a verb after the speaker stands in the plural: "two Member States report"."""
    if speaker.status is SpeakerStatus.ANONYMOUS_PLURAL:
        return True
    # A body that is known by a name which begins with a number is one: "Seven Bays Council".
    name = speaker.name or ""
    is_counted = speaker.status is SpeakerStatus.ORGANISATION and _COUNT.match(name)
    return bool(is_counted) and name.endswith("s")


# The same few people are named on row after row of a board.
@lru_cache(maxsize=16_384)
def _unnamed(described: str, organisation: str | None, is_plural: bool) -> str:
    head = _ASIDE.sub("", described).strip()
    if not head or _NOBODY.fullmatch(head):
        return f"somebody unnamed of {organisation}" if organisation else "somebody unnamed"
    return _said_unnamed(head, is_plural=is_plural)


def _said_unnamed(head: str, *, is_plural: bool) -> str:
    """ "An Assembly commander" → "an unnamed Assembly commander"; nobody is so called twice."""
    if _UNNAMED.search(head):
        return _lowered(head)
    if found := _COUNT.match(head):
        return f"{found[1].casefold()} unnamed {head[found.end() :]}"
    if found := _THE.match(head):
        return f"the unnamed {head[found.end() :]}"
    bare = _ARTICLE.sub("", head, count=1) if _ARTICLE.match(head) else head
    bare = _as_within(bare)
    return f"unnamed {bare}" if is_plural else f"an unnamed {bare}"


def _as_within(described: str) -> str:
    """ "Officers of X", which began a sentence, are "officers of X"; "Orlan officers" stay."""
    first = described.split(maxsplit=1)[0]
    return f"{first.lower()}{described[len(first) :]}" if are_plain(first) else described


@lru_cache(maxsize=16_384)
def _lowered(name: str) -> str:
    """ "The head of the Committee" stands within a sentence; "The Hague" is a name."""
    return name[:1].lower() + name[1:] if _LOWERED.match(name) else name


def _document_called(told: Testimony, book: NameBook) -> str:
    publisher = next(iter(told.carriers), UNKNOWN_PUBLISHER)
    if publisher == UNKNOWN_PUBLISHER:
        return f"{NO_PUBLISHER}, in its own voice"
    return f"{node_called(publisher, book)} in its own voice"


def _heard_by(own: str, book: NameBook) -> str:
    carrier = own.partition("-via-")[2]
    return f" (through {node_called(carrier, book)})" if carrier else ""


def node_called(node: str, book: NameBook) -> str:
    """What to call a carrier by its id or slug."""
    if node == UNKNOWN_PUBLISHER:
        return NO_PUBLISHER
    actor = book.actors.get(node)
    return actor.name if actor else node.replace("-", " ").title()
