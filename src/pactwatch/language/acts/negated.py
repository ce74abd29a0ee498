"""What a cue means with a "not" in it: "has never acknowledged", "does not believe", "did not say".

In: the shape of a stretch. Out: `Found`, or None where the cue has no "not" or its verb no row in
[[negated]] of acts.toml. Whoever has not said a thing has not said its opposite either. What
nobody has performed ("did not accuse") is no statement at all: see unsaid/open.
"""

import re
from dataclasses import dataclass
from functools import cache

from pactwatch.domain.statement import SpeechAct
from pactwatch.language.acts.found import Found
from pactwatch.language.acts.shape import Shape
from pactwatch.language.cues.sayings import speech_lemmas
from pactwatch.language.grammar.negated import negated_lemma
from pactwatch.language.grammar.syntax import children
from pactwatch.language.words.lexicon import load, phrases

__all__ = ["declined_deed", "negated_cue"]


_NOTHING = re.compile(r"\b(?:said|says?|wrote) (?:nothing|little|not a word)\b(?! to\b)", re.I)
# "Could no longer deny", "no longer denies", "cannot deny": it is granted; see [[cue]] of ADMIT.
_GRANTED = re.compile(
    r"\b(?:(?:cannot|can|could)(?: not|n['’]t| no longer)? deny|no longer den(?:y|ies|ied))\b", re.I
)


# "Neither confirmed nor | denied it", where the cue begins behind it.
_NEAR = 40  # characters: three words
_NEITHER = re.compile(r"\b(?:neither|not) \w+ n?or \Z", re.I)
# "Has not been confirmed", "is not yet confirmed": nobody refuses to say it.
_CONFIRMED = re.compile(r"\b(?:been|is|are|was|were|be)(?: \w+)*? confirmed\b", re.I)


@dataclass(frozen=True, slots=True)
class _Row:
    act: SpeechAct
    why: str
    flips: bool


def negated_cue(shape: Shape) -> Found | None:
    """The act of a cue with a "not" before its verb."""
    if shape.is_voice or not shape.cue or _is_in_content(shape):
        return None
    at = shape.cue[0].start
    before = _NEITHER.search(shape.text, max(0, at - _NEAR), at)
    first = before.start() if before else at
    words, rows = shape.text[first : shape.cue[-1].end], _rows()
    if _NOTHING.search(words):
        return Found(SpeechAct.NEITHER_CONFIRM_NOR_DENY, f"“{words}”: Nothing is said of it.")
    verb = negated_lemma(words, frozenset(rows))
    if verb is None or _GRANTED.search(words):
        return None
    row, act = rows[verb], rows[verb].act
    if row.flips and shape.is_future:
        act = SpeechAct.EXPECT
    elif act is SpeechAct.NEITHER_CONFIRM_NOR_DENY and "able to" in words:
        act = SpeechAct.NON_ASSESSMENT  # "was not able to confirm"
    elif act is SpeechAct.NEITHER_CONFIRM_NOR_DENY and _CONFIRMED.search(words):
        act = SpeechAct.NON_ASSESSMENT  # by nobody in particular
    return Found(act, f"“{words}”: {row.why}", flips=row.flips, rule="negated_cue")


def declined_deed(shape: Shape) -> Found | None:
    """ "Declined to free them", "refused to leave": a deed is refused, and no answer."""
    if not shape.cue_lemmas & {"decline", "refuse"} or not shape.scopes or shape.is_voice:
        return None
    verb = shape.scopes[0].verb
    helpers = {t.lower for t in children(shape.scopes[0].sentence, verb, "mark")}
    answers = speech_lemmas() | phrases("acts", "answering")
    if "to" not in helpers or verb.upos != "VERB" or verb.lemma in answers:
        return None
    reason = f"“{verb.text}”: The speaker refuses to do it."
    return Found(SpeechAct.ANNOUNCE, reason, flips=True)


def _is_in_content(shape: Shape) -> bool:
    at = shape.cue[0].start
    return any(start <= at < end for start, end in shape.content)


@cache
def _rows() -> dict[str, _Row]:
    """By lemma of the verb."""
    return {
        lemma: _Row(SpeechAct(row["act"]), row["why"], flips=bool(row.get("flips")))
        for row in load("acts")["negated"]
        for lemma in row["lemmas"].split()
    }
