"""Drafts in, those that deny or grant "a claim" or "an allegation" given what was claimed, out.

Shapes, as data: "S says X, a claim D disputes"; "S accused A of X, an allegation that D denies".
The noun stands for the words right before its comma: whoever reads "D disputes a claim" must see
which. Refuses a noun that stands behind no comma, and one with a clause of its own ("claims that
X").
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.bounds.bounds import CHARGES, behind_stamp, who_denies
from pactwatch.language.cues.passive import ACCUSED
from pactwatch.language.grammar.syntax import Sentence, sentence_over, tokens_between
from pactwatch.language.model.drafts import Draft, without
from pactwatch.language.words.ranges import Range, overlaps, span_of, trim

__all__ = ["DENIED", "OF_ARTICLE", "with_charges", "with_deniers"]

DENIED = "charge denied"
OF_ARTICLE = "denied of the article"  # its words stay what the article itself says

_NOUN = re.compile(
    rf"(?:(?:an?|the|which)\s+(?:\w+\s+)?)?(?:{CHARGES})s|(?:an?|the|which)\s+(?:\w+\s+)?"
    rf"(?:{CHARGES})|which|something"
)
_UNTRUE = (
    "false|untrue|baseless|unfounded|groundless|fabricated|invented|wrong|absurd|ridiculous"
    "|ludicrous|laughable|preposterous|nonsense|rubbish|lie|lies|fabrication|slander|smear"
)
# "..., a finding the Front rejects": who takes up the noun, and how.
_DENIED = re.compile(
    rf"(?:,|\s(?:[—–]|--?))\s+(?P<noun>(?:an?|the)\s+(?:\w+\s+)?(?:{CHARGES})s?|which|something"
    r"|(?:claim|allegation|accusation|charge|assertion)s)\s+"
    r"(?:(?:that|which)\s+)?"
    r"(?P<who>(?:(?!\b(?:could|can|cannot|did|do|does|would|will|not|never)\b)[^,;:“”\"]){2,60}?)\s+"
    r"(?P<cue>(?:(?:has|have|had|continues? to)\s+)?"
    r"(?:(?:not\s+)?\w+ly\s+)?"
    r"(?:(?:den|reject|dismiss|disput|refut|contest)(?:y|ies|ied|e|es|ed|s)?(?=[,.;]|\s)"
    r"|(?:(?:conced|acknowledg)(?:e|es|ed)|admit(?:s|ted)?|confirm(?:s|ed)?)"
    r"(?=[,.;]|\s+(?:on|in|last|yesterday|later)\b)"
    rf"|(?:says?|said)\s+(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:{_UNTRUE})(?=[,.;]|\s)"
    rf"|(?:calls?|called|brand(?:s|ed)|labell?(?:s|ed)?|term(?:s|ed)|describe[sd]\s+as)\s+"
    rf"(?:an?\s+)?(?:\w+ly\s+)?(?:{_UNTRUE})(?=[,.;]|\s)))"
)
_RELATIVE = re.compile("which|something")
# "On Tuesday evening": so much may stand behind who says it.
_TAIL = 3
_LONGEST_WORD = 60  # characters, with room to spare
_BEFORE = re.compile(r",\s+\Z| (?:[—–-]|--) \Z")


def with_charges(text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """The drafts, each whose words are a bare noun for a claim with the claim; a "which" that
    takes up nothing denies nothing."""
    found = [_with_claim(text, d, drafts, sentences) for d in drafts]
    return [d for d in found if d.made_by != DENIED or not _RELATIVE.fullmatch(text, *d.content[0])]


def with_deniers(text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """The drafts, and who denies what a noun behind a comma takes up; the noun is no part of
    him."""
    found = list(drafts)
    for sentence in sentences:
        for match in _DENIED.finditer(text, sentence.start, sentence.end):
            noun = match.span("noun")
            near = [d for d in found if any(overlaps(match.span("cue"), c) for c in d.cue)]
            is_bare = match["noun"] in {"which", "something"}
            if any(d.made_by == DENIED or (not is_bare and _is_apart(d, noun)) for d in near):
                continue
            source = who_denies(text, *match.span("who"))
            made = Draft((noun,), (match.span("cue"),), (source,), (), _SCORE, DENIED)
            beyond = [d for d in found if any(overlaps(noun, r) for r in d.source)]
            kept = without(found, [*near, *beyond])
            found = [*(_up_to(text, d, match.start(), match.end()) for d in kept), made]
    return found


def _up_to(text: str, draft: Draft, comma: int, end: int) -> Draft:
    """ "S said the road was open, which D disputes": that D disputes it is no part of S's words."""
    if not draft.cue or draft.cue[0][0] > comma or not draft.content:
        return draft
    start, last = span_of(draft.content)
    if not start < comma < end <= last or text[start - 1] in '“"«‘':
        return draft
    kept = tuple((a, min(b, comma)) for a, b in draft.content if a < comma)
    return replace(draft, content=kept)


