"""A case that can also read: what `pactwatch.open_case` returns."""

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pactwatch.case import Case, Clock, create_folder, now_utc
from pactwatch.case import open_case as open_plain_case
from pactwatch.domain.document import Document
from pactwatch.domain.review import Decision
from pactwatch.pipeline.add import AddOptions, AddReport, Recorder, add_documents, connect
from pactwatch.settings import Settings, load_settings


class WorkingCase(Case):
    """A case with the reading and language stages behind it; `threads` the model may use."""

    threads = 1

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

    def _read_again(self, documents: Sequence[Document], decision: Decision) -> str:
        """One run at a time reads into a case, so that nothing is read by two."""
        with self.register.adding():
            recorder = Recorder(self, threads=self.threads, decision=decision)
            decision_id = recorder.record_corrected(documents, decision)
            connect(self)
            return decision_id


def open_case(
    path: str | Path,
    *,
    person: str | None = None,
    settings: Settings | None = None,
    clock: Clock = now_utc,
) -> WorkingCase:
    """Open a case for reading, adding and deciding. See pactwatch.case.open_case."""
    settings = settings or load_settings({"user": person})
    plain = open_plain_case(path, settings=settings, clock=clock)
    case = WorkingCase(plain.folder, plain.register, plain.person, plain.clock)
    case.pending, case.threads = plain.pending, settings.threads
    return case


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
