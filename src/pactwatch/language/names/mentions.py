"""A noun phrase that names a speaker in, what it says about him out.

In: a character range of a sentence and the document's names. Out: a `Mention`: pronoun, person,
office ("the minister"), nameless people ("two commanders"), body ("the ministry"), with office,
organisation, number and count as far as the words say. Refuses to resolve: that is speakers.py.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pactwatch.domain.reading import Name
from pactwatch.language.grammar.syntax import Sentence, Token
from pactwatch.language.names.mention_office import (
    complement,
    office_beside,
    organisation_of,
    role_words,
)
from pactwatch.language.names.mention_others import is_of_kin, is_second_of_two
from pactwatch.language.names.mention_words import (
    DEFINITE,
    INSIDE,
    NOUNS,
    MentionKind,
    head_of,
    is_headed,
    is_people_name,
    is_plural,
    is_quantified,
    kind_of,
    names_people,
    partitive,
    run_of,
)
from pactwatch.language.names.offices import gender_of, is_address, office_class, pronouns
from pactwatch.language.words.counts import whole_number
from pactwatch.language.words.lexicon import load, phrases
from pactwatch.language.words.ranges import among

__all__ = ["Mention", "MentionKind", "read_mention"]


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


def read_mention(
    text: str, sentence: Sentence, start: int, end: int, names: Sequence[Name]
) -> Mention:
    """What the words start..end of the sentence say about a speaker."""
    tokens = [t for t in sentence.tokens if start <= t.start and t.end <= end]
    words = text[start:end]
    if not tokens:
        return Mention(start, end, words, MentionKind.OTHER)
    if len(tokens) == 1 and tokens[0].lower in pronouns("all"):
        if _is_initials(sentence, tokens[0]):
            return Mention(start, end, words, MentionKind.BODY, words.lower(), name=words)
        return _pronoun(start, end, words, tokens[0].lower)
    inside = [n for n in among(names, start, end) if start <= n.start and n.end <= end]
    if person := _person_head(tokens, inside):
        return _person(text, start, end, tokens, inside, person)
    return _noun_phrase(text, start, end, tokens, inside)


def _is_initials(sentence: Sentence, token: Token) -> bool:
    """ "WHO said": in a sentence that is not all in capitals these are a body's initials."""
    is_loud = not any(t.text.islower() for t in sentence.tokens)
    return len(token.text) > 2 and token.text.isupper() and not is_loud


# "Its insistence that ...", "their claim": whoever "it" and "they" would be.
_WHOSE = {"its": "it", "itself": "it", "their": "they", "them": "they"}


def _pronoun(start: int, end: int, words: str, low: str) -> Mention:
    gender = "m" if low in pronouns("male") else "f" if low in pronouns("female") else None
    plural = low in pronouns("plural")
    kind = MentionKind.PRONOUN
    return Mention(
        start, end, words, kind, _WHOSE.get(low, low), plural=plural, definite=True, gender=gender
    )


def _person_head(tokens: Sequence[Token], inside: Sequence[Name]) -> Name | None:
    """The first PERSON name that is no mere complement ("a lawyer for A", "A's brother")."""
    people = [n for n in inside if n.kind == "PERSON"]
    for name in people:
        after = next((t for t in tokens if t.start >= name.end), None)
        if after and (after.lower in ("'s", "'") or is_headed(after)):
            continue
        if any(_leads_to(tokens, name, other) for other in people):
            continue
        before = [t for t in tokens if t.end <= name.start]
        if is_of_kin(before, name.text) or is_second_of_two(before):
            continue
        bodies = [n for n in inside if n.kind == "ORGANISATION"]
        if not _is_complement([t for t in tokens if not _is_behind_of(t, bodies)], name):
            return name
    return None


def _is_behind_of(token: Token, bodies: Sequence[Name]) -> bool:
    """ "University | of | Sarn professor A": what stands inside a body's name governs nobody."""
    return any(n.start < token.start < n.end for n in bodies)


def _leads_to(tokens: Sequence[Token], name: Name, other: Name) -> bool:
    """Whether only an office stands between two names ("A | executive director | B")."""
    between = [t for t in tokens if name.end <= t.start and t.end <= other.start]
    is_office = any(office_class(t.lemma) or office_class(t.lower) for t in between)
    return is_office and all(t.upos in NOUNS | {"ADJ"} for t in between)


_NAMING = frozenset({"named", "identified", "called", "known", "nicknamed"})
# "Who goes by the name of A", "who gave her name only as A".
_BY_NAME = re.compile(r"\bname (?:only |simply |just )?(?:of|as)\Z|\b(?:goes|went) (?:only )?by\Z")


