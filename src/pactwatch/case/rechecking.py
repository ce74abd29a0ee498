"""Kept boards and rows worked out anew, for `verify`: what the record does not bear out is named.

Only of the register as it stands: the next board throws the others away. Writes nothing.
"""

from collections.abc import Iterable, Iterator

from pactwatch.case.bookkeeping import BookKeeper
from pactwatch.case.evidence import build_dossier
from pactwatch.case.ledger import Booked, brought_up
from pactwatch.case.norms import Norms
from pactwatch.case.sealed import FOLDER
from pactwatch.register import View
from pactwatch.weigh import board

__all__ = ["FALSE_BOARD", "false_rows"]

_REMEDY = (
    "is not what the record gives; remove the folder {folder} of the case, it holds nothing that "
    "cannot be worked out again"
)
FALSE_BOARD = "the board kept of {day} under {rules} rules " + _REMEDY.format(folder=FOLDER)
_FALSE_ROWS = "the rows kept of {day} under the rules {rules} " + _REMEDY.format(folder=FOLDER)


def false_rows(view: View, norms: Iterable[Norms], keeper: BookKeeper) -> Iterator[str]:
    """A sentence for each board whose kept rows, brought up to date, are not the rows made anew."""
    known = {one.rules.label: one for one in norms}
    for kept in keeper.kept():
        label = kept.rules.label
        if label in known and not _holds(view, known[label], kept):
            yield _FALSE_ROWS.format(day=kept.as_of, rules=label)


def _holds(view: View, norms: Norms, kept: Booked) -> bool:
    now = brought_up(kept, view, norms)
    if now is None:  # nobody will take anything from it
        return True
    dossier = build_dossier(view, norms)
    return now.board(dossier.agreements) == board(dossier, norms.rules, as_of=kept.as_of)
