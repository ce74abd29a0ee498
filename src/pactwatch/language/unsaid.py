"""Drafts in, those of them out that report words: what only looks like a report is left out.

The grammar and the model both find a cue with a source where nothing is told: the condition under
which somebody spoke ("asked not to be named"), a bare "that", a party quoted but not its words, a
headline's "rebels accused of". One rule for each, in a table. Refuses to mend a report.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile

from pactwatch.language.drafts import Draft
from pactwatch.language.forms import lemma
from pactwatch.language.lexicon import phrases
from pactwatch.language.mention_words import is_people
from pactwatch.language.offices import office_class
from pactwatch.language.ranges import Range, covered, over, span_of
from pactwatch.language.syntax import Sentence, sentence_over, sentences_over, tokens_between

__all__ = ["RULES", "without_unsaid"]

# "Asked not to be named": on what terms somebody spoke, not what was said.
_CONDITION = re.compile(
    r"(?:that (?:he|she|they) )?(?:not (?:to )?be|to (?:remain|stay)|to be kept)\s+"
    r"(?:further |publicly )?"
    r"(?:named|identified|quoted|anonymous|unnamed|nameless|confidential)\b"
    r"(?:.{0,25}|,?\s+(?:because|since|as|for|out of|given|citing|fearing|owing|due)\b.*)\Z",
    re.IGNORECASE | re.DOTALL,
)
_BARE = re.compile(r"(?:that|this|it|so|as much|them|those|these)\Z", re.IGNORECASE)
_QUOTING = re.compile(r"(?:cit|quot)(?:e[sd]?|ing)\Z", re.IGNORECASE)
# The passive a headline shortens: nobody stands between the participle and its preposition.
_CHARGED = re.compile(
    r"(?:accused|suspected|convicted|acquitted|cleared) of\Z|"
    r"(?:charged|credited|tasked) with\Z|(?:blamed|criticised|criticized|condemned|praised) for\Z",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?:when )?(?:asked|questioned|pressed|quizzed)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:who|whom|which)\Z")

Rule = Callable[[str, Draft, Sequence[Sentence]], bool]


def without_unsaid(
    text: str,
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    quoted: Sequence[Range] = (),
) -> list[Draft]:
    """The drafts no rule leaves out; words two cues claim stay with the nearer one.

    Of a content in several parts, the part that is a condition, or stands in another sentence
    where its cue does not reach, is taken out.
    """
    told = [_within_reach(d, sentences, quoted) if d.cue else d for d in drafts]
    claims = Counter(_clause(text, c) for d in told if d.cue for c in d.content)
    shared = [d for d in told if d.cue and any(claims[_clause(text, c)] > 1 for c in d.content)]
    single = [replace(d, content=_own(text, d, shared)) if d.cue else d for d in told]
    kept = [d for d, was in zip(single, drafts, strict=True) if d.content or not was.content]
    return [d for d in kept if not any(rule(text, d, sentences) for rule in RULES)]


def _within_reach(draft: Draft, sentences: Sequence[Sentence], quoted: Sequence[Range]) -> Draft:
    """Unquoted words in the sentence before the cue, or a bare phrase behind it, are not its."""
    home = sentence_over(sentences, *draft.cue[0])
    if home is None:
        return draft

    def is_reached(part: Range) -> bool:
        if over(quoted, part) or (part[0] < home.end and home.start < part[1]):
            return True
        return part[0] >= home.end and _has_verb(replace(draft, content=(part,)), sentences)

    return replace(draft, content=tuple(c for c in draft.content if is_reached(c)))


def _own(text: str, draft: Draft, drafts: Sequence[Draft]) -> tuple[Range, ...]:
    said = (c for c in draft.content if not _CONDITION.match(_words(text, [c])))
    return tuple(c for c in said if not any(_nearer(text, d, draft, c) for d in drafts))


def _clause(text: str, content: Range) -> Range:
    """A content without its "that", which one of two cues may have taken along."""
    opened = _THAT.match(text, *content)
    return (opened.end() if opened else content[0], content[1])


_THAT = re.compile(r"that\s+", re.IGNORECASE)


def _nearer(text: str, other: Draft, draft: Draft, content: Range) -> bool:
    clause = _clause(text, content)
    if other is draft or not other.cue or clause not in {_clause(text, c) for c in other.content}:
        return False
    return _gap(other, content) < _gap(draft, content)


def _gap(draft: Draft, content: Range) -> int:
    start, end = span_of(draft.cue)
    return max(content[0] - end, start - content[1], 0)


def _words(text: str, ranges: Sequence[Range]) -> str:
    return " ".join(text[slice(*r)] for r in ranges).strip(" .,;“”\"'")


def _bare(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "He has clarified that.": a pronoun stands for words told elsewhere."""
    return bool(draft.cue and _BARE.match(_words(text, draft.content)))


