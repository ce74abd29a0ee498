"""What every document gets, and what every bad file is told."""

import hashlib
import os
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactwatch.domain.document import Run
from pactwatch.errors import SkipItem
from pactwatch.read import read_document
from pactwatch.read.reader import LARGEST_FILE

REPORT = "The envoy of the river council said on Monday that the guards had left the ford.\r\n"
PAGE = (
    "<!doctype html><html><head><title>Ford left open</title></head><body><article>"
    "<p>The guards of the ford left on Monday, the envoy of the river council said.</p>"
    "<p>Nobody had seen them since, she added, and the ferry stayed on its bank.</p>"
    "</article></body></html>"
)


def test_plain_text_stands_exactly_as_decoded() -> None:
    text = "  \t" + REPORT + "\n\n trailing \n"
    document = read_document(text.encode(), name="a/ford.txt", publisher="Ford Post")
    assert document.text == text
    assert document.char_map == (Run(0, len(text), 0),)
    assert (document.media_type, document.encoding) == ("text/plain", "utf-8")
    assert (document.title, document.published, document.published_basis) == (None, None, None)
    assert (document.path, document.publisher, document.language) == (
        "a/ford.txt",
        "Ford Post",
        "en",
    )


def test_hashes_are_of_the_bytes_and_of_the_text() -> None:
    content = REPORT.encode("utf-8-sig")
    document = read_document(content, name="ford.txt")
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert document.text_sha256 == hashlib.sha256(REPORT.encode()).hexdigest()
    assert document.text == REPORT


def test_options_win_over_the_page() -> None:
    page = PAGE.replace(
        "<title>", '<meta property="article:published_time" content="2031-01-05"><title>'
    )
    day = date(2031, 2, 1)
    own = read_document(page.encode(), name="p.html")
    told = read_document(
        page.encode(), name="p.html", published=day, publisher="A", url="https://a.example/x"
    )
    assert (own.published, own.published_basis) == (date(2031, 1, 5), "METADATA")
    assert (told.published, told.published_basis) == (day, "OPTION")
    assert (told.publisher, told.url) == ("A", "https://a.example/x")


WRONG_NAMES = [
    (PAGE.encode(), "page.txt", "text/html"),
    (PAGE.encode("utf-16"), "page.txt", "text/html"),
    (b"<!-- saved -->\n" + PAGE.encode(), "page.md", "text/html"),
    (REPORT.encode(), "report.html", "text/plain"),
    (REPORT.encode(), "report.pdf", "text/plain"),
]


@pytest.mark.parametrize(("content", "name", "media_type"), WRONG_NAMES)
def test_content_decides_and_a_wrong_name_is_noted(
    content: bytes, name: str, media_type: str
) -> None:
    document = read_document(content, name=name)
    assert document.media_type == media_type
    assert any("the name ends in" in note for note in document.notes)


@pytest.mark.parametrize(
    "name", ["note", "note.md", "letter.eml", "odd.name", "https://a.example/x"]
)
def test_other_text_is_plain_text_without_a_note(name: str) -> None:
    document = read_document(b"# A heading\n<b>kept</b>\n" + REPORT.encode(), name=name)
    assert document.media_type == "text/plain"
    assert document.notes == ()


def test_another_language_is_kept_and_noted() -> None:
    text = "Посланник сообщил, что охрана покинула мост в понедельник и не вернулась."
    document = read_document(text.encode("cp1251"), name="r.txt")
    assert (document.text, document.language, document.encoding) == (text, "ru", "cp1251")
    assert [note.split()[0] for note in document.notes] == ["encoding", "the"]


