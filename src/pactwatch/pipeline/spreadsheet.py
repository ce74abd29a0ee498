"""Rows of a CSV or TSV file as inputs of their own, by a map of fields to columns.

In: the file's bytes and the map `text=Column,published=Column,...`. Out: one input per row, its
text as the original; the table itself is not kept, so that `forget` can remove a row for good.
Any encoding that plain text may have is read; columns may be parted by comma, semicolon or tab.
Refuses a map without a text column and a row that does not fit its headings, and says which row
cannot be used and why.
"""

import csv
import io
from collections.abc import Iterator

from pactwatch.errors import BadInput
from pactwatch.pipeline.options import MAX_BYTES, AddOptions, Input
from pactwatch.text.days import day_of
from pactwatch.text.encoding import decode

CSV_FIELDS = ("text", "published", "publisher", "url", "title")
ENDINGS = (".csv", ".tsv")
# What spreadsheets write: the comma, the semicolon where the comma is the decimal mark, the tab.
DELIMITERS = (",", ";", "\t")

Table = Iterator[list[str]]


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
    n = 0
    try:
        headings = next(table, [])
        if problem := _problem(headings, columns):
            yield Input(name, error=f"{name}: {problem}")
            return
        for n, cells in enumerate(_filled(table), start=1):
            yield _row_input(f"{name}#{n}", headings, cells, columns, options)
    except csv.Error as error:
        yield Input(
            name,
            error=f"{name}: row {n + 1}: {error}; it and the rows after it were not read, mend it "
            "and add the file again",
        )
        return
    if not n:
        yield Input(name, error=f"{name}: found headings and no rows; check the file")


def _table(text: str, columns: dict[str, str]) -> Table:
    """The rows under the delimiter by which the headings hold most of the mapped columns."""
    csv.field_size_limit(MAX_BYTES)  # the module's own limit is smaller than a long report
    wanted = set(columns.values())

    def held(delimiter: str) -> int:
        try:
            return len(wanted & set(next(_reader(text, delimiter), ())))
        except csv.Error:
            return 0

    return _reader(text, max(DELIMITERS, key=held))


def _reader(text: str, delimiter: str) -> Table:
    # Strict: a quotation mark that is never closed would swallow every row after it.
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _problem(headings: list[str], columns: dict[str, str]) -> str | None:
    """Why the headings do not fit the map."""
    wanted = sorted(set(columns.values()))
    if missing := [column for column in wanted if column not in headings]:
        return f"no column {', '.join(missing)}; it has {', '.join(headings) or 'none'}"
    if doubled := [column for column in wanted if headings.count(column) > 1]:
        return f"column {', '.join(doubled)} is there more than once; rename the others"
    return None


def _filled(table: Table) -> Iterator[list[str]]:
    """Rows with anything in them: spreadsheets end in lines of nothing but delimiters."""
    return (cells for cells in table if any(cell.strip() for cell in cells))


def _row_input(
    name: str,
    headings: list[str],
    cells: list[str],
    columns: dict[str, str],
    options: AddOptions,
) -> Input:
    row = dict(zip(headings, cells, strict=False))
    # A comma in a text without quotation marks cuts it: what follows stands in the next column.
    if len(cells) > len(headings) or not set(columns.values()) <= row.keys():
        return Input(
            name,
            error=f"{name}: found {len(cells)} cells, expected {len(headings)} as in the headings; "
            "put a text that holds the delimiter in quotation marks",
        )

    def value(key: str) -> str | None:
        return row.get(columns.get(key, ""), "").strip() or None

    day = value("published")
    published = day_of(day) if day else options.published
    if day and published is None:
        return Input(name, error=f"{name}: published {day!r} is no day; write YYYY-MM-DD")
    title, text = value("title"), value("text")
    if text is None:
        return Input(name, error=f"{name}: column {columns['text']} is empty; the row has no text")
    content = f"{title}\n\n{text}" if title else text
    own = AddOptions(published, value("publisher") or options.publisher, value("url"))
    return Input(f"{name}.txt", content.encode("utf-8", "surrogatepass"), own)
