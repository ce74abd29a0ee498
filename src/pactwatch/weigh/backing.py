"""Who speaks through which carriers in, how good that chain is out (METHOD C2).

Grades and ways of learning things are an actor's own, else those of the nearest body it belongs to.
Of a hundred thousand testimonies a tenth differ in who speaks through whom, and far fewer in the
carriers: each is worked out once. Refuses to know what was said: see weigh.kinds.
"""

from collections.abc import Iterable

from pactwatch.domain.actor import Reliability
from pactwatch.weigh.names import NameBook
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


# The speaker, the carriers, whether it is unnamed and whether it is the article's own voice.
Chain = tuple[str | None, tuple[str, ...], bool, bool]


class Backers:
    """The people and outlets of a case."""

    def __init__(self, book: NameBook) -> None:
        self._book = book
        self.known: dict[Chain, Backing] = {}
        self._carried: dict[tuple[str, ...], tuple[Reliability, ...]] = {}
        self._grades: dict[str | None, Reliability] = {}
        self._paths: dict[str | None, str | None] = {}

    def behind(self, chain: Chain) -> Backing:
        """The backing of a chain; it is `known` from then on."""
        speaker, carriers, is_unnamed, is_voice = chain
        carried = self._carried.get(carriers)
        if carried is None:
            carried = self._carried[carriers] = tuple([self._grade(node) for node in carriers])
        grades = carried if is_voice else (self._grade(None if is_unnamed else speaker), *carried)
        backing = Backing(speaker, grades, self._path(speaker), is_unnamed, is_voice)
        self.known[chain] = backing
        return backing

    def _grade(self, actor_id: str | None) -> Reliability:
        """The actor's grade, else that of the nearest body it belongs to; F where nobody graded."""
        grade = self._grades.get(actor_id)
        if grade is None:
            actors, bodies = self._book.actors, self._book.affiliations(actor_id)
            given = (actors[a].reliability for a in bodies)
            grade = next((g for g in given if g is not Reliability.F), Reliability.F)
            self._grades[actor_id] = grade
        return grade

    def _path(self, actor_id: str | None) -> str | None:
        """The recorded access path of the actor or the nearest body it belongs to."""
        if actor_id not in self._paths:
            ways = (self._book.actors[a].access_path for a in self._book.affiliations(actor_id))
            self._paths[actor_id] = next((path for path in ways if path), None)
        return self._paths[actor_id]


def lowest(grades: Iterable[Reliability]) -> Reliability:
    """The lowest of a chain; one link that cannot be judged leaves the chain unjudged."""
    # The letters sort as the grades do, F last: what cannot be judged decides.
    return max(grades, default=Reliability.F)
