"""What the gold does not tell is not scored, and a name may stand within the words it points at."""

import pytest

from pactwatch.pipeline.evaluation.fields import verdicts

TEXT = "Dr Ann Vell, head of the mission, said it rained."


def right(speaker: dict, name: str) -> dict[str, bool]:
    gold = {"content": [[39, 48]], "source": [[0, 32]], "speaker": speaker}
    found = {"speaker": {"name": name, "status": "NAMED"}, "chain": [], "cue": [], "content": []}
    return verdicts(gold, found, TEXT)


def test_a_speaker_without_status_and_resolution_is_scored_by_its_name_alone() -> None:
    given = right({"name_at": [3, 11]}, "Ann Vell")
    assert given["speaker"] is True
    assert not {"status", "resolved_by", "anonymity"} & set(given)


@pytest.mark.parametrize(("name", "is_right"), [("Ann Vell", True), ("Ann Velling", False)])
def test_a_name_within_the_words_is_the_speakers(name: str, is_right: bool) -> None:
    assert right({"name_at": [0, 32], "is_within": True}, name)["speaker"] is is_right
