"""A case that can also read: what `pactwatch.open_case` returns."""

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pactwatch.case import Case, Clock, create_folder, now_utc
from pactwatch.case import open_case as open_plain_case
from pactwatch.domain.document import Document
from pactwatch.pipeline.add import AddOptions, AddReport, add_documents
from pactwatch.pipeline.correct import Correction, correct_document


class WorkingCase(Case):
    """A case with the reading and language stages behind it."""

    def add(
        self,
        *paths: str | Path,
        published: date | None = None,
        publisher: str | None = None,
        url: str | None = None,
    ) -> AddReport:
        """Capture, read and extract documents, and propose evidence. Safe to repeat."""
        options = AddOptions(published=published, publisher=publisher, url=url)
        return add_documents(self, [str(path) for path in paths], options)

    def correct(self, document_id: str, correction: Correction, reason: str) -> Document:
        """Correct what is recorded of a document. See pactwatch.pipeline.correct."""
        return correct_document(self, document_id, correction, reason)


def open_case(
    path: str | Path, *, person: str | None = None, clock: Clock = now_utc
) -> WorkingCase:
    """Open a case for reading, adding and deciding. See pactwatch.case.open_case."""
    plain = open_plain_case(path, person=person, clock=clock)
    return WorkingCase(plain.folder, plain.register, plain.person, plain.clock)


def make_case(
    root: Path, agreements: Sequence[str] = (), *, person: str | None = None, clock: Clock = now_utc
) -> WorkingCase:
    """Make a case folder and open it. Raises BadInput if something is there already."""
    folder = create_folder(root, agreements)
    try:
        return open_case(folder.root, person=person, clock=clock)
    except BaseException:
        shutil.rmtree(folder.root, ignore_errors=True)  # what was begun here a moment ago
        raise
