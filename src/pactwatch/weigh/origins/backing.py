"""Who speaks through which carriers in, how good that chain is out (METHOD C2).

Grades and ways of learning things are an actor's own, else those of the nearest body it belongs to.
Refuses to know what was said: see weigh.evidence.kinds.
"""

from collections.abc import Iterable

from pactwatch.domain.actor import Reliability
from pactwatch.weigh.names.names import NameBook
from pactwatch.weigh.record import Record

__all__ = ["Backers", "Backing", "lowest"]


class Backing(Record, frozen=True):
    """Who speaks, the grades of the origin and then of its carriers, and how it learns things.

    `is_unnamed`: the text keeps the person unidentified and no actor of the case stands for it.
    `is_voice`: the article's own voice, which is graded as its publisher.
    """

    speaker: str | None
    grades: tuple[Reliability, ...]
    path: str | None
    is_unnamed: bool
    is_voice: bool


class Backers:
    """The people and outlets of a case: grades of each chain of carriers, and grade and way of each
    speaker, are looked up once. Who speaks through whom is put together each time, which takes no
    longer than to find it among ten thousand such pairs."""

    def __init__(self, book: NameBook) -> None:
        self._book = book
        self._carried: dict[tuple[str, ...], tuple[Reliability, ...]] = {}
        self._speaking: dict[str | None, tuple[Reliability, str | None]] = {}

    def behind(
        self, speaker: str | None, carriers: tuple[str, ...], *, is_unnamed: bool, is_voice: bool
    ) -> Backing:
        """The backing of who speaks through these carriers."""
        carried = self._carried.get(carriers)
        if carried is None:
            carried = self._carried[carriers] = tuple([self._of(node)[0] for node in carriers])
        grade, path = self._speaking.get(speaker) or self._of(speaker)
        if is_voice:
            return Backing(speaker, carried, path, is_unnamed, is_voice)
        own = Reliability.F if is_unnamed else grade
        return Backing(speaker, (own, *carried), path, is_unnamed, is_voice)

    def _of(self, actor_id: str | None) -> tuple[Reliability, str | None]:
        """Grade and recorded access path of the actor, else of the nearest body it belongs to."""
        if actor_id not in self._speaking:
            bodies = [self._book.actors[a] for a in self._book.affiliations(actor_id)]
            grades = (b.reliability for b in bodies if b.reliability is not Reliability.F)
            paths = (b.access_path for b in bodies if b.access_path)
            found = next(grades, Reliability.F), next(paths, None)
            self._speaking[actor_id] = found
        return self._speaking[actor_id]


def lowest(grades: Iterable[Reliability]) -> Reliability:
    """The lowest of a chain; one link that cannot be judged leaves the chain unjudged."""
    # The letters sort as the grades do, F last: what cannot be judged decides.
    return max(grades, default=Reliability.F)
