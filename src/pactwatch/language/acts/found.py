"""Acts by their words: the rows of resources/lexicon/acts.toml, looked for where they belong.

In: the shape of a stretch. Out: `Found`, or None where no row of the acts asked for stands there.
[[content]] rows are looked for in what was said, [[cue]] rows in the words that introduce it,
[[voice]] rows only where the article itself speaks. Refuses to order the acts: see acts/rules.
"""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pactwatch.domain.statement import SpeechAct
from pactwatch.language.acts.shape import NOBODY, Shape
from pactwatch.language.conduct.conduct import patterns_places
from pactwatch.language.conduct.steps import word_forms
from pactwatch.language.grammar.negated import has_not
from pactwatch.language.grammar.syntax import (
    NEGATORS,
    Sentence,
    Token,
    children,
    subject_of,
)
from pactwatch.language.words.lexicon import load, phrases
from pactwatch.language.words.pattern_shelf import PatternList, shelved
from pactwatch.text.triggers import Trigger

__all__ = [
    "Found",
    "Rule",
    "by_content",
    "by_cue",
    "by_own_verb",
    "by_voice",
    "content_words",
    "own_patterns",
    "unowned_acts",
]


@dataclass(frozen=True, slots=True)
class Found:
    """An act and why; ``flips``: the cue denies the content; ``is_negative``: it is denied;
    ``is_rule``: what can or may be is a rule in force, no possibility; ``is_by_role``: who speaks
    or what is spoken of makes it so, not the words; ``is_plain``: the words leave no doubt;
    ``is_said_openly``: they say that it is so, whatever "no" stands in them; ``is_words``: what is
    offered is words; ``is_sided``: whose side the claim touches says if it is denied or judged;
    ``rule``: the rule, where act-trust.toml has a number of its own for it."""

    act: SpeechAct
    reason: str
    flips: bool = False
    is_negative: bool = False
    is_rule: bool = False
    is_by_role: bool = False
    is_plain: bool = False
    is_said_openly: bool = False
    is_words: bool = False
    is_sided: bool = False
    rule: str = ""


Rule = Callable[[Shape], Found | None]


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row of acts.toml, read once: `why` for the reader, `patterns` and `lemmas` to look for.

    `opens` are the words of which a cue must hold one: the lemmas, and what a pattern begins with.
    `is_imperative`: "let them go", and not "the Front let them go". `is_plain`: no doubt is left.
    """

    act: SpeechAct
    why: str
    patterns: PatternList
    lemmas: frozenset[str]
    opens: frozenset[str]
    is_strict: bool
    is_ahead: bool
    flips: bool
    is_imperative: bool = False
    is_plain: bool = False
    is_sided: bool = False


@cache
def _rows(table: str, names: tuple[str, ...]) -> tuple[Row, ...]:
    """The rows of a table that stand for one of the acts named."""
    return tuple(_row(row) for row in load("acts")[table] if row["act"] in names)


def _row(row: dict[str, Any]) -> Row:
    patterns, lemmas = shelved(row["patterns"]), frozenset(row.get("lemmas", "").split())
    return Row(
        SpeechAct(row["act"]),
        row["why"],
        patterns,
        lemmas,
        lemmas.union(*map(_first_words, patterns.triggers)),
        is_strict=bool(row.get("strict")),
        is_ahead=bool(row.get("ahead")),
        flips=bool(row.get("flips")),
        is_imperative=bool(row.get("imperative")),
        is_plain=bool(row.get("plain")),
        is_sided=bool(row.get("sided")),
    )


# What one of the rows needs at least: nearly every rule is asked of nearly every stretch in vain.
@cache
def _lists(table: str, names: tuple[str, ...]) -> frozenset[PatternList]:
    return frozenset(row.patterns for row in _rows(table, names))


@cache
def _openings(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(row.opens for row in _rows("cue", names)))


def by_content(*names: str) -> Rule:
    """Rows of [[content]]: words in what was said."""

    def rule(shape: Shape) -> Found | None:
        if _lists("content", names).isdisjoint(shape.lists):
            return None
        for row in _rows("content", names):
            if row.patterns not in shape.lists or (row.is_imperative and _has_subject(shape)):
                continue
            words = content_words(shape, row.patterns, is_strict=row.is_strict)
            if words and shape.undergone not in words.split():
                reason = f"“{words}”: {row.why}"
                return Found(row.act, reason, is_plain=row.is_plain, rule=f"words {row.act.value}")
        return None

    return rule


def _has_subject(shape: Shape) -> bool:
    """Whether the first main verb has a subject of its own before it: nothing is asked then."""
    return any(
        t.i < scope.verb.i
        for scope in shape.scopes[:1]
        for t in children(scope.sentence, scope.verb, "nsubj")
    )


def unowned_acts(shape: Shape) -> frozenset[SpeechAct]:
    """What was done to who speaks and not by him: no urging in "she said she was urged to go"."""
    verb = shape.scopes[0].verb.lemma if shape.undergone else ""
    if not verb or any(verb in phrases("acts", row) for row in ("frames", "two-faced")):
        return frozenset()
    return frozenset(row.act for row in _rows("cue", tuple(SpeechAct)) if verb in row.lemmas)


def by_voice(*names: str) -> Rule:
    """Rows of [[voice]]: only in the article's own voice."""

    def rule(shape: Shape) -> Found | None:
        if not shape.is_voice or _lists("voice", names).isdisjoint(shape.lists):
            return None
        for row in _rows("voice", names):
            if _is_unperformed(shape) and row.act in _BINDING:
                continue  # "has never promised to leave"
            words = content_words(shape, row.patterns, is_strict=row.is_strict)
            if words and not words.lower().startswith(("that ", "which ", "who ")):
                return Found(row.act, f"“{words}”: {row.why}")
        return None

    return rule


