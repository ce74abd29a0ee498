"""Documents in, lineage edges out: which is a copy or a rewrite of which, which credits which.

`texts` says what is compared, `candidates` what is worth comparing, `alike` what is compared anew,
`overlap`, `copies`, `quotations`, `retellings` and `sayings` what makes an edge, `credits` which
outlets a text names, `notes` what the next look need not work out again. The later document derives
from the earlier. Refuses to judge meaning: summaries are entered by people.
"""

from typing import TYPE_CHECKING, Any

from pactwatch.weigh.lineage.notes import Notes

if TYPE_CHECKING:
    from pactwatch.weigh.lineage.find import find_edges
    from pactwatch.weigh.lineage.sayings import find_said_again

__all__ = ["Notes", "find_edges", "find_said_again"]


def __getattr__(name: str) -> Any:
    """What finds edges is brought in where documents are compared: a board reads notes alone."""
    if name == "find_edges":
        from pactwatch.weigh.lineage.find import find_edges

        return find_edges
    if name == "find_said_again":
        from pactwatch.weigh.lineage.sayings import find_said_again

        return find_said_again
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
