"""A passage that corrects a paper and what that paper told in, what is taken back of it, out.

Of a statement the passage takes back all, where it says that somebody else did it or that it is not
so, or where the paper itself is withdrawn; or its number, where it gives another. Refuses where
what is corrected is a detail (a day, a name, "only some of them"): the statement stands, and a
person sees both.
"""

import re
from calendar import month_name
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from pactwatch.domain.span import joined
from pactwatch.domain.statement import Statement
from pactwatch.weigh.lineage.errata import Erratum
from pactwatch.weigh.names.names import words_of
from pactwatch.weigh.passages.number_words import number_at

__all__ = ["Amendment", "amendment_of", "tells_the_same", "words_shared"]

# This part of a sentence's telling words stands in the passage that recalls it (guess).
_RECALLED = 0.6
_STEM = 5
# Stems as `_stems` has them; a month in both is no matter in common.
_MONTHS = frozenset(name[:_STEM].casefold() for name in month_name if len(name) > 3)
_SOFT = re.compile(
    r"\b(?:only|some of|in part|partly|the rest|otherwise stands?|the others?)\b", re.I
)
_NOT_SO = re.compile(
    r"\b(?:not|no|never|nobody|none|neither|nor|cannot|without foundation|unfounded|no longer"
    r"|did(?:n['’]t)|was(?:n['’]t))\b",
    re.I,
)
_REGRETS = re.compile(r"\b(?:regrets?|apologi[sz]es?|sorry)\b", re.I)
_SAYING = re.compile(r"\b(?:said|says|told|stated|quoted)\b", re.I)
_RETRACTS = re.compile(
    r"\b(?:retract(?:s|ed)?|with(?:draw(?:s|n)?|drew)|rescind(?:s|ed)?|take[sn]? back)\b", re.I
)
_MISTOLD = re.compile(
    r"\b(?:wrongly|erroneously|mistakenly|incorrectly|falsely|in error|by mistake)\b", re.I
)
_NAME = re.compile(r"(?<=[\w,;] )[A-Z][a-z]{3,}")
_FOR_READ = re.compile(
    r"\bfor [“\"](?P<old>[^”\"]+)[”\"],? (?:please )?read [“\"](?P<new>[^”\"]+)[”\"]", re.I
)
_PARAGRAPH = re.compile(
    r"\bparagraph (?P<n>\d+)\b(?:[^“\".]|\bno\.){0,60}\bshould (?:now )?(?:be )?read:? "
    r"[“\"](?P<new>[^”\"]+)[”\"]",
    re.I,
)
_WORD = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+")
_N = r"(?P<{}>(?:\d[\d,]*(?:\.\d+)?|[a-z]+(?:-[a-z]+)?)(?: (?:hundred|thousand|million))?)"
_NEW, _OLD = _N.format("new"), _N.format("old")
# Both numbers: "26, not 46", "for “46” read “26”", "instead of 46 it was 26".
_EXCHANGED = (
    re.compile(rf"(?<!\w){_NEW}(?: [a-z]+){{0,3}},? (?:and )?"
               rf"(?:not|rather than|instead of) “?{_OLD}", re.I),
    re.compile(rf"\bfor [“\"'‘]?{_OLD}(?: [a-z]+){{0,3}}[”\"'’]?,? read [“\"'‘]?{_NEW}", re.I),
    re.compile(rf"\binstead of [“\"]?{_OLD}(?: [a-z]+){{0,3}}[”\"]?,? (?:it |this )?"
               rf"(?:should|must) read [“\"]?{_NEW}", re.I),
    re.compile(rf"\b(?:not|instead of) {_OLD}(?: [a-z]+){{0,3}},? but (?:only )?{_NEW}", re.I),
)  # fmt: skip
# The new one alone: "should read 26", "the number was 26".
_ALONE = (
    re.compile(rf"\b(?:should|must) (?:have )?(?:read|been|be) (?:only )?{_NEW}", re.I),
    re.compile(rf"\b(?:number|figure|total|count) (?:was|is|were) (?:only |in fact )?{_NEW}", re.I),
)


@dataclass(frozen=True, slots=True)
class Amendment:
    """What becomes of a statement: it goes, or has another `number` where it `was` one."""

    number: float | None = None
    was: float | None = None


def amendment_of(
    erratum: Erratum, statement: Statement, paper: str, doers: Sequence[str]
) -> Amendment | None:
    """What the passage does to a statement of the `paper` that it names; `doers` are the names of
    everybody the case knows besides those who do it in the statement."""
    if erratum.is_whole:
        return Amendment()
    if not statement.claims:
        return None
    if amended := _renumbered(erratum, statement):
        return amended
    is_gone = _is_replaced(erratum, statement, paper) or _goes(erratum, statement, doers)
    return Amendment() if is_gone else None


def tells_the_same(one: Statement, other: Statement) -> bool:
    """Whether two statements tell the same conduct in much the same words."""
    ours = {(c.conduct, c.polarity) for c in one.claims}
    if ours.isdisjoint((c.conduct, c.polarity) for c in other.claims):
        return False
    first, second = _stems(joined(one.content)), _stems(joined(other.content))
    least = min(len(first), len(second))
    return least > 1 and len(first & second) >= _RECALLED * least


