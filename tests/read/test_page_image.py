"""A page of a PDF as a picture: the right one, of a sensible size, or a clear refusal."""

import struct
from pathlib import Path

import pytest
from tests.demo.make_report import make_report

from pactwatch.errors import BadInput, SkipItem
from pactwatch.read.page_image import MOST_PIXELS, page_image


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path: Path = tmp_path_factory.mktemp("report") / "report.pdf"
    make_report(path)
    return path.read_bytes()


def test_a_page_is_a_png_of_its_shape(report: bytes) -> None:
    picture = page_image(report, 1, name="report.pdf")
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", picture[16:24])
    assert abs(height / width - 842 / 595) < 0.01  # A4
    assert width * height <= MOST_PIXELS


def test_pages_differ(report: bytes) -> None:
    assert page_image(report, 1, name="r") != page_image(report, 2, name="r")


@pytest.mark.parametrize("number", [0, -1, 99])
def test_a_page_that_is_not_there_is_refused(report: bytes, number: int) -> None:
    with pytest.raises(BadInput, match="has pages 1 to"):
        page_image(report, number, name="report.pdf")


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(SkipItem, match="damaged"):
        page_image(b"no pdf", 1, name="x.pdf")
