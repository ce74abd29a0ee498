"""A board brought up to date is the board made from the whole case, whatever came in between."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmark.casemaker import AS_OF, OUTLETS, make_dossier, one_more_document
from benchmark.kept import _record
from hypothesis import given, settings
from hypothesis import strategies as st

from pactwatch.case.bookkeeping import BookKeeper
from pactwatch.case.evidence import build_dossier
from pactwatch.case.norms import Norms
from pactwatch.case.own import add_decision
from pactwatch.case.remembering import Boards
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import Assumption, Certainty, LineageEdge, LineageType
from pactwatch.domain.identity import pair_id
from pactwatch.domain.review import (
    Action,
    CoverageEntry,
    CoverageResult,
    Decision,
    Person,
    Reply,
    TargetKind,
)
from pactwatch.domain.statement import EvidenceState
from pactwatch.register import Register, open_register
from pactwatch.weigh import RuleSet, board, propose_assumptions

MOMENT = datetime(2031, 7, 1, tzinfo=UTC)
STATEMENTS, DUTIES = 120, 8


class Growing:
    """A made-up case in a register, to which things happen by chance."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root, self.chance, self.n = root, chance, 0
        self.dossier = make_dossier(STATEMENTS, DUTIES, seed=chance.randrange(50))
        norms = self.dossier.agreements, self.dossier.actors, self.dossier.codebook
        self.norms = Norms("made up", *norms, RuleSet())
        self.register: Register = open_register(
            root / "register.sqlite", person=Person("Nobody", True), clock=lambda: MOMENT
        )
        self.ids = _record(self.register, self._told(self.dossier), {})

    def _told(self, dossier: Dossier) -> Dossier:
        """Some statements in each other's words, some set apart."""
        said = [t.statement for t in dossier.testimonies]
        changed = []
        for t in dossier.testimonies:
            draw, statement = self.chance.random(), t.statement
            if draw < 0.2:
                statement = replace(statement, content=self.chance.choice(said).content)
            elif draw < 0.25:
                statement = replace(statement, state=EvidenceState.QUARANTINED)
            changed.append(replace(t, statement=statement))
        return replace(dossier, testimonies=tuple(changed))

    def boards(self) -> Boards:
        return Boards(BookKeeper(self.root, secret=lambda: b"s" * 32, worth=0))

    def document(self) -> None:
        """One more report, with an edge from it to an earlier report or to an outlet."""
        self.n += 1
        before = self.dossier
        more = one_more_document(before, seed=self.chance.randrange(10**6))
        name = f"doc-more-{self.n}"
        fresh = [
            replace(
                t,
                published=t.published and t.published - timedelta(days=self.chance.choice([0, 90])),
                statement=replace(
                    t.statement, document_id=name, id=f"st-{self.n}-{t.statement.id}"
                ),
            )
            for t in more.testimonies[len(before.testimonies) :]
        ]
        links = [
            replace(x, id=f"{x.id}-{self.n}", statement_id=f"st-{self.n}-{x.statement_id}")
            for x in more.links[len(before.links) :]
        ]
        told = self._told(replace(more, testimonies=(*before.testimonies, *fresh)))
        _record(
            self.register,
            replace(
                more,
                testimonies=told.testimonies[len(before.testimonies) :],
                links=tuple(links),
                lineage=tuple(self._edge(name) for _ in range(self.chance.randrange(3))),
            ),
            self.ids,
        )

    def _edge(self, name: str) -> LineageEdge:
        outlet = f"origin:{self.chance.choice(OUTLETS).id}"
        other = self.chance.choice([*self.ids, outlet])
        if other == name:
            other = outlet
        kinds = [LineageType.NEAR_DUPLICATE, LineageType.CITES, LineageType.QUOTES]
        return LineageEdge(
            name, other, self.chance.choice(kinds), self.chance.choice([*Certainty]), "drawn"
        )

    def edge(self) -> None:
        """An edge between reports of before."""
        one = self._edge(self.chance.choice([*self.ids]))
        moved = replace(
            one,
            from_node=self.ids[one.from_node],
            to_node=self.ids.get(one.to_node, one.to_node),
        )
        with self.register.write() as writer:
            writer.put_lineage([moved])

    def decision(self) -> None:
        view, c = self.register.view(), self.chance
        statements = [r.value.id for r in view.statements()]
        documents = [r.value.id for r in view.documents()]
        duties = [o.id for a in self.norms.agreements for o in a.obligations]
        open_now = propose_assumptions(
            build_dossier(view, self.norms), self.norms.rules, as_of=AS_OF
        )
        assumed = [a.id for row in open_now.values() for _, a in row]
        grade = {"credibility": c.choice([1, 5])}
        edit = {"factuality": "POSSIBLE+"}
        both, keep = (Action.ACCEPT, Action.REJECT), (Action.QUARANTINE, Action.RELEASE)
        kind, ids, action, said = c.choice(
            [
                (TargetKind.LINK, [r.ref for r in view.links()], c.choice(both), {}),
                (TargetKind.ASSUMPTION, assumed, c.choice(both), {}),
                (TargetKind.STATEMENT, statements, c.choice(keep), {}),
                (TargetKind.STATEMENT, statements, c.choice([Action.RETRACT, Action.CHECK]), {}),
                (TargetKind.STATEMENT, statements, Action.GRADE, grade),
                (TargetKind.STATEMENT, statements, Action.EDIT, edit),
                (TargetKind.FLAG, statements, Action.DISMISS, {}),
                (TargetKind.OBLIGATION, duties, Action.DONE, {}),
                (TargetKind.OBLIGATION, duties, Action.SUGGEST, {"confidence": "LOW"}),
                (TargetKind.DOCUMENT, documents, Action.RETRACT, {}),
                (TargetKind.SOURCE, [f"origin:{OUTLETS[0].id}"], Action.RETRACT, {}),
                (TargetKind.LINEAGE, [r.ref for r in view.lineage()], c.choice(both), {}),
            ]
        )
        if ids:
            with self.register.write() as writer:
                writer.put_decision(Decision(kind, c.choice(ids), action, "drawn", said))

    def entering(self) -> None:
        """A statement of a person's own."""
        said = self.chance.choice(self.register.view().statements()).value
        own = replace(said, id=f"{said.document_id}.own-{self.chance.randrange(100)}")
        with self.register.write() as writer:
            writer.put_decision(add_decision(own, "drawn"))

    def judging(self) -> None:
        """Two names that are one, or are not."""
        one, other = self.chance.sample([a.id for a in self.norms.actors], 2)
        action = self.chance.choice([Action.SAME, Action.DIFFERENT])
        with self.register.write() as writer:
            writer.put_decision(Decision(TargetKind.ACTOR, pair_id(one, other), action, "drawn"))

    def reopening(self) -> None:
        if decided := self.register.view().decisions():
            last = self.chance.choice(decided[-8:]).value
            with self.register.write() as writer:
                writer.put_decision(
                    Decision(last.target_kind, last.target_id, Action.REOPEN, "drawn")
                )

    def paper(self) -> None:
        duty = self.chance.choice([o for a in self.norms.agreements for o in a.obligations])
        check = CoverageEntry(duty.id, "Watch", AS_OF, AS_OF, self.chance.choice([*CoverageResult]))
        with self.register.write() as writer:
            writer.put_coverage(check)
            if self.chance.random() < 0.5:
                writer.put_reply(
                    Reply(duty.id, duty.promisor[0], self.chance.choice(["SENT", "REPLIED"]), AS_OF)
                )

    def happen(self) -> None:
        steps = {
            self.document: 8,
            self.decision: 8,
            self.reopening: 2,
            self.paper: 2,
            self.edge: 2,
            self.entering: 1,
            self.judging: 1,
        }
        self.chance.choices([*steps], [*steps.values()])[0]()


