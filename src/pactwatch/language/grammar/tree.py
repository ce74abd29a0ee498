"""One sentence's tree while it is mended."""

from dataclasses import dataclass, field

__all__ = ["NOMINAL", "Tree"]

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


@dataclass(slots=True)
class Tree:
    """One sentence while it is mended: lists of equal length, heads counted within it.

    `low` are the words in small letters: fifty rules ask for them, and no rule changes a word.
    """

    words: list[str]
    upos: list[str]
    heads: list[int]
    relations: list[str]
    low: list[str] = field(init=False)

    def __post_init__(self) -> None:
        """Work out what every rule asks for."""
        self.low = [word.lower() for word in self.words]

    def hang(self, i: int, head: int, relation: str) -> None:
        """Give a word another head, unless that would close a circle."""
        if i != head and i not in self._above(head):
            self.heads[i], self.relations[i] = head, relation

    def of(self, head: int, *relations: str) -> list[int]:
        """The words that hang on ``head`` by one of the relations."""
        heads, found, i = self.heads, [], -1
        # Most words have nothing below them, and counting sees so at once.
        for _ in range(heads.count(head)):
            i = heads.index(head, i + 1)
            if i != head and (not relations or self.relations[i] in relations):
                found.append(i)
        return found

    def leads_to(self, name: int, verb: int) -> bool:
        """Whether nothing stands between a name and the verb behind it but more of the name and
        what the verb is helped by ("Velm Oil | has | dumped"). Where the verb is not its neighbour,
        nothing that it is named with may stand before it ("President Kol Ardin")."""
        if verb == name + 1:
            return True
        is_alone = name == 0 or self.upos[name - 1] not in {"NOUN", "PROPN", "ADJ"}
        return (
            is_alone
            and verb > name
            and all(
                self.upos[i] in {"AUX", "PART"}
                or (self.heads[i] == name and self.upos[i] == "PROPN")
                for i in range(name + 1, verb)
            )
        )

    def _above(self, i: int) -> set[int]:
        seen = {i}
        while self.heads[i] not in seen:
            i = self.heads[i]
            seen.add(i)
        return seen
