"""Words that set aside what somebody says: "whatever A claims", "contrary to what A told us".

Refuses to say what is told instead.
"""

import re

__all__ = ["ASIDE"]

ASIDE = re.compile(
    r"\b(?:what(?:so)?ever|whichever|no matter what(?:ever)?"
    r"|(?:regardless|irrespective) of what(?:ever)?|(?:contrary|in contrast|opposed) to what"
    r"|(?:despite|notwithstanding|unlike|against) what(?:ever)?)\s",
    re.IGNORECASE,
)
