"""A body's name with "the" where a reader would say it, beside the text of a duty.

Refuses to guess for names that neither the text nor what the body is gives an article.
"""

import re

__all__ = ["with_article"]

# "The Kingdom of X": what it is and of what takes the article.
_KIND_OF = re.compile(r"[A-Z]\w+ of (?:the )?[A-Z]")


def with_article(name: str, text: str) -> str:
    """ "the Corran Front" where the duty's own text calls it so, in full or for short ("the
    Front"), "the Republic of X" anywhere."""
    short = name.rpartition(" ")[2]
    is_called_so = re.search(rf"\bthe (?:{re.escape(name)}|{re.escape(short)})\b", text, re.I)
    return f"the {name}" if is_called_so or _KIND_OF.match(name) else name
