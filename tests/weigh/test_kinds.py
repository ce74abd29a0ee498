"""Alike is judged alike and once: a memo of kinds gives what judging each by itself gives."""

from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.weigh.factories import (
    COMMANDERS,
    FRONT,
    LAKE_WATCH,
    MERIDIA,
    NOT_HOST,
    PANEL_HEAD,
    RENUMBERED,
    RULES,
    SHELTERED,
    TAKEN_BACK,
    VOICE,
    graded,
    links_of,
    mkdossier,
    mkstatement,
    mktestimony,
)

from pactwatch.domain.evidence import Testimony as Told
from pactwatch.domain.flag import Flag, FlagCode, Severity
from pactwatch.domain.span import Span
from pactwatch.domain.statement import (
    EpistemicBasis,
    EvidenceState,
    Factuality,
    Mode,
    QuoteType,
    SpeechAct,
)
from pactwatch.weigh.evidence.accounts import account_for
from pactwatch.weigh.evidence.exhibits import Examiner, Exhibit
from pactwatch.weigh.evidence.kinds import Gatekeeper
from pactwatch.weigh.evidence.usability import pass_gate
from pactwatch.weigh.origins.sources import Sources

ACTORS = graded("orlan=B@states", "lakewatch=E", "wire=A", "meridia=C@signals")
SPEAKERS = (PANEL_HEAD, COMMANDERS, FRONT, LAKE_WATCH, MERIDIA, VOICE)


# Everything a saying may differ in: what a statement has, and what is known of its document.
SAID: dict[str, list[Any]] = {
    "quote_type": [*QuoteType, None],
    "speech_act": [*SpeechAct],
    "factuality": [*Factuality],
    "basis": [*EpistemicBasis],
    "modes": [(), (Mode.PAST,), (Mode.FUTURE,)],
    "via": [(), ("Radio Osk",)],
    "state": [*EvidenceState],
    "flags": [(), (Flag(FlagCode.ROLE_CONFLICT, Severity.BLOCK, "the monitor acts"),)],
    "speaker": [*SPEAKERS],
    "cue": [(), (Span(0, 17, "heard allegations"),)],
}
KNOWN: dict[str, list[Any]] = {
    "has_open_garble": [False, True],
    "is_matched": [False, True],
    "is_swapped": [False, True],
    "corrected": [None, TAKEN_BACK, RENUMBERED],
    "is_primary_record": [False, True],
    "is_checked": [False, True],
    "is_anchored": [False, True],
    "credibility": [None, 1, 6],
    "publisher": ["Harbour Wire", "Lake Watch", None],
}
ALL = SAID | KNOWN


def mksaying(chosen: dict[str, Any]) -> Told:
    said = {name: chosen[name] for name in SAID if name != "speaker"}
    about = {name: chosen[name] for name in KNOWN}
    return mktestimony(mkstatement(chosen["speaker"], SHELTERED, **said), actors=ACTORS, **about)


@st.composite
def families(draw: st.DrawFn) -> list[Told]:
    """A saying and all that differ from it in one thing."""
    one = {name: draw(st.sampled_from(values)) for name, values in ALL.items()}
    return [mksaying(one | {name: value}) for name, values in ALL.items() for value in values]


def examined(told: list[Told], *, is_shared: bool) -> list[Exhibit]:
    """Every link of the testimonies, by one gatekeeper and examiner or by one for each."""
    sources = Sources(mkdossier(actors=ACTORS))
    shared = Gatekeeper(RULES), Examiner(NOT_HOST, sources.book, RULES, {})
    found = []
    for testimony, link in ((t, x) for t in told for x in links_of(t.statement)):
        alone = Gatekeeper(RULES), Examiner(NOT_HOST, sources.book, RULES, {})
        keeper, examiner = shared if is_shared else alone
        found.append(examiner.examine(link, account_for(testimony, sources, keeper)))
    return found


def judged(exhibit: Exhibit) -> dict[str, Any]:
    fields = {name: getattr(exhibit, name) for name in Exhibit.__struct_fields__}
    return fields | {"account": exhibit.account.sunk, "gate": exhibit.gate}


@given(families())
def test_what_is_of_one_kind_would_be_judged_alike_alone(told: list[Told]) -> None:
    together, alone = examined(told, is_shared=True), examined(told, is_shared=False)
    assert [judged(e) for e in together] == [judged(e) for e in alone]


@given(families())
def test_a_kind_passes_the_gate_as_each_of_it_does(told: list[Told]) -> None:
    keeper = Gatekeeper(RULES)
    chains = [tuple(a.reliability for a in ACTORS[:n]) for n in (1, 2, 3)]
    for testimony, grades in product(told, chains):
        assert keeper.kind(testimony, grades).gate == pass_gate(testimony, grades, RULES)
