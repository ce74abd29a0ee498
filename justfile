# Every target here is what .ci/run calls; a developer types the same. Without `just`, read and run the lines.

# Style, types and the import contract.
check:
    uv run ruff format --check src tests training benchmark docs
    uv run ruff check src tests training benchmark docs
    uv run mypy
    uv run lint-imports

# The tests, as the README writes it.
test:
    pip install uv && uv run pytest

# The pages in a real browser (Debian: apt-get install chromium).
e2e:
    PACTWATCH_E2E=1 uv run --group e2e pytest -n 0 tests/e2e

# The pictures of docs/workbench.md, taken anew from the demo case.
screens:
    uv run --group e2e python -m docs.screens

# The quality floors on data that ships with the repository.
gate:
    uv run python -m benchmark gate

# Generated pages are rebuilt and must not differ; then the documentation is built.
docs:
    uv run python -m docs.generate --check
    uv run --group docs zensical build

# The demo as a newcomer runs it.
demo:
    uv run pactwatch demo --no-serve

# Rewrite the exact versions in pyproject.toml from a fresh local resolution.
pins:
    uv run python -m docs.pins
