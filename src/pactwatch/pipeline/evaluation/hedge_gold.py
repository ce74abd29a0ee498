"""Files of marked hedges in, tokens with their kinds out, a document at a time.

Two forms are read: CoNLL (a word and a tag a line, any tag but O a cue) and the XML of the Szeged
uncertainty and CoNLL-2010 corpora (`<ccue type=...>`, `<cue type="speculation">`). Kinds come
under several names, with stray blanks and underscores ("speculation_hypo_doxastic _"); what names
no known kind is a cue of kind OTHER. Refuses a folder without either form.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from xml.etree import ElementTree

from pactwatch.errors import BadInput
from pactwatch.pipeline.evaluation.conll import Sentence, laid_out, read_conll
from pactwatch.text.words import words

__all__ = ["KINDS", "OTHER", "Marked", "kind_of_tag", "read_marked"]

KINDS = ("EPISTEMIC", "DOXASTIC", "INVESTIGATION", "CONDITION")
OTHER = "OTHER"
# By a piece of the corpus's own name of the kind.
_PIECES = {
    "epistemic": "EPISTEMIC", "probable": "EPISTEMIC", "possible": "EPISTEMIC",
    "modal": "EPISTEMIC", "doxastic": "DOXASTIC", "investigation": "INVESTIGATION",
    "condition": "CONDITION",
}  # fmt: skip
# HEDGEhog's letters; C is its "certain".
_LETTERS = {"e": "EPISTEMIC", "d": "DOXASTIC", "i": "INVESTIGATION", "n": "CONDITION"}
_NONE = frozenset({"o", "c", "certain", "none", ""})
# CoNLL knows no documents: sentences are read together in bundles, as words are read in texts.
_TOGETHER = 20

Cue = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Marked:
    """One text: its tokens as ranges of characters, and the cues as ranges of characters."""

    id: str
    text: str
    tokens: tuple[tuple[int, int], ...]
    cues: tuple[Cue, ...]


def read_marked(path: Path) -> Iterator[Marked]:
    """Every document of every .xml file, else bundles of sentences of the CoNLL files."""
    found = sorted(path.rglob("*.xml")) if path.is_dir() else [path]
    files = [file for file in found if file.suffix == ".xml"]
    for file in files:
        yield from _documents(file)
    if not files:
        sentences = read_conll(path)
        n = 0
        while bundle := list(islice(sentences, _TOGETHER)):
            yield _bundle(str(n), bundle)
            n += 1


def kind_of_tag(tag: str) -> str | None:
    """The kind a tag or a type names, None where it marks no cue."""
    plain = tag.strip().casefold()
    plain = plain[2:] if plain[:2] in {"b-", "i-"} else plain
    plain = plain.strip(" _")
    if plain in _NONE:
        return None
    if plain in _LETTERS:
        return _LETTERS[plain]
    return next((kind for piece, kind in _PIECES.items() if piece in plain), OTHER)


def _documents(file: Path) -> Iterator[Marked]:
    try:
        root = ElementTree.parse(file).getroot()
    except ElementTree.ParseError as error:
        raise BadInput(f"{file}: {error}; expected the Szeged corpora's XML") from error
    for n, document in enumerate(d for d in root.iter() if d.tag == "Document"):
        text, cues = "", []
        for sentence in (e for e in document.iter() if e.tag.casefold() == "sentence"):
            cues += [(len(text) + s, len(text) + e, k) for s, e, k in _cues(sentence)]
            text += "".join(sentence.itertext()) + "\n"
        tokens = tuple((word.start, word.end) for word in words(text))
        if tokens:
            yield Marked(f"{file.stem}-{n}", text, tokens, tuple(cues))


def _cues(sentence: ElementTree.Element) -> Iterator[Cue]:
    """Cues below a sentence, at any depth, with their places in its text."""

    def walk(element: ElementTree.Element, at: int) -> Iterator[Cue]:
        start, at = at, at + len(element.text or "")
        for child in element:
            yield from walk(child, at)
            at += len("".join(child.itertext())) + len(child.tail or "")
        kind = _marked_kind(element)
        if kind and at > start:
            yield start, at, kind

    yield from walk(sentence, 0)


def _marked_kind(element: ElementTree.Element) -> str | None:
    kind = element.get("type", "")
    if element.tag == "ccue":
        return kind_of_tag(kind) or OTHER
    return OTHER if element.tag == "cue" and kind.strip() == "speculation" else None


def _bundle(name: str, bundle: list[Sentence]) -> Marked:
    text, tokens, cues = "", [], []
    for sentence in bundle:
        line, places = laid_out(sentence)
        here = [(len(text) + start, len(text) + end) for start, end in places]
        cues += _tagged(here, [tag for _, tag in sentence.tokens])
        tokens += here
        text += line + "\n"
    return Marked(name, text, tuple(tokens), tuple(cues))


def _tagged(places: list[tuple[int, int]], tags: list[str]) -> list[Cue]:
    """Cues of one sentence: I- and, without B-, a neighbour of the same kind goes on."""
    cues: list[Cue] = []
    before: str | None = None
    for (start, end), tag in zip(places, tags, strict=True):
        kind = kind_of_tag(tag)
        goes_on = kind is not None and kind == before and not tag.strip().startswith("B-")
        if goes_on:
            cues[-1] = (cues[-1][0], end, cues[-1][2])
        elif kind is not None:
            cues.append((start, end, kind))
        before = kind
    return cues
