"""Rules for verbs of saying that are deeds with what stands beside them: nobody has said it.

A rule gets the text, a draft and the sentences, and holds where the cue does something: "took
charge of the case", "contest elections", "showed her the guns", "to see which will give"; and where
nobody in particular would say it ("nor can anyone predict"). Refuses disputed results ("contested
the election results"), and what is shown to be so.
"""

import re
from collections.abc import Sequence

from pactwatch.language.grammar.syntax import Sentence, sentence_over, tokens_between
from pactwatch.language.model.drafts import Draft
from pactwatch.language.names.mention_words import head_of, is_people, run_of
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
    r"|presidency|leadership|constituency|primary|primaries|nomination)\b"
    r"(?!['’]|\s(?:results?|outcome|count|counts|tally|figures?|law|law's|claims?|fraud)\b)",
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
_REACH = 24  # characters before a source that are looked at


def takes_charge(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "The prosecutor's office took charge of the case"."""
    return bool(_TAKES.match(words(text, draft.cue)))


def contests_seat(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "Its members contest elections as independents": they stand in them."""
    is_contest = bool(_CONTESTS.match(words(text, draft.cue)))
    return is_contest and bool(_RACE.match(words(text, draft.content)))


def shows_thing(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """ "A soldier shows her the gear they carry": a person who holds something up."""
    if not draft.source or not _SHOWS.match(words(text, draft.cue)):
        return False
    home = sentence_over(sentences, *draft.source[0])
    run = run_of(tokens_between(home, *draft.source[0])) if home else []
    head, told = head_of(run), words(text, draft.content)
    is_person = head is not None and (is_people(head) or head.lower in {"he", "she"})
    return is_person and not _CLAUSAL.match(told) and "“" not in told


def to_see(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "Both try to test the other | to see | which will give": they do not know yet."""
    cue = words(text, draft.cue).lower()
    if cue.removeprefix("to ") not in {"see", "find out"}:
        return False
    is_aim = cue.startswith("to ") or text.endswith(" to ", 0, draft.cue[0][0])
    return is_aim and bool(_WHICH_ONE.match(words(text, draft.content)))


def anybody(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "Nor can | anyone | predict how it ends": no one in particular says it."""
    if not draft.source or not _ANYBODY.match(words(text, draft.source)):
        return False
    start = draft.source[0][0]
    return bool(_NOR_CAN.search(text, max(0, start - _REACH), start))


DOING_RULES = (takes_charge, contests_seat, shows_thing, to_see, anybody)
