"""Edited case files into the register: a changed file becomes a new version.

A file that does not parse stops here, before anything is recorded, and says where it is wrong.
"""

from collections.abc import Callable, Iterable, Mapping

from pactwatch.case.evidence import statements_now
from pactwatch.case.folder import CaseFolder
from pactwatch.case.identities import with_identities
from pactwatch.case.norms import Norms
from pactwatch.case.people import standing_records
from pactwatch.domain.evidence import EvidenceLink
from pactwatch.domain.reading import Extraction
from pactwatch.domain.review import Decision
from pactwatch.domain.statement import Statement
from pactwatch.errors import BadInput
from pactwatch.register import Register, View, Writer
from pactwatch.weigh import LinkProposer

Parse = Callable[[Mapping[str, str], str | None], Norms]
# Files whose change can move what bears on what; a changed rule set moves verdicts only.
LINKING = ("agreements/", "actors.toml", "codebook.toml")


def sync_files(folder: CaseFolder, register: Register, *, parse: Parse) -> tuple[str, ...]:
    """Record every changed file; the names of those that changed. `parse` gives their norms."""
    known = case_texts(register.view())
    now = _texts(folder)
    removed = {name: "" for name, text in known.items() if name not in now and text}
    _expect_folder(folder, removed)
    changed = _changed(known, now, removed)
    if not changed:
        return ()
    norms = parse({**known, **now, **removed}, None)
    with register.write() as writer:
        for name, text in changed.items():
            writer.put_case_file(name, text)
        for name in removed:
            writer.withdraw("case_file", [name], reason="the file left the case folder")
        _record_norms(writer, norms)
        if any(name.startswith(LINKING) for name in changed):
            relink_all(writer, register.view(), norms)
    return tuple(changed)


def pending_files(folder: CaseFolder, register: Register) -> tuple[str, ...]:
    """Files that differ from what the register has taken in, where nothing can be recorded."""
    known, now = case_texts(register.view()), _texts(folder)
    removed = {name: "" for name, text in known.items() if name not in now and text}
    return tuple(_changed(known, now, removed))


def _changed(
    known: Mapping[str, str], now: Mapping[str, str], removed: Mapping[str, str]
) -> dict[str, str]:
    return {name: text for name, text in {**now, **removed}.items() if known.get(name) != text}


def _expect_folder(folder: CaseFolder, removed: Iterable[str]) -> None:
    """An agreement is removed by removing its file; without their folder the case is incomplete."""
    lost = [name for name in removed if name.startswith(f"{folder.agreements.name}/")]
    if lost and not folder.agreements.is_dir():
        raise BadInput(
            f"{folder.agreements}: not there, although the case has {', '.join(lost)}; put the "
            "folder back, or make it empty if these agreements shall no longer count"
        )


def case_texts(view: View) -> dict[str, str]:
    """The edited files as the register knows them, by name."""
    return {record.value.name: record.value.content for record in view.case_files()}


def propose_all(statements: Iterable[Statement], norms: Norms) -> list[EvidenceLink]:
    """Every link the norms suggest for the statements."""
    proposers = [LinkProposer(a, norms.actors, norms.codebook) for a in norms.agreements]
    return [
        link
        for statement in statements
        for proposer in proposers
        for link in proposer.links(statement)
    ]


def relink(writer: Writer, view: View, norms: Norms, statement_id: str, as_if: Decision) -> None:
    """Suggest afresh for one statement that a decision changes, in the decision's transaction."""
    statement = statements_now(view, as_if=[as_if]).get(statement_id)
    norms = with_identities(norms, standing_records(view))
    proposed = {x.id: x for x in propose_all([statement] if statement else [], norms)}
    standing = {r.value.id for r in view.links() if r.value.statement_id == statement_id}
    writer.put_links(proposed.values())
    reason = "a person changed the statement; it bears this link no longer"
    writer.withdraw("link", sorted(standing - proposed.keys()), reason=reason)


def relink_document(writer: Writer, view: View, norms: Norms, afresh: Extraction) -> int:
    """Suggest afresh for a document that is read again, in the reading's transaction."""
    now = statements_now(view, afresh=afresh).values()
    norms = with_identities(norms, standing_records(view))
    proposed = {x.id: x for x in propose_all(_of(now, afresh.document_id), norms)}
    before = {s.id for s in _of(statements_now(view).values(), afresh.document_id)}
    standing = {r.value.id for r in view.links() if r.value.statement_id in before}
    writer.put_links(proposed.values())
    reason = "the document was read afresh; it bears this link no longer"
    writer.withdraw("link", sorted(standing - proposed.keys()), reason=reason)
    return len(proposed)


def _of(statements: Iterable[Statement], document_id: str) -> list[Statement]:
    return [statement for statement in statements if statement.document_id == document_id]


def _texts(folder: CaseFolder) -> dict[str, str]:
    texts = {}
    for name, path in folder.edited_files().items():
        try:
            texts[name] = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise BadInput(f"{name}: cannot be read as UTF-8 text: {error}") from error
    return texts


def _record_norms(writer: Writer, norms: Norms) -> None:
    """Normalised rows beside the files, for people who ask the register with SQL."""
    for agreement in norms.agreements:
        writer.put_agreement(agreement)
    writer.put_actors(norms.actors)
    writer.put_codebook(norms.codebook)


def relink_all(writer: Writer, view: View, norms: Norms) -> None:
    """Suggest afresh; what the norms no longer bear is withdrawn, never deleted."""
    norms = with_identities(norms, standing_records(view))
    proposed = {link.id: link for link in propose_all(statements_now(view).values(), norms)}
    standing = {record.value.id for record in view.links()}
    writer.put_links(proposed.values())
    reason = "the edited case files or names bear this link no longer"
    writer.withdraw("link", sorted(standing - proposed.keys()), reason=reason)


__all__ = ["pending_files", "propose_all", "relink", "relink_all", "sync_files"]
