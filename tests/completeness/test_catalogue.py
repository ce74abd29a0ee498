"""Every word a person reads has its entry, and every entry is read somewhere."""

import re
import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from pactwatch.domain.flag import FlagCode
from pactwatch.domain.statement import (
    EpistemicBasis,
    Factuality,
    QuoteType,
    SpeakerStatus,
    SpeechAct,
)
from pactwatch.domain.status import Overlay, Verdict
from pactwatch.settings import SETTINGS
from pactwatch.text.catalogue import keys, say

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "pactwatch"
CONTRACT = (ROOT / "docs" / "contract.md").read_text("utf-8")
REFERENCE = (ROOT / "docs" / "reference.md").read_text("utf-8")
EXPLAINED: dict[str, type[StrEnum]] = {"verdict": Verdict, "overlay": Overlay, "flag": FlagCode}


def commands() -> list[str]:
    from pactwatch.cli import commands  # noqa: F401
    from pactwatch.cli.app import app

    return sorted(str(command.name) for command in app.registered_commands)


def test_commands_and_their_help_are_the_same() -> None:
    assert commands() == sorted(keys("command"))


@pytest.mark.parametrize("command", keys("command"))
def test_a_command_has_help_and_stands_in_the_contract(command: str) -> None:
    assert len(say(f"command.{command}")) > 15
    assert say(f"command.{command}").endswith(".")
    assert f"`pactwatch {command}" in CONTRACT or f"`{command} " in CONTRACT


def test_every_option_of_the_contract_is_an_option() -> None:
    from typer.main import get_command

    from pactwatch.cli.app import app

    commands()
    group = get_command(app)
    options = {"--help", *(o for p in group.params for o in p.opts)}
    for command in group.commands.values():  # type: ignore[attr-defined]
        options |= {o for p in command.params for o in (*p.opts, *p.secondary_opts)}
    assert set(re.findall(r"--[a-z][a-z-]+", CONTRACT)) <= options


def _options() -> dict[str, set[str]]:
    from typer.main import get_command

    from pactwatch.cli.app import app

    commands()
    group = get_command(app).commands  # type: ignore[attr-defined]
    params = {name: command.params for name, command in group.items()}
    return {n: {o for p in found for o in p.opts if o[:2] == "--"} for n, found in params.items()}


@pytest.mark.parametrize("command", keys("command"))
def test_every_option_of_a_command_stands_in_the_contract_and_the_reference(command: str) -> None:
    """`--as` stands once for all commands that record something."""
    rows = [line for line in CONTRACT.splitlines() if line.startswith("|")]
    row = next(r for r in rows if f"`pactwatch {command}" in r or f"`{command} " in r)
    told = {*re.findall(r"--[a-z][a-z-]*", row), "--as"}
    assert _options()[command] <= told
    listed = {
        o for c, o in re.findall(r"^\| `(\w+)` \| `(--[a-z-]+)", REFERENCE, re.M) if c == command
    }
    assert _options()[command] == listed


def test_the_tasks_told_are_those_that_can_be_run() -> None:
    from pactwatch.pipeline.evaluate import TASKS

    assert [task.name for task in TASKS] == list(keys("task"))
    row = next(line for line in CONTRACT.splitlines() if "`pactwatch evaluate" in line)
    assert [name for name in keys("task") if f"`{name}`" not in row] == []


def test_the_keys_and_fields_of_the_terminal_review_stand_in_the_contract() -> None:
    from pactwatch.case.editing import EDITABLE

    row = next(line for line in CONTRACT.splitlines() if "`pactwatch review" in line)
    asked = re.findall(r"\b(\w) \w+", say("queue.prompt"))
    assert [key for key in (*asked, *EDITABLE) if f"`{key}`" not in row] == []


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s.name)
def test_a_setting_has_help_and_stands_in_the_reference(setting: Any) -> None:
    assert setting.help.endswith(".")
    assert setting.help in REFERENCE
    assert f"`{setting.env}`" in REFERENCE


@pytest.mark.parametrize(
    ("section", "code"), [(s, m.value) for s, kind in EXPLAINED.items() for m in kind]
)
def test_a_code_is_explained_in_words(section: str, code: str) -> None:
    label, text = say(f"{section}.{code}.label"), say(f"{section}.{code}.help")
    assert label
    assert label[0].islower()
    assert text.endswith(".")
    assert len(text) > 20


@pytest.mark.parametrize("section", EXPLAINED)
def test_no_entry_explains_what_does_not_exist(section: str) -> None:
    assert set(keys(section)) == {member.value for member in EXPLAINED[section]}


WORDED: dict[str, type[StrEnum]] = {
    "speech_act": SpeechAct,
    "factuality": Factuality,
    "quote_type": QuoteType,
    "basis": EpistemicBasis,
    "speaker_status": SpeakerStatus,
}


@pytest.mark.parametrize("section", WORDED)
def test_every_code_a_page_shows_has_words(section: str) -> None:
    assert set(keys(section)) == {member.value for member in WORDED[section]}


def _entries(node: dict[str, Any], at: str = "") -> list[str]:
    found = []
    for key, value in node.items():
        path = f"{at}.{key}" if at else key
        found += _entries(value, path) if isinstance(value, dict) else [path]
    return found


CATALOGUE = tomllib.loads((SRC / "resources" / "catalogue" / "en.toml").read_text("utf-8"))
USES = "\n".join(
    path.read_text("utf-8")
    for folder in (SRC, ROOT / "docs")
    for path in sorted(folder.rglob("*"))
    if path.suffix in (".py", ".html", ".xml", ".svg")
)


def test_every_entry_is_used() -> None:
    """By its whole key, or by its section with the code put in (`say("verdict." ~ code`)."""
    assert [entry for entry in _entries(CATALOGUE) if not _is_used(entry)] == []


def _is_used(entry: str) -> bool:
    section, _, rest = entry.partition(".")
    whole = re.search(rf"""say\(f?["']{re.escape(entry)}["']""", USES)
    by_code = re.search(rf"""say\(f?["']{section}\.(["']|\{{)|word\(["']{section}["']""", USES)
    parts = rest.split(".")
    return bool(whole or (by_code and (len(parts) == 1 or f".{parts[-1]}" in USES)))


def test_every_use_has_an_entry() -> None:
    used = set(re.findall(r"""say\(["']([a-z_]+\.[A-Za-z_.]+[A-Za-z_])["']""", USES))
    assert used <= set(_entries(CATALOGUE))


def test_the_command_line_words_nothing_itself() -> None:
    """Help, headings and reports come from the catalogue; messages of errors stay with errors."""
    literal = re.compile(
        r"""help=["'f]|(?:talk|echo)\(f?["'](?!pactwatch: \{|\\n\[|[^"]*"\.join)"""
    )
    found = {
        path.name: literal.findall(path.read_text("utf-8")) for path in (SRC / "cli").glob("*.py")
    }
    assert {name: hits for name, hits in found.items() if hits} == {}
