"""What a person hands to `add`, one input at a time: files, folders, standard input, addresses.

Goes out: named bytes with what is known of them. Refuses what is larger than the limit, unread.
"""

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pactwatch.errors import SkipItem
from pactwatch.pipeline import spreadsheet
from pactwatch.pipeline.options import MAX_BYTES, AddOptions, Input
from pactwatch.text.one_line import file_name

STANDARD_INPUT = "-"


def expand(paths: Sequence[str], *, case: Path | None = None) -> list[Input]:
    """Inputs still to be read, by name: folders become the files in them.

    Hidden files are left out. What lies in a folder and cannot be taken has its reason: a link to
    a folder, something that is no file, a folder that cannot be listed, and the case itself,
    which often lies beside the reports.
    """
    found: list[Input] = []
    for named in paths:
        if named != STANDARD_INPUT and os.path.isdir(named):
            found += _files_in(Path(named), case.resolve() if case else None)
        else:
            found.append(Input(named))
    return found


def told_apart(inputs: Sequence[Input]) -> list[Input]:
    """The same; files of one name in different folders are shown with their paths."""
    places: dict[str, set[str]] = {}
    for one in inputs:
        places.setdefault(Path(one.name).name, set()).add(os.path.normpath(one.name))
    several = {name for name, paths in places.items() if len(paths) > 1}
    return [
        replace(one, shown=file_name(one.name)) if Path(one.name).name in several else one
        for one in inputs
    ]


def inputs_in(given: Input, options: AddOptions) -> Iterator[Input]:
    """The inputs behind one name, read; a CSV file with a column map gives one per row."""
    for one in _inputs_in(given, options):
        rest = one.name.removeprefix(file_name(Path(given.name).name))
        is_part = given.shown and rest != one.name
        yield replace(one, shown=f"{given.shown}{rest}") if is_part else one


def _inputs_in(given: Input, options: AddOptions) -> Iterator[Input]:
    if given.error:
        yield given
        return
    try:
        content, name = _bytes_of(given.name)
    except SkipItem as reason:
        yield Input(given.name, error=str(reason))
        return
    if options.columns is not None and name.casefold().endswith(spreadsheet.ENDINGS):
        yield from spreadsheet.rows_of(name, content, options)
    else:
        url = given.name if _is_url(given.name) else options.url
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
        step = "it leads to itself" if error.errno == errno.ELOOP else "check its rights"
        raise SkipItem(f"{path}: {os.strerror(error.errno or 0)}; {step}") from error


def _files_in(folder: Path, case: Path | None) -> Iterator[Input]:
    """The files of a folder in the order of their paths, each with what stands against it."""
    unlisted: list[Input] = []

    def note(error: OSError) -> None:
        reason = f"{error.filename}: {error.strerror}; its files are not added, check its rights"
        unlisted.append(Input(str(error.filename), error=reason))

    paths: list[Path] = []
    for top, folders, files in os.walk(folder, onerror=note):
        at = Path(top)
        if case and at.resolve() == case:
            folders.clear()
            unlisted.append(Input(top, error=f"{top}: this case's own folder is left out"))
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        linked = [name for name in folders if (at / name).is_symlink()]
        paths += [at / name for name in (*files, *linked) if not name.startswith(".")]
    yield from (_checked(path) for path in sorted(paths))
    yield from unlisted


def _checked(path: Path) -> Input:
    if path.is_dir():
        reason = f"{path}: a link to a folder is not followed; name that folder itself"
        return Input(str(path), error=reason)
    return Input(str(path))


def _bytes_of(named: str) -> tuple[bytes, str]:
    if named == STANDARD_INPUT:
        return _standard_input(), "note.txt"
    if _is_url(named):
        from pactwatch.read.fetch import fetch

        return fetch(named, max_bytes=MAX_BYTES), named
    if "://" in named and not os.path.lexists(named):
        raise SkipItem(
            f"{named}: found an address that is not read, expected http:// or https://; "
            "save the page and add the file"
        )
    return read_bytes(Path(named)), file_name(Path(named).name)


def _standard_input() -> bytes:
    note = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(note) > MAX_BYTES:
        raise SkipItem(f"standard input: more than the limit of {MAX_BYTES} bytes; split it")
    if not note:
        raise SkipItem(
            "standard input: found nothing, expected the text of a note; pipe or type it once, "
            "and name - once"
        )
    return note


def _is_url(named: str) -> bool:
    return named.casefold().startswith(("http://", "https://"))
