import subprocess
import sys

import pytest

import pactwatch.pipeline as pipeline


@pytest.mark.parametrize("name", pipeline.__all__)
def test_each_name_is_there_when_asked_for(name: str) -> None:
    assert getattr(pipeline, name).__name__ == name


def test_a_name_nobody_gives_is_refused() -> None:
    with pytest.raises(AttributeError, match="add_everything"):
        pipeline.add_everything  # noqa: B018


def test_reading_one_file_brings_in_no_register() -> None:
    program = "import sys; from pactwatch.pipeline import extract_file; print(*sys.modules)"
    found = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert "pactwatch.language.extracting" in found.stdout.split()
    assert "sqlalchemy" not in found.stdout.split()
