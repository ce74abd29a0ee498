"""Edited case files into the register: a changed file becomes a new version.

A file that does not parse stops here, before anything is recorded, and says where it is wrong.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from pactwatch.case.evidence import statements_now
from pactwatch.case.folder import CaseFolder, edited_text
from pactwatch.case.identities import with_identities
from pactwatch.case.norms import Norms, check_alone
from pactwatch.case.people import standing_records
from pactwatch.domain.evidence import EvidenceLink
from pactwatch.domain.reading import Extraction
from pactwatch.domain.review import Decision, TargetKind
from pactwatch.domain.statement import Statement
from pactwatch.errors import BadInput
from pactwatch.register import Register, View, Writer
from pactwatch.weigh import proposer_for

Parse = Callable[[Mapping[str, str], str | None], Norms]
# Files whose change can move what bears on what; a changed rule set moves verdicts only.
LINKING = ("agreements/", "actors.toml", "codebook.toml")
# Decisions that can move what bears on what, and why a link then stands no longer.
WITHDRAWN = {
    TargetKind.STATEMENT: "a person changed the statement; it bears this link no longer",
    TargetKind.ACTOR: "the edited case files or names bear this link no longer",
    TargetKind.PERSON: "whose coding counts has changed; what stands bears this link no longer",
    TargetKind.RECORD: "the document was read afresh; it bears this link no longer",
}


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
    check_alone(norms)
    with register.write() as writer:
        for name, text in changed.items():
            writer.put_case_file(name, text)
        for name in removed:
            writer.withdraw("case_file", [name], reason="the file left the case folder")
        _record_norms(writer, norms)
        if any(name.startswith(LINKING) for name in changed):
            _relink_all(writer, register.view(), norms)
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
    actors = tuple(norms.actors)
    proposers = [proposer_for(a, actors, norms.codebook) for a in norms.agreements]
    return [
        link
        for statement in statements
        for proposer in proposers
        for link in proposer.links(statement)
    ]


def relink(
    writer: Writer,
    view: View,
    norms: Norms,
    decision: Decision | None = None,
    *,
    afresh: Sequence[Extraction] = (),
) -> None:
    """Suggest afresh for what a decision or new readings change, in their transaction; what the
    statements then bear no longer is withdrawn, never deleted."""
    as_if = [decision] if decision else []
    names = with_identities(norms, standing_records(view, as_if=as_if))
    was, now = statements_now(view), statements_now(view, as_if=as_if, afresh=afresh)
    moved = was.keys() | now.keys()
    if names == with_identities(norms, standing_records(view)):
        read = {extraction.document_id for extraction in afresh}
        moved = {key for key in moved if _is_moved(was.get(key), now.get(key), read)}
    kind = decision.target_kind if decision else TargetKind.RECORD
    _suggest(writer, view, names, now, moved, reason=WITHDRAWN[kind])


def _is_moved(was: Statement | None, now: Statement | None, read: Collection[str]) -> bool:
    if was is None or now is None or now.document_id in read:
        return True
    # Those that nobody decided on are the very ones of before, which needs no comparing.
    return was is not now and was != now


def _suggest(
    writer: Writer,
    view: View,
    norms: Norms,
    now: Mapping[str, Statement],
    moved: Collection[str],
    *,
    reason: str,
) -> None:
    proposed = {x.id: x for x in propose_all((s for i, s in now.items() if i in moved), norms)}
    standing = {r.value.id for r in view.links() if r.value.statement_id in moved}
    writer.put_links(proposed.values())
    writer.withdraw("link", sorted(standing - proposed.keys()), reason=reason)


def _texts(folder: CaseFolder) -> dict[str, str]:
    return {name: edited_text(path, name=name) for name, path in folder.edited_files().items()}


def _record_norms(writer: Writer, norms: Norms) -> None:
    """Normalised rows beside the files, for people who ask the register with SQL."""
    for agreement in norms.agreements:
        writer.put_agreement(agreement)
    writer.put_actors(norms.actors)
    writer.put_codebook(norms.codebook)


def _relink_all(writer: Writer, view: View, norms: Norms) -> None:
    """Suggest afresh after files were edited, for all statements."""
    norms, now = with_identities(norms, standing_records(view)), statements_now(view)
    moved = now.keys() | {record.value.statement_id for record in view.links()}
    _suggest(writer, view, norms, now, moved, reason=WITHDRAWN[TargetKind.ACTOR])


__all__ = ["WITHDRAWN", "pending_files", "propose_all", "relink", "sync_files"]
