"""`python -m training.held SZEGED OUT`: writes the hedge documents that training left out.

`pactwatch evaluate hedges OUT` then scores the shipped model on text it has not seen.
"""

import sys
from pathlib import Path
from xml.etree import ElementTree

from .hedged import is_held


def lay_out(folder: Path, out: Path) -> int:
    """The files of ``folder`` with the held documents alone; how many documents that is."""
    out.mkdir(parents=True, exist_ok=True)
    kept = 0
    for path in sorted(folder.glob("*.xml")):
        made = ElementTree.Element("DocumentSet")
        for n, document in enumerate(ElementTree.parse(path).iter("Document")):
            if is_held(f"{path.stem}-{n}"):
                made.append(document)
        kept += len(made)
        ElementTree.ElementTree(made).write(out / path.name, encoding="utf-8")
    return kept


if __name__ == "__main__":
    print(lay_out(Path(sys.argv[1]), Path(sys.argv[2])), "documents")
