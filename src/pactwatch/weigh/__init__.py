"""Evidence in, explained verdicts out (METHOD c). Pure: no I/O, no register, no model, no clock.

Refuses to count documents, to net performance against breach, and to sum rows into a score.
"""

from pactwatch.weigh.board import Memory, board, propose_assumptions
from pactwatch.weigh.divergence import Divergence, find_divergences
from pactwatch.weigh.lineage import find_edges
from pactwatch.weigh.mapping import LinkProposer, propose_links
from pactwatch.weigh.origins import carriers_of, origin_of
from pactwatch.weigh.ruleset import RuleSet

__all__ = [
    "Divergence",
    "LinkProposer",
    "Memory",
    "RuleSet",
    "board",
    "carriers_of",
    "find_divergences",
    "find_edges",
    "origin_of",
    "propose_assumptions",
    "propose_links",
]
