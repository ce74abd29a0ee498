"""Document in, everything said in it out: names, dates and statements, each with its anchors.

The order of work: read with the model, find quotations, repair and nest attributions, resolve
speakers, split contents by act, code claims, add the article's own statements, check what does
not fit. Refuses to read another language than English (it says so and gives no statement), to
give a garbled sentence standing, and to guess a speaker.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pactwatch.domain.actor import Actor
from pactwatch.domain.codebook import Codebook, Prototype
from pactwatch.domain.document import Document
from pactwatch.domain.ids import content_id
from pactwatch.domain.reading import DateMention, Extraction
from pactwatch.domain.span import Span
from pactwatch.domain.statement import (
    ChainNode,
    Mode,
    QuoteType,
    ResolvedBy,
    Speaker,
    SpeakerStatus,
    SpeechAct,
    Statement,
)
from pactwatch.language.acts import Act, classify
from pactwatch.language.bounds import behind_stamp
from pactwatch.language.chains import nest
from pactwatch.language.claims import find_claims
from pactwatch.language.conduct_close import Closeness
from pactwatch.language.drafts import Draft
from pactwatch.language.engine import Engine, Parsed, default_engine
from pactwatch.language.footnotes import parted_at_notes
from pactwatch.language.integrity import Scene, check
from pactwatch.language.issuer import find_issuer, is_first_person, is_heading, is_part_of_name
from pactwatch.language.names import find_names
from pactwatch.language.outlets import Outlets
from pactwatch.language.own_words import (
    body_ends_at,
    is_asserted,
    is_note,
    is_told_by_other,
    is_whole,
)
from pactwatch.language.people import find_people
from pactwatch.language.proposals import attributions
from pactwatch.language.quote_type import is_headline, quote_type
from pactwatch.language.quotes import find_quotations
from pactwatch.language.ranges import Range, distance, join, over, overlaps, span_of
from pactwatch.language.reference import referrer
from pactwatch.language.speakers import ARTICLE_VOICE, Voices, of_turns, resolve_speakers
from pactwatch.language.split import Piece, split
from pactwatch.language.syntax import Sentence, sentence_over, sentences_over
from pactwatch.language.turns import find_turns, with_label_names, with_turns
from pactwatch.language.unsaid import without_unsaid
from pactwatch.language.voice import (
    free_stretches,
    names_watched,
    promise_start,
    without_background,
)
from pactwatch.text.dates import TimeExpression, find_times
from pactwatch.text.language_id import identify

__all__ = ["extract", "model_label"]

_VOICE_ACTS = frozenset({SpeechAct.PLEDGE, SpeechAct.EXPECT, SpeechAct.ANNOUNCE})
# Of a body's own document every act counts but plain telling.
_PLAIN_ACTS = frozenset({SpeechAct.ASSERT, SpeechAct.BACKGROUND})
# What an unresolved or resolved speaker takes off the extractor's confidence. Guesses, read as
# ranks.
_RESOLVED, _UNRESOLVED = 0.9, 0.5
# A day this many characters from its cue still dates the saying ("said in Kabul on Monday").
_SAID_ON_REACH = 30


def extract(
    document: Document,
    codebook: Codebook,
    *,
    actors: Sequence[Actor] = (),
    events: Mapping[str, str] | None = None,
    engine: Engine | None = None,
    threads: int = 1,
    prototypes: Sequence[Prototype] = (),
) -> Extraction:
    """Everything said in a document. Raises StopRun where the model's files are missing.

    ``events`` are a case's named events with their EDTF, for "since the accord"; ``threads`` is
    how many the shipped model may use, another engine sees to that itself;
    ``prototypes`` are passages whose conduct people have decided on in the case.
    """
    engine = engine or default_engine(threads)
    language = document.language or identify(document.text) or "en"
    if language != "en":
        note = f"Not read: the text is in “{language}”, this model reads English."
        return Extraction(document.id, engine.label, (), (), (), (note,))
    times = find_times(document.text, published=document.published, events=events or {})
    close = Closeness(codebook, prototypes)
    reader = _Reader(document, codebook, tuple(actors), engine, times)
    reader.closeness = None if close.is_idle else close
    return reader.extraction()


def model_label() -> str:
    """Name, version and hash of the shipped model."""
    return default_engine().label


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Ranges that share speaker, act and certainty."""

    ranges: tuple[Range, ...]
    act: Act


