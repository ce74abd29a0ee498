"""The predictions of an earlier run and of this one in, what was gained and lost out.

Comes in: JSON Lines as `evaluate --predictions` writes them; items are paired by their `id`. Goes
out: one change for each item and measure whose verdict turned, and how many items stand in one run
only. Where a task gives no verdicts per measure, an item is right where it equals its gold.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pactwatch.errors import BadInput

__all__ = ["Change", "Changes", "changes", "read_predictions"]

Item = Mapping[str, Any]
_WHOLE = "item"


@dataclass(frozen=True, slots=True)
class Change:
    """One verdict that turned: of which item, on what, and what the two runs said."""

    item: str
    document: str
    measure: str
    is_gain: bool
    before: str
    now: str

    def as_json(self) -> dict[str, Any]:
        """The change as one JSON value."""
        fields = ("item", "document", "measure", "before", "now")
        return {"change": self.word, **{name: getattr(self, name) for name in fields}}

    @property
    def word(self) -> str:
        """``gained`` or ``lost``."""
        return "gained" if self.is_gain else "lost"


@dataclass(frozen=True, slots=True)
class Changes:
    """What turned, losses first, and how many items only one of the runs has."""

    turned: tuple[Change, ...]
    only_before: int
    only_now: int

    def as_json(self) -> dict[str, Any]:
        """The changes as part of a JSON value."""
        counts = {"only_before": self.only_before, "only_now": self.only_now}
        return {"against": {"turned": [c.as_json() for c in self.turned], **counts}}


def read_predictions(file: Path) -> tuple[Item, ...]:
    """The items of an earlier run. BadInput names a file that is none, and the line at fault."""
    if not file.is_file():
        raise BadInput(f"{file}: not found; give a file that `evaluate --predictions` wrote")
    try:
        lines = file.read_text("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise BadInput(f"{file}: predictions must be UTF-8 text; found {error}") from error
    return tuple(_item(file, n, line) for n, line in enumerate(lines, start=1) if line.strip())


def _item(file: Path, n: int, line: str) -> Item:
    try:
        found = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadInput(f"{file} line {n}: expected a JSON object, found {error}") from error
    if not isinstance(found, dict) or not {"id", "gold", "predicted"} <= found.keys():
        raise BadInput(f"{file} line {n}: expected an object with id, gold and predicted")
    return found


def changes(before: Sequence[Item], now: Sequence[Item]) -> Changes:
    """What this run gained and lost against an earlier one, item by item."""
    earlier = {str(item["id"]): item for item in before}
    later = {str(item["id"]): _plain(item) for item in now}
    both = [(earlier[name], item) for name, item in later.items() if name in earlier]
    turned = sorted((c for pair in both for c in _turned(*pair)), key=lambda c: c.is_gain)
    return Changes(
        tuple(turned), len(earlier.keys() - later.keys()), len(later.keys() - earlier.keys())
    )


def _plain(item: Item) -> Item:
    """An item as it reads when it has been written: tuples are lists there."""
    plain: Item = json.loads(json.dumps(item))
    return plain


def _turned(before: Item, now: Item) -> Iterator[Change]:
    was, is_now = _verdicts(before), _verdicts(now)
    for measure in is_now:
        if measure in was and was[measure] != is_now[measure]:
            yield Change(
                str(now["id"]),
                _document(now),
                measure,
                is_now[measure],
                _said(before, measure),
                _said(now, measure),
            )


def _verdicts(item: Item) -> dict[str, bool]:
    return dict(item["right"]) if "right" in item else {_WHOLE: item["gold"] == item["predicted"]}


def _document(item: Item) -> str:
    return str(item["gold"].get("document", "")) if isinstance(item["gold"], dict) else ""


# How many characters of an answer a table row shows.
_SHOWN = 60


def _said(item: Item, measure: str) -> str:
    """What a run answered, as short as a measure allows."""
    found = item["predicted"]
    if found is None or measure == "found":
        return "-" if found is None else "found"
    if measure == _WHOLE or not isinstance(found, dict):
        return _short(found)
    field = measure.split()[0]
    if field == "chain":
        return " > ".join(node["name"] for node in found["chain"]) or "-"
    speaker = found.get("speaker", {})
    if field in ("speaker", "status", "resolved_by", "anonymity"):
        return str(speaker.get({"speaker": "name", "anonymity": "status"}.get(field, field)) or "-")
    return _short(found.get(field))


def _short(value: Any) -> str:
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
