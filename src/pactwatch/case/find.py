"""Statements narrowed down by speaker, act, conduct, date and flag."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pactwatch.case.aside import statements_shown
from pactwatch.case.divergences import Divergences, divergences_in, with_divergences
from pactwatch.case.evidence import standing_decisions
from pactwatch.case.lineage import standing_lineage
from pactwatch.domain.codebook import Codebook, matches_code
from pactwatch.domain.document import Document
from pactwatch.domain.flag import FlagCode
from pactwatch.domain.statement import SpeechAct, Statement
from pactwatch.errors import BadInput
from pactwatch.register import View


@dataclass(frozen=True, slots=True)
class StatementFilter:
    """What to keep; None keeps all. `since` and `until` are publication days, both inclusive."""

    speaker: str | None = None
    act: str | None = None
    conduct: str | None = None
    since: date | None = None
    until: date | None = None
    flag: str | None = None
    document_id: str | None = None


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """A statement with the document it stands in."""

    statement: Statement
    document: Document

    @property
    def document_id(self) -> str:
        """Id of the document."""
        return self.document.id

    @property
    def published_iso(self) -> str | None:
        """Publication day, ISO."""
        return self.document.published.isoformat() if self.document.published else None


def find_statements(
    view: View, wanted: StatementFilter, codebook: Codebook
) -> list[FoundStatement]:
    """Statements that pass the filter, oldest publication first, then in reading order.

    BadInput where the filter names an act, a flag or a conduct code that there is none of.
    """
    return narrow(all_found(view), wanted, codebook)


def narrow(
    found: Iterable[FoundStatement], wanted: StatementFilter, codebook: Codebook
) -> list[FoundStatement]:
    """Those that pass the filter, in their order. Raises BadInput as `find_statements`."""
    _check(wanted, codebook)
    return [item for item in found if _keeps(wanted, item)]


def all_found(view: View) -> list[FoundStatement]:
    """Every statement with its document, oldest publication first, then in reading order."""
    documents = {record.value.id: record.value for record in view.documents()}
    lineage = standing_lineage(view, standing_decisions(view))
    statements = statements_shown(view)
    record = view.actors()
    actors = record.value if record else ()
    found = divergences_in(documents, lineage, statements.values(), actors)
    return in_order(statements, documents, found)


def in_order(
    statements: Mapping[str, Statement],
    documents: Mapping[str, Document],
    divergences: Divergences,
) -> list[FoundStatement]:
    """The statements of documents that are there, with what copies tell otherwise, in order."""
    found = [
        FoundStatement(s, documents[s.document_id])
        for s in with_divergences(statements, documents, divergences).values()
        if s.document_id in documents
    ]
    return sorted(found, key=_reading_order)


def _reading_order(item: FoundStatement) -> tuple[str, str, int]:
    start = min((span.start for span in item.statement.content), default=0)
    return (item.published_iso or "", item.document_id, start)


def _check(wanted: StatementFilter, codebook: Codebook) -> None:
    codes = [code.id for code in codebook.codes]
    if wanted.conduct and not any(_is_asked(wanted.conduct, code) for code in codes):
        families = ", ".join(dict.fromkeys(f"{code.partition('.')[0]}.*" for code in codes))
        raise BadInput(
            f"--conduct {wanted.conduct}: unknown to the codebook ({codebook.label}); "
            f"choose one of its codes or a family: {families}"
        )
    if wanted.act and wanted.act.upper() not in SpeechAct.__members__:
        known = ", ".join(act.value for act in SpeechAct)
        raise BadInput(f"--act {wanted.act}: unknown speech act; choose one of {known}")
    if wanted.flag and wanted.flag.upper() not in FlagCode.__members__:
        known = ", ".join(code.value for code in FlagCode)
        raise BadInput(f"--flag {wanted.flag}: unknown flag; choose one of {known}")


def _keeps(wanted: StatementFilter, item: FoundStatement) -> bool:
    return (
        _keeps_words(wanted, item.statement)
        and _keeps_day(wanted, item.document.published)
        and (wanted.document_id is None or wanted.document_id == item.document_id)
    )


def _keeps_words(wanted: StatementFilter, statement: Statement) -> bool:
    speaker = (statement.speaker.name or "").casefold()
    if wanted.speaker and wanted.speaker.casefold() not in speaker:
        return False
    if wanted.act and statement.speech_act.value != wanted.act.upper():
        return False
    if wanted.flag and all(f.code.value != wanted.flag.upper() for f in statement.flags):
        return False
    conduct = wanted.conduct
    return not conduct or any(_is_asked(conduct, c.conduct) for c in statement.claims)


def _is_asked(conduct: str, code: str) -> bool:
    """A code, a pattern, or a family by its bare name, which means all its codes."""
    return any(matches_code(p, code) for p in (conduct.upper(), f"{conduct.upper()}.*"))


def _keeps_day(wanted: StatementFilter, published: date | None) -> bool:
    if wanted.since is None and wanted.until is None:
        return True
    if published is None:
        return False
    return (wanted.since or published) <= published <= (wanted.until or published)
