"""What a person hands to `add`, one input at a time: files, folders, standard input, CSV rows.

Goes out: named bytes with what is known of them. Refuses what is larger than the limit, unread.
"""

import csv
import io
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from pactwatch.errors import BadInput, SkipItem

# Far above any report; below what would fill a laptop's memory when decoded.
MAX_BYTES = 200 * 1024 * 1024
CSV_FIELDS = ("text", "published", "publisher", "url", "title")


@dataclass(frozen=True, slots=True)
class AddOptions:
    """What the caller says about the inputs; `columns` is the map for CSV files."""

    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    columns: str | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to capture. `error` is set instead of content where it cannot be taken."""

    name: str
    content: bytes = b""
    options: AddOptions = field(default_factory=AddOptions)
    error: str | None = None


def expand(paths: Sequence[str]) -> list[str]:
    """Files named one by one: folders become the files in them, hidden ones left out."""
    files: list[str] = []
    for named in paths:
        folder = Path(named)
        if named != "-" and folder.is_dir():
            inside = (p for p in sorted(folder.rglob("*")) if p.is_file())
            files += [str(p) for p in inside if not _is_hidden(p.relative_to(folder))]
        else:
            files.append(named)
    return files


def inputs_in(named: str, options: AddOptions) -> Iterator[Input]:
    """The inputs behind one name; a CSV file with a column map gives one per row."""
    try:
        content, name = _bytes_of(named)
    except SkipItem as reason:
        yield Input(named, error=str(reason))
        return
    if options.columns is not None and name.casefold().endswith((".csv", ".tsv")):
        yield from _rows_of(name, content, options)
    else:
        url = named if _is_url(named) else options.url
        yield Input(name, content, replace(options, url=url))


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises SkipItem with one clear line where they cannot be had."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise SkipItem(
                f"{path}: {size} bytes, more than the limit of {MAX_BYTES}; split the file"
            )
        if not path.is_file():
            raise SkipItem(f"{path}: not a file; give a document")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SkipItem(f"{path}: not found; check the path") from error
    except OSError as error:
        raise SkipItem(f"{path}: {os.strerror(error.errno or 0)}; check its rights") from error


def _bytes_of(named: str) -> tuple[bytes, str]:
    if named == "-":
        note = sys.stdin.buffer.read(MAX_BYTES + 1)
        if len(note) > MAX_BYTES:
            raise SkipItem(f"standard input: more than the limit of {MAX_BYTES} bytes; split it")
        return note, "note.txt"
    if _is_url(named):
        from pactwatch.read.fetch import fetch

        return fetch(named, max_bytes=MAX_BYTES), named
    return read_bytes(Path(named)), Path(named).name


def _is_url(named: str) -> bool:
    return named.startswith(("http://", "https://"))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _rows_of(name: str, content: bytes, options: AddOptions) -> Iterator[Input]:
    columns = column_map(options.columns or "")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield Input(name, error=f"{name}: not UTF-8; save the CSV as UTF-8 and add it again")
        return
    csv.field_size_limit(MAX_BYTES)  # the module's own limit is smaller than a long report
    delimiter = "\t" if name.casefold().endswith(".tsv") else ","
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    missing = sorted(set(columns.values()) - set(rows.fieldnames or ()))
    if missing:
        found = ", ".join(rows.fieldnames or ()) or "none"
        yield Input(name, error=f"{name}: no column {', '.join(missing)}; it has {found}")
        return
    n = 0
    try:
        for n, row in enumerate(rows, start=1):
            yield _row_input(f"{name}#{n}", row, columns, options)
    except csv.Error as error:
        yield Input(name, error=f"{name}: row {n + 1}: {error}; mend the row and add it again")


def _row_input(
    name: str, row: dict[str, str | None], columns: dict[str, str], options: AddOptions
) -> Input:
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
    return Input(f"{name}.txt", content.encode("utf-8"), own)


def column_map(text: str) -> dict[str, str]:
    """Column by field, from `field=column,...`. Raises BadInput for a map that cannot be used."""
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    columns = {key.strip(): column.strip() for key, _, column in pairs}
    unknown = sorted(set(columns) - set(CSV_FIELDS))
    if unknown or "text" not in columns:
        raise BadInput(
            f"--columns {text}: expected text=COLUMN and any of {', '.join(CSV_FIELDS[1:])}"
            + (f"; unknown {', '.join(unknown)}" if unknown else "")
        )
    return columns
