"""What is measured: one row a metric, each with the gold it reads and how an item is right.

Comes in: gold tables of the repository. Goes out: item id to right or wrong. Thresholds are none
here; floors stand in floors.toml.
"""

import functools
import hashlib
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tests.language.gold import likeness
from tests.language.gold_rows import act_of, act_rows, claims_in, conduct_rows

from pactwatch.domain.statement import Statement
from pactwatch.language import extract
from pactwatch.language.scores.phrases import score_phrases
from pactwatch.pipeline.extraction import default_codebook
from pactwatch.read import read_document
from pactwatch.read.agreement_file import parse_agreement

GOLD = Path(__file__).parent.parent / "tests" / "gold"
# A statement is the row's where their word sets agree by this much (METHOD, matching of rows).
SAME_WORDS = 0.6

Items = dict[str, bool]


@dataclass(frozen=True, slots=True)
class Measure:
    """One metric: its name, the gold files it rests on, and the items with right or wrong."""

    name: str
    files: tuple[str, ...]
    run: Callable[[], Items]

    @property
    def digest(self) -> str:
        """SHA-256 over names and contents of the gold: a floor holds for one corpus only."""
        whole = hashlib.sha256()
        for name in self.files:
            whole.update(name.encode() + b"\0" + (GOLD / name).read_bytes() + b"\0")
        return whole.hexdigest()


def numbered(pairs: Iterable[tuple[str, bool]]) -> Items:
    """Items by name; a name met again gets a number."""
    items: Items = {}
    for name, is_right in pairs:
        n = 2
        key = name
        while key in items:
            key, n = f"{name} #{n}", n + 1
        items[key] = is_right
    return items


def phrases() -> Items:
    """The very EDTF of every phrase."""
    found = score_phrases(GOLD / "phrases.tsv").predictions
    return numbered((p["phrase"], p["gold"] == p["predicted"]) for p in found)


@functools.cache
def _twin() -> tuple[tuple[dict[str, Any], ...], tuple[Statement, ...]]:
    """Rows expected of the twin article, and what is read out of it."""
    folder = GOLD / "twin"
    expected = tomllib.loads((folder / "expected.toml").read_text("utf-8"))
    norms = parse_agreement(
        (folder / "twin-agreement.toml").read_text("utf-8"), name="twin-agreement.toml"
    )
    document = read_document(
        (folder / "article.txt").read_bytes(),
        name="article.txt",
        published=expected["published"],
        publisher=expected["publisher"],
    )
    read = extract(document, default_codebook(), actors=norms.actors)
    return tuple(expected["row"]), read.statements


def _nearest(
    words: str, statements: Iterable[Statement], speaker: str | None = None
) -> Statement | None:
    """The statement most like the words; of two alike, one who asserts and one who denies them,
    the speaker's."""

    def fit(statement: Statement) -> tuple[float, bool]:
        return likeness(statement, words), statement.speaker.name == speaker

    best = max(statements, key=fit, default=None)
    return best if best is not None and likeness(best, words) >= SAME_WORDS else None


def _by_row(is_right: Callable[[dict[str, Any], list[Statement]], bool]) -> Items:
    """A row counts only where every one of its stretches is found."""
    rows, statements = _twin()
    items = {}
    for row in rows:
        found = [_nearest(words, statements) for words in _stretches(row, statements)]
        met = [s for s in found if s is not None]
        items[row["id"]] = len(met) == len(found) and is_right(row, met)
    return items


def _stretches(row: dict[str, Any], statements: tuple[Statement, ...]) -> list[str]:
    """The row's words as one statement where they were read as one, else stretch by stretch."""
    whole = " ".join(row["words"])
    return [whole] if _nearest(whole, statements) else list(row["words"])


def twin_content() -> Items:
    """The row's words are a statement."""
    return _by_row(lambda row, found: True)


def twin_speaker() -> Items:
    """Its innermost speaker is the one expected, by name and status."""
    return _by_row(
        lambda row, found: all(
            _folded(s.speaker.name) == _folded(row["speaker"])
            and s.speaker.status.value in row["status"]
            for s in found
        )
    )


