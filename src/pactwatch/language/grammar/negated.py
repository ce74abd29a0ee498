"""The words of a cue in, the verb that a "not" in them undoes out: "has never publicly admitted".

Refuses what only looks like one: "not only said", "cannot but admit", "did not say until May".
"""

import re

from pactwatch.language.grammar.syntax import ADDING, NEGATORS
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases

__all__ = ["has_not", "negated_lemma"]

_NOT = re.compile(
    r"(?:\b(?:not|never|neither|no longer|yet to|cannot)\b|n['’]t\b)"
    rf"(?!\s+(?:{'|'.join(sorted(ADDING))}|surprisingly|unexpectedly|unnaturally|until|but)\b)",
    re.IGNORECASE,
)


def negated_lemma(words: str, among: frozenset[str]) -> str | None:
    """The verb of ``among`` that the "not" of a cue's words undoes, None where there is none."""
    match = _NOT.search(words)
    if match is None:
        return None
    for word in words[match.end() :].lower().split():
        if word in phrases("acts", "unperformed", "between") or word.endswith("ly"):
            continue
        verb = lemma(word, "VERB")
        return verb if verb in among else None
    return None


def has_not(words: str) -> bool:
    """Whether a cue's words turn something round: "not surprisingly" does not, "without" does."""
    others = NEGATORS - {"not", "n't", "n’t", "never", "neither", "cannot"}
    return _NOT.search(words) is not None or not others.isdisjoint(words.lower().split())
