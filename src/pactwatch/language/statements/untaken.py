"""What the model is sure somebody says or does in saying, though no rule knows the words for it.

Rules leave out a report whose cue they do not know ("is an outspoken critic of X", "has often been
faulted for X") as the article's own words. Of those of which the model is sure some two in three
are reports (`docs/accuracy.md`). They are taken where nothing else is made of the same words, and
nothing is inferred from them: no claim rests on one. Refuses to overrule a rule that made something
else of the words.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import log

from pactwatch.domain.statement import Statement
from pactwatch.language.grammar.syntax import Sentence
from pactwatch.language.model.drafts import UNTAKEN, Draft
from pactwatch.language.records.voice import is_unknown
from pactwatch.language.statements.material import Material
from pactwatch.language.unsaid.rules import has_verb
from pactwatch.language.words.ranges import Range, covered, join, over

__all__ = ["untaken", "with_untaken"]

# Log-odds that such a draft is a gold attribution, by the log-odds of its mean posterior and the
# logarithm of its words, fitted on 1,027 of PolNeAR dev and the open whole articles, less .41: six
# to four and better. Three words need .93, thirty .76. Of such drafts .755 are gold in eight folds;
# of the 34 that are taken in the held whole articles 21. Where it is seen who says so, every second
# one and better is taken.
_BY_SCORE, _BY_WORDS, _USUAL, _SOURCED = 0.72, 0.43, -2.3, 0.25
_CERTAIN = 1e-3  # what a posterior of 1 leaves open
_LEAST_WORDS = 4  # "in a move" is none; of a clause with a verb two are enough
_WORD = re.compile(r"\w+")


def untaken(found: Material, left_out: Iterable[Draft], told: Iterable[Draft]) -> list[Draft]:
    """Of what was left out the model's own, where it is sure and nothing is told of the words;
    marked as such."""
    text, sentences = found.text, found.parsed.sentences
    taken = join([r for d in told for r in (*d.content, *d.cue)])
    return [
        replace(d, made_by=UNTAKEN)
        for d in left_out
        if d.made_by == "model"
        and d.cue
        and _is_sure(text, d, sentences)
        and is_unknown(text, d, sentences)
        and not any(_is_taken(taken, r) for r in (*d.content, *d.cue))
    ]


def with_untaken(made: Sequence[Statement], more: Iterable[Statement]) -> list[Statement]:
    """The statements, and of those of untaken drafts each that touches none, without claims."""
    taken = join([(s.start, s.end) for one in made for s in (*one.content, *one.cue)])
    free = [
        replace(one, claims=())
        for one in more
        if not any(_is_taken(taken, (s.start, s.end)) for s in (*one.content, *one.cue))
    ]
    return [*made, *free]


def _is_sure(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    words = sum(len(_WORD.findall(text, *r)) for r in draft.content)
    if words < _LEAST_WORDS and not has_verb(draft, sentences):
        return False
    odds = log(draft.score / max(1 - draft.score, _CERTAIN))
    usual = _USUAL + (_SOURCED if draft.source else 0)
    return _BY_SCORE * odds + _BY_WORDS * log(max(words, 1)) + usual >= 0


def _is_taken(taken: Sequence[Range], words: Range) -> bool:
    return covered(words, over(taken, words)) > 0
