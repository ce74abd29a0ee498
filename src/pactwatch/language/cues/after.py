""" "X, S said" and "X, said S": a cue that follows what it reports."""

import re
from collections.abc import Sequence

from pactwatch.language.cues.pair import Pair, cue_range, source_range
from pactwatch.language.grammar.syntax import Sentence, Token, phrase, subject_of
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, trim

__all__ = ["after_words"]


def after_words(text: str, sentence: Sentence, verb: Token, free: Sequence[Token]) -> Pair | None:
    """ "X, S said" and "X, said S" at the end of a sentence: all before them is reported."""
    comma = _mark_before(sentence, verb)
    if comma is None or verb.lemma not in phrases("cues", "beside_quotation"):
        return _closing_words(text, sentence, verb)
    source = _inverted(text, sentence, verb) or _between(text, sentence, comma, verb)
    if source is None:
        return _closing_words(text, sentence, verb)
    first = min(comma.start, source[0])
    before = trim(text, sentence.start, first)
    if before[0] >= before[1] or len(text[before[0] : before[1]].split()) < 2:
        return None
    if _only_leads(text, sentence, before, verb):
        return None
    tail = text[max(verb.end, source[1]) : sentence.end]
    ends = not tail.strip(" .,;:”\"’'") or len(tail.split()) < 12
    closes = text[comma.start - 1 : comma.end + 1]
    quoted = any(mark in closes for mark in "”\"’'»")
    cue = (cue_range(sentence, verb),)
    return Pair(verb, cue, source, (before,), "X, S said", ends or quoted)


_LEADS = re.compile(
    r"(?:according to|per|in|on|at|by|as per|during|after|before|upon|following|since|despite)\b",
    re.IGNORECASE,
)


_OPEN_CLAUSE = re.compile(
    r"(?<![–—-] and )\bthat,? (?:according to|in|on|at|by|during|after|before)\b[^,;]*\Z"
)


def _only_leads(text: str, sentence: Sentence, before: Range, verb: Token) -> bool:
    """ "According to a witness, the accused read it": what leads up to a clause is not told by it;
    nor what another verb tells ("A said that, according to B, C had ordered it")."""
    governor = sentence.tokens[verb.head]
    is_told = verb.relation == "ccomp" and governor.i < verb.i
    if is_told and governor.lemma in phrases("cues", "clause_takers"):
        return True
    if _OPEN_CLAUSE.search(text, *before):
        return True
    inside = [t for t in sentence.tokens if before[0] <= t.start and t.end <= before[1]]
    has_subject = any(t.relation in {"nsubj", "expl"} for t in inside)
    return bool(_LEADS.match(text, before[0])) and not has_subject


_CLAUSE_OPENERS = frozenset(
    {"which", "who", "whom", "that", "where", "as", "when", "what", "whose"}
)


_NOUN_WORDS = frozenset({"DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON", "ADP", "PART", "X"})


def _closing_words(text: str, sentence: Sentence, verb: Token) -> Pair | None:
    """ "X, the S said." read off the words where the tree went wrong.

    A noun phrase stands between the last comma and the verb, and no clause behind the verb."""
    end = verb.i
    if end > 1 and sentence.tokens[end - 1].text == ",":
        end -= 1  # it closes what is set beside the source
    i = _with_office(sentence, _phrase_start(sentence, end), end)
    before = sentence.tokens[i:end]
    if i < 3 or sentence.tokens[i - 1].text not in _MARKS or len(before) > 20:
        return None
    nouns = [t for t in before if t.upos in {"NOUN", "PROPN", "PRON"}]
    after = [t for t in sentence.tokens[verb.i + 1 :] if t.upos != "PUNCT"]
    if not nouns or len(after) > 4 or any(t.upos in {"VERB", "SCONJ"} for t in after):
        return None
    content = trim(text, sentence.start, sentence.tokens[i - 1].start)
    if not any(t.upos in {"VERB", "AUX"} for t in sentence.tokens[: i - 1]):
        return None
    if _only_leads(text, sentence, content, verb):
        return None
    source = trim(text, before[0].start, nouns[-1].end)
    cue = (_after(before, nouns[-1], verb), verb.end)
    return Pair(verb, (cue,), source, (content,), "X, S said", True)


