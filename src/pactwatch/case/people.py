"""What people have decided, graded and signed, as it stands now.

What comes in: the register's decisions and findings with their authors. What goes out: decisions
in order, stacks per target, grades, confidences, findings with the hands that really signed.
Refuses a machine's decision, a second name typed by the first hand, and all that came from a
person whose decisions were set aside.
"""

import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import reduce

from pactwatch.domain.ids import sha256_text
from pactwatch.domain.review import Action, Decision, Finding, Person, TargetKind, person_key
from pactwatch.errors import BadInput
from pactwatch.register import View
from pactwatch.register.records import HUMAN, DecisionRecord, DocumentRecord, FindingRecord

Standing = list[tuple[Decision, str]]

# Decisions that say something about a statement and leave open whether to use it.
REMARKS = (Action.GRADE, Action.CHECK)


def standing_records(view: View, *, as_if: Sequence[Decision] = ()) -> Standing:
    """People's decisions that stand, in order, with their authors; `as_if` come last, by nobody.

    REOPEN takes the last decision on its target back and is itself not among them.
    """
    recorded = _recorded(view, as_if)
    return [recorded[n] for n in _places(recorded)]


def standing_rows(view: View, *, as_if: Sequence[Decision] = ()) -> list[tuple[int, Decision]]:
    """As `standing_records`, each with the row it was recorded in; `as_if` in the rows to come."""
    rows = [r.seq for r in view.decisions() if r.maker == HUMAN]
    rows += range(view.upto + 1, view.upto + 1 + len(as_if))
    recorded = _recorded(view, as_if)
    return [(rows[n], recorded[n][0]) for n in _places(recorded)]


def _places(recorded: Standing) -> Sequence[int]:
    """The places of what stands, less what came from people who are set aside."""
    gone = _gone(recorded)
    standing = _standing(recorded, gone)
    if not gone:
        return standing
    # Setting somebody aside is itself no coding, and two could not undo each other otherwise.
    return [
        n
        for n in standing
        if recorded[n][0].target_kind is TargetKind.PERSON or person_key(recorded[n][1]) not in gone
    ]


def under_one_name(standing: Standing) -> Standing:
    """The same with each author under one name, as first written."""
    names: dict[str, str] = {}
    return [(decision, names.setdefault(person_key(by), by)) for decision, by in standing]


# What codes: it says how a statement is read or whether a suggestion holds.
CODES = frozenset({Action.ACCEPT, Action.REJECT, Action.EDIT, Action.QUARANTINE, Action.RELEASE})


def as_coded_by(name: str, standing: Standing) -> list[Decision]:
    """The decisions as one coder sees them who does not know how others coded."""
    own = person_key(name)
    return [d for d, author in standing if d.action not in CODES or person_key(author) == own]


def retracted_people(view: View, *, as_if: Sequence[Decision] = ()) -> frozenset[str]:
    """Whose decisions are set aside, by `person_key`; REOPEN brings them back."""
    return _gone(_recorded(view, as_if))


def people_on_record(view: View) -> dict[str, str]:
    """Who has decided or signed something, by `person_key`: the name they last did it under."""
    records: list[DecisionRecord | FindingRecord] = [*view.decisions(), *view.findings()]
    records.sort(key=lambda record: record.seq)
    return {person_key(r.author): r.author for r in records if r.maker == HUMAN}


def check_hand(view: View, person: Person) -> None:
    """Raise BadInput where a person is set aside: what they did would be void without a word."""
    decision, author = _settings_aside(_recorded(view, ())).get(person_key(person.name), (None, ""))
    if decision is not None:
        raise BadInput(
            f"{person.name}: found set aside by {author} ({decision.reason}), expected a person "
            "whose decisions count; have somebody else do it, or take that back: pactwatch retract "
            f"CASE {shlex.quote(decision.target_id)} --undo --reason WHY"
        )


def _gone(recorded: Standing) -> frozenset[str]:
    return frozenset(_settings_aside(recorded))


def _settings_aside(recorded: Standing) -> dict[str, tuple[Decision, str]]:
    """By `person_key` the decision that sets somebody aside, and whose it is."""
    on_people = [one for one in recorded if one[0].target_kind is TargetKind.PERSON]
    standing = (on_people[n] for n in _standing(on_people, frozenset()))
    return {
        person_key(decision.target_id): (decision, author)
        for decision, author in standing
        if decision.action is Action.RETRACT
    }


