"""A linear-chain CRF over word tags: the loss that teaches legal, whole spans."""

import torch
from torch import Tensor, nn

_NEVER = -1e4


def legal(tags: tuple[str, ...]) -> Tensor:
    """legal[i, j] is true where tag j may follow tag i: I-X only after B-X or I-X."""
    allowed = torch.ones(len(tags), len(tags), dtype=torch.bool)
    for i, before in enumerate(tags):
        for j, after in enumerate(tags):
            if after.startswith("I-"):
                allowed[i, j] = before[2:] == after[2:]
    return allowed


class Crf(nn.Module):
    """Learned transitions; illegal ones stay forbidden. A window may begin inside a span."""

    def __init__(self, tags: tuple[str, ...]) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(len(tags), len(tags)))
        self.register_buffer("allowed", legal(tags), persistent=False)

    def transitions(self) -> Tensor:
        return self.weights.masked_fill(~self.allowed, _NEVER)

    def loss(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Mean negative log-likelihood per word; scores (B, W, T), tags and mask (B, W)."""
        scores = scores.float()
        moves = self.transitions()
        gold = scores.gather(2, tags.unsqueeze(2)).squeeze(2) * mask
        steps = moves[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]
        total = self._partition(scores, mask, moves)
        return (total - gold.sum(1) - steps.sum(1)).sum() / mask.sum()

    def _partition(self, scores: Tensor, mask: Tensor, moves: Tensor) -> Tensor:
        alpha = scores[:, 0]
        for t in range(1, scores.shape[1]):
            step = torch.logsumexp(alpha.unsqueeze(2) + moves, dim=1) + scores[:, t]
            alpha = torch.where(mask[:, t : t + 1], step, alpha)
        return torch.logsumexp(alpha, dim=1)
