"""A report inside a report, read off its words: the inner speaker a source, the outer a carrier.

Shapes, as data: "A said B told him that X"; "“X,” A said B told her"; "A reported B as saying X";
"A, citing B, said X"; "according to A, which cited B"; "A cited B that X". Refuses where the inner
speaker is the outer one ("he said I told them") and where nothing was said ("would tell").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from pactwatch.language.drafts import Draft
from pactwatch.language.lexicon import phrases
from pactwatch.language.ranges import Range, join, overlaps, span_of, trim
from pactwatch.language.syntax import Sentence, Token, sentence_over

__all__ = ["with_cited", "with_own_saying", "with_retold"]

# How many words an inner subject may take before its verb. A guess.
_SUBJECT_WORDS = 16
_NOUN = r"([^,.;:“”\"—]{2,90}?)"
_CITING = re.compile(
    rf"\b(?:citing|quoting|(?:which|who|that|and)\s+(?:cited|quoted))\s+{_NOUN}"
    r"(?=[,.;:“”\"—]|\s+(?:that|as|has|have|had|said|says|reported|reports)\b|\s*$)"
)
_AS_SAYING = re.compile(
    rf"\b(?:quot|cit|report)(?:e?d|es|s|ing)\s+(?!as\s){_NOUN}\s+(?:as\s+)?(?:saying|telling|adding|claiming)\b"
)
_CITED_THAT = re.compile(rf"\b(?:cited|cites|quoted|quotes)\s+{_NOUN}\s+that\b")
# "A statement from the police" is the police's own word.
_OWN_WORDS = re.compile(
    r"(?:an?|the)\s+(?:\w+\s+)?(?:statement|communique|release|letter|e-?mail|tweet|post)\s+"
    r"(?:from|by|of|issued by|released by)\s+"
)
_OTHERS_PLACE = re.compile(r"\s*(?:him|her|them|me|us|it)?\s*[.,”\"’']*\s*$")
_MODALS = frozenset({"will", "would", "may", "might", "can", "could", "should", "must", "shall"})
_SELF = frozenset({"i", "we", "you", "there", "it", "this", "that", "which", "who", "what"})


def with_cited(text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """Drafts whose source names whom it has its words from, with that party as the source."""
    return [_cited(text, d, _of(sentences, d.cue)) if d.cue and d.content else d for d in drafts]


def _cited(text: str, draft: Draft, sentence: Sentence | None) -> Draft:
    if sentence is None or not draft.source:
        return draft
    near = span_of([*draft.cue, *draft.source])
    for pattern in (_AS_SAYING, _CITED_THAT, _CITING):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if any(s <= match.start() < e for s, e in draft.content):
                continue
            if pattern is _CITED_THAT:
                draft = _opened_by(text, draft, match)
            if pattern is _AS_SAYING:
                draft = _without_cited(draft, match.span(1))
            if match.start() > near[1] + 3 and pattern is not _CITING:
                continue
            if inner := _inner(text, draft, match):
                return inner
    return draft


def _opened_by(text: str, draft: Draft, match: re.Match[str]) -> Draft:
    """ "B cited | A that X": a content that opens with the cited party begins behind "that"."""
    start, end = draft.content[0]
    if start != match.start(1) or end <= match.end():
        return draft
    return replace(draft, content=(trim(text, match.end(), end), *draft.content[1:]))


def _without_cited(draft: Draft, cited: Range) -> Draft:
    """ "B is quoting | A in C | as saying X": A is not what is said, C carries nothing."""

    def outside(parts: Sequence[Range]) -> tuple[Range, ...]:
        return tuple(p for p in parts if not (cited[0] <= p[0] and p[1] <= cited[1]))

    carriers, rest = outside(draft.carriers), outside(draft.content)
    return replace(draft, content=rest or draft.content, carriers=carriers)


def _inner(text: str, draft: Draft, match: re.Match[str]) -> Draft | None:
    """The draft as the cited party's; None where it already is."""
    start, end = match.span(1)
    if own := _OWN_WORDS.match(text, start, end):
        start = own.end()
    cited = trim(text, start, end)
    outer = [trim(text, s, min(e, match.start())) for s, e in draft.source if s < match.start()]
    outer = [r for r in outer if r[0] < r[1] and not overlaps(r, cited)]
    if not outer or any(overlaps(cited, c) for c in (*draft.content, *draft.carriers)):
        return None
    word = re.compile(r"\w+").match(text, match.start())
    cue = join([*draft.cue, word.span()]) if word else draft.cue
    return replace(draft, source=(cited,), cue=cue, carriers=(*draft.carriers, outer[-1]))


