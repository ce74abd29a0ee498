"""How many seeded faults are flagged, and how often a clean article is.

A fault is found where a flag of the garble codes, WARN or BLOCK, stands on a statement of the
faulty sentence (alone), or where a divergence is found in it (beside a copy). An alarm is false
where the same is found in a clean article, or in a clean article beside an edited copy of it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from random import Random

from benchmark.corpora import Text
from benchmark.garbles.copies import copied
from benchmark.garbles.faults import FAULTS, Clean, Fault, seeded
from pactwatch.domain.flag import FlagCode, Severity
from pactwatch.domain.reading import Extraction
from pactwatch.language import extract
from pactwatch.language.grammar.engine import Engine
from pactwatch.pipeline.extraction import default_codebook
from pactwatch.read import read_document
from pactwatch.weigh.divergence.divergence import compare

__all__ = ["CODES", "Measured", "measure"]

CODES = frozenset(
    {
        FlagCode.ROLE_CONFLICT,
        FlagCode.ATTRIBUTION_COLLAPSE,
        FlagCode.AGENT_SWAP,
        FlagCode.DIVERGES_FROM_CLUSTER,
        FlagCode.NEGATION_FLIP,
        FlagCode.NUMBER_UNIT_DRIFT,
        FlagCode.ANACHRONISM,
    }
)


# A sentence that no copy has cannot be told otherwise by one.
WITHOUT_COUNTERPART = frozenset({"speaker in our act"})
# Some of our own acts say who tells them ("was shelling the town, activists said"): no attribution
# was lost there, so they are also counted apart.
_OF_OTHERS = re.compile(r"\b(?:said|accused by)\b")
_REPORTED = "speaker in our act, alone, told by others"


@dataclass(slots=True)
class Measured:
    """Counts by name, and the ids of articles with false alarms."""

    counts: Counter[str] = field(default_factory=Counter)
    alarms: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """Recall by kind and way, then false alarms per 100 clean articles."""
        n = self.counts
        for way in ("alone", "beside a copy"):
            for kind in FAULTS:
                if seeds := n[f"{kind}, {way}"]:
                    found = n[f"{kind}, {way}, found"]
                    yield f"{kind:22} {way:14} {found:4}/{seeds:<4} {found / seeds:.3f}"
        if seeds := n[_REPORTED]:
            found = n[f"{_REPORTED}, found"]
            yield f"of these told as somebody else's word {found:4}/{seeds:<4} {found / seeds:.3f}"
        for way in ("alone", "beside a copy", "quarantined"):
            alarms = n[f"alarms, {way}"]
            yield f"false alarms           {way:14} {alarms:4}/{n['articles']:<4} per 100: " + (
                f"{100 * alarms / max(1, n['articles']):.2f}"
            )


def measure(texts: Iterable[Text], engine: Engine, *, alone: frozenset[str]) -> Measured:
    """Everything over some articles; `alone` names the kinds that are also read without a copy."""
    measured = Measured()
    for text in texts:
        random = Random(text.id)
        clean = _read(text.text, text, engine)
        measured.counts["articles"] += 1
        _count_alarms(text, clean, random, measured)
        for kind in FAULTS:
            fault = seeded(clean, kind, random)
            if fault is not None:
                _count_fault(text, clean, fault, random, engine, measured, is_alone=kind in alone)
    return measured


def _read(words: str, text: Text, engine: Engine) -> Clean:
    document = read_document(words.encode("utf-8"), name="a.txt", published=text.published)
    extraction = extract(document, default_codebook(), engine=engine)
    return Clean(document.text, engine.read(document.text), extraction, default_codebook())


def _count_alarms(text: Text, clean: Clean, random: Random, measured: Measured) -> None:
    severities = _severities(clean.extraction, 0, len(clean.text))
    divergences = list(compare(clean.text, copied(clean.text, random)))
    for way, is_raised in (
        ("alone", bool(severities)),
        ("quarantined", Severity.BLOCK in severities),
        ("beside a copy", bool(divergences)),
    ):
        measured.counts[f"alarms, {way}"] += is_raised
        measured.alarms += [f"{way}: {text.id}"] if is_raised else []


def _count_fault(
    text: Text,
    clean: Clean,
    fault: Fault,
    random: Random,
    engine: Engine,
    measured: Measured,
    *,
    is_alone: bool,
) -> None:
    copy = copied(clean.text, random, keeping=fault.start + 1)
    found = any(
        pair.first.start < fault.end and fault.start < pair.first.end
        for pair, _, _ in compare(fault.text, copy)
    )
    if fault.kind not in WITHOUT_COUNTERPART:
        measured.counts[f"{fault.kind}, beside a copy"] += 1
        measured.counts[f"{fault.kind}, beside a copy, found"] += found
    if is_alone:
        read = _read(fault.text, text, engine).extraction
        measured.counts[f"{fault.kind}, alone"] += 1
        is_found = bool(_severities(read, fault.start, fault.end))
        measured.counts[f"{fault.kind}, alone, found"] += is_found
        if fault.kind in WITHOUT_COUNTERPART and _OF_OTHERS.search(fault.now):
            measured.counts[_REPORTED] += 1
            measured.counts[f"{_REPORTED}, found"] += is_found


def _severities(extraction: Extraction, start: int, end: int) -> set[Severity]:
    """Severities of garble flags on the statements that touch a range."""
    touched = [
        s for s in extraction.statements if any(c.start < end and start < c.end for c in s.content)
    ]
    flags = [f for s in touched for f in s.flags if f.code in CODES]
    return {f.severity for f in flags if f.severity is not Severity.INFO}
