"""Whether a command recorded something: what was done before is not told as done now.

In: an open case and what a command does to it. Out: on stderr that it was on record already.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pactwatch.cli.app import talk
from pactwatch.text.catalogue import say

if TYPE_CHECKING:
    from pactwatch.case import Case


@dataclass(slots=True)
class Noticed:
    """`is_new` once the acts in the block are over and have left a row in the register."""

    is_new: bool = False


@contextmanager
def noticing(opened: "Case") -> Iterator[Noticed]:
    """Around acts of a person; says so where all of them were on record before."""
    before, noticed = opened.view().upto, Noticed()
    yield noticed
    noticed.is_new = opened.view().upto != before
    if not noticed.is_new:
        talk(say("done.already"))
