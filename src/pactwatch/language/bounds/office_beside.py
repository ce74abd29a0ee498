"""A content and the name of who told it in, the same with the office between them put to the name.

Set off by commas on both sides an office is what the name beside it is, and nothing that is told;
the last word of what is told, before the first comma, is nobody beside it.
Refuses where no comma closes the name: "he met the mayor, the head of the council, A said".
"""

import re
from dataclasses import replace

from pactwatch.language.model.drafts import Draft
from pactwatch.language.names.offices import office_class
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range

__all__ = ["with_office", "with_place_told", "without_body"]

# "Men were held, | the head of the prison, | Bo Tamm, | told": what he is stands before his name.
_OFFICE_BEFORE = re.compile(
    r",\s(?P<who>(?:the|an?|its|his|her|their)\s(?:[\w-]+\s){0,3}?(?P<office>[\w-]+)"
    r"\s(?:of|for|at)\s[^,.;:“”\"]{2,70}),\s\Z"
)
_PERSON_ALONE = re.compile(r"[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3}")


_RUNS_ON = re.compile(r"[a-z]+ [a-z]+ \Z")
# "Has left | Halder, its spokesman, Ilo Marsh | said": no comma parts the place from what is told.
_PLACE_FIRST = re.compile(
    r"(?P<place>[^,.;:“”\"]{2,40}), (?=(?:an?|its|his|her|their)\s(?:[\w-]+\s){0,3}?"
    r"(?P<office>[\w-]+)(?:\s(?:of|for|at|in|from|on)\s[^,.;:“”\"]{2,50})?, "
    r"(?:[A-Z][\w.'’-]+(?:\s|$)){2,4}$)"
)


def with_place_told(
    text: str, content: tuple[Range, ...], source: tuple[Range, ...]
) -> tuple[tuple[Range, ...], tuple[Range, ...]]:
    """What is told reaches to the first comma where only a space parts it from its source."""
    if len(source) != 1 or not _RUNS_ON.search(text, max(0, source[0][0] - 30), source[0][0]):
        return content, source
    start, end = source[0]
    found = _PLACE_FIRST.match(text, start, end)
    if found is None or not _is_somebody(found["office"]):
        return content, source
    if content and content[-1][1] == start - 1:
        content = (*content[:-1], (content[-1][0], found.end("place")))
    return content, ((found.end(), end),)


# "According to Open Hands, | a group that has kept count since May, | nine are gone".
_BODY_BESIDE = re.compile(
    r"(?:an?|the)\s(?:[\w-]+\s){0,3}?(?P<body>[\w-]+)\s(?:that|which|whose|who|based|founded|set\sup)\s"
    r"[^,.;:“”\"]{2,90},\s(?=[\w“\"])"
)


# "The commission set up in May | was told late, although X": what is told of it.
_HOLDS = re.compile(r"\s(?:based|founded|set\sup)\s.*\s(?:was|were|is|are|has|had|have|will)\s")


def _without_relative(text: str, draft: Draft) -> Draft:
    """ "“X,” said A of the league, | who has been fined twice": what A is told to have done."""
    ends = [end for _, end in draft.source if draft.cue and draft.cue[-1][1] < end]
    kept = tuple(
        part
        for part in draft.content
        if not (_RELATIVE.match(text, part[0]) and any(text[e : part[0]] == ", " for e in ends))
    )
    return replace(draft, content=kept) if kept else draft


_RELATIVE = re.compile(r"(?:who|whose)\s")


def without_body(text: str, draft: Draft) -> Draft:
    """What a body is, right behind its name and a comma, is nothing that it tells."""
    draft = _without_relative(text, draft)
    source, content = draft.source, draft.content
    if len(source) != 1 or not content or text[source[0][1] : content[0][0]] != ", ":
        return draft
    found = _BODY_BESIDE.match(text, *content[0])
    bodies = phrases("organisations", "bodies") | phrases("organisations", "outlet_nouns")
    if found is None or found["body"] not in bodies or _HOLDS.search(found.group()):
        return draft
    return replace(draft, content=((found.end(), content[0][1]), *content[1:]))


def _is_somebody(word: str) -> bool:
    return bool(office_class(word)) or word in phrases("titles", "anonymous", "single")


def with_office(
    text: str, content: tuple[Range, ...], source: tuple[Range, ...]
) -> tuple[tuple[Range, ...], tuple[Range, ...]]:
    """Set off by commas on both sides a name is beside the office, and the office no content."""
    if len(source) != 1 or not content or text[source[0][1] : source[0][1] + 1] != ",":
        return content, source
    (start, end), (first, last) = source[0], content[-1]
    told = _OFFICE_BEFORE.search(text, first, start) if last <= start else None
    is_of = told and office_class(told["office"]) and _PERSON_ALONE.fullmatch(text, start, end)
    if told is None or not is_of or told.start() <= first or last <= told.start("who"):
        return content, source
    return (*content[:-1], (first, told.start())), ((told.start("who"), end),)
