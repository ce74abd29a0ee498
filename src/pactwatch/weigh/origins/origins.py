"""A statement in, its origin and carriers out (METHOD C2): who first said it, through whom.

The origin is the innermost speaker; people of a monitoring body are that body, an outlet's own
reporters the outlet, and delegates those who sent them; anonymous people of one organisation who
speak through one carrier are one origin; the article's own voice is the document. Refuses to
count: groups are formed in weigh.evidence.groups.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.domain.statement import Speaker, SpeakerStatus, Statement, VoiceLevel
from pactwatch.weigh.names.names import NameBook, slug, words_of

__all__ = [
    "ANONYMOUS",
    "UNKNOWN_PUBLISHER",
    "book_of",
    "carriers_of",
    "credited_actor",
    "is_anonymous",
    "known_as",
    "origin_of",
    "parties_in",
]

# A document that names no publisher came through somebody nobody can grade.
UNKNOWN_PUBLISHER = "unknown-publisher"
# How the origins of people begin whom no body of the case stands for.
ANONYMOUS = "origin:anonymous-"

_ANONYMOUS = {SpeakerStatus.ANONYMOUS_SINGLE, SpeakerStatus.ANONYMOUS_PLURAL}
_NOT_THE_BODY = {VoiceLevel.FIELD_COMMANDER, VoiceLevel.RANK_AND_FILE, VoiceLevel.UNOFFICIAL}
_PREPOSITIONS = re.compile(r"\b(?:of|in|from|at|with|who|that|which|based|on|for)\b", re.I)
_COUNTS = {"one", "two", "three", "four", "five", "several", "some", "many", "dozens"}


@lru_cache(maxsize=8)
def book_of(actors: tuple[Actor, ...]) -> NameBook:
    """The name book of these actors, made once."""
    return NameBook(actors)


def is_anonymous(speaker: Speaker) -> bool:
    """Whether the text keeps the person unidentified, also behind a bare title."""
    if speaker.status in _ANONYMOUS:
        return True
    return speaker.status is SpeakerStatus.TITLED_UNNAMED and speaker.voice_level in _NOT_THE_BODY


def origin_of(
    statement: Statement, actors: Sequence[Actor], *, publisher: str | None = None
) -> str:
    """``origin:`` and the actor id, or a slug, of whoever the statement comes from."""
    return origin_in(statement, book_of(tuple(actors)), publisher=publisher)


def origin_in(statement: Statement, book: NameBook, *, publisher: str | None = None) -> str:
    """As `origin_of`, with the names at hand."""
    speaker = statement.speaker
    if speaker.status in (SpeakerStatus.ARTICLE_VOICE, SpeakerStatus.UNCLEAR):
        prefix = "unclear-" if speaker.status is SpeakerStatus.UNCLEAR else ""
        return f"origin:{prefix}{statement.document_id}"
    actor = book.speaker(speaker)
    if publisher and actor is None and (body := _in_the_chair(speaker, publisher, book)):
        return f"origin:{body}"
    if is_anonymous(speaker) and (body := _sent_by(speaker, actor, publisher, book)):
        return f"origin:{body}"
    if is_anonymous(speaker) and book.monitor_of(actor) is None:
        return f"origin:{_anonymous(statement, actor, book)}"
    return f"origin:{_identified(speaker, actor, book)}"


def carriers_of(
    statement: Statement, publisher: str | None, actors: Sequence[Actor]
) -> tuple[str, ...]:
    """Ids or slugs of the outlets between reader and speaker, the publisher first.

    A body that publishes its own statement is no carrier of it. Without a publisher the first
    carrier is `UNKNOWN_PUBLISHER`, which nobody can grade.
    """
    return carriers_in(statement, publisher, book_of(tuple(actors)))


def carriers_in(
    statement: Statement, publisher: str | None, book: NameBook, *, origin: str | None = None
) -> tuple[str, ...]:
    """As `carriers_of`, with the names at hand, and the statement's origin where it is known."""
    own = (origin or origin_in(statement, book)).removeprefix("origin:")
    publishing = known_as(publisher, book) if publisher else UNKNOWN_PUBLISHER
    named = [known_as(n.name, book) for n in statement.chain if n.role == "carrier"]
    return tuple(dict.fromkeys(c for c in (publishing, *named) if c != own))


