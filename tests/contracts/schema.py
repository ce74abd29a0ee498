"""The JSON of docs/contract.md written down as shapes, and a check that names what differs.

A shape is a type, a set of allowed values, a list with one shape, or a dict of field to shape;
`Maybe(shape)` allows null. Every field must be there and nothing else may be.
"""

from dataclasses import dataclass
from typing import Any

STATUS = {
    "NAMED", "TITLED_UNNAMED", "ANONYMOUS_SINGLE", "ANONYMOUS_PLURAL", "ORGANISATION",
    "ARTICLE_VOICE", "UNCLEAR",
}  # fmt: skip
RESOLVED_BY = {"PRONOUN", "TITLE", "DESCRIPTION", "SURNAME"}
QUOTE_TYPE = {"DIRECT", "PARTIAL_DIRECT", "INDIRECT", "PARAPHRASE", "HEADLINE", "CAPTION"}
SPEECH_ACT = {
    "ASSERT", "ASSESS", "ALLEGE", "ADMIT", "DENY", "NEITHER_CONFIRM_NOR_DENY", "NON_ASSESSMENT",
    "PLEDGE", "ORDER", "URGE", "THREATEN", "EXPECT", "ANNOUNCE", "JUSTIFY", "QUESTION",
    "BACKGROUND",
}  # fmt: skip
FACTUALITY = {
    "CERTAIN+", "PROBABLE+", "POSSIBLE+", "CERTAIN-", "PROBABLE-", "POSSIBLE-", "UNDERSPECIFIED",
}  # fmt: skip
MODES = {"PAST", "FUTURE", "HYPOTHETICAL"}
POLARITY = {"+", "-"}
STATE = {"USABLE", "QUARANTINED"}
# What people may make of a statement in a case; `extract` itself never gives these.
DECIDED_STATE = STATE | {"RETRACTED", "EXCLUDED"}
SEVERITY = {"INFO", "WARN", "BLOCK"}
NAME_KIND = {"PERSON", "ORGANISATION", "ARMED_GROUP", "PLACE"}
DATE_TYPE = {"DATE", "TIME", "DURATION", "SET"}
VERDICT = {
    "NOT_ASSESSED", "INSUFFICIENT_COVERAGE", "NO_BREACH_FOUND", "CONCERN", "BREACH_ALLEGED",
    "BREACH_INDICATED", "BREACH_ESTABLISHED", "UNVERIFIABLE", "CONDITION_PENDING", "NOT_YET_DUE",
    "IN_PROGRESS", "FULFILLED", "FULFILLED_LATE", "OVERDUE", "PARTLY_FULFILLED", "NOT_FULFILLED",
    "DECLARED_ONLY", "STALLED", "WAIVED", "SUPERSEDED",
}  # fmt: skip
OVERLAY = {
    "UNCONTESTED", "DENIED_BY_PARTY", "REBUTTED_IN_PART", "CONTESTED", "DISPUTED_BY_ASSESSOR",
    "INTEGRITY_CAUTION", "DATE_VARIANCE",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Maybe:
    """Null, or this."""

    shape: Any


@dataclass(frozen=True, slots=True)
class Sometimes:
    """No such field, or this."""

    shape: Any


SPAN = {"start": int, "end": int, "text": str}
CLAIM = {
    "conduct": str,
    "agent": [str],
    "counterpart": [str],
    "place": Maybe(str),
    "when": Maybe(str),
    "polarity": POLARITY,
    "knowledge": Maybe({"PERMITS", "ASSISTS", "KNOWS", "ORDERS"}),
    "presuppositions": [str],
    "quantity": Maybe({"low": float, "high": float, "unit": str, "definition": str}),
    "reason": str,
}
FLAG = {"code": str, "severity": SEVERITY, "reason": str}
STATEMENT = {
    "id": str,
    "content": [SPAN],
    "cue": [SPAN],
    "source": [SPAN],
    "speaker": {
        "name": Maybe(str),
        "status": STATUS,
        "mention": Maybe(str),
        "resolved_by": Maybe(RESOLVED_BY),
        "organisation": Maybe(str),
    },
    "chain": [{"name": str, "role": str}],
    "quote_type": Maybe(QUOTE_TYPE),
    "speech_act": SPEECH_ACT,
    "factuality": FACTUALITY,
    "modes": [MODES],
    "said_on": Maybe(str),
    "claims": [CLAIM],
    "proposed": [CLAIM],
    "state": STATE,
    "flags": [FLAG],
    "confidence": float,
}
EXTRACTION = {
    "document": {
        "path": str,
        "sha256": str,
        "text_sha256": str,
        "published": Maybe(str),
        "language": Maybe(str),
        "title": Maybe(str),
    },
    "model": str,
    "names": [{"start": int, "end": int, "text": str, "kind": NAME_KIND}],
    "dates": [
        {
            "start": int,
            "end": int,
            "text": str,
            "value": str,
            "type": DATE_TYPE,
            "edtf": Maybe(str),
        }
    ],
    "statements": [STATEMENT],
}
ROW = {
    "id": str,
    "agreement": str,
    "promisor": [str],
    "title": str,
    "polarity": {"DO", "REFRAIN", "PREVENT", "ENSURE", "PERMIT", "NEGOTIATE", "STATE"},
    "verdict": VERDICT,
    "provisional": VERDICT,
    "overlays": [OVERLAY],
    "level": Maybe(int),
    "declared_level": Maybe(int),
    "timeliness": Maybe({"ON_TRACK", "AT_RISK", "LATE"}),
    "n_min": int,
    "n_max": int,
    "fragile": bool,
    "flip_set": [[str]],
    "confidence": {"LOW", "MODERATE", "HIGH"},
    "freshness": Maybe({"CURRENT", "AGEING", "STALE"}),
    "assumptions": [str],
    "evidence": [str],
    "quarantined": [str],
    "mitigation": [str],
    "elements": [
        {
            "n": int,
            "type": str,
            "text": str,
            "standing": {"S0", "S1", "S2", "S3"},
            "links": [str],
            "assumptions": [str],
            "detail": str,
        }
    ],
    "trace": [str],
    "breaks": Sometimes([str]),
    "parts": Sometimes(
        [
            {
                "side": str,
                "standing": {"S0", "S1", "S2", "S3"},
                "n_min": int,
                "n_max": int,
                "by": [str],
                "declared": Maybe(int),
                "against_standing": {"S0", "S1", "S2", "S3"},
                "against": [str],
                "is_denied": bool,
                "evidence": [str],
            }
        ]
    ),
}
BOARD = {
    "case": str,
    "as_of": str,
    "known_at": str,
    "rule_set": str,
    "codebook": str,
    "obligations": [ROW],
}
COMPARED = {
    "one": str,
    "other": str,
    "conduct": str,
    "relation": str,
    "reason": str,
    "between": {"PARTIES", "WITHIN", "LEVELS", "TELLINGS"},
}
SOURCE = {
    "link": str,
    "statement": str,
    "bearing": str,
    "origin": str,
    "through": [str],
    "interest": {
        *("SELF_SERVING", "AGAINST_INTEREST", "ADVERSE_INTERESTED", "DISINTERESTED", "UNKNOWN")
    },
    "interest_reason": str,
    "access": {"DIRECT", "INDIRECT", "UNKNOWN"},
    "basis": str,
    "grade": {"A", "B", "C", "D", "E", "F"},
    "is_record": bool,
    "is_checked": bool,
    "credibility": Maybe(int),
    "counts_towards": {"n_min", "n_max", "nothing"},
    "because": str,
}
LEAD = {
    "id": str,
    "document": str,
    "start": int,
    "end": int,
    "words": str,
    "code": str,
    "is_contrary": bool,
    "odds": float,
    "also": [str],
}
EXPLANATION = {
    **ROW,
    "flips_to": [VERDICT],
    "sources": [SOURCE],
    "as_of": str,
    "known_at": str,
    "rule_set": str,
    "codebook": str,
    "text": str,
    "reviewed_trace": [str],
    "continuity": Maybe(str),
    "host_responsibility": Maybe(str),
    "untied": [{"statement": str, "claim": int, "why": str}],
    "leads": [LEAD],
    "opposed": [COMPARED],
    "said_again": [{"first": str, "again": [COMPARED]}],
    "statements": [{"document": str, **STATEMENT, "state": DECIDED_STATE}],
}


def differences(value: Any, shape: Any, at: str = "$") -> list[str]:
    """Every place where the value is not of the shape, a sentence each."""
    if isinstance(shape, Maybe):
        return [] if value is None else differences(value, shape.shape, at)
    if isinstance(shape, Sometimes):
        return differences(value, shape.shape, at)
    if isinstance(shape, set):
        return [] if value in shape else [f"{at}: {value!r} is none of {sorted(shape)}"]
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{at}: {value!r} is no list"]
        return [d for n, v in enumerate(value) for d in differences(v, shape[0], f"{at}[{n}]")]
    if isinstance(shape, dict):
        return _fields(value, shape, at)
    is_number = shape is float and type(value) in (int, float)
    return [] if is_number or type(value) is shape else [f"{at}: {value!r} is no {shape.__name__}"]


def _fields(value: Any, shape: dict[str, Any], at: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{at}: {value!r} is no object"]
    needed = {key for key, inner in shape.items() if not isinstance(inner, Sometimes)}
    found = [f"{at}: {key} is missing" for key in needed - value.keys()]
    found += [f"{at}: {key} is not in the contract" for key in value.keys() - shape.keys()]
    for key in shape.keys() & value.keys():
        found += differences(value[key], shape[key], f"{at}.{key}")
    return found
