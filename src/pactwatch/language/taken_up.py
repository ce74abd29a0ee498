"""Statements in, a denial of "this" put right out: what it denies is what was told right before it.

Shape, as data: "A says that B did X. B denies this / denies the claim": a position of B's on X. Its
claims are those of A's statement, of the other polarity. Refuses findings and reports, of which
another part may be denied; a conduct that is not the denier's own; and what does not stand next.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.domain.claim import Claim, Polarity
from pactwatch.domain.statement import SpeechAct, Statement
from pactwatch.language.names import bare

__all__ = ["TAKES_UP", "with_taken_up"]

TAKES_UP = re.compile(
    r"(?:this|that|it|so|(?:the|this|that|these|those|any such|such) "
    r"(?:claim|charge|accusation|allegation)s?)[.,]?",
    re.I,
)


def with_taken_up(text: str, made: Sequence[Statement]) -> list[Statement]:
    """The statements in text order; each denial of "this" with what it denies."""
    found: list[Statement] = []
    for statement in made:
        before = found[-1] if found else None
        found.append(_denying(text, statement, before) if before else statement)
    return found


def _denying(text: str, statement: Statement, before: Statement) -> Statement:
    words = " ".join(span.text for span in statement.content)
    is_open = statement.speech_act is SpeechAct.DENY and not statement.claims
    if not is_open or not TAKES_UP.fullmatch(words) or not _stands_next(text, before, statement):
        return statement
    claims = tuple(_turned(c, words, before) for c in before.claims if _is_own(c, statement))
    return replace(statement, claims=claims)


def _stands_next(text: str, before: Statement, statement: Statement) -> bool:
    """Whether another has told it in the same paragraph."""
    between = text[before.content[-1].end : statement.content[0].start]
    is_other = before.speaker.name != statement.speaker.name
    return is_other and before.speech_act is not SpeechAct.DENY and "\n\n" not in between


def _is_own(claim: Claim, statement: Statement) -> bool:
    """Whether the conduct is the denier's own, or nobody's in particular."""
    speaker = statement.speaker
    called = {bare(n) for n in (speaker.name, speaker.organisation) if n}
    agents = {bare(a) for a in claim.agent}
    return not agents or any(f" {c} " in f" {a} " for c in called for a in agents)


def _turned(claim: Claim, words: str, before: Statement) -> Claim:
    turned = Polarity.NEGATIVE if claim.polarity is Polarity.POSITIVE else Polarity.POSITIVE
    told = " … ".join(span.text for span in before.content)
    reason = f"“{words}” takes up “{told}”: {claim.reason}"
    return replace(claim, polarity=turned, reason=reason)
