"""What the steps of reading share about one document: its text with all that was found in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pactwatch.domain.actor import Actor
from pactwatch.domain.codebook import Codebook
from pactwatch.domain.document import Document
from pactwatch.domain.reading import Name
from pactwatch.domain.span import Span
from pactwatch.domain.statement import Speaker
from pactwatch.language.conduct.close import Closeness
from pactwatch.language.grammar.engine import Engine, Parsed
from pactwatch.language.grammar.footnotes import parted_at_notes
from pactwatch.language.grammar.syntax import Sentence, sentences_over
from pactwatch.language.model.deeds_heard import Deeds
from pactwatch.language.names.names import find_names
from pactwatch.language.names.outlets import Outlets
from pactwatch.language.records.annexed import annexed_letters
from pactwatch.language.records.asking import with_asking
from pactwatch.language.records.dashed import dashed_turns
from pactwatch.language.records.issuer import find_issuer
from pactwatch.language.records.issuer_line import collecting_issuer
from pactwatch.language.records.issuer_title import titled_issuer
from pactwatch.language.records.label_names import with_label_names
from pactwatch.language.records.own_words import body_ends_at
from pactwatch.language.records.speech import speech_turn
from pactwatch.language.records.turns import Turn, find_turns
from pactwatch.language.records.unlabelled import interview_turns
from pactwatch.language.words.quotes import Quotation, find_quotations
from pactwatch.language.words.ranges import Range, join
from pactwatch.text.dates import TimeExpression

__all__ = ["Material", "gathered"]


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """A document, the case's codebook and actors, and what was found in the text before anybody's
    words are looked for. ``ends_at`` is where a body's own document gives way to its end matter;
    ``heard`` are the people whose words it tells, which is known once these are found; ``deeds``
    is what the network takes its words to show."""

    document: Document
    codebook: Codebook
    actors: tuple[Actor, ...]
    closeness: Closeness | None
    times: tuple[TimeExpression, ...]
    parsed: Parsed
    turns: tuple[Turn, ...]
    names: tuple[Name, ...]
    outlets: Outlets
    issuer: Speaker | None
    ends_at: int
    quotations: tuple[Quotation, ...]
    quoted: tuple[Range, ...]
    heard: frozenset[str] = frozenset()
    deeds: Deeds | None = None

    @property
    def text(self) -> str:
        """The document's working text, to which all offsets refer."""
        return self.document.text

    def spans(self, ranges: Sequence[Range]) -> tuple[Span, ...]:
        """Anchors of ranges, in the order of the text; empty ranges have none."""
        return tuple(Span.of(self.text, *r) for r in sorted(ranges) if r[0] < r[1])

    def touching(self, ranges: Sequence[Range]) -> list[Sentence]:
        """The sentences that any of the ranges touches, each once, in the order of the text."""
        touched = {s.start: s for r in ranges for s in sentences_over(self.parsed.sentences, *r)}
        return [touched[start] for start in sorted(touched)]


def gathered(
    document: Document,
    codebook: Codebook,
    actors: tuple[Actor, ...],
    *,
    engine: Engine,
    times: Sequence[TimeExpression],
    closeness: Closeness | None,
) -> Material:
    """Read the text with the model and find names, turns, quotations and who issued it."""
    read = engine.read(document.text)
    parsed = replace(read, sentences=parted_at_notes(read.sentences))
    named = find_names(document.text, parsed, actors)
    turns = _turns(document, parsed.paragraphs, named)
    names = with_label_names(document.text, turns, named)
    issuer = find_issuer(document, parsed.paragraphs, parsed.sentences, names, actors)
    issuer = issuer or titled_issuer(document) or collecting_issuer(document, actors)
    quotations = find_quotations(document.text, parsed.paragraphs)
    return Material(
        document,
        codebook,
        actors,
        closeness,
        tuple(times),
        parsed,
        turns,
        names,
        outlets=Outlets(names, actors, document.publisher),
        issuer=issuer,
        ends_at=body_ends_at(document.text) if issuer else len(document.text),
        quotations=quotations,
        quoted=_quoted(quotations, turns),
        deeds=_deeds(parsed),
    )


def _deeds(parsed: Parsed) -> Deeds | None:
    if parsed.mixed is None:
        return None
    deeds = Deeds(parsed.words, parsed.mixed)
    deeds.listen(sentence.starts for sentence in parsed.sentences)
    return deeds


def _turns(
    document: Document, paragraphs: Sequence[Range], names: Sequence[Name]
) -> tuple[Turn, ...]:
    """Whose words the print says they are: of a transcript, else of an interview or a speech that
    prints no labels; and of the letters annexed."""
    text = document.text
    found = (
        find_turns(text, paragraphs)
        or dashed_turns(text, paragraphs, names, document.publisher)
        or interview_turns(text, paragraphs, names, document.publisher)
        or speech_turn(text, paragraphs, names)
    )
    return (*with_asking(text, found), *annexed_letters(text, paragraphs))


def _quoted(quotations: Sequence[Quotation], turns: Sequence[Turn]) -> tuple[Range, ...]:
    """The words of others: quotations and the turns of a transcript."""
    marked = [(q.start, q.end) for q in quotations if q.depth == 0]
    return join(marked + [part for turn in turns for part in turn.words])
