"""Settings: one table, three layers, one clear line for a wrong value."""

from pathlib import Path

import pytest

from pactwatch.errors import BadInput
from pactwatch.settings import SETTINGS, load_settings


def test_option_beats_environment_beats_file_beats_default(tmp_path: Path) -> None:
    file = tmp_path / "s.toml"
    file.write_text("port = 1\nthreads = 3\nlock_wait_s = 4\n")
    environ = {"PACTWATCH_SETTINGS": str(file), "PACTWATCH_PORT": "2", "PACTWATCH_THREADS": "5"}
    settings = load_settings({"port": 3}, environ)
    assert (settings.port, settings.threads, settings.lock_wait_s) == (3, 5, 4)
    assert settings.host == "127.0.0.1"


def test_system_user_is_not_named() -> None:
    assert load_settings({}, {}).is_user_named is False
    assert load_settings({"user": "Reviewer One"}, {}).is_user_named is True


@pytest.mark.parametrize(
    ("environ", "says"),
    [
        ({"PACTWATCH_PORT": "high"}, "setting port: found 'high', expected a whole number"),
        ({"PACTWATCH_THREADS": "0"}, "setting threads: found '0'"),
        ({"PACTWATCH_SETTINGS": "/nowhere/x.toml"}, "not found"),
    ],
)
def test_a_wrong_value_is_one_clear_line(environ: dict[str, str], says: str) -> None:
    with pytest.raises(BadInput, match=says):
        load_settings({}, environ)


def test_unknown_name_in_the_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "s.toml"
    file.write_text("prot = 1\n")
    with pytest.raises(BadInput, match="unknown prot; known are"):
        load_settings({}, {"PACTWATCH_SETTINGS": str(file)})


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s.name)
def test_every_setting_has_help_that_is_a_sentence(setting: object) -> None:
    help_text = setting.help  # type: ignore[attr-defined]
    assert help_text.endswith(".")
    assert len(help_text) > 20
