"""Saved mails: the letter as it was read, no line of its head taken for somebody's words."""

from datetime import date
from email.message import EmailMessage

import pytest

from pactwatch.errors import SkipItem
from pactwatch.read import read_document

LETTER = (
    "The Corran Front moved its guns to Ossel, a clerk said. “Nobody stopped them,” he added.\n"
)


def mail(
    *, cte: str = "quoted-printable", subtype: str = "plain", body: str = LETTER
) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Dana Quill <dana@panel.example>"
    made["To"] = "desk@panel.example"
    made["Subject"] = "Guns at Ossel – three witnesses"
    made["Date"] = "Wed, 09 Jul 2031 23:30:00 -0500"
    made["Message-ID"] = "<1@panel.example>"
    made.set_content(body, subtype=subtype, cte=cte)
    return made


@pytest.mark.parametrize("cte", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("name", ["note.eml", "note.txt", "note"])
def test_the_letter_is_read_whatever_it_was_coded_in(cte: str, name: str) -> None:
    read = read_document(mail(cte=cte).as_bytes(), name=name)
    assert (read.text, read.media_type) == (LETTER, "message/rfc822")
    assert (read.title, read.author) == ("Guns at Ossel – three witnesses", "Dana Quill")
    assert (read.published, read.published_basis) == (date(2031, 7, 9), "METADATA")
    assert read.publisher is None


def test_an_attachment_is_named_and_not_read() -> None:
    made = mail()
    made.add_attachment(
        b"\x00\x01", maintype="application", subtype="pdf", filename="an\x1bnex.pdf"
    )
    read = read_document(made.as_bytes(), name="note.eml")
    assert read.text == LETTER
    (note,) = [note for note in read.notes if "attachments" in note]
    assert "nex.pdf" in note
    assert "\x1b" not in note


def test_of_two_forms_the_plain_one_is_read_and_a_page_where_it_is_alone() -> None:
    both = mail()
    both.add_alternative(f"<p>{LETTER} <b>Shown as a page.</b></p>", subtype="html")
    assert read_document(both.as_bytes(), name="a.eml").text == LETTER
    page = mail(subtype="html", body=f"<html><body><p>{LETTER}</p></body></html>")
    assert read_document(page.as_bytes(), name="a.eml").text.strip() == LETTER.strip()


def test_lines_that_were_broken_softly_are_one() -> None:
    made = mail(body="The Front moved \nits guns.\n\n-- \nDana\n", cte="8bit")
    made.set_param("format", "flowed")
    assert read_document(made.as_bytes(), name="a.eml").text.startswith("The Front moved its guns.")


@pytest.mark.parametrize(
    "text",
    [
        "From: the clerk\nTo: the panel\nSubject: guns\n\nThe Front left Ossel, a clerk said.\n",
        "From: here it went on.\nThe Front moved its guns, a clerk said.\n",
        "# A heading\n\nMIME-Version: 1.0 is a line of a mail, a clerk said.\n",
    ],
)
def test_a_note_with_a_head_is_no_mail(text: str) -> None:
    read = read_document(text.encode(), name="letter.eml")
    assert (read.text, read.media_type, read.notes) == (text, "text/plain", ())


@pytest.mark.parametrize(
    "broken",
    [
        mail(body=" \n").as_bytes(),
        mail().as_bytes().replace(b"text/plain", b"image/png"),
        mail(cte="base64").as_bytes().split(b"\n\n")[0] + b"\n\n\xff\xfe\x00",
    ],
)
def test_a_mail_without_a_letter_is_one_line(broken: bytes) -> None:
    with pytest.raises(SkipItem, match=r"^a\.eml: found a mail without words") as raised:
        read_document(broken, name="a.eml")
    assert "\n" not in str(raised.value)


def test_a_forged_head_says_nothing_and_the_letter_is_read() -> None:
    """Python's parser gives up on such a sender with an error of its own."""
    forged = mail().as_bytes().replace(b"<dana@panel.example>", b"<dana@")
    read = read_document(forged.replace(b"Wed, 09 Jul", b"Wed, 99 Jul"), name="a.eml")
    assert (read.text, read.author, read.published) == (LETTER, None, None)
