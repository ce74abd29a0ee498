"""What a person does a second time: on record already, so that nothing new is recorded.

Comes in: a view, who acts, what they do. Goes out: whether their very act stands there last. Twice
recorded, a decision would have to be taken back twice, and the first taking back change nothing.
Refuses to call another person's act the same, or one with a new reason.
"""

from pactwatch.case.people import standing_rows
from pactwatch.domain.review import Action, Decision, Person, TargetKind, person_key
from pactwatch.register import View
from pactwatch.register.records import DecisionRecord

__all__ = ["repeated"]


def repeated(view: View, person: Person, decision: Decision) -> DecisionRecord | None:
    """The person's own decision, of the same content, that stands last on its target."""
    if decision.action is Action.REOPEN:
        return None
    target = (decision.target_kind, _name(decision))
    on_it = [row for row, d in standing_rows(view) if (d.target_kind, _name(d)) == target]
    last = next((r for r in view.decisions() if on_it and r.seq == on_it[-1]), None)
    if last is None or person_key(last.author) != person_key(person.name):
        return None
    mine = last.value
    is_same = (mine.action, mine.edit) == (decision.action, decision.edit)
    return last if is_same and decision.reason.strip() in ("", mine.reason.strip()) else None


def _name(decision: Decision) -> str:
    """A person is one by whatever spelling they were set aside."""
    is_person = decision.target_kind is TargetKind.PERSON
    return person_key(decision.target_id) if is_person else decision.target_id
