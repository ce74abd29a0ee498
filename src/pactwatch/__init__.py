"""pactwatch: reports in, explained verdicts on every promise out.

import pactwatch
statements = pactwatch.extract(text, published=date(2021, 2, 17))
with pactwatch.open_case("case") as case:
    case.add(path)
    case.board()
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pactwatch.settings import VERSION

if TYPE_CHECKING:
    from pactwatch.domain.statement import Statement
    from pactwatch.pipeline import WorkingCase

__version__ = VERSION
__all__ = ["__version__", "extract", "open_case"]


def extract(text: str, *, published: date | None = None) -> "tuple[Statement, ...]":
    """Everything said in a text: who said what, through whom, how surely, about when."""
    from pactwatch.pipeline import extract_text

    return extract_text(text, published=published).statements


def open_case(path: str | Path, *, person: str | None = None) -> "WorkingCase":
    """Open a case folder for adding, asking and deciding. Use as a context manager."""
    from pactwatch.pipeline import open_case as open_working_case

    return open_working_case(path, person=person)
