"""Exhibits of a duty that several sides owe in, the sides that each tells of out (METHOD A2, C3).

What one side did is no conduct of another: "the Front has left" neither shows nor answers that the
Republic stayed. Who is told of by nobody's name is told of with each.
Refuses to guess a side where no words name one.
"""

from collections.abc import Iterable
from datetime import date

from pactwatch.domain.codebook import matches_code
from pactwatch.domain.span import joined
from pactwatch.weigh.bearing.owing import owing, sides_named, who_talk
from pactwatch.weigh.bearing.scope import Setting
from pactwatch.weigh.evidence.exhibits import Exhibit

__all__ = ["answering", "doers", "newest_of_each", "sides_told_of"]


def doers(exhibit: Exhibit, setting: Setting) -> frozenset[str]:
    """Those of a duty's sides that the claim tells of; empty where it names none of them."""
    claim, speaker = exhibit.told.claim, exhibit.account.speaker
    by = exhibit.told.statement
    named = sides_named(claim, speaker, setting.obligation, setting.book, by)
    return named or _named_beside(exhibit, setting) or _at_the_table(exhibit, setting)


def _at_the_table(exhibit: Exhibit, setting: Setting) -> frozenset[str]:
    """ "Talks between X and Y began", by nobody: X and Y hold them."""
    claim = exhibit.told.claim
    if claim.agent or claim.counterpart or not claim.conduct.startswith("NEG."):
        return frozenset()
    sides = who_talk(joined(exhibit.told.statement.content))
    bodies = (setting.book.affiliations(setting.book.resolve(side)) for side in sides)
    return frozenset(owing(setting.obligation)) & {body for of in bodies for body in of}


def _named_beside(exhibit: Exhibit, setting: Setting) -> frozenset[str]:
    """ "The guns that the Front had listed have left" is a withdrawal by the Front and a removal of
    guns by nobody named: one deed under two codes of the duty, by whom one of them names."""
    own, o = exhibit.told.claim, setting.obligation
    if own.agent:
        return frozenset()
    asked, told = (*o.performing_codes, *o.act_codes), (own.when, own.polarity)
    same = (c for c in exhibit.told.statement.claims if c.agent and (c.when, c.polarity) == told)
    beside = (c for c in same if any(matches_code(code, c.conduct) for code in asked))
    speaker, by = exhibit.account.speaker, exhibit.told.statement
    others = (c for c in beside if c.conduct != own.conduct)
    sides = {sides_named(c, speaker, o, setting.book, by) for c in others}
    return sides.pop() if len(sides) == 1 else frozenset()


def answering(
    denials: Iterable[Exhibit], evidence: Iterable[Exhibit], setting: Setting
) -> tuple[Exhibit, ...]:
    """Of denials those by or for a side that the evidence tells of: where a monitor says that the
    Front shelled a village, "we shelled nobody" by the Guard denies nothing that is told."""
    said = tuple(denials)
    if not said or len(owing(setting.obligation)) < 2:
        return said
    told = [doers(e, setting) for e in evidence]
    of = frozenset[str]().union(*told)
    return (
        tuple(d for d in said if not (own := doers(d, setting)) or own & of) if all(told) else said
    )


def sides_told_of(exhibit: Exhibit, setting: Setting) -> Iterable[str]:
    """Those of a duty's sides that an exhibit bears on: whom it names, else each of them."""
    sides = owing(setting.obligation)
    return sides if len(sides) == 1 else doers(exhibit, setting) or sides


def newest_of_each(exhibits: Iterable[Exhibit], setting: Setting) -> dict[str, date | None]:
    """By side the newest day of what is told of it."""
    newest: dict[str, date | None] = dict.fromkeys(owing(setting.obligation))
    for exhibit in exhibits:
        for side in sides_told_of(exhibit, setting):
            before = newest[side]
            if exhibit.day and (before is None or exhibit.day > before):
                newest[side] = exhibit.day
    return newest
