"""Documents in, lineage edges out: which is a copy or a rewrite of which, which credits which.

`texts` says what is compared, `candidates` what is worth comparing, `copies`, `quotations`,
`retellings` and `sayings` what makes an edge, `credits` which outlets a text names. The later
document derives from the earlier. Refuses to judge meaning: summaries are entered by people.
"""

from pactwatch.weigh.lineage.find import find_edges
from pactwatch.weigh.lineage.sayings import find_said_again

__all__ = ["find_edges", "find_said_again"]
