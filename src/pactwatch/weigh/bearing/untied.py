"""Statements in; those out that tell of a duty's conduct while nothing ties them to the duty.

They are no evidence: nobody known is said to have done it, and no place, speaker or beneficiary
says whose duty it is. A person should still see them, for one name added to an actor may tie them,
and a row that says "nothing bears on this" must not hide what nearly does (METHOD c, A4).
So does what has the very words of the duty's act under another code.
Refuses conduct of a known party that is not the duty's, conduct elsewhere, and what is no report of
conduct (a question, an appeal, a promise).
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from pactwatch.domain.actor import Actor
from pactwatch.domain.agreement import Agreement, ElementType, Obligation
from pactwatch.domain.claim import Claim
from pactwatch.domain.codebook import Codebook, matches_code
from pactwatch.domain.span import joined
from pactwatch.domain.statement import EvidenceState, Statement
from pactwatch.weigh.bearing.mapping import speaks_of_conduct
from pactwatch.weigh.bearing.owing import is_of_promisor, means_foe
from pactwatch.weigh.bearing.scope import Setting, Told, ends_before, is_elsewhere
from pactwatch.weigh.names.names import NameBook

__all__ = ["Untied", "untied_from"]


@dataclass(frozen=True, slots=True)
class Untied:
    """A claim of the duty's conduct that nothing ties to the duty.

    `claim` is its number in the statement; `unknown` are the words that name somebody no actor of
    the case has for a name, empty where nobody is named. `asked` are the codes that the duty asks
    for where the claim has another one and its words are the duty's all the same.
    """

    statement: Statement
    claim: int
    unknown: tuple[str, ...]
    asked: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The conduct told of."""
        return self.statement.claims[self.claim].conduct


def untied_from(
    statements: Iterable[Statement],
    obligation: Obligation,
    *,
    agreement: Agreement,
    actors: Iterable[Actor],
    codebook: Codebook,
    linked: Collection[tuple[str, int]],
) -> tuple[Untied, ...]:
    """In the order of the statements.

    `agreement` is the obligation's; `linked` holds statement and claim number of what bears on it.
    """
    book = NameBook((*agreement.actors, *actors), agreement.territory)
    setting = Setting(obligation, agreement, book, codebook)
    codes = (*obligation.performing_codes, *obligation.act_codes)
    reports = [s for s in statements if s.claims and _is_report(s)]
    bare = (
        Untied(statement, number, claim.agent)
        for statement in reports
        for number, claim in _of(statement, codes)
        if (statement.id, number) not in linked
        and _may_be_meant(claim, statement, setting)
        and not _is_of_own_foe(claim, statement, setting)
    )
    told = {one for one, _ in linked}
    return (*bare, *(one for s in reports if s.id not in told for one in _near(s, setting, codes)))


# Words that say nothing of what is done.
_BARE = frozenset(
    "a an and are be been by for has have in is its no of on or that the to was".split()  # noqa: SIM905
)


def _near(statement: Statement, setting: Setting, codes: tuple[str, ...]) -> Iterator[Untied]:
    """The first claim of other conduct, between parties of the agreement while the duty binds,
    whose statement has all the words that say what the duty's act is."""
    words = _words(joined(statement.content))
    acts = (_words(e.text) - _BARE for e in setting.elements if e.type is ElementType.ACT)
    is_of_none = not any(matches_code(c, one.conduct) for c in codes for one in statement.claims)
    if is_of_none and any(len(act) > 1 and act <= words for act in acts):
        claims = enumerate(statement.claims)
        near = (n for n, one in claims if _is_between_parties(Told(one, statement), setting))
        yield from (Untied(statement, n, (), tuple(dict.fromkeys(codes))) for n in islice(near, 1))


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", text.casefold()))


def _is_between_parties(told: Told, setting: Setting) -> bool:
    """Somebody who signed, or owes the duty, is told to take part, and not before it binds."""
    parties = {*setting.agreement.parties, *setting.obligation.promisor}
    terms = (*told.claim.agent, *told.claim.counterpart)
    bodies = {b for t in terms for b in setting.book.affiliations(setting.book.resolve(t))}
    return not parties.isdisjoint(bodies) and not ends_before(told, setting.since)


def _is_report(statement: Statement) -> bool:
    is_usable = statement.state is EvidenceState.USABLE and not statement.is_blocked
    return is_usable and speaks_of_conduct(statement)


def _of(statement: Statement, codes: tuple[str, ...]) -> Iterator[tuple[int, Claim]]:
    for number, claim in enumerate(statement.claims):
        if any(matches_code(code, claim.conduct) for code in codes):
            yield number, claim


def _is_of_own_foe(claim: Claim, statement: Statement, setting: Setting) -> bool:
    """ "The enemy shelled us", as the promisor's side says: surely not the promisor."""
    speaker = setting.book.speaker(statement.speaker)
    is_own = is_of_promisor(speaker, setting.obligation, setting.book)
    return is_own and any(means_foe(term) for term in claim.agent)


def _may_be_meant(claim: Claim, statement: Statement, setting: Setting) -> bool:
    """No known actor is said to do it, and it is not said to be elsewhere. Lists of territory name
    no village: where the agreement's own monitor tells of one, it may lie in it."""
    is_known = any(setting.book.resolve(term) for term in claim.agent)
    return not is_known and (
        not is_elsewhere(claim.place, setting) or _is_watched(statement, setting)
    )


def _is_watched(statement: Statement, setting: Setting) -> bool:
    monitor = setting.book.monitor_of(setting.book.speaker(statement.speaker))
    return monitor is not None and any(a.id == monitor for a in setting.agreement.actors)
