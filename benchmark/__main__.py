"""`python -m benchmark gate`, `speed --data DIR`, `corpora --data DIR --out DIR`, `board`,
`copies --data DIR`, `pairs --data DIR` or `accords --data DIR`."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from benchmark.gate import (
    LoweredFloor,
    Result,
    as_last,
    as_toml,
    changes,
    problems,
    read_floors,
    updated,
)

HERE = Path(__file__).parent


def main() -> int:
    """Run one of the three; the gate ends with 1 where a floor is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmark", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    gate = commands.add_parser("gate", help="measure on gold that ships, against the floors")
    gate.add_argument("--update", action="store_true", help="set the floors to what is measured")
    gate.add_argument("--allow-regression", metavar="REASON", help="why a floor may sink")
    speed = commands.add_parser("speed", help="words per second, as ratios")
    speed.add_argument("--data", type=Path, required=True, metavar="DIR")
    speed.add_argument("--documents", type=int, default=50, metavar="N")
    corpora = commands.add_parser("corpora", help="lay texts out, with the gold counted in them")
    corpora.add_argument("--data", type=Path, required=True, metavar="DIR")
    corpora.add_argument("--out", type=Path, required=True, metavar="DIR")
    corpora.add_argument("--gold", type=Path, metavar="FILE", help="its lines and texts only")
    corpora.add_argument("--part", choices=("open", "held"), help="of the gold, that part only")
    board = commands.add_parser("board", help="weigh a made-up case, whole and with one more page")
    board.add_argument("--statements", type=int, default=100_000, metavar="N")
    board.add_argument("--duties", type=int, default=1_000, metavar="N")
    board.add_argument("--workers", type=int, default=2, metavar="N", help="processes")
    copies = commands.add_parser("copies", help="find copies and rewrites, built and labelled")
    copies.add_argument("--data", type=Path, required=True, metavar="DIR")
    copies.add_argument(
        "--part", choices=("open", "held", "fresh", "fresh-2", "fresh-event"), default="open"
    )
    copies.add_argument("--many", type=int, default=0, metavar="N", help="made-up texts to time")
    pairs = commands.add_parser("pairs", help="when two passages tell one matter: weights")
    pairs.add_argument("--data", type=Path, required=True, metavar="DIR")
    pairs.add_argument("--heard", type=Path, metavar="FILE", help="what training said out of fold")
    accords = commands.add_parser("accords", help="real accords in real news, against our reading")
    accords.add_argument("--data", type=Path, required=True, metavar="DIR")
    asked = parser.parse_args()
    if asked.command == "accords":
        return _accords(asked.data)
    if asked.command == "pairs":
        return _pairs(asked.data, asked.heard)
    if asked.command == "copies":
        return _copies(asked.data, asked.part, asked.many)
    if asked.command == "corpora":
        return _corpora(asked.data, asked.out, asked.gold, asked.part)
    if asked.command == "board":
        return _board(asked.statements, asked.duties, asked.workers)
    if asked.command == "speed":
        return _speed(asked.data, asked.documents)
    return _gate(is_update=asked.update, reason=asked.allow_regression)


def _gate(*, is_update: bool, reason: str | None) -> int:
    from benchmark.measures import MEASURES

    floors, last = read_floors(HERE / "floors.toml"), HERE / "last.json"
    results = tuple(Result(m.name, m.digest, m.run()) for m in MEASURES)
    for result in results:
        floor = floors.of(result.metric)
        shown = f"{floor.floor:.4f}" if floor else "-"
        print(f"{result.metric:16} {result.value:.4f}  floor {shown}  items {len(result.items)}")
    before = json.loads(last.read_text("utf-8")) if last.exists() else {}
    print(*changes(before, results), sep="\n")
    if not is_update:
        found = problems(results, floors)
        print(*(f"gate: {line}" for line in found), sep="\n", file=sys.stderr)
        return 1 if found else 0
    try:
        new = updated(results, floors, reason=reason, today=date.today())
    except LoweredFloor as error:
        print(f"gate: {error}", file=sys.stderr)
        return 1
    (HERE / "floors.toml").write_text(as_toml(new), "utf-8")
    last.write_text(json.dumps(as_last(results), indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


def _copies(data: Path, part: str, many: int) -> int:
    from benchmark.copies import measure

    for name, value in measure(data, part=part, many=many):
        print(f"{name:52} {value}")
    return 0


def _pairs(data: Path, heard: Path | None) -> int:
    from benchmark.pair_weights import measure

    for name, value in measure(data, heard):
        print(f"{name:40} {value}")
    return 0


def _accords(data: Path) -> int:
    from benchmark.accords import measure

    for name, value in measure(data):
        print(f"{name:48} {value}")
    return 0


def _board(statements: int, duties: int, workers: int) -> int:
    from benchmark.board import measure

    for name, value in measure(statements=statements, duties=duties, workers=workers):
        print(f"{name:48} {value}")
    return 0


def _speed(data: Path, documents: int) -> int:
    from benchmark.speed import measure

    for name, value in measure(data, documents=documents):
        print(f"{name:48} {value}")
    return 0


def _corpora(data: Path, out: Path, gold: Path | None, part: str | None) -> int:
    from benchmark.corpora import CORPORA, lay_out, lay_out_gold, texts

    if gold is None:
        print(lay_out(data, [t.id for name in CORPORA for t in texts(data, name)], out), "texts")
        return 0
    try:
        print(lay_out_gold(data, gold, out, part=part), "lines of gold with their texts")
    except (KeyError, ValueError) as error:
        print(f"corpora: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
