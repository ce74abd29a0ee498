"""The working form of an attribution between the proposals and the finished statement.

Character ranges only; nothing is resolved yet. Refuses to do more than hold them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pactwatch.language.words.ranges import Range, span_of

__all__ = ["PRINTED", "UNTAKEN", "Draft", "without"]

# What made a draft that stands only where nothing else is made of its words, and carries no claim.
UNTAKEN = "untaken"
# What made one of words that a page prints apart from its story: nobody of the story is their head.
PRINTED = "printed apart"


@dataclass(frozen=True, slots=True)
class Draft:
    """Who (source), by which words (cue), says what (content); `carriers` are outer sources.

    `carriers` stand outermost first. `score` is the proposer's 0..1; `made_by` says who proposed
    it: "model", or the name of the rule.
    """

    content: tuple[Range, ...]
    cue: tuple[Range, ...] = ()
    source: tuple[Range, ...] = ()
    carriers: tuple[Range, ...] = ()
    score: float = 0.5
    made_by: str = "model"

    @property
    def whole(self) -> Range:
        """From its first to its last character, all parts together."""
        return span_of((*self.content, *self.cue, *self.source))


def without(drafts: Iterable[Draft], taken: Iterable[Draft]) -> list[Draft]:
    """All but the very ones given; a long text has thousands, too many to compare by what is in
    them."""
    gone = {id(draft) for draft in taken}
    return [draft for draft in drafts if id(draft) not in gone]
