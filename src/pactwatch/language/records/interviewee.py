"""The head of an interview in, whom it says is interviewed out, or None.

Shapes, as data: "An interview with General A", "The Post interviewed A", "spoke with A",
"A answered our questions", "A: the interview", "A sat down with B for an interview" (A, where the
headline names A alone), "our guest today is A"; or whom a question calls by his name ("General A,
do you ...?"). Refuses whoever is said to ask ("interviewed by B", "reporter B"), the outlet, and a
head that leaves two.
"""

import re
from collections.abc import Sequence

from pactwatch.domain.reading import Name
from pactwatch.language.records.paragraph import is_credit
from pactwatch.language.words.ranges import Range, trim

__all__ = ["interviewee", "is_called"]

# The head of an interview: a headline, a lead, some paragraphs on who it is.
_HEAD = 4000
_WITH = re.compile(
    r"\b(?:interview(?:s|ed|ing)?|conversation|q\s?&\s?a|spoke|speaks|speaking|talk(?:s|ed|ing)?"
    r"|discuss(?:es|ed) (?:\w+ ){1,4}|sat down|sits down|caught up|catches up|chat(?:s|ted)?"
    r"|questions|met|meets|(?:our|my) guest(?:\s(?:today|tonight|this \w+))? is"
    r"|(?:with (?:me|us)|in the studio)(?:\s(?:today|tonight|this \w+))? is)\b"
    r"(?:\s(?:exclusively|briefly|recently|again|by (?:phone|e-?mail|telephone)))?"
    r"(?:\s(?:with|to|for))?\s",
    re.I,
)
# What parts whom one talks with from whom one talks about.
_APART = re.compile(r"[.!?;:\n]|\b(?:about|on|over|regarding|after|against|who|by)\b")
# "In an interview with the Post, A said": any news has that of another's interview.
_IN_PASSING = re.compile(r"\b[Ii]n an? (?:[\w-]+ ){0,2}\Z")
_AND = re.compile(r"\s*(?:,|,?\s(?:and|&)\s)\s*")
# What stands before a name that a question calls: nothing, or titles.
_TITLES = re.compile(r"[“\"'‘]?(?:[A-Z]\w+\.?\s){0,2}")
# "A runs the port. We interviewed her in May.": whom the head names.
_OF_HIM = re.compile(
    r"\b(?:interview(?:s|ed|ing)?|spoke (?:with|to)|talked (?:with|to)|met)(?: with)? (?:him|her)\b"
    r"|\b[Ss]?[Hh]e (?:spoke|talked|was interviewed|answered)\b"
)
_BEHIND = re.compile(
    r"[^.!?;\n]{0,120}?\b(?:t(?:ells|old) (?:us|me|our|(?:the )?(?-i:[A-Z])\w*)"
    r"|talk(?:s|ed) (?:to|with)|sp(?:oke|eaks) (?:to|with)"
    r"|answer(?:s|ed)\b[^.!?;\n]{0,40}\bquestions|sat down with|interviewed|in conversation"
    r"|gave [^.!?;\n]{0,30}interview|on the record)\b"
    r"|\s?:\s(?:an |the |our )?interview\b|['’]s? interview\b",
    re.I,
)
_ASKER = re.compile(
    r"\b(?:by|reporter|correspondent|journalist|editor|contributor|writer)\s(?:\w+\s){0,2}\Z"
)
_ASKS_HIM = re.compile(
    r"\s(?:reports|writes|interview(?:ed|s)|asked|asks|(?:spoke|talked) (?:with|to) h(?:im|er))\b"
    r"|[’'\u200d]*s? (?:correspondent|reporter|journalist)\b|\)\)"
)


def interviewee(
    text: str, asked: Sequence[Range], names: Sequence[Name], outlet: str | None
) -> Range | None:
    """The first full mention of the one person who is interviewed; `asked` are the questions."""
    end = min(asked[0][0], _HEAD)
    called = [n for n in names if any(is_called(text, n, question) for question in asked)]
    people = [n for n in names if n.kind == "PERSON" and n.end <= end and n.text != outlet]
    people = [n for n in people if not is_credit(text, text.rfind("\n", 0, n.start) + 1)]
    told = [n for n in people if _is_told(text, n, people)]
    surname = _only(told) or _only([n for n in told if "\n" not in text[: n.start].strip()])
    if not told and _OF_HIM.search(text, 0, end):
        surname = _only(people)
    surname = surname or _only(called)
    own = [n for n in people if _surname(n) == surname]
    whole = max(own, key=lambda n: (len(n.text.split()), -n.start), default=None)
    return (whole.start, whole.end) if whole else None


def is_called(text: str, name: Name, question: Range) -> bool:
    """Whether a question calls somebody by his name: "General Lind, how many?", "who, Mr Lind?"."""
    if not (question[0] <= name.start and name.end <= question[1] and name.kind == "PERSON"):
        return False
    opens = _TITLES.fullmatch(text, trim(text, *question)[0], name.start)
    if opens and text.startswith(",", name.end):
        return True
    before = re.search(r",\s(?:[A-Z]\w+\.?\s){0,2}\Z", text[question[0] : name.start])
    return bool(before) and text.startswith("?", name.end)


def _only(people: Sequence[Name]) -> str | None:
    surnames = {_surname(n) for n in people}
    return surnames.pop() if len(surnames) == 1 else None


def _surname(name: Name) -> str:
    return name.text.removesuffix("’s").removesuffix("'s").split()[-1]


def _is_told(text: str, name: Name, people: Sequence[Name]) -> bool:
    """Whether the words before or behind a name say that he is interviewed, and not who asks."""
    start = max(0, name.start - 200)
    opening = text[start : name.start]
    if _ASKER.search(opening) or _ASKS_HIM.match(text, name.end):
        return False
    if _BEHIND.match(text, name.end):
        return True
    found = [m for m in _WITH.finditer(opening) if not _IN_PASSING.search(opening[: m.start()])]
    last = max((m.end() for m in found), default=None)
    if last is None:
        return False
    between = [n for n in people if start + last <= n.start < name.start]
    first = between[0].start if between else name.start
    is_next = not between or _AND.fullmatch(text, between[-1].end, name.start)
    return bool(is_next) and not _APART.search(text, start + last, first)
