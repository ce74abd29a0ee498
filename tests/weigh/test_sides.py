"""A duty that several sides owe: what is told of one is told of that one (METHOD A2, C3, C5)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.weigh.factories import (
    ACCORD,
    FRONT,
    HILL_WATCH,
    LAKE_WATCH,
    MERIDIA,
    PANEL_HEAD,
    TIME,
    act,
    claim,
    doing,
    duty,
    graded,
    mkdossier,
    mkstatement,
    mktestimony,
    rows_of,
)

from pactwatch.domain.actor import Actor, MonitorRole, Reliability
from pactwatch.domain.agreement import Deadline
from pactwatch.domain.claim import Polarity
from pactwatch.domain.evidence import Testimony as Told
from pactwatch.domain.span import Span
from pactwatch.domain.statement import EpistemicBasis, Speaker, SpeakerStatus, SpeechAct
from pactwatch.domain.status import BoardRow, Overlay, Standing, Verdict

BOTH = ("corran", "meridia")
LEAVE = doing(
    "leave", "MIL.WITHDRAW", promisor=BOTH, beneficiary=(), deadline=Deadline(computed="2021-01-31")
)
KEEP_AWAY = duty(
    "keep-away", promisor=BOTH, beneficiary=(), target=(), elements=(act("MIL.WITHDRAW"),)
)
SHORE_WATCH = Speaker("Shore Watch", SpeakerStatus.ORGANISATION, organisation="Shore Watch")
ACTORS = (
    *graded("wire=B@reporters", "orlan=B@patrols", "lakewatch=B@visits", "hillwatch=B@letters"),
    Actor(
        "shorewatch",
        ("Shore Watch",),
        "NGO",
        MonitorRole.THIRD_PARTY,
        reliability=Reliability.B,
        access_path="boats",
    ),
)


def told(speaker: Speaker, *agents: str, on: str = "2021-01-10", gone: bool = True) -> Told:
    """Somebody saw that these have left, or have not."""
    what = claim(
        "MIL.WITHDRAW",
        agent=agents,
        counterpart=(),
        place=None if agents else "Osteria",
        when=on,
        when_basis="STATED",
        presuppositions=(),
        polarity=Polarity.POSITIVE if gone else Polarity.NEGATIVE,
    )
    words = f"{speaker.name} on {agents} {on} {gone}"
    statement = mkstatement(
        speaker, what, document=words, words=words, basis=EpistemicBasis.FIRSTHAND_OBSERVED
    )
    return mktestimony(statement, published=date.fromisoformat(on), actors=ACTORS)


def shown(*testimonies: Told, **changes: Any) -> BoardRow:
    accord = replace(ACCORD, actors=ACTORS, obligations=(changes.get("owed", LEAVE),))
    return rows_of(mkdossier(*testimonies, agreement=accord, actors=ACTORS))[
        accord.obligations[0].id
    ]


def seen(*agents: str, on: str = "2021-01-10") -> tuple[Told, ...]:
    return told(PANEL_HEAD, *agents, on=on), told(LAKE_WATCH, *agents, on=on)


@pytest.mark.parametrize("side", ["Corran Front", "Meridia"])
def test_one_side_alone_never_fulfils_what_both_owe(side: str) -> None:
    status = shown(*seen(side)).provisional
    assert status.verdict is Verdict.OVERDUE
    assert any("it is not shown that" in line for line in status.trace)


def test_both_together_or_each_by_itself_fulfil_it() -> None:
    assert shown(*seen("Corran Front", "Meridia")).provisional.verdict is Verdict.FULFILLED
    each = (*seen("Corran Front"), *seen("Meridia", on="2021-01-20"))
    assert shown(*each).provisional.verdict is Verdict.FULFILLED


def test_two_origins_on_one_side_each_are_told_to_corroborate_neither() -> None:
    status = shown(told(PANEL_HEAD, "Corran Front"), told(LAKE_WATCH, "Meridia")).provisional
    assert (status.verdict, status.level, status.n_min) == (Verdict.OVERDUE, 1, 2)
    assert any("corroborated of no one side by itself" in line for line in status.trace)
    both = shown(*seen("Corran Front"), told(HILL_WATCH, "Meridia")).provisional
    assert not any("of no one side" in line for line in both.trace)


def test_talks_between_two_sides_are_held_by_both() -> None:
    talks = replace(LEAVE, performs=("NEG.START",), elements=(act("NEG.START"),))
    base = told(PANEL_HEAD)
    began = replace(base.statement.claims[0], conduct="NEG.START")
    for words, unassigned in (
        ("Talks between the Corran Front and Meridia began", ()),
        ("Talks began in Osteria", ("Orlan Panel",)),
    ):
        content = (Span(0, len(words), words),)
        statement = replace(base.statement, content=content, claims=(began,))
        status = shown(replace(base, statement=statement), owed=talks).provisional
        assert status.unassigned == unassigned


def test_the_last_side_to_do_it_says_when_it_was_done() -> None:
    each = (*seen("Corran Front"), *seen("Meridia", on="2021-02-05"))
    assert shown(*each).provisional.verdict is Verdict.FULFILLED_LATE


def test_what_one_side_did_since_answers_nothing_told_of_the_other() -> None:
    stayed = told(PANEL_HEAD, "Meridia", on="2021-01-10", gone=False)
    corran, meridia = shown(stayed, *seen("Corran Front", on="2021-01-20")).provisional.parts
    assert (corran.standing, corran.against) == (Standing.S2, ())
    assert (meridia.standing, meridia.against) == (Standing.S0, ("Orlan Panel",))


def twice(second: str, *, on: str = "2021-01-10") -> Told:
    """The Panel saw one deed, told under two codes of which the second names nobody."""
    base = told(PANEL_HEAD, "Meridia")
    one = base.statement.claims[0]
    other = replace(one, conduct=second, agent=(), when=on)
    return replace(base, statement=replace(base.statement, claims=(one, other)))


@pytest.mark.parametrize(
    ("other", "nobody_s"),
    [
        (twice("MIL.BASE_CLOSE"), ()),
        (twice("MIL.BASE_CLOSE", on="2021-01-12"), ("Orlan Panel",)),
    ],
    ids=["one deed", "another day"],
)
def test_a_deed_told_under_two_codes_is_of_whom_one_of_them_names(
    other: Told, nobody_s: tuple[str, ...]
) -> None:
    both = replace(LEAVE, performs=("MIL.WITHDRAW", "MIL.BASE_CLOSE"))
    assert shown(other, owed=both).provisional.unassigned == nobody_s


def test_one_side_that_declares_it_done_declares_nothing_for_the_other() -> None:
    status = shown(told(FRONT, "Corran Front"), told(PANEL_HEAD, "Meridia", gone=False)).provisional
    assert (status.verdict, status.declared_level) == (Verdict.OVERDUE, 1)
    assert [part.declared for part in status.parts] == [3, None]
    assert any("DECLARED 3 by Corran Front" in line for line in status.trace)


def test_a_breach_by_one_is_not_pinned_on_the_other() -> None:
    """One origin on each corroborates neither."""
    one, other = told(PANEL_HEAD, "Corran Front"), told(LAKE_WATCH, "Meridia")
    split = shown(one, other, owed=KEEP_AWAY).provisional
    assert split.verdict is Verdict.BREACH_ALLEGED
    corran, meridia = shown(*seen("Corran Front"), owed=KEEP_AWAY).provisional.parts
    assert (corran.standing, meridia.standing) == (Standing.S2, Standing.S0)


@pytest.mark.parametrize(
    ("agent", "words"), [("his", "his men did it"), ("unit", "our unit did it"), ("men", "men did")]
)
def test_what_a_side_admits_of_its_own_men_corroborates_nothing_of_the_other(
    agent: str, words: str
) -> None:
    """A monitor tells of the Front, a sergeant of Meridia admits what his men did."""
    admitted = told(MERIDIA, agent)
    content = (Span(0, len(words), words),)
    statement = replace(admitted.statement, content=content, speech_act=SpeechAct.ADMIT)
    both = (told(PANEL_HEAD, "Corran Front"), replace(admitted, statement=statement))
    status = shown(*both, owed=KEEP_AWAY).provisional
    assert (status.verdict, status.unassigned) == (Verdict.BREACH_ALLEGED, ())
    assert [part.by for part in status.parts] == [("Orlan Panel",), ("Meridia",)]


def test_a_breach_by_one_side_stands_as_if_it_alone_owed_it() -> None:
    status = shown(*seen("Corran Front"), owed=KEEP_AWAY).provisional
    assert status.verdict is Verdict.BREACH_INDICATED


@pytest.mark.parametrize(
    ("side", "when", "verdict"),
    [
        ("Corran Front", "2021-01-20/2021-02-02", Verdict.BREACH_INDICATED),
        ("Corran Front", "2021-01-05/2021-02-02", Verdict.BREACH_ALLEGED),
        ("Corran Front", "../2021-02-02", Verdict.BREACH_ALLEGED),
        ("Meridia", "2021-01-05/2021-02-02", Verdict.BREACH_INDICATED),
    ],
)
def test_that_nothing_was_done_on_other_days_rebuts_nothing(
    side: str, when: str, verdict: Verdict
) -> None:
    """Two saw it on 10 January; another says that there was none on these days."""
    no = told(SHORE_WATCH, side, on="2021-02-03", gone=False)
    interval = replace(no.statement.claims[0], when=when)
    no = replace(no, statement=replace(no.statement, claims=(interval,)))
    status = shown(*seen("Corran Front"), no, owed=KEEP_AWAY).provisional
    assert status.verdict is verdict


def test_a_duty_of_one_side_has_no_parts() -> None:
    status = shown(*seen("Meridia"), owed=replace(LEAVE, promisor=("meridia",))).provisional
    assert (status.verdict, status.parts) == (Verdict.FULFILLED, ())


def test_sides_that_stand_alike_do_not_differ() -> None:
    assert not shown(*seen("Corran Front", "Meridia")).provisional.parts_differ
    assert shown(*seen("Corran Front"), told(HILL_WATCH, "Meridia")).provisional.parts_differ
    assert Overlay.CONTESTED not in shown(*seen("Corran Front")).provisional.overlays


def test_long_lists_of_origins_stand_once_in_the_trace() -> None:
    many = [
        told(Speaker(f"Observer {name}", SpeakerStatus.NAMED), "Corran Front")
        for name in ("Aldane", "Brisk", "Corvel", "Dunmore", "Eskar", "Fallow")
    ]
    owed = replace(KEEP_AWAY, elements=(*KEEP_AWAY.elements, TIME))
    trace = shown(*many, owed=owed).provisional.trace
    assert sum("Corvel" in line for line in trace) <= 2
    assert any("as element 1." in line for line in trace)


def test_one_side_that_accuses_the_other_admits_nothing() -> None:
    """The wire vouches for what is said against one's own interest, and for no accusation."""
    accused = shown(told(PANEL_HEAD, "Meridia"), told(FRONT, "Meridia"), owed=KEEP_AWAY)
    assert accused.provisional.verdict is Verdict.BREACH_ALLEGED
    admitted = shown(told(PANEL_HEAD, "Corran Front"), told(FRONT, "Corran Front"), owed=KEEP_AWAY)
    assert admitted.provisional.verdict is Verdict.BREACH_INDICATED


