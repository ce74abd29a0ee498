"""Text that came from outside, as one line of a message: a file's name may hold anything.

A line break would make two messages of one, an escape sequence would repaint the terminal.
"""


def one_line(text: str) -> str:
    """The text with every character that is not printed written out (`\\n`, `\\x1b`)."""
    return "".join(c if c.isprintable() else _written(c) for c in text)


def _written(character: str) -> str:
    # What a terminal cannot show at all is written out by the stream itself.
    is_surrogate = "\ud800" <= character <= "\udfff"
    return character if is_surrogate else character.encode("unicode_escape").decode("ascii")
