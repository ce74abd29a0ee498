"""Two expressions said as one: from May to June, 2019 until now, three days after 5 April.

Takes the readings of a text in order and changes the EDTF of those that belong together; values
and extents stay as TimeML wants them. Refuses to join what other words part.
"""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from pactwatch.text.dates.directions import undirected
from pactwatch.text.dates.expression import Reading
from pactwatch.text.dates.numbers import COUNT, count
from pactwatch.text.dates.rows_counted import shifted
from pactwatch.text.edtf import is_valid

__all__ = ["join_neighbours"]

_PAIR = (
    (re.compile(r"\bbetween (?:the )?$"), re.compile(r"^ and (?:the )?$")),
    (
        re.compile(r"\bfrom (?:the )?$"),
        re.compile(r"^ ?(?:to|until|till|through|-|up to) ?(?:at least )?(?:the )?$"),
    ),
    (re.compile(r"(?:^|.)$"), re.compile(r"^(?: through |-| to | until )$")),
)


_UNTIL_NOW = re.compile(r"^ ?(?:to|until|till|through|up to|and|-) ?(?:the )?$")
_COUNTED = re.compile(
    rf"(?:(?P<the>the )(?P<one>day|week|month|year)|(?P<n>{COUNT}) (?:[a-z]+ )?(?P<u>[a-z]+))",
    re.IGNORECASE,
)
_STARTING = re.compile(r"^,? (?:starting|beginning|commencing) (?:on |in |from )?(?:the )?$")
_BESIDE = re.compile(r"^ (?P<way>after|from|following|before|prior to|ahead of) (?:the )?$")


def join_neighbours(text: str, readings: list[Reading], reference: date | None) -> None:
    """Give neighbours that are one stretch its EDTF, in place."""
    for index, (one, two) in enumerate(pairwise(list(readings))):
        if not (one.span and two.span):
            continue
        link = text[one.span[1] : two.span[0]].lower()
        if len(link) > 24:
            continue
        one = readings[index]
        changed = (
            _stretch(text, link, one, two)
            or _until_now(link, one, two, reference)
            or _counted_beside(text, link, one, two)
        )
        if changed:
            readings[index], readings[index + 1] = changed


def _stretch(text: str, link: str, one: Reading, two: Reading) -> tuple[Reading, Reading] | None:
    """Both ends of "between January and March" carry the whole stretch."""
    if not (one.period and two.period and one.span) or (one.edtf and two.edtf):
        return None
    before = text[max(0, one.span[0] - 16) : one.span[0]].lower()
    if not any(o.search(before) and m.match(link) for o, m in _PAIR):
        return None
    first = undirected(one.period, one.modifier).split("/")[0]
    last = undirected(two.period, two.modifier).split("/")[-1]
    edtf = f"{first}/{last}"
    return (replace(one, edtf=edtf), replace(two, edtf=edtf)) if is_valid(edtf) else None


def _until_now(
    link: str, one: Reading, two: Reading, reference: date | None
) -> tuple[Reading, Reading] | None:
    """ "from 2019 to the present" ends on the reference day."""
    if two.value != "PRESENT_REF" or not one.period or not reference or one.edtf:
        return None
    edtf = f"{undirected(one.period, one.modifier).split('/')[0]}/{reference.isoformat()}"
    if not _UNTIL_NOW.match(link) or not is_valid(edtf):
        return None
    return replace(one, edtf=edtf), replace(two, edtf=edtf)


def _counted_beside(
    text: str, link: str, one: Reading, two: Reading
) -> tuple[Reading, Reading] | None:
    """ "three days after 5 April" lies there, "six months starting on 1 July" run from it.

    The date counted from stays itself.
    """
    beside, starting = _BESIDE.match(link), _STARTING.match(link)
    if one.type != "DURATION" or one.edtf or not ((beside or starting) and two.period and one.span):
        return None
    said = _COUNTED.fullmatch(text[one.span[0] : one.span[1]])
    if said is None or two.edtf:
        return None
    sign = -1 if beside and beside["way"] in ("before", "prior to", "ahead of") else 1
    try:
        period = shifted(two.period, count(said["n"] or "one"), said["u"] or said["one"], sign)
    except (ValueError, KeyError, OverflowError):
        return None
    edtf = undirected(period, one.modifier if one.modifier != "LESS_THAN" else "")
    if starting:
        edtf = f"{undirected(two.period, '').split('/')[0]}/{edtf.split('/')[-1]}"
    two = replace(two, edtf=undirected(two.period, two.modifier))
    return replace(one, edtf=edtf, relative=two.relative, from_text=not two.relative), two
