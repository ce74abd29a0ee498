"""Turns windows into tensors and scores into losses, only where there is gold."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from pactwatch.language.model.pieces import shape_ids

from .corpus import IGNORED, NAME_TAGS, NOT_A_NAME_OF_THREE, SPAN_TAGS, Link, Text
from .cutter import WordCutter
from .model import ARC, LINK, Network

# O and the two tags of the fourth kind: what "none of the three" leaves open.
_NOT_THREE = [NAME_TAGS.index(tag) for tag in ("O", "B-MISC", "I-MISC")]


@dataclass(frozen=True, slots=True)
class Inputs:
    """Padded piece arrays (B, N) and the place of each word's first piece (B, W)."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    firsts: Tensor
    word_mask: Tensor


def inputs(batch: list[Text], cut: WordCutter) -> Inputs:
    """Pieces of each window between the marks [CLS] and [SEP]."""
    rows, shapes, firsts = [], [], []
    for text in batch:
        row, shape, first = [cut.cls], [0], []
        for word, shape_id in zip(text.words, shape_ids(text.words), strict=True):
            pieces = cut(word.text)
            first.append(len(row))
            row += pieces
            shape += [shape_id] * len(pieces)
        rows.append([*row, cut.sep])
        shapes.append([*shape, 0])
        firsts.append(first)
    ids, mask = _pad(rows)
    places, word_mask = _pad(firsts)
    return Inputs(ids, _pad(shapes)[0], mask, places, word_mask)


def _pad(rows: list[list[int]], fill: int = 0) -> tuple[Tensor, Tensor]:
    width = max(len(row) for row in rows)
    padded = torch.tensor([row + [fill] * (width - len(row)) for row in rows])
    mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in rows])
    return padded, mask.bool()


def loss(network: Network, batch: list[Text], cut: WordCutter, device: str) -> dict[str, Tensor]:
    """The losses of one batch by name, not yet weighted; all texts of a batch are of one corpus."""
    words, mask = encoded(network, inputs(batch, cut), device)
    return of_words(network, words, mask, batch, device)


def of_words(
    network: Network, words: Tensor, mask: Tensor, batch: list[Text], device: str
) -> dict[str, Tensor]:
    """The same from the hidden states of each word's first piece."""
    first, made = batch[0], dict[str, Tensor]()
    if first.spans is not None:
        made |= _attribution(network, words, mask, batch, device)
    if first.soft is not None:
        made |= _taught(network, words, mask, batch, device)
    if any(text.names is not None for text in batch):
        scores = network.heads(words, ("names",))["names"]
        made["names"] = _names(scores, _labels([_names_of(t) for t in batch], device))
    if first.pos is not None:
        made |= _trees(network, words, mask, batch, device)
    if first.hedges is not None:
        scores = network.heads(words, ("hedges",))["hedges"]
        made["hedges"] = _entropy(scores, _labels([t.hedges for t in batch], device))
    if first.certainty is not None:
        made["certainty"] = _certainty(network, words, batch, device)
    if first.mentions is not None:
        made["mentions"] = _mentions(network, words, mask, batch, device)
    return made


def encoded(network: Network, given: Inputs, device: str) -> tuple[Tensor, Tensor]:
    """Hidden states of each word's first piece (B, W, WIDTH), and which are words (B, W)."""
    hidden = network.encode(given.ids.to(device), given.mask.to(device), given.shapes.to(device))
    firsts = given.firsts.to(device)
    words = hidden.gather(1, firsts.unsqueeze(2).expand(-1, -1, hidden.shape[2]))
    return words, given.word_mask.to(device)


def _names_of(text: Text) -> tuple[int, ...]:
    return (IGNORED,) * len(text.words) if text.names is None else text.names


def _labels(rows: list[tuple[int, ...] | None], device: str) -> Tensor:
    return _pad([list(row or ()) for row in rows], IGNORED)[0].to(device)


def _attribution(
    network: Network, words: Tensor, mask: Tensor, batch: list[Text], device: str
) -> dict[str, Tensor]:
    scores = network.heads(words, ("spans", "link_q", "link_k"))
    tags = _labels([t.spans for t in batch], device).clamp(min=0)
    targets = _targets([t.links for t in batch], words.shape[1]).to(device)
    return {
        "spans": network.crf.loss(scores["spans"], tags, mask),
        "links": pointed(_pairs(scores, "link"), targets, mask.unsqueeze(1)),
    }


