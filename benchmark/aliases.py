"""Aliases of the UN list against one another. `python -m benchmark.aliases --data DIR`.

Comes in: the consolidated list's XML (`DIR/un_list`). Goes out: how many aliases of one entity meet
its listed name, how many listed names of others they meet too, and how often the closest of all
listed names is the right one. Half of the entries, by a hash of their ids, are open to whoever
writes rules (`--open`); the figures to report are those of the other half.
"""

import argparse
import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from pactwatch.text.name_match import THRESHOLD, match_names
from pactwatch.text.name_parts import NameKind

# A fixed sample: comparing each alias with every listed name of its kind is quadratic.
SAMPLE = 300


@dataclass(frozen=True, slots=True)
class Entity:
    """One entry: its listed name and its aliases, each with the list's word on their quality."""

    id: str
    kind: NameKind
    name: str
    aliases: tuple[tuple[str, str], ...]


def main() -> None:
    """One row per kind and quality of alias."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("--open", action="store_true", help="the half that rules may be made on")
    asked = parser.parse_args()
    entities = tuple(read_list(asked.data))
    print("kind quality aliases meets-own meets-others-per-1000 closest-is-own")
    for kind in NameKind:
        listed = [e for e in entities if e.kind is kind]
        chosen = [e for e in listed if is_open(e) is asked.open]
        for quality, aliases in sorted(_by_quality(chosen).items()):
            sample = sorted(aliases, key=_shuffled)[:SAMPLE]
            print(kind.value, quality, len(sample), *_figures(sample, listed))


def read_list(data: Path) -> Iterator[Entity]:
    """All entries with at least one alias that is not the listed name itself."""
    path = next((data / "un_list").rglob("consolidated.xml"))
    root = ElementTree.parse(path).getroot()
    for tag, kind in (("INDIVIDUAL", NameKind.PERSON), ("ENTITY", NameKind.BODY)):
        for row in root.iter(tag):
            name = _name(row)
            found = [
                (_text(a, "QUALITY") or "unstated", _text(a, "ALIAS_NAME"))
                for a in row.iter(f"{tag}_ALIAS")
            ]
            original = _text(row, "NAME_ORIGINAL_SCRIPT")
            found += [("original script", original)] if original else []
            others = tuple((q, n) for q, n in found if n and n.casefold() != name.casefold())
            yield Entity(_text(row, "DATAID"), kind, name, others)


def is_open(entity: Entity) -> bool:
    """Whether an entry is in the half that may be looked at."""
    return int(hashlib.sha256(entity.id.encode()).hexdigest(), 16) % 2 == 0


def _name(row: ElementTree.Element) -> str:
    parts = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
    return " ".join(word for part in parts if (word := _text(row, part)))


def _text(row: ElementTree.Element, tag: str) -> str:
    return " ".join((row.findtext(tag) or "").split())


def _by_quality(entities: list[Entity]) -> dict[str, list[tuple[str, Entity]]]:
    found: dict[str, list[tuple[str, Entity]]] = defaultdict(list)
    for entity in entities:
        for quality, alias in entity.aliases:
            found[quality].append((alias, entity))
    return found


def _shuffled(pair: tuple[str, Entity]) -> str:
    return hashlib.sha256(f"{pair[1].id} {pair[0]}".encode()).hexdigest()


def _figures(sample: list[tuple[str, Entity]], listed: list[Entity]) -> tuple[str, str, str]:
    own = others = compared = closest = 0
    for alias, entity in sample:
        scores = {e.id: match_names(alias, e.name, e.kind).score for e in listed}
        own += scores[entity.id] >= THRESHOLD
        others += sum(s >= THRESHOLD for i, s in scores.items() if i != entity.id)
        compared += len(scores) - 1
        closest += max(scores, key=lambda i: (scores[i], i == entity.id)) == entity.id
    n = len(sample)
    return f"{own / n:.3f}", f"{1000 * others / compared:.2f}", f"{closest / n:.3f}"


if __name__ == "__main__":
    main()
