"""A transcript's turns and the names of the text in, the names with those of the labels out.

Shape, as data: "GEN. ARBIN: ..." where the text names an Arbin elsewhere, "MS. ORDAN: ...": a
surname in capitals is a person's. Refuses a surname that nothing else shows to be one.
"""

from collections.abc import Sequence

from pactwatch.domain.reading import Name
from pactwatch.language.records.turns import ASKED, Turn
from pactwatch.language.words.ranges import Range, among, join, over

__all__ = ["with_label_names"]

_TITLES = frozenset({"mr", "ms", "mrs", "dr", "mr.", "ms.", "mrs.", "dr.", "judge", "sir"})


def with_label_names(text: str, turns: Sequence[Turn], names: Sequence[Name]) -> tuple[Name, ...]:
    """The names, with surnames printed in capitals in a label ("GEN. ARBIN") for what a tagger
    made of the label, where the text names such a person elsewhere or a title says it is one."""
    surnames = {n.text.split()[-1].casefold() for n in names if n.kind == "PERSON"}
    named: dict[Range, Name] = {}
    for start, end in (t.label for t in turns if t.role != ASKED):
        near = among(names, start, end)
        if any(n.kind == "PERSON" and start <= n.start and n.end == end for n in near):
            continue
        *titles, word = text[start:end].split()
        is_titled = len(titles) == 1 and titles[0].lower() in _TITLES
        if word.casefold() in surnames or is_titled:
            named[start, end] = Name(end - len(word), end, word, "PERSON")
    taken = join(named)
    kept = [n for n in names if not over(taken, (n.start, n.end))]
    kept = [n for n in kept if not _is_title_of_label(n, turns)]
    return tuple(sorted([*kept, *named.values()], key=lambda n: n.start))


def _is_title_of_label(name: Name, turns: Sequence[Turn]) -> bool:
    """ "MS" of "MS. ORDAN", which a tagger takes for a name."""
    return name.text.casefold() in _TITLES and any(t.label[0] == name.start for t in turns)
