"""benchmark/figures.toml in, the table of aims and figures out, for every page that shows it."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from docs.tables import table

ROOT = Path(__file__).parent.parent
FIGURES = ROOT / "benchmark" / "figures.toml"
CARD = ROOT / "src" / "pactwatch" / "resources" / "model" / "MODEL_CARD.md"
PAGES = (ROOT / "docs" / "accuracy.md", CARD)
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
HEADINGS = ("what", "on", "measure", "figure", "95 %", "aim", "reached", "told in")


def inserted(page: Path) -> str:
    """The page with the table between its two marks."""
    head, rest = page.read_text("utf-8").split(BEGIN)
    note = f"{_file()['card_note'].strip()}\n\n" if page == CARD else ""
    return f"{head}{BEGIN}\n{note}{build()}\n{END}{rest.split(END)[1]}"


def build() -> str:
    """The whole table, in the order of the file."""
    return table(HEADINGS, [_row(figure) for figure in read()])


def read() -> list[dict[str, Any]]:
    """The figures with the digits they were written with: .69 was not measured as .690."""
    return list(_file()["figure"])


def _file() -> dict[str, Any]:
    return tomllib.loads(FIGURES.read_text("utf-8"), parse_float=Decimal)


def _row(figure: dict[str, Any]) -> tuple[str, ...]:
    has_aim = "aim" in figure
    return (
        figure["task"],
        figure["part"],
        figure["metric"],
        _number(figure["value"]),
        f"{_number(figure['low'])}–{_number(figure['high'])}" if "low" in figure else "",
        _aim(figure) if has_aim else "",
        ("yes" if is_reached(figure) else "**no**") if has_aim else "",
        f"docs/{figure['page']}",
    )


def _aim(figure: dict[str, Any]) -> str:
    return f"{'≤' if figure.get('is_less_better') else '≥'} {_number(figure['aim'])}"


def is_reached(figure: dict[str, Any]) -> bool:
    """Whether the figure itself, not its interval, is at the aim or beyond."""
    if figure.get("is_less_better"):
        return bool(figure["value"] <= figure["aim"])
    return bool(figure["value"] >= figure["aim"])


def _number(value: Decimal) -> str:
    return str(value).removeprefix("0") if value < 1 else str(value)