def _is_complement(tokens: Sequence[Token], name: Name) -> bool:
    """Whether a preposition or a clause of the phrase governs the name.

    "An activist, named only as A" is A all the same."""
    before = [t for t in tokens if t.end <= name.start]
    if any(t.lower in {"which", "including"} for t in before):
        return True  # "the team which dug out the young man, A"; "six officers, including A"
    beside = before[-1] if before else None
    while before and before[-1].upos in INSIDE | {"PART"}:
        before.pop()
    if {t.lower for t in before[-3:]} & _NAMING or _BY_NAME.search(
        " ".join(t.lower for t in before)
    ):
        return False
    if len(before) == 1 and before[0].lower in phrases("titles", "ranks", "words"):
        return False  # "lead inspector A": no verb
    if beside and len(before) > 1 and _is_part_of_office(before, beside):
        return False
    if beside and _is_second_calling(before, beside):
        return False
    return bool(before) and before[-1].upos in {"ADP", "VERB", "SCONJ", "CCONJ", "AUX"}


def _is_second_calling(before: Sequence[Token], beside: Token) -> bool:
    """ "Teacher | and mother | Ilse Tarn" is one, who is both: two words for one person each,
    without an article."""
    if len(before) < 2 or before[-1].lower != "and" or beside.upos not in {"NOUN", "PROPN"}:
        return False
    callings = (before[-2], beside)
    is_bare = not any(t.upos in {"DET", "NUM", "PUNCT"} or t.lower == "'s" for t in before)
    is_one = not any(is_plural(t) for t in callings)
    return is_bare and is_one and all(_is_somebody(t) for t in callings)


def _is_part_of_office(before: Sequence[Token], beside: Token) -> bool:
    """ "Minister of | Works Tomas Velk", "envoy to the | Council Anna Ost": what the preposition
    governs belongs to the office, not the name."""
    is_title = bool(office_class(beside.lower)) or is_address(beside.lower)
    return (
        before[-1].lower in {"of", "to", "for", "at", "in"}
        and bool(office_class(before[-2].lower))
        and (beside.text[:1].isupper() or beside.lemma in phrases("organisations", "bodies"))
        and not is_title
    )


def _person(
    text: str,
    start: int,
    end: int,
    tokens: Sequence[Token],
    inside: Sequence[Name],
    name: Name,
) -> Mention:
    office = office_beside(text, tokens, inside, name)
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
        gender=gender_of(text[start:end].partition(" who ")[0]),
    )


def _noun_phrase(
    text: str, start: int, end: int, tokens: Sequence[Token], inside: Sequence[Name]
) -> Mention:
    if holder := _by_what_he_does(text, start, end, tokens, inside):
        return holder
    if pair := _pair(text, start, end, tokens):
        return pair
    count, tokens, is_one_of = partitive(tokens)
    run = run_of(tokens, inside)
    head = head_of(run)
    words = text[start:end]
    if head is None:
        return Mention(start, end, words, MentionKind.OTHER, tokens[0].lower if tokens else "")
    named = next((n for n in inside if n.start <= head.start and head.end <= n.end), None)
    named = named or _set_beside(text, head, inside)
    plural = not is_one_of and (is_plural(head) or is_quantified(run, head) or is_people_name(head))
    number = count or whole_number([t.text for t in run if t.i < head.i])
    definite = run[0].lower in DEFINITE or any(t.lower in {"'s", "'"} and t.i < head.i for t in run)
    before = next((t for t in run if t.i == head.i - 1), None)
    if named is None and (seen := _OUTLET.fullmatch(words)):
        named = _outlet_unseen(seen, start, head)
    kind = MentionKind.NAMELESS if is_quantified(run, head) else kind_of(head, named, before)
    if is_one_of and kind is MentionKind.BODY and _is_one_of_people(head, named):
        kind = MentionKind.NAMELESS  # "one of the DJs"
    if is_one_of and kind is MentionKind.NAMELESS and not names_people(head):
        kind = MentionKind.THING  # "one of the replies"
    office = kind in (MentionKind.OFFICE, MentionKind.NAMELESS)
    return Mention(
        start,
        end,
        words,
        kind,
        head.lemma if head.upos == "NOUN" else head.lower,
        name=named.text if named and kind is MentionKind.BODY else None,
        role=role_words(text, run, head, inside) if office else None,
        organisation=organisation_of(text, tokens, run, head, inside) if office else None,
        count=number if plural or is_one_of else None,
        plural=plural,
        definite=definite and not is_one_of,
        gender=gender_of(head.lower),
    )


_OUTLET = re.compile(r"[Tt]he (?P<before>(?:[A-Z]\w+ ){0,2})[A-Z]\w+")


