"""Text in, quotations out: every stretch between quotation marks, whatever the marks.

Handles “…”, "…", ‘…’, '…', «…», „…“, ``…'' and 「…」; a quotation of several paragraphs whose marks
are opened again at each paragraph; a quotation inside a quotation; an opening mark that is never
closed (it ends with its paragraph). A mark without a partner near by is a stray one and opens
nothing. Refuses to raise on any text and to say who speaks.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pactwatch.language.words.nearby import Nearby

__all__ = ["Quotation", "find_quotations", "quotation_at", "quotations_over"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Half-open character ranges: `outer` with the marks, `start..end` the words between them.

    `depth` is 0 for a quotation that stands by itself, 1 inside another. `closed` is false
    where its paragraph ended first. `chain` numbers quotations: a re-opened
    paragraph has its predecessor's.
    """

    start: int
    end: int
    outer: tuple[int, int]
    depth: int = 0
    closed: bool = True
    chain: int = 0


_CLOSES = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "‘": "’'",
    "「": "」",
    "``": "''",
    "''": "''",
    '"': '"',
    "'": "'",
    "‹": "›",
}
# A mark that stands inside a word or after a figure is an apostrophe or a unit (rock 'n' roll,
# 5'11").
_MARK = re.compile(r"``|''|[“”„«»‘’「」\"'‹›]")
_BEFORE_OPENING = re.compile(r"[\s(\[{—–\-/“”\"„«‘:…]")
# Characters, about 500 words: no newspaper quotes more in one paragraph, so a longer pair is two
# stray marks (pages of readers' comments, texts that lost their line ends).
_LONGEST = 3000
_AFTER_CLOSING = re.compile(r"[\s)\]}—–\-,.;:!?…”’\"'»/]")


def find_quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Quotation, ...]:
    """All quotations in order of their opening mark."""
    found: list[Quotation] = []
    for start, end in paragraphs:
        reopened = _reopens(text, start, found)
        for quotation in _in_paragraph(text, start, end):
            number = len(found)
            if reopened and quotation.depth == 0:
                number, reopened = found[-1].chain if found else number, False
            found.append(replace(quotation, chain=number))
    return tuple(sorted(found, key=lambda q: q.outer))


def quotation_at(quotations: Sequence[Quotation], start: int, end: int) -> Quotation | None:
    """Which of outermost quotations in order holds a range, if one does. Looked up."""
    near = quotations_over(quotations, start, end)
    return next((q for q in near if q.outer[0] <= start and end <= q.outer[1]), None)


def quotations_over(quotations: Sequence[Quotation], start: int, end: int) -> Sequence[Quotation]:
    """Those that share a character with a range, of outermost ones in order. Looked up."""
    low = bisect_right(quotations, start, key=lambda q: q.outer[1])
    return quotations[low : bisect_left(quotations, end, key=lambda q: q.outer[0])]


def _reopens(text: str, start: int, found: list[Quotation]) -> bool:
    """Whether the paragraph goes on with a quotation that its predecessor left open."""
    if not found or found[-1].closed:
        return False
    return bool(_MARK.match(text, start)) and not text[found[-1].outer[1] : start].strip()


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quotation]:
    found: list[Quotation] = []
    stack: list[tuple[str, int, int]] = []
    for mark in _MARK.finditer(text, start, end):
        sign, at, after = mark.group(), mark.start(), mark.end()
        while stack and at - stack[0][1] > _LONGEST:
            del stack[0]
        if stack and _was_left_open(text, sign, at, after, end, stack):
            found += _first_sentence(text, stack[0], at)
            del stack[:]
        if stack and _closes(text, sign, at, after, end, stack):
            while stack and not (sign in _closers(stack[-1][0]) or _is_mixed(sign, stack[-1][0])):
                stack.pop()  # an inner mark nobody closed was an apostrophe
            _, opened, inner = stack.pop()
            if text[inner:at].strip():
                found.append(_trimmed(text, inner, at, (opened, after), len(stack), True))
        elif _opens(text, sign, at, after, start, end, stack):
            stack.append((sign, at, after))
    open_still = [s for s in stack if end - s[1] <= _LONGEST][:1]
    for sign, opened, inner in open_still:
        is_open = sign not in "'‘" or _goes_on(text, sign, start, opened, end)
        if is_open and text[inner:end].strip():
            found.append(_trimmed(text, inner, end, (opened, end), 0, False))
    near = Nearby(found, lambda q: [q.outer])
    for quotation in found:
        # A mark that nobody closed holds nothing: what stands behind it is no deeper for it.
        others = (
            q for q in near.over(quotation.outer[0], quotation.outer[0]) if q is not quotation
        )
        around = sum(1 for other in others if _holds(other, quotation))
        yield replace(quotation, depth=around)


_SENTENCE_END = re.compile(r"[.!?]['’]?(?=\s+[A-Z])")


