"""A name as the model bounds it in, the name without what does not belong to it out.

Each rule is a row with a sentence: where a name cannot go on (a blank line, an opened bracket, an
address), and what it cannot end or begin with ("-based", a small word). Whatever model proposes
names, these hold. Refuses to know any name.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from pactwatch.language.grammar.engine import Found

__all__ = ["EDGE_RULES", "EdgeRule", "mended"]


@dataclass(frozen=True, slots=True)
class EdgeRule:
    """`mend` gives what is left of a name: nothing, one part, or parts that are names each."""

    sentence: str
    mend: Callable[[str, Found], list[Found]]


def mended(text: str, found: Found) -> list[Found]:
    """The name after every rule of the table, in order; parts without a letter are dropped."""
    parts = [found]
    for rule in EDGE_RULES:
        parts = [new for part in parts for new in rule.mend(text, part)]
    return [p for p in parts if any(c.isalnum() for c in text[p.start : p.end])]


_DETERMINER = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\s*\n\s*\n\s*")
_ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*")
_TAIL = re.compile(r"['’]s?$")
# Participles that make an adjective of a name: "Velm-based", "Velm-backed".
_MADE_ADJECTIVE = re.compile(
    r"[-‐‑](?:\w+[-‐‑])?(?:based|backed|led|run|held|controlled|born|owned|funded|trained|built|made"
    r"|occupied|ruled|administered|educated|registered|flagged|aligned|linked|sponsored|brokered"
    r"|dominated|bound)$"
)
_SMALL = re.compile(r"^(?:new|old|former|late|then|ex|pro|anti|and|or|of|in|at|by|for)[\s-]+")
_SMALL_END = re.compile(r"\s+(?:of|and|or|in|at|for|the|to|from|with|by)$")


def _at_blank_line(text: str, found: Found) -> list[Found]:
    if "\n" not in text[found.start : found.end]:
        return [found] if found.start < found.end else []
    parts, start = [], found.start
    for gap in _BLANK_LINE.finditer(text, found.start, found.end):
        parts.append(replace(found, start=start, end=gap.start()))
        start = gap.end()
    parts.append(replace(found, start=start))
    return [p for p in parts if p.start < p.end]


def _without_address(text: str, found: Found) -> list[Found]:
    address = _ADDRESS.search(text, found.start, found.end)
    if address is None:
        return [found]
    end = found.start + len(text[found.start : address.start()].rstrip())
    return [replace(found, end=end)] if end > found.start else []


def _without_half_bracket(text: str, found: Found) -> list[Found]:
    words = text[found.start : found.end]
    if words.count("(") > words.count(")"):
        end = found.start + len(words[: words.rindex("(")].rstrip())
        return [replace(found, end=end)] if end > found.start else []
    if words.count(")") > words.count("("):
        end = found.start + words.index(")")
        return [replace(found, end=end)] if end > found.start else []
    return [found]


def _without_article(text: str, found: Found) -> list[Found]:
    match = _DETERMINER.match(text, found.start, found.end)
    if match is None or (text[match.start()].isupper() and found.kind == "PER"):
        return [found]
    return [replace(found, start=match.end())]


def _without_possessive(text: str, found: Found) -> list[Found]:
    tail = _TAIL.search(text[found.start : found.end])
    return _cut(found, 0, tail.start()) if tail else [found]


def _without_participle(text: str, found: Found) -> list[Found]:
    tail = _MADE_ADJECTIVE.search(text[found.start : found.end])
    return _cut(found, 0, tail.start()) if tail else [found]


def _without_small_words(text: str, found: Found) -> list[Found]:
    words = text[found.start : found.end]
    head, tail = _SMALL.search(words), _SMALL_END.search(words)
    if head is None and tail is None:
        return [found]
    return _cut(found, head.end() if head else 0, tail.start() if tail else len(words))


def _cut(found: Found, start: int, end: int) -> list[Found]:
    """The characters start..end of a name, if there are any."""
    start, end = found.start + start, found.start + end
    return [replace(found, start=start, end=end)] if start < end else []


EDGE_RULES: tuple[EdgeRule, ...] = (
    EdgeRule("A name does not go on after a blank line: what follows is another.", _at_blank_line),
    EdgeRule("An address on the web or for mail is no part of a name.", _without_address),
    EdgeRule("A bracket opened and not closed, or the reverse, bounds it.", _without_half_bracket),
    EdgeRule("It does not begin with an article, unless a person's does.", _without_article),
    EdgeRule("It does not end in a possessive.", _without_possessive),
    EdgeRule("It does not end in a participle that makes it an adjective.", _without_participle),
    EdgeRule("It does not begin or end with a small word in small letters.", _without_small_words),
)
