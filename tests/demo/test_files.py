"""The files of the demo case hold together before anything reads them."""

import tomllib
from datetime import date, timedelta
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from pactwatch.domain.agreement import DutyPolarity
from pactwatch.domain.review import Action, CoverageResult, TargetKind
from pactwatch.domain.statement import EpistemicBasis
from pactwatch.read import read_document
from pactwatch.read.actors_file import parse_actors
from pactwatch.read.agreement_file import parse_agreement

DEMO = Path(str(resources.files("pactwatch.resources"))) / "demo"
REVIEWERS = {"Mirela Toft", "Samu Okerell"}


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((DEMO / name).read_text("utf-8"))


AGREEMENT = parse_agreement((DEMO / "agreement.toml").read_text("utf-8"), name="agreement.toml")
ACTORS = parse_actors((DEMO / "actors.toml").read_text("utf-8"), name="actors.toml")
DOCUMENTS = _toml("documents.toml")["document"]
DECISIONS = _toml("decisions.toml")
RECORDS = [row for kind in ("decision", "coverage", "reply", "finding") for row in DECISIONS[kind]]


def test_documents_are_many_kinds_over_four_months() -> None:
    days = sorted(row["published"] for row in DOCUMENTS)
    assert len(DOCUMENTS) >= 24
    assert days[-1] - days[0] >= timedelta(days=110)
    assert {Path(row["file"]).suffix for row in DOCUMENTS} == {".html", ".pdf", ".txt"}
    assert len({row["kind"] for row in DOCUMENTS}) >= 12


def test_every_file_is_listed_once() -> None:
    listed = [row["file"] for row in DOCUMENTS]
    assert sorted(listed) == sorted(path.name for path in (DEMO / "documents").iterdir())


@pytest.mark.parametrize("row", DOCUMENTS, ids=lambda row: row["file"])
def test_document_reads_as_a_page(row: dict[str, Any]) -> None:
    content = (DEMO / "documents" / row["file"]).read_bytes()
    document = read_document(content, name=row["file"])
    assert 90 <= len(document.text.split()) <= 520
    assert document.published in (None, row["published"])
    assert document.publisher in (None, row["publisher"])
    assert "cookie" not in document.text
    assert row["at"].date() >= row["published"]


def test_publishers_are_known_by_name() -> None:
    names = {name for actor in (*ACTORS, *AGREEMENT.actors) for name in actor.names}
    assert {row["publisher"] for row in DOCUMENTS} <= names


def test_addresses_are_reserved_ones() -> None:
    hosts = [row["url"].split("/")[2] for row in DOCUMENTS if "url" in row]
    assert hosts
    assert all(host.endswith(".example") for host in hosts)


def test_records_name_people_rows_and_files() -> None:
    rows = {obligation.id for obligation in AGREEMENT.obligations}
    files = {row["file"] for row in DOCUMENTS}
    for record in RECORDS:
        assert record["person"] in REVIEWERS
        assert record.get("obligation", "HF-1") in rows
        assert record.get("document", DOCUMENTS[0]["file"]) in files


def test_decisions_use_the_words_of_the_program() -> None:
    for decision in DECISIONS["decision"]:
        assert decision["action"] in set(Action)
        assert decision.get("target", "LINK") in set(TargetKind)
        assert decision["reason"]
        assert decision.get("edit", {}).get("basis", "UNSTATED") in set(EpistemicBasis)
    assert {row["result"] for row in DECISIONS["coverage"]} <= set(CoverageResult)


def test_nothing_is_decided_about_a_document_before_it_came_in() -> None:
    came = {row["file"]: row["at"] for row in DOCUMENTS}
    for decision in DECISIONS["decision"]:
        if "document" in decision:
            assert decision["at"] >= came[decision["document"]]


def test_one_finding_signed_by_two_after_the_reply_closed() -> None:
    (finding,) = DECISIONS["finding"]
    closed = [row for row in DECISIONS["reply"] if row["state"] == "CLOSED"]
    assert set(finding["signers"]) == REVIEWERS
    assert [row["obligation"] for row in closed] == [finding["obligation"]]
    assert closed[0]["answered"] <= finding["decided_on"] <= date(2025, 5, 5)


def test_every_party_has_duties_of_both_kinds() -> None:
    by_party = {
        party: {row.polarity for row in AGREEMENT.obligations if row.promisor == (party,)}
        for party in AGREEMENT.parties
    }
    for polarities in by_party.values():
        assert DutyPolarity.DO in polarities
        assert polarities & {DutyPolarity.REFRAIN, DutyPolarity.PREVENT}
