"""Evidence in, explained verdicts out (METHOD c). Pure: no I/O, no register, no model, no clock.

Refuses to count documents, to net performance against breach, and to sum rows into a score.
"""

from typing import TYPE_CHECKING, Any

from pactwatch.weigh.bearing.mapping import LinkProposer, propose_links, proposer_for
from pactwatch.weigh.board import Memory, board, propose_assumptions
from pactwatch.weigh.origins.origins import carriers_of, origin_of
from pactwatch.weigh.ruleset import RuleSet

if TYPE_CHECKING:
    from pactwatch.weigh.lineage import find_edges

__all__ = [
    "LinkProposer",
    "Memory",
    "RuleSet",
    "board",
    "carriers_of",
    "find_edges",
    "origin_of",
    "propose_assumptions",
    "propose_links",
    "proposer_for",
]


def __getattr__(name: str) -> Any:
    """Copies are compared by arrays of numbers, which a board needs none of: brought in late."""
    if name == "find_edges":
        from pactwatch.weigh.lineage import find_edges

        return find_edges
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
