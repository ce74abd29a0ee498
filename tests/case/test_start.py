"""What a board has no use for is not brought in with a case: every command would wait for it."""

import subprocess
import sys

HEAVY = (
    "numpy", "nupunkt", "onnxruntime", "py3langid", "pactwatch.text.dates",
    "pactwatch.weigh.lineage.errata",
)  # fmt: skip


def test_a_case_brings_in_no_arrays_no_grammar_of_dates_and_no_reader() -> None:
    asked = f"import sys, pactwatch.case; print([m for m in {HEAVY} if m in sys.modules])"
    found = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"
