"""Pieces of a content in, stretches of one act and certainty out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pactwatch.domain.statement import EpistemicBasis, Factuality, Mode, Speaker, SpeechAct
from pactwatch.language.acts.acts import Act, classify
from pactwatch.language.bounds.afterword import quoted_share
from pactwatch.language.bounds.blamed import BLAMED
from pactwatch.language.grammar.closed import parts_noun_and_verb
from pactwatch.language.grammar.syntax import sentence_over, tokens_between
from pactwatch.language.model.drafts import Draft
from pactwatch.language.records.asking import ASKS
from pactwatch.language.statements.material import Material
from pactwatch.language.statements.split import Piece
from pactwatch.language.unsaid.hearsay import HEARSAY
from pactwatch.language.words.ranges import Range, join, overlaps, span_of

__all__ = ["Stretch", "stretches"]

_TIMES = frozenset({Mode.PAST, Mode.FUTURE})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Ranges that share speaker, act and certainty."""

    ranges: tuple[Range, ...]
    act: Act


def stretches(
    found: Material, pieces: Sequence[Piece], draft: Draft, speaker: Speaker | None
) -> list[Stretch]:
    """Neighbouring pieces of one act and certainty put together again."""
    if draft.made_by in {BLAMED, HEARSAY}:  # who it is said of, and what, are one
        parts = tuple(p.range for p in pieces)
        return [Stretch(parts, _act(found, parts, draft, speaker))] if parts else []
    made: list[Stretch] = []
    for piece in pieces:
        last = made[-1] if made else None
        if last and _is_parted(found, last, piece):
            ranges = (*last.ranges, piece.range)
            made[-1] = Stretch(ranges, _act(found, ranges, draft, speaker))
            continue
        act = _act(found, [piece.range], draft, speaker)
        is_torn = last is not None and _is_torn(found.text, last.ranges)
        is_torn = is_torn or (last is not None and _turns_quoted(found, last, piece))
        is_one = last is not None and (
            _is_proviso(found, last, piece)
            or (not is_torn and _alike(last.act, act, is_clause=not piece.after_sentence_end))
        )
        if last and is_one:
            ranges = _joined(found.text, (*last.ranges, piece.range), draft.content)
            made[-1] = Stretch(ranges, last.act)
        else:
            made.append(Stretch((piece.range,), act))
    return made


def _is_parted(found: Material, last: Stretch, piece: Piece) -> bool:
    """ "The attack, | the mayor said, | was the work of rebels": a report parts noun and verb."""
    home = sentence_over(found.parsed.sentences, *last.ranges[-1])
    if len(last.ranges) > 1 or home is None or not home.covers(*piece.range):
        return False
    before, behind = tokens_between(home, *last.ranges[0]), tokens_between(home, *piece.range)
    is_whole = any(t.upos in {"VERB", "AUX"} for t in before[:-1])
    return not is_whole and parts_noun_and_verb(before, behind)


def _is_proviso(found: Material, last: Stretch, piece: Piece) -> bool:
    """ "They would leave, he added, | as soon as the guns were gone": on what it hangs has not
    happened."""
    is_ahead = Mode.FUTURE in last.act.modes
    home = sentence_over(found.parsed.sentences, *last.ranges[-1])
    is_here = home is not None and home.covers(*piece.range)
    return is_ahead and is_here and bool(_PROVISO.match(found.text, piece.range[0]))


_PROVISO = re.compile(
    r"(?:(?:but\s)?only\s)?(?:as soon as|as long as|so long as|once|until|unless|if|when|provided"
    r"|after|before|on condition that)\s",
    re.IGNORECASE,
)


def _turns_quoted(found: Material, last: Stretch, piece: Piece) -> bool:
    """ "He said the work was not done. “We wait,”": a sentence in the speaker's own words behind
    one in the article's is reported in another way, and stands for itself."""
    if not piece.after_sentence_end:
        return False
    parts = (last.ranges[-1], piece.range)
    shares = [quoted_share(found.text, r, found.quoted) for r in parts]
    return sorted(shares) == [0.0, 1.0]


def _is_torn(text: str, ranges: Sequence[Range]) -> bool:
    """ "Lars Ode, who": a name torn from its clause by the cue says nothing with it."""
    words = text[ranges[-1][0] : ranges[-1][1]].split()
    return len(ranges) == 1 and words[-1:] in (["who"], ["which"])


def _alike(one: Act, other: Act, *, is_clause: bool) -> bool:
    """One act and one certainty; joined clauses must agree in time as well."""
    if one.speech_act is not other.speech_act or one.factuality is not other.factuality:
        return False
    return not is_clause or _TIMES & set(one.modes) == _TIMES & set(other.modes)


def _joined(text: str, ranges: Sequence[Range], content: Sequence[Range]) -> tuple[Range, ...]:
    """Ranges with those made one that stood side by side in the same part of the content."""
    found: list[Range] = []
    for part in content:
        inside = [r for r in ranges if overlaps(r, part)]
        if inside:
            found.append(span_of(inside))
    return join(found)


def _act(found: Material, ranges: Sequence[Range], draft: Draft, speaker: Speaker | None) -> Act:
    touched = found.touching([*ranges, *draft.cue])
    act = classify(
        found.text,
        touched,
        ranges,
        cue=draft.cue,
        speaker=speaker,
        published=found.document.published,
        heard=found.parsed.heard(ranges, draft.cue, draft.source) if draft.cue else None,
    )
    return _put(act) if _is_put(found, draft) else act


def _is_put(found: Material, draft: Draft) -> bool:
    """ "Interviewer: Nine died there.": put to whoever answers, with or without a mark."""
    is_turn = draft.made_by == "turn" and not draft.cue
    return is_turn and any(t.role == ASKS and t.label in draft.source for t in found.turns)


def _put(act: Act) -> Act:
    open_, none = Factuality.UNDERSPECIFIED, EpistemicBasis.UNSTATED
    reason = act.reason if act.speech_act is SpeechAct.QUESTION else "Whoever asks puts it."
    return replace(
        act, speech_act=SpeechAct.QUESTION, factuality=open_, modes=(), basis=none, reason=reason
    )