def _is_idle(shape: Shape) -> bool:
    owed = (children(s.sentence, s.verb, "aux") for s in shape.scopes[:1])
    is_owed = any(t.lower in {"should", "must"} for found in owed for t in found)
    return shape.is_negated or shape.has_modal or is_owed


def _is_unperformed(shape: Shape) -> bool:
    """ "Has never promised to leave", "refused to sign up to it"."""
    is_said = not shape.main_lemmas.isdisjoint(phrases("acts", "unperformed", "lemmas"))
    is_refused = not shape.main_lemmas.isdisjoint(phrases("acts", "unperformed", "refusing"))
    return is_refused or (shape.is_negated and is_said)


def by_cue(*names: str) -> Rule:
    """Rows of [[cue]]: the words that introduce the content."""

    def rule(shape: Shape) -> Found | None:
        if _openings(names).isdisjoint(shape.cue_forms):
            return None
        for row in _rows("cue", names):
            if row.opens.isdisjoint(shape.cue_forms):
                continue
            if row.is_ahead and not shape.looks_ahead:
                continue
            if shape.is_voice and _is_idle(shape) and row.act in _BINDING:
                continue  # "offered no evidence" binds nobody, "should admit" grants nothing
            words = _cue_words(shape, row)
            if words and not (row.flips and _is_unturned(shape, words)):
                flips, turned = row.flips and not shape.is_voice, row.flips and shape.is_voice
                found = Found(row.act, f"“{words}”: {row.why}", flips, turned)
                is_sided = row.is_sided and not (shape.is_own_subject or shape.speaks_of_own)
                return replace(
                    found,
                    is_plain=row.is_plain,
                    is_said_openly=row.is_plain,
                    is_sided=is_sided,
                )
        return None

    return rule


def by_own_verb(*names: str) -> Rule:
    """ "He said he condemned it", "We call on them to ...": the verb of a cue, said of oneself."""

    def rule(shape: Shape) -> Found | None:
        verb = _own_verb(shape)
        for row in _rows("cue", names) if verb else ():
            if verb and verb.lemma in row.lemmas and not row.is_ahead:
                return Found(row.act, f"“{verb.text}”: {row.why}", is_negative=row.flips)
        return None

    return rule


def _own_verb(shape: Shape) -> Token | None:
    """The first main verb, said of oneself in the present (or moved back from it)."""
    if shape.is_voice or not shape.cue or not shape.scopes or shape.is_negated:
        return None
    scope = shape.scopes[0]
    helpers = {t.lower for t in children(scope.sentence, scope.verb, "aux", "cop")}
    is_plain = helpers <= {"do", "does", "am", "are", "is", "was", "were", "can"}
    is_past = not scope.is_backshifted and scope.verb.lower.endswith("ed")
    if scope.verb.upos != "VERB" or not is_plain or shape.undergone or is_past:
        return None
    lists = phrases("acts", "frames"), phrases("acts", "two-faced")
    if any(scope.verb.lemma in verbs for verbs in lists):
        return None
    return scope.verb if _is_said_of_self(shape) else None


def _is_said_of_self(shape: Shape) -> bool:
    scope = shape.scopes[0]
    subject = subject_of(scope.sentence, scope.verb)
    if subject is not None:
        return shape.is_own_subject
    # "The chief “deplores the assault”, it said": a quotation that opens with the verb.
    return shape.is_quoted and scope.verb.lower.endswith("s") and scope.verb.i == min(scope.inside)


