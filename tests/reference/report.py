"""`python -m tests.reference.report FOLDER`: which rows and columns of the reference fail."""

import sys
from datetime import date
from pathlib import Path

from pactwatch.pipeline import extract_text
from tests.reference.rename import rename
from tests.reference.rows import expected_rows, judge, move_rows


def main(folder: Path) -> None:
    """Print one line a row, for the article as it stands and with every name replaced."""
    text = (folder / "article.txt").read_text("utf-8")
    renamed, moves = rename(text)
    rows = expected_rows()[1]
    for title, body, wanted in (
        ("as it stands", text, rows),
        ("every name replaced", renamed, move_rows(rows, moves)),
    ):
        verdicts = judge(body, wanted, extract_text(body, published=date(2021, 2, 17)).statements)
        print(title, sum(not v.wrong for v in verdicts), "of", len(verdicts), "rows right")
        for verdict in verdicts:
            print(f"  {verdict.id:4} {', '.join(verdict.wrong) or 'right'}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
