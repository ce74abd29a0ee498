"""How far a paper or a statement can be relied on, as people say (METHOD C1, C2 S2-doc).

What comes in: what is named and what a person says of it, or the decisions that stand. Goes out:
the decision, or by target what is said of it, by whom and why. Refuses two sayings at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pactwatch.case.people import Standing, standing_records
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.errors import BadInput
from pactwatch.text.catalogue import say

if TYPE_CHECKING:
    from pactwatch.register import View

APPRAISALS = {
    Action.AUTHENTICATE: TargetKind.DOCUMENT,
    Action.CHECK: TargetKind.STATEMENT,
    Action.GRADE: TargetKind.STATEMENT,
}


@dataclass(frozen=True, slots=True)
class Appraised:
    """What one person (`by`) says of a document or a statement; the last of its kind counts."""

    decision: Decision
    by: str

    def sentence(self) -> str:
        """What is said, by whom and why, in a sentence."""
        told = {"who": self.by, **self.decision.edit}
        why = f": {self.decision.reason}" if self.decision.reason else ""
        return say(f"appraised.{self.decision.action.value}", **told) + why


def appraisal(
    named: str,
    *,
    is_record: bool = False,
    against: str | None = None,
    credibility: int | None = None,
    reason: str = "",
) -> Decision:
    """That a document is the act's own record, or that a statement was compared with its origin
    (`against`, a document's id) or has a credibility (2 to 6, AJP 2.1). Raises BadInput unless it
    is one of the three."""
    said = [
        Decision(TargetKind.DOCUMENT, named, Action.AUTHENTICATE, reason) if is_record else None,
        Decision(TargetKind.STATEMENT, named, Action.CHECK, reason, {"against": against})
        if against is not None
        else None,
        Decision(TargetKind.STATEMENT, named, Action.GRADE, reason, {"credibility": credibility})
        if credibility is not None
        else None,
    ]
    found = [one for one in said if one is not None]
    if len(found) != 1:
        raise BadInput(
            f"{named}: found {len(found) or 'nothing'} to say of it, expected one of --record, "
            "--against DOCUMENT, --credibility N or --undo"
        )
    return found[0]


def appraisal_back(view: "View", named: str, reason: str) -> Decision:
    """The decision that takes the last appraisal of what is named back. Raises BadInput where none
    stands, or something else was decided on it since: that would be taken back in its place."""
    stack = [
        (decision, author)
        for decision, author in standing_records(view)
        if decision.target_id == named and decision.target_kind in APPRAISALS.values()
    ]
    if not any(decision.action in APPRAISALS for decision, _ in stack):
        raise BadInput(f"{named}: found no appraisal of it that stands, expected one")
    last, author = stack[-1]
    if last.action not in APPRAISALS:
        raise BadInput(
            f"{named}: found {last.action.value} by {author} on top of its appraisal, expected "
            "nothing; take that back first"
        )
    return Decision(last.target_kind, named, Action.REOPEN, reason)


def appraised(standing: Standing) -> Mapping[str, tuple[Appraised, ...]]:
    """By id of a document or statement, what people say of it; of each kind the last word."""
    found: dict[str, dict[Action, Appraised]] = {}
    for decision, author in standing:
        if decision.action in APPRAISALS:
            mine = found.setdefault(decision.target_id, {})
            mine[decision.action] = Appraised(decision, author)
    return {target: tuple(said.values()) for target, said in found.items()}
