"""A dossier and what it rests on, brought up to what was added to a case since.

Comes in: the last dossier with its circumstances, what came in since. Goes out: the dossier that
would be built from the whole case, in the same order; only testimonies are made that something new
bears on. Refuses what cannot be followed (`additions_since`): that is built from the whole.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from pactwatch.case.additions import Additions, additions_since
from pactwatch.case.copies import credits_in, matched_places, quotation_places, regrouped
from pactwatch.case.evidence import bare_dossier
from pactwatch.case.lineage import standing_lineage
from pactwatch.case.norms import Norms
from pactwatch.case.swapped import copying, members_of, swapped_in
from pactwatch.case.testimonies import Circumstances, Said, garbled_documents, testify
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import Testimony
from pactwatch.domain.review import Action, TargetKind
from pactwatch.domain.statement import Statement
from pactwatch.register import View
from pactwatch.weigh.names.names import NameBook

__all__ = ["circumstances_after", "further_dossier"]


def further_dossier(
    old: Dossier, about: Circumstances, *, upto: int, view: View, norms: Norms
) -> tuple[Dossier, Circumstances] | None:
    """The dossier of row `upto`, made in these circumstances, as the view has it."""
    new = additions_since(upto, view, about.papers)
    if new is None:
        return None
    bare = bare_dossier(view, norms, new.standing, gone=new.gone_people)
    said = new.said(bare.actors)
    now, moved = circumstances_after(about, new, new.read, said.book)
    renewed = moved | {d for d, group in about.groups.items() if now.groups[d] != group}
    again = [*_again(old.testimonies, renewed, new, _testifying(now, said))]
    unanchored = new.unanchored(new.read)
    fresh = (testify(s, now, said, lambda s: s.id not in unanchored) for s in new.read)
    made = replace(
        bare,
        testimonies=_in_order(again, [t for t in fresh if t], new),
        links=tuple(record.value for record in view.links()),
        lineage=(*standing_lineage(view, new.decisions), *bare.lineage),
    )
    return made, now


def circumstances_after(
    before: Circumstances, new: Additions, fresh: Sequence[Statement], book: NameBook
) -> tuple[Circumstances, set[str]]:
    """The circumstances of now, and documents whose testimonies they change."""
    papers = {**before.papers, **new.papers}
    groups = regrouped({**before.groups, **{d: d for d in new.papers}}, new.edges)
    places = {digest: list(at) for digest, at in before.places.items()}
    for digest, at in quotation_places(fresh).items():
        places[digest] = [*places.get(digest, ()), *at]
    credited = before.credited | credits_in(papers, new.edges)
    matched = matched_places(places, groups, credited)
    garbled = _garbled(before.garbled, new, fresh)
    about = Circumstances(
        papers, groups, garbled, places, credited, matched,
        before.derived | copying(new.edges), before.swapped,
    )  # fmt: skip
    otherwise = matched ^ before.matched
    said_in = {d for at in places.values() for s, d in at if s in otherwise}
    about, turned = _with_swapped(about, before, new, fresh, book)
    return about, said_in | turned | (garbled ^ before.garbled)


def _with_swapped(
    about: Circumstances,
    before: Circumstances,
    new: Additions,
    fresh: Sequence[Statement],
    book: NameBook,
) -> tuple[Circumstances, set[str]]:
    """The same with groups of copies compared anew that something came to, and the documents whose
    statements stand otherwise since."""
    groups, ends = about.groups, copying(new.edges) | new.papers.keys()
    moved = {d for d in groups if d in ends or groups[d] != before.groups.get(d)}
    members = members_of(groups, {groups[d] for d in moved if d in groups})
    documents = {d for some in members.values() for d in some}
    told = [s for s in fresh if s.document_id in documents]
    told += new.statements_in(documents - new.papers.keys())
    now = swapped_in(told, members, about.papers, about.derived, book)
    turned = {s.document_id for s in told if (s.id in now) != (s.id in before.swapped)}
    swapped = before.swapped - {s.id for s in told} | now
    return replace(about, swapped=swapped), turned


def _garbled(before: frozenset[str], new: Additions, fresh: Sequence[Statement]) -> frozenset[str]:
    """Documents with an open garble: those of earlier statements somebody decided on are read
    again."""
    again = {s.document_id for s in new.changed}
    statements = [*fresh, *new.statements_in(again - new.papers.keys())]
    return before - again | garbled_documents(statements, new.decisions)


_Testifying = Callable[[Statement, bool], Testimony | None]


def _testifying(about: Circumstances, said: Said) -> _Testifying:
    """How an earlier statement, whose words stand where they say or do not, testifies now."""
    return lambda statement, is_anchored: testify(statement, about, said, lambda _: is_anchored)


def _again(
    told: Sequence[Testimony], renewed: set[str], new: Additions, now: _Testifying
) -> Iterator[Testimony]:
    """Earlier testimonies: made anew in these documents and where somebody decided on them."""
    changed = {s.id: s for s in new.changed}
    for one in told:
        key, document = one.statement.id, one.statement.document_id
        if key in changed or document in renewed:
            made = now(changed.get(key, one.statement), one.is_anchored)
            if made is not None:
                yield one if made == one else made
        else:
            yield one


def _in_order(
    told: list[Testimony], fresh: list[Testimony], new: Additions
) -> tuple[Testimony, ...]:
    """What people entered stands behind all that was read, whenever that was."""
    entered = {
        d.target_id
        for d in new.decisions
        if d.target_kind is TargetKind.STATEMENT and d.action is Action.ADD
    }
    end = len(told)
    while end and told[end - 1].statement.id in entered:
        end -= 1
    return (*told[:end], *fresh, *told[end:])
