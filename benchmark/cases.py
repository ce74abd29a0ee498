"""How many verdicts and rows of our invented cases come out right. `python -m benchmark.cases`.

Comes in: `tests/gold/cases`, or with `--cases DIR` a folder laid out alike, and names of some of
them. Goes out: a line per case and the sum; with `--out FILE` every row as it came out, and with
`--before FILE` what has changed since. Cases that nobody developed against are worth most.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.scenarios.test_cases import CASES, build

from pactwatch.domain.agreement import ElementType
from pactwatch.domain.status import Status
from pactwatch.pipeline import open_case

__all__ = ["Row", "main", "rows_of"]

Row = tuple[str, str, list[str], list[str]]


def main() -> None:
    """One line per case, then the sum, then what has changed."""
    asked = _asked()
    names = asked.names or sorted(p.name for p in asked.cases.iterdir() if p.is_dir())
    with ProcessPoolExecutor(asked.workers) as pool:
        found = dict(zip(names, pool.map(rows_of, [asked.cases / n for n in names]), strict=True))
    for name, rows in found.items():
        print(_told(name, rows))
    print(_told("all", [row for rows in found.values() for row in rows]))
    if asked.before:
        print(*_changed(json.loads(asked.before.read_text("utf-8")), found), sep="\n")
    if asked.out:
        asked.out.write_text(json.dumps(found), "utf-8")


def _told(name: str, rows: Sequence[Row]) -> str:
    verdicts = sum(wanted[0] == came[0] for _, _, wanted, came in rows)
    whole = sum(wanted == came for _, _, wanted, came in rows)
    return f"{name:14} rows {len(rows):5}  verdicts {verdicts:5}  whole {whole:5}"


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmark.cases", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="CASE")
    parser.add_argument("--cases", type=Path, default=CASES, metavar="DIR")
    parser.add_argument("--workers", type=int, default=2, metavar="N")
    parser.add_argument("--before", type=Path, metavar="FILE")
    parser.add_argument("--out", type=Path, metavar="FILE")
    return parser.parse_args()


def rows_of(folder: Path) -> list[Row]:
    """Duty, day, what the table wants and what came out, for each row of a case's table."""
    lines = (folder / "expected.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    with TemporaryDirectory() as scratch:
        built = build(folder.name, Path(scratch), folder.parent)
        with open_case(built, person="benchmark") as case:
            days = {row[1] for row in rows}
            boards = {day: case.board(as_of=date.fromisoformat(day)) for day in days}
            return [
                (row[0], row[1], row[2:6], shown(boards[row[1]].row(row[0]).provisional))
                for row in rows
            ]


def shown(status: Status) -> list[str]:
    """Verdict, bounds and the standing of the act, as the tables have them."""
    acts = (e.standing.value for e in status.elements if e.type == ElementType.ACT)
    return [status.verdict.value, str(status.n_min), str(status.n_max), next(acts, "S0")]


def _changed(before: dict[str, list[Row]], now: dict[str, list[Row]]) -> Iterator[str]:
    for name, rows in now.items():
        was = {(duty, day): came for duty, day, _, came in before.get(name, [])}
        for duty, day, wanted, came in rows:
            old = was.get((duty, day), came)
            if old != came:
                row = f"{name:12} {duty:6} {day} wanted {' '.join(wanted)}"
                yield f"{_mark(wanted, old, came)} {row}: {' '.join(old)} -> {' '.join(came)}"


def _mark(wanted: list[str], old: list[str], came: list[str]) -> str:
    """What became of the verdict: + right now, - wrong now, = the same, nothing where wrong."""
    if old[0] == came[0]:
        return "="
    return "+" if came[0] == wanted[0] else "-" if old[0] == wanted[0] else " "


if __name__ == "__main__":
    main()
