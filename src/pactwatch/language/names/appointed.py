"""A name in, the office that the words around it give its bearer out.

Shapes, as data: "as chair of the panel, A"; "the panel is chaired by A"; "A was named envoy"; "the
league sent A as its envoy". Refuses an office that stands beside the name: that is read with it.
"""

import re

from pactwatch.domain.reading import Name
from pactwatch.language.names.offices import office_class
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import load

__all__ = ["office_given"]

_REACH = 90  # characters that such words may take; a guess
_TITLED = r"(?:[A-Z][\w.]*\s){0,3}\Z"
_HIS = r"(?:(?:its|the|their|an?|[A-Z]\w+['’]s)\s)?(?P<office>(?:[\w-]+\s){0,2}?[a-z][\w-]+)"
_AS = re.compile(rf"\b[Aa]s\s{_HIS}(?:\s(?:of|for|to)\s[^,.;:]{{2,50}})?,\s{_TITLED}")
_BY = re.compile(rf"\b(?P<verb>[a-z]+(?:ed|ded|led|run))\sby\s{_TITLED}")
_MADE = re.compile(
    rf"\s(?:(?:was|is|were|has\sbeen|had\sbeen)\s(?:re-?)?"
    rf"(?:named|appointed|elected|made|chosen)\s(?:as\s)?|as\s){_HIS}(?=[\s.,;])"
)
# "A, a retired judge | who chairs | the panel".
_WHO = re.compile(
    r",\s(?:an?|the)\s[^,.;:“”\"]{2,50}?\swho\s(?:has\s)?(?P<verb>[a-z]+)\s(?=the\s|its\s|[A-Z])"
)


def office_given(text: str, name: Name) -> str | None:
    """The office that a name's bearer is told to hold, or to have been given."""
    before = text[max(0, name.start - _REACH) : name.start]
    if (verb := _BY.search(before)) and (role := _by_verb(verb["verb"])):
        return role
    does = _WHO.match(text, name.end, name.end + _REACH)
    if does and (role := _by_verb(does["verb"])):
        return role
    given = _AS.search(before) or _MADE.match(text, name.end, name.end + _REACH)
    return _office(given["office"]) if given else None


def _by_verb(verb: str) -> str | None:
    known: dict[str, str] = load("titles")["by_verb"]
    return known.get(lemma(verb, "VERB"))


def _office(words: str) -> str | None:
    """The words up to the first that is an office."""
    told = words.split()
    ends = next((n for n, w in enumerate(told, 1) if office_class(w.casefold())), None)
    return " ".join(told[:ends]) if ends else None
