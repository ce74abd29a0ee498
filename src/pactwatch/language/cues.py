"""A sentence with its tree in, pairs of a cue and its source out, by grammar alone.

Shapes, as data: "S said (that) X", "X, S said", "X, said S", "according to S, X", "S, citing T,
said X", "S quoted T as saying X", "S told H that X". Each pair says which words it would report.
Refuses to read inside a quotation, and to weigh its pairs against the model's: that is
proposals.py.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pactwatch.language.lexicon import load, phrases
from pactwatch.language.quotes import Quotation, quotation_at
from pactwatch.language.ranges import Range, join, overlaps, subtract, trim
from pactwatch.language.syntax import (
    Sentence,
    Token,
    ancestors,
    children,
    object_of,
    obliques,
    phrase,
    subject_of,
)

__all__ = ["Pair", "find_pairs"]

# Relations that do not belong to a source's noun phrase.
_OUTSIDE_SOURCE = frozenset({"parataxis", "ccomp", "advcl", "discourse", "cc", "punct"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A cue and its source in one sentence; `content` is what the grammar makes of it.

    `sure` holds where the shape leaves no doubt (a clause-taking verb with its clause, a
    preposition); `cited` is a second source the first one names ("citing T").
    """

    verb: Token
    cue: tuple[Range, ...]
    source: Range | None
    content: tuple[Range, ...]
    rule: str
    sure: bool = False
    cited: Range | None = None


def find_pairs(text: str, sentence: Sentence, quotations: Sequence[Quotation]) -> tuple[Pair, ...]:
    """Every pair of a sentence, in order of its cue."""
    free = [t for t in sentence.tokens if not quotation_at(quotations, t.start, t.end)]
    pairs = [*_by_verb(text, sentence, free), *_by_preposition(text, sentence, free)]
    return tuple(sorted(pairs, key=lambda p: p.verb.start))


def _by_verb(text: str, sentence: Sentence, free: Sequence[Token]) -> Iterator[Pair]:
    reporting = phrases("cues", "reporting")
    for verb in free:
        if (
            verb.upos != "VERB"
            or verb.lemma not in reporting
            or verb.relation in {"amod", "compound"}
        ):
            continue
        pair = (
            _quoted_as_saying(text, sentence, verb)
            or _before_clause(text, sentence, verb)
            or _after_words(text, sentence, verb, free)
            or _before_noun(text, sentence, verb)
            or _quoting(text, sentence, verb, free)
        )
        if pair is None or (pair.rule == "X, S said" and _is_relative(text, pair)):
            continue
        if pair.source is None or any(overlaps(pair.source, (t.start, t.end)) for t in free):
            yield pair  # else "some supplies" had gone: who stands in quoted words says none


def _is_relative(text: str, pair: Pair) -> bool:
    """ "A spokesman, who goes by": the words before a relative clause are its own noun."""
    return pair.source is not None and bool(_RELATIVE.search(text[slice(*pair.source)]))


_RELATIVE = re.compile(r"(?:\A|\s)(?:who|whom|which|that)\Z")


def _quoted_as_saying(text: str, sentence: Sentence, verb: Token) -> Pair | None:
    """ "S quoted T as saying X": T speaks, S carries."""
    if verb.lemma not in {"quote", "cite"}:
        return None
    saying = next((t for t in sentence.tokens if t.i > verb.i and t.lower == "saying"), None)
    if saying is None or sentence.tokens[saying.i - 1].lower != "as":
        return None
    outer = _noun_before(sentence, verb) or _nearest_subject(sentence, verb)
    inner = object_of(sentence, verb)
    passive = any(a.lemma == "be" for a in children(sentence, verb, "aux"))
    if passive:  # "T was quoted (by S) as saying"
        by = obliques(sentence, verb, "by", "in")
        outer, inner = (by[0] if by else None), outer
    if passive and inner is None:
        return None
    rest = trim(text, saying.end, _clause_end(sentence))
    if passive and _BY.match(text, *rest):  # "was quoted as saying by S": no words of T
        rest = (rest[1], rest[1])
    between = trim(text, verb.end, sentence.tokens[saying.i - 1].start)
    cited = _quoting_words(text, sentence, outer, verb) if outer else None
    source = _source_range(text, sentence, inner) if passive and inner else between
    if cited and overlaps(cited, source):
        cited = None
    cue = ((verb.start, verb.end), (sentence.tokens[saying.i - 1].start, saying.end))
    content = (rest,) if rest[0] < rest[1] and any(c.isalnum() for c in text[slice(*rest)]) else ()
    return Pair(verb, cue, source, content, "quoted as saying", True, cited)


_BY = re.compile(r"(?:by|in)\s+[^,;]*\Z")


def _quoting_words(text: str, sentence: Sentence, outer: Token, verb: Token) -> Range:
    """Who quotes: the run of names or nouns that ends before the verb, or his own phrase."""
    i = outer.i
    if outer.i != verb.i - 1:
        return _source_range(text, sentence, outer)
    while i > 0 and sentence.tokens[i - 1].upos in {"DET", "NOUN", "PROPN", "ADJ"}:
        i -= 1
    return trim(text, sentence.tokens[i].start, outer.end)


