"""Documents in, lineage edges out: which is a copy or a rewrite of which, which credits which.

`texts` says what is compared, `candidates` what is worth comparing, `alike` what is compared anew,
`overlap`, `copies`, `quotations`, `retellings` and `sayings` what makes an edge, `credits` which
outlets a text names, `notes` what the next look need not work out again. The later document derives
from the earlier. Refuses to judge meaning: summaries are entered by people.
"""

from pactwatch.weigh.lineage.find import find_edges
from pactwatch.weigh.lineage.notes import Notes
from pactwatch.weigh.lineage.sayings import find_said_again

__all__ = ["Notes", "find_edges", "find_said_again"]
