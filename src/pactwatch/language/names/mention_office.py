"""The office in a mention and the body it is held in ("a spokesman for the council").

In: the words of a phrase. Out: the office in the text's words and the organisation, as far as the
words say. Refuses to say who holds it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pactwatch.domain.reading import Name
from pactwatch.language.grammar.syntax import Token
from pactwatch.language.names.mention_words import NOUNS, head_of, is_people, run_of
from pactwatch.language.names.offices import office_class
from pactwatch.language.words.lexicon import load, phrases
from pactwatch.language.words.ranges import overlaps

__all__ = ["OF_PEOPLE", "Office", "complement", "office_beside", "organisation_of", "role_words"]

_OF_OFFICE = (["of", "state"], ["of", "staff"])
_JOINS = frozenset(["of", "for", "at", "from", "with"])


@dataclass(frozen=True, slots=True)
class Office:
    """An office in the text's words and the body it is held in, None where none is told."""

    role: str | None = None
    organisation: str | None = None


def office_beside(text: str, tokens: Sequence[Token], inside: Sequence[Name], name: Name) -> Office:
    """The office before a name ("X spokesman A") or set beside it ("A, the head of X", "the head,
    A")."""
    before = [t for t in tokens if t.end <= name.start]
    after = [t for t in tokens if t.start >= name.end]
    if after and after[0].text in {",", "(", "–", "—"}:
        office = _office(text, after[1:], inside, name)
        office = office if office.role else _by_verb(text, after[1:], inside)
        if office.role:
            return office
    while before and before[-1].upos == "PUNCT":
        before.pop()
    office = _office(text, before, inside, name)
    return (
        office
        if office.organisation
        else replace(office, organisation=_of_body(text, after, inside))
    )


def _of_body(text: str, after: Sequence[Token], inside: Sequence[Name]) -> str | None:
    """ "General A | of the Kesh Guard": the body right behind a name; whoever is of a place only
    comes from there."""
    if len(after) < 2 or after[0].lower not in {"of", "from", "with"}:
        return None
    body = complement(text, after[1:], inside) or ""
    is_named = any(n.text in body and n.kind in _GROUPS for n in inside)
    is_body = is_named or body.rpartition(" ")[2] in phrases("organisations", "bodies")
    return body if body[:1].isupper() and is_body else None


def _by_verb(text: str, tokens: Sequence[Token], inside: Sequence[Name]) -> Office:
    """ "A, who has led the mission since May": the office that a verb beside a name tells."""
    if not tokens or tokens[0].lower != "who":
        return Office()
    verb = next((t for t in tokens[1:4] if t.upos == "VERB"), None)
    role = load("titles")["by_verb"].get(verb.lemma) if verb else None
    if verb is None or role is None:
        return Office()
    return Office(role, complement(text, [t for t in tokens if t.i > verb.i], inside))


def _office(
    text: str, tokens: Sequence[Token], inside: Sequence[Name], name: Name | None
) -> Office:
    others = [n for n in inside if n is not name]
    run = run_of(tokens)
    head = head_of(run)
    if head is None or not (office_class(head.lower) or is_people(head)):
        return Office()
    return Office(
        role_words(text, run, head, others), organisation_of(text, tokens, run, head, others)
    )


def role_words(text: str, run: Sequence[Token], head: Token, names: Sequence[Name]) -> str:
    """The office without the names and articles before it ("former deputy minister")."""
    first = head
    for token in reversed(run[: run.index(head)]):
        named = any(overlaps((token.start, token.end), (n.start, n.end)) for n in names)
        if named or token.upos in {"DET", "NUM", "PART", "PRON"}:
            break
        first = token
    return text[first.start : head.end]


