"""What a body's later paper takes back of its earlier one, by a table of wordings."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.weigh.factories import ACTORS, claim, mkstatement

from pactwatch.domain.claim import Quantity
from pactwatch.domain.evidence import LineageEdge, LineageType
from pactwatch.domain.span import Span
from pactwatch.domain.statement import Speaker, SpeakerStatus, Statement
from pactwatch.weigh.lineage.amended import amendment_of
from pactwatch.weigh.lineage.corrections import find_corrected
from pactwatch.weigh.lineage.errata import errata_of, names_target
from pactwatch.weigh.lineage.notes import Traits
from pactwatch.weigh.lineage.texts import Text
from pactwatch.weigh.names.names import NameBook

BOOK = NameBook(ACTORS)
PANEL = Speaker("Orlan Panel", SpeakerStatus.ORGANISATION, organisation="Orlan Panel")
TOLD = {
    "O": ("On 8 March Meridia shelled the village of Orme", "Meridia", None),
    "P": ("On 9 March Meridia released 46 prisoners at the Karsk bridge", "Meridia", 46),
    "D": ("On 10 March the Corran Front shelled the village of Dell", "Corran Front", None),
}
REPORT = "Weekly report 10/2035\n\n" + "\n\n".join(
    f"{n}. {words}." for n, (words, *_) in enumerate(TOLD.values(), 1)
)


class Paper(NamedTuple):
    id: str
    text: str
    published: date
    publisher: str | None = "Orlan Panel"


FIRST = Paper("first", REPORT, date(2035, 3, 12))


def corrected(*papers: Paper, notes: dict[str, Traits] | None = None) -> list[LineageEdge]:
    texts = [Text(p.id, p.text, p.publisher, p.published) for p in papers]
    return [*find_corrected([t.noted_in(notes) if notes is not None else t for t in texts], BOOK)]


def statements() -> Iterator[tuple[str, Statement]]:
    for key, (words, doer, number) in TOLD.items():
        counted = number and Quantity(number, number, "prisoners", "")
        code = "PRIS.RELEASE" if number else "MIL.STRIKE"
        told = claim(code, agent=(doer,), counterpart=(), quantity=counted or None)
        at = REPORT.index(words)
        span = Span(at, at + len(words), words)
        yield key, replace(mkstatement(PANEL, told, document="first"), content=(span,))


def becomes(later: Paper) -> str:
    found = {}
    for erratum in errata_of(later, BOOK):
        if names_target(erratum, FIRST):
            for key, statement in statements():
                others = [n for a in ACTORS for n in a.names if n not in TOLD[key][1]]
                if amended := amendment_of(erratum, statement, REPORT, others):
                    number = amended.number
                    found[key] = key if number is None else f"{key}={number:g}"
    return " ".join(found.values()) or "-"


ROWS = [
    line.split("\t")
    for line in (Path(__file__).parents[1] / "gold/corrections.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("wanted", "words"), ROWS)
def test_what_a_later_paper_takes_back(wanted: str, words: str) -> None:
    later = Paper("later", words.replace(" | ", "\n\n"), date(2035, 3, 20))
    assert becomes(later) == wanted
    edges = corrected(FIRST, later)
    assert wanted == "-" or [(e.to_node, e.type) for e in edges] == [
        ("first", LineageType.CORRECTS)
    ]
    notes: dict[str, Traits] = {}
    assert corrected(FIRST, later, notes=notes) == edges
    assert corrected(FIRST, later, notes=notes) == edges


def test_nobody_corrects_anothers_paper() -> None:
    later = Paper("later", ROWS[0][1].replace(" | ", "\n\n"), date(2035, 3, 20), "Lake Watch")
    assert not corrected(FIRST, later)
