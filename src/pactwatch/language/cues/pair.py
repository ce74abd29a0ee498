"""A cue with its source as the grammar sees them, and the words that belong to each."""

from calendar import day_name
from dataclasses import dataclass

from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    children,
    core_phrase,
    phrase,
    tokens_between,
)
from pactwatch.language.words.ranges import Range, trim

__all__ = ["NUMERALS", "Pair", "cue_range", "source_range", "tells_when"]


# Numbers as words: "puts the figure at sixteen".
NUMERALS = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six"
    r"|seven|eigh|nine)ty(?:-\w+)?|dozens|hundreds|thousands)"
)
# Relations that do not belong to a source's noun phrase.
_OUTSIDE_SOURCE = frozenset({"parataxis", "ccomp", "advcl", "discourse", "cc", "punct"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A cue and its source in one sentence; `content` is what the grammar makes of it.

    `sure` holds where the shape leaves no doubt (a clause-taking verb with its clause, a
    preposition); `cited` is a second source the first one names ("citing T").
    """

    verb: Token
    cue: tuple[Range, ...]
    source: Range | None
    content: tuple[Range, ...]
    rule: str
    sure: bool = False
    cited: Range | None = None


_WHEN = frozenset({"late", "early", "on", "yesterday", "today", "morning", "afternoon"})
_WHEN |= {"evening", "night"}


def tells_when(word: Token) -> bool:
    """ "TV | late Wednesday | quoted", "| Tuesday morning | troops said": a day is no name's."""
    return word.text in day_name or word.lower in _WHEN


def source_range(text: str, sentence: Sentence, noun: Token) -> Range:
    """A noun with its modifiers, clauses and appositions, but no words of another clause."""
    cut = _OUTSIDE_SOURCE | ({"case"} if noun.relation in {"obl", "nmod"} else frozenset())
    start, end = phrase(sentence, noun, without=cut)
    if any(_tells(sentence, t) for t in tokens_between(sentence, start, noun.start)):
        # "A nurse, | who asked for it, said that a soldier | told her": hung on the wrong noun.
        start = max(start, core_phrase(sentence, noun)[0])
    return trim(text, start, end)


def _tells(sentence: Sentence, token: Token) -> bool:
    """A verb with a subject before it: no noun's modifier that stands before the noun."""
    subjects = children(sentence, token, "nsubj")
    return token.upos == "VERB" and any(s.i < token.i for s in subjects)


def cue_range(sentence: Sentence, verb: Token) -> Range:
    """The verb with the auxiliaries and adverbs that stand directly before it."""
    first = verb.i
    while first > 0 and sentence.tokens[first - 1].relation in {"aux", "advmod", "cop"}:
        if sentence.tokens[first - 1].head != verb.i:
            break
        first -= 1
    return sentence.tokens[first].start, verb.end
