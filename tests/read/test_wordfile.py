"""The word processor's docx: paragraphs, tables and notes, and what no reader sees on the page."""

import io
import zipfile
from contextlib import suppress
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactwatch.domain.document import Document
from pactwatch.errors import SkipItem
from pactwatch.read import read_document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def docx(body: str, **parts: str) -> bytes:
    """An archive with this body; other parts by their names, "/" written as "__"."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"
        )
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return out.getvalue()


def p(*runs: str) -> str:
    """A paragraph of runs; one that begins with "<" stands as it is."""
    told = (r if r.startswith("<") else f"<w:r><w:t>{escape(r)}</w:t></w:r>" for r in runs)
    return f"<w:p>{''.join(told)}</w:p>"


def read(content: bytes) -> Document:
    return read_document(content, name="report.docx")


def test_paragraphs_rows_and_notes_stand_in_the_order_of_the_page() -> None:
    cell = "<w:tc>{}</w:tc>".format
    row = f"<w:tr>{cell(p('Aldra'))}{cell(p('9 lorries') + p('two seen'))}</w:tr>"
    notes = f"<w:footnotes {W}><w:footnote>{p('Interview, 4 May 2033.')}</w:footnote></w:footnotes>"
    body = p("VERIFICATION TEAM") + p("The guards ", "left the ford.") + f"<w:tbl>{row}</w:tbl>"
    document = read(docx(body, word__footnotes=notes))
    assert document.text.split("\n\n") == [
        "VERIFICATION TEAM",
        "The guards left the ford.",
        "Aldra | 9 lorries two seen",
        "Interview, 4 May 2033.",
    ]
    assert document.media_type.endswith("wordprocessingml.document")
    assert document.char_map == ()


def test_what_was_taken_out_hidden_or_a_code_is_no_text_and_a_note_says_so() -> None:
    taken = "<w:del><w:r><w:delText>not </w:delText></w:r></w:del>"
    put_in = "<w:ins><w:r><w:t>now </w:t></w:r></w:ins>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>draft </w:t></w:r>"
    code = '<w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:commentReference w:id="0"/></w:r>'
    document = read(docx(p("The post was ", taken, put_in, hidden, "closed.", code)))
    assert document.text == "The post was now closed."
    assert document.notes[0] == "1 tracked deletions are left out, as if they had been accepted"
    assert document.notes[1] == "1 comments are left out"


def test_title_author_and_the_printed_day_are_taken() -> None:
    core = f"<cp {DC}><dc:title>Weekly report</dc:title><dc:creator>Ada Reyes</dc:creator></cp>"
    body = p("VERIFICATION TEAM") + p("Weekly report, 9 June 2033") + p("Nine lorries came.")
    document = read(docx(body, docProps__core=core))
    assert (document.title, document.author) == ("Weekly report", "Ada Reyes")
    assert str(document.published) == "2033-06-09"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (docx("<w:p>"), "cannot be read (damaged or locked)"),
        (docx(""), "only white space"),
        (docx('<!DOCTYPE x [<!ENTITY e "e">]><w:p/>'), "cannot be read"),
    ],
)
def test_a_damaged_one_says_what_to_do(content: bytes, found: str) -> None:
    with pytest.raises(SkipItem, match=r"report\.docx") as caught:
        read(content)
    assert found in str(caught.value)


def test_a_part_that_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(SkipItem, match="expected at most"):
        read(docx(p("a" * 61_000_000)))


def test_an_archive_of_something_else_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(SkipItem, match="zip archive"):
        read(out.getvalue())


_WHOLE = docx(p("The guards left the ford, said Orme.") * 5)


@settings(max_examples=200, deadline=None)
@given(st.integers(4, len(_WHOLE) - 1), st.binary(min_size=1, max_size=30))
def test_a_damaged_file_is_read_or_said_to_be_damaged(at: int, damage: bytes) -> None:
    damaged = (_WHOLE[:at] + damage + _WHOLE[at + len(damage) :])[: len(_WHOLE)]
    with suppress(SkipItem):
        read(damaged)
