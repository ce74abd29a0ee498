"""Reads the Szeged uncertainty corpora: XML in, texts with hedge tags out.

Comes in: `corpora/old/*.xml`, sentences with `<ccue type="...">` around uncertain words (Vincze et
al. 2008; Szarvas et al. 2012). One document in ten, by a hash of its name, is held back for
scoring. Refuses the DTD's types it does not know by leaving those words out of the gold.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from pactwatch.text.words import Word, words

from .corpus import HEDGE_TAGS, IGNORED, Text

# The corpus' name of a kind (its last part, blanks and underscores stripped) and ours.
_KINDS = {
    "probable": "EPISTEMIC",
    "possible": "EPISTEMIC",
    "doxastic": "DOXASTIC",
    "investigation": "INVESTIGATION",
    "condition": "CONDITION",
}
_SENTENCES_A_TEXT = 20
_HELD_ONE_IN = 10

Marked = tuple[str, list[tuple[int, int, str]]]  # a sentence and its cues' characters and kind


def read_hedges(folder: Path, *, held: bool = False) -> Iterator[Text]:
    """Texts of up to twenty sentences of one document; ``held`` gives the part kept for scoring."""
    for path in sorted(folder.glob("*.xml")):
        for n, document in enumerate(ElementTree.parse(path).iter("Document")):
            name = f"{path.stem}-{n}"
            if is_held(name) == held:
                yield from _texts(name, [_marked(s) for s in document.iter("Sentence")])


def is_held(name: str) -> bool:
    """Whether a document is kept for scoring: the same one in ten on every machine."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % _HELD_ONE_IN == 0


def _marked(sentence: ElementTree.Element) -> Marked:
    text, cues = sentence.text or "", []
    for child in sentence:
        inside = "".join(child.itertext())
        kind = re.split(r"_", child.get("type", "").replace(" ", "").rstrip("_"))[-1]
        if child.tag == "ccue":
            cues.append((len(text), len(text) + len(inside), _KINDS.get(kind, "")))
        text += inside + (child.tail or "")
    return text, cues


def _texts(name: str, sentences: list[Marked]) -> Iterator[Text]:
    for start in range(0, len(sentences), _SENTENCES_A_TEXT):
        found: list[Word] = []
        tags: list[int] = []
        offset = 0
        for text, cues in sentences[start : start + _SENTENCES_A_TEXT]:
            split = words(text)
            tags += _tags(split, cues)
            found += [
                Word(w.start + offset, w.end + offset, w.text, w.opens and not found) for w in split
            ]
            offset += len(text) + 1
        if found:
            yield Text(f"{name}-{start}", tuple(found), hedges=tuple(tags))


def _tags(split: list[Word], cues: list[tuple[int, int, str]]) -> list[int]:
    tags = [0] * len(split)
    for start, end, kind in cues:
        inside = [i for i, w in enumerate(split) if w.start < end and w.end > start]
        for n, i in enumerate(inside):
            tags[i] = HEDGE_TAGS.index(f"{'I' if n else 'B'}-{kind}") if kind else IGNORED
    return tags
