"""Statements in, those that leave out the deed of another with what they say of him.

"The army has left, | but the Front has not", "..., and so did the Front", "..., neither has the
Front", "..., unlike the Front": the deed is that of the claims before, the doer is named anew. In:
a document's statements in the order of the text. Out: the same, such words with claims. Refuses
pronouns (see contradicted), a doer that is no noun, and what does not stand right behind.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pactwatch.domain.claim import Claim, Polarity
from pactwatch.domain.statement import Factuality, Statement
from pactwatch.language.conduct_phrases import Namer
from pactwatch.language.material import Material
from pactwatch.language.syntax import sentence_over, tokens_between

__all__ = ["with_elided"]

_DO = r"(?:has|have|had|did|does|do|is|are|was|were)"
_NOT = r"\s*(?:not|n['’]t)(?:\s+(?:yet|done so|so))?"
_WHO = r"(?P<who>\w[\w'’ -]{1,50}?)"
# Each shape with its sign: said to be so, not so, or the other way round than before.
_SHAPES = (
    (rf"{_WHO}\s+{_DO}{_NOT}", False),
    (rf"{_WHO}\s+{_DO}(?:\s+(?:too|as well|likewise|so))?", True),
    (rf"so\s+{_DO}\s+{_WHO}", True),
    (rf"as\s+{_DO}\s+{_WHO}", True),
    (rf"(?:neither|nor)\s+{_DO}\s+{_WHO}", False),
    (rf"unlike\s+{_WHO}", None),
    (rf"not\s+{_WHO}", False),
    (rf"{_WHO}\s+none", False),
)
_OPENS = r"(?:(?:and|but|while|whereas|though|yet)\s+)?"
_WHOLE = [(re.compile(rf"{_OPENS}{shape}\.?", re.I), sign) for shape, sign in _SHAPES[:5]]
_BEHIND = [
    (re.compile(rf"(?:,\s+{_OPENS}|\s+(?:and|but|while|whereas)\s+){shape}\.?\Z", re.I), sign)
    for shape, sign in _SHAPES
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
    if not is_next or before.speaker.name != statement.speaker.name:
        return statement
    for shape, sign in _WHOLE:
        match = shape.fullmatch(span.text)
        doer = match and _doer(found, span.start, match)
        if doer:
            factuality = Factuality.CERTAIN_POS if sign else Factuality.CERTAIN_NEG
            claims = tuple(_told(before.claims, doer, sign, span.text))
            return replace(statement, claims=claims, factuality=factuality)
    return statement


def _behind(found: Material, statement: Statement) -> Statement:
    """The last words of a statement: "..., and so did the Front"."""
    span = statement.content[-1]
    for shape, sign in _BEHIND:
        match = shape.search(span.text)
        doer = match and _doer(found, span.start, match)
        if match and doer:
            more = tuple(_told(statement.claims, doer, sign, match.group().strip(" ,")))
            return replace(statement, claims=(*statement.claims, *more))
    return statement


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
    return Namer(found.text, found.actors).names(home, head)


_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN"})


def _told(
    claims: Sequence[Claim], doer: tuple[str, ...], sign: bool | None, words: str
) -> Iterator[Claim]:
    for claim in claims:
        if not claim.agent or set(doer) & set(claim.agent):
            continue
        is_so = sign if sign is not None else claim.polarity is not Polarity.POSITIVE
        yield replace(
            claim,
            agent=doer,
            polarity=Polarity.POSITIVE if is_so else Polarity.NEGATIVE,
            quantity=None,
            reason=f"“{words}” leaves the deed out: {claim.reason}",
        )
