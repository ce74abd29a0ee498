"""PDF: pages, lines, columns, hyphens, and a place for every character that has one."""

import io
from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from pactwatch.domain.document import Document
from pactwatch.errors import SkipItem
from pactwatch.read import read_document

Draw = Callable[[Canvas], None]


def pdf(*pages: Draw, **options: object) -> bytes:
    """A PDF with one page for each drawing."""
    out = io.BytesIO()
    canvas = Canvas(out, **options)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(*rows: str, top: float = 720, left: float = 72, step: float = 14) -> Draw:
    """Rows from the top; an empty one leaves a gap."""

    def draw(canvas: Canvas) -> None:
        for at, row in enumerate(rows):
            if row:
                canvas.drawString(left, top - at * step, row)

    return draw


def read(content: bytes) -> Document:
    """Read it and check every run against PDFium's own characters."""
    document = read_document(content, name="report.pdf")
    opened = pdfium.PdfDocument(content)
    pages = [opened[number].get_textpage() for number in range(len(opened))]
    for run in document.char_map:
        for at in range(run.end - run.start):
            place = (pages[run.page - 1], run.source + at)
            is_hyphen = pdfium.raw.FPDFText_IsHyphen(*place) == 1  # its code is then U+0002
            char = "-" if is_hyphen else chr(pdfium.raw.FPDFText_GetUnicode(*place))
            assert char == document.text[run.start + at]
    return document


def test_pages_keep_their_ranges_and_paragraphs() -> None:
    document = read(
        pdf(
            lines("The guards left the ford", "on Monday.", "", "Nobody saw them."),
            lines("Second page."),
        )
    )
    first, second = document.pages
    assert (
        document.text[first.start : first.end]
        == "The guards left the ford on Monday.\n\nNobody saw them."
    )
    assert document.text[second.start : second.end] == "Second page."
    assert (first.number, second.number, document.media_type) == (1, 2, "application/pdf")


LETTERHEAD = ("Border Mission at the ford", "Weekly report No. 31", "Tarn, 3 May 2031")
BODY = [f"Row {n} of the report tells of the ford, the bridge and the road" for n in range(6)]


def test_lines_that_break_off_early_stand_by_themselves() -> None:
    found = read(pdf(lines(*LETTERHEAD, *BODY))).text.split("\n\n")
    assert found == [*LETTERHEAD, " ".join(BODY)]


def test_a_line_before_a_long_address_goes_on() -> None:
    address = "https://tarn.example/" + "reports-of-the-border-mission/" * 2
    rows = ["The list stands at", address, *BODY]
    assert read(pdf(lines(*rows))).text.startswith(f"The list stands at {address} Row 0")


HYPHENS = [
    (("the inter-", "national bridge"), "the international bridge"),
    (("the group al-", "shahin left"), "the group al-shahin left"),
    (("the Tarn-", "Orly road"), "the Tarn-Orly road"),
    (("a long-term plan", "and a long-", "term hope"), "a long-term plan and a long-term hope"),
    (("between 2030-", "2031 it rose"), "between 2030-2031 it rose"),
]


@pytest.mark.parametrize(("rows", "expected"), HYPHENS)
def test_hyphens_at_line_ends_go_only_where_a_word_was_cut(
    rows: tuple[str, ...], expected: str
) -> None:
    assert read(pdf(lines(*rows))).text == expected


LEFT = [f"Left row {n} tells of the ford and" for n in range(8)]
RIGHT = [f"right row {n} tells of the bridge" for n in range(8)]


@pytest.mark.parametrize("interleaved", [True, False])
def test_two_columns_are_read_one_after_the_other(interleaved: bool) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(
            72, 760, "A heading that runs across both of the columns of this page, twice as wide"
        )
        places = [(72, 700 - 14 * n, row) for n, row in enumerate(LEFT)]
        places += [(320, 700 - 14 * n, row) for n, row in enumerate(RIGHT)]
        for x, y, row in sorted(places, key=lambda place: -place[1]) if interleaved else places:
            canvas.drawString(x, y, row)

    assert read(pdf(draw)).text.split("\n\n")[1] == " ".join([*LEFT, *RIGHT])


def test_a_table_is_not_taken_for_columns() -> None:
    def draw(canvas: Canvas) -> None:
        for n in range(8):
            canvas.drawString(72, 700 - 14 * n, f"Post {n}")
            canvas.drawString(320, 700 - 14 * n, f"{n * 7}")

    assert read(pdf(draw)).text.startswith("Post 0 0 Post 1 7")


