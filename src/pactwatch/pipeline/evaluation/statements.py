"""Task `statements`: labels of statements found by their offsets in documents beside the gold.

Gold: JSON Lines with `document` (a text file's name or path below the folder), `content` (a list
of [start, end]) and any of speaker, chain, quote_type, speech_act, factuality, claims, flags.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pactwatch.domain.statement import Statement
from pactwatch.errors import BadInput
from pactwatch.pipeline.evaluation.figures import Counts, Scored, accuracy_figure
from pactwatch.pipeline.extraction import extract_file
from pactwatch.publish import statement_json

FIELDS = ("speaker", "chain", "quote_type", "speech_act", "factuality", "claims", "flags")
# Half of the joint range, as for matching in detection tasks: below it, it is another statement.
SAME_PLACE = 0.5


def run(folder: Path) -> Scored:
    """Share of gold statements whose field is right, per field; not found is wrong."""
    counts: dict[str, list[Counts]] = {field: [] for field in ("found", *FIELDS)}
    predictions: list[dict[str, Any]] = []
    cache: dict[Path, tuple[Statement, ...]] = {}
    for gold in _gold(folder):
        path = _text_of(folder, gold)
        if path not in cache:
            cache[path] = _statements(path, gold)
        found = _nearest(gold, cache[path])
        plain = statement_json(found) if found else None
        counts["found"].append(Counts(int(found is not None), 1, 1))
        for field in (f for f in FIELDS if f in gold):
            is_right = plain is not None and _agrees(field, gold[field], plain)
            counts[field].append(Counts(int(is_right), 1, 1))
        predictions.append(
            {"id": gold.get("id", len(predictions)), "gold": gold, "predicted": plain}
        )
    figures = tuple(accuracy_figure(field, c) for field, c in counts.items() if c)
    return Scored("statements", figures, tuple(predictions))


def _gold(folder: Path) -> Iterator[dict[str, Any]]:
    files = sorted(folder.glob("*.jsonl")) if folder.is_dir() else [folder]
    if not files:
        raise BadInput(f"{folder}: no .jsonl file of gold statements")
    for file in files:
        for n, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
            if line.strip():
                yield _parsed(file, n, line)


def _parsed(file: Path, n: int, line: str) -> dict[str, Any]:
    try:
        gold: dict[str, Any] = json.loads(line)
        assert gold["document"], gold["content"]
    except (json.JSONDecodeError, KeyError, TypeError, AssertionError) as error:
        raise BadInput(f"{file} line {n}: expected an object with document and content") from error
    return gold


def _text_of(folder: Path, gold: dict[str, Any]) -> Path:
    base = folder if folder.is_dir() else folder.parent
    named = str(gold["document"])
    tries = (
        base / named,
        base / f"{named}.txt",
        base / "text" / named,
        base / "text" / f"{named}.txt",
    )
    found = next((path for path in tries if path.is_file()), None)
    if found is None:
        raise BadInput(f"document {named}: no such text below {base}")
    return found


def _statements(path: Path, gold: dict[str, Any]) -> tuple[Statement, ...]:
    from datetime import date

    published = gold.get("published")
    day = date.fromisoformat(published) if published else None
    return extract_file(path, published=day)[1].statements


def _nearest(gold: dict[str, Any], statements: tuple[Statement, ...]) -> Statement | None:
    place = _characters(gold["content"])
    scored = [(_overlap(place, _characters_of(s)), n) for n, s in enumerate(statements)]
    best, n = max(scored, default=(0.0, 0))
    return statements[n] if best >= SAME_PLACE else None


def _characters(spans: list[list[int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}


def _characters_of(statement: Statement) -> set[int]:
    return {i for span in statement.content for i in range(span.start, span.end)}


def _overlap(a: set[int], b: set[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def _agrees(field: str, gold: Any, plain: dict[str, Any]) -> bool:
    if field == "speaker":
        wanted = gold if isinstance(gold, dict) else {"name": gold}
        return all(_same(plain["speaker"].get(key), value) for key, value in wanted.items())
    if field == "chain":
        names = [node["name"] if isinstance(node, dict) else node for node in gold]
        return [_folded(n) for n in names] == [_folded(n["name"]) for n in plain["chain"]]
    if field == "claims":
        codes = {c["conduct"] if isinstance(c, dict) else c for c in gold}
        return bool(codes == {c["conduct"] for c in plain["claims"]})
    if field == "flags":
        codes = {f["code"] if isinstance(f, dict) else f for f in gold}
        return bool(codes == {f["code"] for f in plain["flags"]})
    return bool(plain[field] == gold)


def _same(found: Any, wanted: Any) -> bool:
    return bool(_folded(found) == _folded(wanted))


def _folded(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    words = value.casefold().removeprefix("the ").split()
    return " ".join(words)
