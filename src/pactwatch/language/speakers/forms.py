"""A mention and what was found out about it in, the `Speaker` that a statement keeps out.

Each function is one kind of answer: a person, a body, somebody nameless, nobody that can be told.
Refuses to find anything out.
"""

import re

from pactwatch.domain.statement import ResolvedBy, Speaker, SpeakerStatus
from pactwatch.language.names.mentions import Mention
from pactwatch.language.names.offices import voice_level
from pactwatch.language.names.people import Person
from pactwatch.language.names.witness_codes import status_of
from pactwatch.language.words.lexicon import load

__all__ = [
    "Answer",
    "named",
    "named_person",
    "nameless",
    "organisation",
    "unclear",
    "unresolved",
    "without_article",
    "without_aside",
]

_RELATIVE = re.compile(r",?\s+(?:who|speaking|talking)\b")
# Who speaks, and the person of the document where it is one.
Answer = tuple[Speaker, Person | None]


def named_person(mention: Mention, person: Person, by: ResolvedBy | None) -> Answer:
    """A person of the document, with the office and body that it gives."""
    role = person.role or mention.role
    body = person.organisation or mention.organisation
    status = status_of(person.name)
    voice = voice_level(role)
    return Speaker(person.name, status, mention.text, by, body, role, voice), person


def named(mention: Mention, name: str, by: ResolvedBy | None) -> Answer:
    """Somebody called by a name who is no person of the document's list."""
    voice = voice_level(mention.role)
    status = status_of(name)
    body = mention.organisation
    return Speaker(name, status, mention.text, by, body, mention.role, voice), None


def nameless(mention: Mention, status: SpeakerStatus, body: str | None = None) -> Answer:
    """Somebody called by what he is: his words are his name."""
    voice = voice_level(mention.role)
    body = mention.organisation or body
    words, count = mention.text, mention.count
    name = _BESIDE.sub("", without_aside(_without_terms(words)))
    return Speaker(name, status, words, None, body, mention.role, voice, count), None


# "The ranger who came, | a young man": what he is besides.
_BESIDE = re.compile(r"(?<=\w), an? (?:(?! and )[^,])*\Z")


def _without_terms(words: str) -> str:
    """On what terms somebody spoke ("who asked not to be named") is no part of his name."""
    kept_back = load("titles")["anonymous"]["conditions"]
    for relative in _RELATIVE.finditer(words):
        if any(terms in words[relative.start() :].lower() for terms in kept_back):
            return words[: relative.start()]
    return words


def organisation(mention: Mention, name: str, by: ResolvedBy | None) -> Answer:
    """A body that speaks for itself."""
    status = SpeakerStatus.ORGANISATION
    name = mention.text if _ONE_OF_A_KIND.match(mention.text) else name
    return Speaker(name, status, mention.text, by, organisation=name), None


# "One Member State", "another Member State": two of a kind, whose bare kind would make them one.
_ONE_OF_A_KIND = re.compile(
    r"(?:one|another|an? (?:second|third|fourth|different)|some|several|many|two|three|four|five"
    r"|other)\s",
    re.IGNORECASE,
)


def unclear(mention: Mention, reason: str) -> Answer:
    """Nobody, with the reason a reader will see."""
    return Speaker(None, SpeakerStatus.UNCLEAR, mention.text, reason=reason), None


def unresolved(reason: str) -> Speaker:
    """Nobody, where no words stand for a speaker at all."""
    return Speaker(None, SpeakerStatus.UNCLEAR, reason=reason)


def without_article(words: str) -> str:
    """The words behind an article."""
    first, _, rest = words.partition(" ")
    return rest if first.lower() in {"the", "a", "an"} and rest else words


# What is set off by a dash, or told of a paper's making, is said beside the name.
_ASIDE = re.compile(
    r"\s[—–]\s.*\Z|\s?,\s+(?:which|who|whose|speaking|talking|reached|contacted|testifying|addressing|appearing"
    r"|compiled|published|released|prepared|written|seen|obtained|dated"
    r"|adopted|approved|ratified|concluded|endorsed|kept|maintained|filed|submitted"
    r"|signed|issued|drafted|drawn|circulated|leaked|shown|close to|loyal to|linked to|run by"
    r"|(?:allied|aligned) (?:to|with)|backed by|led by|owned by|based in)\b.*\Z"
    r"|\s(?:seen|obtained|reviewed|leaked)\s(?:by|to)\s.*\Z|\s\([a-z][^)]*\)\Z",
    re.DOTALL,
)


def without_aside(words: str) -> str:
    """The words before what is only told beside them."""
    return _ASIDE.sub("", words)


# "The study | released in April | by the Centre": how and when it came out tells no study apart; a
# letter or a picture that somebody published is not his.
_PAPER = (
    r"report|study|survey|poll|assessment|analysis|review|paper|investigation|inquiry|audit"
    r"|bulletin|briefing|update|statement|communique|declaration"
)
_ISSUED = re.compile(
    rf"\b(?P<paper>{_PAPER})\s(?:published|released|issued|presented|unveiled"
    r"|launched|circulated|made public|compiled|prepared|produced|written|drafted|drawn up"
    r"|carried out|conducted|undertaken)(?:(?:\s(?!by\s)[\w’'.-]+){0,6}(?=\sby\s)"
    r"|(?:(?!\sby\s).)*\Z)",
    re.DOTALL,
)
_IN_YEAR = re.compile(r"\s(?:in|on)\s(?:[A-Z][a-z]+\s)?\d{1,4}\Z")


def paper(words: str) -> str:
    """What a report or study goes by: what it is and whose, without what is told of either."""
    plain = _ISSUED.sub(r"\g<paper>", without_aside(words), count=1)
    return _IN_YEAR.sub("", _BESIDE.sub("", plain)).rstrip(" ,")
