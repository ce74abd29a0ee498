"""Gathers the corpora of one run from the data directory; says what is missing."""

from collections.abc import Iterator
from pathlib import Path

from .coreference import read_coreference
from .corpus import NAME_TAGS, Text
from .facts import read_facts
from .hedged import read_hedges
from .mixing import Corpora
from .named import read_conll
from .polnear import read_polnear
from .trees import read_conllu, read_names

_EWT_TRAIN = "ud_ewt/en_ewt-ud-train.reconstructed.conllu"
_UNER_TRAIN = "uner_ewt/en_ewt-ud-train.2023-05-24.iob2"
_NEEDED = (
    "polnear/train/text",
    "conllpp/conllpp_train.txt",
    _EWT_TRAIN,
    _UNER_TRAIN,
    "gum/dep",
    "gum/coref",
    "litbank/coref/conll",
    "szeged_uncertainty/corpora/old",
    "factuality",
)


def load(data: Path) -> Corpora:
    """The train parts only: dev and test parts are never read here."""
    missing = [name for name in _NEEDED if not (data / name).exists()]
    if missing:
        raise SystemExit(
            f"Data directory {data}: no {', '.join(missing)}. Expected the layout that "
            "training/README.md describes; fetch the sources named there and try again."
        )
    names = list(read_conll(data / "conllpp/conllpp_train.txt"))
    kinds = {
        "attribution": list(read_polnear(data / "polnear/train")),
        "names": names,
        "trees": list(_trees(data)),
        "hedges": list(read_hedges(data / "szeged_uncertainty/corpora/old")),
        "facts": list(read_facts(data / "factuality", "train")),
        "coreference": list(_coreference(data)),
    }
    return Corpora(kinds, outlets(names))


def _trees(data: Path) -> Iterator[Text]:
    yield from read_conllu(data / _EWT_TRAIN, read_names(data / _UNER_TRAIN))
    for document in gum_train(data / "gum"):
        yield from read_conllu(data / f"gum/dep/{document}.conllu")


def _coreference(data: Path) -> Iterator[Text]:
    for document in gum_train(data / "gum"):
        yield from read_coreference(data / f"gum/coref/{document}.conll", word=1)
    for path in sorted((data / "litbank/coref/conll").glob("*.conll")):
        yield from read_coreference(path, word=3)


def gum_train(folder: Path) -> list[str]:
    """GUM's documents that are here and in none of its held-out splits."""
    held_out, part = set(), ""
    for line in (folder / "splits.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            part = line[3:].strip()
        elif line.strip().startswith("* ") and part != "train":
            held_out.add(line.strip()[2:])
    found = sorted(path.stem for path in (folder / "dep").glob("*.conllu"))
    return [name for name in found if name not in held_out]


def outlets(texts: list[Text]) -> list[str]:
    """Names of places, bodies and people in the name corpus, for nested reports."""
    found = set()
    for text in texts:
        run: list[str] = []
        for word, tag in zip(text.words, text.names or (), strict=True):
            label = NAME_TAGS[tag]
            if run and not label.startswith("I-"):
                found.add(" ".join(run))
                run = []
            if label != "O" and not label.endswith("MISC"):
                run.append(word.text)
    return sorted(n for n in found if len(n.split()) <= 3 and n[0].isupper() and not n.isupper())
