"""What a person's word that one paper corrects another does, where no passage names that paper."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.weigh.factories import ACTORS, claim, mkstatement, mktestimony

from pactwatch.case.corrected import with_corrections
from pactwatch.domain.document import Document
from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.domain.ids import sha256_text
from pactwatch.domain.span import Span
from pactwatch.domain.statement import Speaker, SpeakerStatus
from pactwatch.register.records import DocumentRecord
from pactwatch.weigh.names.names import NameBook

PANEL = Speaker("Orlan Panel", SpeakerStatus.ORGANISATION, organisation="Orlan Panel")
WORDS = "On 8 March Meridia shelled the village of Orme"
FIRST = f"Weekly report\n\n1. {WORDS}."
# It names the report by a day on which none came out.
LATER = (
    "Corrigendum, 20 March 2035\n\nIn our weekly report of 11 March we wrongly said that Meridia "
    "shelled the village of Orme on 8 March. It was the Corran Front that shelled it."
)


def paper(text: str, day: int) -> DocumentRecord:
    hashed = sha256_text(text)
    document = Document(
        sha256=hashed, text=text, text_sha256=hashed, media_type="text/plain", path=f"{day}.txt",
        publisher="Orlan Panel", published=date(2035, 3, day),
    )  # fmt: skip
    return DocumentRecord(
        seq=day, ref=document.id, value=document, record_time=datetime(2035, 4, 1, tzinfo=UTC),
        author="Ada Reyes", is_authenticated=True, maker="MACHINE",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("certainty", "is_taken_back"), [(Certainty.ESTABLISHED, True), (Certainty.PROBABLE, False)]
)
def test_a_person_may_say_which_paper_is_corrected(
    certainty: Certainty, is_taken_back: bool
) -> None:
    first, later = paper(FIRST, 12), paper(LATER, 20)
    told = claim("MIL.STRIKE", agent=("Meridia",), counterpart=())
    at = FIRST.index(WORDS)
    said = replace(
        mkstatement(PANEL, told, document=first.value.id),
        content=(Span(at, at + len(WORDS), WORDS),),
    )
    testimony = mktestimony(said, publisher="Orlan Panel", published=date(2035, 3, 12))
    edge = LineageEdge(later.value.id, first.value.id, LineageType.CORRECTS, certainty, "it does")
    papers = {record.value.id: record for record in (first, later)}
    (found,) = with_corrections([testimony], papers, [edge], NameBook(ACTORS))
    assert found.is_taken_back is is_taken_back
