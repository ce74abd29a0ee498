"""Sentences that may bear on a duty and were not read so, for a person to look at.

Comes in: a view of the register, the norms, a duty, a day. Goes out: leads with their words, the
likeliest first, the same words once. What a person has recorded there since, or looked at and put
away, is no lead any longer. Weighs nothing: no verdict, no count and no board knows of them.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from pactwatch.case.norms import Norms
from pactwatch.case.people import Standing, standing_records
from pactwatch.case.retracted import retractions
from pactwatch.domain.agreement import Obligation
from pactwatch.domain.codebook import matches_code
from pactwatch.domain.reading import Lead
from pactwatch.domain.review import Action, TargetKind
from pactwatch.domain.statement import Statement
from pactwatch.register import View
from pactwatch.register.records import DocumentRecord
from pactwatch.weigh.as_of import is_out

__all__ = ["FoundLead", "has_lead", "lead_id", "lead_of", "leads_by_duty", "leads_on"]


@dataclass(frozen=True, slots=True)
class FoundLead:
    """A lead with the document it stands in and its words on one line; `id` is what a decision
    names, `also` the ids of further documents that have the same words."""

    document_id: str
    lead: Lead
    words: str
    also: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Begins with the document's id, so that forgetting the document finds it."""
        return lead_id(self.document_id, self.lead)

    def as_json(self) -> dict[str, Any]:
        """The form of docs/contract.md."""
        return {
            "id": self.id,
            "document": self.document_id,
            "start": self.lead.start,
            "end": self.lead.end,
            "words": self.words,
            "code": self.lead.code,
            "is_contrary": self.lead.is_contrary,
            "odds": self.lead.odds,
            "also": list(self.also),
        }


def lead_id(document_id: str, lead: Lead) -> str:
    """The id that a decision about a lead names."""
    return f"{document_id}.lead-{lead.start}-{lead.end}-{lead.code}"


def has_lead(view: View, target: str) -> bool:
    """Whether the latest reading of its document has a lead of that id."""
    return lead_of(view, target) is not None


def lead_of(view: View, target: str) -> FoundLead | None:
    """The lead of that id with its words; None where its document's latest reading has none."""
    # A code may itself hold the mark that parts the id.
    code = target.partition(".lead-")[2].split("-", 2)[-1]
    for document_id, lead in view.leads([code]):
        record = view.document(document_id) if lead_id(document_id, lead) == target else None
        if record is not None:
            return FoundLead(document_id, lead, _words(record, lead))
    return None


def leads_on(
    view: View,
    norms: Norms,
    obligation: Obligation,
    statements: Iterable[Statement],
    *,
    as_of: date,
) -> tuple[FoundLead, ...]:
    """The leads for the codes that a duty asks for, in documents that were out by a day;
    `statements` are those of the view as they stand."""
    return leads_by_duty(view, norms, [obligation], statements, as_of=as_of)[obligation.id]


def leads_by_duty(
    view: View,
    norms: Norms,
    duties: Iterable[Obligation],
    statements: Iterable[Statement],
    *,
    as_of: date,
) -> dict[str, tuple[FoundLead, ...]]:
    """The leads of each of several duties; what tells of two of them stands at both."""
    asked = {duty.id: _codes_of(duty, norms) for duty in duties}
    found = _standing(view, frozenset().union(*asked.values()), as_of)
    read = _read_there(statements, {one.document_id for one in found})
    return {
        duty: _once(
            one for one in found if one.lead.code in codes and not _is_read(one, codes, read)
        )
        for duty, codes in asked.items()
    }


def _codes_of(duty: Obligation, norms: Norms) -> frozenset[str]:
    """The codes that show what a duty is about; what is context only is not looked for."""
    of_elements = (code for element in duty.elements for code in element.codes)
    asked = (*of_elements, *duty.performs, *duty.trigger_codes)
    known = (code.id for code in norms.codebook.codes)
    return frozenset(code for code in known if any(matches_code(p, code) for p in asked))


def _standing(view: View, codes: Iterable[str], as_of: date) -> list[FoundLead]:
    """The leads for any of the codes that nobody has put away, the likeliest first."""
    given = view.leads(codes)
    if not given:
        return []
    standing = standing_records(view)
    gone = {target for kind, target in retractions(standing) if kind is TargetKind.DOCUMENT}
    out = {
        r.ref: r
        for r in view.documents()
        if r.ref not in gone and is_out(r.value.published, r.record_time, as_of)
    }
    away = _put_away(standing)
    found = [
        FoundLead(document_id, lead, _words(out[document_id], lead))
        for document_id, lead in given
        if document_id in out and lead_id(document_id, lead) not in away
    ]
    return sorted(found, key=lambda one: (-one.lead.odds, one.id))


def _put_away(standing: Standing) -> set[str]:
    """What people looked at and found to tell nothing of it."""
    about = (d for d, _ in standing if d.target_kind is TargetKind.LEAD)
    return {d.target_id for d in about if d.action is Action.DISMISS}


Read = Mapping[str, list[Statement]]


def _read_there(statements: Iterable[Statement], documents: Container[str]) -> Read:
    """What conduct is on record by now, by document."""
    read = defaultdict[str, list[Statement]](list)
    for one in statements:
        if one.claims and one.document_id in documents:
            read[one.document_id].append(one)
    return read


def _is_read(found: FoundLead, codes: Set[str], read: Read) -> bool:
    """Whether a statement with its words tells of the duty already, by any of its codes."""
    return any(
        any(found.lead.touches(s.start, s.end) for s in one.content)
        and not codes.isdisjoint(claim.conduct for claim in one.claims)
        for one in read.get(found.document_id, ())
    )


def _words(record: DocumentRecord, lead: Lead) -> str:
    return " ".join(record.value.text[lead.start : lead.end].split())


def _once(found: Iterable[FoundLead]) -> tuple[FoundLead, ...]:
    """Copies of one sentence as one lead, which names the others' documents."""
    told: dict[tuple[str, str], list[FoundLead]] = {}
    for one in found:
        told.setdefault((one.lead.code, one.words.casefold()), []).append(one)
    return tuple(
        FoundLead(first.document_id, first.lead, first.words, tuple(o.document_id for o in further))
        for first, *further in told.values()
    )
