"""A day told in the sentence before, where the next one goes on with the same doer.

Shapes, as data: "On 4 May the army entered Orle. It | burned two barns.", "... Its men | shot two
farmers." In: a hit whose own sentence tells no time, the document's times, the sentence before.
Out: that one day, or None. Refuses days of saying and of plans, spans, a "had" or "has", and
sentences that another paragraph, a quotation or a word for another time parts from it.
"""

from collections.abc import Sequence

from pactwatch.language.claims.days_over import is_plain_past
from pactwatch.language.claims.times import Timed, tells_when
from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.negators import head_token
from pactwatch.language.conduct.pronouns import antecedents
from pactwatch.language.cues.sayings import speech_lemmas
from pactwatch.language.grammar.syntax import (
    NEGATORS,
    Sentence,
    Token,
    children,
    clause_verb,
    subject_of,
)
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import among

__all__ = ["carried_day", "day_of_counted"]

_GOES_ON = frozenset({"it", "they", "he", "she", "its", "their", "his", "her"})
_MARKS = frozenset({'"', "“", "”", "``", "''", "«", "»"})


def carried_day(text: str, hit: Hit, times: Sequence[Timed], last: Sentence | None) -> str | None:
    """The day, where the deed is the next thing that the doer of the sentence before did."""
    sentence = hit.sentence
    if last is None or "\n\n" in text[last.end : sentence.start] or not _goes_on(hit):
        return None
    if any(True for _ in among(times, sentence.start, sentence.end)):
        return None
    told = [t for t in among(times, last.start, last.end) if tells_when(t)]
    if len(told) != 1 or not _is_day(str(told[0].edtf)):
        return None
    at = next((t for t in last.tokens if t.start <= told[0].start < t.end), None)
    return str(told[0].edtf) if at is not None and _is_of_deed(last, at) else None


def day_of_counted(hit: Hit, times: Sequence[Timed]) -> str | None:
    """ "Forty captives crossed on Saturday; the Coast handed over | 23": of those, that day."""
    sentence = hit.sentence
    here = antecedents(sentence, None)
    heads = [meant.heads[0] for i, meant in here.items() if i in hit.tokens]
    if len(heads) != 1 or not heads[0].i < hit.first:
        return None
    verb = clause_verb(sentence, heads[0])
    told = [t for t in among(times, sentence.start, sentence.end) if tells_when(t)]
    at = [t for t in sentence.tokens if any(t.start <= one.start < t.end for one in told)]
    is_its = len(told) == len(at) == 1 and clause_verb(sentence, at[0]).i == verb.i
    return str(told[0].edtf) if is_its and _is_day(str(told[0].edtf)) else None


def _is_day(edtf: str) -> bool:
    return len(edtf) == len("2031-05-04") and edtf.replace("-", "").isdigit()


def _goes_on(hit: Hit) -> bool:
    """Whether the deed is told outright, in the plain past, of "it", "they" or "its men"."""
    verb, sentence = head_token(hit), hit.sentence
    if verb.upos != "VERB" or not is_plain_past(sentence, verb):
        return False
    if any(
        t.lower in phrases("conduct", "other_times") or t.text in _MARKS for t in sentence.tokens
    ):
        return False
    top = verb
    while top.relation == "conj" and top.head < top.i:
        top = sentence.tokens[top.head]
    subject = subject_of(sentence, top)
    is_outright = top.is_root or top.relation in {"ccomp", "parataxis"}
    if subject is None or not is_outright:
        return False
    owners = children(sentence, subject, "nmod", "det")
    return any(t.lower in _GOES_ON for t in (subject, *owners))


def _is_of_deed(last: Sentence, day: Token) -> bool:
    """Whether the day is that of what the sentence tells as done, and of no saying or plan."""
    verb = clause_verb(last, day)
    is_told = verb.is_root and verb.upos == "VERB" and is_plain_past(last, verb)
    is_saying = verb.lemma in speech_lemmas() or bool(children(last, verb, "ccomp", "xcomp"))
    return is_told and not is_saying and not any(t.lower in NEGATORS for t in last.tokens)
