"""A person's name in, the body the person speaks for where "for" alone or a bracket says so, out.

Shapes, as data: "A, for the defence ministry, said", "A, speaking on behalf of the League,"; in a
list of who is present "for the Government, Mr A", "For Velm: Mr A, Ms B", "for the League Mr A",
"Mr A (Velm Harbour Board)". Refuses what is no body ("for the first time", "A (left)"), and outside
such a list a place in brackets.
"""

import re
from collections.abc import Sequence

from pactwatch.domain.reading import Name
from pactwatch.language.names.names import bare
from pactwatch.language.words.lexicon import phrases

__all__ = ["body_spoken_for"]

_BODY = r"(?:the\s+)?(?P<body>[^\n,.;:()“”\"]{3,60}?)"
_FOR = r"(?:for|on behalf of)\s+"
_BEHIND = re.compile(
    rf"\s*,\s+(?:(?:speaking|appearing|answering|acting|replying)\s+)?{_FOR}{_BODY}\s*,"
)
_TITLE = r"(?:[A-Z]\w{0,3}\.?|[A-Z][a-z]+)\s+"
_ADDRESS = r"(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s+"
_ONE = rf"(?:{_TITLE}){{1,4}}?[A-Z][\w’'-]*(?:,\s+|\s+and\s+)"
_BEFORE = re.compile(
    rf"(?:\A|[.;:,]\s+|\n\s*)(?:{_FOR}|For\s+|On behalf of\s+){_BODY}"
    rf"(?:,\s+(?:[A-Z]\w{{0,3}}\.?\s+)?|:\s+(?:{_ONE}){{0,4}}(?:{_TITLE})?|\s+{_ADDRESS})\Z"
)
_REACH = 160
# "Ms A (Velm Harbour Board)": a bracket with one phrase in it, right behind the name.
_BRACKET = re.compile(r"\s\((?:the\s+)?(?P<body>[A-Z][^()\n,;:]{2,60})\)")
# A line that says who was there.
_LISTED = re.compile(
    r"(?:Present|Also present|In attendance|Attendance|Participants|Attending|Chair|For )[^\n]*\Z"
)


def body_spoken_for(text: str, name: Name, names: Sequence[Name]) -> str | None:
    """The body in the text's words, without its article."""
    found = _BEHIND.match(text, name.end) or _BEFORE.search(
        text, max(0, name.start - _REACH), name.start
    )
    if found is None:
        return _in_bracket(text, name, names)
    body = re.sub(r"^the\s+", "", found["body"], flags=re.I)
    last = bare(body).split()[-1:]
    named = any(n.kind != "PERSON" and bare(n.text) == bare(body) for n in names)
    is_body = any(w in phrases("organisations", "bodies") for w in (*last, *bare(body).split()[:1]))
    # "For Velm: Mr A, Ms B": nobody but a side is there for those it names.
    is_listed = body[:1].isupper() and text.startswith(":", found.end("body"))
    return body if named or is_body or is_listed else None


def _in_bracket(text: str, name: Name, names: Sequence[Name]) -> str | None:
    """ "Ms A | (Velm Harbour Board)"; of who is listed as present also "Ms A (Velm)"."""
    found = _BRACKET.match(text, name.end)
    if found is None:
        return None
    start, end = found.span("body")
    line = text[text.rfind("\n", 0, name.start) + 1 : name.start]
    kinds = {n.kind for n in names if n.start < end and start < n.end}
    is_told = not kinds.isdisjoint(_GROUPS) or (bool(kinds) and bool(_LISTED.match(line)))
    is_body = bare(found["body"]).split()[-1] in phrases("organisations", "bodies")
    return found["body"] if "PERSON" not in kinds and (is_told or is_body) else None


_GROUPS = ("ORGANISATION", "ARMED_GROUP")
