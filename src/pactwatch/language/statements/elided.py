"""Statements in, those that leave out the deed of another with what they say of him.

"The army has left, | but the Front has not", "..., and so did the Front", "..., neither has the
Front", "..., unlike the Front": the deed is that of the claims before, the doer is named anew. In:
a document's statements in the order of the text. Out: the same, such words with claims. Refuses
pronouns (see contradicted), a doer that is no noun, and what does not stand right behind.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pactwatch.domain.claim import Claim, Polarity, Quantity
from pactwatch.domain.statement import Factuality, Statement
from pactwatch.language.conduct.phrases import Namer
from pactwatch.language.cues.pair import NUMERALS
from pactwatch.language.cues.taken_up import turned
from pactwatch.language.grammar.syntax import sentence_over, tokens_between
from pactwatch.language.names.names import bare
from pactwatch.language.statements.contradicted import DOES
from pactwatch.language.statements.material import Material
from pactwatch.language.words.counts import number_of

__all__ = ["with_elided"]

_NOT = r"\s*(?:not|n['’]t)(?:\s+(?:yet|done so|so))?"
_WHO = r"(?P<who>\w[\w'’ -]{1,50}?)"
# Each shape with its sign: said to be so, not so, or the other way round than before.
_CLAUSES = (
    (rf"{_WHO}\s+{DOES}{_NOT}", False),
    (rf"{_WHO}\s+{DOES}(?:\s+(?:too|as well|likewise|so))?", True),
    (rf"so\s+{DOES}\s+{_WHO}", True),
    (rf"as\s+{DOES}\s+{_WHO}", True),
    (rf"(?:neither|nor)\s+{DOES}\s+{_WHO}", False),
)
# What may also end the words of a statement.
_ENDINGS = (
    (rf"unlike\s+{_WHO}", None),
    (rf"not\s+{_WHO}", False),
    (rf"{_WHO}\s+none", False),
    (rf"{_WHO}\s+(?P<count>\d+|{NUMERALS})(?P<of>\s+of\s+(?:the\s+)?\d+)?", True),
)
_OPENS = r"(?:(?:and|but|while|whereas|though|yet)\s+)?"
_WHOLE = [(re.compile(rf"{_OPENS}{shape}\.?", re.I), sign) for shape, sign in _CLAUSES]
_BEHIND = [
    (re.compile(rf"(?:,\s+{_OPENS}|\s+(?:and|but|while|whereas)\s+){shape}\.?\Z", re.I), sign)
    for shape, sign in (*_CLAUSES, *_ENDINGS)
]
_NEAR = 12  # characters between two statements: ", but "


def with_elided(found: Material, made: Sequence[Statement]) -> list[Statement]:
    """The statements in the order given, each with what it leaves out."""
    kept: list[Statement] = []
    for statement in made:
        before = kept[-1] if kept else None
        kept.append(
            _behind(found, statement) if statement.claims else _whole(found, statement, before)
        )
    return kept


def _whole(found: Material, statement: Statement, before: Statement | None) -> Statement:
    """A statement of its own: "the Front has not"."""
    span = statement.content[0]
    if before is None or len(statement.content) > 1 or not before.claims:
        return statement
    is_next = 0 <= span.start - before.content[-1].end <= _NEAR
    if not is_next or not _is_one(before, statement):
        return statement
    for shape, sign in _WHOLE:
        match = shape.fullmatch(span.text)
        doer = match and _doer(found, span.start, match)
        if match and doer:
            factuality = Factuality.CERTAIN_POS if sign else Factuality.CERTAIN_NEG
            claims = tuple(_told(before.claims, doer, sign, match))
            return replace(statement, claims=claims, factuality=factuality)
    return statement


def _without(claim: Claim, match: re.Match[str]) -> Claim:
    """A claim whose count does not run on into what is left out of another."""
    words, counted = match.group().strip(" ,."), claim.quantity
    if counted is None or words not in counted.definition:
        return claim
    definition = counted.definition.replace(words, "").strip(" ,")
    return replace(claim, quantity=replace(counted, definition=definition))


def _is_one(before: Statement, statement: Statement) -> bool:
    """Whether one speaker says both, however he is written."""
    names = [bare(s.speaker.name or "") for s in (before, statement)]
    return names[0] == names[1]


def _behind(found: Material, statement: Statement) -> Statement:
    """The last words of a statement: "..., and so did the Front"."""
    span = statement.content[-1]
    for shape, sign in _BEHIND:
        match = shape.search(span.text)
        doer = match and _doer(found, span.start, match)
        if match and doer:
            more = tuple(_told(statement.claims, doer, sign, match))
            own = (_without(claim, match) for claim in statement.claims)
            return replace(statement, claims=(*own, *more))
    return statement


def _counted(match: re.Match[str], claim: Claim) -> Quantity | None:
    """ "... and the Front 31 of 40": how many of what the claim before counts."""
    words, of = match.groupdict().get("count"), (match.groupdict().get("of") or "").strip()
    number = number_of(words) if words else None
    if number is None or claim.quantity is None:
        return None
    unit = claim.quantity.unit
    return Quantity(number, number, unit, f"{of} {unit}" if of else unit)


def _doer(found: Material, start: int, match: re.Match[str]) -> tuple[str, ...]:
    """The names of the noun phrase that a shape has for its doer; none where it is no noun."""
    where = start + match.start("who"), start + match.end("who")
    home = sentence_over(found.parsed.sentences, *where)
    words = tokens_between(home, *where) if home else ()
    if home is None or not words or any(t.upos not in _NOMINAL for t in words):
        return ()
    head = words[-1]
    if head.upos not in {"NOUN", "PROPN"}:
        return ()
    return Namer(found.text, found.actors).names(home, head, frozenset(t.i for t in words))


_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN"})


def _told(
    claims: Sequence[Claim], doer: tuple[str, ...], sign: bool | None, match: re.Match[str]
) -> Iterator[Claim]:
    words = match.group().strip(" ,")
    for claim in claims:
        counted = _counted(match, claim)
        is_counted = "count" not in match.groupdict() or counted is not None
        if not claim.agent or set(doer) & set(claim.agent) or not is_counted:
            continue
        so = Polarity.POSITIVE if sign else Polarity.NEGATIVE
        yield replace(
            claim,
            agent=doer,
            polarity=turned(claim) if sign is None else so,
            quantity=counted,
            reason=f"“{words}” leaves the deed out: {claim.reason}",
        )
