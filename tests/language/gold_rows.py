"""Reads the two tables of invented sentences and runs them through the shipped model once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path

import pytest

from pactwatch.domain.claim import Claim
from pactwatch.domain.codebook import Codebook
from pactwatch.domain.statement import Speaker, SpeakerStatus
from pactwatch.language.acts.acts import Act, classify
from pactwatch.language.claims.claims import find_claims
from pactwatch.language.grammar.engine import Parsed, default_engine
from pactwatch.language.grammar.syntax import Sentence
from pactwatch.read.codebook_file import parse_codebook

GOLD = Path(__file__).parents[1] / "gold"
PUBLISHED = date(2024, 5, 2)
SPEAKERS = {
    "voice": None,
    "party": Speaker(
        "the spokesman", SpeakerStatus.TITLED_UNNAMED, role="spokesman", organisation="Varo Council"
    ),
    "monitor": Speaker(
        "Ada Lund", SpeakerStatus.NAMED, role="coordinator", organisation="UN monitoring panel"
    ),
    "outsider": Speaker("Ole Brandt", SpeakerStatus.NAMED, role="minister"),
}


@dataclass(frozen=True)
class ActRow:
    """One line of acts.tsv; ranges are characters of `text`."""

    act: str
    factuality: str
    modes: str
    speaker: str
    text: str
    content: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class ConductRow:
    """One line of conduct.tsv; "-" is none, "?" is not looked at."""

    code: str
    agent: str
    counterpart: str
    polarity: str
    knowledge: str
    text: str


def lines(name: str) -> Iterator[list[str]]:
    """The fields of each line that is no comment."""
    for line in (GOLD / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def act_rows() -> list[ActRow]:
    """acts.tsv with the marks taken out and turned into ranges."""
    return [_act_row(*fields) for fields in lines("acts.tsv")]


def _act_row(act: str, factuality: str, modes: str, speaker: str, marked: str) -> ActRow:
    plain, open_at, ranges = "", {}, {"]": [], ">": []}
    for char in marked:
        if char in "[<":
            open_at["]" if char == "[" else ">"] = len(plain)
        elif char in "]>":
            ranges[char].append((open_at[char], len(plain)))
        else:
            plain += char
    return ActRow(act, factuality, modes, speaker, plain, tuple(ranges["]"]), tuple(ranges[">"]))


def conduct_rows() -> list[ConductRow]:
    """conduct.tsv as rows."""
    return [ConductRow(*fields) for fields in lines("conduct.tsv")]


@cache
def codebook() -> Codebook:
    """The codebook that ships."""
    path = resources.files("pactwatch.resources") / "codebook.toml"
    return parse_codebook(path.read_text(encoding="utf-8"), name="codebook.toml")


@cache
def read(text: str) -> Parsed:
    """A text as the shipped model reads it."""
    return default_engine().read(text)


# Rows of codes with examples alone that the network for examples gets wrong, and what it does.
HEARD_WRONG = {
    "The Dorrin Union blocked the north quay on Monday.": "doubted",
    "Orlan made a nurse work a second shift against her wish.": "doubted",
    "Three detainees arrived in Karo. They had been tortured in the cellar.": "one code too many",
    "Three lorries arrived in Karo. They had been beaten in the race.": "knows nobody in it",
    "The Front has released 12 of the 64 captives.": "heard as their being taken once more",
    "The Front has released all 80 captives.": "heard as their being taken once more",
    "Trawlers that were turned away from the quay do not appear in the list.": "heard as denied",
}


def known_wrong(
    request: pytest.FixtureRequest, row: str, reasons: Mapping[str, str] = HEARD_WRONG
) -> None:
    """Marks a row that has a reason as one that fails."""
    if row in reasons:
        request.applymarker(pytest.mark.xfail(reason=reasons[row], strict=True))


def parsed(text: str) -> tuple[Sentence, ...]:
    """Its trees."""
    return read(text).sentences


def act_of(row: ActRow) -> Act:
    """What classify says of a row, rules and network together."""
    heard = read(row.text).heard(row.content, row.cue, ()) if row.cue else None
    given = {"cue": row.cue, "speaker": SPEAKERS[row.speaker]}
    return classify(row.text, parsed(row.text), row.content, **given, heard=heard)


def claims_in(text: str, *, book: Codebook | None = None, **options: object) -> tuple[Claim, ...]:
    """The claims of a text read in the article's own voice."""
    content = [(0, len(text))]
    act = classify(text, parsed(text), content)
    return find_claims(
        text,
        parsed(text),
        content,
        codebook=book or codebook(),
        speaker=None,
        act=act,
        published=PUBLISHED,
        around=parsed(text),
        **options,  # type: ignore[arg-type]
    )
