"""`python -m benchmark gate`: every measure at or above its floor, on the gold it was set on."""

import sys
import tomllib
from pathlib import Path

from pactwatch.domain.ids import sha256_bytes
from pactwatch.pipeline.evaluate import run_task

HERE = Path(__file__).parent
ROOT = HERE.parent


def check(name: str, floor: dict[str, object]) -> list[str]:
    """What is wrong with one measure; lowering a floor needs its reason beside it in the file."""
    gold = ROOT / str(floor["gold"])
    if sha256_bytes(gold.read_bytes()) != floor["sha256"]:
        return [f"{name}: {floor['gold']} has changed; measure again and write its new hash"]
    figures = {figure.metric: figure for figure in run_task(str(floor["task"]), gold).figures}
    value, least = figures[str(floor["metric"])].value, float(str(floor["least"]))
    print(f"{name}: {value:.4f}, floor {least}")
    return [] if value >= least else [f"{name}: {value:.4f} is below its floor {least}"]


def main(arguments: list[str]) -> int:
    """0 where every floor holds, 1 where one does not, 2 for a wrong call."""
    if arguments != ["gate"]:
        print("usage: python -m benchmark gate", file=sys.stderr)
        return 2
    floors = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
    problems = [line for name, floor in floors.items() for line in check(name, floor)]
    print("\n".join(problems), file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
