"""The rows to be read out of the reference article, as offsets and labels, and their score."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pactwatch.domain.span import joined
from pactwatch.domain.statement import Statement
from tests.reference.rename import moved

# Word sets that agree by this much are the same stretch.
SAME_WORDS = 0.6


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one row came out: the statement nearest to it, and the columns that are wrong."""

    id: str
    found: Statement | None
    wrong: tuple[str, ...]


def expected_rows() -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Head (hash, publication day) and rows of the file beside this one."""
    lines = (Path(__file__).parent / "expected.jsonl").read_text("utf-8").splitlines()
    head, *rows = (json.loads(line) for line in lines)
    return head, rows


def move_rows(rows: list[dict[str, Any]], moves: list[tuple[int, int]]) -> list[dict[str, Any]]:
    """The same rows for a renamed text."""

    def move(value: Any) -> Any:
        return None if value is None else [moved(value[0], moves), moved(value[1], moves)]

    return [
        {
            **row,
            "content": [move(span) for span in row["content"]],
            "speaker": move(row["speaker"]),
            "chain": [move(span) for span in row["chain"]],
        }
        for row in rows
    ]


def judge(
    text: str, rows: list[dict[str, Any]], statements: tuple[Statement, ...]
) -> list[Verdict]:
    """Each row against the statement that shares most of its words."""
    return [_judge(text, row, statements) for row in rows]


def _judge(text: str, row: dict[str, Any], statements: tuple[Statement, ...]) -> Verdict:
    wanted = _words(" ".join(text[a:b] for a, b in row["content"]))
    scored = [(_jaccard(wanted, _words(joined(s.content))), n) for n, s in enumerate(statements)]
    best, n = max(scored, default=(0.0, 0))
    if not statements or best == 0.0:
        return Verdict(row["id"], None, ("content",))
    found = statements[n]
    wrong = ["content"] if best < SAME_WORDS else []
    wrong += [column for column, is_right in _columns(text, row, found).items() if not is_right]
    return Verdict(row["id"], found, tuple(wrong))


def _columns(text: str, row: dict[str, Any], found: Statement) -> dict[str, bool]:
    codes = {("-" if c.polarity.value == "-" else "") + c.conduct for c in found.claims}
    return {
        "speaker": _is_speaker(_cut(text, row["speaker"]), found),
        "act": found.speech_act.value == row["speech_act"],
        "quote": (found.quote_type.value if found.quote_type else None) == row["quote_type"],
        "factuality": not row["factuality"] or found.factuality.value in row["factuality"],
        "conduct": row["conduct"] is None or set(row["conduct"]) <= codes,
        "chain": _is_chain([_cut(text, span) or "" for span in row["chain"]], found),
        "state": found.state.value == row["state"],
    }


def _is_speaker(wanted: str | None, found: Statement) -> bool:
    if wanted is None:
        return found.speaker.status.value == "ARTICLE_VOICE"
    return _fold(found.speaker.name or "").startswith(_fold(wanted))


def _is_chain(wanted: list[str], found: Statement) -> bool:
    names = [_fold(node.name) for node in found.chain]
    return len(names) == len(wanted) and all(
        name.startswith(_fold(one)) for name, one in zip(names, wanted, strict=True)
    )


def _cut(text: str, span: list[int] | None) -> str | None:
    return None if span is None else text[span[0] : span[1]]


def _fold(name: str) -> str:
    return re.sub(r"^(the|a|an) ", "", " ".join(name.casefold().split()))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _jaccard(a: set[str], b: set[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0
