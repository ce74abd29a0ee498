"""The bytes of a saved mail (eml) in, the words of its letter with subject, sender and day out.

Read is the plain letter, else the page it was sent as; a transfer coding (base64, `=E2=80=9C`) is
undone, so that the words are those the reader saw. Subject, sender and day come from the head,
whose other lines are the carriers' and nobody's words. Our own, on Python's parser: places in the
coded file mean nothing to a reader, so that no character has one. Refuses to open attachments: a
note names them.
"""

import re
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from pactwatch.errors import SkipItem
from pactwatch.read.webpage import read_webpage
from pactwatch.text.encoding import decode
from pactwatch.text.one_line import file_name

__all__ = ["MailFile", "is_mail", "read_mail"]

# A head of more is no letter's. Guess.
_HEAD_WITHIN = 65_536
_HEAD = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}(?=\r?\n)")
_SENDER = re.compile(rb"^From:", re.I | re.M)
# What only a program that sends or carries mail writes; a typed "From: … To: …" is a note's head.
_CARRIED = re.compile(
    rb"^(?:Message-ID|MIME-Version|Received|Content-Type|Return-Path):", re.I | re.M
)
# What Python's parser raises on heads that are cut or forged; in 3,000 altered at random, two did.
_DAMAGED = (AttributeError, IndexError, LookupError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class MailFile:
    """Letter, subject, sender and the day it was sent; `notes` tell what was left out."""

    text: str
    title: str | None
    author: str | None
    sent_on: date | None
    notes: tuple[str, ...]


def is_mail(content: bytes) -> bool:
    """Whether a file begins with the head of a mail that some program sent or carried."""
    found = _HEAD.match(content[:_HEAD_WITHIN].removeprefix(b"\xef\xbb\xbf"))
    head = found.group() if found else b""
    return bool(_SENDER.search(head) and _CARRIED.search(head))


def read_mail(content: bytes, *, name: str) -> MailFile:
    """Read a mail. Raises SkipItem, naming the file, where it has no letter that can be read."""
    mail = message_from_bytes(content.removeprefix(b"\xef\xbb\xbf"), policy=default)
    try:
        part = mail.get_body(preferencelist=("plain", "html"))
        text = _words(part, name) if isinstance(part, EmailMessage) else ""
    except _DAMAGED as error:
        raise _no_letter(name) from error
    if not text.strip():
        raise _no_letter(name)
    return MailFile(text, _told(mail, "subject"), _sender(mail), _day(mail), tuple(_left_out(mail)))


def _no_letter(name: str) -> SkipItem:
    return SkipItem(
        f"{name}: found a mail without words that can be read, expected a letter; "
        "save what it says, or its attachments, and add those"
    )


def _words(part: EmailMessage, name: str) -> str:
    """The letter as its reader saw it: decoded, soft breaks undone, a page's visible text."""
    coded = part.get_payload(decode=True)
    decoded = decode(
        coded if isinstance(coded, bytes) else b"", declared=part.get_content_charset()
    )
    if decoded is None:
        return ""
    if part.get_content_subtype() == "html":
        return read_webpage(decoded.text, name=name, url=None).text
    text = decoded.text.replace("\r\n", "\n")
    is_flowed = str(part.get_param("format", "")).casefold() == "flowed"
    # RFC 3676: a blank before the break says that the line goes on; "-- " begins a signature.
    return re.sub(r"(?<!^--) \n(?!>|-- \n|\n)", " ", text, flags=re.M) if is_flowed else text


def _told(mail: EmailMessage, head: str) -> str | None:
    value = " ".join(str(_head(mail, head) or "").split())
    return value or None


def _head(mail: EmailMessage, name: str) -> Any:
    """A line of the head, None where there is none or the parser gives it up."""
    try:
        return mail[name]
    except _DAMAGED:
        return None


def _sender(mail: EmailMessage) -> str | None:
    """The sender's name, else the address."""
    first = next(iter(getattr(_head(mail, "from"), "addresses", ())), None)
    return (first.display_name or first.addr_spec or None) if first else None


def _day(mail: EmailMessage) -> date | None:
    """The day it was sent, where the sender was."""
    sent = getattr(_head(mail, "date"), "datetime", None)
    return sent.date() if sent else None


def _left_out(mail: EmailMessage) -> list[str]:
    names = [file_name(part.get_filename() or "") or "one without a name"
             for part in mail.iter_attachments()]  # fmt: skip
    if not names:
        return []
    return [f"attachments are left out ({', '.join(names)}): save them and add them themselves"]
