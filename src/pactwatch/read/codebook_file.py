"""A codebook file in, a checked `Codebook` out (format: head of resources/codebook.toml).

Refuses what it does not know: a misspelt key, a double id, an unknown entailed code or parent, a
trigger that cannot be read. Every refusal names the file, the code, what was found and expected.
Word sets of the [words] table are written into the triggers that use them (`$weapon`), and a
code's lines of `frames` ("hand $weapon {counterpart}") into one trigger for each of its turns.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from pactwatch.domain.actor import MonitorRole
from pactwatch.domain.codebook import Codebook, ConductCode
from pactwatch.errors import BadInput
from pactwatch.read.codebook_frames import Kin, read_frames, read_kin, with_frames, with_kin
from pactwatch.text.triggers import parse_trigger

__all__ = ["FAMILY_KEYS", "KEYS", "TOP_KEYS", "parse_codebook"]

KEYS = tuple(field.name for field in fields(ConductCode))
TOP_KEYS = ("name", "version", "words", "kin", "frames", "families", "codes")
_FLAGS = ("implies_place", "implies_knowledge", "implies_time", "monitored", "adverse")
_TEXTS = ("id", "label", "description", "parent", "thing")
# Word lists a code may have of its own, or its family for all its codes.
FAMILY_KEYS = ("never_agents", "never_counterparts", "elsewhere")
_NEEDED = ("id", "label", "description")
_ID = re.compile(r"[A-Z][A-Z0-9_]*(\.[A-Z][A-Z0-9_]*)*")
_VERSION = re.compile(r"\d+\.\d+\.\d+(?:[-+][\w.-]+)?")
_WORD_SET = re.compile(r"\$(\w+)")
_DEPTH = 5


def parse_codebook(toml_text: str, *, name: str) -> Codebook:
    """Read a codebook; `name` is the file's name for messages. Raises BadInput."""
    table = _toml(toml_text, name)
    _check_keys(table, TOP_KEYS, name, "the top of the file")
    version = str(table.get("version", ""))
    if not _VERSION.fullmatch(version):
        raise BadInput(
            f'{name}: version is {version!r}, expected three numbers such as "1.0.0"; add it'
        )
    sets = _word_sets(table.get("words", {}), name)
    kin = read_kin(table.get("kin", {}), name)
    entries = table.get("codes", [])
    if not isinstance(entries, list) or not entries:
        raise BadInput(f"{name}: found no [[codes]] table, expected at least one; add one")
    families = _families(table.get("families", {}), sets, name)
    frames = read_frames(table.get("frames", {}), name)
    codes = tuple(
        _code(with_frames(_with_family(entry, families), frames, name), sets, kin, name)
        for entry in entries
    )
    _check_links(codes, name)
    return Codebook(str(table.get("name", name.removesuffix(".toml"))), version, codes)