def test_both_sides_that_accuse_each_other_add_one_origin_at_most() -> None:
    status = shown(told(FRONT, "Meridia"), told(MERIDIA, "Corran Front"), owed=KEEP_AWAY)
    assert (status.provisional.n_min, status.provisional.n_max) == (0, 1)


def test_what_one_side_says_of_the_other_s_delay_is_the_contrary_and_no_admission() -> None:
    status = shown(told(FRONT, "Meridia", gone=False), told(PANEL_HEAD, "Meridia")).provisional
    assert [part.against for part in status.parts] == [(), ("Corran Front",)]
    own = shown(told(FRONT, "Corran Front", gone=False), told(PANEL_HEAD, "Corran Front"))
    assert own.provisional.parts[0].against == ()


def test_what_is_contested_of_one_side_is_not_contested_of_the_other() -> None:
    of_both = (*seen("Corran Front"), told(HILL_WATCH, "Meridia"))
    other = shown(*of_both, told(LAKE_WATCH, "Meridia", gone=False), owed=KEEP_AWAY).provisional
    assert other.verdict is Verdict.BREACH_INDICATED
    assert Overlay.CONTESTED not in other.overlays
    no = (
        told(HILL_WATCH, "Corran Front", gone=False),
        told(SHORE_WATCH, "Corran Front", gone=False),
    )
    same = shown(*seen("Corran Front"), *no, owed=KEEP_AWAY).provisional
    assert same.verdict is Verdict.BREACH_ALLEGED
    assert Overlay.CONTESTED in same.overlays


