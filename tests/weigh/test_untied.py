"""What tells of a duty's conduct while nothing ties it to the duty: shown, and no evidence."""

from dataclasses import replace

import pytest
from tests.weigh.factories import (
    ACCORD,
    ACTORS,
    CODEBOOK,
    LAKE_WATCH,
    MERIDIA,
    NOT_HOST,
    PANEL_HEAD,
    WITHDRAW,
    act,
    claim,
    doing,
    links_of,
    mkstatement,
)

from pactwatch.case.cited import why_untied
from pactwatch.domain.agreement import Obligation
from pactwatch.domain.claim import Claim, Polarity
from pactwatch.domain.flag import Flag, FlagCode, Severity
from pactwatch.domain.statement import Factuality, Speaker, SpeechAct, Statement
from pactwatch.weigh.bearing.untied import Untied, untied_from


def found(statement: Statement, duty: Obligation) -> tuple[Untied, ...]:
    linked = {(x.statement_id, x.claim) for x in links_of(statement) if x.obligation_id == duty.id}
    return untied_from(
        [statement],
        duty,
        agreement=ACCORD,
        actors=ACTORS,
        codebook=CODEBOOK,
        linked=linked,
    )


def left(*agent: str, **changes: object) -> Claim:
    return claim("MIL.WITHDRAW", agent=agent, counterpart=(), **changes)


@pytest.mark.parametrize(
    ("told", "duty", "unknown"),
    [
        # Nobody of the case has such a name: a person may know better.
        (left("Harbour Brigade"), WITHDRAW, ("Harbour Brigade",)),
        (claim("HOST.SHELTER", agent=("council",), counterpart=()), NOT_HOST, ("council",)),
        # A passive names nobody.
        (left(), WITHDRAW, ()),
        # Said not to be so: also worth a look.
        (left(polarity=Polarity.NEGATIVE), WITHDRAW, ()),
    ],
)
def test_a_claim_nothing_ties_is_shown(
    told: Claim, duty: Obligation, unknown: tuple[str, ...]
) -> None:
    (one,) = found(mkstatement(LAKE_WATCH, told), duty)
    assert (one.claim, one.unknown, one.code) == (0, unknown, told.conduct)


@pytest.mark.parametrize(
    ("told", "duty"),
    [
        (left("Meridia"), WITHDRAW),  # it is evidence
        (left("Corran Front"), WITHDRAW),  # another party's conduct
        (left(place="Valdoria"), WITHDRAW),  # elsewhere
        (claim("HOST.PRESENCE", agent=(), counterpart=()), NOT_HOST),  # not the act of the duty
    ],
)
def test_what_bears_or_cannot_be_meant_is_not(told: Claim, duty: Obligation) -> None:
    assert found(mkstatement(LAKE_WATCH, told), duty) == ()


@pytest.mark.parametrize(("speaker", "is_shown"), [(PANEL_HEAD, True), (LAKE_WATCH, False)])
def test_what_the_agreements_monitor_tells_of_a_village_may_be_meant(
    speaker: Speaker, is_shown: bool
) -> None:
    """No list of territory has every village; of a stranger's village nobody knows."""
    sheltered = claim("HOST.SHELTER", agent=(), counterpart=(), place="Valdoria")
    assert bool(found(mkstatement(speaker, sheltered), NOT_HOST)) is is_shown


@pytest.mark.parametrize(("speaker", "is_shown"), [(MERIDIA, False), (LAKE_WATCH, True)])
def test_the_promisors_own_enemy_is_not_the_promisor(speaker: Speaker, is_shown: bool) -> None:
    assert bool(found(mkstatement(speaker, left("enemy")), WITHDRAW)) is is_shown


def test_only_reports_of_conduct_count_as_such() -> None:
    blocked = (Flag(FlagCode.ROLE_CONFLICT, Severity.BLOCK, "cannot be"),)
    for changes in (
        {"speech_act": SpeechAct.URGE},
        {"speech_act": SpeechAct.PLEDGE},
        {"factuality": Factuality.UNDERSPECIFIED},
        {"flags": blocked},
    ):
        assert found(mkstatement(LAKE_WATCH, left(), **changes), WITHDRAW) == ()


def talks(*agent: str, when: str = "2020-06-02", words: str = "") -> Statement:
    met = claim("TIES.RELATIONSHIP_UNSPECIFIED", agent=agent, counterpart=(), when=when)
    return mkstatement(LAKE_WATCH, met, words=words or "Talks with the Front opened in Osteria")


def test_the_words_of_the_duty_under_another_code_are_shown() -> None:
    duty = doing(
        "talk", "NEG.START", elements=(replace(act("NEG.START"), text="Talks are opened"),)
    )
    (near,) = found(talks("Meridia"), duty)
    assert (near.code, near.asked) == ("TIES.RELATIONSHIP_UNSPECIFIED", ("NEG.START",))
    assert "asks for NEG.START" in why_untied(near)
    assert found(talks("Harbour Brigade"), duty) == ()
    assert found(talks("Meridia", when="2019-06-02"), duty) == ()
    assert found(talks("Meridia", words="Talks with the Front broke off"), duty) == ()