def _nearest_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The subject closest before the verb: a quoted clause may have left its own there as well."""
    before = [t for t in children(sentence, verb, "nsubj") if t.i < verb.i]
    return before[-1] if before else subject_of(sentence, verb)


def _noun_before(sentence: Sentence, verb: Token) -> Token | None:
    """The noun that stands right before a verb: who quotes."""
    before = sentence.tokens[verb.i - 1] if verb.i else None
    return before if before is not None and before.upos in {"NOUN", "PROPN"} else None


def _before_clause(text: str, sentence: Sentence, verb: Token) -> Pair | None:
    """ "S said (that) X"."""
    subject = subject_of(sentence, verb)
    if subject is None or subject.i > verb.i:
        return None
    clauses = [c for c in children(sentence, verb, "ccomp", "parataxis") if c.i > verb.i]
    clauses = [c for c in clauses if children(sentence, c, "nsubj", "csubj", "expl", "cop", "mark")]
    if not clauses:
        return None
    start, end = phrase(sentence, clauses[0])
    start = max(start, verb.end)
    content = trim(text, *_without_that(sentence, start, end))
    if content[0] >= content[1]:
        return None
    sure = verb.lemma in phrases("cues", "clause_takers")
    cue = (_cue_range(sentence, verb),)
    source = _relative_before(sentence, subject, verb) or _source_range(text, sentence, subject)
    return Pair(verb, cue, source, (content,), "S said X", sure)


def _relative_before(sentence: Sentence, subject: Token, verb: Token) -> Range | None:
    """ "Men with rifles | who | told him": the relative word stands for whoever told."""
    between = sentence.tokens[subject.i + 1 : verb.i]
    who = [t for t in between if t.lower == "who"]
    is_only = bool(who) and verb.relation == "acl"
    return (who[-1].start, who[-1].end) if is_only else None


def _before_noun(text: str, sentence: Sentence, verb: Token) -> Pair | None:
    """ "S admitted the presence of X": the noun phrase is what S says so of."""
    noun = object_of(sentence, verb)
    subject = subject_of(sentence, verb)
    if verb.lemma not in phrases("cues", "noun_takers") or noun is None or subject is None:
        return None
    if noun.i < verb.i or noun.upos not in {"NOUN", "VERB"} or subject.i > verb.i:
        return None
    content = trim(text, *phrase(sentence, noun, without=frozenset({"conj", "parataxis", "advcl"})))
    source = _source_range(text, sentence, subject)
    if overlaps(content, source) or content[0] < verb.end:
        return None
    cue = (_cue_range(sentence, verb),)
    return Pair(verb, cue, source, (content,), "S admitted X", True)


def _without_that(sentence: Sentence, start: int, end: int) -> Range:
    inside = [t for t in sentence.tokens if start <= t.start and t.end <= end and t.upos != "PUNCT"]
    if len(inside) > 1 and inside[0].lower in _HEARERS:
        inside, start = inside[1:], inside[1].start
    if inside and inside[0].lower == "that" and len(inside) > 1 and inside[0].relation == "mark":
        return inside[1].start, end
    return start, end


# "Told him Velm was ready": he hears it.
_HEARERS = frozenset({"him", "them", "us", "me"})


def _after_words(text: str, sentence: Sentence, verb: Token, free: Sequence[Token]) -> Pair | None:
    """ "X, S said" and "X, said S" at the end of a sentence: all before them is reported."""
    if verb.lemma not in phrases("cues", "beside_quotation"):
        return _closing_words(text, sentence, verb)
    comma = _mark_before(sentence, verb)
    if comma is None:
        return _closing_words(text, sentence, verb)
    source = _inverted(text, sentence, verb) or _between(text, sentence, comma, verb)
    if source is None:
        return None
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
    cue = (_cue_range(sentence, verb),)
    return Pair(verb, cue, source, (before,), "X, S said", ends or quoted)


_LEADS = re.compile(r"(?:according to|per|in|on|at|by|as per|during|after|before)\b", re.IGNORECASE)
_OPEN_CLAUSE = re.compile(r"\bthat,? (?:according to|in|on|at|by|during|after|before)\b[^,;]*\Z")


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
    i = _phrase_start(sentence, verb)
    before = sentence.tokens[i : verb.i]
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


def _after(before: Sequence[Token], noun: Token, verb: Token) -> int:
    """Where the cue begins: right behind the source ("has found")."""
    return next((t.start for t in before if t.i > noun.i), verb.start)


def _phrase_start(sentence: Sentence, verb: Token) -> int:
    """The first word of the noun phrase before a verb; a relative clause inside it is allowed."""
    i = verb.i
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
    subject = subject_of(sentence, verb, inherit=False)
    if subject and subject.i > verb.i:
        start, end = _source_range(text, sentence, subject)
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
    start, end = _source_range(text, sentence, subject)
    return trim(text, max(start, comma.end), min(end, verb.start))


def _quoting(text: str, sentence: Sentence, verb: Token, free: Sequence[Token]) -> Pair | None:
    """A reporting verb with its subject beside a quotation: “X” or "S said" with nothing else."""
    subject = subject_of(sentence, verb)
    if subject is None or verb.lemma not in phrases("cues", "beside_quotation"):
        return None
    if subject.relation not in {"nsubj", "csubj"} and verb.relation != "conj":
        return None
    if subject not in free:
        return None
    source = _source_range(text, sentence, subject)
    return Pair(verb, (_cue_range(sentence, verb),), source, (), "S said")


def _by_preposition(text: str, sentence: Sentence, free: Sequence[Token]) -> Iterator[Pair]:
    for first, last in _prepositions(free):
        noun = _governed(sentence, first, last)
        if noun is None:
            continue
        start, end = _source_range(text, sentence, noun)
        source = (max(start, last.end + 1), end)
        if source[0] >= source[1]:
            continue
        opens = _opens_at(text, sentence, first)
        if first.start == opens:
            source = _before_main_clause(text, sentence, *source)
        cue = (first.start, last.end)
        rest = subtract([(opens, sentence.end)], [(cue[0], source[1])])
        content = tuple(r for part in rest if (r := trim(text, *part))[0] < r[1])
        yield Pair(first, (cue,), source, join(content), "according to", True)


def _opens_at(text: str, sentence: Sentence, first: Token) -> int:
    """Where the words begin that a preposition gives a source: its own place where it opens the
    sentence or, behind "that", a clause ("A said that, according to B, X")."""
    is_inner = bool(re.search(r"\bthat,?\s+$", text[sentence.start : first.start]))
    return first.start if is_inner else _behind_number(sentence)


def _behind_number(sentence: Sentence) -> int:
    """Where a sentence begins behind its paragraph's number ("15. According to ...")."""
    tokens = sentence.tokens
    is_numbered = len(tokens) > 2 and tokens[0].text.isdigit() and tokens[1].text in {".", ")"}
    return tokens[2].start if is_numbered else sentence.start


