"""A text in, its content words in one form out, by the word classes of relations.toml.

Refuses to parse: a form is the word less its ending, and words that tell one thing have one form.
"""

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib import resources

from pactwatch.text.words import words

__all__ = [
    "Lexicon",
    "bag_of",
    "is_content",
    "lexicon",
    "plain_of",
    "root_of",
    "stem_of",
    "unphrased",
]


@functools.lru_cache(maxsize=4096)
def bag_of(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The content words of a text in one form, and those of them that stand capitalised."""
    stems, names = set(), set()
    for word in words(text):
        if stem := _content_stem(word.text):
            stems.add(stem)
            if word.text[:1].isupper():
                names.add(stem)
    return frozenset(stems), frozenset(names)


# Of a million words of news a few ten thousand are different.
@functools.lru_cache(maxsize=65_536)
def _content_stem(word: str) -> str:
    """The form of a word that tells something, else nothing."""
    plain = plain_of(word)
    return stem_of(plain) if is_content(plain) else ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word classes of relations.toml, in the form they are compared in."""

    same: dict[str, str]
    negations: frozenset[str]
    denials: frozenset[str]
    withheld: frozenset[str]
    unjudged: frozenset[str]
    counters: frozenset[str]
    plans: frozenset[str]
    changes: frozenset[str]
    measures: frozenset[str]
    lengths: frozenset[str]
    stop: frozenset[str]
    numbers: dict[str, float]
    furniture: re.Pattern[str]
    notices: re.Pattern[str]
    opposites: tuple[str, ...]
    apart: tuple[str, ...]
    one_of_two: tuple[str, ...]
    holding: re.Pattern[str]
    over: re.Pattern[str]
    planned: re.Pattern[str]
    open_yet: re.Pattern[str]
    wishes: re.Pattern[str]
    denied_as: re.Pattern[str]
    moved: re.Pattern[str]
    in_all: re.Pattern[str]
    by_now: re.Pattern[str]
    wholes: frozenset[str]
    lefts: frozenset[str]
    ends: frozenset[str]
    owing: frozenset[str]
    light: frozenset[str]
    said: frozenset[str]
    phrasal: tuple[tuple[re.Pattern[str], str], ...]


@functools.cache
def lexicon() -> Lexicon:
    """The word classes, read once."""
    folder = resources.files("pactwatch.resources") / "lexicon"
    rows = tomllib.loads((folder / "relations.toml").read_text("utf-8"))
    same: dict[str, str] = {}
    for line in rows["same"]:
        first, *others = line.split()
        for word in (first, *others):
            same.setdefault(root_of(word), root_of(first))
    stemmed = ("denials", "withheld", "unjudged", "counters", "said")
    stems = {key: frozenset(root_of(w) for w in rows[key].split()) for key in stemmed}
    return Lexicon(
        same=same,
        negations=frozenset(rows["negations"].split()),
        **stems,
        plans=_forms(rows["plans"]),
        changes=_forms(rows["changes"]),
        measures=frozenset(root_of(w) for w in rows["measures"].split()),
        lengths=frozenset(root_of(w) for w in rows["lengths"].split()),
        stop=frozenset(rows["stop"].split()),
        furniture=_page_or(_any_of([*rows["furniture"], *rows["notices"]])),
        notices=_pattern(_any_of(rows["notices"])),
        opposites=tuple(rows["opposites"]),
        apart=tuple(rows["apart"]),
        one_of_two=tuple(rows["one_of_two"]),
        holding=_pattern(_any_of(rows["holding"])),
        over=_pattern(_any_of(rows["over"])),
        planned=_pattern(_any_of(rows["planned"])),
        open_yet=_pattern(_any_of(rows["open_yet"])),
        wishes=_pattern(_any_of(rows["wishes"])),
        denied_as=_pattern(_any_of(rows["denied_as"])),
        moved=_pattern(_any_of(rows["moved"])),
        in_all=_pattern(_any_of(rows["in_all"])),
        by_now=_pattern(_any_of(rows["by_now"])),
        wholes=frozenset(rows["wholes"].split()),
        lefts=frozenset(rows["lefts"].split()),
        ends=frozenset(rows["ends"].split()),
        owing=frozenset(rows["owing"].split()),
        light=frozenset(root_of(w) for w in rows["light"].split()),
        phrasal=tuple((_phrasal(phrase), word) for phrase, word in rows["phrasal"].items()),
        numbers=dict(tomllib.loads((folder / "numbers.toml").read_text("utf-8"))),
    )


def _forms(row: str) -> frozenset[str]:
    """The words as they stand and their stems."""
    return frozenset(row.split()) | {root_of(w) for w in row.split()}


def plain_of(word: str) -> str:
    """A word in small letters, without commas in it or a genitive."""
    return word.casefold().replace("’", "'").replace(",", "").removesuffix("'s").removesuffix("'")


def unphrased(text: str) -> str:
    """The text with one word for a verb of two: "let the monitors into" is "admitted"."""
    for phrase, word in lexicon().phrasal:
        text = phrase.sub(rf"{word} \1", text)
    return text


def _phrasal(phrase: str) -> re.Pattern[str]:
    """ "let ... into": up to four words may stand in the gap."""
    first, _, last = (part.strip().replace(" ", r"\s+") for part in phrase.partition("..."))
    gap = r"\s+((?:[\w’']+\s+){1,4}?)" if last else "()"
    return _pattern(rf"\b(?:{first}){gap}{f'(?:{last})' if last else ''}\b")


def _any_of(phrases: list[str]) -> str:
    longest = sorted(phrases, key=len, reverse=True)
    words = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in longest)
    return rf"\b(?:{words})\b"


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


