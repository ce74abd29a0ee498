"""Scenario 12 of METHOD (e): from one page to a second source, an order, a retraction."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest

from pactwatch.case import Board, Case, add_decision, own_statement
from pactwatch.case.impact import impact_lines
from pactwatch.domain.evidence import COPYING
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.status import Status
from pactwatch.pipeline import WorkingCase, open_case
from tests.scenarios.conftest import Clock
from tests.scenarios.pages import TWIN, Page, claim

Add = Callable[..., str]


def shown(board: Board) -> dict[str, tuple[str, int, int]]:
    statuses = {r.obligation_id: r.provisional for r in board.rows}
    return {i: (s.verdict.value, s.n_min, s.n_max) for i, s in statuses.items()}


def as_bytes(board: Board) -> bytes:
    return json.dumps(board.as_json(), sort_keys=True).encode()


def test_scenario_12_i_the_board_of_one_page(page: Page, board: Board) -> None:
    found = shown(board)
    assert found[page.host] == found[page.enable] == ("BREACH_ALLEGED", 0, 1)
    assert found[page.threat][0] == found[page.instruct][0] == "CONCERN"
    for silent in (*page.silent, page.withdraw, page.review):
        assert found[silent] == ("NOT_ASSESSED", 0, 0)
    for alleged in (page.host, page.enable):
        status = board.row(alleged).provisional
        contest = "DENIED_BY_PARTY" if alleged in page.denied else "UNCONTESTED"
        assert {o.value for o in status.overlays} == {contest, "INTEGRITY_CAUTION"}
        assert (status.fragile, status.confidence) == (True, "LOW")
        assert (page.origin,) in status.flip_set
    assert {r.reviewed.verdict.value for r in board.rows} == {"NOT_ASSESSED"}


def test_scenario_12_i_hosting_falls_with_either_assumption(case: WorkingCase, page: Page) -> None:
    flips = case.board(as_of=page.published).row(page.host).shown.flip_set
    assert len([f for f in flips if f[0].startswith("assumption:")]) == 2
    open_ones = [r.value for r in case.view().assumptions()]
    one = next(a for a in open_ones if a.obligation_id == page.host)
    case.decide(Decision(TargetKind.ASSUMPTION, one.id, Action.REJECT, "the words do not say it"))
    status = case.board(as_of=page.published).row(page.host).provisional
    assert status.verdict.value == "CONCERN"
    assert any("was rejected" in line for line in status.trace)


REWRITES = sorted(TWIN.glob("rewrite*.txt"))


@pytest.mark.parametrize("count", range(1, 5))
def test_scenario_12_ii_rewrites_change_no_verdict_and_no_count(
    case: WorkingCase, page: Page, board: Board, add: Add, count: int
) -> None:
    """The rewrites are told by others on the same day, and the program finds out by itself that
    they are. Copies of the original are word for word: its rewrites are nobody's to keep here."""
    texts = [p.read_text("utf-8") for p in REWRITES[:count]]
    if page.name != "twin":
        texts = [page.article.read_text("utf-8") + f"\nReprint {n}.\n" for n in range(count)]
    added = [add(f"rewrite-{n}.txt", t, page.published, f"Paper {n}") for n, t in enumerate(texts)]
    edges = [r.value for r in case.view().lineage() if r.value.type in COPYING]
    assert set(added) <= {node for edge in edges for node in (edge.from_node, edge.to_node)}
    after = case.board(as_of=page.published)
    assert shown(after) == shown(board)


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody who reports in their own paper."""

    actor: str
    name: str


def tell(
    case: WorkingCase, add: Add, page: Page, who: Source, day: date, said: Mapping[str, Any]
) -> str:
    """A page by a source, with one statement that a reviewer reads out of it."""
    text = f"Note {who.actor} of {day.isoformat()}, filed under number {len(who.name)}."
    document = add(f"{who.actor}-{day}.txt", text, day, who.name)
    record = case.view().document(document)
    assert record is not None
    speaker = {"name": who.name, "status": "ORGANISATION", "organisation": who.name}
    labels = {"speaker": speaker, "quote_type": "DIRECT", "speech_act": "ASSERT", **said}
    own = own_statement(record.value, [(0, len(text))], labels=labels)
    case.decide(add_decision(own, "read out of the note"))
    return document


ACTORS = """
[[actor]]
id = "hill-watch"
names = ["Hill Watch"]
kind = "NGO"
role = "THIRD_PARTY"
reliability = "{grade}"
access_path = "own visits"

