"""An office described in, the only person of the document who is told to hold it out.

"The head of the panel" is the only person whose office and body it fits, before or after. Refuses
to choose between two whom it fits alike.
"""

import re
from collections.abc import Iterable
from itertools import islice

from pactwatch.domain.statement import ResolvedBy
from pactwatch.language.names.mentions import Mention
from pactwatch.language.names.names import bare
from pactwatch.language.names.office_fit import describes, is_told_apart, may_be_of, same_role
from pactwatch.language.names.offices import is_single, office_class
from pactwatch.language.names.people import Person
from pactwatch.language.speakers.focus import Focus, listed
from pactwatch.language.speakers.forms import Answer, named_person, unclear
from pactwatch.language.speakers.introduced import is_owned
from pactwatch.language.words.ranges import among

__all__ = ["described_by_body", "may_lead", "only_holder"]


def only_holder(focus: Focus, mention: Mention) -> Person | None:
    """The only person of the document with this office, unless of another body.

    "A spokesman" is one only where office and body are told alike ("Velm health spokesman")."""
    head, role = mention.head.casefold(), mention.role or ""
    called = focus.bearers.by_last_word(role)
    same = _two(focus, mention, (p for p in called if any(same_role(role, r) for r in p.roles)))
    if not mention.definite:
        return same[0] if len(same) == 1 and is_single(mention.head) else None
    exact = _two(focus, mention, focus.bearers.by_word(head))
    # Told of by another word for it only later, he is not the one who is called so here.
    near = focus.sentence_number(mention.start) + _SOON
    is_open = mention.organisation is None and not is_owned(mention) and bool(office_class(head))
    told = focus.bearers.by_office(head) if is_open else ()
    alike = _two(focus, mention, (p for p in told if focus.sentence_number(p.places[0]) <= near))
    return next((found[0] for found in (same, exact, alike) if len(found) == 1), None)


def _two(focus: Focus, mention: Mention, people: Iterable[Person]) -> list[Person]:
    """The first two whom a mention may mean: whoever is not the only one is not sought on."""
    return list(islice((p for p in people if _may_hold(focus, mention, p)), 2))


def _may_hold(focus: Focus, mention: Mention, person: Person) -> bool:
    """Whether nothing that is told of a person stands against an office described."""
    return (
        may_be_of(mention.organisation, person)
        and (not mention.gender or person.gender in (None, mention.gender))
        and may_lead(focus, mention, person)
        and not is_told_apart(mention, person)
    )


# So many sentences on somebody may be named who was called by a word like his office. A guess.
_SOON = 2


def may_lead(focus: Focus, mention: Mention, person: Person) -> bool:
    """ "Its leader" leads the body named right before, or is nobody who was told of."""
    if not re.match(r"its\s", mention.text, re.IGNORECASE) or not person.organisations:
        return True
    here = focus.sentence_number(mention.start)
    bodies = [
        n
        for n in among(focus.names, focus.sentences[max(0, here - 1)].start, mention.start)
        if n.end <= mention.start and n.kind in _BODIES
    ]
    last = set(bare(bodies[-1].text).split()) if bodies else set()
    return any(last & set(bare(body).split()) for body in person.organisations)


_BODIES = frozenset({"ORGANISATION", "ARMED_GROUP"})


def described_by_body(focus: Focus, mention: Mention) -> Answer | None:
    """The only named person of the whole document whose office and body the words fit."""
    fitting = [p for p in focus.bearers.by_office(mention.head) if describes(mention, p)]
    if len(fitting) == 1:
        return named_person(mention, fitting[0], ResolvedBy.DESCRIPTION)
    if len(fitting) > 1:
        return unclear(mention, f"“{mention.text}” fits {listed([p.name for p in fitting])}")
    return None
