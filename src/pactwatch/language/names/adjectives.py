"""Names in, those of countries and bodies that the model took for people as what they are, out.

"Kessia" whose soldiers, border and garrison are "Kessian" throughout is a country, whatever one
sentence makes of it; so is what has a coastguard or a capital, and what the case lists as a state;
a listed group is a body. Refuses names of two words, and names that a longer name of a person
holds.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from pactwatch.language.grammar.engine import Found
from pactwatch.language.words.lexicon import phrases

__all__ = ["with_countries", "with_listed"]

# One "Kessian" may be chance; a guess.
_LEAST = 2
_ADJECTIVE = re.compile(r"\b([A-Z]\w+(?:n|ese))(?:-\w+)?\s+(?=[a-z])")


@cache
def _owning() -> re.Pattern[str]:
    """ "X's coastguard", "the X parliament", "X's fisheries ministry", "the Strait of X": a ruler
    has an army and a government, no coast and no ministry of fisheries."""
    things = "|".join(sorted(phrases("organisations", "of_countries")))
    return re.compile(
        rf"\b(?P<owner>[A-Z]\w+)(?:(?:['’]s)?\s(?:{things})|['’]s\s(?:[a-z]+\s){{1,2}}ministry)\b"
        r"|\b(?:Strait|Gulf|Republic|Kingdom|Embassy|Government|Parliament)\sof\s(?P<of>[A-Z]\w+)"
    )


def with_countries(text: str, found: Sequence[Found]) -> list[Found]:
    """The names, bare ones that the text makes adjectives of as places."""
    seen = Counter(match[1] for match in _ADJECTIVE.finditer(text))
    owners = {match["owner"] or match["of"] for match in _owning().finditer(text)}
    countries = {
        n for n in _alone(text, found) if " " not in n and (n in owners or _is_made_of(n, seen))
    }
    return [replace(n, kind="LOC") if text[n.start : n.end] in countries else n for n in found]


def with_listed(
    text: str, found: Sequence[Found], kinds: Mapping[str, str], key: Callable[[str], str]
) -> list[Found]:
    """The names, those that the case lists as no person by their listed kind; `key` compares."""
    alone = {name: kinds[key(name)] for name in _alone(text, found) if key(name) in kinds}
    return [
        replace(n, kind=alone.get(text[n.start : n.end], n.kind)) if n.kind == "PER" else n
        for n in found
    ]


def _alone(text: str, found: Sequence[Found]) -> set[str]:
    """Names taken for people that are no part of a longer one."""
    people = {text[n.start : n.end] for n in found if n.kind == "PER"}
    parts = {part for name in people if " " in name for part in name.split()}
    return people - parts


def _is_made_of(name: str, seen: Counter[str]) -> bool:
    """Whether "NAMEn", "NAMEan" or "NAMEese" stands before nouns of the text again and again."""
    is_long = len(name) >= len("Velm")
    return is_long and sum(seen[f"{name}{end}"] for end in ("n", "an", "ian", "ese")) >= _LEAST
