"""A list of actors, from the file on the disk to the list of actors, in a real browser."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.e2e.conftest import serious

LISTED = """{"id": "n1", "schema": "Person", "properties": {"name": ["Oru Belmaz"], "alias": ["אורו בלמז"]}}
{"id": "n2", "schema": "Organization", "properties": {"name": ["Grey Quay Guild"]}}
"""  # noqa: E501


def test_a_list_is_looked_at_and_taken_in(
    demo: Path, serve: Callable[..., Any], watch: Callable[..., Any], tmp_path: Path
) -> None:
    served, watched = serve(demo), watch()
    page, file = watched.page, tmp_path / "guild.json"
    file.write_text(LISTED, "utf-8")
    page.goto(f"{served.url}/actors")
    page.keyboard.press("i")
    page.wait_for_url("**/actors/import")
    page.set_input_files("input[type=file]", str(file))
    page.get_by_role("button", name="Look into it").click()
    page.wait_for_url("**/actors/import?list=*")
    assert page.get_by_text("Oru Belmaz").is_visible()
    assert serious(page) == []
    assert "ftm-n1" not in {actor.id for actor in served.case.norms().actors}
    page.keyboard.press("y")
    page.wait_for_url("**/actors?said=*")
    assert {"ftm-n1", "ftm-n2"} <= {actor.id for actor in served.case.norms().actors}
    assert watched.problems == []
