"""The trigger language: what it reads and how it refuses."""

import pytest

from pactwatch.text.triggers import can_be_step, parse_trigger


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("train", [(("train",),)]),
        ("train|drill@VERB", [(("train",), ("drill",))]),
        ("safe_haven", [(("safe", "haven"),)]),
        ("=camps # radicali*", [(("=camps",),), (("#",),), (("radicali*",),)]),
        (
            "{agent} shelter {counterpart:fighter|cell}",
            [(("shelter",),), (("fighter",), ("cell",))],
        ),
    ],
)
def test_words_of_a_trigger_are_read_in_order(
    text: str, forms: list[tuple[tuple[str, ...], ...]]
) -> None:
    assert [step.forms for step in parse_trigger(text).words] == forms


def test_slots_gaps_and_bans_are_told_apart() -> None:
    trigger = parse_trigger("{agent!} conduct ... training !nurse|school")

    assert [(step.role, step.is_required, step.is_wide) for step in trigger.steps] == [
        ("agent", True, False),
        (None, False, False),
        (None, False, True),
    ]
    assert trigger.bans[0].forms == (("nurse",), ("school",))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{agent} {counterpart}", "holds no word"),
        ("train@VRB", "part of speech 'VRB'"),
        ("{guest} train", "expected one of {agent}"),
        ("tra?n", "is no word"),
        ("train||drill", "is no word"),
        ("", "holds no word"),
    ],
)
def test_a_bad_trigger_is_refused_with_the_step(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint.replace("{", r"\{").replace("|", r"\|")):
        parse_trigger(text)


@pytest.mark.parametrize(
    ("word", "can"),
    [("Forces", True), ("fifty-strong", True), ("450,000-strong", False), ("“we", False)],
)
def test_what_can_stand_in_a_trigger_is_read_there(word: str, can: bool) -> None:
    assert can_be_step(word) is can
    if can:
        assert parse_trigger(word).steps