[[actor]]
id = "{monitor}"
names = {names}
kind = "MONITORING_BODY"
role = "MONITOR"
reliability = "{grade}"
access_path = "member states"
"""
OBSERVER = Source("hill-watch", "Hill Watch")


def graded(case: WorkingCase, page: Page, clock: Clock, grade: str) -> WorkingCase:
    """The case reopened after a reviewer graded the monitor and an observer."""
    monitor = next(a for a in case.norms().actors if a.id == page.monitor)
    text = ACTORS.format(grade=grade, monitor=page.monitor, names=json.dumps(monitor.names))
    (case.folder.root / "actors.toml").write_text(text, "utf-8")
    return open_case(case.folder.root, person="Ada Reyes", clock=clock)


def second_source(
    case: WorkingCase, page: Page, clock: Clock, add: Add, *, grade: str = "B", **changes: Any
) -> Status:
    """The monitor's own report and an observer who was there, each naming place and time."""
    day = page.published - timedelta(days=20)
    told = claim(page.enabling, page.promisor, counterpart=(page.group,), knowledge="PERMITS",
                 place=page.held_area, when=day.isoformat(), when_basis="STATED")  # fmt: skip
    with graded(case, page, clock, grade) as again:
        monitor = next(a for a in again.norms().actors if a.id == page.monitor)
        report = Source(page.monitor, monitor.name)
        tell(again, add, page, report, page.published, {"claims": [told], "speech_act": "ASSESS"})
        seen = {"claims": [{**told, **changes}], "basis": "FIRSTHAND_OBSERVED"}
        tell(again, add, page, OBSERVER, page.published, seen)
        return again.board(as_of=page.published).row(page.enable).provisional


def test_scenario_12_iv_a_second_direct_source_indicates_and_does_not_establish(
    case: WorkingCase, page: Page, clock: Clock, add: Add
) -> None:
    status = second_source(case, page, clock, add)
    assert (status.verdict.value, status.n_min) == ("BREACH_INDICATED", 2)
    assert {("origin:hill-watch",), (page.origin,)} <= set(status.flip_set)


@pytest.mark.parametrize(
    ("grade", "changes", "named"),
    [
        ("B", {"place": None}, "PLACE_SCOPE"),
        ("B", {"when": None, "when_basis": "TENSE"}, "TIME_SCOPE"),
        ("F", {}, "ungraded"),
    ],
)
def test_scenario_12_iv_one_element_short_stays_alleged_and_the_trace_says_which(
    case: WorkingCase,
    page: Page,
    clock: Clock,
    add: Add,
    grade: str,
    changes: dict[str, Any],
    named: str,
) -> None:
    status = second_source(case, page, clock, add, grade=grade, **changes)
    assert status.verdict.value == "BREACH_ALLEGED"
    assert any(named in line for line in status.trace)


def test_scenario_12_iii_an_order_in_two_renderings_replays_the_board_before_it(
    case: WorkingCase, page: Page, clock: Clock, add: Add
) -> None:
    """Known later, the order is declared by the promisor and counts for nothing until a person
    authenticates the document; the board as known before replays byte for byte."""
    before = case.board(as_of=page.published)
    clock.now += timedelta(days=8)
    day = page.published + timedelta(days=8)
    order = claim("RESTRAIN.INSTRUCT", page.promisor, counterpart=(page.group,),
                  when=day.isoformat(), when_basis="STATED")  # fmt: skip
    party = Source("order-a", page.promisor)
    said = {"claims": [order], "speech_act": "ORDER"}
    first = tell(case, add, page, party, day, said)
    tell(case, add, page, Source("order-b", page.promisor), day, said)
    known = clock.now - timedelta(days=1)
    assert as_bytes(case.board(as_of=page.published, known_at=known)) == replayed(before, known)
    status = case.board(as_of=day).row(page.instruct).provisional
    assert (status.level, status.n_min, status.n_max) == (0, 0, 0)
    assert status.declared_level
    assert status.verdict.value not in ("FULFILLED", "IN_PROGRESS")
    case.decide(
        Decision(TargetKind.DOCUMENT, first, Action.AUTHENTICATE, "the seal and two signatures")
    )
    status = case.board(as_of=day).row(page.instruct).provisional
    assert (status.verdict.value, status.level) == ("FULFILLED", 3)
    assert any("C3-S2-doc" in line for line in status.trace)


def replayed(board: Board, known: Any) -> bytes:
    plain = {**board.as_json(), "known_at": known.isoformat().replace("+00:00", "Z")}
    return json.dumps(plain, sort_keys=True).encode()


def test_scenario_12_vi_retracting_the_monitor_names_every_changed_verdict(
    case: WorkingCase, page: Page, board: Board
) -> None:
    lines = impact_lines(case.retract(page.origin, "withdrawn", as_of=page.published))
    named = {line.split(":")[0] for line in lines}
    before, after = shown(board), shown(case.board(as_of=page.published))
    changed = {i for i in before if before[i][0] != after[i][0]}
    assert changed <= named
    assert after[page.host][0] == "CONCERN"
    assert after[page.enable][0] == after[page.instruct][0] == "NOT_ASSESSED"
    assert after[page.threat][0] == "CONCERN"
    assert any("provisional verdict BREACH_ALLEGED → CONCERN" in line for line in lines)


def test_scenario_12_every_evidence_link_resolves_to_a_passage_whose_hash_verifies(
    case: Case, board: Board
) -> None:
    from pactwatch.case.evidence import statements_now
    from pactwatch.domain.ids import sha256_text

    statements = statements_now(case.view())
    for cited in {i for r in board.rows for i in (*r.shown.evidence, *r.shown.mitigation)}:
        record = case.view().document(statements[cited].document_id)
        assert record is not None
        document = record.value
        assert sha256_text(document.text) == document.text_sha256
        assert all(span.holds_in(document.text) for span in statements[cited].content)
