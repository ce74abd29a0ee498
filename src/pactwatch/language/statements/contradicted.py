"""Drafts in, the same without what is told against them; what is so told, as drafts of its own.

"The army says it has left, | but it has not", "..., | which is false", "... had left, | but the
mission found soldiers there", "It said it would leave. | It did not.": nobody says so against his
own words, so that they are the article's, or whose report the words stand in. Statements in, those
of a bare "it has not" with the claims of what they are against. Refuses quotations, a "but" that
goes on in the speaker's own tense, and what does not stand right behind.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.domain.claim import Claim, Polarity
from pactwatch.domain.statement import EpistemicBasis, Factuality, SpeechAct, Statement
from pactwatch.language.acts.acts import Act
from pactwatch.language.cues.taken_up import turned
from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    children,
    sentence_over,
    subject_of,
    tokens_between,
)
from pactwatch.language.model.drafts import Draft
from pactwatch.language.statements.material import Material
from pactwatch.language.statements.statements import claims_of
from pactwatch.language.statements.stretches import Stretch
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, over, subtract, trim

__all__ = [
    "CONTRADICTED",
    "DOES",
    "may_stand_bare",
    "with_contradictions",
    "with_what_they_contradict",
]

CONTRADICTED = "contradicted"

# What stands for a deed that is left out: "it has not", "and so did the Front".
DOES = r"(?:has|have|had|did|does|do|is|are|was|were)"
_WHO = r"(?:it|they|he|she)\s+"
_SO = r"(?:\s+(?:so|done so|do so|yet))?"
_SHORT = rf"(?:{_WHO}(?:never\s+{DOES}|{DOES}\s*(?:not|n['’]t)){_SO})"
_LEFT_OUT = rf"(?:(?:never\s+{DOES}|{DOES}\s*(?:not|n['’]t)){_SO})"
_DONE = rf"(?:(?:{_WHO})?(?:did|has|have|had){_SO})"
_FALSE = (
    r"(?:this|that|it|which)\s+(?:is|was|has proved|proved|turned out)(?:\s+to be)?\s+"
    r"(?:not (?:so|true|the case)|untrue|false|wrong|incorrect|a lie|misleading|inaccurate)"
)
_END = r"(?=\s*(?:[.;]|,?\s*\Z|,\s))"
_BEHIND = re.compile(
    rf",?\s+(?:(?:but|yet|though|although)\s+(?P<told>{_SHORT}|{_LEFT_OUT}|{_FALSE})"
    rf"|(?P<which>{_FALSE})|and\s+(?P<done>{_DONE})){_END}",
    re.I,
)
_NEXT = re.compile(rf"(?:But\s+|Yet\s+)?(?P<told>{_SHORT}|{_FALSE}|{_WHO}did)\.?\s*", re.I)
_BARE = re.compile(
    rf"(?:(?:but|yet)\s+)?(?:(?P<not>{_SHORT}|{_LEFT_OUT})|(?P<false>{_FALSE})|{_DONE})\.?", re.I
)
_JOINER = re.compile(r",\s+(?:but|yet|though|although)\s+", re.I)
_ASKED = re.compile(
    r"\b(?:told|asked|ordered|urged|instructed|advised|warned|supposed|expected|due|meant"
    r"|agreed|promised|pledged|vowed|undertaken|committed)\s+to\b",
    re.I,
)
_Tail = tuple[Range, Range] | None
_SCORE = 0.6  # a shape that leaves no doubt; read as a rank


def with_contradictions(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence], quoted: Sequence[Range]
) -> list[Draft]:
    """The drafts, each up to what is told against it, and drafts of that."""
    found: list[Draft] = []
    for draft in drafts:
        tail = _tail(text, draft, sentences, quoted) if draft.cue and draft.content else None
        if tail is None:
            found.append(draft)
            continue
        cut, told = tail
        kept = tuple(trim(text, *r) for r in subtract(draft.content, [cut]))
        own = tuple(r for r in kept if r[0] < cut[0])
        found += [replace(draft, content=own)] if own else []
        found.append(_of(draft, told))
    return found


def _of(draft: Draft, tail: Range) -> Draft:
    """Told by whose report the words stand in, else by the article."""
    source, outer = draft.carriers[-1:], draft.carriers[:-1]
    return Draft((tail,), source=source, carriers=outer, score=_SCORE, made_by=CONTRADICTED)


def _tail(text: str, draft: Draft, sentences: Sequence[Sentence], quoted: Sequence[Range]) -> _Tail:
    """What no longer belongs to the content, and of it the words that are told against it."""
    home = sentence_over(sentences, *draft.content[0])
    is_quoted = any(over(quoted, part) for part in draft.content)
    if home is None or is_quoted or draft.cue[0][0] > draft.content[0][0]:
        return None
    start = draft.content[0][0]
    match = _BEHIND.search(text, start, home.end)
    if match and text[start : match.start()].strip() == "that":
        return None  # "said that this was not true": it is all he said
    if match and _ASKED.search(text, start, match.start()):
        return None  # "said they had been told to leave, but had not": he says so himself
    if match:
        return match.span(), trim(text, *match.span(match.lastgroup or 0))
    if (seen := _seen(text, home, start)) is not None:
        return seen
    return _next(text, draft, sentences, home)


def _next(text: str, draft: Draft, sentences: Sequence[Sentence], home: Sentence) -> _Tail:
    """ "It said it had left. | It had not.": the whole of the next sentence."""
    following = sentence_over(sentences, home.end + 1, home.end + 2)
    if following is None or following.start < home.end or draft.content[-1][1] < home.end - 2:
        return None
    match = _NEXT.fullmatch(text, following.start, following.end)
    return (match.span(), trim(text, *match.span("told"))) if match else None


def _seen(text: str, home: Sentence, start: int) -> _Tail:
    """ "... had left, | but the mission found soldiers there", "though its guns are there yet"."""
    match = _JOINER.search(text, start, home.end)
    if match is None:
        return None
    inside = tokens_between(home, match.end(), home.end)
    verb = next((t for t in inside if t.upos == "VERB" or children(home, t, "cop")), None)
    before = tokens_between(home, start, match.start())
    if verb is None or not before or not (_is_sight(home, verb) or _is_now(home, verb, before)):
        return None
    end = next((t.start for t in inside if t.i > verb.i and t.text in {",", ";"}), home.end)
    return (match.start(), end), trim(text, match.end(), end)


def _is_sight(home: Sentence, verb: Token) -> bool:
    """What somebody else saw: in the plain past, where a report would say "had found"."""
    subject = subject_of(home, verb, inherit=False)
    is_plain = not children(home, verb, "aux") and verb.lower != verb.lemma
    is_other = subject is not None and subject.upos != "PRON"
    return is_other and is_plain and verb.lemma in phrases("conduct", "contradicting")


def _is_now(home: Sentence, verb: Token, before: Sequence[Token]) -> bool:
    """ "Said it had left, though its guns are still there": the article's tense, no report's."""
    helpers = {t.lower for t in (*children(home, verb, "aux", "cop"), verb)}
    near = {t.lower for t in children(home, verb, "advmod")}
    is_shifted = any(t.lower == "had" or t.lower == "would" for t in before)
    goes_on = "still" in near or verb.lemma in {"remain", "stay", "continue"}
    is_present = bool(helpers & {"is", "are", "has", "have", "remain", "remains", "stay", "stays"})
    return is_present and goes_on and (is_shifted or any(t.lower == "has" for t in before))


def may_stand_bare(text: str, draft: Draft) -> bool:
    """Whether a draft's statement is worth making without a claim: not what the article tells
    against somebody's words, unless it is a "no" to them."""
    is_voice = draft.made_by == CONTRADICTED and not draft.source
    return not is_voice or bool(_BARE.fullmatch(text, *draft.content[0]))


