"""Sets the mission report of the demo case as a PDF: report.txt in, one small file out.

Run `python tests/demo/make_report.py FILE`. The result is committed; a test sets it again and
compares what is read from both. Every name in the report is invented.
"""

import sys
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, StyleSheet1, getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate

TEXT = Path(__file__).with_name("report.txt")
BODY = "Imbra Verification Mission"


def make_report(target: Path) -> None:
    """Write the report; `invariant` keeps the bytes the same on every run."""
    blocks = TEXT.read_text("utf-8").strip().split("\n\n")
    styles = getSampleStyleSheet()
    styles.add(ParagraphStyle("Text", parent=styles["BodyText"], leading=14, spaceAfter=5))
    SimpleDocTemplate(
        str(target),
        pagesize=A4,
        title=f"{BODY}: {blocks[0].removeprefix('# ')}",
        author=BODY,
        invariant=1,
        leftMargin=28 * mm,
        rightMargin=28 * mm,
        topMargin=24 * mm,
        bottomMargin=24 * mm,
    ).build([Paragraph(BODY, styles["Heading2"]), *(_set(block, styles) for block in blocks)])


def _set(block: str, styles: StyleSheet1) -> Flowable:
    """`# ` begins the title, `## ` a heading; `---` is a new page."""
    if block == "---":
        return PageBreak()
    for mark, style in (("## ", "Heading3"), ("# ", "Title")):
        if block.startswith(mark):
            return Paragraph(block.removeprefix(mark), styles[style])
    return Paragraph(block, styles["Text"])


if __name__ == "__main__":
    make_report(Path(sys.argv[1]))
