"""Task `codes`: conduct codes with agent and counterpart, clause by clause.

Gold: JSON Lines with `document`, `content` (the clause's ranges) and `claims`: `conduct`,
`agent_at`, `counterpart_at` (a range or null), `polarity`; no claims: it only looks like conduct.
Read are its sentence and the two beside it, coded are the words of the clause alone, what is only
wished, feared or asked for too: the gold codes what is spoken of. A claim is compared by its code.
"extracted" is what the extractor claims in that passage by statements that touch the clause: it
leaves the unreal out and tells positions by the statement's act instead. Macro-F1 is over codes
with ten gold clauses or more; intervals are over documents.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pactwatch.domain.claim import Claim
from pactwatch.domain.codebook import Codebook
from pactwatch.domain.statement import EpistemicBasis, Factuality, SpeechAct
from pactwatch.language.acts.acts import Act
from pactwatch.language.claims.claims import find_claims
from pactwatch.language.claims.doubted import Doubter
from pactwatch.language.conduct.close import Closeness
from pactwatch.language.conduct.reference import referrer
from pactwatch.language.grammar.engine import default_engine
from pactwatch.language.model.deeds_heard import Deeds
from pactwatch.language.names.names import find_names
from pactwatch.pipeline.evaluation.classes import LEAST
from pactwatch.pipeline.evaluation.code_roles import is_party
from pactwatch.pipeline.evaluation.figures import (
    Counts,
    Figure,
    Scored,
    accuracy_figure,
    f1_figure,
    macro_of_figure,
)
from pactwatch.pipeline.evaluation.statements import gold_items, text_of
from pactwatch.pipeline.extraction import default_codebook, extract_text
from pactwatch.text.sentences import sentences

__all__ = ["Coded", "code_clause", "figures_of", "run"]

_PLAIN = Act(SpeechAct.ASSERT, Factuality.CERTAIN_POS, (), EpistemicBasis.UNSTATED)

Plain = dict[str, Any]
_PerDocument = dict[str, Counts]


@dataclass(frozen=True, slots=True)
class Coded:
    """One clause: its gold, the text, what was coded in it and what was extracted around it."""

    document: str
    gold: Plain
    text: str
    claims: tuple[Claim, ...]
    extracted: frozenset[str]

    @property
    def wanted(self) -> frozenset[str]:
        """The gold codes."""
        return frozenset(claim["conduct"] for claim in self.gold["claims"])

    @property
    def said(self) -> frozenset[str]:
        """The codes found."""
        return frozenset(claim.conduct for claim in self.claims)


def run(folder: Path) -> Scored:
    """Macro and micro F1 over codes, false claims, and who did it where the code is right."""
    coded = [code_clause(folder, gold) for gold in gold_items(folder)]
    return Scored("codes", tuple(figures_of(coded)), tuple(map(_prediction, coded)))


def code_clause(
    folder: Path,
    gold: Plain,
    *,
    codebook: Codebook | None = None,
    closeness: Closeness | None = None,
    is_extracting: bool = True,
) -> Coded:
    """One clause coded by the default codebook or another, and by what people coded before."""
    path = text_of(folder, gold)
    text = path.read_bytes().decode("utf-8")
    start, end = _passage(text, gold["content"])
    content = [(a - start, b - start) for a, b in gold["content"]]
    passage = text[start:end]
    parsed = default_engine().read(passage)
    names = find_names(passage, parsed, ())
    claims = find_claims(
        passage,
        parsed.sentences,
        content,
        codebook=codebook or default_codebook(),
        speaker=None,
        act=_PLAIN,
        published=None,
        refer=referrer(passage, parsed.sentences, names, speaker=None, quoted=()),
        also_unreal=True,
        closeness=closeness,
        doubter=Doubter(passage, parsed, content),
        deeds=None if parsed.mixed is None else Deeds(parsed.words, parsed.mixed),
    )
    extracted = _extracted(passage, content) if is_extracting else frozenset()
    return Coded(str(path), gold, text, claims, extracted)


def _passage(text: str, content: Sequence[Sequence[int]]) -> tuple[int, int]:
    """The sentences the clause touches, with one before and one behind."""
    first, last = content[0][0], content[-1][1]
    bounds = _bounds(text)
    touched = [n for n, (a, b) in enumerate(bounds) if a < last and first < b]
    if not touched:
        return first, last
    around = bounds[max(0, touched[0] - 1) : touched[-1] + 2]
    return min(first, around[0][0]), max(last, around[-1][1])


@lru_cache(maxsize=8)
def _bounds(text: str) -> list[tuple[int, int]]:
    return sentences(text)


def _extracted(passage: str, content: Sequence[tuple[int, int]]) -> frozenset[str]:
    return frozenset(
        claim.conduct
        for statement in extract_text(passage).statements
        if any(s.start < b and a < s.end for s in statement.content for a, b in content)
        for claim in statement.claims
    )


def figures_of(coded: Sequence[Coded]) -> Iterator[Figure]:
    """Every figure of the task, in the order it is printed."""
    sizes = Counter(code for one in coded for code in one.wanted)
    frequent = sorted(code for code, size in sizes.items() if size >= LEAST)
    by_code = {code: _counts(coded, [code]) for code in frequent}
    yield macro_of_figure(f"macro F1 of {len(frequent)} codes", [*by_code.values()])
    yield f1_figure("micro F1", [*_counts(coded).values()])
    yield from _role_figures(coded)
    yield from _look_alike_figures(coded)
    yield f1_figure("micro F1 extracted", [*_counts(coded, is_extracted=True).values()])
    for code in frequent:
        yield f1_figure(f"{code} F1", [*by_code[code].values()])


def _counts(
    coded: Sequence[Coded], codes: Iterable[str] | None = None, *, is_extracted: bool = False
) -> _PerDocument:
    counts: _PerDocument = defaultdict(Counts)
    among = None if codes is None else frozenset(codes)
    for one in coded:
        said = one.extracted if is_extracted else one.said
        wanted = one.wanted
        if among is not None:
            said, wanted = said & among, wanted & among
        counts[one.document] += Counts(len(said & wanted), len(said), len(wanted))
    return counts


def _look_alike_figures(coded: Sequence[Coded]) -> Iterator[Figure]:
    """Shares of clauses without conduct that got a claim nevertheless: lower is better."""
    counts: _PerDocument = defaultdict(Counts)
    for one in coded:
        if not one.wanted:
            counts[one.document] += Counts(int(bool(one.said)), 1, 1)
    if counts:
        yield accuracy_figure("look-alikes that got a claim", [*counts.values()])


def _role_figures(coded: Sequence[Coded]) -> Iterator[Figure]:
    counts: dict[str, _PerDocument] = defaultdict(lambda: defaultdict(Counts))
    for one in coded:
        for metric, is_right in _roles(one):
            counts[metric][one.document] += Counts(int(is_right), 1, 1)
    for metric in sorted(counts):
        yield accuracy_figure(metric, [*counts[metric].values()])


def _roles(one: Coded) -> Iterator[tuple[str, bool]]:
    """Roles and polarity of the claims whose code is right."""
    found = {claim.conduct: claim for claim in one.claims}
    for wanted in one.gold["claims"]:
        claim = found.get(wanted["conduct"])
        if claim is None:
            continue
        for role, names in (("agent", claim.agent), ("counterpart", claim.counterpart)):
            is_right = is_party(names, wanted[f"{role}_at"], one.text)
            yield role, is_right
            if wanted[f"{role}_at"]:
                yield f"{role} where named", is_right
        yield "polarity", claim.polarity.value == wanted["polarity"]


def _prediction(one: Coded) -> Plain:
    claims = [
        {
            "conduct": claim.conduct,
            "agent": list(claim.agent),
            "counterpart": list(claim.counterpart),
            "polarity": claim.polarity.value,
            "reason": claim.reason,
        }
        for claim in one.claims
    ]
    return {
        "id": one.gold.get("id"),
        "gold": one.gold,
        "predicted": claims,
        "extracted": sorted(one.extracted),
    }
