"""What stands in `benchmark/gold/accords` agrees with itself; the texts lie in a data directory."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from benchmark.accords import ACCORDS, rows

from pactwatch.domain.statement import Factuality, SpeechAct
from pactwatch.domain.status import Verdict
from pactwatch.read.agreement_file import parse_agreement

FOLDERS = sorted(path for path in ACCORDS.iterdir() if path.is_dir())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_expected_rows_name_duties_and_verdicts(folder: Path) -> None:
    text = (folder / "agreement.toml").read_text("utf-8")
    owed = {duty.id for duty in parse_agreement(text, name=folder.name).obligations}
    for duty, _, verdict, low, high, standing in rows(folder / "expected.tsv"):
        assert duty in owed
        assert verdict in {*Verdict}
        assert int(low) <= int(high)
        assert standing.startswith("S")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_labels_count_in_a_listed_text_and_hold_none(folder: Path) -> None:
    digests = {name: digest for name, digest, _, _ in rows(folder / "documents.tsv")}
    for line in (folder / "labels.jsonl").read_text("utf-8").splitlines():
        label = json.loads(line)
        assert digests[label["document"]] == label["digest"]
        assert label["act"] in {*SpeechAct}
        assert label["factuality"] in {*Factuality}
        places = [at for span in label["content"] for at in span]
        assert places
        assert all(a < b for a, b in pairwise(places))
        assert {*label} <= {
            *("document", "digest", "content", "speaker", "chain", "act", "factuality", "claims")
        }
