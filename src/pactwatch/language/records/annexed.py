"""The annexes of a report in, the letters of others among them out: turns of whoever wrote them.

Shapes, as data: "Annex 7: Letter from the Permanent Representative of A addressed to the Panel",
"Annex II" above "Reply of the Government of A", "Appendix C. Statement by B". All that stands
below, up to the next annex, is said by them. Refuses an annex whose title names no writer, and one
that opens the text, whose issuer is found as any text's.
"""

import re
from collections.abc import Iterator, Sequence

from pactwatch.language.records.turns import Turn
from pactwatch.language.words.ranges import Range, trim

__all__ = ["annexed_letters"]

_ANNEX = re.compile(
    r"(?:Annex|Appendix|Enclosure|Attachment)(?:\s+(?:\d{1,3}|[A-Z]|[IVXL]{1,6}))?\b(?P<rest>[^\n]*)"
)
# "Letter dated 3 May from the Permanent Representative of A | addressed to the Panel".
_WRITTEN = re.compile(
    r"(?i:letter|note verbale|reply|response|statement|communication|message|comments|submission)s?"
    r"(?: (?:received|dated|of)(?: on)?,? [^,\n]{0,12}\d[^,\n]{0,12}?)?(?: received)?"
    r" (?:from|by|of) (?:the )?(?P<who>[A-Z][^,;:\n]{2,100}?)"
    r"(?=[.,;]?(?:\s+(?:addressed|dated|sent|transmitted|to the|in response|received|on|concerning"
    r"|regarding)\b|\s*\(|\s*$|,|;|:))"
)
_LONGEST = 240  # letters that a title may take. A guess.
_SIGNATURE = re.compile(r"\(Signed\)|Signed\b|Yours\b|Please accept\b|Accept, ", re.IGNORECASE)


def annexed_letters(text: str, paragraphs: Sequence[Range]) -> tuple[Turn, ...]:
    """A turn for each annex whose title says who wrote it."""
    told = next((n for n, p in enumerate(paragraphs) if not _is_title(text, p)), len(paragraphs))
    heads = [n for n, p in enumerate(paragraphs) if n > told and _is_annex(text, p)]
    found = (
        _letter(text, paragraphs[head:end])
        for head, end in zip(heads, (*heads[1:], len(paragraphs)), strict=False)
    )
    return tuple(t for t in found if t is not None)


def _is_annex(text: str, paragraph: Range) -> bool:
    start, end = trim(text, *paragraph)
    return _is_title(text, paragraph) and bool(_ANNEX.match(text, start, end))


def _is_title(text: str, paragraph: Range) -> bool:
    words = text[slice(*paragraph)].strip()
    return len(words) <= _LONGEST and not words.endswith(".")


def _letter(text: str, paragraphs: Sequence[Range]) -> Turn | None:
    """Who wrote an annex, by its title or the line below, and what stands below that."""
    for number, where in enumerate(paragraphs[:2]):
        written = _WRITTEN.search(text, *trim(text, *where)) if _is_title(text, where) else None
        if written:
            words = tuple(_told(text, paragraphs[number + 1 :]))
            return Turn(written.span("who"), words) if words else None
    return None


def _told(text: str, paragraphs: Sequence[Range]) -> Iterator[Range]:
    """The paragraphs of a letter, without its address and its ending."""
    for where in paragraphs:
        start, end = trim(text, *where)
        is_sentence = text[slice(*where)].rstrip()[-1:] in {".", "!", "?", "”", '"'}
        if is_sentence and not _SIGNATURE.match(text, start):
            yield start, end
