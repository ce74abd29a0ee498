"""Rules for verbs of saying that are deeds with what stands beside them: nobody has said it.

A rule gets the text, a draft and the sentences, and holds where the cue does something: "took
charge of the case", "contest elections", "showed her the guns", "to see which will give"; and where
nobody in particular would say it ("nor can anyone predict"). Refuses quotations.
"""

import re
from collections.abc import Sequence

from pactwatch.language.grammar.syntax import Sentence
from pactwatch.language.model.drafts import Draft
from pactwatch.language.unsaid.open import words

__all__ = ["DOING_RULES"]

_TAKES = re.compile(
    r"(?:\w+ )*(?:takes?|took|taken|taking) (?:charge|control|command|care|custody|possession"
    r"|part|hold|leave|office) of\Z",
    re.I,
)
_CONTESTS = re.compile(r"(?:\w+ )*contest(?:s|ed|ing)?\Z", re.I)
_RACE = re.compile(
    r"(?:(?!that\b)[\w’'-]+ ){0,5}?(?:elections?|by-elections?|seats?|polls?|vote|race|ballot"
    r"|presidency|leadership|constituency|primary|primaries|nomination)\b",
    re.I,
)
_SHOWS = re.compile(r"(?:\w+ )*(?:shows?|showed|shown|showing)\Z", re.I)
_CLAUSAL = re.compile(
    r"(?:that|how|why|what|who|where|when|whether|if)\b"
    r"|.*\b(?:is|are|was|were|has|have|had|will|would|can|could)\b",
    re.I | re.S,
)
_WHICH_ONE = re.compile(r"(?:which|who|whose|what|how|if|whether)\b", re.I)
_ANYBODY = re.compile(r"(?:anyone|anybody)\Z", re.I)
_NOR_CAN = re.compile(r"\b(?:can|could|will|would|did|does|do|has|had)\s\Z")
_REACH = 24  # characters before a cue, or a source, that are looked at


def takes_charge(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "The prosecutor's office took charge of the case"."""
    return bool(_TAKES.match(words(text, draft.cue)))


def contests_seat(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "Its members contest elections as independents": they stand in them."""
    is_contest = bool(_CONTESTS.match(words(text, draft.cue)))
    return is_contest and bool(_RACE.match(words(text, draft.content)))


def shows_thing(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "A soldier shows her the gear they carry": a person who holds something up."""
    is_person = bool(draft.source) and bool(_PERSON.match(words(text, draft.source)))
    told = words(text, draft.content)
    is_shown = is_person and bool(_SHOWS.match(words(text, draft.cue)))
    return is_shown and not _CLAUSAL.match(told) and "“" not in told


_PERSON = re.compile(
    r"(?:he|she|(?:an?|the|two|one|another) (?:\w+ )*(?:soldier|man|woman|boy|girl|fighter"
    r"|officer|guard|doctor|nurse|teacher|guide|villager|resident|farmer|commander)s?)\Z",
    re.I,
)


def to_see(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "Both try to test the other | to see | which will give": they do not know yet."""
    if words(text, draft.cue).lower() not in {"see", "to see", "find out", "to find out"}:
        return False
    before = text[max(0, draft.cue[0][0] - _REACH) : draft.cue[0][0]]
    is_aim = before.endswith(" to ") or words(text, draft.cue).lower().startswith("to ")
    return is_aim and bool(_WHICH_ONE.match(words(text, draft.content)))


def anybody(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "Nor can | anyone | predict how it ends": no one in particular says it."""
    if not draft.source or not _ANYBODY.match(words(text, draft.source)):
        return False
    start = draft.source[0][0]
    return bool(_NOR_CAN.search(text, max(0, start - _REACH), start))


DOING_RULES = (takes_charge, contests_seat, shows_thing, to_see, anybody)
