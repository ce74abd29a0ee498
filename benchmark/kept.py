"""How long a board of a case on disk takes: the first one, the next, and one after a new document.

A made-up case (benchmark.casemaker) is written into a register as `add` would write it, without
reading. What is measured is all that `board` does but the parsing of the agreement files.
"""

import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from benchmark.casemaker import AS_OF, make_dossier, one_more_document
from pactwatch.case.norms import Norms
from pactwatch.case.remembering import Boards
from pactwatch.domain.document import Document
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import LineageEdge, Testimony
from pactwatch.domain.ids import sha256_text
from pactwatch.domain.reading import Extraction
from pactwatch.domain.review import Person
from pactwatch.domain.span import Span
from pactwatch.domain.statement import Statement
from pactwatch.register import Register, open_register
from pactwatch.weigh import RuleSet

MOMENT = datetime(2031, 7, 1, tzinfo=UTC)


def measure(*, statements: int, duties: int) -> Iterator[tuple[str, str]]:
    """Processor seconds of one process."""
    dossier = make_dossier(statements, duties)
    norms = Norms("made up", dossier.agreements, dossier.actors, dossier.codebook, RuleSet())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.sqlite"
        register = open_register(path, person=Person("Nobody"), clock=lambda: MOMENT)
        ids = _record(register, dossier, {})
        boards = Boards()
        yield "case on disk: statements", str(statements)
        yield "first board, seconds", f"{_seconds(register, boards, norms):.2f}"
        yield "the same again, seconds", f"{_seconds(register, boards, norms):.2f}"
        more = one_more_document(dossier)
        fresh = replace(
            more,
            testimonies=more.testimonies[len(dossier.testimonies) :],
            links=more.links[len(dossier.links) :],
            lineage=more.lineage[len(dossier.lineage) :],
        )
        _record(register, fresh, ids)
        yield "after one more document, seconds", f"{_seconds(register, boards, norms):.2f}"
        register.close()


def _seconds(register: Register, boards: Boards, norms: Norms) -> float:
    start = time.process_time()
    boards.now(register.view(), norms, AS_OF)
    return time.process_time() - start


def _record(register: Register, dossier: Dossier, ids: dict[str, str]) -> dict[str, str]:
    """Write documents, statements, links and lineage; the new ids of documents by their old."""
    told: dict[str, list[Testimony]] = defaultdict(list)
    for testimony in dossier.testimonies:
        told[testimony.statement.document_id].append(testimony)
    with register.write() as writer:
        for name, testimonies in told.items():
            document, statements = _document(name, testimonies)
            ids[name] = document.id
            writer.put_document(document)
            writer.put_extraction(Extraction(document.id, "made up", (), (), statements))
        writer.put_links(dossier.links)
        writer.put_lineage(_moved(edge, ids) for edge in dossier.lineage)
    return ids


def _document(name: str, testimonies: list[Testimony]) -> tuple[Document, tuple[Statement, ...]]:
    """A page that holds the words of its statements, one after the other."""
    contents = [t.statement.content[0].text for t in testimonies]
    text = "\n".join((name, *contents))
    outlet = next((c for t in testimonies for c in t.carriers), None)
    digest = sha256_text(text)
    document = Document(
        digest, text, digest, "text/plain", name, published=testimonies[0].published,
        publisher=outlet,
    )  # fmt: skip
    statements, at = [], len(name) + 1
    for testimony, words in zip(testimonies, contents, strict=True):
        span = Span(at, at + len(words), words)
        statements.append(replace(testimony.statement, document_id=document.id, content=(span,)))
        at += len(words) + 1
    return document, tuple(statements)


def _moved(edge: LineageEdge, ids: dict[str, str]) -> LineageEdge:
    ends = (ids.get(node, node) for node in (edge.from_node, edge.to_node))
    return LineageEdge(*ends, edge.type, edge.certainty, edge.basis)