def words_shared(text: str, other: str) -> int:
    """How many words that tell something two texts share."""
    return len(_stems(text) & _stems(other))


def _recalls(text: str, statement: Statement) -> bool:
    """Whether a text recalls what a statement says: its words, who does it, and where."""
    words = joined(statement.content)
    told, there = _stems(words) - _MONTHS, _stems(text)
    agents = {s for c in statement.claims for a in c.agent for s in _stems(a)}
    if agents and agents.isdisjoint(there):
        return False
    names = {n[:_STEM].casefold() for n in _NAME.findall(words)} - agents - _MONTHS
    if names and names.isdisjoint(there):
        return False
    shared = told & there
    return len(shared) >= 2 and len(shared) >= _RECALLED * len(told)


def _goes(erratum: Erratum, statement: Statement, doers: Sequence[str]) -> bool:
    """Whether the passage says that it is not so, or that somebody else did it."""
    sentences = [erratum.text[a - erratum.start : b - erratum.start] for a, b in erratum.recalled]
    recalling = " ".join(sentences)
    rest = " ".join(s for s in erratum.rest if not _REGRETS.search(s))
    is_retracted = bool(_RETRACTS.search(recalling))
    if not _recalls(erratum.text if is_retracted else recalling, statement):
        return False
    if _SOFT.search(rest) or _SOFT.search(recalling):
        return False
    if is_retracted or (not rest and _MISTOLD.search(recalling)) or _NOT_SO.search(rest):
        return True
    named = any(re.search(rf"\b{re.escape(name)}\b", rest) for name in doers)
    return named and not _SAYING.search(rest)


def _is_replaced(erratum: Erratum, statement: Statement, paper: str) -> bool:
    """ "For “A” read “B”", "paragraph 1 should read: “B”", where B does not tell it."""
    for match in _FOR_READ.finditer(erratum.text):
        if _recalls(match["old"], statement) and not _recalls(match["new"], statement):
            return True
    place = _PARAGRAPH.search(erratum.text)
    if place is None or _recalls(place["new"], statement):
        return False
    start = re.search(rf"(?m)^\s*\(?{place['n']}[.)]\s", paper)
    if start is None:
        return False
    end = re.compile(r"(?m)^\s*\(?\d+[.)]\s").search(paper, start.end())
    return all(start.end() <= s.start and (not end or s.end <= end.start())
               for s in statement.content)  # fmt: skip


def _renumbered(erratum: Erratum, statement: Statement) -> Amendment | None:
    numbers = {v for _, v in _numbers(erratum.text)}
    told = _stems(joined(statement.content))
    for claim in statement.claims:
        quantity = claim.quantity
        if quantity is None or quantity.low != quantity.high or quantity.low not in numbers:
            continue
        if not told & _stems(erratum.text) - _MONTHS or _is_total(erratum.text, quantity.low):
            continue
        new = _new_number(erratum, quantity.low)
        if new is not None:
            return Amendment(new, quantity.low)
    return None


# "28 of its 40 guns": of how many, and not how many.
_OF_ALL = re.compile(r"\b(?:of|out of) (?:its|the|their|all|our|his|her|some|about)\b", re.I)


def _is_total(text: str, number: float) -> bool:
    """Whether a number stands there only as that of which another is a part."""
    behind = {v for m in _OF_ALL.finditer(text) for _, v in islice(_numbers(text[m.end() :]), 1)}
    told = [v for _, v in _numbers(text)]
    return number in behind and told.count(number) == 1


def _new_number(erratum: Erratum, was: float) -> float | None:
    """The number that takes the place of one, where the passage gives it in so many words."""
    for match in (m for shape in _EXCHANGED for m in shape.finditer(erratum.text)):
        if _value(match["old"]) == was and (new := _value(match["new"])) is not None:
            return new
    found = {_value(m["new"]) for shape in _ALONE for m in shape.finditer(erratum.text)}
    found -= {None, was}
    return found.pop() if len(found) == 1 else _of_the_same(erratum, was)


def _of_the_same(erratum: Erratum, was: float) -> float | None:
    """ "We said that 112 prisoners were freed. 102 prisoners were freed": the one other number of
    the same thing."""
    first = {unit for unit, v in _numbers(erratum.text) if v == was and unit}
    rest = [(w, v) for s in erratum.rest for w, v in _numbers(s) if w in first and v != was]
    return rest[0][1] if len({v for _, v in rest}) == 1 else None


def _value(words: str) -> float | None:
    found = number_at([w.casefold().replace(",", "") for w in re.split(r"[ -]", words)])
    return found[0] if found else None


def _numbers(text: str) -> Iterable[tuple[str, float]]:
    """Each number with the stem of the word behind it."""
    words = [w.casefold().replace(",", "") for w in _WORD.findall(text)]
    at = 0
    while at < len(words):
        found = number_at(words[at : at + 6]) if words[at] not in ("a", "an") else None
        if found is None:
            at += 1
            continue
        at += found[1]
        yield (words[at][:_STEM] if at < len(words) else ""), found[0]


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(w[:_STEM].casefold() for w in words_of(text) if len(w) > 3)
