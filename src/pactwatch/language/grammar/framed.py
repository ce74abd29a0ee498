"""Openings that say how their clause is meant: "I do not dispute that X", "it is true that X".

In: a sentence and the words of a stretch. Out: `Frame`: what kind of opening it is and behind which
word its clause begins. Read off the words: trees hang such a clause now on the opening's verb, now
on the verb of saying. Refuses an opening further inside, and "I dispute that X".
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from pactwatch.language.grammar.syntax import Sentence, Token
from pactwatch.text.openings import LONGEST, RowsByOpening

__all__ = ["Frame", "Meant", "frame_of"]


class Meant(Enum):
    """How the clause behind an opening is meant."""

    GRANTED = "accepted, or not disputed: it is so"
    TRUE = "called true: it is so"
    REFUSED = "not accepted: it is not so"
    OWNED_UP = "not pretended: it is not so"
    NOT_THAT = "not that: it is not so"
    ALL_SAID = "all that is said"


@dataclass(frozen=True, slots=True)
class Frame:
    """``last`` is the place of the opening's last word; the clause stands behind it."""

    meant: Meant
    last: int
    words: str

    @property
    def turns(self) -> bool:
        """Whether the opening says that its clause is not so."""
        return self.meant in {Meant.REFUSED, Meant.OWNED_UP, Meant.NOT_THAT}


_LEAD = r"(?:(?:and|but|so|yes|no|well|now|look|again|of course|indeed|however|clearly) )*"
_WHO = r"(?:i|we|he|she|it|they|nobody here)"
_HELP = r"(?:do|does|did|can|could|would|will|wo|ca|am|are|is|'m|’m|'re|’re)"
_NOT = rf"(?:{_HELP} (?:not|n't|n’t)|cannot|can not|can no longer|{_HELP} no longer|no longer)"
_SURELY = r"(?:(?:for (?:a|one) (?:moment|minute|second|instant)|at all|\w+ly|even) )*"
_OWN = r"(?= (?:i|we|our|my|it|they|he|she|its|their|this|that)\b)"
_ROWS: tuple[tuple[Meant, str], ...] = (
    # "We do not deny that the gate was opened"
    (
        Meant.GRANTED,
        rf"{_WHO} {_NOT} {_SURELY}(?:disput\w+|contest\w*|den(?:y|ies)|challeng\w+)"
        rf" (?:that|the fact that)",
    ),
    # "We accept that we fired": the speaker's own word.
    (Meant.GRANTED, rf"(?:i|we) (?:(?:do|\w+ly) )*accept that{_OWN}"),
    # "It is true that", "it's certainly a fact that"
    (Meant.TRUE, r"it (?:is|was|'s|’s) (?:(?:\w+ly|also|of course) )*(?:true|correct|a fact) that"),
    # "We cannot accept that we have walked away": of the own side; of others it calls for an end.
    (
        Meant.REFUSED,
        rf"{_WHO} {_NOT} {_SURELY}accept"
        rf" (?:that|(?:the|any) (?:claim|suggestion|premise|idea|notion) that){_OWN}",
    ),
    # "I do dispute that we took it", "we contest the claim that"
    (
        Meant.REFUSED,
        rf"{_WHO} (?:(?:do|does|did|would|\w+ly) )*(?:disput|contest|challeng)(?:e|es|ed|s)?"
        r" (?:that|(?:the|any) (?:claim|suggestion|premise|idea|notion) that)",
    ),
    # "I won't pretend that we have been quick", "nor are we going to pretend it was easy"
    (
        Meant.OWNED_UP,
        rf"{_WHO} {_NOT} {_SURELY}(?:(?:going|here|trying|about) to |try to )?"
        rf"pretend(?: that|{_OWN})",
    ),
    # "It is not that they do not know"
    (Meant.NOT_THAT, r"it (?:is|was|'s|’s) (?:not|n't) (?:that|as if|as though)"),
    # "What I can say is that", "all I can tell you is"
    (
        Meant.ALL_SAID,
        r"(?:what|all) (?:that )?(?:i|we) (?:can|could|will|would|want to|wish to)"
        r" (?:\w+ )?(?:say|tell|confirm|add|stress)(?: (?:you|people|to you))?"
        r"(?: (?:now|today|tonight|here|at this stage|for now))? (?:is|was|'s|’s) that",
    ),
)
_PATTERNS = tuple((meant, re.compile(_LEAD + row + r"(?=\s|$)")) for meant, row in _ROWS)
# Most stretches open with a word that opens none of these.
_BY_OPENING = RowsByOpening([pattern for _, pattern in _PATTERNS])
# The longest opening, with what stands before it. A guess.
_LONGEST = 22


def frame_of(sentence: Sentence, inside: Iterable[int]) -> Frame | None:
    """The opening with which the stretch begins in this sentence; None where it has none."""
    places = sorted(inside)[:_LONGEST]
    head = sentence.tokens[places[0]] if places else None
    if head is None or (head.upos != "PUNCT" and not _may_open(head.lower)):
        return None
    opening = [sentence.tokens[i] for i in places]
    opening = [t for t in opening if t.upos != "PUNCT"]
    words, ends = _joined(opening)
    for meant, pattern in (_PATTERNS[number] for number in _BY_OPENING.at(words[:LONGEST])):
        if (found := pattern.match(words)) and found.end() in ends:
            return Frame(meant, ends[found.end()], found[0])
    return None


def _may_open(word: str) -> bool:
    """Whether a stretch that begins with a word can have an opening; of a short one what follows
    decides."""
    return len(word) < LONGEST or bool(_BY_OPENING.at(word[:LONGEST]))


def _joined(tokens: list[Token]) -> tuple[str, dict[int, int]]:
    """The words in one line, and which token ends at which of its characters."""
    words, ends = "", {}
    for token in tokens:
        words += f"{' ' if words else ''}{token.lower}"
        ends[len(words)] = token.i
    return words, ends
