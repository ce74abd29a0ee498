"""What the gold does not tell is not scored."""

from pactwatch.pipeline.evaluation.fields import verdicts


def test_a_speaker_without_status_and_resolution_is_scored_by_its_name_alone() -> None:
    text = "Vell said it rained."
    gold = {"content": [[10, 19]], "source": [[0, 4]], "speaker": {"name_at": [0, 4]}}
    found = {
        "speaker": {"name": "Vell", "status": "NAMED"},
        "chain": [],
        "cue": [],
        "content": [],
    }
    right = verdicts(gold, found, text)
    assert right["speaker"] is True
    assert not {"status", "resolved_by", "anonymity"} & set(right)