def _outlet_unseen(seen: re.Match[str], start: int, head: Token) -> Name | None:
    """ "The Observer", "the Harbour Reporter": an outlet's name in which nobody saw one."""
    words, before = seen.group(), seen["before"]
    is_outlet = head.lower in phrases("organisations", "outlet") or (
        before and head.lower == "reporter"
    )
    is_name = is_outlet and (before or (head.i > 1 and words.startswith("The")))
    return Name(start, head.end, words, "ORGANISATION") if is_name else None


def _is_one_of_people(head: Token, named: Name | None) -> bool:
    """Whether a noun that stands for several is in no list of bodies, and no body's name."""
    is_known = head.lemma in phrases("organisations", "bodies") or head.lower.endswith("ies")
    is_name = named is not None and (" " in named.text or named.kind == "ARMED_GROUP")
    return head.lower.endswith("s") and not is_known and not is_name


def _set_beside(text: str, head: Token, inside: Sequence[Name]) -> Name | None:
    """ "The official news agency, | Harbour": the name that a comma, or nothing, parts from what
    the body is."""
    bodies = phrases("organisations", "bodies") | phrases("organisations", "outlet_nouns")
    if head.lemma not in bodies:
        return None
    beside = (n for n in inside if text[head.end : n.start] in {", ", " "})
    return next((n for n in beside if n.kind in {"ORGANISATION", "ARMED_GROUP"}), None)


def _pair(text: str, start: int, end: int, tokens: Sequence[Token]) -> Mention | None:
    """ "A clerk and a guard", "a clerk and two of the men" are several; "a friend and colleague" is
    one."""
    low = [t.lower for t in tokens]
    joint = next((k for k in range(2, len(low) - 1) if low[k] == "and"), None)
    if joint is None or low[0] not in _ONE or low[joint + 1] not in _ONE | _SEVERAL:
        return None
    _, others, _ = partitive(tokens[joint + 1 :])
    heads = [head_of(run_of(part)) for part in (tokens[:joint], others)]
    if any(h is None or not _is_somebody(h) for h in heads):
        return None
    if heads[0] is None or heads[0].i != tokens[joint].i - 1:
        return None
    kind = MentionKind.NAMELESS
    count = 2 if low[joint + 1] in _ONE else None
    return Mention(start, end, text[start:end], kind, heads[0].lemma, count=count, plural=True)


_SEVERAL = frozenset({"two", "three", "four", "five", "several", "some", "many", "other"})
_ONE = frozenset({"a", "an", "one", "another", "my", "his", "her", "their"})


def _is_somebody(head: Token) -> bool:
    return kind_of(head, None) in (MentionKind.OFFICE, MentionKind.NAMELESS)


_ANYBODY = frozenset({"man", "woman", "person", "people", "one", "those"})


def _in_charge(
    text: str, start: int, end: int, tokens: Sequence[Token], inside: Sequence[Name]
) -> Mention | None:
    """ "The woman in charge of the mission" is its head."""
    at = text.find(" in charge of ", start, end)
    before = [t for t in tokens if t.end <= at]
    head = head_of(run_of(before)) if before else None
    if head is None or head.lemma not in _ANYBODY:
        return None
    body = complement(text, [t for t in tokens if t.start >= at + len(" in charge of ")], inside)
    words, office = text[start:end], MentionKind.OFFICE
    is_definite = tokens[0].lower in DEFINITE
    return Mention(
        start,
        end,
        words,
        office,
        "head",
        role="head",
        organisation=body,
        plural=is_plural(head),
        definite=is_definite,
        gender=gender_of(head.lower),
    )


def _by_what_he_does(
    text: str, start: int, end: int, tokens: Sequence[Token], inside: Sequence[Name]
) -> Mention | None:
    """ "The woman who chairs the panel" holds the office that her verb names."""
    if holder := _in_charge(text, start, end, tokens, inside):
        return holder
    who = next((k for k, t in enumerate(tokens) if t.lower == "who"), None)
    if not who or who + 2 >= len(tokens):
        return None
    verb = next((t for t in tokens[who + 1 : who + 4] if t.upos == "VERB"), None)
    role = load("titles")["by_verb"].get(verb.lemma) if verb else None
    _, named, is_one_of = partitive(tokens[:who])  # "one of the officers, who commands the guard"
    head = head_of(run_of(named))
    if verb is None or role is None or head is None:
        return None
    if head.lemma not in _ANYBODY and not is_one_of:
        return None
    rest = [t for t in tokens if t.i > verb.i]
    body = complement(text, rest[1:] if rest and rest[0].upos == "ADP" else rest, inside)
    return Mention(
        start,
        end,
        text[start:end],
        MentionKind.OFFICE,
        role,
        role=role,
        organisation=body,
        plural=is_plural(head) and not is_one_of,
        definite=tokens[0].lower in DEFINITE,
        gender=gender_of(head.lower),
    )
