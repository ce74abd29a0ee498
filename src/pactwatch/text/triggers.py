"""The little language of conduct triggers: one line of a codebook in, its steps out.

A trigger is a sequence of steps, set apart by spaces, to be found in that order in a sentence:

    train                    one word, in any inflection; `a|b` offers alternatives
    safe_haven               words that must stand next to each other
    =camps                   this very form (no other inflection)
    radicali*                any word that begins so
    #                        a number, in digits or words
    train@VERB               only as that part of speech (VERB, NOUN, ADJ, ADV, ...); BARE is an
                             active verb without an object ("they withdrew")
    {agent} {counterpart}    who does it, with or to whom, as an active sentence would name them
    {place} {object}         where, and what it is about
    {counterpart!}           a role that must be filled for the trigger to hold
    {agent:fighter|militant} a word that is found and fills the role itself
    ...                      a wide gap: up to fourteen words, else up to four
    !school|university       spoils the trigger where it stands near the words found
    ~                        at the start: the words say that it is NOT so ("the truce held")

Refuses to look at any text: finding is the work of the language stage.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

__all__ = ["ROLES", "Step", "Trigger", "can_be_step", "parse_trigger"]

ROLES = ("agent", "counterpart", "place", "object")
_PARTS = ("VERB", "NOUN", "ADJ", "ADV", "PRON", "DET", "NUM", "BARE")
_SLOT = re.compile(r"\{(\w+)(?:(!?)|:([^{}]+))\}")
_WORD = re.compile(r"=?[^\W_][\w'’.-]*\*?|#")


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `forms` are the alternatives, each a run of neighbouring words.

    `role` is set for a slot; with `forms` the word found fills the role itself. `is_wide` lets
    many words stand before it; `bans` marks words that must not stand near.
    """

    forms: tuple[tuple[str, ...], ...] = ()
    part: str | None = None
    role: str | None = None
    is_required: bool = False
    is_wide: bool = False
    bans: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """A parsed trigger; `steps` holds words and slots in order, `bans` what spoils it.

    `turns`: its words say that the conduct is not so. `words` are the steps that are words to be
    found, in order.
    """

    text: str
    steps: tuple[Step, ...]
    bans: tuple[Step, ...] = ()
    turns: bool = False
    words: tuple[Step, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Pick out the words once: they are asked for in every sentence."""
        object.__setattr__(self, "words", tuple(step for step in self.steps if step.forms))

    def __hash__(self) -> int:
        """Of the text, which tells all the rest: triggers are looked up often."""
        return hash(self.text)


@lru_cache(maxsize=8192)
def parse_trigger(text: str) -> Trigger:
    """Read one trigger. Raises ValueError with a sentence saying what is wrong with which step."""
    steps: list[Step] = []
    bans: list[Step] = []
    is_wide = False
    turns = text.startswith("~ ")
    for part in text.removeprefix("~ ").split():
        if part == "...":
            is_wide = True
            continue
        step = _read_step(part, is_wide=is_wide)
        (bans if step.bans else steps).append(step)
        is_wide = False
    if not any(step.forms for step in steps):
        raise ValueError(f"trigger {text!r} holds no word; expected at least one, as in 'train'")
    return Trigger(text, tuple(steps), tuple(bans), turns)


def can_be_step(word: str) -> bool:
    """Whether a word of a text can stand in a trigger ("450,000-strong" cannot)."""
    return bool(_WORD.fullmatch(word.lower()))


def _read_step(part: str, *, is_wide: bool) -> Step:
    if part.startswith("{"):
        return _read_slot(part, is_wide=is_wide)
    bans = part.startswith("!")
    forms, pos = _read_forms(part, part.removeprefix("!"))
    return Step(forms, part=pos, is_wide=is_wide, bans=bans)


def _read_forms(part: str, words: str) -> tuple[tuple[tuple[str, ...], ...], str | None]:
    body, mark, pos = words.partition("@")
    if mark and pos not in _PARTS:
        expected = "|".join(_PARTS)
        raise ValueError(f"step {part!r}: found part of speech {pos!r}, expected {expected}")
    forms = tuple(tuple(form.lower().split("_")) for form in body.split("|"))
    bad = [word for form in forms for word in form if not _WORD.fullmatch(word)]
    if bad:
        raise ValueError(f"step {part!r}: {bad[0]!r} is no word, =form, begin* or #")
    return forms, pos or None


def _read_slot(part: str, *, is_wide: bool) -> Step:
    match = _SLOT.fullmatch(part)
    if match is None or match[1] not in ROLES:
        expected = ", ".join(f"{{{role}}}" for role in ROLES)
        raise ValueError(f"step {part!r}: expected one of {expected}, with ! or :words inside")
    forms, pos = _read_forms(part, match[3]) if match[3] else ((), None)
    return Step(forms, pos, role=match[1], is_required=bool(match[2]), is_wide=is_wide)
