"""Words without a cue and cues without words in, those that stand side by side made one out.

Shapes, as data: "X, A reported" and "X, A reported B said" where X was left alone; "A quoted by B
said X". Refuses to join across a sentence's end.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.grammar.syntax import Sentence, sentence_over
from pactwatch.language.model.drafts import Draft, without
from pactwatch.language.words.ranges import Range, overlaps, trim

__all__ = [
    "apart_from_next",
    "joined",
    "with_answers",
    "with_asked",
    "with_longer_words",
    "with_own_request",
]

_BEHIND = re.compile(r"[,”\"’'\s]*")
_QUOTED_BY = re.compile(r"(?:quoted|cited)\s*$", re.IGNORECASE)
_BY = re.compile(r"\s+(?:by|in)\s+")


def joined(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with lone contents and lone cues made one; what found no partner stays."""
    lone = [d for d in drafts if d.cue and d.source and not d.content]
    used: list[Draft] = []
    found: list[Draft] = []
    for draft in drafts:
        if draft.content and not draft.cue and not draft.source:
            first = _next(text, lone, draft.whole[1], _BEHIND)
            second = _next(text, lone, first.whole[1], _SPACE) if first else None
            before = None if first else _before(text, lone, draft)
            found.append(_with(draft, first or before, second))
            used += [d for d in (first or before, second) if d]
        elif draft.content and draft.source and (by := _quoted_by(text, draft, lone)):
            carriers = (*draft.carriers, draft.source[0])
            found.append(replace(draft, source=by.source, carriers=carriers))
            used.append(by)
        else:
            found.append(draft)
    return [d for d in found if d not in used]


_JOINS_NEXT = re.compile(r",?\s+(?:and|but|while|though|although|whereas|yet)\s+")