def test_a_no_about_one_side_answers_nothing_told_of_the_other_s_doing() -> None:
    late = told(HILL_WATCH, "Meridia", on="2021-01-12", gone=False)
    trace = shown(*seen("Corran Front"), late).provisional.trace
    assert not any("stands unanswered" in line for line in trace)


def test_a_no_that_names_no_side_answers_all_that_is_told() -> None:
    nobody = [told(by, gone=False) for by in (HILL_WATCH, SHORE_WATCH)]
    status = shown(*seen("Corran Front"), *nobody, owed=KEEP_AWAY).provisional
    assert status.verdict is Verdict.BREACH_ALLEGED


def test_who_names_no_side_is_told_to_be_assigned_to_none() -> None:
    status = shown(told(PANEL_HEAD, "Corran Front"), told(LAKE_WATCH)).provisional
    assert status.unassigned == ("Lake Watch",)
    assert any(line.startswith("Lake Watch names no side") for line in status.trace)
    named = shown(told(PANEL_HEAD, "Corran Front"), told(LAKE_WATCH, "Meridia")).provisional
    assert named.unassigned == ()


@pytest.mark.parametrize(
    ("act_", "verdict"), [("ASSERT", Verdict.NOT_ASSESSED), ("ADMIT", Verdict.CONCERN)]
)
def test_a_side_that_tells_of_a_deed_by_nobody_complains_of_it(act_: str, verdict: Verdict) -> None:
    """ "Our post was shelled" is no word against who says it; "we grant that it was" may be."""
    what = claim("MIL.WITHDRAW", agent=(), counterpart=(), presuppositions=())
    one = replace(KEEP_AWAY, promisor=("corran",))
    said = mktestimony(mkstatement(FRONT, what, speech_act=SpeechAct[act_]), actors=ACTORS)
    assert shown(said, owed=one).provisional.verdict is verdict


