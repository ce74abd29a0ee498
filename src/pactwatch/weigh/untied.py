"""Statements in; those out that tell of a duty's conduct while nothing ties them to the duty.

They are no evidence: nobody known is said to have done it, and no place, speaker or beneficiary
says whose duty it is. A person should still see them, for one name added to an actor may tie them,
and a row that says "nothing bears on this" must not hide what nearly does (METHOD c, A4).
Refuses conduct of a known party that is not the duty's, conduct elsewhere, and what is no report of
conduct (a question, an appeal, a promise).
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from pactwatch.domain.actor import Actor
from pactwatch.domain.agreement import Agreement, Obligation
from pactwatch.domain.claim import Claim
from pactwatch.domain.codebook import Codebook, matches_code
from pactwatch.domain.statement import EvidenceState, Statement
from pactwatch.weigh.mapping import speaks_of_conduct
from pactwatch.weigh.names import NameBook
from pactwatch.weigh.scope import Setting, is_elsewhere

__all__ = ["Untied", "untied_from"]


@dataclass(frozen=True, slots=True)
class Untied:
    """A claim of the duty's conduct that nothing ties to the duty.

    `claim` is its number in the statement; `unknown` are the words that name somebody no actor of
    the case has for a name, empty where nobody is named.
    """

    statement: Statement
    claim: int
    unknown: tuple[str, ...]

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
    linked: Container[tuple[str, int]],
) -> tuple[Untied, ...]:
    """In the order of the statements.

    `agreement` is the obligation's; `linked` holds statement and claim number of what bears on it.
    """
    book = NameBook((*agreement.actors, *actors), agreement.territory)
    setting = Setting(obligation, agreement, book, codebook)
    codes = (*obligation.performing_codes, *obligation.act_codes)
    return tuple(
        Untied(statement, number, claim.agent)
        for statement in statements
        if statement.claims and _is_report(statement)
        for number, claim in _of(statement, codes)
        if (statement.id, number) not in linked and _may_be_meant(claim, setting)
    )


def _is_report(statement: Statement) -> bool:
    is_usable = statement.state is EvidenceState.USABLE and not statement.is_blocked
    return is_usable and speaks_of_conduct(statement)


def _of(statement: Statement, codes: tuple[str, ...]) -> Iterator[tuple[int, Claim]]:
    for number, claim in enumerate(statement.claims):
        if any(matches_code(code, claim.conduct) for code in codes):
            yield number, claim


def _may_be_meant(claim: Claim, setting: Setting) -> bool:
    """No known actor is said to do it, and it is not said to be elsewhere."""
    is_known = any(setting.book.resolve(term) for term in claim.agent)
    return not is_known and not is_elsewhere(claim.place, setting)
