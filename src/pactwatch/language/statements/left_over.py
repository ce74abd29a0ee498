"""Statements in, those that say that "some are still there" with what was not done to them out.

Shapes, as data: "We have withdrawn the guns. Some are still there", "Twelve remain in place. The
rest were removed": what the same speaker says beside of taking away is not done to these. Refuses
words of another speaker or paragraph, conduct that takes nothing away, and what names its own
matter ("some soldiers are still there").
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.domain.claim import Claim, Polarity
from pactwatch.domain.codebook import Codebook
from pactwatch.domain.statement import SpeechAct, Statement

__all__ = ["with_left_over"]

_SOME = re.compile(
    r"(?:but |though |however, )?(?:some|a few|a handful|several|many|most|others|dozens|hundreds"
    r"|thousands|\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)(?: (?:of (?:them|these|those)|others|more))? "
    r"(?:(?:are|is) (?:still|left)|still (?:are|remain)|remain(?:s|ed)?|stay(?:s|ed)?(?: on)?)"
    r"(?: (?:there|in place|in position|behind|on the spot|where they (?:are|were)))?[.,]?",
    re.I,
)
# Conduct by which something is no longer where it was, by the first word of its label.
_TAKES_AWAY = re.compile(
    r"(?:withdraw|remov|releas|evacuat|clear|dismantl|clos|tak|pull|haul)", re.I
)
_TOLD = {SpeechAct.ASSERT, SpeechAct.ASSESS, SpeechAct.ADMIT, SpeechAct.ANNOUNCE, SpeechAct.DENY}


def with_left_over(text: str, made: Sequence[Statement], codebook: Codebook) -> list[Statement]:
    """The statements in text order; each on what is left with what was not done to it."""
    return [
        _left(text, one, [*made[max(0, n - 1) : n], *made[n + 1 : n + 2]], codebook)
        for n, one in enumerate(made)
    ]


def _left(
    text: str, statement: Statement, beside: Sequence[Statement], book: Codebook
) -> Statement:
    words = " ".join(span.text for span in statement.content)
    if statement.claims or statement.speech_act not in _TOLD or not _SOME.fullmatch(words):
        return statement
    near = (one for one in beside if _is_of_one_breath(text, statement, one))
    gone = [(c, one) for one in near for c in one.claims if _takes_away(c, book)]
    if not gone:
        return statement
    claim, one = gone[0]
    told = " … ".join(span.text for span in one.content)
    reason = f"“{words}” beside “{told}”: {claim.reason}"
    left = replace(claim, polarity=Polarity.NEGATIVE, object=None, quantity=None, reason=reason)
    return replace(statement, claims=(left,))


def _is_of_one_breath(text: str, one: Statement, other: Statement) -> bool:
    """Whether the same speaker says both in one paragraph."""
    first, second = sorted((one, other), key=lambda s: s.content[0].start)
    between = text[first.content[-1].end : second.content[0].start]
    is_same = one.speaker.name is not None and one.speaker.name == other.speaker.name
    return is_same and "\n\n" not in between


def _takes_away(claim: Claim, book: Codebook) -> bool:
    code = book.get(claim.conduct)
    return code is not None and bool(_TAKES_AWAY.match(code.label))
