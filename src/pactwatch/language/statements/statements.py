"""An attribution with its speaker in, its statements out: cut by act, coded, dated."""

import re
from collections.abc import Iterator

from pactwatch.domain.claim import Claim
from pactwatch.domain.ids import content_id
from pactwatch.domain.statement import (
    ChainNode,
    QuoteType,
    Speaker,
    SpeakerStatus,
    SpeechAct,
    Statement,
)
from pactwatch.language.bounds.quote_type import is_above_stamp, is_headline, quote_type
from pactwatch.language.claims.claims import find_claims
from pactwatch.language.claims.doubted import Doubter
from pactwatch.language.conduct.reference import referrer
from pactwatch.language.grammar.syntax import sentence_over
from pactwatch.language.model.drafts import PRINTED, Draft
from pactwatch.language.records.issuer import is_heading
from pactwatch.language.records.signed import SIGNED
from pactwatch.language.speakers.speakers import Voices
from pactwatch.language.statements.material import Material
from pactwatch.language.statements.note_marks import without_marks
from pactwatch.language.statements.split import split
from pactwatch.language.statements.stretches import Stretch, stretches
from pactwatch.language.words.ranges import Range, among, distance, overlaps, range_at, span_of
from pactwatch.text.dates import TimeExpression

__all__ = ["claims_of", "statement", "statements_of"]

# What an unresolved or resolved speaker takes off the extractor's confidence. Guesses, read as
# ranks.
_RESOLVED, _UNRESOLVED = 0.9, 0.5
# A day this many characters from its cue still dates the saying ("said in Kabul on Monday").
_SAID_ON_REACH = 30
_CAPTIONS = ("Photo:", "File photo", "FILE PHOTO", "FILE -", "Image:", "Picture:", "Caption:")


def statements_of(found: Material, draft: Draft, voices: Voices) -> Iterator[Statement]:
    """What an attribution says: one statement for each stretch of one act and certainty."""
    pieces = split(found.text, draft.content, found.parsed.sentences)
    for stretch in stretches(found, pieces, draft, voices.speaker):
        yield statement(found, stretch, draft, voices)


def statement(found: Material, stretch: Stretch, draft: Draft, voices: Voices) -> Statement:
    """A stretch with anchors, chain, claims and dates; its id is of document, words and speaker."""
    speaker, act = voices.speaker, stretch.act
    content = found.spans(without_marks(found.text, stretch.ranges))
    places = [(s.start, s.end) for s in content]
    return Statement(
        id=content_id("st", found.document.id, places, speaker.name, speaker.mention),
        document_id=found.document.id,
        content=content,
        speaker=speaker,
        cue=found.spans(draft.cue),
        source=found.spans(draft.source),
        chain=_chain(found, voices),
        quote_type=_quote_type(found, stretch, draft, speaker),
        speech_act=act.speech_act,
        factuality=act.factuality,
        modes=act.modes,
        said_on=_said_on(found, draft),
        basis=act.basis,
        claims=claims_of(found, stretch, draft, None if _is_voice(speaker) else speaker),
        pledge=found.spans(act.pledge),
        confidence=_confidence(draft, speaker),
    )


def _is_voice(speaker: Speaker) -> bool:
    return speaker.status is SpeakerStatus.ARTICLE_VOICE


def claims_of(
    found: Material, stretch: Stretch, draft: Draft, speaker: Speaker | None
) -> tuple[Claim, ...]:
    """The conduct a stretch tells of; the article's own voice is no speaker to anybody's "we"."""
    sentences = found.parsed.sentences
    return find_claims(
        found.text,
        found.touching(stretch.ranges),
        stretch.ranges,
        codebook=found.codebook,
        speaker=speaker,
        act=stretch.act,
        published=found.document.published,
        times=found.times,
        actors=found.actors,
        closeness=found.closeness,
        around=sentences,
        cue=draft.cue,
        source=draft.source,
        doubter=Doubter(
            found.text, found.parsed, stretch.ranges, draft.cue, draft.source, found.heard
        ),
        deeds=found.deeds,
        refer=referrer(
            found.text,
            sentences,
            found.names,
            speaker=speaker,
            quoted=found.quoted,
            actors=found.actors,
            is_reported=bool(draft.cue),
        ),
    )


def _chain(found: Material, voices: Voices) -> tuple[ChainNode, ...]:
    speaker = voices.speaker
    if _is_voice(speaker):
        return ()
    carriers = [c for c in voices.carriers if not found.outlets.is_publisher(c)]
    name = speaker.name or speaker.mention
    # Who says that he said something passes on nobody's words but his own.
    carriers = [
        c
        for c, n in zip(carriers, [*carriers, name][1:], strict=True)
        if c != n and not c.startswith(f"{n} who ")
    ]
    nodes = [ChainNode(c, "carrier") for c in carriers]
    return (*nodes, *((ChainNode(name, "speaker"),) if name else ()))


