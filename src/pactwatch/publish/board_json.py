"""`board --json`: the board in the shape of docs/contract.md."""

from typing import Any

from pactwatch.domain.plain import to_plain
from pactwatch.domain.status import BoardRow, Status
from pactwatch.weigh.descriptors import Descriptor
from pactwatch.weigh.relations.comparing import Compared
from pactwatch.weigh.relations.said_again import Again


def board_json(
    rows: tuple[BoardRow, ...],
    *,
    case: str,
    as_of: str,
    known_at: str,
    rule_set: str,
    codebook: str,
    breaks: tuple[str, ...] = (),
) -> dict[str, Any]:
    """The whole board; times are RFC 3339 in UTC, days ISO."""
    return {
        "case": case,
        "as_of": as_of,
        "known_at": known_at,
        "rule_set": rule_set,
        "codebook": codebook,
        "obligations": [row_json(row, breaks=breaks) for row in rows],
    }


def row_json(row: BoardRow, *, breaks: tuple[str, ...] = ()) -> dict[str, Any]:
    """One row: both verdicts, and the particulars of the one that is shown.

    `breaks` say why verdicts before and after cannot be compared; most boards have none and no such
    field. Any word of rules and codebook may stand behind any row, so that each row bears them.
    `parts` tell the sides apart where several owe the duty.
    """
    shown = row.shown
    return {
        "id": row.obligation_id,
        "agreement": row.agreement,
        "promisor": list(row.promisor),
        "title": row.title,
        "polarity": row.polarity,
        "verdict": row.reviewed.verdict.value,
        "provisional": row.provisional.verdict.value,
        **_particulars(shown),
        **({"breaks": list(breaks)} if breaks else {}),
    }


def _particulars(status: Status) -> dict[str, Any]:
    return {
        "overlays": [overlay.value for overlay in status.overlays],
        "level": status.level,
        "declared_level": status.declared_level,
        "timeliness": status.timeliness,
        "n_min": status.n_min,
        "n_max": status.n_max,
        "fragile": status.fragile,
        "flip_set": [list(removal) for removal in status.flip_set],
        "confidence": status.confidence,
        "freshness": status.freshness,
        "assumptions": list(status.assumptions),
        "evidence": list(status.evidence),
        "quarantined": list(status.quarantined),
        "mitigation": list(status.mitigation),
        "elements": to_plain(status.elements),
        "trace": list(status.trace),
        **({"parts": to_plain(status.parts)} if status.parts else {}),
        **({"unassigned": list(status.unassigned)} if status.unassigned else {}),
    }


def source_json(told: Descriptor) -> dict[str, Any]:
    """What one piece of evidence is judged by and counts for."""
    return {
        "link": told.link,
        "statement": told.statement,
        "bearing": told.bearing.value,
        "origin": f"origin:{told.origin}",
        "through": list(told.through),
        "interest": told.interest.value,
        "interest_reason": told.why,
        "access": told.access.value,
        "basis": told.basis.value,
        "grade": told.grade.value,
        "is_record": told.is_record,
        "is_checked": told.is_checked,
        "credibility": told.credibility,
        "counts_towards": told.counting.value,
        "because": told.because,
    }


def compared_json(pair: Compared) -> dict[str, Any]:
    """Two statements side by side, by id, with the relation and the reason."""
    return {
        "one": pair.one.id,
        "other": pair.other.id,
        "conduct": pair.conduct,
        "relation": pair.relation.value,
        "reason": pair.reason,
        "between": pair.between.value,
    }


def again_json(told: Again) -> dict[str, Any]:
    """What is told more than once: who told it first, and each later telling."""
    return {"first": told.first.id, "again": [compared_json(pair) for pair in told.again]}
