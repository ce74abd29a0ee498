"""Names in, those of countries that the model took for people as places, by their adjectives, out.

"Kessia" whose soldiers, border and garrison are "Kessian" throughout is a country, whatever one
sentence makes of it. Refuses names of two words, and names that a longer name of a person holds.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.engine import Found

__all__ = ["with_countries"]

# One "Kessian" may be chance; a guess.
_LEAST = 2
_ADJECTIVE = re.compile(r"\b([A-Z]\w+(?:n|ese))(?:-\w+)?\s+(?=[a-z])")


def with_countries(text: str, found: Sequence[Found]) -> list[Found]:
    """The names, bare ones that the text makes adjectives of as places."""
    seen = Counter(match[1] for match in _ADJECTIVE.finditer(text))
    people = {text[n.start : n.end] for n in found if n.kind == "PER"}
    parts = {part for name in people if " " in name for part in name.split()}
    countries = {n for n in people - parts if " " not in n and _is_made_of(n, seen)}
    return [replace(n, kind="LOC") if text[n.start : n.end] in countries else n for n in found]


def _is_made_of(name: str, seen: Counter[str]) -> bool:
    """Whether "NAMEn", "NAMEan" or "NAMEese" stands before nouns of the text again and again."""
    is_long = len(name) >= len("Velm")
    return is_long and sum(seen[f"{name}{end}"] for end in ("n", "an", "ian", "ese")) >= _LEAST
