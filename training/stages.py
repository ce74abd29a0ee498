"""The recipe's two stages: what is mixed and how the questions are weighed in each."""

from dataclasses import dataclass

from .loop import Plan
from .mixing import LIMIT, Mixture


@dataclass(frozen=True, slots=True)
class Stage:
    """One run over the corpora; the next stage starts from its averaged weights."""

    name: str
    mixture: Mixture
    plan: Plan


STAGES = (
    # All questions at once, from the plain checkpoint.
    Stage("stage-1", Mixture(), Plan(weights={"links": 0.5})),
    # The links' gradient was measured ten times the spans' (norms 6 and 0.6), so under clipping
    # the spans had hardly been learned. Here spans lead, in smaller batches with more steps.
    Stage(
        "stage-2",
        Mixture(attribution_epochs=3, other_epochs=2, batch_pieces=8 * LIMIT),
        Plan(
            seed=20261,
            average_from=0.5,
            average=0.97,
            weights={"spans": 4.0, "links": 0.05, "pos": 0.5, "rel": 0.5, "arcs": 0.5},
        ),
    ),
)
