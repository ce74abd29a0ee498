"""One passage in, what comparing needs out: its words in one form, names, counts, days, its no.

Word classes stand in resources/lexicon/relations.toml. Refuses to understand: a passage is a set
of words with a sign, and weigh.relations says which sets of rules fit two of them.
"""

import functools
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from importlib import resources

from pactwatch.text.dates import find_times
from pactwatch.text.words import Word, words

__all__ = ["Count", "Passage", "bag_of", "read_passage"]


@dataclass(frozen=True, slots=True)
class Count:
    """A number with what it counts: stems that follow it, nearest first."""

    value: float
    unit: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as rules see it.

    `stems` are its content words in one form, names included; `names` the capitalised ones;
    `days` the months or days it is about (EDTF); `negated` the words under
    a negation, `has_no` whether there is one; `is_unjudged` says that something could not be
    judged; `denies` has a verb of denial; `counters` are who counts; `is_plan` speaks of what is
    still to come; `changes` has a word of change.
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


def read_passage(text: str, published: date | None = None) -> Passage:
    """What a passage holds; `published` resolves its relative days."""
    lexicon = _lexicon()
    found = list(words(text))
    plain = [_plain(w.text) for w in found]
    stems = [_stem(w) for w in plain]
    inner = {p for w, p in zip(found, plain, strict=True) if w.text[:1].isupper() and w.start}
    names = frozenset(_stem(p) for p in inner if p not in lexicon.stop and len(p) > 1)
    return Passage(
        text=text,
        published=published,
        stems=frozenset(s for s, p in zip(stems, plain, strict=True) if _is_content(p)),
        names=names,
        counts=_counts(found, plain, stems),
        days=_days(text, published),
        negated=_after(plain, stems, lexicon.negations, 5),
        has_no=any(p in lexicon.negations for p in plain),
        is_unjudged=_is_unjudged(plain, stems),
        denies=_denies(plain, stems),
        counters=frozenset(s for s in stems if s in lexicon.counters),
        is_plan=any(
            p in lexicon.plans or s in lexicon.plans for s, p in zip(stems, plain, strict=False)
        ),
        changes=any(
            p in lexicon.changes or s in lexicon.changes for s, p in zip(stems, plain, strict=False)
        ),
    )