def apart_from_next(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """ "A | said | X, and | B | said Y", where the model has B say X: who opens the next report is
    not who told what stands before it."""
    opening = {d.source for d in drafts if len(d.source) == 1 and _opens_own(text, d)}
    return [
        replace(d, source=()) if d.source in opening and _is_before(text, d) else d for d in drafts
    ]


def _opens_own(text: str, draft: Draft) -> bool:
    """ "B said Y": the cue right behind its source, the words right behind that."""
    if not (draft.cue and draft.content) or draft.cue[0][0] > draft.content[0][0]:
        return False
    end = draft.source[0][1]
    return end <= draft.cue[0][0] and not text[end : draft.cue[0][0]].strip(" ,")


def _is_before(text: str, draft: Draft) -> bool:
    """ "said X, and | B": cue, words, a joining word, and then the source."""
    if len(draft.source) != 1 or not draft.cue or not draft.content:
        return False
    last = draft.content[-1][1]
    is_in_order = draft.cue[0][0] < draft.content[0][0] and last <= draft.source[0][0]
    return is_in_order and bool(_JOINS_NEXT.fullmatch(text, last, draft.source[0][0]))


def with_longer_words(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, words left alone given to whom the grammar gives their beginning only."""
    lone = {d.content[0][0]: d for d in drafts if _is_lone(d)}
    found, used = [], []
    for draft in drafts:
        longer = lone.get(draft.content[0][0]) if len(draft.content) == 1 and draft.cue else None
        if longer and draft.source and longer.content[0][1] > draft.content[0][1]:
            used.append(longer)
            draft = replace(draft, content=longer.content)
        found.append(draft)
    return without(found, used)


def with_asked(text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """The drafts, each "S calls on" that was left without words with who is asked to do what."""
    taken = [r for d in drafts for r in (*d.content, *d.cue)]

    def whole(draft: Draft) -> Draft:
        if draft.content or not draft.source or not draft.cue:
            return draft
        home = sentence_over(sentences, *draft.cue[-1])
        is_asking = _ASKING.fullmatch(text[slice(*draft.cue[-1])])
        if home is None or is_asking is None or draft.source[-1][1] > draft.cue[0][0]:
            return draft
        rest = trim(text, draft.cue[-1][1], home.end)
        is_free = rest[0] < rest[1] and not any(overlaps(rest, r) for r in taken)
        is_asked = re.search(r"\bto\s\w", text[slice(*rest)]) is not None
        return replace(draft, content=(rest,)) if is_free and is_asked else draft

    return [whole(d) for d in drafts]


_ASKING = re.compile(
    r"(?:\w+ly )?(?:calls?|called|calling)(?: once (?:more|again)| again)? (?:up)?on"
    r"|urges?d?|urged|implores?d?|appeals? to|appealed to|exhorts?|invites?|beseech(?:es)?",
    re.I,
)


def with_own_request(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """ "S has asked us to | point out | that X": S tells X, and "us" only prints it."""
    longer = {id(d): made for d in drafts if (made := _requested(text, d))}
    taken = [r for made in longer.values() for r in made.cue]
    kept = (d for d in drafts if id(d) in longer or not any(_stands_in(d, t) for t in taken))
    return [longer.get(id(d), d) for d in kept]


_REQUEST = re.compile(
    r"\s(?:us|me|(?:this|the) (?:news)?paper) to (?P<cue>point out|say|state|make (?:it )?clear"
    r"|clarify|note|stress|add|report|record)\s+that\s+",
    re.IGNORECASE,
)


def _requested(text: str, draft: Draft) -> Draft | None:
    if not draft.source or len(draft.cue) != 1 or len(draft.content) != 1:
        return None
    (start, end), last = draft.cue[0], draft.content[0][1]
    asks = _REQUEST.match(text, end, last) if text[start:end].endswith(("asked", "asks")) else None
    return replace(draft, cue=(asks.span("cue"),), content=((asks.end(), last),)) if asks else None


def with_answers(text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """ "Asked where X, S answered that he | could not say": S answers that, and none of X."""
    answers = {id(d): made for d in drafts if (made := _answer(text, d, sentences))}
    asked = [
        (home.start, made.source[0][0])
        for made in answers.values()
        if (home := sentence_over(sentences, *made.source[0]))
    ]
    kept = (d for d in drafts if id(d) in answers or not any(_stands_in(d, r) for r in asked))
    return [answers.get(id(d), d) for d in kept]


def _stands_in(draft: Draft, where: Range) -> bool:
    """Whether a draft's cue stands in what was asked."""
    return any(overlaps(where, c) for c in draft.cue)


_ANSWERED = re.compile(
    r"(?P<who>.+?) (?P<cue>answered|replied|responded|said|stated|explained|added) that "
    r"(?P<self>he|she|they|it)\Z",
    re.I,
)


def _answer(text: str, draft: Draft, sentences: Sequence[Sentence]) -> Draft | None:
    found = _ANSWERED.match(text, *draft.source[0]) if len(draft.source) == 1 else None
    home = sentence_over(sentences, *draft.source[0]) if found else None
    if found is None or home is None:
        return None
    content = trim(text, found.start("self"), home.end)
    who, cue = found.span("who"), found.span("cue")
    return replace(draft, source=(who,), cue=(cue,), content=(content,), carriers=())


def _is_lone(draft: Draft) -> bool:
    return len(draft.content) == 1 and not draft.cue and not draft.source


_SPACE = re.compile(r"\s+(?:that\s+)?")


def _next(text: str, lone: Sequence[Draft], at: int, gap: re.Pattern[str]) -> Draft | None:
    """The cue with its source that stands right behind a place, its source first."""
    match = gap.match(text, at)
    place = match.end() if match else at
    behind = (d for d in lone if place - 1 <= d.source[0][0] <= place + _ARTICLE)
    return next((d for d in behind if d.source[0][0] < d.cue[0][0]), None)


def _before(text: str, lone: Sequence[Draft], words: Draft) -> Draft | None:
    """The source with its cue that the words stand right behind ("whom they describe as | X")."""
    start = words.content[0][0]
    near = (d for d in lone if d.source[-1][1] <= d.cue[0][0] < start)
    return next((d for d in near if _SPACE.fullmatch(text, d.cue[-1][1], start)), None)


# A source may leave its article out.
_ARTICLE = 4


def _with(draft: Draft, first: Draft | None, second: Draft | None) -> Draft:
    if first is None:
        return draft
    if second is None:
        return replace(draft, source=first.source, cue=first.cue)
    carriers = (*draft.carriers, first.source[-1])
    return replace(draft, source=second.source, cue=second.cue, carriers=carriers)


def _quoted_by(text: str, draft: Draft, lone: Sequence[Draft]) -> Draft | None:
    """ "An official quoted by the agency said": the official speaks, the agency carries."""
    for other in lone:
        end = other.cue[-1][1]
        by = _BY.match(text, end)
        is_quoted = _QUOTED_BY.search(text, other.cue[0][0], end)
        if by and is_quoted and by.end() - 1 <= draft.source[0][0] <= by.end() + _ARTICLE:
            return other
    return None
