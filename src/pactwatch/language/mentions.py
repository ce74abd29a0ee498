"""A noun phrase that names a speaker in, what it says about him out.

In: a character range of a sentence and the document's names. Out: a `Mention`: pronoun, person,
office ("the minister"), nameless people ("two commanders"), body ("the ministry"), with office,
organisation, number and count as far as the words say. Refuses to resolve: that is speakers.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from pactwatch.domain.reading import Name
from pactwatch.language.lexicon import load, phrases
from pactwatch.language.offices import gender_of, office_class
from pactwatch.language.ranges import overlaps
from pactwatch.language.syntax import Sentence, Token

__all__ = ["Mention", "MentionKind", "read_mention"]


class MentionKind(StrEnum):
    """What kind of words a mention is."""

    PRONOUN = "PRONOUN"
    PERSON = "PERSON"
    OFFICE = "OFFICE"
    NAMELESS = "NAMELESS"
    BODY = "BODY"
    THING = "THING"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker as the words at one place show him.

    `head` is the head noun in lower case (or the pronoun), `name` the PERSON or organisation name
    inside, `role` the office in the text's words, `definite` whether "the" or an owner opens it.
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    head: str = ""
    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    count: int | None = None
    plural: bool = False
    definite: bool = False
    gender: str | None = None


_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "it",
        "him",
        "her",
        "them",
        "i",
        "we",
        "who",
        "which",
        "that",
        "this",
        "these",
        "those",
        "one",
        "another",
        "himself",
        "herself",
    ]
)
_NOUNS = frozenset({"NOUN", "PROPN", "X", "SYM"})
_INSIDE = _NOUNS | {"DET", "ADJ", "NUM"}
_JOINS = frozenset(["of", "for", "at", "from", "with"])
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "both": 2, "dozen": 12,
}  # fmt: skip
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
_DEFINITE = frozenset(
    ["the", "his", "her", "its", "their", "our", "this", "that", "these", "those"]
)


def read_mention(
    text: str, sentence: Sentence, start: int, end: int, names: Sequence[Name]
) -> Mention:
    """What the words start..end of the sentence say about a speaker."""
    tokens = [t for t in sentence.tokens if start <= t.start and t.end <= end]
    words = text[start:end]
    if not tokens:
        return Mention(start, end, words, MentionKind.OTHER)
    if len(tokens) == 1 and tokens[0].lower in _PRONOUNS:
        return _pronoun(start, end, words, tokens[0].lower)
    inside = [n for n in names if start <= n.start and n.end <= end]
    if person := _person_head(tokens, inside):
        return _person(text, start, end, tokens, inside, person)
    return _noun_phrase(text, start, end, tokens, inside)


def _pronoun(start: int, end: int, words: str, low: str) -> Mention:
    gender = {"he": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}.get(
        low
    )
    plural = low in {"they", "them", "we", "these", "those"}
    return Mention(
        start, end, words, MentionKind.PRONOUN, low, plural=plural, definite=True, gender=gender
    )


def _person_head(tokens: Sequence[Token], inside: Sequence[Name]) -> Name | None:
    """The first PERSON name that is no mere complement ("a lawyer for A", "A's brother")."""
    for name in inside:
        if name.kind != "PERSON":
            continue
        after = next((t for t in tokens if t.start >= name.end), None)
        if after and (after.lower in ("'s", "'") or _is_headed(after)):
            continue
        if not _is_complement(tokens, name):
            return name
    return None


def _is_headed(after: Token) -> bool:
    """Whether a word behind a name is the head that the name only describes ("A's | spokesman",
    "the A | administration")."""
    if after.upos != "NOUN":
        return False
    return bool(office_class(after.lemma)) or after.lemma in phrases("organisations", "bodies")


def _is_complement(tokens: Sequence[Token], name: Name) -> bool:
    """Whether a preposition or a clause of the phrase governs the name."""
    before = [t for t in tokens if t.end <= name.start]
    while before and before[-1].upos in _INSIDE | {"PART"}:
        before.pop()
    return bool(before) and before[-1].upos in {"ADP", "VERB", "SCONJ", "CCONJ", "AUX"}


def _person(
    text: str,
    start: int,
    end: int,
    tokens: Sequence[Token],
    inside: Sequence[Name],
    name: Name,
) -> Mention:
    office = _office_beside(text, tokens, inside, name)
    return Mention(
        start,
        end,
        text[start:end],
        MentionKind.PERSON,
        head=name.text.split()[-1].casefold(),
        name=name.text,
        role=office.role,
        organisation=office.organisation,
        definite=True,
        gender=gender_of(text[start:end]),
    )


@dataclass(frozen=True, slots=True)
class _Office:
    role: str | None = None
    organisation: str | None = None


def _office_beside(
    text: str, tokens: Sequence[Token], inside: Sequence[Name], name: Name
) -> _Office:
    """The office before a name ("X spokesman A") or set beside it ("A, the head of X", "the head,
    A")."""
    before = [t for t in tokens if t.end <= name.start]
    after = [t for t in tokens if t.start >= name.end]
    if after and after[0].text in {",", "(", "–", "—"}:
        office = _office(text, after[1:], inside, name)
        if office.role:
            return office
    while before and before[-1].upos == "PUNCT":
        before.pop()
    return _office(text, before, inside, name)


def _office(
    text: str, tokens: Sequence[Token], inside: Sequence[Name], name: Name | None
) -> _Office:
    others = [n for n in inside if n is not name]
    run = _run(tokens)
    head = _head(run)
    if head is None or not (office_class(head.lower) or _is_people(head)):
        return _Office()
    return _Office(
        _role_words(text, run, head, others), _organisation(text, tokens, run, head, others)
    )


def _run(tokens: Sequence[Token], names: Sequence[Name] = ()) -> list[Token]:
    """The words up to the first preposition, verb or comma: where the head noun stands last.

    A name is passed whole where a noun follows it ("a Department of Works | spokesman")."""
    run: list[Token] = []
    headed = [n for n in names if any(t.start == n.end + 1 and _is_headed(t) for t in tokens)]
    for token in tokens:
        if any(n.start <= token.start < n.end for n in headed):
            run.append(token)
            continue
        if token.lower in _AFTER_NOUN or (token.upos == "ADJ" and run and run[-1].upos == "NOUN"):
            break
        inner = token.upos in _INSIDE or token.lower in {"'s", "'"} or token.text in {"-", "/"}
        if not inner and not (token.upos in {"ADV", "VERB"} and run and not _has_noun(run)):
            break
        run.append(token)
    return run


def _has_noun(run: Sequence[Token]) -> bool:
    return any(t.upos in _NOUNS for t in run)


def _head(run: Sequence[Token]) -> Token | None:
    nouns = [t for t in run if t.upos in _NOUNS]
    return (
        nouns[-1] if nouns else (run[-1] if run and run[-1].upos in {"ADJ", "DET", "NUM"} else None)
    )


def _role_words(text: str, run: Sequence[Token], head: Token, names: Sequence[Name]) -> str:
    """The office without the names and articles before it ("former deputy minister")."""
    first = head
    for token in reversed(run[: run.index(head)]):
        named = any(overlaps((token.start, token.end), (n.start, n.end)) for n in names)
        if named or token.upos in {"DET", "NUM", "PART"}:
            break
        first = token
    return text[first.start : head.end]


def _organisation(
    text: str, tokens: Sequence[Token], run: Sequence[Token], head: Token, names: Sequence[Name]
) -> str | None:
    """The body somebody speaks for: a name before the office, or what follows "of", "for", "at"."""
    modifiers = [n for n in names if n.end <= head.start and n.start >= run[0].start]
    rest = [t for t in tokens if t.start >= head.end]
    if rest and rest[0].lower in _JOINS:
        body = _complement(text, rest[1:], names)
        if body:
            return body
    if modifiers:
        return modifiers[-1].text
    owners = [t for t in run if t.lower in {"'s", "'"}]
    if owners and owners[0].i < head.i:
        owned = [t for t in run if t.i < owners[0].i and t.upos != "DET"]
        return text[owned[0].start : owned[-1].end] if owned else None
    bodies = [t for t in run if t.i < head.i and t.lower in phrases("organisations", "bodies")]
    return text[_noun_start(run, bodies[-1]) : bodies[-1].end] if bodies else None


def _noun_start(run: Sequence[Token], last: Token) -> int:
    inner = [t for t in run if t.i <= last.i and t.upos in _NOUNS | {"ADJ"}]
    return inner[0].start if inner else last.start


def _complement(text: str, tokens: Sequence[Token], names: Sequence[Name]) -> str | None:
    run = _run(tokens)
    head = _head(run)
    if head is None:
        return None
    words = [t for t in run if t.i <= head.i and not (t.upos in {"DET", "NUM"} and t.i < head.i)]
    named = any(overlaps((words[0].start, head.end), (n.start, n.end)) for n in names)
    if not named and head.lemma not in phrases("organisations", "bodies"):
        return None
    return text[words[0].start : head.end]


def _noun_phrase(
    text: str, start: int, end: int, tokens: Sequence[Token], inside: Sequence[Name]
) -> Mention:
    if holder := _by_what_he_does(text, start, end, tokens, inside):
        return holder
    count, tokens, partitive = _partitive(tokens)
    run = _run(tokens, inside)
    head = _head(run)
    words = text[start:end]
    if head is None:
        return Mention(start, end, words, MentionKind.OTHER, tokens[0].lower if tokens else "")
    named = next((n for n in inside if n.start <= head.start and head.end <= n.end), None)
    plural = not partitive and _is_plural(head)
    number = count or next((v for t in run if (v := _value(t)) and t.i < head.i), None)
    definite = run[0].lower in _DEFINITE or any(
        t.lower in {"'s", "'"} and t.i < head.i for t in run
    )
    kind = _kind(head, named)
    office = kind in (MentionKind.OFFICE, MentionKind.NAMELESS)
    return Mention(
        start,
        end,
        words,
        kind,
        head.lemma if head.upos == "NOUN" else head.lower,
        name=named.text if named and kind is MentionKind.BODY else None,
        role=_role_words(text, run, head, inside) if office else None,
        organisation=_organisation(text, tokens, run, head, inside) if office else None,
        count=number if plural or partitive else None,
        plural=plural,
        definite=definite and not partitive,
        gender=gender_of(head.lower),
    )


_ANYBODY = frozenset({"man", "woman", "person", "people", "one", "those"})


def _by_what_he_does(
    text: str, start: int, end: int, tokens: Sequence[Token], inside: Sequence[Name]
) -> Mention | None:
    """ "The woman who chairs the panel" holds the office that her verb names."""
    who = next((k for k, t in enumerate(tokens) if t.lower == "who"), None)
    if not who or who + 2 >= len(tokens):
        return None
    verb = next((t for t in tokens[who + 1 : who + 4] if t.upos == "VERB"), None)
    role = load("titles")["by_verb"].get(verb.lemma) if verb else None
    head = _head(_run(tokens[:who]))
    if verb is None or role is None or head is None or head.lemma not in _ANYBODY:
        return None
    rest = [t for t in tokens if t.i > verb.i]
    body = _complement(text, rest[1:] if rest and rest[0].upos == "ADP" else rest, inside)
    return Mention(
        start,
        end,
        text[start:end],
        MentionKind.OFFICE,
        role,
        role=role,
        organisation=body,
        plural=_is_plural(head),
        definite=tokens[0].lower in _DEFINITE,
        gender=gender_of(head.lower),
    )


def _partitive(tokens: Sequence[Token]) -> tuple[int | None, Sequence[Token], bool]:
    """ "one of the commanders": one of several; "some of the residents" stay several."""
    low = [t.lower for t in tokens[:3]]
    if len(low) == 3 and low[1] == "of" and low[0] in {"one", "another", "each"}:
        return 1, tokens[2:], True
    if (
        len(low) == 3
        and low[1] == "of"
        and (low[0] in _NUMBERS or low[0] in {"some", "many", "most"})
    ):
        return _NUMBERS.get(low[0]), tokens[2:], False
    return None, tokens, False


def _kind(head: Token, named: Name | None) -> MentionKind:
    low, base = head.lower, head.lemma
    if named is not None and named.kind != "PERSON":
        return MentionKind.BODY
    if _is_plural(head) and (low in _nameless("plural") or office_class(base) or _is_people(head)):
        return MentionKind.NAMELESS
    if base in _nameless("single"):
        return MentionKind.NAMELESS
    if office_class(base) or office_class(low):
        return MentionKind.OFFICE
    if low in _nameless("plural"):
        return MentionKind.NAMELESS
    if low in _things():
        return MentionKind.THING
    if base in phrases("organisations", "bodies") or head.upos == "PROPN":
        return MentionKind.BODY
    if head.upos == "NOUN" and (_is_plural(head) or low.endswith(_endings())):
        return MentionKind.NAMELESS
    return MentionKind.OTHER


@cache
def _things() -> frozenset[str]:
    return frozenset(load("titles")["things"]["words"].split())


@cache
def _endings() -> tuple[str, ...]:
    return tuple(load("titles")["anonymous"]["endings"].split())


@cache
def _nameless(number: str) -> frozenset[str]:
    return frozenset(load("titles")["anonymous"][number].split())


def _is_people(head: Token) -> bool:
    return head.lemma in _nameless("single") or head.lower in _nameless("plural")


def _is_plural(head: Token) -> bool:
    if head.lower in _nameless("plural"):
        return True
    return head.upos == "NOUN" and head.lemma != head.lower and head.lower.endswith("s")


def _value(token: Token) -> int | None:
    if token.text.isdigit():
        return int(token.text) if len(token.text) < 5 else None
    return _NUMBERS.get(token.lower)
