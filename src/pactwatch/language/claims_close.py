"""Hits for conduct that only closeness shows, so that roles, polarity and time are read as ever.

In: a sentence, the words of the statement in it, a case's `Closeness`. Out: a `Hit` per code, on
the verb (else the noun) nearest to the coded passage, with the reason in its `why`.
Refuses words outside the statement and passages without a verb or noun.
"""

import re
from collections.abc import Iterator

from pactwatch.language.closeness import passage
from pactwatch.language.conduct import Hit
from pactwatch.language.conduct_chunks import governed_by
from pactwatch.language.conduct_close import Close, Closeness
from pactwatch.language.doings import is_converse, is_told, is_undoing
from pactwatch.language.lexicon import phrases
from pactwatch.language.syntax import Sentence, Token
from pactwatch.text.triggers import Trigger, parse_trigger

__all__ = ["close_hits"]

# Fewer words are a heading or a name, and close to every code that has them. A guess.
_LEAST_WORDS = 3
_PLAIN = re.compile(r"[^\W_][\w'-]*")


def close_hits(
    sentence: Sentence, inside: frozenset[int], words: str, closeness: Closeness
) -> Iterator[Hit]:
    """One hit per code that the words are close to."""
    if len(inside) < _LEAST_WORDS:
        return
    for close in closeness.codes_in(words):
        anchor = _anchor(sentence, inside, close)
        if anchor is not None and not _is_beside_it(anchor, close):
            link = _link(sentence, inside, anchor)
            places = ((anchor.i,), (link.i,)) if link else ((anchor.i,),)
            trigger = _trigger(anchor, close, link)
            why = f"{close.reason}; here told the contrary way" if trigger.turns else close.reason
            yield Hit(close.code, trigger, sentence, places, why)


def _anchor(sentence: Sentence, inside: frozenset[int], close: Close) -> Token | None:
    for part in ("VERB", "NOUN"):
        fits = [sentence.tokens[i] for i in sorted(inside) if sentence.tokens[i].upos == part]
        # "Received the frozen funds": what the funds are like is not what was done.
        fits = [t for t in fits if _PLAIN.fullmatch(t.lower) and t.relation != "amod"]
        if fits:
            return max(fits, key=lambda t: close.like.nearest(t.text))
    return None


def _is_beside_it(anchor: Token, close: Close) -> bool:
    """ "The central bank held a meeting" beside "the funds went to the central bank": the things
    are alike, and the verb does nothing that any code is about unless its examples have it."""
    if close.code.triggers or anchor.lemma not in phrases("conduct", "idle_verbs"):
        return False
    return not is_told(anchor, passage(" ".join((close.code.description, *close.code.examples))))


def _link(sentence: Sentence, inside: frozenset[int], anchor: Token) -> Token | None:
    """In "lends boats to insurgents" the preposition before the receiver, in the same clause."""
    for token in sentence.tokens[anchor.i + 1 :]:
        if token.i not in inside or token.upos in {"VERB", "PUNCT"}:
            return None
        if token.lower in {"to", "with", "for"}:
            return token if governed_by(sentence, token) else None
    return None


def _trigger(anchor: Token, close: Close, link: Token | None) -> Trigger:
    """The shape "who does it, the word, to whom"; an object where the code knows no counterpart.

    "~" before it says that the words tell the contrary of what the coded passage tells.
    """
    turn = "~ " if close.is_turned is not is_undoing(anchor, close.like) else ""
    part = "@VERB" if anchor.upos == "VERB" else ""
    if is_converse(anchor, close.like):
        return parse_trigger(f"{turn}{{counterpart}} ={anchor.lower}{part} {{object}}")
    texts = close.code.triggers
    has_counterpart = not texts or any("{counterpart" in text for text in texts)
    behind = "counterpart" if has_counterpart else "object"
    beside = f" ={link.lower}" if link else ""
    return parse_trigger(f"{turn}{{agent}} ={anchor.lower}{part}{beside} {{{behind}}}")
