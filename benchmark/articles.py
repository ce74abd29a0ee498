"""Whole marked articles as gold statements, one line each, as `pactwatch evaluate` takes them.

Comes in: a line of `gold/attributions.jsonl`, `found.jsonl` or `found-fresh.jsonl`. Goes out: its
attributions that say something, with act, certainty and speaker. Left out: reports of reports
(their inner attribution is scored), what says nothing (`NONE`) or is no statement (`X`), speakers
whom nobody can tell.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

_UNSAID = ("NONE", "X")
_SPANS = ("content", "cue", "source")
_LABELS = {"act": "speech_act", "factuality": "factuality", "modes": "modes"}


def statements(row: dict[str, Any], published: date | None) -> Iterator[dict[str, Any]]:
    """The statements of one article; ``published`` is its day where the corpus gives one."""
    dated = {"published": str(published)} if published else {}
    for number, one in enumerate(row["attributions"]):
        if one["content"] and one.get("act", "NONE") not in _UNSAID:
            yield {
                "id": f"{row['document']}#{number}",
                **{key: row[key] for key in ("document", "digest", "part")},
                **{key: one[key] for key in _SPANS},
                **{theirs: one[ours] for ours, theirs in _LABELS.items()},
                **_speaker(one),
                **dated,
            }


def _speaker(one: dict[str, Any]) -> dict[str, Any]:
    """Who it is; where the annotators say the source holds the name, it stands somewhere in it."""
    place = one.get("name_at")
    if not place or one["status"] == "UNCLEAR":
        return {}
    speaker = {"status": one["status"], "name_at": place}
    return {"speaker": {**speaker, **({"is_within": True} if place in one["source"] else {})}}
