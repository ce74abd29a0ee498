"""`add`: capture, read, extract, propose evidence. One document is one transaction.

The original is on disk, synced, before anything else happens to it; a document is reported only
after its rows are committed. Repeating a run changes nothing. One run at a time adds to a case;
people may decide meanwhile, and an edited agreement counts from the next document on.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from pactwatch.case import Case
from pactwatch.case.identities import with_identities
from pactwatch.case.misreadings import flag_misreadings
from pactwatch.case.norms import Norms
from pactwatch.case.people import standing_records
from pactwatch.case.prototypes import prototypes_in
from pactwatch.case.sync import propose_all, relink
from pactwatch.domain.codebook import Codebook
from pactwatch.domain.document import PRINTED, Document
from pactwatch.domain.reading import Extraction
from pactwatch.domain.review import Decision
from pactwatch.errors import SkipItem
from pactwatch.language import extract
from pactwatch.pipeline.again import completed, contradicted
from pactwatch.pipeline.case_words import codebook_of
from pactwatch.pipeline.connect import connect
from pactwatch.pipeline.inputs import expand, inputs_in, told_apart
from pactwatch.pipeline.options import AddOptions, Input
from pactwatch.pipeline.report import AddReport
from pactwatch.pipeline.spreadsheet import ENDINGS, column_map
from pactwatch.read import read_document
from pactwatch.register import Capture, Writer
from pactwatch.settings import VERSION
from pactwatch.text.catalogue import say

TOOL = f"pactwatch {VERSION}"
# A page is dated where it is published, which can be a day ahead of UTC.
A_DAY = timedelta(days=1)
Progress = Callable[[int, int, str], None]
Begin = Callable[[str, int], None]
Line = Callable[[str], None]

__all__ = ["AddOptions", "AddReport", "Recorder", "add_documents", "connect"]


def add_documents(
    case: Case,
    paths: Sequence[str],
    options: AddOptions | None = None,
    *,
    on_begin: Begin | None = None,
    on_progress: Progress | None = None,
    on_line: Line | None = None,
) -> AddReport:
    """Take every input into the case. What cannot be read is skipped with its reason.

    `on_begin` gets each input's name and size in bytes before it is read, `on_line` the line of
    each document as soon as it is recorded for good. Raises StopRun naming the other run where
    one adds to this case already.
    """
    options = options or AddOptions()
    if options.columns is not None:
        column_map(options.columns)  # a wrong map stops here, before anything is taken in
    run = _Run(case, options, on_line or (lambda line: None))
    named = told_apart(expand(paths, case=case.folder.root))
    with case.register.adding():
        for done, one in enumerate(named, start=1):
            for given in inputs_in(one, options):
                if on_begin:
                    on_begin(given.called, len(given.content))
                run.add(given)
            if on_progress:
                on_progress(done, len(named), one.called)
        if run.report.ids:
            connect(case)
    return run.report


class _Run:
    """One call of `add`: every method is one step with one input."""

    def __init__(self, case: Case, options: AddOptions, on_line: Line) -> None:
        self.report = AddReport()
        self._case = case
        self._recorder = Recorder(case, threads=options.threads)
        self._on_line = on_line

    def add(self, given: Input) -> None:
        """Take one input in, or note why not."""
        try:
            if given.error:
                raise SkipItem(given.error)
            self._take(given)
        except SkipItem as reason:
            self.report.skipped.append(_named(given, str(reason)))

    def _take(self, given: Input) -> None:
        """The original first, then what is made of it."""
        digest = self._case.register.store_original(self._case.folder.originals, given.content)
        known = self._case.view().document(f"doc-{digest[:16]}")
        self._record_capture(given, digest)
        if known is None:
            document = _read(given)
            document, statements, links = self._recorder.record(document)
            self._report_new(given, document, statements, links)
        else:
            self._take_again(given, known.value)

    def _take_again(self, given: Input, known: Document) -> None:
        """Nothing, unless the person says more about the document than was known."""
        document = completed(known, given.options)
        line = say("add.known", name=given.called)
        if document != known:
            self._recorder.record_again(document)
            line = say("add.completed", name=given.called)
        for kept, said in contradicted(document, given.options):
            line += say("add.stays", kept=kept, given=said, id=document.id)
        self._note(self.report.known, document, line)

    def _record_capture(self, given: Input, digest: str) -> None:
        capture = Capture(
            sha256=digest,
            size=len(given.content),
            media_type="",
            name=given.name,
            uri=given.options.url,
            tool=TOOL,
            captured_at=self._case.clock(),
        )
        with self._case.register.write() as writer:
            writer.put_capture(capture)

    def _report_new(self, given: Input, document: Document, statements: int, links: int) -> None:
        name = given.called
        if document.language in (None, "en"):
            line = say("add.new", name=name, statements=statements, links=links)
            line += "".join(f"; {note}" for note in document.notes)
            line += say("add.one_text") if _is_sheet(given.name) else ""
        else:
            line = say("add.unread", name=name, language=document.language)
        self._note(self.report.new, document, line)

    def _note(self, lines: list[str], document: Document, line: str) -> None:
        """With what is to be known of its day. One ahead of the clock is taken as said, and told:
        most are slips of the pen."""
        day = document.published
        if day is None:
            line += say("add.undated", id=document.id)
        elif document.published_basis == PRINTED:
            line += say("add.printed", day=day, id=document.id)
        if day and day > self._case.clock().date() + A_DAY:
            line += say("add.ahead", day=day)
        self.report.ids.append(document.id)
        lines.append(line)
        self._on_line(line)


class Recorder:
    """Reads documents for a case and records what was read, by the norms as they are by then;
    `decision` is one about to be recorded with them."""

    def __init__(self, case: Case, *, threads: int = 1, decision: Decision | None = None) -> None:
        self._case = case
        self._threads = threads
        # As decided before the run: worked out from all statements, too much for every document.
        self._prototypes = prototypes_in(case.view(), as_if=[decision] if decision else [])
        self._codebook: tuple[Norms, Codebook] | None = None

    def record(self, document: Document) -> tuple[Document, int, int]:
        """The document as recorded, how many statements were found in it, and how many links are
        suggested. Who issued it is who published it, where nobody says otherwise."""
        extraction = self._extracted(document)
        document = replace(document, publisher=document.publisher or extraction.issuer)
        with self._case.register.write() as writer:
            norms = with_identities(self._case.norms(), standing_records(self._case.view()))
            links = propose_all(extraction.statements, norms)
            writer.put_document(document)
            writer.put_extraction(extraction)
            writer.put_links(links)
        return document, len(extraction.statements), len(links)

    def record_again(self, document: Document) -> None:
        """Record a document of which more is known, and read it afresh: dates, speakers and
        bearings can all change."""
        extraction = self._extracted(document)
        with self._case.register.write() as writer:
            self._put_again(writer, [(document, extraction)])

    def record_corrected(self, documents: Sequence[Document], decision: Decision) -> str:
        """Record a decision with the documents that it puts right, and read them afresh; its id."""
        read = [(document, self._extracted(document)) for document in documents]
        with self._case.register.write() as writer:
            decision_id = writer.put_decision(decision)
            self._put_again(writer, read, decision)
        return decision_id

    def _put_again(
        self,
        writer: Writer,
        read: Sequence[tuple[Document, Extraction]],
        decision: Decision | None = None,
    ) -> None:
        for document, extraction in read:
            writer.complete_document(document)
            writer.put_extraction(extraction)
        afresh = [extraction for _, extraction in read]
        relink(writer, self._case.view(), self._case.norms(), decision, afresh=afresh)

    def _extracted(self, document: Document) -> Extraction:
        norms = self._case.norms()
        found = extract(
            document,
            self._codebook_by(norms),
            actors=norms.actors,
            events=_events(norms),
            threads=self._threads,
            prototypes=self._prototypes,
        )
        return flag_misreadings(found, norms.agreements)

    def _codebook_by(self, norms: Norms) -> Codebook:
        """What documents are read by: looked up anew where the norms are others."""
        if self._codebook is None or self._codebook[0] is not norms:
            self._codebook = norms, codebook_of(norms, threads=self._threads)
        return self._codebook[1]


def _is_sheet(name: str) -> bool:
    """Whether it is a spreadsheet's file taken in as one text; its rows are called `.csv#1.txt`."""
    return name.casefold().endswith(ENDINGS)


def _named(given: Input, reason: str) -> str:
    """The reason with the input's name, which the register does not know."""
    if given.called in reason:
        return reason
    return f"{given.called}: {reason.removeprefix(f'{given.name}: ')}"


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
