"""Every rule, code and verdict is there with its sentence, and is tried by a test."""

import tomllib
from importlib import resources
from pathlib import Path

import pytest

from pactwatch.domain.codebook import ConductCode, matches_code
from pactwatch.domain.status import Overlay, Verdict
from pactwatch.pipeline.extraction import shipped_codebook
from pactwatch.weigh.verdict.rules import RULES

TESTS = Path(__file__).parents[1]
WEIGH_TESTS = "\n".join(p.read_text("utf-8") for p in sorted((TESTS / "weigh").rglob("*.py")))
CODEBOOKS = ("codebook.toml", "codebook-plover.toml")


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids)) > 10


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_a_sentence(rule: object) -> None:
    sentence = rule.sentence  # type: ignore[attr-defined]
    assert sentence.endswith(".")
    assert sentence[0].isupper()
    assert len(sentence) > 15


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_tried_by_name(rule: object) -> None:
    assert rule.id in WEIGH_TESTS  # type: ignore[attr-defined]


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_is_expected_by_a_test(verdict: Verdict) -> None:
    assert f'"{verdict.value}"' in WEIGH_TESTS or f"Verdict.{verdict.name}" in WEIGH_TESTS


@pytest.mark.parametrize("overlay", Overlay)
def test_an_overlay_is_expected_by_a_test(overlay: Overlay) -> None:
    assert f'"{overlay.value}"' in WEIGH_TESTS or f"Overlay.{overlay.name}" in WEIGH_TESTS


@pytest.mark.parametrize("name", CODEBOOKS)
def test_a_code_has_description_examples_and_counter_examples(name: str) -> None:
    codes = shipped_codebook(name).codes
    assert codes
    assert [code.id for code in codes if not _is_explained(code)] == []


def _is_explained(code: ConductCode) -> bool:
    is_sentence = code.description.strip().endswith(".")
    return bool(is_sentence and code.label and code.examples and code.counter_examples)


@pytest.mark.parametrize("name", CODEBOOKS)
def test_code_ids_are_unique_and_what_they_name_exists(name: str) -> None:
    codes = shipped_codebook(name).codes
    ids = [code.id for code in codes]
    assert len(ids) == len(set(ids))
    for code in codes:
        assert set(code.entails) <= set(ids)


def shipped_agreements() -> list[str]:
    folder = resources.files("pactwatch.resources") / "agreements"
    return sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))


@pytest.mark.parametrize("name", shipped_agreements())
def test_an_agreement_uses_codes_of_the_codebook(name: str) -> None:
    text = (resources.files("pactwatch.resources") / "agreements" / name).read_text("utf-8")
    ids = [code.id for code in shipped_codebook("codebook.toml").codes]
    patterns: set[str] = set()
    for duty in tomllib.loads(text)["obligation"]:
        for key in ("performs", "against", "context", "mitigates", "trigger_codes"):
            patterns |= set(duty.get(key, []))
        for element in duty.get("element", []):
            patterns |= set(element.get("codes", []))
    unknown = {p for p in patterns if not any(matches_code(p, code) for code in ids)}
    assert unknown == set()
