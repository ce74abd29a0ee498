"""What must hold for any evidence: copies, order, removal, denial and swapped parties."""

from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.weigh.factories import (
    ACCORD,
    ACTORS,
    AS_OF,
    COMMANDERS,
    DEPLOYED,
    FRONT,
    HILL_WATCH,
    LAKE_WATCH,
    MERIDIA,
    NO_FIGHTERS,
    NOT_HOST,
    PANEL_HEAD,
    PRESENT,
    SHELTERED,
    STATED,
    TRAINING,
    VOICE,
    claim,
    graded,
    mkdossier,
    mkstatement,
    mktestimony,
    rows_of,
)

from pactwatch.domain.actor import MonitorRole
from pactwatch.domain.claim import Claim, Knowledge, Polarity
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import Testimony as Told
from pactwatch.domain.statement import (
    EpistemicBasis,
    Factuality,
    QuoteType,
    Speaker,
    SpeakerStatus,
    SpeechAct,
)
from pactwatch.domain.status import Status

GRADED = graded(
    "orlan=B@states", "lakewatch=B@visits", "hillwatch=C", "wire=A", "meridia=C@signals"
)
SPEAKERS = (PANEL_HEAD, COMMANDERS, FRONT, LAKE_WATCH, HILL_WATCH, MERIDIA, VOICE)
LEFT = claim("MIL.WITHDRAW", agent=("Meridian troops",), counterpart=(), when="2021-02-01",
             when_basis="STATED", presuppositions=())  # fmt: skip
BEGUN = replace(LEFT, when="2020-06-01")
TALKS = claim("NEG.START", agent=("Meridia",), counterpart=("Corran Front",))
CLAIMS = (
    *(SHELTERED, STATED, TRAINING, PRESENT, DEPLOYED, NO_FIGHTERS, claim("RESTRAIN.EXPEL")),
    *(replace(STATED, polarity=Polarity.NEGATIVE), LEFT, BEGUN, TALKS),
)
WORDS = ("", "All of them have left", "The last of the troops have left the bases")
ADVERSE = ("CONCERN", "BREACH_ALLEGED", "BREACH_INDICATED", "BREACH_ESTABLISHED")
RANK = {"NOT_ASSESSED": 0, "INSUFFICIENT_COVERAGE": 0, **{v: n for n, v in enumerate(ADVERSE, 1)}}


@st.composite
def drawn(draw: st.DrawFn) -> Told:
    speaker = draw(st.sampled_from(SPEAKERS))
    statement = mkstatement(
        speaker,
        draw(st.sampled_from(CLAIMS)),
        words=draw(st.sampled_from(WORDS)),
        document=draw(st.sampled_from(["doc-a", "doc-b", "doc-c"])),
        quote_type=draw(st.sampled_from([QuoteType.DIRECT, QuoteType.INDIRECT])),
        speech_act=draw(st.sampled_from([SpeechAct.ASSERT, SpeechAct.ASSESS, SpeechAct.ADMIT])),
        factuality=draw(st.sampled_from([Factuality.CERTAIN_POS, Factuality.POSSIBLE_POS])),
        basis=draw(st.sampled_from([EpistemicBasis.FIRSTHAND_OBSERVED, EpistemicBasis.UNSTATED])),
    )
    publisher = draw(st.sampled_from(["Harbour Wire", "Some Blog", speaker.organisation]))
    return mktestimony(
        statement,
        publisher=publisher,
        actors=GRADED,
        has_open_garble=draw(st.booleans()),
        is_matched=draw(st.booleans()),
    )


def unique(found: list[Told]) -> list[Told]:
    return list({t.statement.id: t for t in found}.values())


evidence = st.lists(drawn(), min_size=1, max_size=7).map(unique)
FEW = settings(max_examples=25, deadline=None)


def statuses(*told: Told, **changes: Any) -> dict[str, Status]:
    dossier: Dossier = mkdossier(*told, actors=GRADED, **changes)
    return {name: row.provisional for name, row in rows_of(dossier).items()}


