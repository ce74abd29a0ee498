"""Document in, everything said in it out: names, dates and statements, each with its anchors.

The order of work: read with the model, find quotations, repair and nest attributions, resolve
speakers, split contents by act, code claims, add the article's own statements, check what does
not fit. Refuses to read another language than English (it says so and gives no statement), to
give a garbled sentence standing, and to guess a speaker.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pactwatch.domain.actor import Actor
from pactwatch.domain.codebook import Codebook, Prototype
from pactwatch.domain.document import Document
from pactwatch.domain.reading import DateMention, Extraction, Lead
from pactwatch.domain.statement import SpeakerStatus, Statement
from pactwatch.language.bounds.afterword import without_afterword
from pactwatch.language.bounds.charges import with_charges
from pactwatch.language.bounds.promised import with_promises
from pactwatch.language.chains.chains import nest
from pactwatch.language.chains.first_reported import with_first_reports
from pactwatch.language.chains.quoted_within import with_quoted_within
from pactwatch.language.chains.witnessed import WITNESSED, with_witnesses
from pactwatch.language.claims.leads import Heard, leads_in
from pactwatch.language.conduct.close import Closeness
from pactwatch.language.cues.taken_up import with_taken_up
from pactwatch.language.grammar.engine import Engine, default_engine
from pactwatch.language.integrity.integrity import Scene, check
from pactwatch.language.model.drafts import UNTAKEN, Draft, without
from pactwatch.language.names.nicknames import with_nicknames
from pactwatch.language.names.people import find_people
from pactwatch.language.proposals.proposals import attributions
from pactwatch.language.proposals.quoted import with_inner
from pactwatch.language.records.minuted import with_minuted
from pactwatch.language.records.turns import with_turns
from pactwatch.language.records.voice import without_background
from pactwatch.language.speakers.speakers import ARTICLE_VOICE, Voices, resolve_speakers
from pactwatch.language.speakers.turns import of_turns
from pactwatch.language.statements.contradicted import (
    CONTRADICTED,
    may_stand_bare,
    with_contradictions,
    with_what_they_contradict,
)
from pactwatch.language.statements.elided import with_elided
from pactwatch.language.statements.left_over import with_left_over
from pactwatch.language.statements.material import Material, gathered
from pactwatch.language.statements.own import own_statements
from pactwatch.language.statements.parts import in_parts
from pactwatch.language.statements.pause import collector_at_rest
from pactwatch.language.statements.seen import with_seen
from pactwatch.language.statements.statements import statements_of
from pactwatch.language.statements.untaken import untaken, with_untaken
from pactwatch.language.statements.writer import of_writer
from pactwatch.language.unsaid.unsaid import without_unsaid
from pactwatch.language.words.ranges import span_of
from pactwatch.text.dates import find_times
from pactwatch.text.language_id import identify

__all__ = ["extract", "model_label"]


@collector_at_rest()
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
    close = Closeness(codebook, prototypes, engine=engine)
    found = gathered(
        document,
        codebook,
        tuple(actors),
        engine=engine,
        times=times,
        closeness=None if close.is_idle else close,
    )
    statements = tuple(_statements(found))
    issuer = (found.issuer.organisation or found.issuer.name) if found.issuer else None
    return Extraction(
        document.id,
        engine.label,
        found.names,
        _dates(found),
        statements,
        issuer=issuer,
        leads=_leads(found, statements),
    )


def model_label() -> str:
    """Name, version and hash of the shipped model."""
    return default_engine().label


def _statements(found: Material) -> list[Statement]:
    """Of the attributions and of the text itself, in the order of the text, checked."""
    drafts = _drafts(found)
    people = find_people(found.text, found.parsed.sentences, found.names)
    people = with_nicknames(found.text, people)
    voices = resolve_speakers(
        found.text,
        drafts,
        sentences=found.parsed.sentences,
        paragraphs=found.parsed.paragraphs,
        names=found.names,
        quoted=found.quoted,
        outlets=found.outlets,
        people=people,
        issuer=found.issuer,
        turns=found.turns,
        sorts=found.parsed.sorts,
    )
    voices = of_turns(found.text, drafts, voices, found.turns)
    voices = [
        Voices(found.issuer or ARTICLE_VOICE) if d.made_by == CONTRADICTED and not d.source else v
        for d, v in zip(drafts, voices, strict=True)
    ]
    told = [
        (d, [*statements_of(found, d, of_writer(found, d, v))])
        for d, v in zip(drafts, voices, strict=True)
    ]
    # What somebody saw that is no conduct is the article's tale.
    told = [(d, made) for d, made in told if d.made_by != WITNESSED or any(s.claims for s in made)]
    more = [s for d, own in told if d.made_by == UNTAKEN for s in own]
    told = [(d, own) for d, own in told if d.made_by != UNTAKEN]
    drafts = [d for d, _ in told]
    made = [s for d, own in told for s in own if s.claims or may_stand_bare(found.text, d)]
    made += own_statements(replace(found, heard=_heard(made)), drafts)
    made = with_untaken(made, more)
    made.sort(key=lambda s: (s.content[0].start, s.content[0].end))
    made = with_elided(found, with_what_they_contradict(found, made))
    made = with_taken_up(found.text, made, found.codebook, found.actors)
    made = with_seen(found, with_left_over(found.text, made, found.codebook))
    sentences = found.parsed.sentences
    scene = Scene(
        found.text, found.codebook, people, found.names, found.actors, sentences, found.times
    )
    return check(made, scene)


def _heard(made: Sequence[Statement]) -> frozenset[str]:
    """The people by name whose words are told with a word that says so."""
    named = (s.speaker.name for s in made if s.cue and s.speaker.status is SpeakerStatus.NAMED)
    return frozenset(name for name in named if name)


def _drafts(found: Material) -> list[Draft]:
    """Who is told to say what, in the order of the text; of a long one part by part."""
    parts = in_parts(found, found.parsed.drafts)
    marked = [d for part, _ in parts for d in attributions(part.text, part.parsed, part.quotations)]
    if found.issuer is None:
        sentences = found.parsed.sentences
        marked = with_witnesses(found.text, marked, sentences, found.quotations)
    marked = with_minuted(found.text, marked, found.parsed)
    proposed = with_turns(found.text, marked, found.turns)
    told = [d for part, own in in_parts(found, proposed) for d in _nested(part, own)]
    return sorted(told, key=lambda d: span_of(d.content))


def _nested(found: Material, proposed: Sequence[Draft]) -> list[Draft]:
    """Those of the proposed drafts that tell what somebody says, each with its carriers."""
    said = without_unsaid(found.text, proposed, found.parsed.sentences, found.quoted)
    said = with_promises(found.text, said, found.parsed.sentences, found.quoted)
    reported = without_background(found.text, said, found.parsed.sentences, found.quoted)
    reported = without_afterword(found.text, reported, found.parsed.sentences, found.quoted)
    reported = with_first_reports(found.text, reported, found.parsed.sentences)
    reported = with_quoted_within(found.text, reported, found.quotations)
    nested = nest(found.text, reported, found.parsed.sentences, found.outlets)
    told = with_inner(nested, found.quotations)
    told = with_charges(found.text, told, found.parsed.sentences)
    told = with_contradictions(found.text, told, found.parsed.sentences, found.quoted)
    return [*told, *untaken(found, without(said, reported), told)]


def _leads(found: Material, statements: Sequence[Statement]) -> tuple[Lead, ...]:
    heard = Heard(found.codebook, found.actors, found.closeness, found.deeds)
    return leads_in(found.text, found.parsed.sentences, statements, heard)


def _dates(found: Material) -> tuple[DateMention, ...]:
    return tuple(
        DateMention(t.start, t.end, t.text, t.value, t.type, t.edtf, t.anchor) for t in found.times
    )
