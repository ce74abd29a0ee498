"""Who owes a duty, and which of several sides a claim tells of (METHOD A2, C2).

In: a duty, a claim with whose word it is. Out: actor ids. Where several owe the same, each is
another's party too: what one says of another is no word about itself, be it a breach or a deed.
Refuses to guess a side where no words name one.
"""

import re
from collections.abc import Iterable

from pactwatch.domain.actor import MonitorRole
from pactwatch.domain.agreement import DutyPolarity, Obligation
from pactwatch.domain.claim import Claim, Polarity
from pactwatch.domain.codebook import matches_code
from pactwatch.domain.span import joined
from pactwatch.domain.statement import SpeechAct, Statement
from pactwatch.weigh.names.names import NameBook, is_generic

__all__ = [
    "PARTNERED",
    "is_let",
    "is_of_another_side",
    "is_of_promisor",
    "is_own_trigger",
    "is_partner",
    "means_foe",
    "means_own_side",
    "only_foe",
    "owing",
    "sides_named",
    "who_talk",
]

# Whom a speaker means by these: the speaker's own side.
_OWN = frozenset(["i", "we", "us", "our", "my", "his", "her"])


_BETWEEN = re.compile(
    r"\bbetween (?:the )?([A-Z][^,.;]*?) and (?:the )?([A-Z][\w’']*(?: [A-Z][\w’']*)*)"
)


def who_talk(words: str) -> tuple[str, ...]:
    """ "Talks between X and Y began": X and Y."""
    between = _BETWEEN.search(words)
    return between.groups() if between else ()


def owing(obligation: Obligation) -> tuple[str, ...]:
    """The ids of those who must each do their part: the performers, else the promisors."""
    return obligation.performer or obligation.promisor


def is_of_promisor(speaker: str | None, obligation: Obligation, book: NameBook) -> bool:
    """Whether the speaker is, or belongs to, whoever owes the duty or must perform it."""
    owed_by = {*obligation.promisor, *obligation.performer}
    return not owed_by.isdisjoint(book.affiliations(speaker))


# Conduct in which the other side takes part (METHOD 5.2): guests, pupils, buyers.
PARTNERED = ("HOST.", "ENABLE.", "COOP.", "TIES.")
_LEAVING = (DutyPolarity.REFRAIN, DutyPolarity.PREVENT)


def is_partner(speaker: str | None, obligation: Obligation, book: NameBook) -> bool:
    """Whether the speaker is of those who take part in what a duty forbids: its target, where the
    act is done with somebody or the case has the speaker as a target. Whom it protects is none."""
    bodies = set(book.affiliations(speaker))
    is_protected = not bodies.isdisjoint(obligation.beneficiary)
    if obligation.polarity not in _LEAVING or is_protected:
        return False
    named = bodies.intersection(obligation.target)
    is_shared = any(code.startswith(PARTNERED) for code in obligation.act_codes)
    return any(is_shared or book.actors[b].role is MonitorRole.TARGET for b in named)


# "The Council lets the Relief Committee visit the prisons": who is let, before what it is let do.
_LETTING = r"\b(?:lets?|allows?|permits?|enables?|admits?|gives?)\s+(?:the\s+)?"


def is_let(actor: str | None, obligation: Obligation, book: NameBook) -> bool:
    """Whether a duty's text says that the actor, or the body it is of, is let do something."""
    if not obligation.is_doing or is_of_promisor(actor, obligation, book):
        return False
    names = (name for body in book.affiliations(actor) for name in book.actors[body].names)
    return any(
        re.search(_LETTING + re.escape(re.sub(r"^the ", "", name, flags=re.I)), obligation.text)
        for name in names
    )


def means_own_side(term: str, told: Statement) -> bool:
    """Whether a speaker means the own side by a word: "we", "his" men, "his unit", or the own name
    where the text had "she said that she had withdrawn her guns"."""
    speaker = told.speaker
    if term.casefold() in _OWN or term in (speaker.name, speaker.mention):
        return True
    owned = rf"\b(?:my|our|his|her|its|their)\s+(?:own\s+)?{re.escape(term)}\b"
    return is_generic(term) and bool(re.search(owned, joined(told.content), re.IGNORECASE))


# What a side calls whom it fights.
_FOE = re.compile(r"(?:the )?(?:enemy|adversary|foe|aggressors?|occupiers?|other side)\b", re.I)


def means_foe(term: str) -> bool:
    """Whether words mean whom the speaker's side fights: "the enemy", "enemy artillery"."""
    return bool(_FOE.match(term))


def only_foe(speaker: str | None, parties: Iterable[str], book: NameBook) -> str | None:
    """Whom one of two parties means by that; among three nobody can say."""
    sides, own = frozenset(parties), frozenset(book.affiliations(speaker))
    others = sides - own
    return next(iter(others)) if len(sides) == 2 and len(others) == 1 else None


def _is_granted(term: str, told: Statement, book: NameBook) -> bool:
    """ "Some members did it", as a side admits: its own."""
    is_nobody = is_generic(term) and book.resolve(term) is None
    return is_nobody and told.speech_act is SpeechAct.ADMIT


def sides_named(
    claim: Claim, speaker: str | None, obligation: Obligation, book: NameBook, told: Statement
) -> frozenset[str]:
    """Those of a duty's sides that a claim tells of; empty where it names none of them. `speaker`
    is the actor whom the one who said it is, or speaks for.

    A side that says of a duty to do that "it was done" tells of itself, and so does one that says
    "nobody was shelled"; "the village was shelled" does not say who did it.
    """
    sides = frozenset(owing(obligation))
    is_between = obligation.polarity is DutyPolarity.NEGOTIATE or claim.conduct.startswith("NEG.")
    # Talks are held by all who are named there, whoever is told to have begun them.
    terms = (*claim.agent, *(claim.counterpart if is_between else ()))
    may_be_own = terms or obligation.is_doing or claim.polarity is Polarity.NEGATIVE
    own = (means_own_side(term, told) or _is_granted(term, told, book) for term in terms)
    if may_be_own and all(own):
        return sides & {*book.affiliations(speaker)}
    foe = only_foe(speaker, sides, book)
    named = (book.affiliations(foe if means_foe(t) else book.resolve(t)) for t in terms)
    return sides & {body for bodies in named for body in bodies}


def is_own_trigger(
    claim: Claim, speaker: str | None, obligation: Obligation, book: NameBook, told: Statement
) -> bool:
    """Whether a side tells of its own deed, by which a duty of another comes to bind."""
    bodies = {*book.affiliations(speaker)}
    is_trigger = any(matches_code(p, claim.conduct) for p in obligation.trigger_codes)
    if not (bodies and is_trigger) or is_of_promisor(speaker, obligation, book):
        return False
    terms = (t for t in claim.agent if not means_own_side(t, told))
    named = (book.affiliations(book.resolve(term)) for term in terms)
    return all(not bodies.isdisjoint(of) for of in named)


def is_of_another_side(
    claim: Claim, speaker: str | None, obligation: Obligation, book: NameBook, told: Statement
) -> bool:
    """Whether one of several sides tells of another's part and not of its own."""
    if len(owing(obligation)) < 2 or not is_of_promisor(speaker, obligation, book):
        return False
    named = sides_named(claim, speaker, obligation, book, told)
    return bool(named) and named.isdisjoint(book.affiliations(speaker))
