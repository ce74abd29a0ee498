"""Which body "it" and "its" take up from the sentences before, in a body's own paper.

In: the pronoun's sentence and those before it in its paragraph. Out: the words for the body, ()
where none is told of, None where it must be another than whose paper it is. Follows "its soldiers"
back to whose they are. Refuses to choose between two.
"""

from bisect import bisect_left
from collections.abc import Sequence

from pactwatch.domain.reading import Name
from pactwatch.language.grammar.chunks import chunk
from pactwatch.language.grammar.syntax import Sentence, Token, children, subject_of
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import among

__all__ = ["actors_in", "body_before", "is_unnamed_body", "tells_of_self", "words_of"]

_SINGULAR = frozenset({"it", "its", "itself"})
_SELF = frozenset({"we", "i"})
# So many sentences back the body may have been named that its men go on with. A guess.
_SENTENCES_BACK = 3


def body_before(
    text: str, sentences: Sequence[Sentence], sentence: Sentence, names: Sequence[Name], at: int
) -> tuple[str, ...] | None:
    """ "The government has not. | Of the 90 it has freed 20": the body that the sentence before is
    about, in the same paragraph; behind "its men stay." the one whose men they are."""
    place = bisect_left(sentences, sentence.start, key=lambda s: s.start)
    token = next((t for t in sentence.tokens if t.start == at), None)
    if token is None or token.lower not in _SINGULAR:
        return ()
    if tells_of_self(sentence, at):
        told = {n.text for n in actors_in(names, sentence.start, token.start)}
        hearers = [t for t in sentence.tokens[: token.i] if t.relation in {"obj", "iobj"}]
        told |= {words_of(text, sentence, t) for t in hearers if is_unnamed_body(t, token)}
        return tuple(told) if len(told) == 1 else None
    is_going_on = False
    for last in reversed(sentences[max(0, place - _SENTENCES_BACK) : place]):
        subject = subject_of(last, last.root, inherit=False)
        if subject is None or "\n\n" in text[last.end : sentence.start]:
            break
        if subject.lower in _SELF:
            return _told_by_self(text, last, names, token)
        if found := _body(text, last, names, subject, token):
            return found
        if not _is_taken_up(last, subject):
            break
        is_going_on = True
    return None if is_going_on else ()


def tells_of_self(sentence: Sentence, at: int) -> bool:
    """ "| We | remind Velm that its men fired": who is "we" there is no "it"."""
    before = (t for t in sentence.tokens if t.end <= at)
    return any(t.lower in _SELF and t.relation == "nsubj" for t in before)


def _told_by_self(
    text: str, last: Sentence, names: Sequence[Name], token: Token
) -> tuple[str, ...] | None:
    """ "We admit that the Front has come. | It has yet to disarm": who is "we" is no "it"."""
    for clause in children(last, last.root, "ccomp"):
        subject = subject_of(last, clause, inherit=False)
        if subject is not None and (found := _body(text, last, names, subject, token)):
            return found
    return None


def _body(
    text: str, last: Sentence, names: Sequence[Name], subject: Token, token: Token
) -> tuple[str, ...]:
    if named := actors_in(names, subject.start, subject.end):
        return (named[0].text,)
    return (words_of(text, last, subject),) if is_unnamed_body(subject, token) else ()


def _is_taken_up(last: Sentence, subject: Token) -> bool:
    """ "It has not", "its soldiers still sit there": of a body named before."""
    owners = children(last, subject, "nmod", "det")
    return any(t.lower in _SINGULAR for t in (subject, *owners))


def actors_in(names: Sequence[Name], start: int, end: int) -> list[Name]:
    """As a subject a state acts too: "Tolmar has returned three of the ships it seized"."""
    return [n for n in among(names, start, end) if n.kind != "PERSON"]


def is_unnamed_body(subject: Token, pronoun: Token) -> bool:
    """ "The city government has built half of what it promised": a body without a name."""
    is_plural = subject.lemma != subject.lower
    is_body = subject.upos == "NOUN" and subject.lemma in phrases("organisations", "bodies")
    is_several = pronoun.lower not in _SINGULAR
    return is_body and is_plural is is_several


def words_of(text: str, sentence: Sentence, head: Token) -> str:
    """A noun with what belongs to it, without its article."""
    words = [t for t in chunk(sentence, head) if t.upos != "DET"]
    return text[words[0].start : words[-1].end] if words else head.text
