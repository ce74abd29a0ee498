"""Rule sets read from files: the shipped ones, and files with slips."""

from dataclasses import fields, replace
from importlib import resources

import pytest

from pactwatch.errors import BadInput
from pactwatch.weigh import RuleSet


def shipped(name: str) -> RuleSet:
    text = (resources.files("pactwatch.resources") / name).read_text("utf-8")
    return RuleSet.parse(text, name=name)


def test_the_shipped_file_states_every_default() -> None:
    assert shipped("rules.toml") == RuleSet()
    assert shipped("rules.toml").label == "default 1.0.0"


def test_the_strict_set_differs_in_origins_alone() -> None:
    strict = shipped("rules-strict.toml")
    assert (strict.corroborated_origins, strict.established_origins) == (3, 4)
    changed = {
        f.name for f in fields(RuleSet) if getattr(strict, f.name) != getattr(RuleSet(), f.name)
    }
    assert changed == {
        "name",
        "corroborated_origins",
        "established_origins",
        "established_with_record_origins",
    }


def test_keys_left_out_take_the_defaults() -> None:
    found = RuleSet.parse('name = "mine"\n[freshness]\ncurrent_days = 30\n')
    assert found == replace(RuleSet(), name="mine", current_days=30)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name = ", "not TOML"),
        ("[freshnes]\ncurrent_days = 3", "found the key freshnes, expected one of usability"),
        (
            "[freshness]\ncurrent = 3",
            "found the key freshness.current, expected one of current_days",
        ),
        ("[freshness]\ncurrent_days = -3", "freshness.current_days: found -3, expected a whole"),
        ("[freshness]\ncurrent_days = true", "freshness.current_days: found True"),
        ("freshness = 3", "expected a table [freshness]"),
        ("[standing]\ncorroborated_origins = 0", "found 0, expected 1 or more"),
        ('[standing]\ndirect_reliability = ["Z"]', "found 'Z', expected one of A, B, C"),
        ('[usability]\nnever_evidence = ["SING"]', "found 'SING', expected one of ASSERT"),
        ('[usability]\nnever_evidence = "ASSERT"', "expected a list"),
        ("[confidence.highest]\norigins = 1", "found the key confidence.highest"),
        ("[confidence.high]\nsources = 1", "found the key confidence.high.sources"),
        ("name = 3", "name: found 3, expected a text"),
    ],
)
def test_a_slip_is_named_with_file_and_key(text: str, message: str) -> None:
    with pytest.raises(BadInput) as error:
        RuleSet.parse(text, name="my-rules.toml")
    assert str(error.value).startswith("my-rules.toml: ")
    assert message in str(error.value)
