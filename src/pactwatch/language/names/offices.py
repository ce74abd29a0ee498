"""Words for offices: titles of one office, whose voice they are, what gender they show.

In: single words or a role in the text's words. Out: rows of resources/lexicon/titles.toml.
Refuses to know any person.
"""

from functools import cache, lru_cache

from pactwatch.domain.statement import VoiceLevel
from pactwatch.language.words.lexicon import load, phrases

__all__ = [
    "gender_of",
    "given_gender",
    "is_address",
    "is_officer",
    "is_rank",
    "is_single",
    "office_class",
    "pronouns",
    "rank_of_arms",
    "voice_level",
    "voice_words",
]


@cache
def _offices() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for office, row in load("titles")["offices"].items():
        for word in row.split():
            found.setdefault(word, set()).add(office)
    return {word: frozenset(rows) for word, rows in found.items()}


@lru_cache(maxsize=65536)
def office_class(word: str) -> frozenset[str]:
    """The rows of the table of offices that a title stands in; empty where it is no title."""
    return _offices().get(word.lower().rstrip(".").replace("_", "-"), frozenset())


def is_single(word: str) -> bool:
    """Whether an office is one person's at a time in its body ("spokesman", not "diplomat")."""
    return bool(office_class(word) & phrases("titles", "single", "offices"))


def is_officer(word: str) -> bool:
    """Whether a word is a rank or office of arms ("colonel", not "lawyer" or "doctor")."""
    return bool(office_class(word) & {"commander", "officer"})


def is_rank(word: str) -> bool:
    """Whether an office is a rank or a calling, which its holder has beside any other."""
    ranks = phrases("titles", "single", "ranks")
    plain = word.lower().rstrip(".")
    return bool(office_class(word) & ranks) or plain in phrases("titles", "single", "of_rank")


@cache
def _arms() -> dict[str, str]:
    return {word: rank for rank, row in load("titles")["arms"].items() for word in row.split()}


def rank_of_arms(word: str) -> str | None:
    """The rank that a word or its short form names ("Col." is "colonel"); None for any other."""
    return _arms().get(word.lower().rstrip("."))


def is_address(word: str) -> bool:
    """Whether a word before a name only addresses somebody ("Mr")."""
    return word.lower().rstrip(".") in phrases("titles", "address", "words")


def given_gender(name: str) -> str | None:
    """ "m" or "f" where the first of several words is a given name of one gender, else None."""
    first, _, rest = name.casefold().partition(" ")
    male = first in phrases("given_names", "male")
    female = first in phrases("given_names", "female")
    return "m" if male and rest else "f" if female and rest else None


def gender_of(words: str) -> str | None:
    """ "m" or "f" where a word of the phrase says so, else None."""
    low = set(words.lower().replace(".", "").split())
    male = not low.isdisjoint(phrases("titles", "gender", "male"))
    female = not low.isdisjoint(phrases("titles", "gender", "female"))
    return None if male == female else "m" if male else "f"


@cache
def pronouns(row: str) -> frozenset[str]:
    """The pronouns of a row of the table ("male", "plural", ...); "all" that may be a source."""
    table: dict[str, str] = load("titles")["pronouns"]
    rows = [v for k, v in table.items() if k != "opening"] if row == "all" else [table[row]]
    return frozenset(word for words in rows for word in words.split())


@lru_cache(maxsize=65536)
def voice_words(role: str | None) -> tuple[str, ...]:
    """The words of a role, singular, for the table of voices."""
    words = role.lower().split() if role else ()
    return tuple(w if w.endswith("ss") else w.rstrip("s") for w in words)


def voice_level(role: str | None) -> VoiceLevel:
    """From which level a holder of an office speaks, by the first row of the table that fits."""
    words = voice_words(role)
    for level, row in load("titles")["voice"].items():
        if set(words) & set(row.split()):
            return VoiceLevel(level)
    return VoiceLevel.UNKNOWN