@cache
def own_patterns(name: str, table: str = "own") -> PatternList:
    """The patterns that stand under a name in [own] of acts.toml, or in another table."""
    return shelved(load("acts")[table][name])


def content_words(shape: Shape, patterns: PatternList, *, is_strict: bool = False) -> str:
    """The words of the first pattern that stands in a main clause of the content, else "".

    ``is_strict``: only where they are the main predicate itself or help it.
    """
    if patterns not in shape.lists:
        return ""
    stands = shape.is_on_main if is_strict and shape.scopes else shape.is_main
    best: tuple[int, str] | None = None
    for sentence, inside in shape.parts:
        for number, found in patterns_places(sentence, patterns, inside):
            if best is not None and number >= best[0]:
                break
            if stands(sentence, found):
                best = number, " ".join(sentence.tokens[i].text for i in found)
    return best[1] if best else ""


def _is_unturned(shape: Shape, words: str) -> bool:
    """ "Nobody denies", "did not deny", "refuses to disavow": no denial; "does not accept" and
    "refuses to accept" are, by their own "not"."""
    if any(word in NEGATORS for word in words.lower().split()):
        return False
    if shape.is_voice and (shape.is_negated or shape.is_negated_subject):
        return True  # "Which the warden has never denied"
    if _is_refused(shape, words):
        return True
    said_by = ((shape.speaker and shape.speaker.mention) or "").lower().split()[:1]
    doers = [subject_of(s, s.tokens[i]) for s, inside in shape.cue_parts for i in sorted(inside)]
    named = {t.lower for t in doers if t is not None} | set(said_by)
    return bool(NOBODY & named) or has_not(" ".join(t.text for t in shape.cue))


def _is_refused(shape: Shape, words: str) -> bool:
    """ "Refuses to | disavow it": the refusal stands before the words that would deny."""
    refusing = phrases("acts", "unperformed", "refusing")
    before = itertools.takewhile(lambda t: t.text != words.split()[0], shape.cue)
    lemmas = [t.lemma for t in before]
    return lemmas[-1:] == ["to"] and not refusing.isdisjoint(lemmas)


def _cue_words(shape: Shape, row: Row) -> str:
    for token in _cue_tokens(shape):
        is_known = not row.lemmas.isdisjoint(word_forms(token))
        if is_known and not (shape.is_voice and token.upos != "VERB"):
            return token.text
    if shape.is_voice and row.act not in _RETOLD:
        return ""
    triggers = row.patterns.triggers
    best = len(triggers), ""
    for sentence, inside in shape.cue_parts or _predicates(shape):
        for number, found in patterns_places(sentence, row.patterns):
            is_better = number < best[0] and found[0] in inside
            if is_better and _opens(sentence, inside & set(found), triggers[number]):
                best = number, " ".join(sentence.tokens[i].text for i in found)
    return best[1]


_BINDING = frozenset({SpeechAct.PLEDGE, SpeechAct.ADMIT})
# What the article says that somebody did by saying so; the rest of its voice has rows of its own.
_RETOLD = frozenset(
    {
        SpeechAct.DENY,
        SpeechAct.ADMIT,
        SpeechAct.NEITHER_CONFIRM_NOR_DENY,
        SpeechAct.NON_ASSESSMENT,
    }
)


def _predicates(shape: Shape) -> Iterator[tuple[Sentence, frozenset[int]]]:
    """The article's own voice has no cue: its main predicate with a subject stands for one."""
    for scope in shape.scopes[:1] if shape.is_voice else ():
        if subject_of(scope.sentence, scope.verb) is not None:
            near = children(scope.sentence, scope.verb, "aux", "cop", "xcomp", "advmod")
            yield scope.sentence, frozenset({scope.verb.i, *(t.i for t in near)})


def _opens(sentence: Sentence, places: frozenset[int], trigger: Trigger) -> bool:
    """Whether the pattern's first word stands in the cue: "said he refused" refuses nothing."""
    firsts = _first_words(trigger)
    return any(word_forms(sentence.tokens[i]) & firsts for i in places)


@cache
def _first_words(trigger: Trigger) -> frozenset[str]:
    return frozenset(form[0].removeprefix("=") for form in trigger.words[0].forms)


def _cue_tokens(shape: Shape) -> Iterator[Token]:
    """The cue's words; in the article's own voice the main predicate, if it governs something."""
    if not shape.is_voice:
        yield from shape.cue
        return
    for scope in shape.scopes[:1]:
        if children(scope.sentence, scope.verb, "ccomp", "xcomp", "obj"):
            yield scope.verb
