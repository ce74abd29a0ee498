"""A word's dictionary form and whether it can be a past participle, by rules and a small table.

In: one English word and, if known, its universal part of speech. Out: its lemma in lower case.
Refuses to look at context: "left" is "leave" as a verb and "left" otherwise.
"""

import re
from functools import cache, lru_cache

from pactwatch.language.words.lexicon import load, phrases

__all__ = ["is_only_participle", "is_participle", "lemma"]

# Stems that lost a silent e before -ed or -ing, by their last letters, and the ones that did not.
_LOST_E = re.compile(r"([cvuz]|[dlnr]g|[rnlp]s|(?<!o)ur|[^aeo]ir|[bpgtdfckz]l|ud|[^aeo]at|"
                     r"[aeiou]s|[^aeo]in|[^eo]re)$")  # fmt: skip
_KEPT = frozenset(
    [
        "combat",
        "format",
        "focus",
        "bias",
        "canvas",
        "belong",
        "wrong",
        "bring",
        "long",
        "throng",
        "occur",
        "incur",
        "conquer",
        "visit",
        "limit",
        "exit",
        "edit",
        "audit",
        "recall",
        "install",
        "enroll",
        "call",
        "kill",
        "fill",
        "pull",
        "roll",
        "poll",
        "control",
    ]
)


@cache
def _irregular() -> dict[str, str]:
    table = load("forms")["verbs"]
    return {form: base for base, forms in table.items() for form in forms.split()}


@cache
def _participles() -> frozenset[str]:
    return frozenset(forms.split()[-1] for forms in load("forms")["verbs"].values())


@cache
def _final_e() -> frozenset[str]:
    return phrases("forms", "final_e")


@cache
def _plurals() -> dict[str, str]:
    return dict(load("forms")["nouns"])


@lru_cache(maxsize=65536)
def lemma(word: str, upos: str = "") -> str:
    """The dictionary form in lower case; an unknown word is its own lemma, plurals lose their s."""
    low = word.lower().replace("’", "'")
    if low in ("'m", "'re", "am", "are", "is", "was", "were", "been", "being", "be"):
        return "be"
    if upos == "AUX" and low in ("'s", "'d", "'ll", "'ve"):
        return {"'s": "be", "'d": "would", "'ll": "will", "'ve": "have"}[low]
    if upos in ("VERB", "AUX", ""):
        if base := _irregular().get(low):
            return base
        if upos or low.endswith(("ed", "ing")):
            return _verb(low)
    return _noun(low) if upos in ("NOUN", "") else low


def _verb(low: str) -> str:
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    if low.endswith("ied") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith("ed") and len(low) > 4:
        return _stem(low[:-2])
    if low.endswith("ing") and len(low) > 4 and low not in ("bring", "thing", "king"):
        return _stem(low[:-3])
    return low


def _stem(stem: str) -> str:
    """Restore what -ed or -ing took away: a silent e, or a doubled consonant."""
    if stem in _KEPT:
        return stem
    if stem + "e" in _final_e():
        return stem + "e"
    if len(stem) > 3 and stem[-1] == stem[-2] and (stem[-1] not in "lsfz" or stem[:-1] in _KEPT):
        return stem[:-1]
    if stem.endswith("ll") and len(stem) > 5 and stem[-3] in "ae":
        return stem[:-1]
    return stem + "e" if _LOST_E.search(stem) else stem


def _noun(low: str) -> str:
    if base := _plurals().get(low):
        return base
    if low.endswith("men") and len(low) > 5:
        return low[:-2] + "an"  # "fishermen"; "specimen" and its like are listed
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes")):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3:
        return low[:-1]
    return low


def is_participle(word: str) -> bool:
    """Whether the form can be a past participle ("trained", "held", "sent")."""
    low = word.lower()
    return (low.endswith("ed") and len(low) > 3) or low in _participles()


def is_only_participle(word: str) -> bool:
    """Whether the form is a past participle and no past tense ("seen", "given", not "told")."""
    return word.lower() in _only_participles()


@cache
def _only_participles() -> frozenset[str]:
    rows = ((base, *forms.split()) for base, forms in load("forms")["verbs"].items())
    return frozenset(row[-1] for row in rows if row[-1] not in row[:-1])
