"""What a person does with a case: board as-of, explain, decide, look after it.

Register and weighing meet here. In: a case folder. Out: boards, explanations, found statements.
Refuses to run the model or to parse documents: that is the pipeline's.
"""

from pactwatch.case.board import Board, Explanation
from pactwatch.case.changes import FieldChange, RowChange, board_changes
from pactwatch.case.find import FoundStatement, StatementFilter
from pactwatch.case.folder import CaseFolder, create_folder, shipped_agreements
from pactwatch.case.opened import Case, Clock, now_utc, open_case
from pactwatch.case.own import add_decision, own_statement
from pactwatch.case.queue import QueueItem
from pactwatch.case.restore import restore_case
from pactwatch.case.rows import Deed, LinkedEvidence, RowFile

__all__ = [
    "Board",
    "Case",
    "CaseFolder",
    "Clock",
    "Deed",
    "Explanation",
    "FieldChange",
    "FoundStatement",
    "LinkedEvidence",
    "QueueItem",
    "RowChange",
    "RowFile",
    "StatementFilter",
    "add_decision",
    "board_changes",
    "create_folder",
    "now_utc",
    "open_case",
    "own_statement",
    "restore_case",
    "shipped_agreements",
]
