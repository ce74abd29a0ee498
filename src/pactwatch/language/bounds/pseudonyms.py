"""Drafts in, those of somebody whose made-up name stands in quotation marks given to that name.

Shapes, as data: "“Mariam,” 34, said that X", "“Mariam” (a pseudonym), 34, told us X", "X, “Rina,” a
teacher, said": the quoted name says X, and is none of the words. Refuses a quotation that nothing
of the kind parts from the cue ("“Never,” the colonel said").
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.ranges import Range, overlaps, trim

__all__ = ["with_pseudonyms"]

_NAMED = re.compile(
    r"(?P<open>[“\"‘'])(?P<name>[A-Z][a-z]+(?: [A-Z][\w.]*)?|(?:[A-Z]\.\s?){1,3}),?[”\"’'],?\s"
    r"(?:\((?:a pseudonym|not (?:his|her|their) real name|name changed|a false name)\),?\s"
    r"|(?:aged )?\d{1,2}(?:-year-old)?,\s|an?\s[^,.“”\"\n]{3,60},\s)+"
)


def with_pseudonyms(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each whose cue stands right behind such a name with it for its source."""
    named = {m.end(): m for m in _NAMED.finditer(text)}
    return [_of_name(text, d, named.get(d.cue[0][0])) if d.cue else d for d in drafts]


def _of_name(text: str, draft: Draft, found: re.Match[str] | None) -> Draft:
    name = found.span("name") if found else (0, 0)
    near = [s for s in draft.source if found and overlaps(s, found.span())]
    if found is None or any(s[0] != found.start() for s in near):
        return draft
    content = tuple(r for c in draft.content if (r := _apart(text, c, found.span())))
    return replace(draft, source=(name,), content=content)


def _apart(text: str, part: Range, named: Range) -> Range | None:
    """Words said without the name and what stands beside it."""
    if part[0] < named[0]:
        part = trim(text, part[0], min(part[1], named[0]))
        return (part[0], part[1] - 1) if text[part[1] - 1] == "," else part
    part = trim(text, max(part[0], named[1]), part[1])
    return part if part[0] < part[1] else None