def _toml(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{name}: {error}; expected a TOML file; mend that line") from error


def _word_sets(table: Any, name: str) -> dict[str, str]:
    if not isinstance(table, dict) or not all(isinstance(v, str) for v in table.values()):
        raise BadInput(f'{name}: [words] must hold lines such as weapon = "gun|rifle"')
    return table


def _families(table: Any, sets: dict[str, str], name: str) -> dict[str, dict[str, list[str]]]:
    """Per family the word lists that all its codes share."""
    if not isinstance(table, dict) or not all(isinstance(row, dict) for row in table.values()):
        raise BadInput(
            f'{name}: [families] must hold tables such as HOST = {{ elsewhere = "$sport" }}'
        )
    found = {}
    for family, row in table.items():
        _check_keys(row, FAMILY_KEYS, name, f"family {family}")
        found[family] = {key: [str(words)] for key, words in row.items()}
    return found


def _with_family(entry: Any, families: dict[str, dict[str, list[str]]]) -> Any:
    """A code with its family's word lists beside its own, which may be one text or several."""
    if not isinstance(entry, dict):
        return entry
    shared = families.get(str(entry.get("id", "")).partition(".")[0], {})
    own = {
        k: [v] if isinstance(v, str) else v for k in FAMILY_KEYS if (v := entry.get(k)) is not None
    }
    both = {
        key: [*words, *own.get(key, [])]
        for key, words in shared.items()
        if isinstance(own.get(key, []), list)
    }
    return {**entry, **own, **both}


def _code(entry: Any, sets: dict[str, str], kin: Kin, name: str) -> ConductCode:
    if not isinstance(entry, dict):
        raise BadInput(f"{name}: found {entry!r} among [[codes]], expected a table; mend it")
    where = f"code {entry.get('id', '(without id)')}"
    _check_keys(entry, KEYS, name, where)
    for key in _NEEDED:
        if not isinstance(entry.get(key), str) or not entry[key]:
            raise BadInput(f"{name}: {where} has no {key}, expected a text; add it")
    if not _ID.fullmatch(entry["id"]):
        raise BadInput(
            f"{name}: {where}: expected capitals in parts set apart by a full stop, "
            "such as HOST.SHELTER; rename it"
        )
    values = {key: _value(key, value, name, where) for key, value in entry.items()}
    values["triggers"] = tuple(
        _trigger(text, sets, kin, name, where) for text in values.get("triggers", ())
    )
    for key in FAMILY_KEYS:
        lines = (_expanded(line, sets, name, where) for line in values.get(key, ()))
        values[key] = frozenset(word for line in lines for word in line.split("|") if word)
    _check_roles(values, name, where)
    return ConductCode(**values)


def _value(key: str, value: Any, name: str, where: str) -> Any:
    if key in _FLAGS:
        fits, expected = isinstance(value, bool), "true or false"
    elif key in _TEXTS:
        fits, expected = isinstance(value, str), "a text"
    else:
        fits = isinstance(value, list) and all(isinstance(v, str) for v in value)
        expected = "a list of texts"
    if not fits:
        raise BadInput(f"{name}: {where}: {key} is {value!r}, expected {expected}; mend it")
    return tuple(value) if isinstance(value, list) else value


def _trigger(text: str, sets: dict[str, str], kin: Kin, name: str, where: str) -> str:
    expanded = with_kin(_expanded(text, sets, name, where), kin)
    try:
        return parse_trigger(expanded).text
    except ValueError as error:
        raise BadInput(
            f"{name}: {where}: trigger {text!r}: {error}; the language is described at the head "
            "of resources/codebook.toml"
        ) from error


def _expanded(text: str, sets: dict[str, str], name: str, where: str) -> str:
    for _ in range(_DEPTH):
        text = _WORD_SET.sub(lambda m: _word_set(m[1], sets, name, where), text)
    return text


def _word_set(key: str, sets: dict[str, str], name: str, where: str) -> str:
    if key not in sets:
        known = ", ".join(sets) or "none"
        raise BadInput(
            f"{name}: {where}: a trigger uses ${key}, but [words] has only {known}; add it there"
        )
    return sets[key]


def _check_roles(values: dict[str, Any], name: str, where: str) -> None:
    known = {role.value for role in MonitorRole}
    for key in ("agent_roles", "counterpart_roles"):
        for role in values.get(key, ()):
            if role not in known:
                raise BadInput(
                    f"{name}: {where}: {key} has {role!r}, expected one of "
                    f"{', '.join(sorted(known))}; mend it"
                )


def _check_keys(table: dict[str, Any], known: Iterable[str], name: str, where: str) -> None:
    unknown = [key for key in table if key not in known]
    if unknown:
        raise BadInput(
            f"{name}: {where} has an unknown key {unknown[0]!r}, expected only "
            f"{', '.join(known)}; remove or rename it"
        )


def _check_links(codes: tuple[ConductCode, ...], name: str) -> None:
    ids = [code.id for code in codes]
    for code_id in ids:
        if ids.count(code_id) > 1:
            raise BadInput(f"{name}: code {code_id} stands twice; merge or rename one of them")
    families = {code_id.rpartition(".")[0] for code_id in ids}
    for code in codes:
        for other in code.entails:
            if other not in ids:
                raise BadInput(
                    f"{name}: code {code.id} entails {other!r}, which is no code of this file; "
                    "add that code or mend the id"
                )
        if code.parent is not None and code.parent not in {*ids, *families}:
            raise BadInput(
                f"{name}: code {code.id} has the parent {code.parent!r}, expected another code or "
                "the family before its full stop; mend it"
            )
