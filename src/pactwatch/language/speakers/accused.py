"""Who denies in "S accused P of X, a charge it denies": P, whom it is held against, and not S.

In: a pronoun behind a noun that takes up what was said right before it. Out: the mention of whom
the words before the comma are about, for the resolver to read. Refuses pronouns that fit neither
in kind nor in number, and clauses whose subject nobody finds.
"""

import re

from pactwatch.language.bounds.bounds import CHARGES
from pactwatch.language.conduct.blame import blamed_for
from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    children,
    core_phrase,
    is_passive,
    subject_of,
)
from pactwatch.language.names.mentions import Mention, MentionKind, read_mention
from pactwatch.language.speakers.focus import Focus
from pactwatch.language.words.lexicon import phrases

__all__ = ["accused_before"]

_TAKEN_UP = re.compile(
    rf"[,—–-]\s*(?:(?:an?|the)\s+(?:\w+\s+)?(?:{CHARGES})s?\s+(?:(?:that|which)\s+)?"
    r"|(?:which|something)\s+)\Z"
)
# How far before a pronoun its noun may stand, in characters.
_REACH = 60
_PERSONS = frozenset({"he", "she"})


def accused_before(focus: Focus, mention: Mention) -> Mention | None:
    """Whom the charge is about that a pronoun's clause takes up; None where there is none."""
    start = max(0, mention.start - _REACH)
    taken_up = _TAKEN_UP.search(focus.text, start, mention.start)
    if taken_up is None:
        return _who_pleads(focus, mention)
    sentence = focus.sentence(mention.start)
    opened = focus.text.rfind(";", sentence.start, taken_up.start())  # another clause ends there
    before = [t for t in sentence.tokens if opened < t.start and t.end <= taken_up.start()]
    head = next(filter(None, (_held_against(sentence, t) for t in before)), None)
    return _read(focus, sentence, head, mention) if head is not None else None


_PLEADS = re.compile(r"\s(?:has\s|had\s|have\s)?plead(?:ed|s)?\b")
_BACK = 4  # sentences of a paragraph in which a charge stands before the plea. A guess.


def _who_pleads(focus: Focus, mention: Mention) -> Mention | None:
    """ "Sool is charged with murder. He has pleaded not guilty": whoever is charged."""
    if mention.head not in _PERSONS or not _PLEADS.match(focus.text, mention.end):
        return None
    here, block = focus.sentence_number(mention.start), focus.paragraph(mention.start)
    for sentence in reversed(focus.sentences[max(0, here - _BACK) : here]):
        charged = (t for t in sentence.tokens if t.lemma in {"charge", "accuse", "indict"})
        heads = (subject_of(sentence, t) for t in charged if is_passive(sentence, t))
        head = next(filter(None, heads), None)
        if head is not None and focus.paragraph(head.start) == block:
            return _read(focus, sentence, head, mention)
    return None


def _held_against(sentence: Sentence, token: Token) -> Token | None:
    """By a verb that charges somebody, a deed that is laid on somebody, or a reported clause."""
    if token.upos == "NOUN" and (blamed := blamed_for(sentence, token)):
        return blamed
    if token.upos not in {"VERB", "ADJ", "AUX", "NOUN"}:
        return None
    if token.lemma in phrases("conduct", "charging_verbs") and is_passive(sentence, token):
        return subject_of(sentence, token)
    if token.lemma in phrases("conduct", "charging_verbs"):
        # Trees make the accused a subject or an adverbial; the first behind the verb is meant.
        below = children(sentence, token, "obj", "nsubj", "obl")
        behind = [t for t in below if t.i > token.i and not _is_led(sentence, t)]
        return min(behind, key=lambda t: t.i, default=None)
    if token.relation != "ccomp" or token.head >= token.i:
        return None
    above = sentence.tokens[token.head]
    astray = [t for t in children(sentence, above, "nsubj") if above.i < t.i < token.i]
    return next(iter([*children(sentence, token, "nsubj"), *astray]), None)


def _is_led(sentence: Sentence, noun: Token) -> bool:
    """Whether a preposition leads a noun, wherever the tree hangs what follows it."""
    return any(c.i < noun.i for c in children(sentence, noun, "case"))


def _read(focus: Focus, sentence: Sentence, head: Token, mention: Mention) -> Mention | None:
    start, end = core_phrase(sentence, head)
    behind = sentence.tokens[head.i + 1 : head.i + 3]
    is_charge = [t.upos for t in behind][1:] == ["VERB"]  # "accused P | of burning farms"
    end = head.end if end > mention.start or is_charge else end
    name = focus.name(head.start)
    start, end = (min(start, name.start), max(end, name.end)) if name else (start, end)
    found = read_mention(focus.text, sentence, start, end, focus.names)
    is_person = found.kind is not MentionKind.BODY and not found.plural
    fits = not is_person if mention.head == "it" else mention.head not in _PERSONS or is_person
    return found if fits and not (found.plural and mention.head == "it") else None
