"""Drafts in, those of verbs that say something by their particle besides, out.

Shapes, as data: "S has ruled out X", "S objects to X", "S bristled at X": the model often sees no
report in them. Rows stand in cues.toml, `particles`. What is done or left ("ruled out arming X") is
the article's tale, where it tells of a deed. Refuses "could not rule out X" (nothing is known), "X
was ruled out" of nobody, and whatever another draft tells.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from pactwatch.language.cues.pair import source_range
from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    children,
    is_passive,
    phrase,
    subject_of,
)
from pactwatch.language.model.drafts import UNTAKEN, Draft
from pactwatch.language.words.lexicon import load
from pactwatch.language.words.ranges import Range, join, over

__all__ = ["with_particles"]

_SCORE = 0.6  # a shape that leaves no doubt; read as a rank
_HANGING = ("obj", "obl", "xcomp", "ccomp", "advcl", "nmod")
_OPEN = frozenset({"not", "n't", "n’t", "never", "could", "can", "may", "might", "would", "to"})


def with_particles(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> list[Draft]:
    """The drafts, and each saying by a verb and its particle of which none tells."""
    taken = join([r for d in drafts for r in (*d.cue, *(d.content if d.source else ()))])
    made = [d for sentence in sentences for d in _of(text, sentence)]
    return [*drafts, *(d for d in made if not any(over(taken, r) for r in (*d.cue, *d.content)))]


def _of(text: str, sentence: Sentence) -> Iterator[Draft]:
    for verb in sentence.tokens:
        if verb.upos != "VERB" or verb.lemma not in _rows():
            continue
        particle = next(iter(sentence.tokens[verb.i + 1 : verb.i + 2]), None)
        if particle is None or particle.lower not in _rows()[verb.lemma]:
            continue
        if is_passive(sentence, verb) or _is_open(sentence, verb):
            continue
        subject, told = subject_of(sentence, verb), _told(sentence, verb, particle)
        if subject is None or told is None:
            continue
        cue = (verb.start, particle.end)
        source = source_range(text, sentence, subject)
        yield Draft((told,), (cue,), (source,), (), _SCORE, UNTAKEN)


@cache
def _rows() -> dict[str, list[str]]:
    """The particles by their verb."""
    found: dict[str, list[str]] = {}
    for row in load("cues")["particles"].split(", "):
        verb, particle = row.split(" ", 1)
        found.setdefault(verb, []).append(particle)
    return found


def _is_open(sentence: Sentence, verb: Token) -> bool:
    helpers = children(sentence, verb, "aux", "advmod", "mark")
    return any(t.lower in _OPEN for t in helpers)


def _told(sentence: Sentence, verb: Token, particle: Token) -> Range | None:
    """What hangs on the verb right behind the particle."""
    start = next((t.start for t in sentence.tokens[particle.i + 1 :]), None)
    hanging = (t for t in children(sentence, verb, *_HANGING) if t.i > particle.i)
    ends = [last for first, last in (phrase(sentence, t) for t in hanging) if first <= (start or 0)]
    return (start, max(ends)) if start is not None and ends else None