@contextmanager
def growing(chance: random.Random) -> Iterator[Growing]:
    with TemporaryDirectory() as folder:
        case = Growing(Path(folder), chance)
        yield case
        case.register.close()


def alone(case: Growing, day: date) -> object:
    return board(build_dossier(case.register.view(), case.norms), case.norms.rules, as_of=day)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_a_board_brought_up_to_date_is_the_board_made_anew(seed: int) -> None:
    """Every step is told to a program that has just started, and to one that goes on."""
    with growing(random.Random(seed)) as case:
        day = case.chance.choice([AS_OF, AS_OF - timedelta(days=60)])
        goes_on = case.boards()
        for _ in range(4):
            view = case.register.view()
            made = alone(case, day)
            assert case.boards().now(view, case.norms, day) == made
            assert goes_on.now(view, case.norms, day) == made
            for _ in range(case.chance.randint(1, 3)):
                case.happen()


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_a_program_that_goes_on_has_the_dossier_and_the_board_made_anew(seed: int) -> None:
    """One that keeps no file, as a workbench does that has read the whole case."""
    with growing(random.Random(seed)) as case:
        goes_on = Boards()
        for _ in range(5):
            view = case.register.view()
            for day in (AS_OF, AS_OF - timedelta(days=60)):
                assert goes_on.now(view, case.norms, day) == alone(case, day)
                assert goes_on.assumptions(view, case.norms, day) == opened(case, day)
            assert goes_on.dossier(view, case.norms) == build_dossier(view, case.norms)
            for _ in range(case.chance.randint(1, 3)):
                case.happen()


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_assumptions_that_are_on_record_are_not_told_again(seed: int) -> None:
    with growing(random.Random(seed)) as case:
        case.boards().now(case.register.view(), case.norms, AS_OF)
        told = opened(case)
        for _ in range(3):
            boards, view = case.boards(), case.register.view()
            assert boards.assumptions(view, case.norms, AS_OF) == told
            boards.registered(view, case.norms, AS_OF)
            assert case.boards().assumptions(view, case.norms, AS_OF) == {}
            before = opened(case)
            case.document()
            now = opened(case)
            told = case.boards().assumptions(case.register.view(), case.norms, AS_OF)
            assert now == {**before, **told}


def opened(case: Growing, day: date = AS_OF) -> dict[str, tuple[tuple[str, Assumption], ...]]:
    """The assumptions open to every duty, from the whole case."""
    dossier = build_dossier(case.register.view(), case.norms)
    return propose_assumptions(dossier, case.norms.rules, as_of=day)
