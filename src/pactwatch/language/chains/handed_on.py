"""Drafts in, the same with whoever the sentence says heard, quoted or printed the words out.

Shapes, as data: "B heard A say X"; "B quoted A, who joked that X"; "B carried a statement by A, in
which she said X"; "Inquiries showed, say B, that X"; "A, B alleges, told others that X"; "A said:
“X,” according to B". Refuses where B is A, and to tell who a pronoun is: speakers.py finds that.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pactwatch.language.cues.attitudes import THINKING, is_felt
from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    ancestors,
    children,
    core_phrase,
    sentence_over,
    subject_of,
)
from pactwatch.language.model.drafts import Draft, without
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, covered, overlaps, trim

__all__ = ["with_handed_on"]

_HEARING = frozenset({"hear", "overhear", "record", "film", "tape"})
_QUOTING = frozenset({"quote", "cite", "interview"})
_TALKING = frozenset({"speak", "talk"})
_PRINTING = frozenset({"carry", "publish", "air", "broadcast", "print", "run", "release", "post"})
_PAPERS = frozenset(
    ("statement", "interview", "message", "letter", "video", "recording", "tape", "clip")
)


def with_handed_on(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> list[Draft]:
    """The drafts in their order; what says of others' words who has them is one of its own."""
    found = _with_according(text, _with_own_aside(text, _with_split(text, drafts)))
    found = _with_aside(text, found)
    return [_handed(d, sentences) for d in found]


def _handed(draft: Draft, sentences: Sequence[Sentence]) -> Draft:
    """A draft with the subject of the verb of hearing, quoting or printing above its own."""
    home = sentence_over(sentences, *draft.cue[0]) if draft.cue and draft.source else None
    if home is None or draft.carriers or not draft.content:
        return draft
    cue = next((t for t in home.tokens if t.start <= draft.cue[-1][0] < t.end), None)
    verb = _verb_over(home, cue, draft.source[0]) if cue else None
    who = subject_of(home, verb) if verb else None
    if who is None or who.lower in {"who", "which", "that"}:
        return draft
    place = core_phrase(home, who)
    own = (*draft.source, *draft.cue, *draft.content)
    return draft if any(overlaps(place, r) for r in own) else replace(draft, carriers=(place,))


def _verb_over(home: Sentence, cue: Token, source: Range) -> Token | None:
    """The verb that has who speaks, or what holds the words, for its object."""
    words = [t for t in home.tokens if source[0] <= t.start < source[1]]
    above = ancestors(home, cue)
    if cue.lower == cue.lemma and (hearing := _first(above, _HEARING)):
        return hearing if hearing.end <= source[0] else None
    if [t.lower for t in words] == ["who"]:
        return _quoting(home, words[0])
    before = [t.lower for t in home.tokens if t.end <= source[0]][-2:]
    return _printing(home, source[0]) if before == ["in", "which"] else None


def _first(tokens: Iterable[Token], lemmas: frozenset[str]) -> Token | None:
    return next((t for t in tokens if t.upos == "VERB" and t.lemma in lemmas), None)


def _quoting(home: Sentence, who: Token) -> Token | None:
    """ "Quoted | a clerk, who": the verb whose object stands last before "who"."""
    verbs = [t for t in home.tokens if t.end <= who.start]
    quoted = [(o.end, v) for v in verbs for o in _asked(home, v) if o.end <= who.start]
    end, verb = max(quoted, key=lambda pair: pair[0], default=(0, None))
    between = (t for t in home.tokens if end <= t.start < who.start)
    return None if any(t.upos in {"VERB", "AUX"} for t in between) else verb


def _asked(home: Sentence, verb: Token) -> list[Token]:
    """ "Quoted | a clerk", "the Bugle spoke to | a clerk": whom a verb has the words from. What
    people who meet tell each other the article may know from either."""
    if verb.lemma in _QUOTING:
        return list(children(home, verb, "obj"))
    asks = subject_of(home, verb) if verb.lemma in _TALKING and verb.upos == "VERB" else None
    start, end = core_phrase(home, asks) if asks else (0, 0)
    words = {t.lower for t in home.tokens if start <= t.start and t.end <= end}
    if not words & (phrases("organisations", "outlet") | phrases("organisations", "media")):
        return []
    near = children(home, verb, "obl")
    return [o for o in near if any(c.lower in {"to", "with"} for c in children(home, o, "case"))]


def _printing(home: Sentence, before: int) -> Token | None:
    """ "Carried | statements from A, in which"."""
    verbs = [t for t in home.tokens if t.end <= before and t.lemma in _PRINTING]
    return next((v for v in verbs if {o.lemma for o in children(home, v, "obj")} & _PAPERS), None)