def _was_left_open(
    text: str, sign: str, at: int, after: int, end: int, stack: list[tuple[str, int, int]]
) -> bool:
    """ "“Most recover, he says. ... The toll had “gone up” since": print lost the mark that closed
    the first, where a second opens within a later sentence and only one closes."""
    if sign != "“" or stack[-1][0] != "“" or not re.search(r"[a-z]\s\Z", text[at - 2 : at]):
        return False
    if not _SENTENCE_END.search(text, stack[-1][2], at):
        return False
    following = re.findall("[“”]", text[after : min(end, after + _LONGEST)])
    return following[:1] == ["”"] and following[1:2] != ["”"]


_LED_UP_TO = re.compile(r"[:,]\s*\Z")


def _first_sentence(text: str, opening: tuple[str, int, int], at: int) -> list[Quotation]:
    """Of words whose closing mark is lost the first sentence, where somebody had led up to them;
    else nobody can tell where they end, and the mark is a stray one."""
    _, opened, inner = opening
    ending = _SENTENCE_END.search(text, inner, at)
    if ending is None or not _LED_UP_TO.search(text, max(0, opened - 40), opened):
        return []
    return [_trimmed(text, inner, ending.end(), (opened, ending.end()), 0, False)]


def _holds(one: Quotation, other: Quotation) -> bool:
    return one.outer[0] <= other.outer[0] and other.outer[1] <= one.outer[1]


def _closers(sign: str) -> str | tuple[str, ...]:
    return ("''", "”", '"') if sign == "``" else _CLOSES[sign]


def _closes(
    text: str, sign: str, at: int, after: int, end: int, stack: list[tuple[str, int, int]]
) -> bool:
    if sign == '"' and stack[-1][0] == "“":
        return _closes_curly(text, at, after, end)
    if not any(sign in _closers(opening) for opening, _, _ in stack):
        return False
    if sign in ("'", "’"):
        # The apostrophe of a plural ("the rebels' camp") looks the same: it wants no later partner.
        ends_word = after >= end or bool(_AFTER_CLOSING.match(text, after))
        return ends_word and not _has_later_partner(text, sign, after, end, text[at - 1 : at])
    if sign == '"' and stack[-1][0] == '"':
        return not (at + 1 < end and text[at - 1].isspace() and not text[after].isspace())
    return True


def _is_mixed(sign: str, opening: str) -> bool:
    return sign == '"' and opening == "“"


def _closes_curly(text: str, at: int, after: int, end: int) -> bool:
    """ "There was “no evidence" of it": a straight mark behind a word closes a curly one that has
    no partner of its own before the next opens."""
    ends_word = not text[at - 1].isspace() and (
        after >= end or bool(_AFTER_CLOSING.match(text, after))
    )
    following = re.search("[“”]", text[after : min(end, after + _LONGEST)])
    return ends_word and (following is None or following.group() == "“")


def _has_later_partner(text: str, sign: str, after: int, end: int, before: str) -> bool:
    if before in ",.!?":
        return False
    if before != "s":
        return False
    rest = text[after : min(end, after + _LONGEST)]
    opening = "‘" if sign == "’" else "'"
    closing = re.search(rf"[\w,.!?]{sign}(?!\w)", rest)
    return bool(closing) and opening not in rest[: closing.start() + 1 if closing else 0]


def _opens(
    text: str,
    sign: str,
    at: int,
    after: int,
    start: int,
    end: int,
    stack: list[tuple[str, int, int]],
) -> bool:
    if sign not in _CLOSES or any(sign == opening for opening, _, _ in stack):
        return False
    if sign in ("'", "‘", '"', "''"):
        clear = at == start or bool(_BEFORE_OPENING.match(text, at - 1))
        if not clear or after >= end or text[after].isspace():
            return False
    if sign == "'":
        return _has_closing(text, after, end) or _goes_on(text, sign, start, at, end)
    return len(stack) < 3


_NEXT = re.compile(r"\s*")


def _goes_on(text: str, sign: str, start: int, at: int, end: int) -> bool:
    """ "He said: 'We left.", and the next paragraph opens with the mark again: left open, and no
    apostrophe."""
    is_led_up_to = at == start or text[max(0, at - 3) : at].rstrip().endswith((":", ","))
    following = _NEXT.match(text, end)
    return is_led_up_to and following is not None and text.startswith(sign, following.end())


def _has_closing(text: str, after: int, end: int) -> bool:
    """A single straight mark opens only if another closes: otherwise it is an apostrophe."""
    return bool(re.search(r"[\w,.!?…]'(?!\w)", text[after : min(end, after + _LONGEST)]))


def _trimmed(
    text: str, start: int, end: int, outer: tuple[int, int], depth: int, closed: bool
) -> Quotation:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quotation(start, end, outer, depth, closed)
