"""The Python block of the contract runs as it stands and gives the objects it promises."""

import re
from pathlib import Path
from typing import Any

import pactwatch

CONTRACT = (Path(__file__).parents[2] / "docs" / "contract.md").read_text("utf-8")


def test_the_python_block_runs() -> None:
    blocks = re.findall(r"```python\n(.*?)```", CONTRACT, re.DOTALL)
    assert blocks
    for block in blocks:
        names: dict[str, Any] = {}
        exec(compile(block, "docs/contract.md", "exec"), names)
        (statement,) = names["statements"]
        assert statement.speaker.name == "The ministry" or "ministry" in statement.speaker.name
        assert " ".join(span.text for span in statement.content) == "the road was open"
        assert (statement.speech_act.value, statement.factuality.value) == ("ASSERT", "CERTAIN+")


def test_an_open_case_has_what_the_contract_names(root: Path) -> None:
    named = re.findall(r"`(\w+)\(", CONTRACT.split("## Python")[1])
    with pactwatch.open_case(root, person="Asha Venn") as case:
        for method in {*named} - {"open_case"}:
            assert callable(getattr(case, method))
        assert case.board().rows[0].obligation_id == "C-1"
