"""The board's work grows with statements plus obligations, never with their product."""

import time
from dataclasses import replace

from tests.weigh.factories import (
    ACCORD,
    ACTORS,
    AS_OF,
    CODEBOOK,
    NOT_HOST,
    RULES,
    SHELTERED,
    links_of,
    mkstatement,
    mktestimony,
)

from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import EvidenceLink
from pactwatch.domain.statement import Speaker, SpeakerStatus
from pactwatch.weigh import board


def crowd(obligations: int, statements: int) -> Dossier:
    """Statements of many unregistered people, spread evenly over the obligations."""
    duties = tuple(replace(NOT_HOST, id=f"o-{n}") for n in range(obligations))
    speaker = Speaker("Person 0", SpeakerStatus.NAMED)
    pattern = mktestimony(mkstatement(speaker, SHELTERED))
    first = next(k for k in links_of(pattern.statement) if k.obligation_id == "not-host")
    told, links = [], []
    for n in range(statements):
        own = f"{n}x{n}"
        named = replace(pattern.statement.speaker, name=f"Person {own}")
        made = replace(pattern.statement, id=f"s-{n}", document_id=f"d-{n}", speaker=named)
        changed = {"origin": f"origin:person-{own}", "document_group": f"d-{n}"}
        told.append(replace(pattern, statement=made, **changed))  # type: ignore[arg-type]
        links.append(_on(first, n, f"o-{n % obligations}"))
    agreement = replace(ACCORD, obligations=duties)
    return Dossier((agreement,), ACTORS, CODEBOOK, tuple(told), tuple(links))


def _on(link: EvidenceLink, n: int, obligation: str) -> EvidenceLink:
    return replace(link, id=f"l-{n}", statement_id=f"s-{n}", obligation_id=obligation)


def seconds(dossier: Dossier) -> float:
    start = time.process_time()
    rows = board(dossier, RULES, as_of=AS_OF)
    assert {row.provisional.verdict.value for row in rows} == {"BREACH_ALLEGED"}
    return time.process_time() - start


def test_twice_the_case_takes_about_twice_the_time() -> None:
    """Five times the obligations and statements: linear is 5, quadratic 25."""
    small, large = crowd(20, 400), crowd(100, 2_000)
    seconds(small)
    assert seconds(large) < 12 * max(seconds(small), 0.02)