def _quoted_party(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """ "B reported, quoting A": A is whom B has it from, no words of anybody."""
    quoting = bool(draft.content) and bool(_QUOTING.search(_words(text, draft.cue)))
    return quoting and not _has_verb(draft, sentences)


def _relative(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """ "The monitors, who according to ...": a noun and its relative pronoun say nothing."""
    ends = bool(_RELATIVE.search(_words(text, draft.content)))
    return ends and not _has_verb(draft, sentences)


def _own_relative(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "The Front, which promised to leave, denies everything": that it promised is not denied."""
    if len(draft.content) != 1 or not draft.source or not draft.cue:
        return False
    (start, end), before = draft.content[0], draft.source[-1][1]
    is_between = before <= start and end <= draft.cue[0][0]
    return is_between and bool(_OWN.fullmatch(text[before:start] + text[start:end].split()[0]))


_OWN = re.compile(r",?\s*(?:which|who|whose|whom)", re.IGNORECASE)


def _asked(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "Asked about the camps, she said ...": somebody asked her, she asked nothing."""
    if not draft.cue or not draft.source or draft.source[0][0] < draft.cue[-1][1]:
        return False
    return bool(_ASKED.match(_words(text, draft.cue)))


def _hearer(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """ "He had warned the monitors twice": who was warned is not what he was warned of."""
    cue = _words(text, draft.cue).split()
    verbs = phrases("cues", "addressing")
    tells = bool(draft.content) and any(lemma(w.lower(), "VERB") in verbs for w in cue)
    return (
        tells and draft.content[0][0] > draft.cue[0][0] and not _has_clause(text, draft, sentences)
    )


def _has_clause(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    words = _words(text, draft.content)
    return _has_verb(draft, sentences) or bool(
        re.match(r"(?:of|about|against|to|that)\b|[“\"]", words)
    )


def _phrase(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """ "The report, he said, also notes that ...": a bare phrase is nothing one says."""
    words = [lemma(w.lower(), "VERB") for w in _words(text, draft.cue).split()]
    is_plain = bool(words) and words[-1] in _PLAIN and bool(draft.content)
    marked = any(mark in _around(text, draft) for mark in "“”\"'‘’«»")
    return is_plain and not marked and not _has_verb(draft, sentences)


def _around(text: str, draft: Draft) -> str:
    return "".join(text[max(0, s - 2) : e + 2] for s, e in draft.content)


_PLAIN = frozenset({"say", "add"})


def _topic(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """ "The council will discuss Belmara": what a talk is about is no words of anybody."""
    cue = [lemma(w.lower(), "VERB") for w in _words(text, draft.cue).split()]
    is_topic = bool(cue) and cue[-1] in phrases("cues", "about_a_topic") and bool(draft.content)
    return is_topic and "“" not in _around(text, draft) and not _has_verb(draft, sentences)


def _charged(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "Rebels accused of clinging to posts": who is accused is not who accuses."""
    if not draft.cue or not draft.source or draft.source[-1][1] > draft.cue[0][0]:
        return False
    return bool(_CHARGED.search(_words(text, draft.cue)))


_LED = re.compile(r"(?:with|without|amid|despite|after|before|like)\s", re.IGNORECASE)


def _led(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "..., with proceeds going to the fund": what a preposition leads says nothing."""
    return bool(draft.source) and bool(_LED.match(text, draft.source[0][0]))


_CONJECTURE = re.compile(
    r"(?:would|might|could|may)\s+(?:say|argue|claim|tell|add|reply|answer|object|respond)\Z", re.I
)


def _conjecture(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """ "The minister would say that mines are no matter of politics": nobody has said it."""
    home = sentence_over(sentences, *draft.cue[0]) if draft.cue else None
    if home is None or not _CONJECTURE.match(_words(text, draft.cue)):
        return False
    return not re.search(
        r"\b(?:later|afterwards|subsequently|would not)\b", text[home.start : home.end]
    )


_FAILED = re.compile(
    r"(?:has |have |had )?(?:fail(?:s|ed|ing)?|tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?"
    r"|struggl(?:e|es|ed|ing)) to\b",
    re.I,
)


def _failed(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "The prosecutor failed to prove that the entry was made": nobody said so."""
    return bool(draft.cue) and bool(_FAILED.match(_words(text, draft.cue)))


_ACCESS = re.compile(
    r"(?:(?:the|its|his|her|their|any)\s+)?(?:[\w'’-]+\s+){1,4}?"
    r"(?:access|entry|passage|permission|visas?|bail|leave|treatment|visits?|aid|shelter|asylum)\b"
)


def _kept_from(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "The League denies the Mission access": what it keeps from others is no denial."""
    cue = [lemma(w.lower(), "VERB") for w in _words(text, draft.cue).split()]
    if not cue or cue[-1] not in {"deny", "refuse"} or not draft.content:
        return False
    return bool(_ACCESS.match(_words(text, draft.content))) and "that" not in cue


def _let_in(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """ "It would not admit inspectors": who is let in is not what is admitted."""
    cue = [lemma(w.lower(), "VERB") for w in _words(text, draft.cue).split()]
    if not cue or cue[-1] != "admit" or len(draft.content) != 1:
        return False
    near = sentence_over(sentences, *draft.content[0])
    inside = tokens_between(near, *draft.content[0]) if near else ()
    nouns = list(takewhile(lambda t: t.upos != "ADP", inside))
    head = next((t for t in reversed(nouns) if t.upos in {"NOUN", "PROPN"}), None)
    is_let_in = head is not None and (is_people(head) or bool(office_class(head.lemma)))
    return is_let_in and not _has_verb(draft, sentences)


def _has_verb(draft: Draft, sentences: Sequence[Sentence]) -> bool:
    near = sentences_over(sentences, *span_of(draft.content))
    tokens = (t for s in near for t in s.tokens if t.upos in {"VERB", "AUX"})
    return any(covered((t.start, t.end), draft.content) for t in tokens)


RULES: tuple[Rule, ...] = (
    _bare,
    _quoted_party,
    _relative,
    _own_relative,
    _asked,
    _hearer,
    _phrase,
    _charged,
    _led,
    _topic,
    _conjecture,
    _failed,
    _let_in,
    _kept_from,
)