def verdicts(found: dict[str, Status]) -> dict[str, Any]:
    return {name: (s.verdict, s.n_min, s.n_max) for name, s in found.items()}


@FEW
@given(told=evidence, copies=st.integers(1, 3))
def test_copies_change_no_verdict_and_no_count(told: list[Told], copies: int) -> None:
    """Each copy repeats a whole document word for word, a day later, in the best of papers, and
    without the garble that stood beside it."""
    told = [replace(t, published=AS_OF - timedelta(days=1)) for t in told]
    copied = [
        replace(
            t,
            published=AS_OF,
            has_open_garble=False,
            is_matched=True,
            statement=replace(
                t.statement,
                id=f"{t.statement.id}-{n}",
                document_id=f"{t.statement.document_id}-{n}",
            ),
            origin=t.origin.replace("origin:doc", "origin:copy"),
            carriers=("wire",) if n else (f"reprint-{n}", *t.carriers),
        )
        for t in told
        for n in range(copies)
    ]
    assert verdicts(statuses(*told)) == verdicts(statuses(*told, *copied))


@FEW
@given(told=evidence, data=st.data())
def test_order_of_arrival_is_irrelevant(told: list[Told], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(told))
    assert statuses(*told) == statuses(*shuffled)


@FEW
@given(told=evidence, data=st.data())
def test_removing_a_supporting_origin_never_raises_a_standing(
    told: list[Told], data: st.DataObject
) -> None:
    """Rebuttals aside: who only contradicts may well be missed by the promisor."""
    said = [t for t in told if all(c.polarity.value == "+" for c in t.statement.claims)]
    if not said:
        return
    gone = data.draw(st.sampled_from(sorted({t.origin for t in said})))
    before, after = statuses(*said), statuses(*said, excluded_origins=frozenset({gone}))
    for name, status in before.items():
        if status.verdict.value in RANK:
            assert RANK.get(after[name].verdict.value, 0) <= RANK[status.verdict.value]
            for mine, theirs in zip(status.elements, after[name].elements, strict=False):
                assert theirs.standing.rank <= mine.standing.rank


@FEW
@given(told=evidence)
def test_a_denial_changes_no_standing(told: list[Told]) -> None:
    denial = mkstatement(FRONT, NO_FIGHTERS, speech_act=SpeechAct.DENY, document="doc-denial")
    denied = mktestimony(denial, publisher="Corran Front", actors=GRADED)
    before, after = statuses(*told), statuses(*told, denied)
    assert verdicts(before) == verdicts(after)
    assert {n: s.elements for n, s in before.items()} == {n: s.elements for n, s in after.items()}


PRAISE = ((FRONT, claim("RESTRAIN.EXPEL")), (MERIDIA, LEFT), (MERIDIA, BEGUN))


@FEW
@given(told=evidence, praise=st.sampled_from(PRAISE))
def test_a_party_s_praise_of_itself_counts_for_nothing(
    told: list[Told], praise: tuple[Speaker, Claim]
) -> None:
    """It may be told as declared; no count and no level moves."""
    speaker, said = praise
    statement = mkstatement(speaker, said, document="doc-praise", words=WORDS[2])
    own = mktestimony(statement, publisher=speaker.organisation, actors=GRADED)
    before, after = statuses(*told), statuses(*told, own)
    for name, status in before.items():
        mine, theirs = ((s.n_min, s.n_max, s.level or 0) for s in (status, after[name]))
        assert mine == theirs


@FEW
@given(told=evidence)
def test_n_min_never_exceeds_n_max(told: list[Told]) -> None:
    for status in statuses(*told).values():
        assert 0 <= status.n_min <= status.n_max


# A page whose own words count with the panel's, and alone tell of the last withdrawal.
PAGES_OWN = [
    mktestimony(mkstatement(speaker, claimed, words=words), actors=GRADED, is_matched=True)
    for speaker, claimed, words in ((PANEL_HEAD, BEGUN, ""), (VOICE, LEFT, WORDS[1]))
]


