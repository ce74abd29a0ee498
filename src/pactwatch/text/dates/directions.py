"""From the words around an expression to its direction: by, until, since, after.

Takes the plain text and one reading; gives EDTF intervals. Refuses to change the
expression's own extent or TIMEX3 value: direction is ours, not TimeML's.
"""

import re

from pactwatch.text.dates.calendar import Period
from pactwatch.text.dates.expression import Tense
from pactwatch.text.dates.resolve import narrowed

__all__ = ["directed", "undirected"]

# Words straight before an expression and the modifier they stand for; the first that fits counts.
_BEFORE_WORDS = (
    (
        re.compile(
            r"\b(?:no earlier than|not earlier than|not before|no sooner than"
            r"|at the earliest(?: on| in)?) $"
        ),
        "AFTER",
    ),
    (
        re.compile(
            r"\b(?:by|no later than|not later than|on or before|by or before"
            r"|at the latest(?: on| in)?)(?: about)? $"
        ),
        "BEFORE",
    ),
    (
        re.compile(
            r"\b(?:until|till|up to|up until|and including|through|ending"
            r"|expir(?:es?|ing) (?:on|in)|expiring) $"
        ),
        "BEFORE",
    ),
    (re.compile(r"\b(?:before|prior to|ahead of|earlier than|preceding|pre-) ?$"), "BEFORE"),
    (
        re.compile(
            r"\b(?:since|ever since|as of|as from|effective(?: from)?|w\.e\.f\."
            r"|(?:starting|commencing)(?: on| in| from)?) $"
        ),
        "AFTER",
    ),
    (
        re.compile(
            r"\b(?:beginning(?: on| in| from)?|with effect (?:from|on)"
            r"|(?:going|dating)(?: back)? to) $"
        ),
        "AFTER",
    ),
    (re.compile(r"\b(?:after|following|later than|post-|in the wake of|on or after) ?$"), "AFTER"),
)
# What is put off until a day takes place on it.
_PUT_OFF = re.compile(
    r"\b(?:postponed|delayed|adjourned|deferred|put off|rescheduled)\b[^.;]{0,40}"
    r"\b(?:until|till|to) $"
)
# "From September the levy is due" opens a sentence; "letters from September" have no direction.
_OPENING_FROM = re.compile(r"(?:^|[.;:!?] |\n)from $")
_GOES_ON = re.compile(r"^,? [\w“\"']")
# "As of 3 May, 40 were held" tells how things stood that day; a rule "as of 3 May" holds on.
_AS_OF = re.compile(r"\bas of $")
_EARLIEST = re.compile(r"^,? at the earliest")
_ONWARDS = re.compile(
    r"^,? (?:at the earliest|onwards?|and (?:beyond|after|afterwards|later|onwards?)"
    r"|or (?:later|after)|on(?=[,.;]|$))"
)
_OR_EARLIER = re.compile(r"^,? (?:at the latest|or (?:earlier|before)|and (?:earlier|before))")
# "by the end of the second quarter" is by the quarter's end, so the part says nothing new.
_PART_OF = re.compile(
    r"\b(?:the )?(?:(?:end|close|beginning|start|middle) of"
    r"|(?:cob|(?:end|close) of business)(?: on)?) $"
)
_ARTICLES = re.compile(r"\b(?:the|a|an|this|that|its|their|about|around|at least) $")


def directed(
    text: str, start: int, end: int, period: Period, modifier: str, *, tense: Tense | None = None
) -> tuple[str, str]:
    """The EDTF of a period in its place in the text, and the modifier of direction ("" if none).

    ``tense`` tells whether the sentence looks back: "as of 3 May" is then how things stood.
    """
    before = _ARTICLES.sub("", text[max(0, start - 64) : start].lower())
    before = _PART_OF.sub("", before)
    after = text[end : end + 20].lower()
    way = next((m for pattern, m in _BEFORE_WORDS if pattern.search(before)), "")
    if _PUT_OFF.search(before) or before.endswith("not until "):
        way = ""
    if _AS_OF.search(before) and _is_told(text, start, end, tense):
        way = ""
    is_opening = bool(_OPENING_FROM.search(before) and _GOES_ON.match(after))
    # "Will not be free until 3 July at the earliest": what is bounded is how long it is not so.
    is_until = way == "BEFORE" and bool(_EARLIEST.match(after))
    if is_opening or (_ONWARDS.match(after) and not is_until):
        way = "AFTER"
    elif _OR_EARLIER.match(after):
        way = "BEFORE"
    edtf = undirected(period, modifier)
    if way == "BEFORE":
        whole = period.edtf if modifier in {"END", "LAST WEEK", "SECOND HALF"} else edtf
        return f"../{whole.rpartition('/')[2]}", way
    if way == "AFTER":
        whole = period.edtf if modifier in {"START", "FIRST WEEK", "FIRST HALF"} else edtf
        return f"{whole.partition('/')[0]}/..", way
    return edtf, ""


def _is_told(text: str, start: int, end: int, tense: Tense | None) -> bool:
    is_near = text[start:end].lower() in ("today", "yesterday")
    return is_near or (tense is not None and tense(start, end) < 0)


def undirected(period: Period, modifier: str) -> str:
    """The EDTF of a period with what its modifier narrows or blurs."""
    return _approximate(narrowed(period, modifier), modifier)


def _approximate(edtf: str, modifier: str) -> str:
    """Mark every dated end approximate where the words blur it: nearly, about, more than."""
    if modifier not in ("APPROX", "LESS_THAN", "MORE_THAN"):
        return edtf
    ends = [e if e in ("", "..") or e[-1] in "?~%" else f"{e}~" for e in edtf.split("/")]
    return "/".join(ends)
