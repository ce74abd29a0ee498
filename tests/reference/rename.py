"""Every person, party and country of a text under another name, offsets carried along.

Run it on any text: `python -m tests.reference.rename FILE` prints the renamed text. The table below
covers the article of the reference case; what it does not name stays as it is.
"""

import re
import sys
from pathlib import Path

# Real name -> invented one. Longer names come first, so that parts follow their whole.
NAMES: dict[str, str] = {
    "Edmund Fitton-Brown": "Ambrose Hallam-Reed",
    "Fitton-Brown": "Hallam-Reed",
    "Jens Stoltenberg": "Odd Brannevik",
    "Stoltenberg": "Brannevik",
    "Al Qaeda": "Dar Nusayr",
    "Taliban": "Morrag",
    "NBC News": "KRT Radio",
    "NATO": "ZEMTO",
    "United States": "Norland Union",
    "US": "NU",
    "UN": "OW",
    "Afghanistan": "Tesmaria",
    "Helmand": "Orrund",
    "Doha": "Velka",
    "Turkmenistan": "Hadria",
    "Uzbekistan": "Corvania",
    "China": "Belmark",
    "Iran": "Sund",
    "Iraq": "Lirren",
    "Turkey": "Pallas",
    "Saudi Arabia": "Upper Estria",
    "United Arab Emirates": "Joint Estrian Isles",
}
_ANY = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, NAMES), key=len, reverse=True)) + r")\b"
)


def rename(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The renamed text, and (old offset, new offset) after each replacement, in order."""
    parts, moves, last, length = [], [(0, 0)], 0, 0
    for match in _ANY.finditer(text):
        for part in (text[last : match.start()], NAMES[match[0]]):
            parts.append(part)
            length += len(part)
        last = match.end()
        moves.append((last, length))
    parts.append(text[last:])
    return "".join(parts), moves


def moved(offset: int, moves: list[tuple[int, int]]) -> int:
    """Where an offset of the old text lies in the new one; offsets never fall inside a name."""
    old, new = max(move for move in moves if move[0] <= offset)
    return new + offset - old


if __name__ == "__main__":
    sys.stdout.write(rename(Path(sys.argv[1]).read_text("utf-8"))[0])
