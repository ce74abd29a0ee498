"""Scores an exported model on the dev parts through the package's own reading and decoding."""

from pathlib import Path
from typing import Any

from pactwatch.language.grammar.engine import NeuralEngine
from pactwatch.language.model.encoder import Encoder
from pactwatch.language.model.spans import decode_names, parse
from pactwatch.language.scores.attribution import GoldAttribution, read_attributions, score

from .corpus import NAME_TAGS, POS_TAGS, RELATIONS, Text
from .named import read_conll
from .trees import read_conllu


def evaluate(
    data: Path, model: Path, record: dict[str, Any], tokenizer: str, *, quick: bool
) -> dict[str, Any]:
    """All dev scores; ``quick`` leaves out the intervals."""
    encoder = Encoder(model.read_bytes(), tokenizer, {"scores": {}} | record, 2)
    return {
        "attribution": attribution(encoder, data / "polnear/dev", resamples=0 if quick else 2000),
        "names": names(encoder, data / "conllpp/conllpp_dev.txt"),
        "trees": trees(encoder, data / "ud_ewt/en_ewt-ud-dev.conllu"),
    }


def attribution(encoder: Encoder, folder: Path, *, resamples: int) -> dict[str, Any]:
    """PolNeAR dev, first annotator per article."""
    articles = []
    for path, gold in read_attributions(folder):
        text = path.read_bytes().decode("utf-8")
        articles.append((text, gold, extract(encoder, text)))
    return score(articles, resamples=resamples)


def extract(encoder: Encoder, text: str) -> list[GoldAttribution]:
    """The model's attributions of a text, linked as in use, in the scorer's form."""
    drafts = NeuralEngine(encoder).read(text).drafts
    return [GoldAttribution(d.source, d.cue, d.content) for d in drafts]


def names(encoder: Encoder, path: Path) -> dict[str, float]:
    """Exact span and kind, as in CoNLL-2003."""
    hits = said = true = 0
    for text in read_conll(path):
        gold = _gold_names(text)
        reading = encoder.read(text.words)
        found = {(n.kind, n.first, n.last) for n in decode_names(reading)}
        hits, said, true = hits + len(gold & found), said + len(found), true + len(gold)
    return prf(hits, said, true)


def prf(hits: int, said: int, true: int) -> dict[str, float]:
    """Precision, recall and F1 in percent."""
    p, r = hits / max(1, said), hits / max(1, true)
    f = 2 * p * r / (p + r) if p + r else 0.0
    return {"p": round(100 * p, 2), "r": round(100 * r, 2), "f1": round(100 * f, 2)}


def _gold_names(text: Text) -> set[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    for i, tag in enumerate(text.names or ()):
        label = NAME_TAGS[tag]
        if label.startswith("B-"):
            found.append((label[2:], i, i + 1))
        elif label.startswith("I-") and found:
            found[-1] = (*found[-1][:2], i + 1)
    return set(found)


def trees(encoder: Encoder, path: Path) -> dict[str, float]:
    """Share of words with the right part of speech, head, head and relation; punctuation counts."""
    tagged = right_pos = headed = right_head = right_both = 0
    for text in read_conllu(path):
        parsed = parse(encoder.read(text.words), _bounds(text))
        gold = zip(text.pos or (), text.heads or (), text.relations or (), strict=True)
        for i, (pos, head, relation) in enumerate(gold):
            if pos >= 0:
                tagged += 1
                right_pos += parsed.upos[i] == POS_TAGS[pos]
            if head >= 0 and relation >= 0:
                headed += 1
                right_head += parsed.heads[i] == head
                right_both += (parsed.heads[i], parsed.relations[i]) == (head, RELATIONS[relation])
    return {
        "upos": round(100 * right_pos / tagged, 2),
        "uas": round(100 * right_head / headed, 2),
        "las": round(100 * right_both / headed, 2),
    }


def _bounds(text: Text) -> list[tuple[int, int]]:
    bounds: list[tuple[int, int]] = []
    for i, number in enumerate(text.sentences):
        if i and number == text.sentences[i - 1]:
            bounds[-1] = (bounds[-1][0], i + 1)
        else:
            bounds.append((i, i + 1))
    return bounds
