"""A report inside a report, read off its words: the inner speaker a source, the outer a carrier.

Shapes, as data: "A said B told him that X"; "“X,” A said B told her"; "according to A, B said X".
Refuses where the inner speaker is the outer one ("he said I told them").
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pactwatch.language.cues.attitudes import THINKING, is_own_body
from pactwatch.language.cues.sayings import NOUN_WORDS, said, sayings
from pactwatch.language.grammar.syntax import Sentence, Token, sentence_over
from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import (
    Range,
    overlaps,
    span_of,
    trim,
)

__all__ = ["with_own_saying", "with_retold"]

_OTHERS_PLACE = re.compile(r"\s*(?:him|her|them|me|us|it)?\s*[.,”\"’']*\s*$")


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
                inner = next(iter(sayings(text, sentences, at, end)), None)
                if inner and not _goes_on(text, inner[1]) and not _has(draft, [inner[2]]):
                    outer = replace(draft, source=((start, at - 2),))
                    inner_draft = _told(outer, inner[2], inner[1], draft.content)
                    break
                inner = None
        found.append(inner_draft if inner else draft)
    return found


def _goes_on(text: str, source: Range) -> bool:
    """ "“X,” said A, | a physician who | claimed Y": who claims is A."""
    return text[slice(*source)].lower().endswith((" who", " which", " that"))


def with_retold(text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """Drafts whose content is somebody else's saying, with that one as the source.

    A grammatical pair the model does not see neither tells nor stands in the way."""
    seen = [d for d in drafts if _is_seen(d)]
    cues = [c for d in seen if d.content for c in d.cue]
    pairs = {d.cue[-1][1]: d for d in drafts if d.content and d.cue and not _is_seen(d)}
    found: list[Draft] = []
    for draft in drafts:
        if not (_is_seen(draft) and draft.content and draft.source and draft.cue):
            found.append(draft)
        elif inner := (
            _between(text, draft, seen, sentences)
            or _last(text, draft, sentences)
            or _behind_source(text, draft, sentences)
        ):
            found.append(inner)
        else:
            found += [_as_paired(text, d, pairs) for d in _opened(text, draft, sentences, cues)]
    told = [c for d in found if d.made_by == "retold" for c in d.cue]
    return [d for d in found if d.made_by == "retold" or not _has(d, told)]


def _is_seen(draft: Draft) -> bool:
    return draft.made_by.startswith("model")


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
    for verb, source, cue in sayings(text, sentences, low, high):
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
    for low, high in _parts(text, draft.content, sentences):
        verb, source, cue = next(sayings(text, sentences, low, high), (None, (0, 0), (0, 0)))
        ending = _sentence_end(text, verb, sentences, high) if verb else high
        again = _own_again(text, (low, ending), source, verb, sentences) if verb else None
        ending = again.start() if again else ending
        rest = said(text, verb, ending) if verb else (0, 0)
        is_hearer = verb is not None and _names_hearer(verb, rest, sentences)
        is_bit = len(text[slice(*rest)].split()) < 3 and "“" not in text[slice(*rest)]
        is_own = verb is not None and _thinks_alone(text, verb, source, draft)
        if is_hearer or is_bit or is_own or any(overlaps(cue, c) for c in cues):
            own.append((low, high))
        else:
            inner.append(_told(draft, cue, source, (rest,)))
            ending = again.end() if again else ending
            own += [trim(text, ending, high)] if text[ending:high].strip(" .,”’'\"") else []
    return [*([replace(draft, content=tuple(own))] if own else []), *inner]


def _thinks_alone(text: str, verb: Token, source: Range, outer: Draft) -> bool:
    """ "The firm's head said the firm thought X": the firm has told nobody else."""
    is_thought = verb.upos == "ADJ" or verb.lemma in THINKING
    return is_thought and is_own_body(text[slice(*source)], text[slice(*outer.source[-1])])


def _as_paired(text: str, inner: Draft, pairs: Mapping[int, Draft]) -> Draft:
    """ "The Front has told | mediators | it will not leave": where the grammar's pair of the same
    verb begins later, the words before are whom it told, and how. `pairs` by where a cue ends."""
    pair = pairs.get(inner.cue[-1][1]) if inner.made_by == "retold" else None
    if pair is None or pair.content[-1][1] != inner.content[-1][1]:
        return inner
    is_later = inner.content[0][0] < pair.content[0][0]
    word = lemma(text[slice(*inner.cue[-1])].split()[-1], "VERB")
    is_heard = word in phrases("cues", "addressing")
    return replace(inner, content=pair.content) if is_later and is_heard else inner


def _sentence_end(text: str, verb: Token, sentences: Sequence[Sentence], high: int) -> int:
    """Where what an inner speaker says ends: "“He said that X. I told him Y,” A said" is A's Y. A
    quotation of his own goes on."""
    sentence = _of(sentences, [(verb.start, verb.end)])
    is_quoted = bool(_QUOTED_NEXT.search(text, verb.end, sentence.end)) if sentence else True
    return high if sentence is None or is_quoted else min(sentence.end, high)


# "I" and "we" behind such a link, in quoted words, are whoever is quoted.
_AGAIN = re.compile(r"(?:,\s(?:and|then)|,?\s(?:but|so|yet))\s(?=(?:I|we)\s)")
_MAY_BE_TOLD = frozenset(
    {"will", "would", "could", "should", "might", "may", "must", "shall", "be"}
)


def _own_again(
    text: str, told: Range, source: Range, verb: Token, sentences: Sequence[Sentence]
) -> re.Match[str] | None:
    """ "“They told us X, | and we counted Y,” A said": Y is A's own. What "we would" do may be
    told."""
    is_quoted = text[max(0, told[0] - 1) : told[0]] in _MARKS
    is_own = text[slice(*source)].lower() in {"i", "we", "you"}
    sentence = _of(sentences, [(verb.start, verb.end)])
    again = _AGAIN.search(text, verb.end, told[1])
    if not is_quoted or is_own or sentence is None or again is None:
        return None
    behind = (t for t in sentence.tokens if t.start > again.end() and t.upos in {"VERB", "AUX"})
    first = next(behind, None)
    is_free = first is not None and first.lower != "had" and first.lemma not in _MAY_BE_TOLD
    return again if is_free else None


_MARKS = frozenset('“"«„”')
_QUOTED_NEXT = re.compile(r"[“\"«]|[\s,:]['‘]")


_JOINT = re.compile(r",?\s+(?:but|and)\s+that\s+")


def _parts(text: str, content: Sequence[Range], sentences: Sequence[Sentence]) -> Iterator[Range]:
    """The contents, cut where "but that" opens somebody else's saying."""
    for low, high in content:
        joints = list(_JOINT.finditer(text, low, high))
        opens = [m for m in joints if next(sayings(text, sentences, m.end(), high), None)]
        for joint in opens:
            yield low, joint.start()
            low = joint.end()
        yield low, high


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
    for verb, source, cue in sayings(text, [sentence], low, sentence.end):
        if not _OTHERS_PLACE.match(text[verb.end : sentence.end]):
            continue
        if text[low : source[0]].rstrip().endswith(","):  # "A said at the port, B reported"
            return replace(draft, carriers=(*draft.carriers, source))
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
    if not named or between[1].upos == "ADP" or any(t.upos not in NOUN_WORDS for t in between[1:]):
        return None
    return _told(draft, draft.cue[0], trim(text, between[1].start, high), draft.content)


def _of(sentences: Sequence[Sentence], cue: Sequence[Range]) -> Sentence | None:
    return sentence_over(sentences, *cue[0]) if cue else None