def _with_according(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """ "A said: “X,” according to B", read as two reports of the same words, is one, and B hands
    it on."""
    inner = {d.cue[-1][1]: d for d in drafts if d.cue and d.source and not _is_according(text, d)}
    told: dict[int, Draft] = {}
    gone: list[Draft] = []
    for carrier in (d for d in drafts if _is_according(text, d) and d.source and d.content):
        start = carrier.content[0][0]
        near = (inner[at] for at in range(start, start - _NEAR, -1) if at in inner)
        if one := next((d for d in near if _is_same(text, d, carrier)), None):
            carriers = (*carrier.carriers, carrier.source[-1], *one.carriers)
            content = one.content or carrier.content
            told[id(one)] = replace(one, content=content, carriers=carriers)
            gone.append(carrier)
    return [told.get(id(d), d) for d in without(drafts, gone)]


# So many characters stand at most between a cue and the words it opens.
_NEAR = 40
# "Said | : “ | X": nothing but marks between a cue and words.
_OPENING = re.compile(r"\s*[:,]\s*[“\"‘']*")


def _is_according(text: str, draft: Draft) -> bool:
    prepositional = phrases("cues", "prepositional")
    return bool(draft.cue) and text[slice(*draft.cue[0])].lower() in prepositional


def _is_same(text: str, inner: Draft, outer: Draft) -> bool:
    """Whether another report has the very words, and stands before them."""
    if not inner.content:
        return bool(_OPENING.fullmatch(text, inner.cue[-1][1], outer.content[0][0]))
    shared = sum(covered(r, inner.content) for r in outer.content)
    is_all = shared * 10 >= sum(e - s for s, e in outer.content) * 9
    return is_all and inner.cue[-1][1] <= outer.content[0][0] < outer.cue[0][0]


def _with_own_aside(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """ "A clerk, the letter | claims |, | told | the court": of a source that runs up to the cue
    of the aside the last part is who says so."""
    by_source: dict[tuple[Range, ...], list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_source[draft.source].append(draft)
    told: dict[int, Draft] = {}
    gone: list[Draft] = []
    for aside in (d for d in drafts if d.source and d.cue):
        start, end = aside.source[-1]
        comma, closes = text.rfind(", ", start, end), aside.cue[-1][1]
        if comma < 0 or text[end : aside.cue[0][0]] != " ":
            continue
        same = [d for d in by_source[aside.source] if d is not aside and d.content and d.cue]
        if inner := next((d for d in same if text[closes : d.cue[0][0]] == ", "), None):
            who = (comma + 2, end)
            told[id(inner)] = replace(inner, source=((start, comma),), carriers=(who,))
            gone.append(aside)
    return [told.get(id(d), d) for d in without(drafts, gone)]


def _with_split(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """ "| The driver |, villagers said, | told the patrol that X |": words in two parts, of which
    the first is who told the second."""
    told = [_split(text, d) for d in drafts]
    cues = [d.cue[0] for d, was in zip(told, drafts, strict=True) if d is not was]
    return [
        d
        for d, was in zip(told, drafts, strict=True)
        if d is not was or not any(overlaps(c, own) for c in cues for own in d.cue)
    ]


def _split(text: str, draft: Draft) -> Draft:
    if len(draft.content) != 2 or len(draft.source) != 1 or draft.carriers:
        return draft
    who, (start, end) = draft.content
    telling = _TELLING.match(text, start, end)
    if telling is None or not who[1] <= draft.source[0][0] < start:
        return draft
    if not _is_telling(telling["cue"]):
        return draft
    words, cue = ((telling.end(), end),), (telling.span("cue"),)
    return replace(draft, content=words, cue=cue, source=(who,), carriers=draft.source)


def _is_telling(cue: str) -> bool:
    """ "| The driver |, villagers said, | told the patrol that", "| is convinced that"."""
    *helpers, word = cue.split()
    if set(helpers) & {"is", "are", "was", "were"}:
        return is_felt(word)
    clauses = phrases("cues", "clause_takers") | phrases("cues", "addressing") | THINKING
    return lemma(word, "VERB") in clauses


_TELLING = re.compile(
    r"(?P<cue>(?:(?:is|are|was|were|has|have|had)\s)?\w+)\s(?:[^,;:“”\"]{2,60}?\s)?that\s"
)


def _with_aside(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """ "Inquiries | showed |, | say | the plaintiffs, that X": what the inquiries showed is said
    by the plaintiffs."""
    bare = {d.source: d for d in drafts if d.source and d.cue and not d.content}

    def told(draft: Draft) -> Draft:
        inner = bare.get(draft.source)
        if inner is None or not draft.content or not draft.cue:
            return draft
        if who := _between(text, inner, draft):
            return replace(draft, carriers=(who,))
        start, end = draft.cue[0]
        comma = text.rfind(",", end, draft.content[0][0])
        is_aside = text[inner.cue[-1][1] : start] == ", " and comma > end
        is_aside = is_aside and not text[slice(*draft.cue[0])].lower().endswith("ing")
        who = trim(text, end, max(end, comma))
        return replace(inner, content=draft.content, carriers=(who,)) if is_aside else draft

    used = [told(d) for d in drafts]
    cues = {d.cue for d in used if d.content}
    asides = {d.source for d, was in zip(used, drafts, strict=True) if d is not was}
    return [d for d in used if d.content or (d.cue not in cues and d.source not in asides)]


def _between(text: str, aside: Draft, draft: Draft) -> Range | None:
    """ "An official, | the report | alleges, told": who stands between a source and a cue that is
    not its own."""
    start, end = draft.source[-1][1], aside.cue[0][0]
    is_between = start < end and aside.cue[-1][1] < draft.cue[0][0]
    shape = _ASIDE.fullmatch(text, start, end) if is_between else None
    closes = text[aside.cue[-1][1] : draft.cue[0][0]].strip() == ","
    return shape.span("who") if shape and closes else None


_ASIDE = re.compile(r",\s(?P<who>[^,;:“”\"]{2,60}?)\s")