def _page_or(words: str) -> re.Pattern[str]:
    """Those words, and tags, handles and addresses."""
    return _pattern(rf"{words}|(?<!\w)[#@][a-z_]\w+|https?:|\bwww\.")


_IRREGULAR = {
    "rose": "rise", "fell": "fall", "left": "leave", "held": "hold", "took": "take",
    "taken": "take", "men": "man", "people": "person", "shot": "shoot", "began": "begin",
    "said": "say", "paid": "pay", "gave": "give", "given": "give", "led": "lead", "lost": "lose",
    "children": "child", "women": "woman", "grew": "grow", "hidden": "hide", "hid": "hide",
    "ran": "run", "went": "go", "gone": "go", "lives": "life", "died": "die", "dying": "die",
    "undertook": "undertake", "undertaken": "undertake", "withdrew": "withdraw",
    "withdrawn": "withdraw", "withdrawal": "withdraw", "met": "meet", "fled": "flee",
    "broke": "break", "broken": "break", "fought": "fight", "built": "build", "sent": "send",
    "sold": "sell", "brought": "bring", "kept": "keep", "struck": "strike", "sank": "sink",
    "sunk": "sink", "flew": "fly", "flown": "fly", "stole": "steal", "stolen": "steal",
    "bought": "buy", "caught": "catch", "won": "win", "wrote": "write", "written": "write",
    "swore": "swear", "sworn": "swear", "forbade": "forbid", "forbidden": "forbid",
    "begun": "begin", "risen": "rise", "fallen": "fall", "stood": "stand", "found": "find",
    "saw": "see", "seen": "see", "made": "make", "became": "become", "sought": "seek",
    "spoke": "speak", "spoken": "speak", "drove": "drive", "driven": "drive",
    "fighter": "militant", "fighters": "militant", "workers": "employee", "worker": "employee",
}  # fmt: skip
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ied", "ies", "ed", "ers", "er",
            "es", "ly", "s", "e", "y")  # fmt: skip
_OF_VERBS, _SHORTEST = {"ed", "ing", "ings"}, 4


@functools.lru_cache(maxsize=20_000)
def root_of(word: str) -> str:
    """A rough stem: enough to bring the forms of one word together."""
    word = _IRREGULAR.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            # "sheltered" is "shelter", and that "shelt" as by itself.
            is_verb = ending in _OF_VERBS and len(word) > _SHORTEST
            word = word.removesuffix("er") if is_verb else word
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word


def stem_of(plain: str) -> str:
    """The form that stands for all words telling one thing."""
    root = root_of(plain)
    return lexicon().same.get(root, root)


def is_content(plain: str) -> bool:
    """Whether a word tells something: no number, no word of grammar or of the trade."""
    return plain not in lexicon().stop and bool(re.match(r"[^\W\d_]", plain)) and len(plain) > 1
