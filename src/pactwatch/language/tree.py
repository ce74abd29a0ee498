"""One sentence's tree while it is mended."""

from dataclasses import dataclass

__all__ = ["NOMINAL", "Tree"]

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


@dataclass(slots=True)
class Tree:
    """One sentence while it is mended: lists of equal length, heads counted within it."""

    words: list[str]
    upos: list[str]
    heads: list[int]
    relations: list[str]

    def hang(self, i: int, head: int, relation: str) -> None:
        """Give a word another head, unless that would close a circle."""
        if i != head and i not in self._above(head):
            self.heads[i], self.relations[i] = head, relation

    def of(self, head: int, *relations: str) -> list[int]:
        """The words that hang on ``head`` by one of the relations."""
        return [
            i
            for i, h in enumerate(self.heads)
            if h == head and i != head and (not relations or self.relations[i] in relations)
        ]

    def _above(self, i: int) -> set[int]:
        seen = {i}
        while self.heads[i] not in seen:
            i = self.heads[i]
            seen.add(i)
        return seen
