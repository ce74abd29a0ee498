"""Rows of a CSV or TSV file as inputs of their own, by a map of fields to columns.

In: the file's bytes and the map `text=Column,published=Column,...`. Out: one input per row, its
text as the original; the table itself is not kept, so that `forget` can remove a row for good.
Any encoding that plain text may have is read; columns may be parted by comma, semicolon or tab.
Refuses a map without a text column, and says which row cannot be used and why.
"""

import csv
import io
from collections.abc import Iterator
from datetime import date

from pactwatch.errors import BadInput
from pactwatch.pipeline.options import MAX_BYTES, AddOptions, Input
from pactwatch.text.encoding import decode

CSV_FIELDS = ("text", "published", "publisher", "url", "title")
ENDINGS = (".csv", ".tsv")
# What spreadsheets write: the comma, the semicolon where the comma is the decimal mark, the tab.
DELIMITERS = (",", ";", "\t")

Row = dict[str, str | None]


def column_map(text: str) -> dict[str, str]:
    """Column by field, from `field=column,...`. Raises BadInput for a map that cannot be used."""
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    columns = {key.strip(): column.strip() for key, _, column in pairs}
    unknown = sorted(set(columns) - set(CSV_FIELDS))
    if unknown or not columns.get("text"):
        raise BadInput(
            f"--columns {text}: expected text=COLUMN and any of {', '.join(CSV_FIELDS[1:])}"
            + (f"; unknown {', '.join(unknown)}" if unknown else "")
        )
    return columns


def rows_of(name: str, content: bytes, options: AddOptions) -> Iterator[Input]:
    """One input per row; rows are counted from 1, the line of headings left out."""
    columns = column_map(options.columns or "")
    decoded = decode(content)
    if decoded is None:
        yield Input(name, error=f"{name}: text in no known encoding; save the CSV as UTF-8")
        return
    table = _table(decoded.text, columns)
    if missing := sorted(set(columns.values()) - set(table.fieldnames or ())):
        found = ", ".join(table.fieldnames or ()) or "none"
        yield Input(name, error=f"{name}: no column {', '.join(missing)}; it has {found}")
        return
    n = 0
    try:
        for n, row in enumerate(table, start=1):
            yield _row_input(f"{name}#{n}", row, columns, options)
    except csv.Error as error:
        yield Input(name, error=f"{name}: row {n + 1}: {error}; mend the row and add it again")


def _table(text: str, columns: dict[str, str]) -> "csv.DictReader[str]":
    """The table under the delimiter whose headings hold most of the mapped columns."""
    csv.field_size_limit(MAX_BYTES)  # the module's own limit is smaller than a long report
    wanted = set(columns.values())

    def held(delimiter: str) -> int:
        return len(wanted & set(_reader(text, delimiter).fieldnames or ()))

    return _reader(text, max(DELIMITERS, key=held))


def _reader(text: str, delimiter: str) -> "csv.DictReader[str]":
    return csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)


def _row_input(name: str, row: Row, columns: dict[str, str], options: AddOptions) -> Input:
    def value(key: str) -> str | None:
        return (row.get(columns.get(key, "")) or "").strip() or None

    try:
        day = value("published")
        published = date.fromisoformat(day) if day else options.published
    except ValueError:
        return Input(name, error=f"{name}: published {day!r} is no day; write YYYY-MM-DD")
    title, text = value("title"), value("text") or ""
    content = f"{title}\n\n{text}" if title else text
    own = AddOptions(published, value("publisher") or options.publisher, value("url"))
    return Input(f"{name}.txt", content.encode("utf-8", "surrogatepass"), own)