def credited_actor(origin: str, carriers: Iterable[str], book: NameBook) -> str | None:
    """Whose word a page's own voice hands on, where it stands under an actor that it credits: a
    party's paper gains by it as the party does, and a good carrier makes it no better."""
    own = origin.removeprefix("origin:")
    return own if own in book.actors and own not in carriers else None


def parties_in(book: NameBook) -> frozenset[str]:
    """The ids of the monitored parties, and of all who are of one."""
    party = MonitorRole.MONITORED_PARTY
    of = ((actor, book.affiliations(actor)) for actor in book.actors)
    return frozenset(a for a, bodies in of if any(book.actors[b].role is party for b in bodies))


def known_as(name: str, book: NameBook) -> str:
    """The actor id or slug of an outlet or another body by name."""
    actor = book.resolve_body(name)
    return book.monitor_of(actor) or actor or slug(name)


# Who speaks for a body in its own paper, where no other body is named with the office; "the
# spokesman" there is as likely of a party that the paper tells of.
_CHAIR = re.compile(
    r"(?:the )?(?:chair(?:man|woman|person)?|rapporteur|head of mission"
    r"|chief (?:monitor|observer))",
    re.I,
)


def _in_the_chair(speaker: Speaker, publisher: str, book: NameBook) -> str | None:
    """ "The Chair noted" in a commission's minutes: the commission, which has one voice. In an
    outlet's page and in a party's the same words may be of anybody."""
    is_bare = speaker.status is SpeakerStatus.TITLED_UNNAMED and not speaker.organisation
    if not is_bare or not _CHAIR.fullmatch(speaker.name or speaker.mention or ""):
        return None
    return book.voice_of(book.resolve_body(publisher))


# Whoever an outlet, or another body without a side, sends to see for it.
_SENT = {
    MonitorRole.MEDIA: re.compile(
        r"(?:reporter|correspondent|photographer|journalist|camera(?:man|men|woman))s?\b", re.I
    ),
    MonitorRole.THIRD_PARTY: re.compile(r"(?:delegate|representative|staff|team)s?\b", re.I),
}


# Who acts for the monitor whose paper it is, without its name: "auditors saw", "our inspectors".
_OWN_STAFF = re.compile(
    r"(?:our |its |the )?(?:auditor|inspector|observer|monitor|investigator|surveyor|verifier"
    r"|delegate|patrol|team)s",
    re.I,
)


def _sent_by(
    speaker: Speaker, actor: str | None, publisher: str | None, book: NameBook
) -> str | None:
    """ "A Harbour Radio reporter saw": the outlet, which nobody else's reporter is; "delegates of
    Relief": Relief; "auditors saw" in an audit office's report: the office. What they know they
    know for it, and no page has them as a second origin."""
    words, body = speaker.mention or speaker.name or "", actor
    if body is None and not speaker.organisation and _OWN_STAFF.fullmatch(words):
        return book.monitor_of(book.resolve_body(publisher))
    body = body or book.resolve_body(speaker.organisation)
    role = book.actors[body].role if body in book.actors else None
    sent = _SENT.get(role) if role else None
    return body if sent is not None and sent.search(words) else None


def _identified(speaker: Speaker, actor: str | None, book: NameBook) -> str:
    """The body for people of a monitor or an outsider and unnamed officials; else the person."""
    if body := book.voice_of(actor) or book.voice_of(book.resolve_body(speaker.organisation)):
        return body
    by_name = book.resolve_body(speaker.name)
    if speaker.status is SpeakerStatus.NAMED:
        return by_name or slug(speaker.name or speaker.mention or "unknown")
    return actor or slug(speaker.organisation or speaker.name or speaker.mention or "unknown")


def _anonymous(statement: Statement, actor: str | None, book: NameBook) -> str:
    speaker = statement.speaker
    described = speaker.organisation or _head_of(speaker.name or speaker.mention or "source")
    carriers = [n.name for n in statement.chain if n.role == "carrier"]
    via = f"-via-{known_as(carriers[-1], book)}" if carriers else ""
    return f"anonymous-{actor or slug(described)}{via}"


def _head_of(description: str) -> str:
    """ "Several member states of the region" and "one member state" are both "member state"."""
    head = _PREPOSITIONS.split(description, maxsplit=1)[0] or description
    kept = [w for w in words_of(head) if w.casefold() not in _COUNTS]
    return " ".join(w.removesuffix("s") for w in kept) or description
