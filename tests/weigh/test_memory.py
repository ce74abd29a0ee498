"""What an earlier board lends a later one changes nothing; nor do more processes."""

import gc
import os
import time
from dataclasses import replace
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.weigh.factories import (
    ACCORD,
    AS_OF,
    LAKE_WATCH,
    NOT_HOST,
    PANEL_HEAD,
    RULES,
    SHELTERED,
    STATED,
    mkdossier,
    mkstatement,
    mktestimony,
)
from tests.weigh.test_properties import GRADED, evidence

from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType, ReviewState
from pactwatch.domain.evidence import Testimony as Told
from pactwatch.domain.review import CoverageEntry, CoverageResult
from pactwatch.domain.statement import Speaker, SpeakerStatus
from pactwatch.weigh import Memory, board, propose_assumptions
from pactwatch.weigh.bearing.scope import Setting
from pactwatch.weigh.board import KeptRow, weigh_duties
from pactwatch.weigh.desk import Desk
from pactwatch.weigh.evidence import assumptions
from pactwatch.weigh.evidence.assumptions import gather_assumptions
from pactwatch.weigh.origins.ledger import Ledger
from pactwatch.weigh.shares import spread
from pactwatch.weigh.verdict.showing import Heap

NODES = ("doc-a", "doc-b", "doc-c", "origin:orlan", "origin:lakewatch", "origin:wire")
edges = st.lists(
    st.builds(
        LineageEdge,
        st.sampled_from(NODES),
        st.sampled_from(NODES),
        st.sampled_from([LineageType.NEAR_DUPLICATE, LineageType.CITES, LineageType.FED_BY]),
        st.sampled_from(Certainty),
        st.just("drawn"),
    ),
    max_size=4,
).map(tuple)


def weighed(dossier: Dossier, memory: Memory | None = None) -> Any:
    return board(dossier, RULES, as_of=AS_OF, memory=memory)


@settings(max_examples=40, deadline=None)
@given(told=evidence, lineage=edges, data=st.data())
def test_a_board_with_memory_is_the_board_without(
    told: list[Told], lineage: tuple[LineageEdge, ...], data: st.DataObject
) -> None:
    """The case grows in steps: evidence, lineage, decisions, papers. Every step is compared."""
    memory, whole = Memory(), mkdossier(*told, actors=GRADED)
    marks = sorted(data.draw(st.lists(st.integers(0, len(told)), min_size=2, max_size=3)))
    for step, mark in enumerate(marks):
        known = {t.statement.id for t in told[:mark]}
        links = tuple(link for link in whole.links if link.statement_id in known)
        decided = data.draw(st.sets(st.sampled_from(links), max_size=3)) if links else set()
        dossier = replace(
            whole,
            testimonies=whole.testimonies[:mark],
            links=links,
            lineage=lineage[: step * 2],
            link_states={link.id: ReviewState.ACCEPTED for link in decided},
            done=frozenset({"withdraw"} if step == 1 else ()),
        )
        assert weighed(dossier, memory) == weighed(dossier)


def test_only_rows_that_evidence_bears_on_are_weighed_anew() -> None:
    memory = Memory()
    first = mktestimony(mkstatement(PANEL_HEAD, SHELTERED))
    second = mktestimony(mkstatement(LAKE_WATCH, STATED, document="doc-b"))
    before = weighed(mkdossier(first), memory)
    after = weighed(mkdossier(first, second), memory)
    kept = {row.obligation_id for row in after if any(row is old for old in before)}
    assert "no-recruiting" in kept
    assert "not-host" not in kept


def test_a_document_that_is_no_longer_retracted_counts_again() -> None:
    """Its links stood all the while."""
    memory = Memory()
    first = mktestimony(mkstatement(PANEL_HEAD, SHELTERED))
    second = mktestimony(mkstatement(LAKE_WATCH, STATED, document="doc-b"))
    whole = mkdossier(first, second)
    without = replace(whole, testimonies=whole.testimonies[:1])
    assert weighed(without, memory) == weighed(without)
    assert weighed(whole, memory) == weighed(whole) != weighed(without)


