"""A document's people in, those whom it gives a second name as one person out.

Shapes, as data: "Leo Rusk, known as Brick", "Leo Rusk, whom everyone calls Brick", "Leo Rusk (alias
Brick)", "Leo Rusk ... He is known as Brick", "Captain Leo Rusk ... the captain, known as Brick".
Refuses a name of two words, and one that stands farther off.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.names.people import Person

__all__ = ["with_nicknames"]

_NEAR = 200  # characters from a name to the nickname it is given. A guess.
_CALLED = re.compile(
    r"(?:known(?:\s(?:to\s[\w\s]{2,25}?\s)?(?:only\s)?as)|nicknamed|dubbed|alias|aka|a\.k\.a\."
    r"|nom\sde\sguerre|calls?|called)(?:\s(?:him|her))?\s[“\"‘']?\Z"
)
_OPENING = r"(?:(?:\w+ly|better|also|otherwise|often)\s)?"
_BETWEEN = re.compile(
    rf"\s?[,(]\s?(?:who\s(?:is|was)\s|whom?\s(?:[\w’']+\s){{1,3}})?{_OPENING}"
    rf"|[^.]{{0,90}}\.\s(?:He|She)\s(?:is|was)\s{_OPENING}"
    r"|[^.]{0,90}\.\s(?:People|Everyone|Everybody|Friends|Neighbours|His\smen|Her\smen|Locals)\s"
    rf"|(?P<before>.{{0,90}}\b)the\s(?P<office>\w+),\s{_OPENING}",
    re.DOTALL,
)


_WORD = re.compile(r"[\w’'-]+")


def with_nicknames(text: str, people: Sequence[Person]) -> tuple[Person, ...]:
    """The people, each with the places of a nickname that the text gives him."""
    owners = {id(p): owner for p in people if (owner := _owner(text, p, people))}
    nicks = [p for p in people if id(p) in owners]
    found = []
    for person in people:
        own = [n for n in nicks if owners[id(n)] is person]
        if id(person) not in owners:
            found.append(_joined(person, own) if own else person)
    return tuple(found)


def _owner(text: str, nick: Person, people: Sequence[Person]) -> Person | None:
    """Whose nickname the first place of a single name is."""
    first = nick.places[0]
    called = _CALLED.search(text, max(0, first - 40), first)
    if " " in nick.name or called is None:
        return None
    near = [(at, p) for p in people for at in p.places if p is not nick and at < first < at + _NEAR]
    at, owner = max(near, key=lambda b: b[0], default=(0, None))
    if owner is None or " " not in owner.name:
        return None
    between = _BETWEEN.fullmatch(text, _end_of_name(text, at, owner), called.start())
    if between is None:
        return None
    held = " ".join(owner.roles).casefold()
    return owner if not between["office"] or between["office"].casefold() in held else None


def _end_of_name(text: str, at: int, owner: Person) -> int:
    if text.startswith(owner.name, at):
        return at + len(owner.name)
    word = _WORD.match(text, at)
    return word.end() if word else at


def _joined(person: Person, nicks: Sequence[Person]) -> Person:
    places = sorted([*person.places, *(at for n in nicks for at in n.places)])
    called = person.bare_names | {n.name for n in nicks}
    return replace(person, places=places, bare_names=called)
