"""A folder in PolNeAR's layout in, its attributions out.

The layout is text/*.txt and attributions/*.ann (brat stand-off); where an article has several
annotators, the first by file name is read. Labels that belong to no attribution are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["GoldAttribution", "Segment", "read_ann", "read_attributions"]

Segment = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One attribution as sorted, half-open code-point segments of the article's text."""

    source: tuple[Segment, ...]
    cue: tuple[Segment, ...]
    content: tuple[Segment, ...]


_TEXT_BOUND = re.compile(r"^(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)")
_EVENT = re.compile(r"^E\d+\t(Attribution\S*:\S+(?: \S+)*)\s*$")
_ROLES = {"Source": "source", "Cue": "cue", "Content": "content"}


def read_attributions(folder: Path) -> Iterator[tuple[Path, list[GoldAttribution]]]:
    """Each article's path with its gold attributions, in order of file name."""
    for article in sorted((folder / "text").glob("*.txt")):
        annotated = sorted((folder / "attributions").glob(f"{article.stem}_*.ann")) or sorted(
            (folder / "attributions").glob(f"{article.stem}.ann")
        )
        if annotated:
            yield article, read_ann(annotated[0].read_bytes().decode("utf-8"))


def read_ann(text: str) -> list[GoldAttribution]:
    """The attributions of one stand-off file; labels without an attribution are left out."""
    bound: dict[str, tuple[Segment, ...]] = {}
    found = []
    for line in text.split("\n"):
        if match := _TEXT_BOUND.match(line):
            bound[match[1]] = _segments(match[3])
        elif match := _EVENT.match(line):
            found.append(_attribution(match[1].split(), bound))
    return [a for a in found if a.source or a.cue or a.content]


def _segments(text: str) -> tuple[Segment, ...]:
    pairs = (part.split() for part in text.split(";"))
    return tuple(sorted((int(start), int(end)) for start, end in pairs))


def _attribution(parts: list[str], bound: dict[str, tuple[Segment, ...]]) -> GoldAttribution:
    roles: dict[str, list[Segment]] = {"source": [], "cue": [], "content": []}
    for part in parts:
        label, _, name = part.partition(":")
        role = _ROLES.get(label.rstrip("0123456789"))
        if role:
            roles[role] += bound.get(name, ())
    return GoldAttribution(**{role: tuple(sorted(set(s))) for role, s in roles.items()})