def _before_main_clause(text: str, sentence: Sentence, start: int, end: int) -> Range:
    """ "According to S, the head of T, X": S ends at the comma before a clause with its verb."""
    inside = [t for t in sentence.tokens if start <= t.start]
    commas = [k for k, t in enumerate(inside) if t.text == ","]
    for n, k in enumerate(commas):
        stop = commas[n + 1] if n + 1 < len(commas) else len(inside)
        if any(t.upos in {"VERB", "AUX"} for t in inside[k + 1 : stop]) or n + 1 == len(commas):
            return trim(text, start, inside[k].start)
    return start, end


@cache
def _prepositional() -> dict[str, list[list[str]]]:
    """The prepositional cues as words, by their first."""
    found: dict[str, list[list[str]]] = {}
    for words in (p.split() for p in load("cues")["prepositional"]):
        found.setdefault(words[0], []).append(words)
    return found


def _prepositions(free: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    known = _prepositional()
    for i, token in enumerate(free):
        for words in known.get(token.lower, ()):
            if [t.lower for t in free[i : i + len(words)]] == words:
                yield token, free[i + len(words) - 1]


def _governed(sentence: Sentence, first: Token, last: Token) -> Token | None:
    """The noun a prepositional cue governs."""
    for token in (last, first):
        for governor in ancestors(sentence, token):
            if governor.i > last.i and _can_govern(governor):
                return governor
    after = sentence.tokens[last.i + 1 :]
    return next((t for t in after if t.upos != "X" and _can_govern(t)), None)


def _can_govern(token: Token) -> bool:
    """A noun or a pronoun that stands for one; "their" in "their own report" does not."""
    is_owner = token.upos == "PRON" and token.lower in _OWNERS
    return token.upos in {"NOUN", "PROPN", "PRON", "X"} and not is_owner


_OWNERS = frozenset({"my", "your", "his", "its", "our", "their", "whose"})


def _source_range(text: str, sentence: Sentence, noun: Token) -> Range:
    """A noun with its modifiers, clauses and appositions, but no words of another clause."""
    cut = _OUTSIDE_SOURCE | ({"case"} if noun.relation in {"obl", "nmod"} else frozenset())
    start, end = phrase(sentence, noun, without=cut)
    return trim(text, start, end)


def _cue_range(sentence: Sentence, verb: Token) -> Range:
    """The verb with the auxiliaries and adverbs that stand directly before it."""
    first = verb.i
    while first > 0 and sentence.tokens[first - 1].relation in {"aux", "advmod", "cop"}:
        if sentence.tokens[first - 1].head != verb.i:
            break
        first -= 1
    return sentence.tokens[first].start, verb.end


def _clause_end(sentence: Sentence) -> int:
    last = sentence.tokens[-1]
    return last.start if last.upos == "PUNCT" else last.end
