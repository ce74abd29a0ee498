"""A sentence that brings somebody nameless in, and whether the "he" behind it is that one.

Shapes, as data: "Another fighter nodded. “X,” he said" (the fighter); "A boy handed him flowers.
“X,” he said", "A guard took pity on her. “X,” she said", "A reporter asked about it. “X,” he said"
(whoever was there before). Refuses to say who that is.
"""

from collections.abc import Sequence

from pactwatch.domain.reading import Name
from pactwatch.language.grammar.syntax import Sentence, Token, ancestors
from pactwatch.language.words.ranges import Range, among, over

__all__ = ["acts_beside", "acts_first", "acts_on_another", "is_brought_in"]

_NEW = frozenset({"a", "an", "another", "one"})
_OTHERS = {"m": "him", "f": "her"}
_ASKING = frozenset({"ask", "question", "interrupt", "wonder", "film", "photograph"})


def acts_on_another(sentence: Sentence, at: int, gender: str | None) -> bool:
    """Whether whoever stands at a place does something to "him", or puts a question."""
    behind = [t for t in sentence.tokens if t.start > at]
    verb = next((t for t in behind if t.upos == "VERB"), None)
    if verb is None or not _is_new(sentence, at):
        return False
    told = (t for t in behind if t.lower == _OTHERS.get(gender or "") and _is_object(sentence, t))
    nouns = (t for t in behind if t.upos == "NOUN" and t.relation in {"obj", "xcomp"})
    reached = {verb.i, *(t.i for t in nouns if t.head == verb.i)}
    return verb.lemma in _ASKING or any(t.head in reached for t in told)


def acts_beside(sentence: Sentence, at: int) -> bool:
    """ "Examined the order which | the Ministry | issued": whether whoever stands at a place acts
    only in a clause that says which thing is meant."""
    token = next((t for t in sentence.tokens if t.end > at), None)
    above = ancestors(sentence, token) if token else ()
    return any(t.relation == "acl" and t.i > token.i for t in above if token)


def acts_first(sentence: Sentence, at: int) -> bool:
    """ "| Marn | was on his feet when Quell spoke": whether whoever stands at a place is the
    subject of the whole sentence."""
    token = next((t for t in sentence.tokens if t.end > at), None)
    above = (token, *ancestors(sentence, token)) if token else ()
    subject = next((t for t in above if t.relation == "nsubj"), None)
    return subject is not None and sentence.tokens[subject.head].relation == "root"


def _is_object(sentence: Sentence, token: Token) -> bool:
    """ "Handed | him | flowers", "took pity on | her |", not "took | her | hand"."""
    is_led = token.i > 0 and sentence.tokens[token.i - 1].upos == "ADP"
    return token.relation in {"obj", "iobj", "obl"} or (token.relation == "nmod" and is_led)


def is_brought_in(
    text: str,
    sentence: Sentence,
    at: int,
    until: int,
    quoted: Sequence[Range],
    names: Sequence[Name],
) -> bool:
    """Whether a sentence tells of nobody but a new person, and only what is said stands behind
    it up to a place."""
    if not _is_new(sentence, at) or any(
        n.kind == "PERSON" for n in among(names, sentence.start, sentence.end)
    ):
        return False
    marks = over(quoted, (sentence.end, until))
    words = (k for k in range(sentence.end, until) if text[k].isalnum())
    return bool(marks) and all(any(s <= k < e for s, e in marks) for k in words)


def _is_new(sentence: Sentence, at: int) -> bool:
    first = next((t for t in sentence.tokens if t.end > at), None)
    before = sentence.tokens[first.i - 1].lower if first and first.i else ""
    return first is not None and (first.lower in _NEW or before in _NEW)
