"""Rules and network side by side: who decides, and what is never left to the network."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.domain.statement import Factuality, SpeechAct
from pactwatch.language.acts.rules import Found
from pactwatch.language.acts.weighed import weighed_act, weighed_certainty
from pactwatch.language.model.acts_heard import ACTS, CERTAINTIES, Heard
from pactwatch.language.words.lexicon import load


def heard(
    act: SpeechAct = SpeechAct.ASSERT,
    certainty: Factuality = Factuality.CERTAIN_POS,
    *,
    share: float = 0.6,
) -> Heard:
    """An answer with ``share`` for one act and one certainty, the rest even."""
    acts = {a: log(share if a is act else (1 - share) / (len(ACTS) - 1)) for a in ACTS}
    rest = (1 - share) / (len(CERTAINTIES) - 1)
    certainties = {c: log(share if c is certainty else rest) for c in CERTAINTIES}
    return Heard(acts, certainties)


def test_where_no_rule_decides_the_network_does_and_says_how_sure_it_is() -> None:
    found = weighed_act(Found(SpeechAct.ASSERT, ""), heard(SpeechAct.ASSESS))

    assert found.act is SpeechAct.ASSESS
    assert found.reason == "By its words as a whole the model takes it for ASSESS (0.60 of 1)."


def test_a_rule_that_the_network_agrees_with_keeps_its_reason() -> None:
    rule = Found(SpeechAct.DENY, "“denied”: it is denied.", flips=True)

    assert weighed_act(rule, heard(SpeechAct.DENY)) is rule


@pytest.mark.parametrize("act", sorted(load("act-trust")["acts"]))
def test_a_rule_stands_against_a_network_that_is_hardly_surer_of_another(act: str) -> None:
    other = SpeechAct.ASSERT if act != "ASSERT" else SpeechAct.ASSESS
    rule = Found(SpeechAct(act), "A rule.")
    trust = load("act-trust")["acts"][act]

    even = dict.fromkeys(ACTS, log(0.01))
    nearly = {**even, SpeechAct(act): log(0.3), other: log(0.3) + trust - 0.01}
    beyond = {**even, SpeechAct(act): log(0.3), other: log(0.3) + trust + 0.01}

    assert weighed_act(rule, Heard(nearly, {})).act is rule.act
    assert weighed_act(rule, Heard(beyond, {})).act is other


def test_a_rule_that_is_overruled_is_still_told() -> None:
    found = weighed_act(
        Found(SpeechAct.PLEDGE, "“will”: so."), heard(SpeechAct.EXPECT, share=0.999)
    )

    assert found.act is SpeechAct.EXPECT
    assert "A rule would have had PLEDGE: “will”: so." in found.reason
    assert not found.flips


def test_where_the_rules_put_nothing_forward_nothing_is() -> None:
    sure = heard(certainty=Factuality.CERTAIN_POS, share=0.99)

    assert weighed_certainty(Factuality.UNDERSPECIFIED, sure) is Factuality.UNDERSPECIFIED


@given(st.sampled_from(list(CERTAINTIES)), st.sampled_from(list(CERTAINTIES)))
def test_the_network_never_says_that_nothing_is_put_forward(
    by_rule: Factuality, other: Factuality
) -> None:
    found = weighed_certainty(by_rule, heard(certainty=other, share=0.9))

    assert (found is Factuality.UNDERSPECIFIED) == (by_rule is Factuality.UNDERSPECIFIED)


def test_a_small_share_and_a_denial_by_less_than_half_are_no_answer() -> None:
    plain = Found(SpeechAct.ASSERT, "")

    assert weighed_act(plain, heard(SpeechAct.ADMIT, share=0.2)) is plain
    assert weighed_act(plain, heard(SpeechAct.DENY, share=0.45)).act is not SpeechAct.DENY
    assert weighed_act(plain, heard(SpeechAct.DENY, share=0.55)).act is SpeechAct.DENY


def test_a_rule_in_force_stands() -> None:
    rule = Found(SpeechAct.ASSERT, "What may be done.", is_rule=True)

    assert weighed_act(rule, heard(SpeechAct.ASSESS, share=0.99)) is rule


def test_what_a_word_hedges_is_not_certain_whatever_is_heard() -> None:
    sure = heard(certainty=Factuality.CERTAIN_POS, share=0.99)
    by_rule = Factuality.PROBABLE_POS

    found = weighed_certainty(by_rule, sure, is_hedged=True)

    assert found is by_rule
    assert weighed_certainty(by_rule, sure) is Factuality.CERTAIN_POS


def test_who_is_there_to_judge_judges_unless_something_else_is_done() -> None:
    rule = Found(SpeechAct.ASSESS, "The speaker is a monitor or an analyst.", is_by_role=True)

    assert weighed_act(rule, heard(SpeechAct.ASSERT, share=0.999)) is rule
    assert weighed_act(rule, heard(SpeechAct.URGE, share=0.999)).act is SpeechAct.URGE


def test_a_cue_that_denies_is_never_overruled() -> None:
    rule = Found(SpeechAct.DENY, "“denied”: it is denied.", flips=True)

    assert weighed_act(rule, heard(SpeechAct.ASSERT, share=0.9999)) is rule


@pytest.mark.parametrize("act", ["URGE", "ORDER", "PLEDGE", "THREATEN"])
def test_what_is_told_as_done_is_not_asked_for_nor_promised(act: str) -> None:
    told, answer = Found(SpeechAct.ASSERT, ""), heard(SpeechAct(act))

    assert weighed_act(told, answer).act is SpeechAct(act)
    assert weighed_act(told, answer, is_settled=True).act is not SpeechAct(act)
