"""Every file that a page or a plan names by its path is there, so that none is renamed from under
it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md")),
    *(page for folder in ("docs", "plans", "benchmark") for page in (ROOT / folder).glob("*.md")),
]
# Pages name files of the package and its tests from there on.
BASES = ("", "src/pactwatch", "src/pactwatch/resources", "src/pactwatch/language", "tests")
_PATH = re.compile(r"`((?:[\w-]+/)+[\w.-]+\.(?:py|toml|md|tsv|jsonl))`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_file_that_is_named_is_there(page: Path) -> None:
    named = set(_PATH.findall(page.read_text("utf-8")))
    assert [n for n in named if not any((ROOT / b / n).is_file() for b in BASES)] == []