def _quote_type(
    found: Material, stretch: Stretch, draft: Draft, speaker: Speaker
) -> QuoteType | None:
    if draft.made_by in {"turn", PRINTED}:
        return QuoteType.DIRECT
    if heading := _heading(found, stretch.ranges[0]):
        return heading
    if draft.made_by == SIGNED and is_heading(found.text, draft.whole, found.parsed.paragraphs):
        return QuoteType.HEADLINE
    if _is_voice(speaker):
        pledge = stretch.act.speech_act is SpeechAct.PLEDGE
        return QuoteType.PARAPHRASE if pledge else None
    if _is_post(found, stretch, draft):
        return QuoteType.DIRECT
    if not draft.cue and draft.made_by == "article":
        return QuoteType.DIRECT  # a body's own document has its very words
    return quote_type(found.text, stretch.ranges, found.quoted, found.parsed.sentences)


_WROTE = re.compile(r"(?:wrote|writes|posted|tweeted|commented)\s*:\s*\Z")


def _is_post(found: Material, stretch: Stretch, draft: Draft) -> bool:
    """ "A wrote: X": a post stands there word for word, with marks or without."""
    sentence = sentence_over(found.parsed.sentences, *draft.cue[0]) if draft.cue else None
    first = min(start for start, _ in stretch.ranges)
    if sentence is None or not sentence.covers(first, first + 1):
        return False
    return bool(_WROTE.search(found.text, sentence.start, span_of(draft.content)[0]))


def _heading(found: Material, where: Range) -> QuoteType | None:
    """The document's title where it stands in the text, and a picture's caption."""
    start, end = range_at(found.parsed.paragraphs, where[0], where)
    words = found.text[start:end].strip()
    if found.document.title and words.casefold() == found.document.title.strip().casefold():
        return QuoteType.HEADLINE
    if is_above_stamp(found.text, where):
        return QuoteType.HEADLINE
    # A title that the format gives is not looked for a second time.
    if not found.document.title and is_headline(
        found.text, where, found.parsed.paragraphs, found.parsed.sentences
    ):
        return QuoteType.HEADLINE
    if words.startswith(_CAPTIONS) or _is_credited(found, where):
        return QuoteType.CAPTION
    return None


# "Anna Sorel urged the army to leave. | Photograph: Lena Kolt": whose picture the words belong to.
_CREDIT = re.compile(r"\s*(?:Photograph|Photo|Picture|Image)s?(?: by)?:\s")


def _is_credited(found: Material, where: Range) -> bool:
    sentence = sentence_over(found.parsed.sentences, *where)
    return sentence is not None and bool(_CREDIT.match(found.text, sentence.end))


def _said_on(found: Material, draft: Draft) -> str | None:
    """The day a saying is dated by, where it stands beside its cue."""
    if not draft.cue:
        return None
    cue = span_of(draft.cue)
    around = span_of([*draft.cue, *draft.source])
    near = among(found.times, around[0] - _SAID_ON_REACH - 1, around[1] + _SAID_ON_REACH + 1)
    near = [t for t in near if t.type == "DATE" and t.edtf and _dates_cue(found, t, draft)]
    best = min(near, key=lambda t: distance((t.start, t.end), cue), default=None)
    return best.edtf if best else None


def _dates_cue(found: Material, time: TimeExpression, draft: Draft) -> bool:
    where = (time.start, time.end)
    is_behind = any(_BEHIND.fullmatch(found.text[e : time.start]) for _, e in draft.source)
    is_issue = any(_ISSUED_ON.search(found.text, s, time.start) for s, _ in draft.source)
    if min(distance(where, c) for c in draft.cue) > _SAID_ON_REACH and not is_behind | is_issue:
        return False
    own = draft.content if is_issue else (*draft.content, *draft.source)
    if any(overlaps(where, r) for r in own):
        return False
    sentence = sentence_over(found.parsed.sentences, *draft.cue[0])
    return sentence is not None and sentence.covers(*where)


# "The report | published | last week": the day on which a paper says it.
_ISSUED_ON = re.compile(
    r"\s(?:published|released|issued|presented|unveiled|circulated|dated)\s(?:[a-z]+\s){0,3}\Z"
)
# "Demanded the president of the commission, on Tuesday": right behind who said it.
_BEHIND = re.compile(r",?\s(?:(?:late|early|on|in)\s){0,2}")


def _confidence(draft: Draft, speaker: Speaker) -> float:
    factor = 1.0
    if speaker.status is SpeakerStatus.UNCLEAR:
        factor = _UNRESOLVED
    elif speaker.resolved_by is not None:
        factor = _RESOLVED
    return round(draft.score * factor, 3)
