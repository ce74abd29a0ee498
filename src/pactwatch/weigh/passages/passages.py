"""One passage in, what comparing needs out: its words in one form, names, counts, days, its no.

Word classes stand in resources/lexicon/relations.toml. Refuses to understand: a passage is a set
of words with a sign, and weigh.relations.relations says which sets of rules fit two of them.
"""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from pactwatch.text.words import words
from pactwatch.weigh.passages.counts import Count, counts_of
from pactwatch.weigh.passages.states import holders_of, left_of, states_of, teller_of
from pactwatch.weigh.passages.words import (
    bag_of,
    is_content,
    lexicon,
    plain_of,
    root_of,
    stem_of,
    unphrased,
)

__all__ = ["Count", "Passage", "bag_of", "read_passage"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as rules see it.

    `stems` are its content words in one form, names included; `names` the capitalised ones;
    `days` the months or days it is about (EDTF); `negated` the words under
    a negation, `has_no` whether there is one; `is_unjudged` says that something could not be
    judged; `denies` has a verb of denial; `counters` are who counts; `is_plan` speaks of what is
    still to come; `changes` has a word of change; `is_furniture` belongs to the page and
    not to the story: thanks, bylines, links, where to write to; `states` are the rows and sides
    of `opposites` it tells of; `is_open_yet` says that something has not come so far; `is_wish`
    asks for something; `is_over` tells that something has ended; `holders` are the words for who
    holds a place or a thing; `teller` those for who opens the passage by saying it; `first`
    are its first content words, mostly of who acts; `marks` tell one of its kind from another
    ("northern"). `denied` are the words behind a verb of denial; `plain` all words in small
    letters; `whole` what all or every one is told of, `left` what is still there or missing;
    `origins` the sides something is told to come from ("the southern bank"); `ended` the words
    behind one that tells of an end ("ceased the shelling"); `refused` the first words behind each
    negation, light verbs and names passed over; `owed` those of what must be so, or is to come.
    `is_own` says whether the speaker's own side is spoken of, None where only the words can tell;
    `wording` are all words two by two, `is_talk` where somebody speaks of "I", "you" or "we";
    `places` are names behind a word of place, or of an owner; `to_come` the words behind
    one that tells of what is still to come.
    """

    text: str
    published: date | None
    stems: frozenset[str]
    names: frozenset[str]
    counts: tuple[Count, ...]
    days: frozenset[str]
    negated: frozenset[str]
    has_no: bool
    is_unjudged: bool
    denies: bool
    counters: frozenset[str]
    is_plan: bool
    changes: bool
    is_furniture: bool = False
    states: frozenset[tuple[int, int]] = frozenset()
    is_open_yet: bool = False
    is_wish: bool = False
    is_over: bool = False
    holders: frozenset[str] = frozenset()
    teller: frozenset[str] = frozenset()
    first: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    plain: tuple[str, ...] = ()
    whole: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    ended: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    owed: frozenset[str] = frozenset()
    is_own: bool | None = None
    wording: frozenset[tuple[str, str]] = frozenset()
    is_talk: bool = False
    places: frozenset[str] = frozenset()
    to_come: frozenset[str] = frozenset()


def read_passage(text: str, published: date | None = None) -> Passage:
    """What a passage holds; `published` resolves its relative days."""
    known = lexicon()
    found = list(words(unphrased(text)))
    plain = [plain_of(w.text) for w in found]
    stems = [stem_of(w) for w in plain]
    inner = {p for w, p in zip(found, plain, strict=True) if w.text[:1].isupper() and w.start}
    names = frozenset(stem_of(p) for p in inner if p not in known.stop and len(p) > 1)
    negated = _after(_without_asides(plain), stems, known.negations, _NEGATED)
    plans = frozenset(
        p for p, s in zip(plain, stems, strict=True) if p in known.plans or _is_plan(s)
    )
    return Passage(
        text=text,
        published=published,
        stems=frozenset(s for s, p in zip(stems, plain, strict=True) if is_content(p)),
        names=names,
        counts=counts_of(found, plain, stems),
        days=_days(text, published),
        negated=negated,
        has_no=any(p in known.negations for p in plain),
        is_unjudged=_is_unjudged(plain, stems),
        denies=_denies(plain) or bool(known.denied_as.search(text)),
        counters=frozenset(s for s in stems if s in known.counters),
        is_plan=bool(plans) or bool(known.planned.search(text)),
        changes=_has_any(plain, stems, known.changes),
        is_furniture=bool(known.furniture.search(text)),
        states=states_of(plain, stems, negated),
        is_open_yet=bool(known.open_yet.search(text)),
        is_wish=bool(known.wishes.search(text)),
        is_over=bool(known.over.search(text)),
        holders=holders_of(text),
        teller=teller_of(text),
        first=frozenset([s for s, p in zip(stems, plain, strict=True) if is_content(p)][:3]),
        marks=frozenset(plain) & {w for row in known.one_of_two for w in row.split()},
        denied=_denied_words(text),
        plain=tuple(plain),
        whole=_after(plain, stems, known.wholes, 4),
        left=left_of(plain, stems),
        origins=_origins(plain),
        ended=_after(plain, stems, known.ends, _END),
        refused=_heads(plain, stems, names),
        owed=_after(plain, stems, known.owing, _OWED),
        to_come=_after(plain, stems, plans, _TO_COME),
        wording=frozenset(pairwise(plain)),
        is_talk=not _TALK.isdisjoint(plain),
        places=_places([w.text for w in found], stems, names),
    )


def _without_asides(plain: list[str]) -> list[str]:
    """The words, no "no" among them of those "who are not" or "which did not": they tell which."""
    known = lexicon().negations
    return [
        "" if word in known and not _WHICH.isdisjoint(plain[max(0, at - 2) : at]) else word
        for at, word in enumerate(plain)
    ]


_WHICH = {"who", "which", "whose"}


def _places(told: list[str], stems: list[str], names: frozenset[str]) -> frozenset[str]:
    """Names that follow "in", "near", "across", a kind of place between, and those that own."""
    found: set[str] = set()
    is_open = False
    for word, stem, after in zip(told, stems, [*told[1:], ""], strict=False):
        is_open = word.casefold() in _AT or (is_open and (stem in names or word in _BETWEEN))
        if (is_open and stem in names) or (word[:1].isupper() and after in _OWNS):
            found.add(stem)
    return frozenset(found)


_OWNS = ("'s", "’s")
_AT = {
    *("in", "at", "near", "across", "throughout", "inside", "outside", "around", "from", "to"),
    "into",
}
_BETWEEN = {
    *("the", "and", "of", "east", "west", "north", "south", "northern", "southern", "eastern"),
    *("western", "city", "town", "village", "metro", "central", "downtown", "suburb", "province"),
    *("district", "region", "neighbouring", "neighboring"),
}


def _origins(plain: list[str]) -> frozenset[str]:
    """Sides behind "from the"."""
    sides = {w for row in lexicon().one_of_two for w in row.split()}
    behind = (w for a, b, w in zip(plain, plain[1:], plain[2:], strict=False) if (a, b) == _FROM)
    return frozenset(behind) & sides


_FROM = ("from", "the")
# What has ended stands close behind the word that says so.
_END = 2
# What must be so stands as close behind "must", "provision" or "impending".
_OWED = 4
_TALK = frozenset({"i", "i'm", "i've", "me", "my", "you", "your", "we", "we're", "our"})
# What is to come stands so near behind "will" or "plans to".
_TO_COME = 10
# As far as a negation reaches.
_NEGATED = 5


def _heads(plain: list[str], stems: list[str], names: frozenset[str]) -> frozenset[str]:
    """The first content word behind each negation: "no arms", "did not justify attacks"; where it
    is a name or a light verb ("took no part in the raid") all that follow."""
    known, found = lexicon(), set[str]()
    for at, word in enumerate(plain):
        if word not in known.negations:
            continue
        near = slice(at + 1, at + 1 + _NEGATED)
        told = [s for p, s in zip(plain[near], stems[near], strict=True) if is_content(p)]
        is_firm = bool(told) and told[0] not in known.light | names
        found.update(told[:1] if is_firm else told)
    return frozenset(found)


def _is_plan(stem: str) -> bool:
    """A form of "plan" or "expect"; "wills" are no "will"."""
    return stem in lexicon().plans - _MODALS


_MODALS = {"will", "would", "shall"}


def _has_any(plain: list[str], stems: list[str], class_: frozenset[str]) -> bool:
    return not class_.isdisjoint(plain) or not class_.isdisjoint(stems)


def _after(plain: list[str], stems: list[str], marks: frozenset[str], reach: int) -> frozenset[str]:
    """Content words within reach after any of the marks."""
    found: set[str] = set()
    for at, word in enumerate(plain):
        if word in marks:
            near = zip(plain[at + 1 : at + 1 + reach], stems[at + 1 : at + 1 + reach], strict=True)
            found.update(s for p, s in near if is_content(p))
    return frozenset(found)


def _is_unjudged(plain: list[str], stems: list[str]) -> bool:
    """ "could not verify whether", "neither confirm nor deny"."""
    after = _after(plain, stems, lexicon().negations, 4)
    roots = {root_of(p) for p in plain}
    is_open = bool({"wheth", "independent", "immediate"} & roots) or "neither" in plain
    return is_open and not after.isdisjoint(lexicon().unjudged)


def _denies(plain: list[str]) -> bool:
    known = lexicon()
    for at, word in enumerate(plain):
        before, after = plain[max(0, at - 3) : at], {root_of(w) for w in plain[at + 1 : at + 4]}
        is_bare = known.negations.isdisjoint(before) and known.withheld.isdisjoint(after)
        if root_of(word) in known.denials and is_bare:
            return True
    return False


# As far as a verb of denial reaches, unless the clause ends before.
_DENIED = 14
_CLAUSE = re.compile(r"\s--?\s|[,;:–—]\s")
# "Denied by the Front, that", "denied in a letter, that": what is denied follows later.
_ASIDE = re.compile(r"\s*(?:by|in|on|at|yesterday|today)\b", re.IGNORECASE)


def _denied_words(text: str) -> frozenset[str]:
    """Content words behind a verb of denial, to the end of its clause."""
    known, found = lexicon(), list(words(text))
    for word in found:
        if root_of(plain_of(word.text)) in known.denials:
            rest = text[word.end :]
            clause = rest if _ASIDE.match(rest) else _CLAUSE.split(rest)[0]
            for part in (clause, rest):
                told = [plain_of(w.text) for w in words(part)][:_DENIED]
                if stems := frozenset(stem_of(p) for p in told if is_content(p)):
                    return stems
    return frozenset()


_YEARS_AHEAD = 20
# "Not since 1998", "7,000 since March": a passage is about more than the day that comes first.
_SINCE = re.compile(r"\bsince (?:early |late |mid-?)?(?:the )?$", re.IGNORECASE)


def _days(text: str, published: date | None) -> frozenset[str]:
    if published is None:
        return frozenset()
    # The grammar of dates, brought in where a text is compared: a board does without.
    from pactwatch.text.dates import find_times

    times = find_times(text, published=published)
    values = (t.value or "" for t in times if not _SINCE.search(text[: t.start]))
    dated = (v for v in values if re.match(r"\d{4}(-\d\d){0,2}$", v))
    # "2045" is a quarter to nine in a running report, not a year.
    return frozenset(v for v in dated if int(v[:4]) <= published.year + _YEARS_AHEAD)
