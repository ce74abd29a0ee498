"""Rewrite the exact versions in pyproject.toml from a fresh local resolution.

A lock file records download addresses, which do not belong in a repository; names and versions do.
"""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
BEGIN, END = "# pins: begin", "# pins: end"


def main() -> None:
    """Resolve afresh and write the result between the two marks."""
    pyproject = ROOT / "pyproject.toml"
    text = pyproject.read_text("utf-8")
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    # The old pins must not bind the new resolution.
    pyproject.write_text(f"{head}{BEGIN}\nconstraint-dependencies = []\n{END}{tail}", "utf-8")
    try:
        pins = _resolve()
    except BaseException:
        pyproject.write_text(text, "utf-8")
        raise
    lines = "".join(f'    "{pin}",\n' for pin in pins)
    pyproject.write_text(
        f"{head}{BEGIN}\nconstraint-dependencies = [\n{lines}]\n{END}{tail}", "utf-8"
    )


def _resolve() -> list[str]:
    subprocess.run(["uv", "lock", "--upgrade", "--quiet"], cwd=ROOT, check=True)
    command = ["uv", "export", "--all-groups", "--no-hashes", "--no-emit-project", "--quiet"]
    out = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    pins = (line.strip() for line in out.splitlines())
    found = [p.replace('"', "'") for p in pins if re.match(r"[\w.\-\[\]]+==", p)]
    return sorted(found)


if __name__ == "__main__":
    main()
