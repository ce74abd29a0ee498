"""Drafts in, those whose source has with it whom the words are said to put right.

Shape, as data: "General, the mayor says that ...", "Mr. President, villagers report that ...": the
mayor says so, and the general hears it. Refuses a title that a name or an article stands with
("General Orr, the mayor, says").
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.model.drafts import Draft
from pactwatch.language.names.offices import office_class
from pactwatch.language.words.ranges import Range

__all__ = ["without_vocatives"]

_CALLED = re.compile(
    r"(?:(?:Mr|Ms|Mrs|Madam)\.? )?(?P<who>[A-Z][a-z]+(?: [A-Z][a-z]+)?), (?=[a-z])"
)


def without_vocatives(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, their sources without a bare title and a comma before them."""
    return [replace(d, source=tuple(_behind(text, r) for r in d.source)) for d in drafts]


def _behind(text: str, source: Range) -> Range:
    called = _CALLED.match(text, *source)
    words = called["who"].split() if called else ()
    is_title = called and all(map(office_class, words))
    return (called.end(), source[1]) if called and is_title else source
