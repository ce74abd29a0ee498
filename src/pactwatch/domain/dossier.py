"""Everything weighing looks at, gathered once: evidence in, findings out, no database between."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pactwatch.domain.actor import Actor
from pactwatch.domain.agreement import Agreement
from pactwatch.domain.codebook import Codebook
from pactwatch.domain.evidence import (
    Assumption,
    EvidenceLink,
    LineageEdge,
    ReviewState,
    Testimony,
)
from pactwatch.domain.review import CoverageEntry, Finding, Reply


@dataclass(frozen=True, slots=True)
class Dossier:
    """The evidence of a case as known at one moment, with people's decisions applied.

    `actors` are those of the case file merged over those of the agreements. States are keyed by
    link, assumption and obligation id; what is not there is PROPOSED. `done` holds the
    obligations a person marked reviewed. `excluded_origins` are retracted sources.
    `confidences` are levels people set over the suggested one, with who and why, by obligation.
    `distinct` are pairs of origins that people keep apart, whatever their names have in common.
    """

    agreements: tuple[Agreement, ...]
    actors: tuple[Actor, ...]
    codebook: Codebook
    testimonies: tuple[Testimony, ...] = ()
    links: tuple[EvidenceLink, ...] = ()
    link_states: Mapping[str, ReviewState] = field(default_factory=dict)
    assumption_states: Mapping[str, ReviewState] = field(default_factory=dict)
    assumptions: tuple[Assumption, ...] = ()
    lineage: tuple[LineageEdge, ...] = ()
    coverage: tuple[CoverageEntry, ...] = ()
    replies: tuple[Reply, ...] = ()
    findings: tuple[Finding, ...] = ()
    done: frozenset[str] = frozenset()
    excluded_origins: frozenset[str] = frozenset()
    confidences: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    distinct: frozenset[frozenset[str]] = frozenset()