def with_own_saying(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> list[Draft]:
    """ "According to A, B said X" where A's source swallowed "B said": B speaks, A carries."""
    found = []
    for draft in drafts:
        inner = None
        if draft.content and draft.cue and len(draft.source) == 1:
            start, end = draft.source[0]
            for comma in re.finditer(r", ", text[start:end]):
                at = start + comma.end()
                inner = next(iter(_sayings(text, sentences, at, end)), None)
                if inner and not any(overlaps(inner[2], c) for c in draft.cue):
                    outer = replace(draft, source=((start, at - 2),))
                    inner_draft = _told(outer, inner[2], inner[1], draft.content)
                    break
                inner = None
        found.append(inner_draft if inner else draft)
    return found


def with_retold(text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """Drafts whose content is somebody else's saying, with that one as the source.

    A grammatical pair the model does not see neither tells nor stands in the way."""
    seen = [d for d in drafts if d.made_by.startswith("model")]
    cues = [c for d in seen if d.content for c in d.cue]
    found: list[Draft] = []
    for draft in drafts:
        if not (draft in seen and draft.content and draft.source and draft.cue):
            found.append(draft)
        elif inner := (
            _between(text, draft, seen, sentences)
            or _last(text, draft, sentences)
            or _behind_source(text, draft, sentences)
        ):
            found.append(inner)
        else:
            found += _opened(text, draft, sentences, cues)
    told = [c for d in found if d.made_by == "retold" for c in d.cue]
    return [d for d in found if d.made_by == "retold" or not _has(d, told)]


def _has(draft: Draft, cues: Sequence[Range]) -> bool:
    return any(overlaps(own, cue) for own in draft.cue for cue in cues)


def _told(draft: Draft, cue: Range, source: Range, content: tuple[Range, ...]) -> Draft:
    """The inner speaker's draft: the outer one's source carries it."""
    carriers = (*draft.carriers, draft.source[-1])
    return replace(
        draft, content=content, cue=(cue,), source=(source,), carriers=carriers, made_by="retold"
    )


_TOLD_WHOM = re.compile(r"^\s+(?:him|her|them|us|me|it|reporters)\b")


def _between(
    text: str, draft: Draft, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> Draft | None:
    """ "A reported B said X": B's saying stands between A's cue and the words reported."""
    low, high = draft.cue[-1][1], draft.content[0][0]
    if high - low < 6:
        return None
    for other in drafts:
        parts = [*other.source, *other.cue]
        is_inside = all(low <= s and e <= high for s, e in parts)
        if is_inside and other.cue and other.source and other.source != draft.source:
            return _told(draft, span_of(other.cue), other.source[-1], draft.content)
    for verb, source, cue in _sayings(text, sentences, low, high):
        rest = _TOLD_WHOM.sub("", text[verb.end : high], count=1)
        if not rest.strip(' ,:“"').removeprefix("that"):
            return _told(draft, cue, source, draft.content)
    return None


def _opened(
    text: str, draft: Draft, sentences: Sequence[Sentence], cues: Sequence[Range]
) -> list[Draft]:
    """ "A said B told him that X": parts of the content that open with B's saying are B's."""
    own: list[Range] = []
    inner: list[Draft] = []
    for low, high in draft.content:
        verb, source, cue = next(_sayings(text, sentences, low, high), (None, (0, 0), (0, 0)))
        rest = _said(text, verb, high) if verb else (0, 0)
        is_hearer = verb is not None and _names_hearer(verb, rest, sentences)
        if is_hearer or len(text[slice(*rest)].split()) < 3 or any(overlaps(cue, c) for c in cues):
            own.append((low, high))
        else:
            inner.append(_told(draft, cue, source, (rest,)))
    return [*([replace(draft, content=tuple(own))] if own else []), *inner]


def _names_hearer(verb: Token, rest: Range, sentences: Sequence[Sentence]) -> bool:
    """ "He had warned the monitors twice": a bare phrase behind such a verb is who was told."""
    if verb.lemma not in phrases("cues", "addressing"):
        return False
    sentence = _of(sentences, [(verb.start, verb.end)])
    inside = [t for t in sentence.tokens if rest[0] <= t.start < rest[1]] if sentence else []
    return not any(t.upos in {"VERB", "AUX"} for t in inside)


def _last(text: str, draft: Draft, sentences: Sequence[Sentence]) -> Draft | None:
    """ "“X,” A said B told her": B's saying closes the sentence behind A's cue."""
    low = draft.cue[-1][1]
    sentence = _of(sentences, draft.cue)
    if sentence is None or span_of(draft.content)[1] > low or draft.source[-1][0] > low:
        return None
    for verb, source, cue in _sayings(text, [sentence], low, sentence.end):
        if _OTHERS_PLACE.match(text[verb.end : sentence.end]):
            return _told(draft, cue, source, draft.content)
    return None


def _behind_source(text: str, draft: Draft, sentences: Sequence[Sentence]) -> Draft | None:
    """ "X, A reported B said": B stands between A's verb and the cue."""
    low, high = draft.source[-1][1], draft.cue[0][0]
    sentence = _of(sentences, draft.cue)
    between = [t for t in sentence.tokens if low <= t.start and t.end <= high] if sentence else []
    if len(between) < 2 or between[0].lemma not in phrases("cues", "handing_on"):
        return None
    named = [t for t in between[1:] if t.upos in {"NOUN", "PROPN"}]
    if not named or between[1].upos == "ADP" or any(t.upos not in _NOUN_WORDS for t in between[1:]):
        return None
    return _told(draft, draft.cue[0], trim(text, between[1].start, high), draft.content)


_NOUN_WORDS = frozenset({"DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON", "ADP", "PART", "X"})


def _sayings(
    text: str, sentences: Sequence[Sentence], low: int, high: int
) -> Iterator[tuple[Token, Range, Range]]:
    """A noun phrase at a place with the verb of saying right behind it: verb, phrase, cue.

    Read off the words: where "that" is left out, trees hang the phrase on the outer verb."""
    sentence = next((s for s in sentences if s.start <= low < s.end), None)
    inside = [t for t in sentence.tokens if low <= t.start and t.end <= high] if sentence else []
    while inside and (inside[0].upos == "PUNCT" or inside[0].lower == "that"):
        inside = inside[1:]
    phrase = list(takewhile(_is_of_phrase, inside[:_SUBJECT_WORDS]))
    if any(t.upos not in _NOUN_WORDS and t.text != "," for t in phrase):
        return
    rest = inside[len(phrase) :][:4]
    phrase = _without_setting(phrase)
    verb = next(
        (t for t in rest if t.lemma in phrases("cues", "retelling") and t.upos == "VERB"), None
    )
    nouns = [t for t in phrase if t.upos in {"NOUN", "PROPN", "PRON", "NUM"}]
    if verb is None or not nouns or not phrase or phrase[0].lower in _SELF:
        return
    helpers = [t for t in rest if t.i < verb.i]
    if any(t.upos not in {"AUX", "ADV"} or t.lower in _MODALS | _NEGATORS for t in helpers):
        return
    if any(t.lower in {"was", "were", "is", "are", "been"} for t in helpers):
        return
    first = min([verb.start, *(t.start for t in helpers)])
    yield verb, trim(text, phrase[0].start, phrase[-1].end), (first, verb.end)


def _without_setting(phrase: list[Token]) -> list[Token]:
    """ "During the call, | the king": a preposition's phrase before the comma is no speaker's."""
    comma = next((i for i, t in enumerate(phrase) if t.text == ","), None)
    opens = bool(phrase) and phrase[0].upos == "ADP"
    return phrase[comma + 1 :] if opens and comma is not None else phrase


def _is_of_phrase(token: Token) -> bool:
    is_verbal = token.upos in {"VERB", "AUX", "ADV", "PART"}
    return not is_verbal or token.lower in {"'s", "’s"}


_NEGATORS = frozenset({"not", "n't", "never"})


def _said(text: str, verb: Token, high: int) -> Range:
    """What follows the verb, without whom it was said to and without "that"."""
    start = verb.end
    match = re.compile(
        r"\s+(?:him|her|them|me|us|it|reporters|(?:his|her|its|their|the)\s+\w+)(?=\s+(?:that|of|he|she"
        r"|they|it|the)\b|\s*[,:“])"
    ).match(text, start)
    if match and verb.lemma in {"tell", "inform", "assure", "warn", "advise"}:
        start = match.end()
    elif pronoun := re.compile(r"\s+(?:him|her|them|me|us)\b").match(text, start):
        start = pronoun.end()
    if that := re.compile(r"[\s,:]+(?:that|of)\b").match(text, start):
        start = that.end()
    return trim(text, start, max(start, high))


def _of(sentences: Sequence[Sentence], cue: Sequence[Range]) -> Sentence | None:
    return sentence_over(sentences, *cue[0]) if cue else None
