"""Whether two ways of writing a party mean the same one in a document.

In: the name a statement gives, the name the gold points at, the document's text. Out: yes or no.
Forgives articles, titles, possessives, case, words for what kind of body it is, and a longer or
shorter form of one name; refuses a shorter form that another party of the document shares.
"""

import re
from functools import cache

__all__ = ["same_party"]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORD = re.compile(r"[^\W_](?:[\w.&’'-]*\w)?")
# What may follow a name in one place and be left out in another: "a spokesman for the council",
# "a report released last night".
_TAIL = re.compile(r" (?:for|of|from|in|at|with|on|by|who|which|that|[a-z]+ed|[a-z]+ing) ")
_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLES = _set("the a an one another its his her their this that")
# Forms of address and offices that come before a name and are not part of it.
_TITLES = _set("""
    mr mrs ms miss dr sir lord lady prof professor president vice prime minister secretary senator
    sen rep representative congressman congresswoman gov governor mayor judge justice gen general
    lt lieutenant col colonel maj major capt captain sgt admiral rear commander king queen prince
    princess pope cardinal archbishop rev reverend sheikh chancellor ambassador former
    """)
# Words for what a body is: "Reuters" and "the Reuters news agency" are one.
_KINDS = _set("""
    news agency newspaper daily television tv channel network radio station magazine website
    program programme broadcaster state-run corporation corp inc ltd plc co
    """)


def same_party(found: str | None, wanted: str, text: str) -> bool:
    """Whether ``found`` names the party ``wanted`` names; both are words about ``text``."""
    if not found:
        return False
    pairs = _joined(found), _joined(wanted)
    if len(pairs[0]) != len(pairs[1]):
        return False
    return all(
        any(_same(x, y, text) for x in _forms(a) for y in _forms(b))
        for a, b in zip(*pairs, strict=True)
    )


def _joined(name: str) -> list[str]:
    """The parties of "A and B", where both are names; else the one."""
    parts = re.split(r",? and (?=(?:the )?[A-Z])", name)
    is_people = len(parts) > 1 and all(len(_core(part)) > 1 for part in parts)
    return parts if is_people else [name]


def _forms(name: str) -> tuple[str, ...]:
    """The name; for "NBC's Meet the Press" outlet and programme, for "the envoy, Mira" the name."""
    programme = re.split(r"['’]s (?=[“\"]?[A-Z])", name)
    behind = name.rpartition(", ")[2]
    parts = programme if len(programme) == 2 and name[:1].isupper() else []
    return (name, *parts, *([behind] if behind[:1].isupper() else []))


def _same(found: str, wanted: str, text: str) -> bool:
    if _plain(found) == _plain(wanted) or _is_cut(found, wanted):
        return True
    if _is_initials(found, wanted) or _is_initials(wanted, found):
        return True
    pairs = [(_core(found), _core(wanted))]
    if bool(_TAIL.search(found)) != bool(_TAIL.search(wanted)):
        pairs.append((_core(_TAIL.split(found)[0]), _core(_TAIL.split(wanted)[0])))
    return any(_agree(a, b, text) for a, b in pairs)


def _agree(a: tuple[str, ...], b: tuple[str, ...], text: str) -> bool:
    """Whether the words are the same, or those of a longer and a shorter form of one name."""
    short, long = sorted((a, b), key=len)
    if not short or a == b:
        return bool(short)
    return _is_shorter(short, long) and not _is_shared(short, long, text)


def _is_cut(found: str, wanted: str) -> bool:
    """Whether two descriptions of somebody nameless differ only in where the last one ends."""
    short, long = sorted((_plain(found), _plain(wanted)), key=len)
    is_same_start = len(short) > 2 and long[: len(short)] == short
    return is_same_start and _is_description(found) and _is_description(wanted)


def _is_description(name: str) -> bool:
    """Whether the first word after an article is written small."""
    words = [word for word in _WORD.findall(name) if word.casefold() not in _ARTICLES]
    return bool(words) and words[0][0].islower()


def _plain(name: str) -> tuple[str, ...]:
    words = (_POSSESSIVE.sub("", word) for word in _WORD.findall(name.casefold()))
    return tuple(word for word in words if word not in _ARTICLES)


@cache
def _core(name: str) -> tuple[str, ...]:
    """The words of a name without articles, titles and kinds, up to an apposition."""
    words = _plain(re.split(r"[,(]", name, maxsplit=1)[0])
    return tuple(word for word in words if word not in _TITLES | _KINDS) or words


def _is_initials(short: str, long: str) -> bool:
    """Whether ``short`` is "AP" or "IAEA" for the capitals of ``long``."""
    letters = short.strip().removeprefix("the ").removeprefix("The ").replace(".", "")
    capitals = "".join(word[0] for word in _WORD.findall(long) if word[0].isupper())
    return (
        len(letters) > 1
        and letters.isupper()
        and capitals.removeprefix("T")
        in {
            letters,
            letters.removeprefix("T"),
        }
    )


def _is_shorter(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the last word is shared and the rest of ``short`` stands in ``long``, in order."""
    if short[-1] != long[-1]:
        return False
    rest = iter(long[:-1])
    return all(any(_fits(word, other) for other in rest) for word in short[:-1])


def _fits(word: str, other: str) -> bool:
    """Equal, or one the initial of the other: "J." for "John"."""
    a, b = word.rstrip("."), other.rstrip(".")
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])


def _is_shared(short: tuple[str, ...], long: tuple[str, ...], text: str) -> bool:
    """Whether the document names another party that the shorter form would fit as well.

    Looked for inside sentences only, where a capital means a name.
    """
    if len(short) > 1:
        return False
    before = re.compile(rf"(?<=[a-z,;] )([A-Z][\w.’'-]+) {re.escape(short[-1])}\b", re.IGNORECASE)
    others = (m[1] for m in before.finditer(text) if m[1][0].isupper())
    words = (_POSSESSIVE.sub("", other.casefold()).rstrip(".") for other in others)
    known = {*long, *_TITLES, *_KINDS, *_ARTICLES}
    return any(word not in known for word in words)
