"""What two tellings of one story tell otherwise, and what is only told in other words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.weigh.test_lineage import STORY, edges

from pactwatch.domain.flag import FlagCode
from pactwatch.weigh.divergence.divergence import compare, find_divergences
from pactwatch.weigh.divergence.rules import DIVERGENCE_RULES

# Names stand elsewhere in both texts, as they do in a story.
SETTING = (
    "Nobody had expected Dana Quill or Oren Mallow, and the Corran Front and the Ashen Circle kept "
    "silent. Later Quill and Mallow left Tarsis for Velm, the Front said, and Velm closed Tarsis. "
)
OTHERWISE = [
    (
        "Quill said that Circle fighters train recruits in the hills above Tarsis.",
        "Quill trains recruits in the hills above Tarsis.",
        FlagCode.AGENT_SWAP,
    ),
    (
        "A tanker of the firm carried 18,000 barrels of oil to Velm, the coordinator of the panel "
        "on Velm said on Friday.",
        "The coordinator of the panel on Velm, Dana Quill, carried 18,000 barrels of oil to Velm.",
        FlagCode.AGENT_SWAP,
    ),
    (
        "The head of the panel said that two lorries brought nine old guns over the bridge.",
        "The head of the panel brought nine old guns over the bridge.",
        FlagCode.AGENT_SWAP,
    ),
    (
        "The militants shelled the old harbour at dawn, Mallow said.",
        "Mallow shelled the old harbour at dawn.",
        FlagCode.AGENT_SWAP,
    ),
    (
        "Guards of the Corran Front fired on the convoy near the bridge.",
        "Guards of the Ashen Circle fired on the convoy near the bridge.",
        FlagCode.DIVERGES_FROM_CLUSTER,
    ),
    (
        "On Monday Quill accused Mallow of breaking the truce.",
        "On Monday Mallow accused Quill of breaking the truce.",
        FlagCode.AGENT_SWAP,
    ),
    (
        "The movement did not hand over the eleven prisoners, a clerk said.",
        "The movement did hand over the eleven prisoners, a clerk said.",
        FlagCode.NEGATION_FLIP,
    ),
    (
        "There is no evidence that the camp was used again.",
        "There is evidence that the camp was used again.",
        FlagCode.NEGATION_FLIP,
    ),
    (
        "At least twelve people were killed in the market.",
        "At least twenty people were killed in the market.",
        FlagCode.NUMBER_UNIT_DRIFT,
    ),
    (
        "A two-year truce was signed in the capital on Friday.",
        "A nine-year truce was signed in the capital on Friday.",
        FlagCode.NUMBER_UNIT_DRIFT,
    ),
    (
        "The troops must leave within 14 days of the signing.",
        "The troops must leave within 14 weeks of the signing.",
        FlagCode.NUMBER_UNIT_DRIFT,
    ),
]
OTHERWISE += [
    (told, f"Quill {act}", FlagCode.AGENT_SWAP)
    for told, act in (
        ("Quill claimed militants have struck the mill twice.", "has struck the mill twice."),
        (
            "Quill declared that the dam poses no threat to the town.",
            "poses no threat to the town.",
        ),
        ("The army has been pounding the port of Velm.", "has been pounding the port of Velm."),
        ("A salt barge caught fire and sank in May.", "caught fire and sank in May."),
    )
]
OTHERWISE += [
    (
        "On Monday Quill was afraid of Mallow.",
        "On Monday Mallow was afraid of Quill.",
        FlagCode.DIVERGES_FROM_CLUSTER,
    ),
]
# Two parties in each other's place, and one side's people for the other's.
OTHERWISE += [
    (one, other, FlagCode.AGENT_SWAP)
    for one, other in (
        (
            "The army shelled the rebels near the mill on Monday, residents said.",
            "The rebels shelled the army near the mill, residents said.",
        ),
        (
            "Dana Quill handed Oren Mallow the list of prisoners in the old mill.",
            "Oren Mallow handed Dana Quill the list of prisoners in the old mill.",
        ),
        (
            "Guards of the Corran Front opened fire on soldiers of Velm near the mill.",
            "Soldiers of Velm opened fire on guards of the Corran Front near the mill.",
        ),
        (
            "The envoys of Velm accused the Corran Front of breaking the truce on Sunday.",
            "On Sunday the Corran Front accused the envoys of Velm of breaking the truce.",
        ),
        (
            "Gunmen of the Circle killed four guards of the Front at a checkpoint.",
            "Gunmen of the Front killed four guards of the Circle at a checkpoint.",
        ),
        (
            "The army has held the harbour since Monday, a clerk said.",
            "The rebels have held the harbour since Monday, a clerk said.",
        ),
        (
            "The army shelled the rebels near the mill on Monday.",
            "The army was shelled by the rebels near the mill on Monday.",
        ),
        (
            "Police fired tear gas at protesters in the square.",
            "Protesters fired tear gas at police in the square.",
        ),
    )
]
# A name behind another verb of saying, and before a clause that was cut.
OTHERWISE += [
    (one, other, FlagCode.DIVERGES_FROM_CLUSTER)
    for one, other in (
        (
            "A clerk of the Corran Front said that it had seen the list.",
            "A clerk of the Ashen Circle told reporters that it had seen the list.",
        ),
        (
            "The trucks were stopped by guards of the Corran Front, who burnt three of them.",
            "The trucks were stopped by guards of the Ashen Circle.",
        ),
        (
            "The interior ministry said that the pass would be closed.",
            "The defence ministry said that the pass would be closed.",
        ),
    )
]
# Numbers said in words are told apart as well.
OTHERWISE += [
    (f"The raid left {one} without a roof.", f"The raid left {other} without a roof.", code)
    for code in (FlagCode.NUMBER_UNIT_DRIFT,)
    for one, other in (
        ("two hundred people", "300 people"),
        ("a dozen people", "20 people"),
        ("1.2 million people", "1.2 billion people"),
        ("sixty-nine families", "64 families"),
        ("half of the town", "a third of the town"),
        ("2.4 percent of the town", "2.1 percent of the town"),
        ("more than 400 people", "more than 450 people"),
        ("people 10 miles away", "people 10 kilometres away"),
        ("people 10 miles away", "people 30 kilometres away"),
    )
]
ONE_AMOUNT = [
    ("two hundred people", "200 people"),
    ("a dozen people", "12 people"),
    ("half a dozen people", "six people"),
    ("three hundred and five people", "305 people"),
    ("1,200 people", "1200 people"),
    ("1.2 million people", "1,200,000 people"),
    ("1.2 million people", "1,196,400 people"),
    ("a million and a half people", "1.5 million people"),
    ("half a million people", "500,000 people"),
    ("half of the town", "50 percent of the town"),
    ("a third of the town", "33 percent of the town"),
    ("2.37 percent of the town", "2.4 percent of the town"),
    ("more than a hundred people", "108 people"),
    ("nearly 50 people", "47 people"),
    ("people for two weeks", "people for 14 days"),
    ("people 10 miles away", "people 16 kilometres away"),
    ("people between 10 and 20 miles away", "people between 16 and 32 kilometres away"),
    ("hundreds of miles of coast", "hundreds of kilometres of coast"),
    ("goods worth $40", "goods worth £31"),
]
IN_OTHER_WORDS = [
    ("Quill, now calm, has struck the old mill twice.", "Quill has struck the old mill twice."),
    (
        "The coordinator of the panel on Velm, Dana Quill, opened the new office on Friday.",
        "The coordinator of the panel on Velm opened the new office on Friday, a clerk said.",
    ),
    (
        "The panel on Velm, which met on Friday, brought nine old guns over the bridge, it said.",
        "The panel on Velm brought nine old guns over the bridge, the panel on Velm said.",
    ),
    (
        "The ministry of trade said it brought nine old guns over the bridge.",
        "The ministry of trade brought nine old guns over the bridge.",
    ),
    ("United Nations clerk Joss Kell was hurt in Velm.", "UN clerk Joss Kell was hurt in Velm."),
    ("The minister has struck the old mill twice.", "Quill has struck the old mill twice."),
    (
        "The company will soon run a survey of the reef.",
        "Quill will soon run a survey of the reef.",
    ),
    ("Then he has struck the old mill twice.", "Quill has struck the old mill twice."),
    ("They didn't reach the bridge by night.", "They did not reach the bridge by night."),
    ("They did not reach the bridge by night.", "They failed to reach the bridge by night."),
    ("Five guards left the old harbour at dawn.", "5 guards left the old harbour at dawn."),
    ("Some 5 per cent of the houses were burnt.", "Some 5% of the houses were burnt."),
    ("More than 1,480 people fled over the bridge.", "About 1,500 people fled over the bridge."),
    ("The truce was signed on 3 May in the town.", "The truce was signed on 4 May in the town."),
    ("Dana Quill left the capital on Friday.", "Quill left the capital on Friday."),
    ("The United Velm Union left the talks on Friday.", "The UVU left the talks on Friday."),
    ("Quill and Mallow left the town on Friday.", "Mallow and Quill left the town on Friday."),
    ("Mallow said the bridge was closed to all.", "The bridge was closed to all, Mallow said."),
    ("On Monday the Velmarian envoy left the talks.", "On Monday the Velmar envoy left the talks."),
    ("On Monday the envoy left the talks in Velm.", "On Tuesday the envoy left the talks in Velm."),
    ("They entered the village, but found no captives.", "They entered the village at dawn."),
]
IN_OTHER_WORDS += [
    (f"The raid left {one} without a roof.", f"The raid left {other} without a roof.")
    for one, other in ONE_AMOUNT
]
# The same parties in another voice or order, or called something else.
IN_OTHER_WORDS += [
    (
        "The army shelled the rebels near the mill on Monday.",
        "The rebels were shelled by the army near the mill on Monday.",
    ),
    (
        "Quill met Mallow in Tarsis on Monday for talks about the dam.",
        "Mallow met Quill in Tarsis on Monday for talks about the dam.",
    ),
    (
        "The port is closed until further notice, said Mallow of the harbour office.",
        "Mallow of the harbour office said the port is closed until further notice.",
    ),
    ("Quill, minister of trade, left the talks.", "Trade minister Quill left the talks."),
    (
        "Troops opened fire on the crowd by the mill.",
        "Soldiers opened fire on the crowd by the mill.",
    ),
    ("The rebels left the old harbour at dawn.", "The gunmen left the old harbour at dawn."),
    ("The home ministry closed the old pass.", "The interior ministry closed the old pass."),
    ("On Monday Dana left the town at dawn.", "On Monday Quill left the town at dawn."),
    ("On Monday Timo Asker left the old town.", "On Monday Timothy Asker left the old town."),
    ("On Monday Det Insp Asker left town.", "On Monday Detective Inspector Asker left town."),
    ("On Monday General Motor Union left.", "On Monday GMU left."),
    ("The envoys had nothing but praise for Velm.", "The envoys had great praise for Velm."),
    ("They dont know who broke the truce.", "They don't know who broke the truce."),
    (
        "Tarsis spokesman Oren Mallow said the town was disappointed by the talks.",
        "Tarsis was disappointed by the talks, a spokesman said.",
    ),
    (
        "Velm's boats left the harbour in May.",
        "In the harbour of Velm boats left the harbour in May.",
    ),
]


def codes(one: str, other: str) -> list[FlagCode]:
    return [code for _, code, _ in compare(SETTING + one, SETTING + other)]


@pytest.mark.parametrize(("one", "other", "code"), OTHERWISE)
def test_what_is_told_otherwise_is_found_from_both_sides(
    one: str, other: str, code: FlagCode
) -> None:
    assert codes(one, other) == [code]
    assert codes(other, one) == [code]


@pytest.mark.parametrize(("one", "other"), IN_OTHER_WORDS)
def test_what_is_told_in_other_words_is_left_alone(one: str, other: str) -> None:
    assert codes(one, other) == []
    assert codes(other, one) == []


def test_the_reason_gives_the_words_of_both() -> None:
    ((_, _, reason),) = compare(OTHERWISE[8][0], OTHERWISE[8][1])
    assert "“twelve” here, “twenty” there" in reason


def test_every_rule_has_a_sentence() -> None:
    assert all(rule.sentence.endswith(":") for rule in DIVERGENCE_RULES)


def test_only_copies_are_compared_and_both_are_named() -> None:
    changed = STORY.replace("eleven houses", "ninety houses")
    texts = {"doc-0": STORY, "doc-1": changed}
    found = find_divergences(
        texts, edges((STORY, "Harbour Wire", 0), (changed, "Lakeside News", 1))
    )
    assert [(d.document_id, d.other_id) for d in found] == [("doc-0", "doc-1"), ("doc-1", "doc-0")]
    assert all(texts[d.document_id][d.start : d.end].startswith("We counted") for d in found)
    assert find_divergences(texts, []) == ()


@given(st.text(alphabet="abN1 .,\n", max_size=80), st.text(alphabet="abN1 .,\n", max_size=80))
def test_a_text_does_not_diverge_from_itself_and_places_lie_inside(one: str, other: str) -> None:
    assert list(compare(one, one)) == []
    for pair, _, _ in compare(one, other):
        assert 0 <= pair.first.start < pair.first.end <= len(one)
        assert 0 <= pair.second.start < pair.second.end <= len(other)


def test_a_name_the_case_knows_is_a_name_at_the_head_of_a_sentence() -> None:
    one = "Corvane's navy refused inspectors access to the ship, she said."
    other = one.replace("Corvane", "Ostrel")
    known = {"corvane": "corvane", "ostrel": "ostrel"}
    assert [code for _, code, _ in compare(one, other, known)] == [FlagCode.DIVERGES_FROM_CLUSTER]
    assert not list(compare(one, other))
    assert not list(compare(one, other, dict.fromkeys(known, "corvane")))
