"""`evaluate`: the table of tasks, and running one of them."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pactwatch.errors import BadInput, StopRun
from pactwatch.pipeline.evaluation import (
    attribution,
    codes,
    conduct,
    hedges,
    matches,
    names,
    pairs,
    statements,
    times,
)
from pactwatch.pipeline.evaluation.figures import Scored


@dataclass(frozen=True, slots=True)
class Task:
    """One row of the table: what it is called, and how it is scored; the catalogue says what it
    reads."""

    name: str
    run: Callable[[Path], Scored]


TASKS: tuple[Task, ...] = (
    Task("attribution", attribution.run),
    Task("statements", statements.run),
    Task("dates", times.run_dates),
    Task("phrases", times.run_phrases),
    Task("conduct", conduct.run),
    Task("codes", codes.run),
    Task("names", names.run),
    Task("matches", matches.run),
    Task("hedges", hedges.run),
    Task("pairs", pairs.run),
)


def run_task(name: str, path: Path, *, predictions: Path | None = None) -> Scored:
    """Score one task. Raises BadInput for an unknown task or a path that holds no gold."""
    task = next((task for task in TASKS if task.name == name), None)
    if task is None:
        raise BadInput(f"task {name}: unknown; choose one of {', '.join(t.name for t in TASKS)}")
    if not (path.is_dir() or path.is_file()):
        raise BadInput(f"{path}: not found; give the folder or file of gold data")
    try:
        scored = task.run(path)
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}: gold data must be UTF-8 text; found {error}") from error
    if predictions is not None:
        _write(scored, predictions)
    return scored


def _write(scored: Scored, file: Path) -> None:
    lines = "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in scored.predictions)
    try:
        file.write_text(lines, "utf-8")
    except OSError as error:
        raise StopRun(f"{file}: {os.strerror(error.errno or 0)}; nothing was written") from error
