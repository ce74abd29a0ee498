"""What a reviewer corrects most in a statement, by the names of the contract's JSON.

Comes in: a statement and new values as text. Goes out: the `edit` of a decision, changed fields
only. The terminal and the pages share it.
"""

from collections.abc import Mapping
from typing import Any

from pactwatch.case.amounts import amount_of, in_words
from pactwatch.domain.plain import to_plain
from pactwatch.domain.statement import Statement
from pactwatch.errors import BadInput

# Fields of the one claim that a statement makes; of several each is told by a statement of its own.
OF_CLAIM = ("agent", "counterpart", "place", "when", "polarity", "quantity", "knowledge")
EDITABLE = ("speech_act", "factuality", "quote_type", "said_on", "basis", "speaker.name",
            "speaker.organisation", "speaker.status", "conduct", *OF_CLAIM)  # fmt: skip
# One field that is not the statement's own: the codes of its claims, set apart by spaces.
CONDUCT = "conduct"
# Fields that always have a value.
NEEDED = {"speech_act", "factuality", "basis", "speaker.status", "polarity"}
# Several names stand in one field, set apart so.
_APART = ";"


def parse_edit(line: str, statement: Statement) -> dict[str, Any]:
    """`field=value` as the changed fields of a statement. Raises BadInput naming the fields."""
    field, equals, value = (part.strip() for part in line.partition("="))
    if not equals or field not in EDITABLE:
        raise BadInput(f"edit {line!r}: expected field=value with one of {', '.join(EDITABLE)}")
    return _edit(statement, {field: value})


def edit_of(statement: Statement, values: Mapping[str, str]) -> dict[str, Any]:
    """The fields that differ from what stands; empty where nothing does."""
    plain = to_plain(statement)
    changed = {f: v for f, v in values.items() if v != (_value(plain, f) or "")}
    return _edit(statement, changed) if changed else {}


def _edit(statement: Statement, values: Mapping[str, str]) -> dict[str, Any]:
    edit: dict[str, Any] = {}
    for field, value in values.items():
        if not value and field in NEEDED:
            raise BadInput(f"edit: {field} cannot be empty; give one of its values")
        outer, dot, inner = field.partition(".")
        if field == CONDUCT:
            factuality = values.get("factuality") or statement.factuality.value
            edit["claims"] = _claims(statement, value, is_negative=factuality.endswith("-"))
        elif field in OF_CLAIM:
            continue  # below: of the claim that the codes leave
        elif dot:
            speaker = edit.setdefault(outer, to_plain(statement.speaker))
            speaker[inner] = value or None
        else:
            edit[field] = value or None
    of_claim = {field: value for field, value in values.items() if field in OF_CLAIM}
    if of_claim:
        claims = edit.get("claims", to_plain(statement.claims))
        edit["claims"] = [{**_only(claims, of_claim), **_of_claim(of_claim)}]
    return edit


def _only(claims: list[dict[str, Any]], values: Mapping[str, str]) -> dict[str, Any]:
    """The one claim that fields of a claim can be told of. Raises BadInput for none or several."""
    if len(claims) != 1:
        codes = ", ".join(claim["conduct"] for claim in claims) or "no conduct"
        raise BadInput(
            f"edit: {', '.join(values)} of a statement with {codes}; expected one code: set "
            "conduct first, or record a statement of your own for each"
        )
    return claims[0]


def _of_claim(values: Mapping[str, str]) -> dict[str, Any]:
    """Fields of a claim as plain values; a day that a person gives is a stated one."""
    told: dict[str, Any] = {}
    for field, value in values.items():
        if field in {"agent", "counterpart"}:
            told[field] = [name.strip() for name in value.split(_APART) if name.strip()]
        elif field == "quantity":
            told[field] = amount_of(value) if value else None
        else:
            told[field] = value or None
    return told | ({"when_basis": "STATED" if told["when"] else None} if "when" in told else {})


def _claims(statement: Statement, codes: str, *, is_negative: bool) -> list[dict[str, Any]]:
    """The claims that stay, as read, and a bare claim for each code that is new."""
    kept = {claim.conduct: to_plain(claim) for claim in statement.claims}
    wanted = dict.fromkeys(codes.replace(",", " ").upper().split())
    new = {"polarity": "-" if is_negative else "+", "reason": "Coded by a person."}
    return [kept.get(code, {"conduct": code, **new}) for code in wanted]


def value_of(statement: Statement, field: str) -> str:
    """What stands in an editable field, as text; empty where nothing does."""
    return str(_value(to_plain(statement), field) or "")


def _value(plain: dict[str, Any], field: str) -> Any:
    if field == CONDUCT:
        return " ".join(claim["conduct"] for claim in plain["claims"])
    if field in OF_CLAIM:
        return _value_of_claim(plain["claims"], field)
    outer, dot, inner = field.partition(".")
    return plain[outer][inner] if dot else plain[outer]


def _value_of_claim(claims: list[dict[str, Any]], field: str) -> str | None:
    """Of the one claim; nothing where there is none or there are several."""
    if len(claims) != 1:
        return None
    found = claims[0][field]
    if field == "quantity" and found:
        return in_words(found)
    return f"{_APART} ".join(found) if isinstance(found, list) else found
