"""Drafts in, with those of who saw a deed done: "monitors | saw | the army shell the village", out.

Shapes, as data: "S saw / watched / heard / filmed P shell the town", "... P shelling the town". The
article tells what S has witnessed, and vouches for none of it itself. Refuses a pronoun, what is
not so or still to come, a bare thing that is seen ("saw the lorries"), and who is in the words of
others already: what they say of him is theirs.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from pactwatch.language.chains.reacted import end_of, is_open, is_same, meets, who_is
from pactwatch.language.grammar.chunks import POSSESSIVES
from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    children,
    object_of,
    phrase,
    subject_of,
)
from pactwatch.language.model.drafts import Draft
from pactwatch.language.names.mention_words import is_people
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.quotes import Quotation, quotation_at
from pactwatch.language.words.ranges import overlaps, trim

__all__ = ["WITNESSED", "with_witnesses"]

WITNESSED = "witnessed"  # what made such a draft
_SCORE = 0.6  # a shape that leaves little doubt; read as a rank only
_CLAUSES = ("xcomp", "ccomp", "acl")


def with_witnesses(
    text: str,
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
) -> list[Draft]:
    """The drafts, and one for each who sees a deed in words that no draft has yet."""
    found = list(drafts)
    for sentence in sentences:
        for made in _seen(text, sentence):
            is_quoted = quotation_at(quotations, *made.cue[0]) is not None
            is_told = any(overlaps(c, made.cue[0]) for d in drafts for c in d.content)
            if is_quoted or is_told:
                continue
            found = [d for d in found if not is_same(d, made)]
            if not any(meets(d, made) for d in found):
                found.append(made)
    return found


def _seen(text: str, sentence: Sentence) -> Iterator[Draft]:
    for verb in sentence.tokens:
        if verb.upos != "VERB" or verb.lemma not in _verbs() or is_open(sentence, verb):
            continue
        who, seen = subject_of(sentence, verb, inherit=False), object_of(sentence, verb)
        deed = _deed(sentence, verb, seen) if seen is not None else None
        if who is None or seen is None or deed is None or not _can_see(who):
            continue
        if any(t.lower in POSSESSIVES for t in children(sentence, seen)):
            continue  # "the general watched his gunners shell it": his own side's doing
        content = trim(text, phrase(sentence, seen)[0], end_of(sentence, deed))
        source = trim(text, *who_is(sentence, who, verb))
        if content[0] > verb.start and source[1] <= verb.start:
            yield Draft((content,), ((verb.start, verb.end),), (source,), (), _SCORE, WITNESSED)


def _can_see(who: Token) -> bool:
    """People, or a body by its name; no year, and no patrol of somebody's."""
    return who.upos == "PROPN" or (who.upos == "NOUN" and is_people(who))


@cache
def _verbs() -> frozenset[str]:
    return phrases("conduct", "seeing") - {"catch", "detect"} | {"watch"}


def _deed(sentence: Sentence, verb: Token, seen: Token) -> Token | None:
    """What those who are seen do: "shell", "shelling", and no clause that tells by itself."""
    below = (*children(sentence, verb, *_CLAUSES), *children(sentence, seen, "acl"))
    for deed in below:
        is_bare = deed.lower == deed.lemma or deed.lower.endswith("ing")
        is_free = not children(sentence, deed, "mark", "aux", "cop")
        if deed.upos == "VERB" and deed.i > seen.i > verb.i and is_bare and is_free:
            return deed
    return None
