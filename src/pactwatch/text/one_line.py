"""Text that came from outside, as people are shown it: a file's name may hold anything.

A line break would make two messages of one, an escape sequence would repaint the terminal, and a
mark of direction would show a name from its end ("gpj.txt" for a text that ends in "txt.jpg").
"""

import re

# What paints or turns instead of printing: control characters but tab and line feed, and the marks
# that turn or hold the direction of what follows. Joiners and plain marks belong to scripts.
_ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_HALVES = re.compile("[\ud800-\udfff]")


def one_line(text: str) -> str:
    """The text with every character that is not printed written out (`\\n`, `\\x1b`)."""
    return "".join(c if c.isprintable() else _written(c) for c in text)


def as_shown(text: str) -> str:
    """Text of several lines for a terminal: what would act on it is written out, no more."""
    return _ACTS.sub(lambda found: _written(found.group()), text)


def file_name(name: str) -> str:
    """A file's name as it is kept and shown: bytes that are no text are written out (`\\xff`)."""
    lines = _HALVES.sub(lambda half: _byte(half.group()), name)
    return as_shown(lines.replace("\n", "\\n").replace("\t", "\\t"))


def whole(text: str) -> str:
    """The text with every half of a surrogate pair, which no encoding carries, as U+FFFD."""
    return _HALVES.sub("\ufffd", text)


def _byte(half: str) -> str:
    """A byte of a name as the system gives what is no text; any other half is U+FFFD."""
    byte = ord(half) - 0xDC00
    return f"\\x{byte:02x}" if 0x80 <= byte <= 0xFF else "\ufffd"


def _written(character: str) -> str:
    # What a terminal cannot show at all is written out by the stream itself.
    is_surrogate = "\ud800" <= character <= "\udfff"
    return character if is_surrogate else character.encode("unicode_escape").decode("ascii")