def test_a_surname_told_in_full_later_joins_what_stood_apart() -> None:
    brief = Speaker("Tamm", SpeakerStatus.NAMED)
    full = Speaker("Ira Tamm", SpeakerStatus.NAMED)
    memory = Memory()
    first = mktestimony(mkstatement(brief, SHELTERED))
    second = mktestimony(mkstatement(full, SHELTERED, document="doc-b"))
    counts = [
        next(r for r in weighed(d, memory) if r.obligation_id == "not-host").provisional.n_max
        for d in (mkdossier(first), mkdossier(first, second))
    ]
    assert counts == [1, 1]


def test_a_plan_of_checks_reaches_the_row_it_is_for() -> None:
    memory, bare = Memory(), mkdossier(done=frozenset({"not-host"}))
    check = CoverageEntry("not-host", "Lake Watch", AS_OF, AS_OF, CoverageResult.NOTHING_FOUND)
    planned = replace(bare, coverage=(check,))
    found = [
        next(r for r in weighed(d, memory) if r.obligation_id == "not-host").reviewed.verdict.value
        for d in (bare, planned)
    ]
    assert found == ["INSUFFICIENT_COVERAGE", "NO_BREACH_FOUND"]


def test_more_processes_give_the_same_rows_in_the_same_order() -> None:
    duties = tuple(replace(NOT_HOST, id=f"duty-{n}") for n in range(201))
    accord = replace(ACCORD, obligations=duties)
    dossier = mkdossier(mktestimony(mkstatement(PANEL_HEAD, SHELTERED)), agreement=accord)
    alone = board(dossier, RULES, as_of=AS_OF)
    assert board(dossier, RULES, as_of=AS_OF, workers=3) == alone


def test_work_is_spread_in_order_and_small_work_stays_here() -> None:
    assert spread(lambda n: n * n, range(500), int, workers=3) == [n * n for n in range(500)]
    here: list[int] = []
    spread(here.append, range(5), type(None), workers=4)
    assert here == list(range(5))


def test_each_thing_is_done_once_whoever_takes_it() -> None:
    """The first of them keeps one process for longer than the others take for all the rest."""

    def work(n: int) -> tuple[int, int]:
        time.sleep(0.2 if n == 0 else 0)
        return n, os.getpid()

    found = spread(work, range(300), tuple[int, int], workers=2)
    assert [n for n, _ in found] == list(range(300))
    assert sum(by == found[0][1] for _, by in found) < 150


def test_rows_that_a_process_took_and_never_sent_are_missed() -> None:
    here = os.getpid()

    def work(n: int) -> int:
        if os.getpid() != here:
            os._exit(1)
        time.sleep(0.001)
        return n

    with pytest.raises(RuntimeError, match="weigh again with workers=1"):
        spread(work, range(300), int, workers=2)


def test_a_board_alone_gathers_only_assumptions_that_its_rows_rest_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gathered: list[str] = []

    def gather(setting: Setting, *rest: Any) -> Any:
        gathered.append(setting.obligation.id)
        return gather_assumptions(setting, *rest)

    monkeypatch.setattr(assumptions, "gather_assumptions", gather)
    dossier = mkdossier(mktestimony(mkstatement(PANEL_HEAD, SHELTERED)))
    alone = board(dossier, RULES, as_of=AS_OF)
    resting = {row.obligation_id for row in alone if row.provisional.assumptions}
    assert resting <= set(gathered) < {row.obligation_id for row in alone}
    assert weighed(dossier, Memory()) == alone


def test_what_holds_half_of_a_surrogate_pair_comes_back_from_other_processes_too() -> None:
    assert spread("\ud800{}".format, range(300), str, workers=2)[299] == "\ud800299"


def as_stored(kept: Any) -> Any:
    """Kept rows as they come back from a file."""
    return msgspec.msgpack.decode(msgspec.msgpack.encode(kept), type=dict[str, KeptRow])


