"""A person's name in, the body the person speaks for where "for" alone says so, out.

Shapes, as data: "A, for the defence ministry, said", "A, speaking on behalf of the League,"; in a
list of who is present "for the Government, Mr A". Refuses what is no body ("for the first time").
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
_BEFORE = re.compile(
    rf"(?:\A|[.;:,]\s+|\n\s*)(?:{_FOR}|For\s+|On behalf of\s+){_BODY},"
    r"\s+(?:[A-Z]\w{0,3}\.?\s+)?\Z"
)
_REACH = 100


def body_spoken_for(text: str, name: Name, names: Sequence[Name]) -> str | None:
    """The body in the text's words, without its article."""
    found = _BEHIND.match(text, name.end) or _BEFORE.search(
        text, max(0, name.start - _REACH), name.start
    )
    if found is None:
        return None
    body = re.sub(r"^the\s+", "", found["body"], flags=re.I)
    last = bare(body).split()[-1:]
    named = any(n.kind != "PERSON" and bare(n.text) == bare(body) for n in names)
    is_body = any(w in phrases("organisations", "bodies") for w in (*last, *bare(body).split()[:1]))
    return body if named or is_body else None
