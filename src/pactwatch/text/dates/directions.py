"""From the words around an expression to its direction: by, until, since, after, from ... to.

Takes the plain text and two neighbouring readings; gives EDTF intervals. Refuses to change the
expression's own extent or TIMEX3 value: direction is ours, not TimeML's.
"""

import re

from pactwatch.text.dates.calendar import Period, span_edtf
from pactwatch.text.dates.resolve import narrowed

__all__ = ["directed", "joined"]

# Words straight before an expression, the modifier they stand for, and why.
_BEFORE_WORDS = (
    (
        re.compile(r"\b(?:by|no later than|not later than|on or before|by or before)(?: about)? $"),
        "BEFORE",
    ),
    (
        re.compile(r"\b(?:until|till|up to|up until|through|ending|expir(?:es?|ing) (?:on|in)) $"),
        "BEFORE",
    ),
    (re.compile(r"\b(?:before|prior to|ahead of|earlier than|preceding|pre-) ?$"), "BEFORE"),
    (re.compile(r"\b(?:since|ever since|as of|effective|starting(?: on| in| from)?) $"), "AFTER"),
    (
        re.compile(
            r"\b(?:beginning(?: on| in| from)?|with effect from|(?:going|dating)(?: back)? to) $"
        ),
        "AFTER",
    ),
    (re.compile(r"\b(?:after|following|later than|post-|in the wake of|on or after) ?$"), "AFTER"),
)
_ONWARDS = re.compile(
    r"^ (?:onwards?|and (?:beyond|after|afterwards|later|onwards?)|or (?:later|after)|on(?=[,.;]))"
)
_OR_EARLIER = re.compile(r"^ (?:or (?:earlier|before)|and (?:earlier|before))")
_ARTICLES = re.compile(r"\b(?:the|a|an|this|that|its|their|about|around|at least) $")
_PAIR = (
    (re.compile(r"\bbetween (?:the )?$"), re.compile(r"^ and (?:the )?$")),
    (
        re.compile(r"\bfrom (?:the )?$"),
        re.compile(r"^ ?(?:to|until|till|through|-|up to) ?(?:the )?$"),
    ),
    (re.compile(r"(?:^|.)$"), re.compile(r"^(?: through |-| to | until )$")),
)


def directed(text: str, start: int, end: int, period: Period, modifier: str) -> tuple[str, str]:
    """The EDTF of a period in its place in the text, and the modifier of direction ("" if none)."""
    before = _ARTICLES.sub("", text[max(0, start - 32) : start].lower())
    after = text[end : end + 20].lower()
    way = next((m for pattern, m in _BEFORE_WORDS if pattern.search(before)), "")
    if _ONWARDS.match(after):
        way = "AFTER"
    elif _OR_EARLIER.match(after):
        way = "BEFORE"
    edtf = _approximate(narrowed(period, modifier), modifier)
    if way == "BEFORE":
        whole = period.edtf if modifier == "END" else edtf
        return f"../{whole.rpartition('/')[2]}", way
    if way == "AFTER":
        whole = period.edtf if modifier == "START" else edtf
        return f"{whole.partition('/')[0]}/..", way
    return edtf, ""


def joined(text: str, one: tuple[int, int, Period], two: tuple[int, int, Period]) -> str | None:
    """The interval of two neighbours said as one stretch ("between January and March"), or None."""
    link = text[one[1] : two[0]].lower()
    if len(link) > 16:
        return None
    before = text[max(0, one[0] - 16) : one[0]].lower()
    for opening, middle in _PAIR:
        if opening.search(before) and middle.match(link):
            try:
                return span_edtf(one[2], two[2])
            except ValueError:
                return None
    return None


def _approximate(edtf: str, modifier: str) -> str:
    """Mark every dated end approximate where the words blur it: nearly, about, more than."""
    if modifier not in ("APPROX", "LESS_THAN", "MORE_THAN"):
        return edtf
    ends = [e if e in ("", "..") or e[-1] in "?~%" else f"{e}~" for e in edtf.split("/")]
    return "/".join(ends)
