"""The demo case: fictional documents added, recorded decisions replayed, on the days they carry.

Everything goes through the functions a person uses; only the clock and the names are replayed.
A folder that exists is a finished demo: it is built beside and renamed at the end.
"""

import sys
import tempfile
import tomllib
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pactwatch.case import Board, Case, create_folder, open_case
from pactwatch.domain.ids import sha256_bytes
from pactwatch.domain.review import Person
from pactwatch.errors import BadInput, StopRun
from pactwatch.pipeline.add import AddOptions, Progress, add_documents
from pactwatch.pipeline.replay import Row, replay_row
from pactwatch.text.system import is_of_the_place, system_line

DEMO_FOLDER = "pactwatch-demo"
RECORDS = ("decision", "coverage", "reply", "finding")


@dataclass(slots=True)
class ReplayClock:
    """A clock that shows the moment the record being replayed carries."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment


def build_demo(folder: Path, *, on_progress: Progress | None = None) -> Board:
    """Build the demo case, or open it where it stands, and give its board as of its last day."""
    day = date.fromisoformat(str(_toml("documents.toml")["as_of"]))
    if not folder.exists():
        _build_beside(folder, on_progress)
    with open_case(folder) as case:
        if case.norms().name != _toml("documents.toml")["case"]:
            raise BadInput(f"{folder}: holds another case; name a new folder with --case")
        return case.board(as_of=day)


def demo_rows() -> list[Row]:
    """Documents and records in the order of their times."""
    documents = [Row("document", row) for row in _toml("documents.toml")["document"]]
    decisions = _toml("decisions.toml")
    records = [Row(kind, row) for kind in RECORDS for row in decisions.get(kind, [])]
    return sorted([*documents, *records], key=lambda row: row.at)


def _build_beside(folder: Path, on_progress: Progress | None) -> None:
    with _scratch_beside(folder) as scratch:
        built = Path(scratch) / folder.name
        _build(built, on_progress)
        built.rename(folder)


def _scratch_beside(folder: Path) -> tempfile.TemporaryDirectory[str]:
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        return tempfile.TemporaryDirectory(prefix=".pactwatch-demo-", dir=folder.parent)
    except OSError as error:
        said = f"{folder}: cannot write the case: {system_line(error, 'give another place')}"
        raise (BadInput if is_of_the_place(error) else StopRun)(said) from error


def _build(folder: Path, on_progress: Progress | None) -> None:
    rows = demo_rows()
    with _demo_file("agreement.toml") as agreement:
        made = create_folder(folder, [str(agreement)])
    _write_case_files(made.root)
    clock = ReplayClock(rows[0].at)
    with open_case(folder, person="demo", clock=clock) as case, _documents() as where:
        total = len(rows)
        for done, row in enumerate(rows, start=1):
            clock.moment = row.at
            with case.acting_as(Person(row.person, True), clock) as acting:
                _replay(acting, row, where)
            if on_progress:
                on_progress(done, total, row.kind)


def _replay(case: Case, row: Row, where: Path) -> None:
    if row.kind == "document":
        _add(case, row.fields, where)
        return
    missing = replay_row(case, row, _document_ids(where))
    if missing:
        print(f"pactwatch: {missing}", file=sys.stderr)


def _add(case: Case, fields: Mapping[str, Any], where: Path) -> None:
    published = fields.get("published")
    options = AddOptions(
        published=date.fromisoformat(str(published)) if published else None,
        publisher=fields.get("publisher"),
        url=fields.get("url"),
    )
    report = add_documents(case, [str(where / fields["file"])], options)
    for reason in report.skipped:
        print(f"pactwatch: {reason}", file=sys.stderr)


def _document_ids(where: Path) -> Callable[[str], str]:
    return lambda name: f"doc-{sha256_bytes((where / name).read_bytes())[:16]}"


def _write_case_files(root: Path) -> None:
    named = _toml("documents.toml")["case"]
    (root / "case.toml").write_text(f'name = "{named}"\nrules = "case"\n', "utf-8")
    actors = (_demo() / "actors.toml").read_text("utf-8")
    (root / "actors.toml").write_text(actors, "utf-8")


def _demo() -> Traversable:
    return resources.files("pactwatch.resources") / "demo"


def _demo_file(name: str) -> AbstractContextManager[Path]:
    return resources.as_file(_demo() / name)


def _documents() -> AbstractContextManager[Path]:
    return resources.as_file(_demo() / "documents")


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((_demo() / name).read_text("utf-8"))


__all__ = ["DEMO_FOLDER", "build_demo", "demo_rows"]
