"""Exhibits of a duty that several sides owe in, the sides that each tells of out (METHOD A2, C3).

What one side did is no conduct of another: "the Front has left" neither shows nor answers that the
Republic stayed. Who is told of by nobody's name is told of with each.
Refuses to guess a side where no words name one.
"""

from collections.abc import Iterable
from datetime import date

from pactwatch.weigh.bearing.owing import owing, sides_named
from pactwatch.weigh.bearing.scope import Setting
from pactwatch.weigh.evidence.exhibits import Exhibit

__all__ = ["doers", "newest_of_each", "sides_told_of"]


def doers(exhibit: Exhibit, setting: Setting) -> frozenset[str]:
    """Those of a duty's sides that the claim tells of; empty where it names none of them."""
    claim, speaker = exhibit.told.claim, exhibit.account.speaker
    return sides_named(claim, speaker, setting.obligation, setting.book)


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
