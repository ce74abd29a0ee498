"""`add`: capture, read, extract, propose evidence. One document is one transaction.

The original is on disk, synced, before anything else happens to it; a document is reported only
after its rows are committed. Repeating a run changes nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from pactwatch.case import Case
from pactwatch.case.misreadings import flag_misreadings
from pactwatch.case.norms import Norms
from pactwatch.case.sync import propose_all
from pactwatch.domain.document import Document
from pactwatch.domain.reading import Extraction
from pactwatch.errors import SkipItem
from pactwatch.language import extract
from pactwatch.pipeline.inputs import AddOptions, Input, column_map, expand, inputs_in
from pactwatch.read import read_document
from pactwatch.register import Capture
from pactwatch.settings import VERSION
from pactwatch.text.catalogue import say
from pactwatch.weigh import find_edges

TOOL = f"pactwatch {VERSION}"
Progress = Callable[[int, int, str], None]

__all__ = ["AddOptions", "AddReport", "add_documents"]


@dataclass(slots=True)
class AddReport:
    """What one run did: new and known documents by name, skipped ones with their reasons."""

    new: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The report a person reads."""
        counts = {"new": len(self.new), "known": len(self.known), "skipped": len(self.skipped)}
        return [*self.new, *self.known, say("add.total", **counts)]


def add_documents(
    case: Case,
    paths: Sequence[str],
    options: AddOptions | None = None,
    *,
    on_progress: Progress | None = None,
) -> AddReport:
    """Take every input into the case. What cannot be read is skipped with its reason."""
    if options and options.columns is not None:
        column_map(options.columns)  # a wrong map stops here, before anything is taken in
    report = AddReport()
    norms = case.norms()
    names = expand(paths)
    for done, named in enumerate(names, start=1):
        for given in inputs_in(named, options or AddOptions()):
            _add_one(case, norms, given, report)
        if on_progress:
            on_progress(done, len(names), named)
    if report.ids:
        _connect(case)
    return report


def _add_one(case: Case, norms: Norms, given: Input, report: AddReport) -> None:
    if given.error:
        report.skipped.append(given.error)
        return
    try:
        _take(case, norms, given, report)
    except SkipItem as reason:
        report.skipped.append(str(reason))


def _take(case: Case, norms: Norms, given: Input, report: AddReport) -> None:
    """The original first, then what is made of it. Raises SkipItem where it cannot be read."""
    digest = case.register.store_original(case.folder.originals, given.content)
    known = case.view().document(f"doc-{digest[:16]}")
    _record_capture(case, given, digest)
    if known is not None:
        report.known.append(say("add.known", name=given.name))
        report.ids.append(known.value.id)
        return
    document = _read(given)
    extraction = extract(document, norms.codebook, actors=norms.actors, events=_events(norms))
    extraction = flag_misreadings(extraction, norms.agreements)
    links = _commit(case, norms, document, extraction)
    report.ids.append(document.id)
    report.new.append(_line(given.name, document, extraction, links))


def _events(norms: Norms) -> dict[str, str]:
    """The agreements by their names and the day they were signed, for "since the accord"."""
    named = ((name, a.signed) for a in norms.agreements for name in (a.title, *a.names))
    return {name: signed.isoformat() for name, signed in named}


def _read(given: Input) -> Document:
    options = given.options
    return read_document(
        given.content,
        name=given.name,
        published=options.published,
        publisher=options.publisher,
        url=options.url,
    )


def _record_capture(case: Case, given: Input, digest: str) -> None:
    moment: datetime = case.clock()
    capture = Capture(
        sha256=digest,
        size=len(given.content),
        media_type="",
        name=given.name,
        uri=given.options.url,
        tool=TOOL,
        captured_at=moment,
    )
    with case.register.write() as writer:
        writer.put_capture(capture)


def _commit(case: Case, norms: Norms, document: Document, extraction: Extraction) -> int:
    links = propose_all(extraction.statements, norms)
    with case.register.write() as writer:
        writer.put_document(document)
        writer.put_extraction(extraction)
        writer.put_links(links)
    return len(links)


def _line(name: str, document: Document, extraction: Extraction, links: int) -> str:
    if document.language not in (None, "en"):
        return say("add.unread", name=name, language=document.language)
    return say("add.new", name=name, statements=len(extraction.statements), links=links)


def _connect(case: Case) -> None:
    """Copies and credits among all documents, and the assumptions the engine now makes.

    Runs after every add, over everything: a run cut short is made good by the next.
    """
    view = case.view()
    texts = [
        (r.value.id, r.value.text, r.value.publisher, r.value.published) for r in view.documents()
    ]
    with case.register.write() as writer:
        writer.put_lineage(find_edges(texts, actors=case.norms().actors))
    case.register_assumptions()
