"""Kept boards and rows worked out anew, for `verify`: what the record does not bear out is named.

Only of the register as it stands: the next board throws the others away. Writes nothing.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from pactwatch.case.evidence import build_dossier
from pactwatch.case.norms import Norms
from pactwatch.case.rowkeeping import RowKeeper
from pactwatch.case.sealed import FOLDER
from pactwatch.register import View
from pactwatch.weigh import Memory, board

__all__ = ["FALSE_BOARD", "false_rows"]

_REMEDY = (
    "is not what the record gives; remove the folder {folder} of the case, it holds nothing that "
    "cannot be worked out again"
)
FALSE_BOARD = "the board kept of {day} under {rules} rules " + _REMEDY.format(folder=FOLDER)
_FALSE_ROWS = "the rows kept of {day} under the rules {rules} " + _REMEDY.format(folder=FOLDER)


def false_rows(view: View, norms: Iterable[Norms], keeper: RowKeeper) -> Iterator[str]:
    """A sentence for each board whose kept rows differ from the rows weighed without them."""
    known = {one.rules.label: one for one in norms}
    for day, label in keeper.boards():
        if label in known and not _holds(view, known[label], day, keeper):
            yield _FALSE_ROWS.format(day=day, rules=label)


def _holds(view: View, norms: Norms, day: date, keeper: RowKeeper) -> bool:
    dossier, rules = build_dossier(view, norms), norms.rules
    kept = Memory(keeper.get(day, rules.label, links=len(dossier.links)))
    return board(dossier, rules, as_of=day, memory=kept) == board(dossier, rules, as_of=day)
