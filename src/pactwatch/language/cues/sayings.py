"""A place of a sentence in, the saying that begins there out: who, the verb, and what follows it.

Read off the words: where "that" is left out, trees hang the phrase on the outer verb. Refuses what
was not said ("would tell", "did not say") and speakers in the first and second person.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from pactwatch.language.cues.access import KEEPING, is_access
from pactwatch.language.cues.attitudes import THINKING, is_felt
from pactwatch.language.cues.held import holding
from pactwatch.language.cues.pair import tells_when
from pactwatch.language.cues.set_aside import ASIDE
from pactwatch.language.grammar.syntax import Sentence, Token, sentence_over
from pactwatch.language.words.lexicon import load, phrases
from pactwatch.language.words.ranges import (
    Range,
    trim,
)

__all__ = ["NOUN_WORDS", "said", "sayings", "speech_lemmas"]

# Of what a speaker's noun phrase may consist.
NOUN_WORDS = frozenset({"DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON", "ADP", "PART", "X"})

# How many words an inner subject may take before its verb. A guess.
_SUBJECT_WORDS = 16
_MODALS = frozenset({"will", "would", "may", "might", "can", "could", "should", "must", "shall"})
_SELF = frozenset({"i", "we", "you", "there", "it", "this", "that", "which", "who", "what"})
# "Said that nobody had told them to go": who is not there tells nothing.
_NOBODY = frozenset({"nobody", "no", "none", "neither", "nothing"})


@cache
def speech_lemmas() -> frozenset[str]:
    """Verbs that report words, a stance or knowledge, and those whose cue is an act of its own."""
    rows = load("acts")["cue"]
    known = phrases("cues", "reporting") | phrases("cues", "stance")
    return known | {w for row in rows for w in row["lemmas"].split()} - {"envisage", "project"}


def sayings(
    text: str, sentences: Sequence[Sentence], low: int, high: int
) -> Iterator[tuple[Token, Range, Range]]:
    """A noun phrase at a place with the verb of saying right behind it: verb, phrase, cue.

    Read off the words: where "that" is left out, trees hang the phrase on the outer verb."""
    sentence = sentence_over(sentences, low, low + 1)
    inside = [t for t in sentence.tokens if low <= t.start and t.end <= high] if sentence else []
    while inside and (inside[0].upos == "PUNCT" or inside[0].lower == "that"):
        inside = inside[1:]
    if held := holding(inside):
        yield held
        return
    phrase = list(takewhile(_is_of_phrase, inside[:_SUBJECT_WORDS]))
    if any(t.upos not in NOUN_WORDS and t.text != "," for t in phrase):
        return
    met = _by_whom_met(phrase, inside[len(phrase) :])
    rest = inside[len(phrase) + len(met) :][:4]
    phrase = _without_setting(phrase)
    verb = next((t for t in rest if _retells(inside, t)), None)
    nouns = [t for t in phrase if t.upos in {"NOUN", "PROPN", "PRON", "NUM"}]
    if verb is None or not nouns or not phrase or phrase[0].lower in _SELF | _NOBODY:
        return
    if phrase[-1].text.isdigit() or phrase[-1].text in {"I", "We", "we"}:
        return  # "337 suspected smugglers", "“Heck, I thought X,” a fan wrote"
    if ASIDE.match(text, phrase[0].start):
        return
    if verb.lemma in KEEPING and is_access(text[verb.end : high].lstrip()):
        return  # "the rebels denied the convoy passage"
    helpers = [t for t in rest if t.i < verb.i]
    barred = _MODALS if verb.lemma in THINKING else _MODALS | _NEGATORS
    if any(not _helps(t) or t.lower in barred for t in helpers):
        return
    is_being = any(t.lower in _BEING for t in helpers) and not _goes_on(verb)
    if is_being is not _is_of_mind(verb):
        return
    beside = None if helpers else _BESIDE_NOUN.match(text, verb.end, high)
    if beside and ("by" in beside.group() or verb.lemma in {"say", "report"}):
        return
    after = next((t.lower for t in inside if t.i == verb.i + 1), "")
    if after in {"otherwise", "so"} and any(t.lower == "who" for t in phrase):
        return  # "those who say otherwise lie": they are only told of
    first = min([verb.start, *(t.start for t in helpers)])
    yield verb, trim(text, phrase[0].start, (met or phrase)[-1].end), (first, verb.end)


def _retells(inside: Sequence[Token], word: Token) -> bool:
    """Whether a word is one of saying, or one of thinking or feeling with a clause behind it."""
    if word.upos == "VERB" and word.lemma in phrases("cues", "retelling"):
        return True
    behind = [t for t in inside if t.i > word.i]
    is_verb = word.upos == "VERB" and word.lemma in phrases("cues", "retelling_clause")
    if is_verb and word.lemma in phrases("cues", "retelling_deed") and _has_deed(behind):
        return True
    return (is_verb or _is_of_mind(word)) and _has_clause(behind)


def _has_deed(behind: Sequence[Token]) -> bool:
    """ "Described | hearing shells", "| how men fired", "| men firing", "confessed | to firing"."""
    if behind and behind[0].lower in {"how", "to"}:
        return behind[0].lower == "how" or (len(behind) > 1 and _is_deed(behind[1]))
    doers = list(takewhile(lambda t: _is_of_phrase(t) and t.upos != "ADP", behind))
    verb = next(iter(behind[len(doers) :]), None)
    return verb is not None and _is_deed(verb)


def _is_deed(word: Token) -> bool:
    return word.upos in _FINITE and word.lower.endswith("ing")


def _is_of_mind(word: Token) -> bool:
    """ "Was | convinced | that X"."""
    return word.upos in {"ADJ", "VERB"} and is_felt(word.lower)


def _has_clause(behind: Sequence[Token]) -> bool:
    """Whether a clause begins there: at "that", or with a noun phrase and a finite verb."""
    if behind and behind[0].lower == "that":
        return len(behind) > 1 and behind[1].upos not in _FINITE
    subject = list(takewhile(lambda t: _is_of_phrase(t) and t.upos in NOUN_WORDS, behind))
    verb = next(iter(behind[len(subject) :]), None)
    is_led = bool(subject) and (subject[0].upos != "ADP" and subject[-1].lower != "to")
    return is_led and verb is not None and verb.upos in _FINITE and not _is_bare(verb)


def _is_bare(verb: Token) -> bool:
    """ "The army | leaving", "| to leave": no finite verb."""
    return verb.lower.endswith("ing") or (verb.upos == "VERB" and verb.lower == verb.lemma)


def _by_whom_met(phrase: Sequence[Token], rest: Sequence[Token]) -> list[Token]:
    """ "A soldier she | treated, spoke to | had told her": a relative clause without its "whom"."""
    is_open = len(phrase) > 2 and phrase[-1].lower in _WHO_MET and phrase[-2].upos == "NOUN"
    met = list(rest[:2] if len(rest) > 1 and rest[1].upos == "ADP" else rest[:1])
    after = rest[len(met) :]
    is_verb = is_open and bool(after) and rest[0].upos == "VERB" and after[0].upos in _FINITE
    return met if is_verb else []


_WHO_MET = frozenset({"she", "he", "they", "we", "i"})
_FINITE = frozenset({"AUX", "VERB"})


# "The trial | announced | by the council", "a truce | said | to have been signed": what is told of
# a thing is none of its sayings.
_BESIDE_NOUN = re.compile(r"\s+(?:by|to\s+(?:have|be))\s")


def _without_setting(phrase: list[Token]) -> list[Token]:
    """ "During the call, | the king": a preposition's phrase before the comma is no speaker's, nor
    is "the king | over the last year"."""
    while len(phrase) > 1 and tells_when(phrase[0]):
        phrase = phrase[1:]  # "Tuesday morning | troops announced that"
    words = [t.lower for t in phrase]
    since = next((i for i in range(1, len(words)) if _HOW_LONG.match(" ".join(words[i:]))), None)
    phrase = phrase[:since]
    comma = next((i for i, t in enumerate(phrase) if t.text == ","), None)
    opens = bool(phrase) and phrase[0].upos == "ADP"
    return phrase[comma + 1 :] if opens and comma is not None else phrase


_HOW_LONG = re.compile(r"(?:for|over|during|in|since)\s(?:the\s)?(?:last|past|next)\b")


def _is_of_phrase(token: Token) -> bool:
    is_verbal = token.upos in {"VERB", "AUX", "ADV", "PART"}
    return not is_verbal or token.lower in {"'s", "’s"}


def _helps(word: Token) -> bool:
    """ "Had", "also", "not": but "to" makes no saying of what was asked for."""
    return word.upos in {"AUX", "ADV"} or word.lower in _NEGATORS


def _goes_on(verb: Token) -> bool:
    """ "She was | saying | that X"."""
    return verb.lower.endswith("ing") and verb.lemma in phrases("cues", "retelling")


_BEING = frozenset({"was", "were", "is", "are", "been"})
_NEGATORS = frozenset({"not", "n't", "never"})


# "Told him by telephone to wait": how he told it is not what.
_BY_WIRE = re.compile(
    r"\s+(?:by|over|on|via)\s+(?:the\s+)?(?:satellite\s+)?"
    r"(?:telephone|phone|radio|e-?mail|letter|text(?:\s+message)?)\b"
)


# "Told | a delegation from the southern district | that X": whom he told is none of his words; in
# "told me my son was held and that they had moved him" a verb shows that X begins before "that".
_WHOM = re.compile(
    r"\s+(?:(?!\b(?:is|are|was|were|has|have|had|will|would)\s)[^,;:“”\"—]){2,80}?(?=\s+that\s)"
)


def said(text: str, verb: Token, high: int) -> Range:
    """What follows the verb, without whom it was said to and without "that"."""
    start = verb.end
    match = re.compile(
        r"\s+(?:him|her|them|me|us|it|reporters|(?:my|our|your|his|her|its|their|the|an?)\s+\w+"
        r"|(?:one|two|three|some|several|many|both)\s+of\s+(?:the|his|her|its|their|our|my)\s+\w+)(?=\s+(?:that|of|he|she"
        r"|they|it|the)\b|\s*[,:“])"
    ).match(text, start)
    whom = _WHOM.match(text, start, high) if verb.lemma in phrases("cues", "addressing") else None
    if match and verb.lemma in {"tell", "inform", "assure", "warn", "advise"}:
        start = match.end()
    elif whom:
        start = whom.end()
    elif pronoun := re.compile(r"\s+(?:to\s+)?(?:him|her|them|me|us)\b").match(text, start):
        start = pronoun.end()
    if by := _BY_WIRE.match(text, start):
        start = by.end()
    if that := re.compile(r"[\s,:]+(?:that|of)\b").match(text, start):
        start = that.end()
    return trim(text, start, max(start, high))