def _with_office(sentence: Sentence, first: int, end: int) -> int:
    """ "..., the mission's head, | Lora Finn, said": where what is set before a name begins."""
    tokens = sentence.tokens
    named = [t for t in tokens[first:end] if t.upos != "PUNCT"]
    if first < 4 or not named or any(t.upos != "PROPN" for t in named):
        return first
    i = first - 1
    while i > 0 and tokens[i - 1].upos in _NOUN_WORDS:
        i -= 1
    opens = (
        i < first - 1 and tokens[i].upos in {"DET", "PRON", "NOUN"} and tokens[i - 1].text == ","
    )
    return i if opens and any(t.upos == "NOUN" for t in tokens[i : first - 1]) else first


def _after(before: Sequence[Token], noun: Token, verb: Token) -> int:
    """Where the cue begins: right behind the source ("has found")."""
    return next((t.start for t in before if t.i > noun.i), verb.start)


def _phrase_start(sentence: Sentence, end: int) -> int:
    """The first word of the noun phrase before a place; a relative clause inside it is allowed."""
    i = end
    while i > 0 and sentence.tokens[i - 1].upos in _NOUN_WORDS | {"AUX", "ADV"}:
        i -= 1
    if i == 0 or sentence.tokens[i].lower in _CLAUSE_OPENERS:
        return 0
    if sentence.tokens[i - 1].text in _MARKS:
        return i
    while i > 0 and sentence.tokens[i - 1].text not in _MARKS:
        i -= 1
    head = sentence.tokens[i : i + 6]
    relative = any(t.lower in {"who", "that", "which"} for t in head[1:])
    opens = bool(head) and head[0].upos in {"DET", "NOUN", "PROPN"}
    return i if relative and opens else 0


_MARKS = frozenset({",", "”", '"', "’", "'", "»", "''", "—", "–", "?", "!"})


def _mark_before(sentence: Sentence, verb: Token) -> Token | None:
    """The comma or closing mark between reported words and the cue with its source."""
    if verb.i and sentence.tokens[verb.i - 1].text in _MARKS:
        return sentence.tokens[verb.i - 1]
    subject = subject_of(sentence, verb, inherit=False)
    i = min(verb.i, _leftmost(sentence, subject)) if subject and subject.i < verb.i else verb.i
    while i > 0 and sentence.tokens[i - 1].relation in {"aux", "advmod"} and i == verb.i:
        i -= 1
    mark = sentence.tokens[i - 1] if i > 0 else None
    return mark if mark is not None and mark.text in _MARKS else None


def _leftmost(sentence: Sentence, token: Token) -> int:
    start, _ = phrase(sentence, token)
    return next((t.i for t in sentence.tokens if t.start >= start), token.i)


def _inverted(text: str, sentence: Sentence, verb: Token) -> Range | None:
    """ "..., said S": the noun phrase after the verb."""
    after = sentence.tokens[verb.i + 1 :]
    if not after or after[0].upos not in {"NOUN", "PROPN", "DET", "ADJ", "NUM", "PRON", "X"}:
        return None
    if after[0].lower == "according":
        return None  # "A said | according to a tape": A stands before the verb
    subject = subject_of(sentence, verb, inherit=False)
    if subject and subject.i > verb.i:
        start, end = source_range(text, sentence, subject)
        return trim(text, max(start, verb.end), end)
    is_other = subject is not None and verb.lemma in phrases("cues", "noun_takers")
    if is_other or (subject is not None and sentence.tokens[verb.i - 1].text not in _MARKS):
        return None  # "officers, heard as witnesses, confirmed the arrival": an object follows
    end = next((t.start for t in after if t.text in {",", ".", ";", ":", "“", "—"}), sentence.end)
    return trim(text, after[0].start, end)


def _between(text: str, sentence: Sentence, comma: Token, verb: Token) -> Range | None:
    """ "..., S said": the noun phrase before the verb."""
    subject = subject_of(sentence, verb, inherit=False)
    if subject is None or subject.i > verb.i or subject.i < comma.i:
        return None
    start, end = source_range(text, sentence, subject)
    return trim(text, max(start, comma.end), min(end, verb.start))
