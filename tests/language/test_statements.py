"""Whole texts to statements: the gold table, row by row, and what holds of every statement."""

from typing import Any

import pytest
from tests.language.gold import best, likeness, read, rows
from tests.language.gold_rows import known_wrong

from pactwatch.domain.claim import Claim
from pactwatch.domain.statement import SpeakerStatus, Statement

# Read otherwise since the network weighs certainty: wrongly, and told here until it is mended.
MISREAD = {
    "an investigative site on a pact with a cartel": "“did not distinguish” loses its negation",
}


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_text_says(row: dict[str, Any], request: pytest.FixtureRequest) -> None:
    known_wrong(request, row["id"], MISREAD)
    facts = {name: row[name] for name in ("published", "publisher") if name in row}
    extraction = read(row["text"].strip(), **facts)
    for expected in row.get("says", []):
        agrees(best(extraction, expected["words"], expected.get("speaker")), expected)
    for words in row.get("nothing", []):
        assert [s for s in extraction.statements if likeness(s, words) > 0.3] == []


def agrees(statement: Statement, expected: dict[str, Any]) -> None:
    speaker = statement.speaker
    found = {
        "status": speaker.status,
        "by": speaker.resolved_by,
        "organisation": speaker.organisation,
        "count": speaker.count,
        "chain": [node.name for node in statement.chain],
        "act": statement.speech_act,
        "quote": statement.quote_type,
        "said_on": statement.said_on,
        "factuality": statement.factuality,
        "basis": statement.basis,
        "state": statement.state,
        "modes": sorted(statement.modes),
        "when": statement.claims[0].when if statement.claims else None,
        "whens": [claim.when for claim in statement.claims],
        "claims": [claimed(claim) for claim in statement.claims],
        "flags": sorted(flag.code for flag in statement.flags),
    }
    assert {k: found[k] for k in expected if k in found} == {
        k: v for k, v in expected.items() if k in found
    }
    if (name := expected.get("speaker")) == "?":
        assert speaker.status is SpeakerStatus.UNCLEAR
        assert speaker.reason
    elif name is not None:
        assert (speaker.name or "") == name


def claimed(claim: Claim) -> str:
    """ "CODE + agent > counterpart"; "-" is nobody."""
    agent, counterpart = (", ".join(names) or "-" for names in (claim.agent, claim.counterpart))
    return f"{claim.conduct} {claim.polarity} {agent} > {counterpart}"


def test_the_carrier_stands_before_the_speaker() -> None:
    text = "“They drill in our hills,” said Mira Oskel, Harbour Radio reported."
    statement = best(read(text), "They drill in our hills")
    assert [node.role for node in statement.chain] == ["carrier", "speaker"]


def test_the_publisher_is_no_carrier_of_its_own_news() -> None:
    text = "Mira Oskel told the Harbour Times that the militia had closed two camps."
    statement = best(read(text, publisher="The Harbour Times"), "the militia had closed two camps")
    assert [node.name for node in statement.chain] == ["Mira Oskel"]


def test_a_title_that_stands_in_the_text_is_a_headline() -> None:
    title = "No foreign fighters live in Velm, the Korvani say"
    text = f"{title}\n\n“It rained all week,” said Mira Oskel."
    statement = best(read(text, title=title), "No foreign fighters live in Velm")
    assert statement.quote_type == "HEADLINE"


def test_its_in_a_list_is_the_body_that_the_list_is_about() -> None:
    text = """Ministry of Defence of Marl

Statement, 12 May 2031

We protest against the following acts of the Orlan Front:

- on 17 May its men fired at a lorry near Tarsis;
- on 18 May its men attacked a bus."""
    claims = [c for s in read(text).statements for c in s.claims]
    assert {c.agent for c in claims if c.conduct == "THREAT.ATTACK_DOMESTIC"} == {("Orlan Front",)}


def test_a_sentence_tells_although_its_tree_has_no_verb_at_the_root() -> None:
    text = """Varo Command

Statement, 12 May 2031

As to shells that "fall short": on 26 April Marlese howitzers fired on our post for an hour."""
    claims = [c for s in read(text).statements for c in s.claims]
    assert any(c.conduct == "MIL.STRIKE" and "Marlese" in " ".join(c.agent) for c in claims)


@pytest.mark.parametrize(
    ("words", "agent"),
    [
        # Behind "its soldiers" whose soldiers they are.
        ("Velm keeps nothing. Its men stay in Orme. On 2 May its mortars shelled Tarsis.", "Velm"),
        # Who is "we" is no "it".
        ("We regret that Velm has freed nobody. It shelled Tarsis on 2 May.", "Velm"),
        ("We regret what was done in Orme. It shelled Tarsis on 2 May.", "It"),
        ("We remind Velm that its gunners shelled Tarsis on 2 May.", "Velm"),
        ("We tell the government that its gunners shelled Tarsis on 2 May.", "government"),
        # Who writes is "it" where nobody else has been told of.
        ("The roads are clear. It shelled Tarsis on 2 May.", "Orlan Front"),
    ],
)
def test_it_in_a_paper_of_its_own_is_who_was_told_of_last(words: str, agent: str) -> None:
    text = f"ORLAN FRONT\n\nCommunique, 12 May 2031\n\n{words}"
    claims = [c for s in read(text, publisher="Orlan Front").statements for c in s.claims]
    shelled = [c.agent for c in claims if c.conduct == "MIL.STRIKE"]
    assert shelled == [(agent,)]
