"""The two pages the scenarios run on: which row is which duty, who is who, and where words stand.

The twin is fiction and ships. The original is named by its folder and by offsets; none of its
words stand here. What the program misreads a reviewer corrects through the functions a person
uses, so that the scenarios try the method and not the reading (tests/reference and benchmark/ try
that); on the original it is one time, which a sentence before the claim gives.
"""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from pactwatch.case import Case
from pactwatch.case.evidence import statements_now
from pactwatch.domain.plain import to_plain
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.span import joined
from pactwatch.domain.statement import Statement
from tests.reference.rows import expected_rows

TWIN = Path(__file__).parents[1] / "gold" / "twin"


@dataclass(frozen=True, slots=True)
class Page:
    """One article with its agreement. `words` are stretches by the number of their row (1-19)."""

    name: str
    article: Path
    agreement: str
    published: date
    publisher: str
    host: str
    enable: str
    silent: tuple[str, ...]
    threat: str
    instruct: str
    withdraw: str
    review: str
    monitor: str
    outlet: str
    promisor: str
    group: str
    held_area: str
    enabling: str
    hosting: str
    denied: tuple[str, ...]
    words: dict[int, str] = field(default_factory=dict)
    readings: dict[int, dict[str, Any]] = field(default_factory=dict)

    @property
    def moment(self) -> datetime:
        """When the article is recorded: noon of the day it came out."""
        return datetime.combine(self.published, datetime.min.time(), UTC) + timedelta(hours=12)

    @property
    def origin(self) -> str:
        """The monitoring body as an origin."""
        return f"origin:{self.monitor}"


def claim(conduct: str, *agent: str, counterpart: tuple[str, ...] = (), **more: Any) -> Any:
    """A claim in its plain form, as a reviewer's edit has it."""
    plain = {"conduct": conduct, "agent": list(agent), "counterpart": list(counterpart)}
    return {"polarity": "+", **plain, **more}


def twin() -> Page:
    """The article about the Gellin Accord; everything in it is invented."""
    rows = tomllib.loads((TWIN / "expected.toml").read_text("utf-8"))["row"]
    words = {int(row["id"][1:]): " ".join(row["words"]) for row in rows}
    now = {"when": "../2024-05-15", "when_basis": "PRESUPPOSED", "presuppositions": ["still"]}
    here = {"place": "Lirrenia", "when": "../2024-05-15", "when_basis": "TENSE"}
    nightjar = ("Nightjar network",)
    rule = claim("RESTRAIN.RULES_ON_FOREIGNERS", "the League", counterpart=nightjar)
    readings: dict[int, dict[str, Any]] = {
        1: {
            "claims": [
                claim("TIES.RELATIONSHIP_UNSPECIFIED", "Morrag League", counterpart=nightjar,
                      **now),
                claim("ENABLE.FUNDRAISE", "Morrag League", counterpart=nightjar,
                      knowledge="PERMITS", **here),
                claim("COOP.JOINT_DEPLOY", "Morrag League", counterpart=nightjar, **here),
            ]
        },
        3: {"claims": [claim("HOST.SHELTER", "the League", counterpart=("Nightjar's senior men",),
                             **now)], "factuality": "PROBABLE+"},
        10: {"claims": [claim("HOST.PRESENCE", counterpart=("foreign gunman",),
                              **{**here, "polarity": "-"})], "speech_act": "DENY"},
        11: {"claims": [], "modes": ["PAST"]},
        12: {"claims": [claim("HOST.PRESENCE", counterpart=("foreign gunmen",), **here)],
             "speech_act": "ADMIT"},
        13: {"claims": [rule]},
        14: {"claims": [{**rule, "when": "../2023-05-28", "when_basis": "STATED"},
                        claim("RESTRAIN.REPATRIATE", "the League", counterpart=nightjar,
                              when="../2023-05-28", when_basis="STATED")]},
        15: {"claims": [claim("STR.NATIONALITY", counterpart=("gunmen",))]},
        16: {"claims": [rule], "factuality": "CERTAIN+"},
    }  # fmt: skip
    return Page(
        name="twin",
        article=TWIN / "article.txt",
        agreement=str(TWIN / "twin-agreement.toml"),
        published=date(2024, 5, 15),
        publisher="Sund Evening Post",
        host="ML-1",
        enable="ML-2",
        silent=("ML-3",),
        threat="ML-4",
        instruct="ML-5",
        withdraw="CF-1",
        review="CF-2",
        monitor="panel",
        outlet="meridian-radio",
        promisor="Morrag League",
        group="Nightjar network",
        held_area="League-held districts",
        enabling="ENABLE.FUNDRAISE",
        hosting="HOST.SHELTER",
        # Money can be collected without anybody being there: the denial does not reach it.
        denied=("ML-1",),
        words=words,
        readings=readings,
    )


def original(article: Path) -> Page:
    """The reference article, with its rows cut out of its own text by offset."""
    text = article.read_text("utf-8")
    rows = expected_rows()[1]
    words = {int(r["id"][1:]): " ".join(text[a:b] for a, b in r["content"]) for r in rows}
    before = {"when": "../2020-02-28", "when_basis": "STATED"}
    rule = claim("RESTRAIN.RULES_ON_FOREIGNERS", "Taliban", **before)
    home = claim("RESTRAIN.REPATRIATE", "Taliban", **before)
    return Page(
        name="original",
        article=article,
        agreement="doha-2020",
        published=date(2021, 2, 17),
        publisher="Afghan private television news site",
        host="TB-3e",
        enable="TB-3c",
        silent=("TB-2a", "TB-3b", "TB-3d", "TB-5"),
        threat="TB-1",
        instruct="TB-2b",
        withdraw="US-B1",
        review="US-D",
        monitor="un-monitoring-team",
        outlet="nbc-news",
        promisor="Taliban",
        group="Al-Qaida",
        held_area="Taliban-controlled areas",
        enabling="ENABLE.TRAIN_CAMP",
        hosting="HOST.PROTECT_LEADERSHIP",
        denied=("TB-3e", "TB-3c"),
        words=words,
        readings={14: {"claims": [rule, home]}},
    )


def statement_of(case: Case, page: Page, row: int) -> Statement:
    """The statement that shares most words with a row of the page."""
    wanted = _bag(page.words[row])
    here = [s for s in statements_now(case.view()).values() if _is_of(case, s, page)]
    return max(here, key=lambda s: _overlap(wanted, _bag(joined(s.content))))


def correct(case: Case, page: Page) -> None:
    """What a reviewer puts right, each with its reason; nothing is deleted."""
    for row, reading in page.readings.items():
        statement = statement_of(case, page, row)
        if any(to_plain(getattr(statement, name)) != value for name, value in reading.items()):
            reason = f"row {row} read against the text"
            edit = Decision(TargetKind.STATEMENT, statement.id, Action.EDIT, reason, reading)
            case.decide(edit)


def _is_of(case: Case, statement: Statement, page: Page) -> bool:
    record = case.view().document(statement.document_id)
    return record is not None and record.value.path.endswith(page.article.name)


def _bag(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _overlap(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0