def test_running_heads_and_page_numbers_are_left_out_and_noted() -> None:
    def page(n: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(72, 800, "River Council, annual report")
            canvas.drawString(300, 40, f"{n} / 4")
            lines(f"What happened in month {'abcd'[n - 1]} is told here.", "It was little.")(canvas)

        return draw

    document = read(pdf(*(page(n) for n in (1, 2, 3, 4))))
    assert "annual report" not in document.text
    assert "/ 4" not in document.text
    assert document.text.count("It was little.") == 4
    assert document.notes == ("running heads, feet and page numbers left out: 8 lines",)


ROWS = (
    "The River Council saw the mill and the three barns by the road on Monday, where",
    "nobody was at work, and it was told by the miller and by both of his sons that the",
    "men of the garrison had come on Sunday night, had taken the keys of the barns and",
)
SENTENCE = "the keys of the barns and had left before the "
MEN = ("miller", "baker", "smith", "cooper", "tanner", "sawyer", "potter", "weaver", "mason",
       "carter", "turner")  # fmt: skip


def running(head: str, foot: str, total: int) -> list[Draw]:
    """Pages whose last sentence goes on over the break, with no gap to head and foot."""

    def page(n: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            begun = [f"had left before the {MEN[n - 2]}."] if n > 1 else []
            rows = ROWS if n < total else ("It was the end of it, he said.",)
            lines(head.format(n=n, total=total), *begun, *rows)(canvas)
            canvas.drawString(72, 650 + 0.4 * (n % 2), foot.format(n=n, total=total))

        return draw

    return [page(n) for n in range(1, total + 1)]


@pytest.mark.parametrize(
    ("head", "foot", "total"),
    [
        ("River Council", "Monthly report {n} / {total}", 12),
        ("River Council", "Monthly report {n} / {total}", 3),
        ("Page {n}", "Monthly report, May 2031 – {n} of {total}", 2),
        ("River Council · Not for circulation", "- {n} -", 5),
        ("{n} River Council", "www.river.example", 4),
    ],
)
def test_what_runs_without_a_gap_is_in_no_sentence(head: str, foot: str, total: int) -> None:
    document = read(pdf(*running(head, foot, total)))
    assert document.text.count(SENTENCE) == total - 1
    for word in ("report", "circulation", "www", "Page", "River Council\n"):
        assert word not in document.text
    assert document.notes == (f"running heads, feet and page numbers left out: {2 * total} lines",)
    words = slice(document.text.index(SENTENCE), document.text.index(SENTENCE) + len(SENTENCE))
    pages = {
        run.page for run in document.char_map if run.start < words.stop and run.end > words.start
    }
    assert pages == {1, 2}


def test_heads_of_odd_and_even_pages_may_differ() -> None:
    pages = [
        lines(
            f"{n} River Council" if n % 2 else f"Monthly report {n}",
            *ROWS,
            f"It was {'abcd'[n - 1]}.",
        )
        for n in (1, 2, 3, 4)
    ]
    document = read(pdf(*pages))
    assert "Monthly report" not in document.text
    assert "1 River Council" not in document.text
    assert document.text.count("The River Council saw the mill") == 4


@pytest.mark.parametrize(
    "row",
    ["Nothing was seen.", "Shells counted: {odd}", "On {odd} May the post was shelled",
     "{n} of {total} prisoners were freed on that day, it was said."],
)  # fmt: skip
def test_what_repeats_in_the_text_stays(row: str) -> None:
    said = [row.format(n=n, total=4, odd=(7, 2, 9, 4)[n - 1]) for n in (1, 2, 3, 4)]
    document = read(pdf(*(lines(f"Day {'abcd'[n]}.", *ROWS, said[n]) for n in range(4))))
    for one in said:
        assert one in document.text
    assert document.notes == ()


def test_a_sentence_goes_on_over_a_page_only_where_it_is_open() -> None:
    document = read(
        pdf(lines(*ROWS), lines("had left."), lines("Nobody saw them."), lines("a) One"))
    )
    assert "the barns and had left.\n\nNobody saw them.\n\na) One" in document.text
    cut = read(pdf(lines(*ROWS, "and the garri-"), lines("son left.")))
    assert "and the garrison left." in cut.text
    _, second = cut.pages
    assert cut.text[second.start : second.end] == "son left."


def test_declared_title_and_author_count_unless_nobody_filled_them_in() -> None:
    def titled(canvas: Canvas) -> None:
        canvas.setTitle("The ford in winter")
        canvas.setAuthor("Mira Tull")
        lines("Some words of the report.")(canvas)

    assert read(pdf(lines("Some words of the report."))).title is None
    document = read(pdf(titled))
    assert (document.title, document.author, document.published) == (
        "The ford in winter",
        "Mira Tull",
        None,
    )


def test_pages_without_text_are_noted() -> None:
    def box(canvas: Canvas) -> None:
        canvas.rect(100, 100, 200, 200)

    document = read(pdf(lines("Some words of the report."), box))
    assert document.notes == ("pages without a text layer: 2",)
    assert [page.number for page in document.pages] == [1, 2]


def drawn_box(canvas: Canvas) -> None:
    canvas.rect(100, 100, 200, 200)


SOUND = pdf(lines("Some words of the report."))
BAD = [
    (pdf(drawn_box), "no text layer"),
    (pdf(lines("Secret."), encrypt=StandardEncryption("key")), "encrypted PDF"),
    (SOUND[: len(SOUND) // 3], "damaged or truncated PDF"),
    (b"%PDF-1.4\n%%EOF", "damaged or truncated PDF"),
]


@pytest.mark.parametrize(("content", "found"), BAD, ids=[found for _, found in BAD])
def test_a_pdf_that_cannot_be_read_says_why(content: bytes, found: str) -> None:
    with pytest.raises(SkipItem, match=rf"^report\.pdf: found .*{found}.*; "):
        read_document(content, name="report.pdf")
