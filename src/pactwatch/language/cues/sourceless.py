"""Drafts in, those whose cue the model gives to nobody given who stands at it, out.

Shapes, as data: "A good harvest, | it | went on, “has ...”", "| critics | have called him", "| the
recording | seems to show X": the verb's own subject before it; "concern | among the farmers | that
X", "a call for X | by a member": whose a noun is. Refuses passives, the "it" of "it seems", whoever
stands in what is said, and every draft with a source or carrier.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pactwatch.language.cues.pair import source_range
from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    children,
    core_phrase,
    is_passive,
    sentence_over,
    tokens_between,
)
from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, overlaps

__all__ = ["with_sources_at_cue"]

# Of these an "it" is nobody, and so is who is told to seem something.
_IMPERSONAL = frozenset({"seem", "appear", "emerge", "turn", "happen", "look", "follow", "take"})
_NOBODY = frozenset({"what", "which", "that", "there", "this", "who", "whom", "whatever"})
_NO_START = frozenset({"ADP", "PART", "ADV", "SCONJ"})
_OWNERS = frozenset({"among", "amongst", "by"})


def with_sources_at_cue(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> list[Draft]:
    """The drafts in their order, each that has a cue and nobody's name with who stands at it."""
    return [_sourced(text, d, sentences) if _is_bare(d) else d for d in drafts]


def _is_bare(draft: Draft) -> bool:
    return bool(draft.content) and len(draft.cue) == 1 and not (draft.source or draft.carriers)


def _sourced(text: str, draft: Draft, sentences: Sequence[Sentence]) -> Draft:
    home = sentence_over(sentences, *draft.cue[0])
    cue = tokens_between(home, *draft.cue[0]) if home else ()
    if home is None or not cue or not _tells(cue):
        return draft
    taken = (*draft.content, *draft.cue)
    sources = (*_subjects(text, home, cue), *_whose(home, cue[-1]))
    free = (s for s in sources if not any(overlaps(s, r) for r in taken))
    source = next(free, None)
    return replace(draft, source=(source,)) if source else draft


def _tells(cue: Sequence[Token]) -> bool:
    """Whether a word of a cue is known to report something or to take a stand."""
    known = phrases("cues", "reporting") | phrases("cues", "stance")
    return any(lemma(t.lower, kind) in known for t in cue for kind in ("VERB", "NOUN"))


def _subjects(text: str, home: Sentence, cue: Sequence[Token]) -> Iterator[Range]:
    """The subject of the first verb of a cue, the nearest one before it first."""
    verb = next((t for t in cue if t.upos == "VERB"), None)
    if verb is None or is_passive(home, verb):
        return
    for subject in reversed([s for s in children(home, verb, "nsubj") if s.i < verb.i]):
        is_nobody = subject.lower == "it" and verb.lemma in _IMPERSONAL
        start, end = source_range(text, home, subject)
        first = next(iter(tokens_between(home, start, end)), subject)
        if not is_nobody and subject.lower not in _NOBODY and first.upos not in _NO_START:
            yield start, end


def _whose(home: Sentence, word: Token) -> Iterator[Range]:
    """ "Concern | among the farmers |", "reported by | monitors |": right behind the word."""
    following = next(iter(home.tokens[word.i + 1 : word.i + 2]), None)
    owner = home.tokens[following.head] if following else word
    if following and following.lower in _OWNERS and owner.upos in {"NOUN", "PROPN"}:
        yield core_phrase(home, owner)
