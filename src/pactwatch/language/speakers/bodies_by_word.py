"""The bodies that a document names by the words of their names, in order of text.

In: the names. Out: those called by a word, those with arms, those a short name may stand for.
Looked up, for a long text names thousands. Refuses to say which of them is meant.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from pactwatch.domain.reading import Name
from pactwatch.language.names.names import bare

__all__ = ["Bodies"]

_BODIES = frozenset({"ORGANISATION", "ARMED_GROUP"})


class Bodies:
    """The names of one document that are bodies', and where each plain name stands."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._called: dict[str, list[Name]] = defaultdict(list)
        self._first: dict[str, int] = {}
        self._ends: dict[str, list[int]] = defaultdict(list)
        for name in names:
            plain = bare(name.text)
            self._first.setdefault(plain, name.start)
            if name.kind in _BODIES:
                for word in dict.fromkeys(plain.split()):
                    self._called[word].append(name)
                self._ends[plain].append(name.end)
        self.all = tuple(n for n in names if n.kind in _BODIES)
        self.armed = tuple(n for n in self.all if n.kind == "ARMED_GROUP")
        self.organisations = frozenset(n.text for n in self.all if n.kind == "ORGANISATION")
        self.owners = frozenset(n.text for n in names if n.kind in {"PLACE", "PERSON"})

    def called(self, word: str) -> Sequence[Name]:
        """Those in whose plain names a word stands."""
        return self._called.get(word, ())

    def count(self, plain: str, until: int) -> int:
        """How many bodies called by just these plain words end before a character."""
        return bisect_right(self._ends.get(plain, ()), until)

    def first(self, plain: str) -> int | None:
        """Where any name that is just these plain words stands first."""
        return self._first.get(plain)
