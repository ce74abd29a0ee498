"""A warning about a statement, a document or a row, with the reason in a sentence."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """INFO is shown, WARN is asked about, BLOCK quarantines."""

    INFO = "INFO"
    WARN = "WARN"
    BLOCK = "BLOCK"


class FlagCode(StrEnum):
    """METHOD A5 flag codes."""

    ROLE_CONFLICT = "ROLE_CONFLICT"
    ATTRIBUTION_COLLAPSE = "ATTRIBUTION_COLLAPSE"
    AGENT_SWAP = "AGENT_SWAP"
    DIVERGES_FROM_CLUSTER = "DIVERGES_FROM_CLUSTER"
    MT_ARTEFACT = "MT_ARTEFACT"
    NEGATION_FLIP = "NEGATION_FLIP"
    NUMBER_UNIT_DRIFT = "NUMBER_UNIT_DRIFT"
    DATE_VARIANCE = "DATE_VARIANCE"
    TRANSLATION_DIVERGENCE = "TRANSLATION_DIVERGENCE"
    ANACHRONISM = "ANACHRONISM"
    OBLIGATION_MISCHARACTERISED = "OBLIGATION_MISCHARACTERISED"
    SINGLE_ORIGIN = "SINGLE_ORIGIN"
    LINEAGE_UNKNOWN = "LINEAGE_UNKNOWN"
    PERSON_HARM = "PERSON_HARM"
    PARTY_SELF_CONTRADICTION = "PARTY_SELF_CONTRADICTION"
    QUOTE_UNMATCHED = "QUOTE_UNMATCHED"
    PLURAL_SOURCE_UNSUPPORTED = "PLURAL_SOURCE_UNSUPPORTED"
    SCOPE_GAP = "SCOPE_GAP"
    STALE = "STALE"
    COVERAGE_LOW = "COVERAGE_LOW"
    INTEGRITY_CAUTION = "INTEGRITY_CAUTION"
    AUTHENTICITY_UNCONFIRMED = "AUTHENTICITY_UNCONFIRMED"


@dataclass(frozen=True, slots=True)
class Flag:
    """`reason` is a sentence a person can check against the text."""

    code: FlagCode
    severity: Severity
    reason: str