NOISE = bytes(range(256)) * 400
BAD = [
    (b"", "empty file"),
    (b" \r\n\t \n", "only white space"),
    (" \n".encode("utf-16"), "only white space"),
    (b"PK\x03\x04" + NOISE, "damaged or truncated zip archive or office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NOISE, "old office document"),
    (b"\x89PNG\r\n\x1a\n" + NOISE, "PNG picture"),
    (b"\xff\xd8\xff\xe0" + NOISE, "JPEG picture"),
    (b"\x1f\x8b\x08" + NOISE, "gzip archive"),
    (b"{\\rtf1 words}", "rich-text"),
    (NOISE, "binary data"),
    (b"\0" * 5000, "binary data"),
    (b"A text with \0 in it. " + REPORT.encode() * 5, "NUL character at position 12"),
    ("The café at the ford – “closed”.".encode()[:-2], "text in no known encoding"),
    (b"%PDF-1.7\n" + NOISE, "damaged or truncated PDF"),
    (b"<html><head><title>Nothing</title></head><body></body></html>", "without main text"),
    (b"<html><body>" + b"<div>" * 5000 + b"deep", "HTML"),
]


@pytest.mark.parametrize(("content", "found"), BAD, ids=[found for _, found in BAD])
def test_a_bad_file_is_named_with_what_was_found_and_what_to_do(content: bytes, found: str) -> None:
    with pytest.raises(SkipItem) as caught:
        read_document(content, name="inbox/thing.bin")
    message = str(caught.value)
    assert message.startswith("inbox/thing.bin: found ")
    assert found in message
    assert "; " in message
    assert "\n" not in message


@pytest.mark.parametrize("size", [LARGEST_FILE, LARGEST_FILE + 1])
def test_large_noise_is_refused_at_once(size: int) -> None:
    noise = os.urandom(1_000_000) * (size // 1_000_000 + 1)
    began = time.process_time()
    with pytest.raises(SkipItem):
        read_document(noise[:size], name="noise.txt")
    assert time.process_time() - began < 2


def text_or_refusal(content: bytes, name: str) -> str:
    """The working text, or the one line that says why there is none; anything else is a fault."""
    try:
        document = read_document(content, name=name)
    except SkipItem as error:
        refusal = str(error)
        return refusal if refusal.startswith(f"{name}: found ") and "\n" not in refusal else ""
    fits = all(0 <= run.start < run.end <= len(document.text) for run in document.char_map)
    return document.text if fits else ""


HOSTILE = {
    "one line": b"word " * 500_000,
    "no space": b"a" * 3_000_000,
    "angles": b"<html>" + b"<" * 50_000,
    "open comments": b"<html>" + b"<!--" * 300_000,
    "closed comments": b"<!---->" * 600 + b"x",
    "open quotes": b"<html><body>" + b'<a href="' * 300_000,
    "open scripts": b"<html><body>" + b"<script>" * 300_000,
    "references": b"<html><body><p>" + b"&amp" * 20_000,
    "bold": b"<html><body>" + b"<b>" * 200_000 + b"word",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_shapes_end_soon(content: bytes) -> None:
    began = time.process_time()
    outcome = text_or_refusal(content, "x.html")
    assert outcome.strip()
    assert time.process_time() - began < 10


PROSE = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t\f"), min_size=1
).filter(lambda text: text.strip() and not text.startswith("\ufeff"))


@given(PROSE)
def test_any_text_in_utf8_reads_back_the_same(text: str) -> None:
    document = read_document(text.encode(), name="any.txt")
    assert document.text == text
    assert document.char_map == (Run(0, len(text), 0),)


MARKUP = st.lists(
    st.sampled_from(
        [b"<p>", b"<", b">", b"</p>", b"<!--", b"&", b"&amp;", b"<html>", b"words ", b'"']
    )
).map(b"".join)


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(st.binary(max_size=400), MARKUP),
    st.sampled_from([b"", b"<html><body>", b"%PDF-1.4\n", b"\xff\xfe", b"\xef\xbb\xbf"]),
    st.sampled_from(["x", "x.html", "x.pdf", "x.txt"]),
)
def test_any_bytes_are_read_or_skipped(content: bytes, head: bytes, name: str) -> None:
    outcome = text_or_refusal(head + content, name)
    assert outcome.strip()


@pytest.mark.parametrize(
    ("day", "notes"),
    [
        (None, 0),
        (date(2031, 3, 4), 0),
        (date(2031, 3, 9), 1),
    ],
)
def test_a_given_day_does_not_hide_that_the_file_declares_another(
    day: date | None, notes: int
) -> None:
    page = (
        b'<html><head><meta property="article:published_time" content="2031-03-04"></head>'
        b"<body><p>The ferry to Osteria sailed again after a week of fog.</p></body></html>"
    )
    document = read_document(page, name="ferry.html", published=day)
    told = [note for note in document.notes if "came out on 2031-03-04" in note]
    assert len(told) == notes
    assert document.published == (day or date(2031, 3, 4))
