"""A name in any script in, its parts in plain Latin letters out, for comparing spellings.

Titles, particles and forms of incorporation are set apart, initials written apart are put
together, small numbers are written as digits. Refuses to know any name: the words it sets apart
stand in resources/lexicon/names.toml.
"""

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from anyascii import anyascii

__all__ = ["NameKind", "Parts", "fold", "kind_of", "skeleton", "split_name"]


class NameKind(StrEnum):
    """Whose name it is: people and bodies are spelt by different habits."""

    PERSON = "PERSON"
    BODY = "BODY"


@dataclass(frozen=True, slots=True)
class Parts:
    """`words` carry the identity; `forms` are the forms of incorporation that were set apart.

    `is_voweled` is False for scripts that leave vowels out; `has_filiation` where "bin" or its
    like stands in the name.
    """

    words: tuple[str, ...]
    forms: tuple[str, ...] = ()
    is_voweled: bool = True
    has_filiation: bool = False


# Arabic and Hebrew write few vowels; Chinese characters stand for syllables of another language.
_SPARSE = re.compile(r"[\u0590-\u08ff\u3400-\u9fff]")
_WORD = re.compile(r"[a-z0-9]+")
_SMALL = "one two three four five six seven eight nine ten eleven twelve"
_ROMAN = "ii iii iv v vi vii viii ix x xi xii"
_NUMBERS = {
    **{word: str(n) for n, word in enumerate(_SMALL.split(), start=1)},
    **{word: str(n) for n, word in enumerate(_ROMAN.split(), start=2)},
}


@cache
def _lexicon() -> dict[str, Any]:
    path = files("pactwatch").joinpath("resources/lexicon/names.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(_lexicon()[table].split())


@cache
def _forms() -> tuple[tuple[str, ...], ...]:
    forms = [tuple(form.split()) for form in _lexicon()["legal_forms"]]
    return tuple(sorted(forms, key=len, reverse=True))


# A case compares each of its names with many others: a name is taken apart once.
_REMEMBERED = 1 << 16


@lru_cache(maxsize=_REMEMBERED)
def kind_of(name: str) -> NameKind:
    """BODY where a form of incorporation or a word for bodies stands in the name, else PERSON."""
    found = _latin(name)
    if set(found) & _words("body_words") or any(_form_at(found, i) for i in range(1, len(found))):
        return NameKind.BODY
    return NameKind.PERSON


@lru_cache(maxsize=_REMEMBERED)
def split_name(name: str, kind: NameKind) -> Parts:
    """The parts of a name; a name made of nothing but small words keeps them."""
    is_voweled = _SPARSE.search(name) is None
    if kind is NameKind.BODY:
        words, forms = _without_forms(_latin(name.replace("&", " and ")))
        kept = [w for w in words if w not in _words("particles")] or words
        kept = _initials_joined(kept)
        kept = [kept[0], *(_NUMBERS.get(w, w) for w in kept[1:])] if kept else []
        return Parts(tuple(_lexicon()["synonyms"].get(w, w) for w in kept), forms, is_voweled)
    words = _latin(_surname_last(name))
    small = _words("titles") | _words("particles") | _words("filiation")
    joined = _servant_joined(words)
    kept = [w for w in joined if w not in small] or joined
    return Parts(tuple(kept), (), is_voweled, bool(set(words) & _words("filiation")))


def _latin(name: str) -> list[str]:
    plain = anyascii(_arabic_split(name)).casefold()
    for mark in ("'", "`", "’"):
        plain = plain.replace(mark, "")
    return _WORD.findall(plain)


# Arabic letters write no short vowels and hang the article on its word: what they hide is said.
_ARABIC = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"(?<!\w)عبد\s*(?:ال)?(?=\w)", " abd "),
        (r"(?<!\w)[اأ]بو(?!\w)", " abu "),
        (r"(?<!\w)(?:بن|ابن)(?!\w)", " bin "),
        (r"(?<!\w)ال(?=\w\w)", ""),
        (r"ظ", "z"),
    )
)


def _arabic_split(name: str) -> str:
    for pattern, put in _ARABIC:
        name = pattern.sub(put, name)
    return name


def _surname_last(name: str) -> str:
    """ "TASHID, Velmar" is "Velmar TASHID"."""
    last, comma, first = name.partition(",")
    return f"{first} {last}" if comma and first.strip() else name


_ARTICLES = frozenset({"al", "el", "ul", "ur", "ar", "as", "ad", "an"})


def _servant_joined(words: list[str]) -> list[str]:
    """ "abd al rahman" and "abdul rahman" are both "abdrahman": the first word is half a name."""
    out: list[str] = []
    i = 0
    while i < len(words):
        is_half = words[i] in {"abd", "abdul", "abdel", "abdal"} and i + 1 < len(words)
        if not is_half:
            out.append(words[i])
            i += 1
            continue
        i += 2 if words[i] == "abd" and words[i + 1] in _ARTICLES and i + 2 < len(words) else 1
        out.append("abd" + words[i])
        i += 1
    return out


def _without_forms(words: list[str]) -> tuple[list[str], tuple[str, ...]]:
    kept, forms, i = [], [], 0
    while i < len(words):
        form = _form_at(words, i)
        if form:
            forms.append(" ".join(form))
        else:
            kept.append(words[i])
        i += len(form) or 1
    return (kept or words), tuple(forms)


def _form_at(words: list[str], i: int) -> tuple[str, ...]:
    return next((form for form in _forms() if tuple(words[i : i + len(form)]) == form), ())


def _initials_joined(words: list[str]) -> list[str]:
    """ "a b c company" is "abc company"."""
    out: list[str] = []
    run = ""
    for word in [*words, ""]:
        if len(word) == 1 and word.isalpha():
            run += word
            continue
        out += [run] if run else []
        out += [word] if word else []
        run = ""
    return out


# Spellings of one sound in the common ways of writing Arabic, Persian, Slavic and Chinese names.
_SOUNDS = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"sch", "sh"), (r"\bhs(?=[iu])", "x"), (r"tch", "ch"),
        (r"ck|q|c(?![eiyh])", "k"), (r"ph", "f"),
        (r"kh", "h"), (r"gh", "g"), (r"dj", "j"), (r"dh", "d"), (r"th", "t"), (r"w", "v"),
        (r"(?<=[aeiou])h(?![aeiou])", ""), (r"ou|oo|o", "u"),
        (r"ee|ie|ei|ey|ay|ai|ii|iy|yi|y|e", "i"), (r"z", "s"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip


@cache
def fold(word: str) -> str:
    """One spelling for the spellings of one sound ("husayn" and "hussein" are "husin")."""
    for pattern, put in _SOUNDS:
        word = pattern.sub(put, word)
    return word


@cache
def skeleton(word: str) -> str:
    """The consonants of the folded word, near ones alike: all that some scripts tell of a name."""
    consonants = re.sub(r"[aeiouvyh]", "", fold(word)).translate(_NEAR_SOUNDS)
    return re.sub(r"(.)\1+", r"\1", consonants)


_NEAR_SOUNDS = str.maketrans("rpg", "lbk")