def _folded(name: str | None) -> str:
    words = (name or "").casefold().split()
    return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words)


def twin_act() -> Items:
    """Its speech act is one of those expected."""
    return _by_row(lambda row, found: all(s.speech_act.value in row["act"] for s in found))


def twin_quarantine() -> Items:
    """Quarantined exactly as expected: each row's state, and nothing else in quarantine."""
    rows, statements = _twin()
    items, held = {}, {s.id for s in statements if s.state.value == "QUARANTINED"}
    for row in rows:
        found = [s for w in row["words"] if (s := _nearest(w, statements))]
        wanted = row.get("state", "USABLE")
        is_found = bool(found) or wanted == "USABLE"
        items[row["id"]] = is_found and all(s.state.value == wanted for s in found)
        if wanted == "QUARANTINED":
            held -= {s.id for s in found}
    return {**items, "nothing else": not held}


def acts() -> Items:
    """The act of every marked sentence."""
    return numbered((row.text, act_of(row).speech_act.value == row.act) for row in act_rows())


def factuality() -> Items:
    """Its certainty and polarity, where the table looks at them."""
    rows = (row for row in act_rows() if row.factuality != "?")
    return numbered((row.text, act_of(row).factuality.value == row.factuality) for row in rows)


def conduct() -> Items:
    """The code of every sentence, with its polarity."""
    return numbered(
        (
            f"{row.code}: {row.text}",
            any(c.conduct == row.code and c.polarity == row.polarity for c in claims_in(row.text)),
        )
        for row in conduct_rows()
    )


def roles() -> Items:
    """Agent and counterpart of the code, where the table looks at them."""
    return numbered(_role_items())


def _role_items() -> Iterator[tuple[str, bool]]:
    for row in conduct_rows():
        claim = next((c for c in claims_in(row.text) if c.conduct == row.code), None)
        for role in ("agent", "counterpart"):
            wanted = getattr(row, role)
            if wanted != "?":
                found = ", ".join(getattr(claim, role)) if claim else None
                is_right = found is not None and (found or "-").casefold() == wanted.casefold()
                yield f"{role} of {row.code}: {row.text}", is_right


def speakers() -> Items:
    """Words, speaker and status of the texts of statements.toml."""
    tables = tomllib.loads((GOLD / "statements.toml").read_text("utf-8"))["text"]
    return numbered(item for table in tables for item in _said(table))


def _said(table: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    document = read_document(
        table["text"].strip().encode("utf-8"),
        name=table["id"],
        published=date(2021, 2, 17),
        publisher=table.get("publisher"),
    )
    found = extract(document, default_codebook()).statements
    for row in table.get("says", []):
        statement = _nearest(row["words"], found, row.get("speaker"))
        yield f"{table['id']}: {row['words']}", statement is not None and _fits(row, statement)


def _fits(row: dict[str, Any], statement: Statement) -> bool:
    speaker = statement.speaker
    wanted = row.get("speaker")
    is_name = wanted in (None, "?") or _folded(speaker.name) == _folded(wanted)
    status = "UNCLEAR" if wanted == "?" else row.get("status", speaker.status.value)
    return is_name and speaker.status.value == status


TWIN = ("twin/article.txt", "twin/expected.toml", "twin/twin-agreement.toml")
MEASURES: tuple[Measure, ...] = (
    Measure("phrases", ("phrases.tsv",), phrases),
    Measure("twin content", TWIN, twin_content),
    Measure("twin speaker", TWIN, twin_speaker),
    Measure("twin act", TWIN, twin_act),
    Measure("twin quarantine", TWIN, twin_quarantine),
    Measure("acts", ("acts.tsv",), acts),
    Measure("factuality", ("acts.tsv",), factuality),
    Measure("conduct", ("conduct.tsv",), conduct),
    Measure("conduct roles", ("conduct.tsv",), roles),
    Measure("speakers", ("statements.toml",), speakers),
)


def share(items: Items) -> float:
    """Share right, 0..1; an empty table is 0, not right."""
    return sum(items.values()) / len(items) if items else 0.0
