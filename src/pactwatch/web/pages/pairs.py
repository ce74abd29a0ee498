"""Names that may be one actor: asked one pair at a time, answered by people, taken back by them.

Comparing the names of a large case takes longer than a page may; it goes on beside the pages and
what is found is shown when it is there.
"""

import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response

from pactwatch.case.alike import Alike
from pactwatch.case.identities import IdentityQuestion, identities_of, open_questions
from pactwatch.domain.identity import pair_id, pair_of
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.errors import BadInput, StopRun
from pactwatch.web.site import Site, form_of, go_to

JUDGEMENTS = {"same": Action.SAME, "different": Action.DIFFERENT}
PAIRS_SHOWN = 20
# More names than this are compared beside the pages.
INLINE = 300


@dataclass(frozen=True, slots=True)
class Judged:
    """What was last said of a pair: by whom, why, whether they are one."""

    one: str
    other: str
    is_same: bool
    person: str
    reason: str


@dataclass(frozen=True, slots=True)
class PairsPage:
    """What is asked about names.

    `pairs` that may be one actor, `asked` how many there are; `judged` pairs people have spoken
    on; `is_waiting` while names are still compared; `names` of actors and speakers by id.
    """

    pairs: tuple[IdentityQuestion, ...]
    asked: int
    judged: tuple[Judged, ...]
    is_waiting: bool
    names: dict[str, str]

    def called(self, one: str) -> str:
        """What an actor, or a speaker no file lists, is called."""
        return self.names.get(one, one.replace("-", " "))


def build(
    names: dict[str, str],
    questions: Sequence[IdentityQuestion] | None,
    *,
    later: Collection[str] = (),
    decided: Iterable[tuple[Decision, str]] = (),
) -> PairsPage:
    """The first pairs; those put off (`later`) come last. None where names are still compared."""
    pairs = sorted(questions or (), key=lambda q: pair_id(q.one, q.other) in later)
    judged = tuple(_judged(decided))
    return PairsPage(tuple(pairs[:PAIRS_SHOWN]), len(pairs), judged, questions is None, names)


def _judged(decided: Iterable[tuple[Decision, str]]) -> Iterator[Judged]:
    """Judgements that stand, newest first."""
    for decision, person in reversed(list(decided)):
        if decision.target_kind is TargetKind.ACTOR and decision.action in JUDGEMENTS.values():
            one, other = pair_of(decision.target_id)
            yield Judged(one, other, decision.action is Action.SAME, person, decision.reason)


def pairs_of(site: Site) -> PairsPage:
    """What is asked now. Starts to compare the names where that takes long and nobody has."""
    names = site.names()
    questions = None
    if len(names) <= INLINE or site.alike.holds(names):
        questions = site.snapshot.get("questions", lambda: _questions(site))
    elif not site.alike.is_busy:
        # No daemon: one that is cut off in the middle of a comparison takes the program down.
        threading.Thread(target=_compare, args=(site.alike, names)).start()
    return build(names, questions, later=site.held, decided=site.standing())


def _compare(alike: Alike, names: Mapping[str, str]) -> None:
    with suppress(StopRun):
        alike.among(names)


def _questions(site: Site) -> tuple[IdentityQuestion, ...]:
    return open_questions(site.names(), identities_of(site.standing()), site.alike)


def register(app: FastAPI, site: Site) -> None:
    """Put the questions and their answers on the application."""

    @app.get("/actors/pairs", response_class=HTMLResponse)
    def pairs(request: Request) -> HTMLResponse:
        return site.page(request, "pairs.html", pairs_of(site))

    @app.post("/actors/judge")
    def judge(request: Request) -> Response:
        form = form_of(request)
        one, other, action = form.get("one"), form.get("other"), form.get("action")
        if action == "unsure":
            site.held.append(pair_id(one, other))
        elif action in JUDGEMENTS:
            site.case.judge_identity(one, other, JUDGEMENTS[action], form.get("reason"))
        elif action == "reopen":
            site.case.judge_identity(one, other, Action.REOPEN, form.get("reason"))
        else:
            raise BadInput(f"action {action!r}: choose one of same, different, unsure, reopen")
        return go_to("/actors#pairs")