def _taught(
    network: Network, words: Tensor, mask: Tensor, batch: list[Text], device: str
) -> dict[str, Tensor]:
    """How far the student's word-wise shares are from the teachers', for span and name tags."""
    scores = network.heads(words, ("spans", "names"))
    given = torch.zeros(len(batch), words.shape[1], len(SPAN_TAGS) + len(NAME_TAGS))
    for row, text in zip(given, batch, strict=True):
        row[: len(text.words)] = torch.from_numpy(text.soft).float()
    # What nesting inserted is unknown to the teachers.
    known = mask & ~given[..., 0].isnan().to(device)
    given = given.nan_to_num()
    made, at = {}, 0
    for name, size in (("spans", len(SPAN_TAGS)), ("names", len(NAME_TAGS))):
        wanted = functional.log_softmax(given[..., at : at + size].to(device), dim=2)
        ours = functional.log_softmax(scores[name].float(), dim=2)
        apart = functional.kl_div(ours, wanted, reduction="none", log_target=True).sum(2)
        made[f"taught {name}"] = (apart * known).sum() / known.sum()
        at += size
    return made


def _mentions(
    network: Network, words: Tensor, mask: Tensor, batch: list[Text], device: str
) -> Tensor:
    """A word of a mention, by the shortest mention it is in, points at earlier mentions."""
    scores = network.heads(words, ("ref_q", "ref_k"))
    links = [sorted(t.mentions or (), key=lambda m: m.start - m.end) for t in batch]
    targets = _targets(links, words.shape[1], is_last=True).to(device)
    return pointed(_pairs(scores, "ref"), targets, mask.unsqueeze(1))


def _certainty(network: Network, words: Tensor, batch: list[Text], device: str) -> Tensor:
    gold = torch.full(words.shape[:2], float("nan"))
    for row, text in zip(gold, batch, strict=True):
        row[: len(text.words)] = torch.tensor(text.certainty)
    gold = gold.to(device)
    said = network.heads(words, ("certainty",))["certainty"].float().squeeze(2)
    known = ~gold.isnan()
    return functional.smooth_l1_loss(said[known], gold[known], reduction="sum") / known.sum().clamp(
        min=1
    )


def _pairs(scores: dict[str, Tensor], name: str) -> Tensor:
    """How much each word (rows) points at each other (columns)."""
    return scores[f"{name}_q"] @ scores[f"{name}_k"].transpose(1, 2) / LINK**0.5


def _targets(links: Sequence[Sequence[Link]], width: int, *, is_last: bool = False) -> Tensor:
    """(B, width, width), true where a word points; ``is_last``: a later link replaces."""
    targets = torch.zeros(len(links), width, width, dtype=torch.bool)
    for row, own in zip(targets, links, strict=True):
        for link in own:
            if is_last:
                row[link.start : link.end] = False
            for start, end in link.targets:
                row[link.start : link.end, start:end] = True
    return targets


def pointed(scores: Tensor, targets: Tensor, allowed: Tensor) -> Tensor:
    """Mean -log of the share that the targets get, over rows that have a target."""
    scores = scores.float().masked_fill(~allowed, -1e4)
    kept = targets & allowed
    rows = kept.any(2)
    got = torch.logsumexp(scores.masked_fill(~kept, -1e4)[rows], dim=1)
    return (torch.logsumexp(scores[rows], dim=1) - got).sum() / rows.sum().clamp(min=1)


def _names(scores: Tensor, gold: Tensor) -> Tensor:
    logs = functional.log_softmax(scores.float(), dim=2)
    exact = functional.nll_loss(
        logs.transpose(1, 2), gold.clamp(min=IGNORED).where(gold >= 0, IGNORED), reduction="sum"
    )
    loose = gold == NOT_A_NAME_OF_THREE
    open_share = torch.logsumexp(logs[..., _NOT_THREE], dim=2)
    counted = (gold >= 0).sum() + loose.sum()
    return (exact - (open_share * loose).sum()) / counted.clamp(min=1)


def _trees(
    network: Network, words: Tensor, mask: Tensor, batch: list[Text], device: str
) -> dict[str, Tensor]:
    scores = network.heads(words, ("pos", "rel", "arc_dep", "arc_head"))
    sentences = _pad([list(t.sentences) for t in batch], -1)[0].to(device)
    heads = _labels([t.heads for t in batch], device)
    same = (sentences.unsqueeze(1) == sentences.unsqueeze(2)) & mask.unsqueeze(1)
    places = torch.arange(heads.shape[1], device=heads.device)
    targets = heads.unsqueeze(2) == places
    arcs = scores["arc_dep"] @ scores["arc_head"].transpose(1, 2) / ARC**0.5
    return {
        "pos": _entropy(scores["pos"], _labels([t.pos for t in batch], device)),
        "rel": _entropy(scores["rel"], _labels([t.relations for t in batch], device)),
        "arcs": pointed(arcs, targets, same),
    }


def _entropy(scores: Tensor, gold: Tensor) -> Tensor:
    return functional.cross_entropy(scores.float().transpose(1, 2), gold, ignore_index=IGNORED)
