"""Norms kept beside the record are the norms of the files; other files are parsed anew."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from pactwatch.case import norms, parsed
from pactwatch.case.norms import Norms, parse_norms
from pactwatch.case.parsed import ParsedNorms
from pactwatch.case.sync import case_texts
from pactwatch.errors import BadInput
from pactwatch.pipeline import WorkingCase


def kept_in(root: Path) -> ParsedNorms:
    return ParsedNorms(root, secret=lambda: b"s" * 32, worth=0)


def test_the_next_program_parses_nothing_and_has_the_same_norms(
    case: WorkingCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = case_texts(case.view())
    made = kept_in(tmp_path).of(texts, None)
    monkeypatch.setattr(parsed, "parse_norms", lambda *_, **__: pytest.fail("parsed anew"))
    assert kept_in(tmp_path).of(texts, None) == made == parse_norms(texts)
    assert kept_in(tmp_path).of(texts, "strict") == parse_norms(texts, rules="strict")


def test_an_edited_file_is_parsed(case: WorkingCase, tmp_path: Path) -> None:
    texts, norms_now = case_texts(case.view()), kept_in(tmp_path)
    norms_now.of(texts, None)
    edited = {**texts, "actors.toml": ""}
    assert norms_now.of(edited, None) == parse_norms(edited)
    assert kept_in(tmp_path).of(edited, None) == parse_norms(edited)


def test_other_rules_share_what_was_parsed(
    case: WorkingCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts, norms_now = case_texts(case.view()), kept_in(tmp_path)
    first = norms_now.of(texts, None)
    monkeypatch.setattr(norms, "parse_codebook", lambda *_, **__: pytest.fail("parsed anew"))
    other = norms_now.of(texts, "strict")
    assert other.codebook is first.codebook
    assert norms_now.of(texts, None) is first
    with pytest.raises(BadInput, match="unknown; choose one of"):
        norms_now.of(texts, "lenient")


def test_files_of_another_moment_asked_for_meanwhile_are_not_mixed_up(
    case: WorkingCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when another thread asks for the norms of the past while these are parsed."""
    texts, norms_now = case_texts(case.view()), kept_in(tmp_path)
    earlier = {name: text for name, text in texts.items() if not name.startswith("agreements/")}

    def parse(files: Mapping[str, str], *, rules: str | None) -> Norms:
        monkeypatch.setattr(parsed, "parse_norms", parse_norms)
        assert norms_now.of(earlier, None).agreements == ()
        return parse_norms(files, rules=rules)

    monkeypatch.setattr(parsed, "parse_norms", parse)
    assert norms_now.of(texts, None).agreements
    assert norms_now.of(earlier, None).agreements == ()
    assert norms_now.of(texts, None).agreements
