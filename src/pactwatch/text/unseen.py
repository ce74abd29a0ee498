"""What a reader sees of typed words: compatible characters as one, none that nobody sees.

In: text as typed. Out: the same as it is read. Refuses to tell letters apart that only look alike
(a Cyrillic and a Latin a): different people bear such names.
"""

import re
import unicodedata

# Joiners, marks of direction, a space of no width; other control characters print nothing either.
_UNSEEN_KINDS = ("Cf", "Cc")
# Marks without a sign of their own: a grapheme joiner, two Khmer vowels, variations of a sign.
_UNSEEN = re.compile("[\u034f\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# Letters that are printed as a blank: Hangul fillers, a braille cell without dots.
_BLANK = re.compile("[\u115f\u1160\u2800]")


def as_seen(text: str) -> str:
    """The text in NFKC with runs of blanks as one space, and without what nobody sees."""
    plain = _UNSEEN.sub("", _BLANK.sub(" ", unicodedata.normalize("NFKC", text)))
    seen = "".join(c for c in plain if c.isspace() or unicodedata.category(c) not in _UNSEEN_KINDS)
    # What stood apart by an unseen character may make one with its neighbour now.
    return " ".join(unicodedata.normalize("NFKC", seen).split())


def is_blank(text: str) -> bool:
    """Whether a reader sees nothing of it."""
    return not as_seen(text)
