"""The network: MiniLM-L6 with shape embeddings in front and one small head per question."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from pactwatch.language.model.pieces import SHAPE_IDS

from .corpus import HEDGE_TAGS, NAME_TAGS, POS_TAGS, RELATIONS, SPAN_TAGS
from .crf import Crf

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
ARC, LINK, HIDDEN = 128, 64, 256

# In the order of the exported outputs.
OUTPUTS = {
    "spans": len(SPAN_TAGS),
    "names": len(NAME_TAGS),
    "pos": len(POS_TAGS),
    "rel": len(RELATIONS),
    "arc_dep": ARC,
    "arc_head": ARC,
    "link_q": LINK,
    "link_k": LINK,
    "hedges": len(HEDGE_TAGS),
    "certainty": 1,
    "ref_q": LINK,
    "ref_k": LINK,
}
# The questions that share one hidden layer; the others read the encoder directly.
_HIDDEN = {
    "tree": ("pos", "rel", "arc_dep", "arc_head"),
    "link": ("link_q", "link_k"),
    "ref": ("ref_q", "ref_k"),
}
_LAYER_OF = {name: layer for layer, names in _HIDDEN.items() for name in names}


class Layer(nn.Module):
    """One BERT layer. Attention weights are not dropped: the fused kernel is twice as fast."""

    def __init__(
        self, dropout: float, width: int = WIDTH, heads: int = HEADS, inner: int = INNER
    ) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.attention_norm = nn.LayerNorm(width, eps=1e-12)
        self.inner = nn.Linear(width, inner)
        self.outer = nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, n, width = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(b, n, self.heads, width // self.heads).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        attended = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        attended = attended.transpose(1, 2).reshape(b, n, width)
        x = self.attention_norm(x + self.dropout(self.out(attended)))
        return self.norm(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))


class Heads(nn.Module):
    """Tags read the encoder directly; trees, links and mentions through a hidden layer each."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.hidden = nn.ModuleDict({layer: nn.Linear(WIDTH, HIDDEN) for layer in _HIDDEN})
        self.out = nn.ModuleDict(
            {
                name: nn.Linear(HIDDEN if name in _LAYER_OF else WIDTH, size)
                for name, size in OUTPUTS.items()
            }
        )

    def forward(self, x: Tensor, wanted: tuple[str, ...]) -> dict[str, Tensor]:
        x = self.dropout(x)
        needed = dict.fromkeys(_LAYER_OF[name] for name in wanted if name in _LAYER_OF)
        hidden = {layer: functional.gelu(self.hidden[layer](x)) for layer in needed}
        return {name: self.out[name](hidden.get(_LAYER_OF.get(name, ""), x)) for name in wanted}


class Network(nn.Module):
    """Piece ids and shape ids in, one score table per question out."""

    def __init__(self, vocabulary: int, positions: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(positions, WIDTH)
        self.shapes = nn.Embedding(SHAPE_IDS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.heads = Heads(dropout)
        self.crf = Crf(SPAN_TAGS)
        # Rows of words never seen in training must stay comparable with those that were.
        self.words.weight.requires_grad_(False)

    def encode(self, ids: Tensor, mask: Tensor, shapes: Tensor) -> Tensor:
        """Hidden states (B, N, WIDTH); mask is 1 for pieces and 0 for padding."""
        return self.states(ids, mask, shapes)[-1]

    def states(self, ids: Tensor, mask: Tensor, shapes: Tensor) -> list[Tensor]:
        """The same before the first layer and behind each."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.places(places) + self.shapes(shapes)
        found = [self.dropout(self.norm(x))]
        seen = mask.bool()[:, None, None, :]
        for layer in self.layers:
            found.append(layer(found[-1], seen))
        return found


def from_weights(path: Path) -> Network:
    """The network whose state was saved at ``path``; what it does not ask is left out."""
    state = torch.load(path, map_location="cpu")
    network = Network(len(state["words.weight"]), len(state["places.weight"]))
    network.load_state_dict({name: state[name] for name in network.state_dict()})
    return network


_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "attention_norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "norm": "output.LayerNorm",
}


def from_checkpoint(weights: Path) -> Network:
    """The network with MiniLM's weights; shapes begin near zero, heads at random."""
    stored = load_file(str(weights))
    words = stored["embeddings.word_embeddings.weight"]
    places = stored["embeddings.position_embeddings.weight"]
    network = Network(len(words), len(places))
    state = network.state_dict()
    state["words.weight"] = words
    # There is one segment, so its embedding is a constant and moves into the places.
    state["places.weight"] = places + stored["embeddings.token_type_embeddings.weight"][0]
    state["shapes.weight"] = torch.randn_like(state["shapes.weight"]) * 0.01
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = stored[f"embeddings.LayerNorm.{part}"]
        for i in range(LAYERS):
            for ours, theirs in _NAMES.items():
                state[f"layers.{i}.{ours}.{part}"] = stored[f"encoder.layer.{i}.{theirs}.{part}"]
    network.load_state_dict(state)
    return network