def organisation_of(
    text: str, tokens: Sequence[Token], run: Sequence[Token], head: Token, names: Sequence[Name]
) -> str | None:
    """The body somebody speaks for: a name before the office, or what follows "of", "for", "at".

    "The Front's foes" and "critics of the Front" speak for nobody but themselves.
    """
    if head.lemma in phrases("conduct", "others_of_own") | phrases("conduct", "against_own"):
        return None
    modifiers = [n for n in names if n.end <= head.start and n.start >= run[0].start]
    rest = [t for t in tokens if t.start >= head.end]
    if [t.lower for t in rest[:2]] in _OF_OFFICE:
        rest = rest[2:]  # "secretary of state": no body of that name
    if rest and rest[0].lower == "for":
        # "The Fund coordinator for Velm", "the director for Velm of the Fund": not Velm's.
        theirs = [n.text for n in modifiers] or _behind_of(text, rest, names)
        if theirs:
            return theirs[-1]
    if rest and (rest[0].lower in _JOINS or _is_in_body(rest, names)):
        body = complement(text, rest[1:], names)
        if body:
            return body
    if modifiers:
        return text[modifiers[-1].start : _body_end(run, modifiers[-1], head)]
    owners = [t for t in run if t.lower in {"'s", "'"}]
    if owners and owners[0].i < head.i:
        owned = [t for t in run if t.i < owners[0].i and t.upos != "DET"]
        return text[owned[0].start : owned[-1].end] if owned else None
    bodies = [t for t in run if t.i < head.i and t.lower in phrases("organisations", "bodies")]
    if head.lemma == "operator":  # "a radio operator" speaks for no radio
        bodies = [t for t in bodies if t.lower not in phrases("titles", "anonymous", "worked")]
    return text[_noun_start(run, bodies[-1]) : bodies[-1].end] if bodies else None


# An adjective of a people: "Tarnish", "Velmian".
OF_PEOPLE = re.compile(r"[A-Z][a-z]+(?:ish|[aeiln]an|ese|[abelnqrt]i|ench|eek)")


def _body_end(run: Sequence[Token], name: Name, head: Token) -> int:
    """ "The Tarnish | army's | chief of staff": a people's adjective alone names no body."""
    if not OF_PEOPLE.fullmatch(name.text):
        return name.end
    behind = next((t for t in run if t.start > name.end - 1 and t.i < head.i), None)
    is_body = behind is not None and behind.lower in phrases("organisations", "bodies")
    return behind.end if behind is not None and is_body else name.end


def _behind_of(text: str, rest: Sequence[Token], names: Sequence[Name]) -> list[str]:
    """The body behind the "of" that follows whom somebody is responsible for."""
    ofs = [n for n, t in enumerate(rest[:_OF_WITHIN]) if t.lower == "of"]
    found = complement(text, rest[ofs[0] + 1 :], names) if ofs else None
    named = any(found == n.text and n.kind in _GROUPS for n in names)
    return [found] if found and named else []


_OF_WITHIN = 6
_GROUPS = ("ORGANISATION", "ARMED_GROUP")


def _is_in_body(rest: Sequence[Token], names: Sequence[Name]) -> bool:
    """ "Our colleagues in the Monitoring Team": of a body, where "in Velm" is a place."""
    bodies = [n for n in names if n.kind in {"ORGANISATION", "ARMED_GROUP"}]
    return rest[0].lower == "in" and any(
        t.start in range(n.start, n.end) for t in rest[1:3] for n in bodies
    )


def _noun_start(run: Sequence[Token], last: Token) -> int:
    """Where a body's words begin: behind articles and words of the office's rank."""
    inner = [t for t in run if t.i <= last.i and t.upos in NOUNS | {"ADJ"}]
    while len(inner) > 1 and inner[0].lower in phrases("titles", "ranks", "words"):
        inner = inner[1:]
    return inner[0].start if inner else last.start


def complement(text: str, tokens: Sequence[Token], names: Sequence[Name]) -> str | None:
    """The body that words behind a preposition or a verb name, without its article."""
    run = run_of(tokens)
    head = head_of(run)
    if head is None:
        return None
    words = [t for t in run if t.i <= head.i and not (t.upos in {"DET", "NUM"} and t.i < head.i)]
    named = any(overlaps((words[0].start, head.end), (n.start, n.end)) for n in names)
    if not named and head.lemma not in phrases("organisations", "bodies"):
        return None
    # "The Army | of Tarn" is named whole, and so is "the Republic | of Caldria".
    whole = [n.end for n in names if n.start <= head.start and n.start >= words[0].start]
    if head.text[:1].isupper() and head.lower in phrases("organisations", "state_forms"):
        whole += [m.end() for m in [_REALM.match(text, head.end)] if m]
    return text[words[0].start : max(head.end, *whole, head.end)]


_REALM = re.compile(r" of (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")