@functools.lru_cache(maxsize=4096)
def bag_of(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The content words of a text in one form, and those of them that stand capitalised."""
    stems, names = set(), set()
    for word in words(text):
        plain = _plain(word.text)
        if _is_content(plain):
            stems.add(_stem(plain))
            if word.text[:1].isupper():
                names.add(_stem(plain))
    return frozenset(stems), frozenset(names)


@dataclass(frozen=True, slots=True)
class _Lexicon:
    same: dict[str, str]
    negations: frozenset[str]
    denials: frozenset[str]
    withheld: frozenset[str]
    unjudged: frozenset[str]
    counters: frozenset[str]
    plans: frozenset[str]
    changes: frozenset[str]
    empty_units: frozenset[str]
    stop: frozenset[str]
    numbers: dict[str, float]


@functools.cache
def _lexicon() -> _Lexicon:
    folder = resources.files("pactwatch.resources") / "lexicon"
    rows = tomllib.loads((folder / "relations.toml").read_text("utf-8"))
    same: dict[str, str] = {}
    for line in rows["same"]:
        first, *others = line.split()
        for word in (first, *others):
            same.setdefault(_root(word), _root(first))
    stemmed = ("denials", "withheld", "unjudged", "counters")
    stems = {key: frozenset(_root(w) for w in rows[key].split()) for key in stemmed}
    return _Lexicon(
        same=same,
        negations=frozenset(rows["negations"].split()),
        **stems,
        plans=frozenset(rows["plans"].split()) | {_root(w) for w in rows["plans"].split()},
        changes=frozenset(rows["changes"].split()) | {_root(w) for w in rows["changes"].split()},
        empty_units=frozenset(rows["empty_units"].split()),
        stop=frozenset(rows["stop"].split()),
        numbers=dict(tomllib.loads((folder / "numbers.toml").read_text("utf-8"))),
    )


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'").replace(",", "").removesuffix("'s").removesuffix("'")


_IRREGULAR = {
    "rose": "rise", "fell": "fall", "left": "leave", "held": "hold", "took": "take",
    "taken": "take", "men": "man", "people": "person", "shot": "shoot", "began": "begin",
    "said": "say", "paid": "pay", "gave": "give", "given": "give", "led": "lead", "lost": "lose",
    "children": "child", "women": "woman", "grew": "grow", "hidden": "hide", "hid": "hide",
    "ran": "run", "went": "go", "gone": "go", "lives": "life", "died": "die", "dying": "die",
    "undertook": "undertake", "undertaken": "undertake", "withdrew": "withdraw",
    "withdrawn": "withdraw", "withdrawal": "withdraw", "met": "meet", "fled": "flee",
}  # fmt: skip
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ied", "ies", "ed", "ers", "er",
            "es", "ly", "s", "e", "y")  # fmt: skip


@functools.lru_cache(maxsize=20_000)
def _root(word: str) -> str:
    """A rough stem: enough to bring the forms of one word together."""
    word = _IRREGULAR.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word


def _stem(plain: str) -> str:
    root = _root(plain)
    return _lexicon().same.get(root, root)


def _is_content(plain: str) -> bool:
    return plain not in _lexicon().stop and bool(re.match(r"[^\W\d_]", plain)) and len(plain) > 1


def _after(plain: list[str], stems: list[str], marks: frozenset[str], reach: int) -> frozenset[str]:
    """Content words within reach after any of the marks."""
    found: set[str] = set()
    for at, word in enumerate(plain):
        if word in marks:
            near = zip(plain[at + 1 : at + 1 + reach], stems[at + 1 : at + 1 + reach], strict=True)
            found.update(s for p, s in near if _is_content(p))
    return frozenset(found)


def _is_unjudged(plain: list[str], stems: list[str]) -> bool:
    """ "could not verify whether", "neither confirm nor deny"."""
    after = _after(plain, stems, _lexicon().negations, 4)
    roots = {_root(p) for p in plain}
    is_open = bool({"wheth", "independent", "immediate"} & roots) or "neither" in plain
    return is_open and not after.isdisjoint(_lexicon().unjudged)


def _denies(plain: list[str], stems: list[str]) -> bool:
    lexicon = _lexicon()
    for at, _stem in enumerate(stems):
        before, after = plain[max(0, at - 3) : at], stems[at + 1 : at + 4]
        is_bare = lexicon.negations.isdisjoint(before) and lexicon.withheld.isdisjoint(after)
        if _root(plain[at]) in lexicon.denials and is_bare:
            return True
    return False


_NUMBER = re.compile(r"^[#$£€]?(\d+(?:\.\d+)?)(m|bn|k|million|billion)?$")
_SCALES = {"million": 1e6, "m": 1e6, "bn": 1e9, "billion": 1e9, "k": 1e3, "hundred": 1e2,
           "thousand": 1e3, "dozen": 12.0}  # fmt: skip


def _value(plain: str) -> float | None:
    found = _NUMBER.match(plain)
    if found:
        return float(found.group(1)) * _SCALES.get(found.group(2) or "", 1.0)
    parts = [_lexicon().numbers.get(part) for part in plain.split("-")]
    return float(sum(p for p in parts if p is not None)) if None not in parts else None


def _counts(found: list[Word], plain: list[str], stems: list[str]) -> tuple[Count, ...]:
    counts = []
    for at, word in enumerate(plain):
        value = _value(word)
        if value is None or (at and plain[at] in _SCALES and _value(plain[at - 1]) is not None):
            continue
        if at + 1 < len(plain) and plain[at + 1] in _SCALES:
            value *= _SCALES[plain[at + 1]]
        after = [
            s
            for s, p in zip(stems[at + 1 : at + 8], plain[at + 1 : at + 8], strict=True)
            if _is_content(p) and p not in _SCALES
        ]
        counts.append(Count(value, tuple(after)))
    return tuple(counts)


_YEARS_AHEAD = 20


def _days(text: str, published: date | None) -> frozenset[str]:
    if published is None:
        return frozenset()
    values = (t.value or "" for t in find_times(text, published=published))
    dated = (v for v in values if re.match(r"\d{4}(-\d\d){0,2}$", v))
    # "2045" is a quarter to nine in a running report, not a year.
    return frozenset(v for v in dated if int(v[:4]) <= published.year + _YEARS_AHEAD)
