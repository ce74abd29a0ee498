"""One recorded human act replayed on a case through the functions a person uses.

Records name their target by its words, because ids come from content.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from pactwatch.case import Case, QueueItem
from pactwatch.case.evidence import statements_now
from pactwatch.case.own import add_decision, own_statement, ranges_of
from pactwatch.domain.evidence import EvidenceLink
from pactwatch.domain.review import (
    Action,
    CoverageEntry,
    CoverageResult,
    Decision,
    Finding,
    Person,
    Reply,
    TargetKind,
)
from pactwatch.domain.span import joined
from pactwatch.domain.statement import Statement

DEFAULT_TARGETS = {
    "ACCEPT": TargetKind.LINK,
    "REJECT": TargetKind.LINK,
    "EDIT": TargetKind.STATEMENT,
    "QUARANTINE": TargetKind.STATEMENT,
    "RELEASE": TargetKind.STATEMENT,
    "DONE": TargetKind.OBLIGATION,
    "DISMISS": TargetKind.FLAG,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the recorded file: a document, decision, coverage entry, reply or finding."""

    kind: str
    fields: Mapping[str, Any]

    @property
    def at(self) -> datetime:
        """When it was recorded."""
        moment: datetime = self.fields["at"]
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

    @property
    def person(self) -> str:
        """Who did it."""
        return str(self.fields["person"])


def replay_row(case: Case, row: Row, document_id: Callable[[str], str]) -> str | None:
    """Do what the row says; a sentence where nothing in the case fits it."""
    if row.kind == "coverage":
        case.record_coverage(_coverage(row.fields))
    elif row.kind == "reply":
        case.record_reply(_reply(row.fields))
    elif row.kind == "finding":
        _sign(case, _finding(row.fields))
    else:
        return _decide(case, row, document_id)
    return None


def _sign(case: Case, finding: Finding) -> None:
    """Every signer signs with their own hand, one after the other."""
    for signer in finding.signers:
        with case.acting_as(Person(signer, True), case.clock) as own:
            own.sign_finding(replace(finding, signers=(signer,)))


Target = tuple[TargetKind, str]


def _decide(case: Case, row: Row, document_id: Callable[[str], str]) -> str | None:
    fields = row.fields
    action = Action(fields["action"])
    if action is Action.ADD:
        return _add_own(case, fields, document_id)
    kind = TargetKind(fields.get("target", DEFAULT_TARGETS[action.value]))
    targets = list(dict.fromkeys(_targets(case, kind, fields, document_id)))
    for target_kind, target in targets:
        reason, edit = fields.get("reason", ""), dict(fields.get("edit", {}))
        case.decide(Decision(target_kind, target, action, reason, edit))
    if targets:
        return None
    where, words = fields.get("document", "any document"), fields.get("words", "")
    return f"decision at {row.at.isoformat()}: no statement in {where} with the words {words!r}"


def _add_own(
    case: Case, fields: Mapping[str, Any], document_id: Callable[[str], str]
) -> str | None:
    """A person's own statement: `words` (and `cue`, `source`) by the words, the rest as labels."""
    record = case.view().document(document_id(fields["document"]))
    if record is None:
        return f"own statement in {fields['document']}: no such document in the case"
    document, labels = record.value, dict(fields.get("edit", {}))
    spans = {part: ranges_of(document, labels.pop(part, [])) for part in ("cue", "source")}
    content = ranges_of(document, [fields["words"]])
    statement = own_statement(document, content, labels=labels, **spans)
    case.decide(add_decision(statement, fields.get("reason", "")))
    return None


def _targets(
    case: Case, kind: TargetKind, fields: Mapping[str, Any], document_id: Callable[[str], str]
) -> Iterator[Target]:
    if kind is TargetKind.OBLIGATION:
        yield kind, case.norms().obligation(fields["obligation"]).id
    elif kind is TargetKind.ASSUMPTION or not {"words", "document", "code"} & fields.keys():
        yield from _from_queue(case.queue(fields["obligation"]), kind, fields)
    else:
        yield from _by_words(case, kind, fields, document_id)


def _from_queue(
    items: Iterable[QueueItem], kind: TargetKind, fields: Mapping[str, Any]
) -> Iterator[Target]:
    """Open suggestions of a row; without a target, its assumptions too."""
    kinds = {kind} if "target" in fields else {kind, TargetKind.ASSUMPTION}
    yield from ((item.kind, item.target_id) for item in items if item.kind in kinds)


def _by_words(
    case: Case, kind: TargetKind, fields: Mapping[str, Any], document_id: Callable[[str], str]
) -> Iterator[Target]:
    matching = list(_matching(case, fields, document_id))
    if kind is not TargetKind.LINK:
        chosen = matching if fields.get("all") else matching[:1]
        yield from ((kind, statement.id) for statement in chosen)
        return
    links = _links_of(case, {statement.id for statement in matching}, fields)
    first = links[0].statement_id if links else None
    yield from ((kind, x.id) for x in links if fields.get("all") or x.statement_id == first)


def _links_of(case: Case, ids: set[str], fields: Mapping[str, Any]) -> list[EvidenceLink]:
    return [
        record.value
        for record in case.view().links()
        if record.value.statement_id in ids
        and record.value.obligation_id == fields.get("obligation", record.value.obligation_id)
        and record.value.code == fields.get("code", record.value.code)
    ]


def _matching(
    case: Case, fields: Mapping[str, Any], document_id: Callable[[str], str]
) -> Iterator[Statement]:
    wanted = document_id(fields["document"]) if "document" in fields else None
    words = _folded(fields.get("words", ""))
    for statement in statements_now(case.view()).values():
        is_there = wanted in (None, statement.document_id)
        if is_there and words in _folded(joined(statement.content)):
            yield statement


def _folded(text: str) -> str:
    plain = text.translate(str.maketrans("’‘“”", "''\"\""))
    return re.sub(r"\s+", " ", plain).strip().casefold()


def _coverage(fields: Mapping[str, Any]) -> CoverageEntry:
    return CoverageEntry(
        obligation_id=fields["obligation"],
        source=fields["source"],
        checked_from=_day(fields["from"]),
        checked_to=_day(fields["to"]),
        result=CoverageResult(fields["result"]),
        note=fields.get("note", ""),
    )


def _reply(fields: Mapping[str, Any]) -> Reply:
    return Reply(
        obligation_id=fields["obligation"],
        party=fields["party"],
        state=fields["state"],
        sent_on=_maybe_day(fields.get("sent")),
        due_on=_maybe_day(fields.get("due")),
        answered_on=_maybe_day(fields.get("answered")),
        text=fields.get("text", ""),
        panel_response=fields.get("panel_response", ""),
    )


def _finding(fields: Mapping[str, Any]) -> Finding:
    return Finding(
        obligation_id=fields["obligation"],
        text=fields["text"],
        standing=fields["standing"],
        signers=tuple(fields["signers"]),
        contradictions_answered=bool(fields.get("contradictions_answered", False)),
        decided_on=_day(fields["decided_on"]),
        dissent=fields.get("dissent", ""),
    )


def _day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _maybe_day(value: date | str | None) -> date | None:
    return None if value is None else _day(value)
