""" "X, as S stated on Monday": a clause behind "as" that says who has said all before it.

Refuses what is promised or expected so ("as it had promised"), comparisons ("as he had done") and
a clause that tells something of its own ("as S said that Y").
"""

from itertools import takewhile

from pactwatch.language.cues.pair import Pair, cue_range, source_range
from pactwatch.language.grammar.syntax import Sentence, Token, children, object_of, subject_of
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import trim

__all__ = ["as_somebody_said"]

# Behind the verb stand the day and the place at most.
_WORDS_BEHIND = 8
_SELF = frozenset({"i", "we", "you", "one", "it", "they"})


def as_somebody_said(text: str, sentence: Sentence, verb: Token) -> Pair | None:
    """All before ", as S said" at a sentence's end, with S."""
    if verb.lemma not in phrases("cues", "said_as"):
        return None
    mark = next((t for t in reversed(sentence.tokens[: verb.i]) if t.lower == "as"), None)
    subject = _who_said(sentence, mark, verb) if mark else None
    if mark is None or subject is None or mark.i < 4 or sentence.tokens[mark.i - 1].text != ",":
        return None
    start, end = source_range(text, sentence, subject)
    source = trim(text, max(start, mark.end), min(end, verb.start))
    if subject.upos == "NUM":  # "two of its own gunners | later admitted"
        helpers = takewhile(lambda t: t.upos in {"ADV", "AUX"}, sentence.tokens[verb.i - 1 :: -1])
        source = (subject.start, min([verb.start, *(t.start for t in helpers)]) - 1)
    content = trim(text, sentence.start, sentence.tokens[mark.i - 1].start)
    if subject.lower in _SELF or not _is_last(sentence, verb) or not _is_clause(sentence, mark):
        return None
    return Pair(verb, (cue_range(sentence, verb),), source, (content,), "X, as S said", True)


def _who_said(sentence: Sentence, mark: Token, verb: Token) -> Token | None:
    """The verb's subject, or a number that opens the clause whatever the tree makes of it."""
    subject = subject_of(sentence, verb, inherit=False)
    if subject is not None and mark.i < subject.i < verb.i:
        return subject
    first = sentence.tokens[mark.i + 1] if mark.i + 1 < verb.i else None
    return first if first is not None and first.upos == "NUM" else None


def _is_last(sentence: Sentence, verb: Token) -> bool:
    after = sentence.tokens[verb.i + 1 :]
    goes_on = any(t.upos in {"VERB", "SCONJ"} or t.text == "," for t in after)
    is_short = len(after) <= _WORDS_BEHIND and not goes_on
    tells = object_of(sentence, verb) or children(sentence, verb, "ccomp")
    return is_short and not tells


def _is_clause(sentence: Sentence, mark: Token) -> bool:
    """Whether what stands before is one plain clause, in which nobody else says anything."""
    before = sentence.tokens[: mark.i]
    verbs = [t for t in before if t.upos in {"VERB", "AUX"}]
    is_told = any(t.lemma in phrases("cues", "reporting") and t.upos == "VERB" for t in verbs)
    marks = any(t.text in '“”"«»' for t in before)
    return bool(verbs) and not is_told and not marks