def with_what_they_contradict(found: Material, made: Sequence[Statement]) -> list[Statement]:
    """The statements in text order; each bare "it has not", "it did" with what it says so of."""
    kept: list[Statement] = []
    for statement in made:
        before = kept[-1] if kept else None
        bare = _BARE.fullmatch(" ".join(span.text for span in statement.content))
        if bare and before and not statement.claims and _may_answer(statement, before):
            statement = _on(found, statement, before, bare)
        kept.append(statement)
    return kept


_NEAR = 12  # characters between what is told and a "but it has not" of the same speaker


def _may_answer(statement: Statement, before: Statement) -> bool:
    """The article's "it has not", or a speaker's own right behind what he told."""
    gap = statement.content[0].start - before.content[-1].end
    return not statement.cue or (statement.cue == before.cue and 0 <= gap <= _NEAR)


def _on(found: Material, statement: Statement, before: Statement, bare: re.Match[str]) -> Statement:
    told = " … ".join(span.text for span in before.content)
    claims = tuple(_told(c, bare, told) for c in _spoken_of(found, before))
    return replace(
        statement,
        claims=claims,
        speech_act=SpeechAct.ASSERT if claims else statement.speech_act,
        factuality=Factuality.CERTAIN_NEG if _is_no(bare) else Factuality.CERTAIN_POS,
    )


def _spoken_of(found: Material, before: Statement) -> tuple[Claim, ...]:
    """The deeds that a statement claims; of a promise, what it promises."""
    if deeds := tuple(c for c in before.claims if not c.conduct.startswith("POS.")):
        return deeds
    ranges = tuple((s.start, s.end) for s in before.content)
    ahead = Act(SpeechAct.ANNOUNCE, Factuality.CERTAIN_POS, (), EpistemicBasis.UNSTATED)
    cue = tuple((s.start, s.end) for s in before.cue)
    source = tuple((s.start, s.end) for s in before.source)
    draft = Draft(ranges, cue=cue, source=source)
    return claims_of(found, Stretch(ranges, ahead), draft, before.speaker)


def _is_no(bare: re.Match[str]) -> bool:
    return bool(bare["not"] or bare["false"])


def _told(claim: Claim, bare: re.Match[str], told: str) -> Claim:
    """The deed as not done by "it did not", done by "it did", the other way round by "it is false":
    what became of a promise may be told already where the promise stands."""
    so = Polarity.NEGATIVE if bare["not"] else Polarity.POSITIVE
    return replace(
        claim,
        polarity=turned(claim) if bare["false"] else so,
        reason=f"“{bare.group()}” is told of “{told}”: {claim.reason}",
    )