def stacks_of(decisions: Iterable[Decision], kind: TargetKind) -> dict[str, list[Decision]]:
    """Per target of a kind the decisions on it, in order."""
    stacks: dict[str, list[Decision]] = {}
    for decision in decisions:
        if decision.target_kind is kind:
            stacks.setdefault(decision.target_id, []).append(decision)
    return stacks


def _recorded(view: View, as_if: Sequence[Decision]) -> Standing:
    people = [(r.value, r.author) for r in view.decisions() if r.maker == HUMAN]
    return [*people, *((decision, "") for decision in as_if)]


def _standing(recorded: Standing, gone: frozenset[str]) -> Sequence[int]:
    """Places of what was not taken back. What a person set aside took back stands again."""
    if all(decision.action is not Action.REOPEN for decision, _ in recorded):
        return range(len(recorded))
    stacks: dict[tuple[TargetKind, str], list[int]] = {}
    for n, (decision, author) in enumerate(recorded):
        stack = stacks.setdefault((decision.target_kind, decision.target_id), [])
        if decision.action is not Action.REOPEN:
            stack.append(n)
        elif stack and person_key(author) not in gone:
            stack.pop()
    return sorted(n for stack in stacks.values() for n in stack)


def credibilities(decisions: Iterable[Decision]) -> Mapping[str, int]:
    """The last credibility people gave each statement."""
    return {
        target: int(graded[-1].edit["credibility"])
        for target, stack in stacks_of(decisions, TargetKind.STATEMENT).items()
        if (graded := [d for d in stack if d.action is Action.GRADE])
    }


def set_confidences(standing: Iterable[tuple[Decision, str]]) -> Mapping[str, tuple[str, str]]:
    """The confidence people set on rows: the level, and who set it why."""
    return {
        decision.target_id: (str(decision.edit["confidence"]), f"{author}: {decision.reason}")
        for decision, author in standing
        if decision.action is Action.SUGGEST
    }


def signed_findings(view: View, retracted: frozenset[str]) -> tuple[Finding, ...]:
    """Findings with the hands that signed them: one judgement recorded twice has two.

    A name counts where its bearer recorded the finding under it; a name typed by somebody else
    is no signature (METHOD C3, two-person sign-off). Of one hand that signed twice the later word
    counts: whoever forgot that the contradictions are answered can say so.
    """
    found: dict[tuple[str, str, str], dict[str, Finding]] = {}
    for record in view.findings():
        hand = person_key(record.author)
        if record.maker == HUMAN and hand not in retracted:
            key = (record.value.obligation_id, record.value.text, record.value.standing)
            hands = found.setdefault(key, {})
            hands[hand] = _signed_again(hands.get(hand), _own_hand(record))
    return tuple(reduce(_joined, hands.values()) for hands in found.values())


def sound_texts(documents: Iterable[DocumentRecord]) -> frozenset[str]:
    """Documents whose working text has the hash it was recorded with."""
    return frozenset(
        r.value.id for r in documents if sha256_text(r.value.text) == r.value.text_sha256
    )


def _own_hand(record: FindingRecord) -> Finding:
    own = person_key(record.author)
    signers = tuple(s for s in record.value.signers if person_key(s) == own)
    return replace(record.value, signers=signers)


def _signed_again(first: Finding | None, second: Finding) -> Finding:
    """One hand's later word; the name as it was first written, and no dissent is lost."""
    if first is None:
        return second
    return replace(_joined(first, second), contradictions_answered=second.contradictions_answered)


def _joined(first: Finding, second: Finding) -> Finding:
    return replace(
        first,
        signers=_once((*first.signers, *second.signers)),
        contradictions_answered=first.contradictions_answered and second.contradictions_answered,
        decided_on=max(first.decided_on, second.decided_on),
        dissent="; ".join(filter(None, dict.fromkeys((first.dissent, second.dissent)))),
    )


def _once(signers: Iterable[str]) -> tuple[str, ...]:
    """Each person once, as first written."""
    found: dict[str, str] = {}
    for signer in signers:
        found.setdefault(person_key(signer), signer)
    return tuple(found.values())
