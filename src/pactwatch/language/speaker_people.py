"""A person's name in a mention in, who it is out: a name is itself, a surname its only bearer.

"A and B" are two people who speak as one. A surname that several share, and that the document does
not give to one of them, stays UNCLEAR with their names: never a guess.
"""

import re

from pactwatch.domain.reading import Name
from pactwatch.domain.statement import ResolvedBy, Speaker, SpeakerStatus
from pactwatch.language.focus import Focus, listed
from pactwatch.language.mentions import Mention
from pactwatch.language.names import bare
from pactwatch.language.people import Person, folded
from pactwatch.language.ranges import among
from pactwatch.language.speaker_forms import Answer, named, named_person, unclear

__all__ = ["by_name"]


def by_name(focus: Focus, mention: Mention) -> Answer:
    """Who a mention with a person's name is."""
    if several := _several(focus, mention):
        return several, None
    person = _bearer(focus, mention)
    if person is not None:
        is_short = bare(mention.name or "") != bare(person.name)
        return named_person(mention, person, ResolvedBy.SURNAME if is_short else None)
    sharing = [p.name for p in focus.people if p.surname == mention.head]
    if len(sharing) > 1:
        return unclear(mention, f"“{mention.name}” fits {listed(sharing)}")
    return named(mention, mention.name or mention.text, None)


def _bearer(focus: Focus, mention: Mention) -> Person | None:
    inside = [p for p in focus.people if any(mention.start <= at < mention.end for at in p.places)]
    return next(
        (p for p in inside if folded(bare(mention.name or "")) in folded(bare(p.name))), None
    )


def _several(focus: Focus, mention: Mention) -> Speaker | None:
    """ "A and B": two named people who speak as one."""
    inside = [
        n
        for n in among(focus.names, mention.start, mention.end)
        if n.kind == "PERSON" and mention.start <= n.start and n.end <= mention.end
    ]
    if len(inside) != 2:
        return None
    between = focus.text[inside[0].end : inside[1].start]
    if not re.fullmatch(r",? and (?:[A-Z][a-z]+\.? )?", between):
        return None
    full = [_full_name(focus, n) for n in inside]
    by = ResolvedBy.SURNAME if full != [n.text for n in inside] else None
    return Speaker(" and ".join(full), SpeakerStatus.NAMED, mention.text, by)


def _full_name(focus: Focus, name: Name) -> str:
    person = next((p for p in focus.people if name.start in p.places), None)
    return person.name if person else name.text