class _Reader:
    """One document's reading; every method is one step."""

    def __init__(
        self,
        document: Document,
        codebook: Codebook,
        actors: tuple[Actor, ...],
        engine: Engine,
        times: Sequence[TimeExpression],
    ) -> None:
        self.document, self.codebook, self.actors = document, codebook, actors
        self.text, self.label = document.text, engine.label
        self.closeness: Closeness | None = None
        parsed = engine.read(self.text)
        self.parsed: Parsed = replace(parsed, sentences=parted_at_notes(parsed.sentences))
        self.turns = find_turns(self.text, self.parsed.paragraphs)
        named = find_names(self.text, self.parsed, actors)
        self.names = with_label_names(self.text, self.turns, named)
        self.outlets = Outlets(self.names, actors, document.publisher)
        self.issuer = find_issuer(
            document, self.parsed.paragraphs, self.parsed.sentences, self.names, actors
        )
        self.times = tuple(times)
        self.ends_at = body_ends_at(self.text) if self.issuer else len(self.text)
        self.quotations = find_quotations(self.text, self.parsed.paragraphs)
        self.quoted = join(
            [(q.start, q.end) for q in self.quotations if q.depth == 0]
            + [part for turn in self.turns for part in turn.words]
        )

    def extraction(self) -> Extraction:
        """All steps in order."""
        drafts = self._drafts()
        people = find_people(self.text, self.parsed.sentences, self.names)
        voices = resolve_speakers(
            self.text,
            drafts,
            sentences=self.parsed.sentences,
            paragraphs=self.parsed.paragraphs,
            names=self.names,
            quoted=self.quoted,
            outlets=self.outlets,
            people=people,
        )
        voices = of_turns(self.text, drafts, voices, self.turns)
        statements = [
            s
            for d, v in zip(drafts, voices, strict=True)
            for s in self._statements(d, self._of_writer(d, v))
        ]
        statements += self._voice(drafts)
        statements.sort(key=lambda s: (s.content[0].start, s.content[0].end))
        scene = Scene(self.text, self.codebook, people, self.names, self.actors)
        return Extraction(
            self.document.id, self.label, self.names, self._dates(), tuple(check(statements, scene))
        )

    def _drafts(self) -> list[Draft]:
        marked = attributions(self.text, self.parsed, self.quotations)
        proposed = with_turns(self.text, marked, self.turns)
        said = without_unsaid(self.text, proposed, self.parsed.sentences, self.quoted)
        reported = without_background(self.text, said, self.parsed.sentences, self.quoted)
        found = nest(self.text, reported, self.parsed.sentences, self.outlets)
        return sorted(found, key=lambda d: span_of(d.content))

    def _of_writer(self, draft: Draft, voices: Voices) -> Voices:
        """ "I" and "we" outside quotations are whoever wrote the text, never who spoke last."""
        mention = voices.speaker.mention
        is_quoted = any(overlaps(*p) for p in self._quoted_sources(draft))
        if is_first_person(mention) and not is_quoted:
            return replace(voices, speaker=self._writer(mention))
        if self.issuer and is_part_of_name(voices.speaker, self.issuer):
            name, reason = self.issuer.name, self.issuer.reason
            named = replace(voices.speaker, name=name, organisation=name, reason=reason)
            return replace(voices, speaker=named)
        return voices

    def _quoted_sources(self, draft: Draft) -> Iterator[tuple[Range, Range]]:
        return ((s, q) for s in draft.source for q in over(self.quoted, s))

    def _writer(self, mention: str | None) -> Speaker:
        by = ResolvedBy.PRONOUN
        if self.issuer:
            return replace(self.issuer, mention=mention, resolved_by=by)
        if author := self.document.author:
            reason = "Outside quotations the first person is the text's author."
            named = SpeakerStatus.NAMED
            return Speaker(author, named, mention=mention, resolved_by=by, reason=reason)
        reason = f"“{mention}” outside a quotation is whoever wrote the text, who is not named"
        return Speaker(None, SpeakerStatus.UNCLEAR, mention=mention, reason=reason)

    # Statements of an attribution.

    def _statements(self, draft: Draft, voices: Voices) -> Iterator[Statement]:
        pieces = split(self.text, draft.content, self.parsed.sentences)
        for stretch in self._stretches(pieces, draft, voices.speaker):
            yield self._statement(stretch, draft, voices)

    def _stretches(
        self, pieces: Sequence[Piece], draft: Draft, speaker: Speaker | None
    ) -> list[_Stretch]:
        """Neighbouring pieces of one act and certainty put together again."""
        found: list[_Stretch] = []
        for piece in pieces:
            act = self._act([piece.range], draft, speaker)
            last = found[-1] if found else None
            if last and _alike(last.act, act, is_clause=not piece.after_sentence_end):
                ranges = _joined(self.text, (*last.ranges, piece.range), draft.content)
                found[-1] = _Stretch(ranges, last.act)
            else:
                found.append(_Stretch((piece.range,), act))
        return found

    def _act(self, ranges: Sequence[Range], draft: Draft, speaker: Speaker | None) -> Act:
        touched = self._touching([*ranges, *draft.cue])
        return classify(
            self.text,
            touched,
            ranges,
            cue=draft.cue,
            speaker=speaker,
            published=self.document.published,
        )

    def _touching(self, ranges: Sequence[Range]) -> list[Sentence]:
        touched = {s.start: s for r in ranges for s in sentences_over(self.parsed.sentences, *r)}
        return [touched[start] for start in sorted(touched)]

    def _statement(self, stretch: _Stretch, draft: Draft, voices: Voices) -> Statement:
        speaker = voices.speaker
        act, content = stretch.act, self._spans(stretch.ranges)
        is_voice = speaker.status is SpeakerStatus.ARTICLE_VOICE
        claims = find_claims(
            self.text,
            self._touching(stretch.ranges),
            stretch.ranges,
            codebook=self.codebook,
            speaker=None if is_voice else speaker,
            act=act,
            published=self.document.published,
            times=self.times,
            actors=self.actors,
            closeness=self.closeness,
            refer=referrer(
                self.text,
                self.parsed.sentences,
                self.names,
                speaker=None if is_voice else speaker,
                quoted=self.quoted,
            ),
        )
        chain = self._chain(voices)
        return Statement(
            id=content_id(
                "st",
                self.document.id,
                [(s.start, s.end) for s in content],
                speaker.name,
                speaker.mention,
            ),
            document_id=self.document.id,
            content=content,
            speaker=speaker,
            cue=self._spans(draft.cue),
            source=self._spans(draft.source),
            chain=chain,
            quote_type=self._quote_type(stretch, draft, is_voice),
            speech_act=act.speech_act,
            factuality=act.factuality,
            modes=act.modes,
            said_on=self._said_on(draft),
            basis=act.basis,
            claims=claims,
            pledge=self._spans(act.pledge),
            confidence=_confidence(draft, speaker),
        )

    def _spans(self, ranges: Sequence[Range]) -> tuple[Span, ...]:
        return tuple(Span.of(self.text, *r) for r in sorted(ranges) if r[0] < r[1])

    def _chain(self, voices: Voices) -> tuple[ChainNode, ...]:
        speaker = voices.speaker
        if speaker.status is SpeakerStatus.ARTICLE_VOICE:
            return ()
        carriers = [c for c in voices.carriers if not self.outlets.is_publisher(c)]
        name = speaker.name or speaker.mention
        # Who says that he said something passes on nobody's words but his own.
        carriers = [
            c
            for c, n in zip(carriers, [*carriers, name][1:], strict=True)
            if c != n and not c.startswith(f"{n} who ")
        ]
        nodes = [ChainNode(c, "carrier") for c in carriers]
        return (*nodes, *((ChainNode(name, "speaker"),) if name else ()))

    def _quote_type(self, stretch: _Stretch, draft: Draft, is_voice: bool) -> QuoteType | None:
        if heading := self._heading(stretch.ranges[0]):
            return heading
        if is_voice:
            pledge = stretch.act.speech_act is SpeechAct.PLEDGE
            return QuoteType.PARAPHRASE if pledge else None
        if not draft.cue and draft.made_by == "article":
            return QuoteType.DIRECT  # a body's own document has its very words
        return quote_type(self.text, stretch.ranges, self.quoted)

    def _heading(self, where: Range) -> QuoteType | None:
        """The document's title where it stands in the text, and a picture's caption."""
        start, end = next((p for p in self.parsed.paragraphs if p[0] <= where[0] < p[1]), where)
        words = self.text[start:end].strip()
        if self.document.title and words.casefold() == self.document.title.strip().casefold():
            return QuoteType.HEADLINE
        # A title that the format gives is not looked for a second time.
        if not self.document.title and is_headline(
            self.text, where, self.parsed.paragraphs, self.parsed.sentences
        ):
            return QuoteType.HEADLINE
        return QuoteType.CAPTION if words.startswith(_CAPTIONS) else None

    def _said_on(self, draft: Draft) -> str | None:
        """The day a saying is dated by, where it stands beside its cue."""
        if not draft.cue:
            return None
        near = [t for t in self.times if t.type == "DATE" and t.edtf and self._dates_cue(t, draft)]
        cue = span_of(draft.cue)
        best = min(near, key=lambda t: distance((t.start, t.end), cue), default=None)
        return best.edtf if best else None

    def _dates_cue(self, time: TimeExpression, draft: Draft) -> bool:
        where = (time.start, time.end)
        # First, because it rules out nearly all: in a long text the rest is looked up for few.
        if min(distance(where, c) for c in draft.cue) > _SAID_ON_REACH:
            return False
        if any(overlaps(where, r) for r in (*draft.content, *draft.source)):
            return False
        sentence = sentence_over(self.parsed.sentences, *draft.cue[0])
        return sentence is not None and sentence.covers(*where)

    # The article's own statements.

    def _voice(self, drafts: Sequence[Draft]) -> Iterator[Statement]:
        marks = [q.outer for q in self.quotations if q.depth == 0]
        for free in free_stretches(self.text, self.parsed.sentences, drafts, marks):
            if self.issuer and is_heading(self.text, free, self.parsed.paragraphs):
                continue
            free = behind_stamp(self.text, *free)
            pieces = split(self.text, [free], self.parsed.sentences, relatives=True)
            draft = Draft((free,), score=0.8, made_by="article")
            for stretch in self._stretches(pieces, draft, self.issuer):
                if stretch.act.speech_act is SpeechAct.PLEDGE:
                    stretch = self._without_setting(stretch)
                voice = Voices(self.issuer or ARTICLE_VOICE)
                statement = self._statement(stretch, draft, voice)
                if self._matters(statement, stretch):
                    yield statement

    def _without_setting(self, stretch: _Stretch) -> _Stretch:
        """A retold pledge without the setting before its subject ("In a deal signed, ...")."""
        start, end = stretch.ranges[0]
        sentence = self._touching([(start, end)])[0]
        first = promise_start(sentence, start, end)
        return _Stretch(((first, end), *stretch.ranges[1:]), stretch.act)

    def _matters(self, statement: Statement, stretch: _Stretch) -> bool:
        sentence = self._touching(stretch.ranges)[-1]
        if not is_whole(sentence, stretch.ranges[-1]):
            return False
        if self.issuer is not None:
            return self._is_own(statement, stretch)
        if statement.claims or statement.speech_act in _VOICE_ACTS:
            return True
        return any(names_watched(r, self.names, self.actors) for r in stretch.ranges)

    def _is_own(self, statement: Statement, stretch: _Stretch) -> bool:
        """Whether a body's own document says so: a plain sentence must be one that asserts."""
        start, end = span_of(stretch.ranges)
        if start >= self.ends_at:
            return False
        issuer = (self.issuer.name if self.issuer else None) or ""
        sentences = self._touching(stretch.ranges)
        if any(is_told_by_other(s, (start, end), issuer) for s in sentences):
            return False
        is_said = any(is_asserted(self.text, s, (start, end)) for s in sentences)
        return is_said or (
            statement.speech_act not in _PLAIN_ACTS and not is_note(self.text, start)
        )

    def _dates(self) -> tuple[DateMention, ...]:
        return tuple(
            DateMention(t.start, t.end, t.text, t.value, t.type, t.edtf, t.anchor)
            for t in self.times
        )


_CAPTIONS = ("Photo:", "File photo", "FILE PHOTO", "FILE -", "Image:", "Picture:", "Caption:")

_TIMES = frozenset({Mode.PAST, Mode.FUTURE})


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


def _confidence(draft: Draft, speaker: Speaker) -> float:
    factor = 1.0
    if speaker.status is SpeakerStatus.UNCLEAR:
        factor = _UNRESOLVED
    elif speaker.resolved_by is not None:
        factor = _RESOLVED
    return round(draft.score * factor, 3)
