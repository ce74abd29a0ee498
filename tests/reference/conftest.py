"""Where the reference article lies: PACTWATCH_REFERENCE, else beside the checkout."""

import os
from pathlib import Path

import pytest

from pactwatch.domain.ids import sha256_bytes
from tests.reference.rows import expected_rows


@pytest.fixture(scope="session")
def article() -> Path:
    """The article's file, checked by its hash; skips where it is not at hand."""
    beside = Path(__file__).parents[3] / "shared" / "cases" / "doha"
    file = Path(os.environ.get("PACTWATCH_REFERENCE", beside)) / "article.txt"
    if not file.is_file():
        pytest.skip("the reference article is not at hand; PACTWATCH_REFERENCE names its folder")
    if sha256_bytes(file.read_bytes()) != expected_rows()[0]["document_sha256"]:
        pytest.skip("the article in PACTWATCH_REFERENCE is another one than was annotated")
    return file
