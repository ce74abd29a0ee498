"""A noun phrase's head, number and kind: what the single words of a mention tell.

In: the words of a phrase. Out: the run that holds the head noun, the head, whether it is several
people, and what kind of speaker it is. Refuses to look beyond the phrase.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from itertools import takewhile

from pactwatch.domain.reading import Name
from pactwatch.language.grammar.syntax import Token
from pactwatch.language.names.offices import office_class
from pactwatch.language.words.counts import number_words
from pactwatch.language.words.lexicon import load, phrases

__all__ = [
    "DEFINITE",
    "INSIDE",
    "NOUNS",
    "MentionKind",
    "ends_as_people",
    "head_of",
    "is_headed",
    "is_people",
    "is_people_name",
    "is_plural",
    "is_quantified",
    "is_so_many",
    "kind_of",
    "names_people",
    "partitive",
    "run_of",
    "without_post",
]


class MentionKind(StrEnum):
    """What kind of words a mention is."""

    PRONOUN = "PRONOUN"
    PERSON = "PERSON"
    OFFICE = "OFFICE"
    NAMELESS = "NAMELESS"
    BODY = "BODY"
    THING = "THING"
    OTHER = "OTHER"


NOUNS = frozenset({"NOUN", "PROPN", "X", "SYM"})
INSIDE = NOUNS | {"DET", "ADJ", "NUM"}
DEFINITE = frozenset(["the", "his", "her", "its", "their", "our", "this", "that", "these", "those"])
_NUMBER = rf"(?:{'|'.join(w for w in number_words() if w != 'one')}|\d+)"
_SO_MANY = re.compile(
    rf"(?:about |at least |only |the other )?{_NUMBER}(?: of the {_NUMBER}| others| more)?", re.I
)
# A share of people, by itself or before those it is a share of.
_PART = (
    r"\d+(?:[.,]\d+)?(?: ?%| per ?cent| out of \d+| in (?:ten|\d+))"
    r"|(?:two|three)[- ](?:thirds|quarters|fifths)"
    r"|(?:a|one)[- ](?:third|quarter|fifth)|(?:(?:the|an?) )?(?:\w+ )?(?:majority|minority)|half"
    r"|an? (?:\w+ )?(?:number|handful|section|host|variety|range|proportion|few)"
    r"|plenty|lots|a lot|dozens|scores|hundreds|thousands|millions|tens of thousands"
)
_SHARE = re.compile(
    r"(?:(?:only|just|about|around|nearly|almost|roughly|some|more than|less than|fewer than"
    r"|at least|up to|as many as|over|another|well over|the other) )*"
    rf"(?:{_PART})(?: of \w.*|\Z| who\b.*)",
    re.IGNORECASE,
)
# Adjectives and participles that stand behind their noun and open a clause.
_AFTER_NOUN = frozenset(
    {
        "responsible",
        "tasked",
        "charged",
        "based",
        "assigned",
        "deployed",
        "stationed",
        "appointed",
        "able",
        "familiar",
        "close",
    }
)


def is_headed(after: Token) -> bool:
    """Whether a word behind a name is the head that the name only describes ("A's | spokesman",
    "the A | administration")."""
    if after.upos != "NOUN" or after.lower in _DAYS or after.lower.endswith("day"):
        return False
    is_known = office_class(after.lemma) or after.lemma in phrases("organisations", "bodies")
    return bool(is_known) or is_people(after) or after.lower.endswith(_endings())


_DAYS = frozenset({"yesterday", "today", "tonight", "tomorrow", "now", "then"})


def run_of(tokens: Sequence[Token], names: Sequence[Name] = ()) -> list[Token]:
    """The words up to the first preposition, verb or comma: where the head noun stands last.

    A name is passed whole where a noun follows it ("a Department of Works | spokesman")."""
    run: list[Token] = []
    headed = [n for n in names if any(t.start == n.end + 1 and is_headed(t) for t in tokens)]
    for token in tokens:
        if any(n.start <= token.start < n.end for n in headed):
            run.append(token)
            continue
        if token.lower in _AFTER_NOUN or _is_behind_noun(token, run):
            break
        inner = token.upos in INSIDE or token.lower in {"'s", "'"} or token.text in {"-", "/"}
        # "Northern and Velm | sources": two adjectives of one noun.
        is_adjective = bool(run) and run[-1].upos == "ADJ"
        inner = inner or (token.upos == "CCONJ" and is_adjective and not _has_noun(run))
        inner = inner or _joins_two_kinds(token, run, tokens)
        inner = (
            inner or _is_mistaken(token) or (not run and token.lower in DEFINITE | {"my", "your"})
        )
        if not inner and not (token.upos in {"ADV", "VERB"} and run and not _has_noun(run)):
            break
        run.append(token)
    return run


def _is_behind_noun(token: Token, run: Sequence[Token]) -> bool:
    """ "Officials | responsible"; "a deputy | foreign ministry aide" has only a rank before it,
    and "the rebel | Free Orlan Army" is named there."""
    if token.upos != "ADJ" or not run or run[-1].upos != "NOUN" or token.text[:1].isupper():
        return False
    return run[-1].lower not in phrases("titles", "ranks", "words")


def _joins_two_kinds(token: Token, run: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """ "Army | and | police officers": both nouns say what kind of people they are."""
    if token.lower != "and" or not run or any(t.upos == "DET" or is_people(t) for t in run):
        return False
    rest = list(takewhile(lambda t: t.upos in NOUNS, (t for t in tokens if t.i > token.i)))
    return len(rest) > 1 and is_plural(rest[-1]) and names_people(rest[-1])


def _is_mistaken(token: Token) -> bool:
    """A word for people or a body that the tagger took for a pronoun ("officials said", "police
    said"), and a body's initials ("WHO figures")."""
    if token.upos != "PRON":
        return False
    is_initials = len(token.text) > 2 and token.text.isupper()
    is_body = token.lower in phrases("organisations", "bodies")
    return is_body or is_initials or (token.lower in _nameless("plural") and token.lower[-1] == "s")


_QUANTIFIERS = frozenset({"most", "many", "some", "few", "several", "other", "all", "more"})


def is_quantified(run: Sequence[Token], head: Token) -> bool:
    """ "Most Velmians", "many Northerners": a people's name behind a word for how many."""
    how_many = run[0].lower in _QUANTIFIERS or run[0].upos == "NUM"
    return how_many and len(run) == 2 and head.upos == "PROPN" and head.lower.endswith("s")


def _has_noun(run: Sequence[Token]) -> bool:
    return any(t.upos in NOUNS for t in run)


def head_of(run: Sequence[Token]) -> Token | None:
    """The last noun of a run; where it has none, the adjective or number that stands for it."""
    nouns = [t for t in run if t.upos in NOUNS or _is_mistaken(t)]
    return (
        nouns[-1] if nouns else (run[-1] if run and run[-1].upos in {"ADJ", "DET", "NUM"} else None)
    )


def partitive(tokens: Sequence[Token]) -> tuple[int | None, Sequence[Token], bool]:
    """ "one of the commanders": one of several; "some of the residents" stay several."""
    low = [t.lower for t in tokens[:3]]
    if len(low) == 3 and low[1] == "of" and low[0] in {"one", "another", "each"}:
        return 1, tokens[2:], True
    if len(low) == 3 and low[1] == "of":
        number = number_words().get(low[0])
        if number or low[0] in {"some", "many", "most"}:
            return number, tokens[2:], False
    if (of := next((k for k, t in enumerate(tokens) if t.lower == "of"), 0)) and of <= _GATHERED:
        rest = tokens[of + 1 :]
        people = head_of(run_of(rest)) if tokens[of - 1].lower in _GATHERINGS else None
        if people is not None and is_plural(people) and names_people(people):
            return None, rest, False
    return None, tokens, False


# "A group of young men", "an international team of engineers": several people.
_GATHERINGS = frozenset({"group", "team", "crew", "band", "gang", "crowd", "network", "delegation"})
# Words before the "of" that such a phrase may have.
_GATHERED = 4


def kind_of(head: Token, named: Name | None, before: Token | None = None) -> MentionKind:
    """What kind of speaker a head noun, or the name it stands in, makes of its phrase."""
    low, base = head.lower, head.lemma
    if _is_people_of(head, named, before):
        return MentionKind.NAMELESS
    if named is not None and named.kind != "PERSON":
        return MentionKind.BODY
    if before is not None and f"{before.lower} {low}" in phrases("organisations", "guards"):
        return MentionKind.BODY
    if low == "media" and before is not None and before.lower.startswith(_OFFICIAL):
        return MentionKind.BODY  # "state media"
    if low in {"source", "sources"} and before is not None and before.lower == "news":
        return MentionKind.BODY
    if low == "forces" and before is not None and before.lower in _armed():
        return MentionKind.NAMELESS  # "rebel forces"; "government forces" are the state's
    if low == "intelligence" and before is not None and before.upos in {"ADJ", "PROPN", "PART"}:
        return MentionKind.BODY  # "British intelligence"; by itself it is what somebody knows
    if is_plural(head) and (low in _nameless("plural") or office_class(base) or is_people(head)):
        return MentionKind.NAMELESS
    if base in _nameless("single") or low in _nameless("single_only"):
        return MentionKind.NAMELESS
    if office_class(base) or office_class(low):
        return MentionKind.OFFICE
    if low in _nameless("plural"):
        return MentionKind.NAMELESS
    if low in _things():
        return MentionKind.THING
    if base in phrases("organisations", "bodies") or head.upos == "PROPN":
        return MentionKind.BODY
    if base == "operator" and before and before.lower in phrases("titles", "anonymous", "worked"):
        return MentionKind.NAMELESS  # "a radio operator"; a tour operator is a firm
    if head.upos == "NOUN" and low in _kinds():
        return MentionKind.BODY  # "the insurer", "the carrier"
    if head.upos == "NOUN" and (is_plural(head) or low.endswith(_endings())):
        return MentionKind.NAMELESS
    if head.upos == "NOUN" and low.endswith(_endings("agent_endings")) and low not in _no_people():
        return MentionKind.NAMELESS  # "the former treasurer": who does it, in no list
    return MentionKind.OTHER


_OFFICIAL = ("state", "official", "government")


def _is_people_of(head: Token, named: Name | None, before: Token | None) -> bool:
    """ "Sarnians opposed to it", "secular Velmites": people by where they are from or what they
    believe; "the Sarnians" are their state."""
    is_group = named is not None and (named.kind == "ARMED_GROUP" or " " in named.text)
    is_state = before is not None and before.lower == "the"
    return is_people_name(head) and not is_group and not is_state


def is_people_name(head: Token) -> bool:
    """ "Sarnians", "Velmites": a proper noun that ends as words for a people do."""
    return head.upos == "PROPN" and head.lower.endswith(_peoples())


@cache
def _peoples() -> tuple[str, ...]:
    return tuple(load("titles")["anonymous"]["peoples"].split())


@cache
def _armed() -> frozenset[str]:
    return phrases("organisations", "armed_beside") | {"opposition", "anti-government"}


@cache
def _things() -> frozenset[str]:
    return phrases("titles", "things", "words")


@cache
def _kinds() -> frozenset[str]:
    return frozenset(w for row in load("organisations")["kinds"].values() for w in row.split())


@cache
def _endings(name: str = "endings") -> tuple[str, ...]:
    return tuple(load("titles")["anonymous"][name].split())


@cache
def _no_people() -> frozenset[str]:
    return phrases("titles", "anonymous", "no_people")


@cache
def _nameless(number: str) -> frozenset[str]:
    return frozenset(load("titles")["anonymous"][number].split())


def is_people(head: Token) -> bool:
    """Whether a noun is a word for nameless people."""
    return head.lemma in _nameless("single") or head.lower in _nameless("plural")


def names_people(head: Token) -> bool:
    """Whether a noun is a word for people, an office's, or ends as words for people do."""
    is_known = is_people(head) or bool(office_class(head.lemma)) or head.upos == "PROPN"
    return is_known or ends_as_people(head.lower, head.lemma)


def ends_as_people(word: str, base: str | None = None) -> bool:
    """Whether a noun in the plural ends as words for people do, and is none of those that only
    look so ("computers")."""
    return word.endswith(_endings()) and (base or word.removesuffix("s")) not in _no_people()


def is_plural(head: Token) -> bool:
    """Whether a noun stands for several people."""
    if head.lower in _nameless("plural"):
        return True
    return head.upos == "NOUN" and head.lemma != head.lower and head.lower.endswith(_PLURALS)


_PLURALS = ("s", "men", "women")  # "policemen", whose singular is in the list


def without_post(words: str) -> str:
    """Words without a state's post abroad: "Permanent Mission of A" is A's, and no mission sent
    to watch."""
    low = words.lower()
    return next((low.replace(p, "") for p in load("organisations")["posts"] if p in low), low)


def is_so_many(words: str) -> bool:
    """ "Two said", "seven of the nine", "83%", "a clear majority of voters": so many people."""
    return bool(_SO_MANY.fullmatch(words) or _SHARE.match(words))