def _is_apart(draft: Draft, noun: Range) -> bool:
    """Whether it is known already who denies, and that the noun is no part of him."""
    is_content = any(overlaps(noun, c) for c in draft.content)
    return is_content and bool(draft.source) and draft.source[0][0] >= noun[1]


_SCORE = 0.6  # a shape that leaves no doubt; read as a rank


def _with_claim(
    text: str, draft: Draft, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> Draft:
    is_one = len(draft.content) == 1 and bool(draft.cue) and bool(draft.source)
    is_one = is_one and not _is_only_judged(text, draft)
    noun = _NOUN.fullmatch(text, *draft.content[0]) if is_one else None
    comma = _BEFORE.search(text, max(0, noun.start() - 4), noun.start()) if noun else None
    if noun is None or comma is None or draft.whole[0] != noun.start():
        return draft
    said = next((d for d in drafts if d is not draft and _ends(text, d, comma.start())), None)
    words = said.content if said else _clause(text, comma.start(), sentences)
    if not words or any(overlaps(w, r) for w in words for r in (*draft.cue, *draft.source)):
        return draft
    made_by = draft.made_by if said else OF_ARTICLE
    return replace(draft, cue=(noun.span(), *draft.cue), content=words, made_by=made_by)


def _is_only_judged(text: str, draft: Draft) -> bool:
    """ "An allegation the mission called serious": who calls a claim something has not made it."""
    cue = " ".join(text[a:b] for a, b in draft.cue)
    return bool(_CALLED.search(cue)) and not re.search(
        rf"\b(?:{_UNTRUE})\b", text[slice(*_reach(draft))]
    )


_CALLED = re.compile(r"\b(?:call|brand|term|label|describ)(?:e|s|es|ed|led)?\b")


def _reach(draft: Draft) -> Range:
    """From the cue to some words behind it, where what a claim is called stands."""
    start, end = span_of(draft.cue)
    return start, end + 40


def _ends(text: str, draft: Draft, at: int) -> bool:
    """Whether what somebody says ends at a place, or who says it does ("X, S said on Tuesday")."""
    is_told = draft.source or draft.made_by == ACCUSED
    if not draft.content or not is_told or draft.whole[1] > at + 2:
        return False
    if at - draft.whole[1] > _TAIL * _LONGEST_WORD:
        return False
    behind = text[draft.whole[1] : at].split()
    is_tail = len(behind) <= _TAIL and not any(c in ",;:.!?" for c in "".join(behind))
    return abs(span_of(draft.content)[1] - at) < 2 or is_tail


def _clause(text: str, end: int, sentences: Sequence[Sentence]) -> tuple[Range, ...]:
    """The sentence up to a place, where it has a verb with a subject."""
    home = sentence_over(sentences, end - 1, end)
    if home is None:
        return ()
    inside = tokens_between(home, home.start, end)
    is_clause = any(t.upos == "VERB" for t in inside) and any(t.relation == "nsubj" for t in inside)
    return (trim(text, *behind_stamp(text, home.start, end)),) if is_clause else ()
