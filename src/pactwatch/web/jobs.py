"""Something a person asked for that takes longer than a page may: done beside the pages.

Comes in: what to do, and the form it was asked with. Goes out: whether it is done and what came of
it. The form is kept until somebody has seen how it ended, so that nothing typed is lost.
"""

import logging
import threading
from collections.abc import Callable

from pactwatch.errors import PactwatchError
from pactwatch.text.catalogue import say
from pactwatch.web.guard import Form

__all__ = ["Job", "Jobs"]

_LOG = logging.getLogger("pactwatch")


class Job:
    """One thing being done in a thread of its own."""

    def __init__(self, form: Form, do: Callable[[], str]) -> None:
        self.form = form
        self.said = ""
        self.problem = ""
        self._thread = threading.Thread(target=self._run, args=(do,), daemon=True)
        self._thread.start()

    def is_done(self, within_s: float = 0.0) -> bool:
        """Whether it has ended, waiting at most so long for it."""
        self._thread.join(within_s)
        return not self._thread.is_alive()

    def _run(self, do: Callable[[], str]) -> None:
        try:
            self.said = do()
        except PactwatchError as error:
            self.problem = str(error)
        except Exception as error:
            _LOG.exception("a defect beside the pages")
            self.problem = say("job.defect", kind=type(error).__name__)


class Jobs:
    """What is being done in one served case, one thing at a time for each name."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()

    def begin(self, name: str, form: Form, do: Callable[[], str]) -> Job:
        """Do it, unless it is being done: a form that was sent twice is one."""
        with self._lock:
            job = self._jobs.get(name)
            if job is None or job.is_done():
                job = self._jobs[name] = Job(form, do)
            return job

    def get(self, name: str) -> Job | None:
        """The one of that name; one that has ended is told of once."""
        with self._lock:
            job = self._jobs.get(name)
            if job is not None and job.is_done():
                del self._jobs[name]
            return job
