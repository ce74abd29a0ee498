"""Whatever lies among the documents: one line each, nothing lost, and the good ones are taken."""

import os
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.case.factories import SECOND
from tests.cli.running import run

NOISE = random.Random(7).randbytes(4000)
Make = Callable[[Path], object]
PDF_WITHOUT_PAGES = (
    b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
    b"trailer\n<< /Size 3 /Root 1 0 R >>\n%%EOF\n"
)


def data(content: bytes) -> Make:
    return lambda path: path.write_bytes(content)


# name of the file, how it comes to lie there, what the one line says
BAD: dict[str, tuple[Make, str]] = {
    "empty.txt": (data(b""), "found an empty file"),
    "space.txt": (data(b" \n\t\r\n"), "found only white space"),
    "noise.txt": (data(NOISE), "found binary data"),
    "noise.pdf": (data(NOISE), "found binary data"),
    "nul.txt": (data(SECOND.encode() * 3 + b"\0more"), "found a NUL character at position"),
    "short-nul.txt": (data(b"Orin\0Tal said."), "found"),
    "cut.pdf": (data(b"%PDF-1.4\n1 0 obj\n<< /Type"), "found a damaged or truncated PDF"),
    "no-pages.pdf": (data(PDF_WITHOUT_PAGES), "PDF"),
    "picture.html": (data(b"\xff\xd8\xff\xe0" + NOISE), "found a JPEG picture"),
    "cut.docx": (data(b"PK\x03\x04" + NOISE), "found a damaged or truncated zip archive or office"),
    "office.txt": (lambda path: _archive(path), "found a zip archive or an office document"),
    "script.html": (data(b"<html><body><script>x()</script></body></html>"), "without main text"),
    "deep.html": (data(b"<html><body>" + b"<div>" * 100_000 + SECOND.encode()), "HTML page"),
    "a\nb.txt": (data(b""), "a\\nb.txt: found an empty file"),
    "a\x1b[31mb.txt": (data(b""), "a\\x1b[31mb.txt: found an empty file"),
    "nowhere.txt": (lambda path: path.symlink_to("gone"), "not found; check the path"),
    "loop.txt": (lambda path: path.symlink_to(path.name), "symbolic links"),
    "pipe.txt": (lambda path: os.mkfifo(path), "not a file"),
    "endless.txt": (lambda path: path.symlink_to("/dev/zero"), "not a file"),
    "huge.txt": (lambda path: _sparse(path, 300 << 20), "bytes, more than the limit"),
}


def _archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("sheet.xml", "<sheet/>")


def _sparse(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_line_and_the_good_ones_around_it_are_kept(
    root: Path, tmp_path: Path, reader: None, name: str
) -> None:
    make, says = BAD[name]
    make(tmp_path / name)
    for n in (1, 2):
        (tmp_path / f"{n}.txt").write_text(f"{SECOND} Page {n}.")
    paths = [str(tmp_path / one) for one in ("1.txt", name, "2.txt")]
    ran = run("add", str(root), *paths)
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)
    assert says in ran.err
    assert ran.out.splitlines()[-1] == "2 new, 0 known already, 1 skipped"
    assert run("verify", str(root)).code == 0


@pytest.mark.parametrize("name", BAD)
def test_extract_says_the_same_in_one_line(tmp_path: Path, name: str) -> None:
    make, says = BAD[name]
    make(tmp_path / name)
    ran = run("extract", str(tmp_path / name))
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 1)
    assert says in ran.err


def test_standard_input_with_nothing_on_it_is_named(root: Path, reader: None) -> None:
    ran = run("add", str(root), "-")
    assert ran.code == 1
    assert "standard input: found nothing, expected the text of a note" in ran.err


def test_an_address_that_is_not_read_is_named_as_it_was_given(root: Path) -> None:
    for given, says in (("ftp://ravn.example/a", "ftp://ravn.example/a: found an address"),):
        ran = run("add", str(root), given)
        assert (ran.code, says in ran.err) == (1, True)
    ran = run("add", str(root), "http://")
    assert (ran.code, "http://: no host given" in ran.err) == (1, True)