@st.composite
def dossiers(draw: st.DrawFn, told: list[Told]) -> Dossier:
    """Some of the evidence, with whatever people may have said and decided about it."""
    some = [
        replace(
            t,
            has_open_garble=draw(st.booleans()),
            document_group=draw(st.sampled_from(["", "doc-a"])),
            credibility=draw(st.sampled_from([None, None, 5])),
        )
        for t in told
        if draw(st.booleans())
    ]
    whole = mkdossier(*some, actors=GRADED)
    states = st.sampled_from([ReviewState.ACCEPTED, ReviewState.REJECTED])
    found = weighed_open(whole)
    return replace(
        whole,
        lineage=draw(edges),
        link_states={x.id: draw(states) for x in whole.links if draw(st.booleans())},
        assumption_states={i: draw(states) for i in found if draw(st.booleans())},
        done=frozenset(draw(st.sets(st.sampled_from(["withdraw", "not-host"])))),
        excluded_origins=frozenset(draw(st.sampled_from([(), (), ("origin:orlan",)]))),
        coverage=tuple(
            CoverageEntry("not-host", "Lake Watch", AS_OF, AS_OF, CoverageResult.NOTHING_FOUND)
            for _ in range(draw(st.integers(0, 1)))
        ),
    )


def weighed_open(dossier: Dossier) -> list[str]:
    found = propose_assumptions(dossier, RULES, as_of=AS_OF)
    return sorted(a.id for row in found.values() for _, a in row)


@settings(max_examples=40, deadline=None)
@given(told=evidence, data=st.data())
def test_rows_lent_by_another_program_are_not_weighed(
    told: list[Told], data: st.DataObject
) -> None:
    """Kept rows are those of the first dossier; what comes after it is weighed as ever."""
    dossier, memory = data.draw(dossiers(told)), Memory()
    made = weighed(dossier, memory)
    lent = Memory(as_stored(memory.kept))
    assert propose_assumptions(dossier, RULES, as_of=AS_OF, memory=lent) == propose_assumptions(
        dossier, RULES, as_of=AS_OF
    )
    assert weighed(dossier, lent) == made
    assert lent.weighed == 0
    decided = {x.id: ReviewState.REJECTED for x in dossier.links[:1]}
    later = replace(dossier, link_states={**dossier.link_states, **decided})
    assert weighed(later, lent) == weighed(later)


@settings(max_examples=60, deadline=None)
@given(told=evidence, lineage=edges, data=st.data())
def test_a_desk_goes_on_where_another_ended(
    told: list[Told], lineage: tuple[LineageEdge, ...], data: st.DataObject
) -> None:
    """Only what came in since is learnt, and only what it bears on is laid out and weighed."""
    whole = replace(mkdossier(*told, actors=GRADED), lineage=lineage)
    mark, cut = data.draw(st.integers(0, len(told))), data.draw(st.integers(0, len(lineage)))
    known = {t.statement.id for t in told[:mark]}
    before = replace(
        whole,
        testimonies=whole.testimonies[:mark],
        links=tuple(x for x in whole.links if x.statement_id in known),
        lineage=lineage[:cut],
    )
    memory = Memory()
    weighed(before, memory)
    ledger = msgspec.msgpack.decode(msgspec.msgpack.encode(memory.ledger()), type=Ledger)
    desk = Desk(replace(whole, testimonies=(), links=(), lineage=()), RULES, AS_OF, ledger=ledger)
    fresh = [x for x in whole.links if x.statement_id not in known]
    desk.learn(lineage[cut:], whole.testimonies[mark:], fresh)
    laid = [x for x in whole.links if x.obligation_id in desk.dirty]
    ids = {x.statement_id for x in laid}
    desk.lay([t for t in whole.testimonies if t.statement.id in ids], laid)
    rows = {**memory.kept, **weigh_duties(desk, desk.dirty)}
    made = Memory()
    weighed(whole, made)
    assert rows == made.kept


@given(told=evidence)
def test_what_a_row_was_weighed_by_goes_with_the_row(told: list[Told]) -> None:
    """Memory of one row serves the next, though the collector of cycles rests meanwhile."""
    dossier = mkdossier(*told, actors=GRADED)
    gc.disable()
    gc.freeze()  # what other tests hold is not looked through, a gigabyte of it for each example
    try:
        weighed(dossier)
        assert not any(isinstance(one, Heap) for one in gc.get_objects())
    finally:
        gc.unfreeze()
        gc.enable()