@FEW
@given(told=evidence)
@example(told=PAGES_OWN)
def test_flips_are_all_removals_that_change_the_verdict_and_no_others(told: list[Told]) -> None:
    """Against brute force: leave out each origin in turn, then each pair of them."""
    before = statuses(*told)
    origins = sorted({t.origin for t in told})
    gone = [frozenset(c) for n in (1, 2) for c in combinations(origins, n)]
    without = {some: statuses(*told, excluded_origins=some) for some in gone}
    for name, status in before.items():
        changing = {some for some in gone if without[some][name].verdict is not status.verdict}
        flips = {frozenset(flip) for flip in status.flip_set}
        shown = {flip for flip in flips if all(one.startswith("origin:") for one in flip)}
        size = min((len(flip) for flip in flips), default=2)
        assert shown == {some for some in changing if len(some) == size}
        assert status.fragile is any(len(flip) == 1 for flip in flips)


MIRROR = replace(
    NOT_HOST, id="mirror", promisor=("meridia",), beneficiary=("corran",), target=("ashen",)
)
BOTH = replace(ACCORD, obligations=(NOT_HOST, MIRROR))
SWAP = {"Corran Front": "Meridia", "Meridia": "Corran Front"}


def swapped(told: Told, actors: Any) -> Told:
    """The same testimony with the parties' names exchanged in every role."""
    s = told.statement
    claims = tuple(
        replace(
            c,
            agent=tuple(SWAP.get(a, a) for a in c.agent),
            counterpart=tuple(SWAP.get(a, a) for a in c.counterpart),
            place=c.place.replace("Corran", "Meridian") if c.place else None,
        )
        for c in s.claims
    )
    body = SWAP.get(s.speaker.organisation or "", s.speaker.organisation)
    name = (s.speaker.name or "").replace("Corran commanders", "Meridian commanders")
    speaker = replace(s.speaker, name=SWAP.get(name, name) or None, organisation=body)
    publisher = "Harbour Wire"
    return mktestimony(
        replace(s, claims=claims, speaker=speaker),
        publisher=publisher,
        actors=actors,
        has_open_garble=told.has_open_garble,
    )


@FEW
@given(told=evidence)
def test_swapped_parties_get_mirrored_verdicts(told: list[Told]) -> None:
    plain = [mktestimony(t.statement, actors=ACTORS, has_open_garble=t.has_open_garble)
             for t in told]  # fmt: skip
    mirrored = [swapped(t, ACTORS) for t in told]
    one = rows_of(mkdossier(*plain, agreement=BOTH))
    two = rows_of(mkdossier(*mirrored, agreement=BOTH))
    for here, there in (("not-host", "mirror"), ("mirror", "not-host")):
        mine, theirs = one[here].provisional, two[there].provisional
        assert (mine.verdict, mine.n_min, mine.n_max, mine.overlays) == (
            theirs.verdict,
            theirs.n_min,
            theirs.n_max,
            theirs.overlays,
        )


def test_the_properties_meet_every_adverse_verdict_they_speak_of() -> None:
    """The generator's claims and sources can reach ALLEGED and INDICATED, so the tests can fail."""
    first = mkstatement(PANEL_HEAD, STATED, basis=EpistemicBasis.FIRSTHAND_OBSERVED)
    second = mkstatement(LAKE_WATCH, STATED, document="doc-b")
    one = mktestimony(first, publisher="Orlan Panel", actors=GRADED)
    two = mktestimony(second, publisher="Lake Watch", actors=GRADED)
    assert statuses(one)["not-host"].verdict.value == "BREACH_ALLEGED"
    assert statuses(one, two)["not-host"].verdict.value == "BREACH_INDICATED"
    assert TRAINING.knowledge is Knowledge.PERMITS
    assert {a.role for a in ACTORS} >= {MonitorRole.MONITOR, MonitorRole.TARGET}
    assert Speaker(None, SpeakerStatus.ARTICLE_VOICE) == VOICE
