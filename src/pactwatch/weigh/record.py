"""Small records that a board makes by the hundred thousand, made and read in the least time.

A NamedTuple is made by a call of Python and read by a search, a frozen dataclass is made by a call
for every field; these are made in one step and read from a slot (a fifth and half of the time,
measured). Refuses changes: `msgspec.structs.replace` makes another.
"""

import msgspec

__all__ = ["Record"]


class Record(msgspec.Struct, frozen=True, gc=False):
    """What holds values and never itself, so that the collector need not look at it."""
