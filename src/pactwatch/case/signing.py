"""What a signature and a reply must be before they are recorded (METHOD C3, C4).

Comes in: a finding or a reply, who acts and the day. Goes out: nothing, or BadInput.
"""

from collections.abc import Collection
from datetime import date

from pactwatch.domain.review import (
    REPLY_STATES,
    CoverageEntry,
    CoverageResult,
    Finding,
    Person,
    Reply,
    is_program,
    person_key,
)
from pactwatch.errors import BadInput
from pactwatch.text.unseen import is_blank


def check_person(person: Person) -> None:
    """No name of the program decides or signs. Raises BadInput."""
    if person.is_authenticated and is_program(person.name):
        raise BadInput(
            f"who acts: found {person.name!r}, a name of the program or nobody's, expected a "
            "person's; give --as NAME or set PACTWATCH_USER"
        )


def check_signature(finding: Finding, person: Person) -> None:
    """One's own name and no other: two people sign with two hands, and sign words."""
    if is_blank(finding.text):
        raise BadInput(
            f"finding on {finding.obligation_id}: found no words, expected what is found; "
            "give --text FINDING"
        )
    if not person.is_authenticated:
        raise BadInput(
            f"finding on {finding.obligation_id}: found the system user {person.name}, expected "
            "the name of the person who signs; give --as NAME or set PACTWATCH_USER"
        )
    check_person(person)
    others = [s for s in finding.signers if person_key(s) != person_key(person.name)]
    if others or not finding.signers:
        raise BadInput(
            f"finding on {finding.obligation_id}: found {', '.join(finding.signers) or 'nobody'} "
            f"as signers, expected {person.name} alone; every other person signs the same words "
            "under their own name"
        )


def check_coverage(entry: CoverageEntry, today: date) -> None:
    """A source with a name; what has not come yet can only be planned. Raises BadInput."""
    about = f"check of {entry.source!r} for {entry.obligation_id}"
    if is_blank(entry.source):
        raise BadInput(f"{about}: found no source, expected what is checked, such as a register")
    if entry.result is not CoverageResult.PLANNED and entry.checked_from > today:
        raise BadInput(
            f"{about}: found {entry.result.value} for {entry.checked_from}, which lies after "
            f"today, {today} (UTC); expected PLANNED until it is made"
        )


def check_reply(reply: Reply, today: date, actors: Collection[str]) -> None:
    """A known state, an actor of the case, days in their order; silence only after its day."""
    if reply.party not in actors:
        raise BadInput(
            f"reply on {reply.obligation_id}: found party {reply.party!r}, expected an actor of "
            f"this case: {', '.join(sorted(actors)) or 'it has none'}"
        )
    if reply.state not in REPLY_STATES:
        known = ", ".join(REPLY_STATES)
        raise BadInput(
            f"reply of {reply.party}: found state {reply.state}, expected one of {known}"
        )
    about = f"reply of {reply.party} on {reply.obligation_id}"
    _check_days(reply, about, today)
    _check_closing(reply, about, today)


def _check_days(reply: Reply, about: str, today: date) -> None:
    """Nothing was sent or answered on a day ahead, nor answered before it was sent."""
    for deed, day in (("sent", reply.sent_on), ("answered", reply.answered_on)):
        if day is not None and day > today:
            raise BadInput(
                f"{about}: found {deed} {day}, expected a day not after today, {today} (UTC); "
                f"give --{deed} DATE once it is {deed}"
            )
    for later, day in (("due", reply.due_on), ("answered", reply.answered_on)):
        if reply.sent_on is not None and day is not None and day < reply.sent_on:
            raise BadInput(
                f"{about}: found {later} {day}, expected a day not before it was sent, "
                f"{reply.sent_on}"
            )


def _check_closing(reply: Reply, about: str, today: date) -> None:
    """Silence closes nothing before its clock ran out, and who cannot be asked needs a reason."""
    if reply.state == "NO_ANSWER" and reply.sent_on is None:
        raise BadInput(
            f"{about}: found NO_ANSWER to what was never sent, expected the day it was sent; "
            "give --sent DATE"
        )
    if reply.state == "NO_ANSWER" and (reply.due_on is None or today <= reply.due_on):
        raise BadInput(
            f"{about}: found NO_ANSWER on {today}, expected it after "
            f"{reply.due_on or 'a day that was set'}; wait until then"
        )
    if reply.state == "NOT_FEASIBLE" and is_blank(reply.text):
        raise BadInput(
            f"{about}: found NOT_FEASIBLE without a reason, expected why the party cannot be "
            "asked; give --text WHY"
        )
