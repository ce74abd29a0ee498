"""A case's norms in, its codebook out with the words its own agreements use for what is dealt with.

"Velm lets all forty fishermen go" asks for PRIS.RELEASE, whose triggers speak of prisoners: in this
case the release of fishermen shows it too. Only the code that a duty asks for is widened, and only
where its triggers have their word for it (`ConductCode.thing`); one that has examples alone takes
what the duty calls the act for one more. The codebook keeps its label, since the analyst's file is
what it was; the agreements are on record beside it.
"""

import re
from collections import defaultdict
from dataclasses import replace
from functools import lru_cache

from pactwatch.case.norms import Norms
from pactwatch.domain.agreement import Agreement, ElementType, Obligation
from pactwatch.domain.codebook import Codebook, ConductCode, matches_code
from pactwatch.language import things_dealt_with

__all__ = ["codebook_of"]

_SLOT = re.compile(r"\{[^{}]*\}")


def codebook_of(norms: Norms, *, threads: int = 1) -> Codebook:
    """The codebook to read documents of the case by."""
    return _widened(norms.codebook, norms.agreements, threads)


@lru_cache(maxsize=4)
def _widened(codebook: Codebook, agreements: tuple[Agreement, ...], threads: int) -> Codebook:
    texts: dict[str, set[str]] = defaultdict(set)
    acts: dict[str, dict[str, None]] = defaultdict(dict)
    for agreement in agreements:
        for obligation in agreement.obligations:
            for code in _asked_for(codebook, obligation):
                texts[code.id].update(_texts(obligation))
                acts[code.id].update(dict.fromkeys(_acts(obligation, code.id)))
    codes = (
        _with_things(code, texts[code.id], threads)
        if code.triggers
        else _with_acts(code, tuple(acts[code.id]), texts[code.id], threads)
        for code in codebook.codes
    )
    return replace(codebook, codes=tuple(codes))


def _asked_for(codebook: Codebook, obligation: Obligation) -> list[ConductCode]:
    patterns = (*obligation.act_codes, *obligation.performing_codes, *obligation.against)
    return [
        code
        for code in codebook.codes
        if (code.thing or not code.triggers)
        and any(matches_code(pattern, code.id) for pattern in patterns)
    ]


def _texts(obligation: Obligation) -> list[str]:
    objects = [e.text for e in obligation.elements if e.type is ElementType.OBJECT]
    return [obligation.text, *objects]


def _acts(obligation: Obligation, code: str) -> list[str]:
    """What the duty calls the act that a code shows."""
    acts = (e for e in obligation.elements if e.type is ElementType.ACT)
    return [e.text for e in acts if any(matches_code(pattern, code) for pattern in e.codes)]


def _with_acts(
    code: ConductCode, acts: tuple[str, ...], texts: set[str], threads: int
) -> ConductCode:
    """A code without triggers with the acts for examples, and the duties' nouns for its things."""
    if not code.examples or not acts:
        return code
    found = (things_dealt_with(text, threads=threads) for text in texts)
    nouns = sorted(frozenset[str]().union(*found))
    return replace(code, examples=(*code.examples, *acts), thing="|".join(nouns))


def _with_things(code: ConductCode, texts: set[str], threads: int) -> ConductCode:
    """The code with the nouns of these duties wherever its triggers have their word for them.

    A word that its triggers look for by itself names the doing ("the release of").
    """
    known = set(re.findall(r"[a-z]+", _SLOT.sub(" ", " ".join(code.triggers))))
    found = (things_dealt_with(text, threads=threads) for text in texts)
    nouns = sorted(frozenset[str]().union(*found) - known)
    if not nouns or not code.thing:
        return code
    word = re.compile(rf"(?<![\w-]){re.escape(code.thing)}(?![\w-])")
    wide = "|".join((code.thing, *nouns))  # a word given twice is one alternative
    triggers = tuple(_widen(trigger, word, wide) for trigger in code.triggers)
    return replace(code, triggers=triggers)


def _widen(trigger: str, word: re.Pattern[str], wide: str) -> str:
    """Every step but those that spoil the trigger."""
    return " ".join(
        step if step.startswith("!") else word.sub(wide, step) for step in trigger.split(" ")
    )
