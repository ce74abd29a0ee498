"""The last decision of a person, to be taken back by a further row; nothing is overwritten.

Comes in: the register's decisions and a person. Goes out: the decision that may be taken back.
Refuses where somebody else has decided on the same thing since: that would take back theirs.
"""

from collections.abc import Iterable

from pactwatch.domain.review import Action, Decision, Person, TargetKind, person_key
from pactwatch.errors import BadInput
from pactwatch.register.records import HUMAN, DecisionRecord

Target = tuple[TargetKind, str]


def last_decision(decisions: Iterable[DecisionRecord], person: Person) -> DecisionRecord | None:
    """The person's newest decision that stands. Raises BadInput if another's lies on top of it."""
    stacks: dict[Target, list[DecisionRecord]] = {}
    for record in decisions:
        decision = record.value
        if record.maker != HUMAN:
            continue
        stack = stacks.setdefault((decision.target_kind, decision.target_id), [])
        if decision.action is not Action.REOPEN:
            stack.append(record)
        elif stack:
            stack.pop()
    own = person_key(person.name)
    mine = [r for stack in stacks.values() for r in stack if person_key(r.author) == own]
    newest = max(mine, key=lambda record: record.seq, default=None)
    if newest is not None:
        _expect_on_top(newest, stacks[newest.value.target_kind, newest.value.target_id])
    return newest


def taking_back(decision: Decision) -> Decision:
    """The decision that takes another back."""
    reason = f"took back {decision.action.value}"
    return Decision(decision.target_kind, decision.target_id, Action.REOPEN, reason)


def _expect_on_top(record: DecisionRecord, stack: list[DecisionRecord]) -> None:
    if stack[-1] is not record:
        raise BadInput(
            f"{record.value.target_kind.value.lower()} {record.value.target_id}: {stack[-1].author}"
            " has decided on it since; open it and decide anew"
        )
