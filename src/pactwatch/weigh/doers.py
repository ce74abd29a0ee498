"""Exhibits of a duty that several sides owe in, the sides that each tells of out (METHOD A2, C3).

What one side did is no conduct of another: "the Front has left" neither shows nor answers that the
Republic stayed. Who is told of by nobody's name is told of with each.
Refuses to guess a side where no words name one.
"""

from collections.abc import Iterable
from datetime import date

from pactwatch.domain.agreement import DutyPolarity
from pactwatch.weigh.exhibits import Exhibit
from pactwatch.weigh.scope import Setting

__all__ = ["doers", "newest_of_each", "owing", "sides_told_of"]

# Whom a speaker means by these: the speaker's own side.
_OWN = frozenset(["i", "we", "us", "our", "my"])


def owing(setting: Setting) -> tuple[str, ...]:
    """The ids of those who must each do their part: the performers, else the promisors."""
    return setting.obligation.performer or setting.obligation.promisor


def doers(exhibit: Exhibit, setting: Setting) -> frozenset[str]:
    """Those of a duty's sides that the claim tells of; empty where it names none of them."""
    claim, sides = exhibit.told.claim, frozenset(owing(setting))
    is_between = setting.obligation.polarity is DutyPolarity.NEGOTIATE
    is_between = is_between or claim.conduct.startswith("NEG.")
    # Talks are held by all who are named there, whoever is told to have begun them.
    terms = (*claim.agent, *(claim.counterpart if is_between else ()))
    if all(term.casefold() in _OWN for term in terms):
        return sides & {*setting.book.affiliations(exhibit.account.speaker)}
    named = (setting.book.affiliations(setting.book.resolve(term)) for term in terms)
    return sides & {body for bodies in named for body in bodies}


def sides_told_of(exhibit: Exhibit, setting: Setting) -> Iterable[str]:
    """Those of a duty's sides that an exhibit bears on: whom it names, else each of them."""
    sides = owing(setting)
    return sides if len(sides) == 1 else doers(exhibit, setting) or sides


def newest_of_each(exhibits: Iterable[Exhibit], setting: Setting) -> dict[str, date | None]:
    """By side the newest day of what is told of it."""
    newest: dict[str, date | None] = dict.fromkeys(owing(setting))
    for exhibit in exhibits:
        for side in sides_told_of(exhibit, setting):
            before = newest[side]
            if exhibit.day and (before is None or exhibit.day > before):
                newest[side] = exhibit.day
    return newest
