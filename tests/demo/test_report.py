"""The committed PDF is the one that its text gives."""

from pathlib import Path

from pactwatch.read import read_document
from tests.demo.make_report import TEXT, make_report
from tests.demo.test_files import DEMO


def test_report_is_set_from_its_text(tmp_path: Path) -> None:
    make_report(tmp_path / "report.pdf")
    committed = (DEMO / "documents" / "16-mission-report.pdf").read_bytes()
    made = read_document((tmp_path / "report.pdf").read_bytes(), name="report.pdf")
    assert read_document(committed, name="report.pdf").text == made.text


def test_every_paragraph_of_the_report_is_read_back() -> None:
    committed = (DEMO / "documents" / "16-mission-report.pdf").read_bytes()
    read = " ".join(read_document(committed, name="report.pdf").text.split())
    blocks = [block for block in TEXT.read_text("utf-8").strip().split("\n\n") if block[0] != "-"]
    assert [block for block in blocks if block.lstrip("# ") not in read] == []