@pytest.mark.parametrize(
    ("speaker", "agents", "n_min"),
    [
        (FRONT, ("Corran Front",), 1),
        (FRONT, ("Meridia",), 0),
        (MERIDIA, ("Corran Front",), 0),
        (MERIDIA, ("Corran Front", "Meridia"), 1),
        (MERIDIA, (), 0),
    ],
)
def test_who_accuses_the_other_that_owes_it_admits_nothing(
    speaker: Speaker, agents: tuple[str, ...], n_min: int
) -> None:
    """Both have promised; what one says of the other is an adversary's word (METHOD A4)."""
    assert shown(told(speaker, *agents), owed=KEEP_AWAY).provisional.n_min == n_min


@pytest.mark.parametrize(
    ("speaker", "owing", "agent", "verdict"),
    [
        (FRONT, ("meridia",), "the enemy", Verdict.BREACH_ALLEGED),
        (FRONT, BOTH, "enemy artillery", Verdict.BREACH_ALLEGED),
        # Its own duty it has not broken by what the enemy did.
        (FRONT, ("corran",), "the enemy", Verdict.NOT_ASSESSED),
        # Whose enemy is meant nobody says where who speaks has no side; "an enemy" is any.
        (LAKE_WATCH, ("meridia",), "the enemy", Verdict.NOT_ASSESSED),
        (FRONT, ("meridia",), "enemies of the people", Verdict.NOT_ASSESSED),
    ],
)
def test_the_enemy_of_one_of_two_parties_is_the_other(
    speaker: Speaker, owing: tuple[str, ...], agent: str, verdict: Verdict
) -> None:
    owed = replace(KEEP_AWAY, promisor=owing)
    assert shown(told(speaker, agent), owed=owed).provisional.verdict is verdict


def test_whom_one_of_two_sides_calls_the_enemy_is_told_of_by_name() -> None:
    parts = shown(told(FRONT, "the enemy"), owed=KEEP_AWAY).provisional.parts
    assert [(part.side, bool(part.by)) for part in parts] == [
        ("Corran Front", False),
        ("Meridia", True),
    ]


def test_among_three_parties_nobody_knows_whom_one_calls_the_enemy() -> None:
    three = ("corran", "meridia", "hillwatch")
    accord = replace(ACCORD, actors=ACTORS, parties=three, obligations=(KEEP_AWAY,))
    dossier = mkdossier(told(FRONT, "the enemy"), agreement=accord, actors=ACTORS)
    assert rows_of(dossier)["keep-away"].provisional.verdict is not Verdict.BREACH_ALLEGED


def test_a_denial_for_the_other_side_is_no_party_s_own_denial() -> None:
    breach = told(PANEL_HEAD, "Meridia"), told(PANEL_HEAD, "Corran Front")
    own = shown(*breach, told(MERIDIA, "Meridia", gone=False), owed=KEEP_AWAY).provisional
    other = shown(*breach, told(MERIDIA, "Corran Front", gone=False), owed=KEEP_AWAY).provisional
    assert Overlay.DENIED_BY_PARTY in own.overlays
    assert Overlay.DENIED_BY_PARTY not in other.overlays


def test_a_denial_by_a_side_of_which_nothing_is_told_denies_nothing() -> None:
    """The Panel tells of the Front alone; that Meridia did nothing either is beside it."""
    no = told(MERIDIA, "Meridia", gone=False)
    status = shown(told(PANEL_HEAD, "Corran Front"), no, owed=KEEP_AWAY).provisional
    assert Overlay.DENIED_BY_PARTY not in status.overlays
    assert [part.is_denied for part in status.parts] == [False, True]
    both = told(PANEL_HEAD, "Corran Front", "Meridia")
    assert Overlay.DENIED_BY_PARTY in shown(both, no, owed=KEEP_AWAY).provisional.overlays


def test_a_side_that_denies_and_names_nobody_denies_for_itself() -> None:
    seen_both = (*seen("Corran Front"), *seen("Meridia"))
    row = shown(*seen_both, told(MERIDIA, gone=False), owed=KEEP_AWAY).provisional
    assert [part.is_denied for part in row.parts] == [False, True]
