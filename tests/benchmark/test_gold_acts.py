"""The gold of speech acts, factuality and modes: sound lines, labels of the contract, no text."""

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

from pactwatch.domain.statement import Factuality, Mode, SpeechAct

FILE = Path(__file__).parents[2] / "benchmark/gold/acts.jsonl"
ROWS: list[dict[str, Any]] = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]
# Acts that put nothing forward as so (benchmark/gold/rules.md): certainty and time stay open.
SAYS_NOTHING_IS_SO = {
    SpeechAct.QUESTION,
    SpeechAct.ORDER,
    SpeechAct.URGE,
    SpeechAct.NON_ASSESSMENT,
    SpeechAct.NEITHER_CONFIRM_NOR_DENY,
}


def _is_held(document: str) -> bool:
    return int(hashlib.sha256(document.encode()).hexdigest()[:8], 16) % 2 == 1


def test_lines_are_whole_and_their_part_follows_from_the_document() -> None:
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert row["part"] == ("held" if _is_held(row["document"]) else "open"), row["id"]
        assert row["drawn"] in ("random", "searched"), row["id"]
        assert len(row["digest"]) == 16
        assert row["content"], row["id"]
        for start, end in (*row["content"], *row["cue"], *row["source"]):
            assert 0 <= start < end, row["id"]


def test_no_string_holds_text() -> None:
    for row in ROWS:
        assert all(" " not in value for value in row.values() if isinstance(value, str))


def test_labels_are_those_of_the_contract_also_where_readings_differed() -> None:
    for row in ROWS:
        for labels in (row, row.get("first", {}), row.get("second", {})):
            assert {labels.get("speech_act", SpeechAct.ASSERT)} <= set(SpeechAct), row["id"]
            assert {labels.get("factuality", Factuality.CERTAIN_POS)} <= set(Factuality), row["id"]
            assert set(labels.get("modes", ())) <= set(Mode), row["id"]


def test_labels_keep_the_rules_of_annotation() -> None:
    for row in ROWS:
        act, factuality, modes = row["speech_act"], row["factuality"], set(row["modes"])
        if SpeechAct(act) in SAYS_NOTHING_IS_SO:
            assert factuality == Factuality.UNDERSPECIFIED, row["id"]
            assert not modes & {Mode.PAST, Mode.FUTURE}, row["id"]
        if act == SpeechAct.DENY:
            assert factuality.endswith("-"), row["id"]
        if Mode.HYPOTHETICAL in modes:
            assert factuality == Factuality.UNDERSPECIFIED, row["id"]


def test_every_act_an_attribution_can_be_has_25_items() -> None:
    counts = Counter(row["speech_act"] for row in ROWS)
    wanted = set(SpeechAct) - {SpeechAct.BACKGROUND}
    assert {act: counts[act] for act in wanted if counts[act] < 25} == {}
