"""Every aim of the method's tables has a figure, and every page shows them as they stand."""

from decimal import Decimal

import pytest
from docs import figures

FIGURES = figures.read()


@pytest.mark.parametrize("figure", FIGURES, ids=lambda f: f"{f['task']} ({f['metric']})")
def test_a_figure_says_on_what_it_was_measured_and_where_that_is_told(figure: dict) -> None:
    page = figures.ROOT / "docs" / figure["page"]
    assert figure["part"]
    assert figure["metric"]
    assert page.is_file(), f"{figure['task']}: {page} is missing"
    low, high = figure.get("low", figure["value"]), figure.get("high", figure["value"])
    assert low <= figure["value"] <= high


@pytest.mark.parametrize("page", figures.PAGES, ids=lambda p: p.name)
def test_a_page_shows_the_figures_as_they_stand(page) -> None:
    assert figures.inserted(page) == page.read_text("utf-8")


@pytest.mark.parametrize(
    ("value", "aim", "is_less_better", "reached"),
    [
        ("0.80", "0.80", False, True),
        ("0.79", "0.80", False, False),
        ("1.0", "1.0", True, True),
        ("2.0", "1.0", True, False),
    ],
)
def test_an_aim_is_reached_by_the_figure_itself(
    value: str, aim: str, is_less_better: bool, reached: bool
) -> None:
    figure = {"value": Decimal(value), "aim": Decimal(aim), "is_less_better": is_less_better}
    assert figures.is_reached(figure) is reached


def test_digits_are_shown_as_they_were_measured() -> None:
    row = {"task": "t", "part": "p", "metric": "F1", "value": Decimal("0.69"), "page": "x.md"}
    assert ".69" in figures._row(row)
