"""A made-up case on disk: the dossier of benchmark.casemaker as documents, statements and links.

Comes in: a folder that does not exist, how many statements and duties. Goes out: a case that
`pactwatch serve` opens, with one document of 400 pages in it. Every anchor holds; nothing was read
by a model, so that the pages are measured and not the reading.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

import tomlkit

from benchmark.casemaker import AS_OF, SIGNED, WORDS, make_dossier
from pactwatch.case import Case, create_folder, open_case
from pactwatch.domain.agreement import Agreement
from pactwatch.domain.document import Document, Page
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import EvidenceLink, ReviewState, Testimony
from pactwatch.domain.ids import sha256_text
from pactwatch.domain.plain import to_plain
from pactwatch.domain.reading import Extraction
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.span import Span
from pactwatch.domain.statement import Statement

MODEL = "made up 1"
# A printed page is about 400 words; five statements a page is what the demo's reports hold.
PAGES, PER_PAGE, PAGE_WORDS = 400, 5, 400
# Documents recorded in one transaction: a register that writes one by one takes minutes.
BATCH = 500
LONG = "the-long-report.txt"


def lay_out_case(folder: Path, *, statements: int, duties: int) -> None:
    """Write the case. Raises BadInput where the folder is there already."""
    dossier = make_dossier(statements, duties)
    paths = create_folder(folder)
    (paths.root / "actors.toml").write_text(_actors(dossier), "utf-8")
    for agreement in dossier.agreements:
        (paths.agreements / f"{agreement.id}.toml").write_text(_agreement(agreement), "utf-8")
    with open_case(folder, person="benchmark") as case:
        ids = dict(_record(case, dossier))
        _record_lineage(case, dossier, ids)
        _record_long(case)
        case.register_assumptions()


def _record(case: Case, dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Documents with what stands in them; each made-up id with the id of its content."""
    told = groupby(dossier.testimonies, key=lambda t: t.statement.document_id)
    pages = [(name, list(group)) for name, group in told]
    links: dict[str, list[EvidenceLink]] = {}
    for link in dossier.links:
        links.setdefault(link.statement_id, []).append(link)
    for start in range(0, len(pages), BATCH):
        with case.register.write() as writer:
            for name, group in pages[start : start + BATCH]:
                document, read = _document(name, group)
                writer.put_document(document)
                writer.put_extraction(Extraction(document.id, MODEL, (), (), read))
                mine = [link for s in read for link in links.get(s.id, ())]
                writer.put_links(mine)
                _decide(writer, mine, dossier)
                yield name, document.id


def _decide(writer: Any, links: list[EvidenceLink], dossier: Dossier) -> None:
    for link in links:
        if dossier.link_states.get(link.id) is ReviewState.ACCEPTED:
            writer.put_decision(Decision(TargetKind.LINK, link.id, Action.ACCEPT))


def _document(name: str, group: list[Testimony]) -> tuple[Document, tuple[Statement, ...]]:
    lines = [f"Report {name}", ""]
    read = []
    for told in group:
        words = told.statement.content[0].text
        start = len("\n".join(lines)) + 1
        lines += [words, ""]
        span = Span(start, start + len(words), words)
        read.append((told.statement, span))
    text = "\n".join(lines)
    outlet = group[0].carriers[0] if group[0].carriers else None
    document = Document(
        sha256_text(text), text, sha256_text(text), "text/plain", f"{name}.txt",
        title=f"Report {name}", publisher=outlet, published=group[0].published, language="en",
        published_basis="OPTION",
    )  # fmt: skip
    return document, tuple(replace(s, document_id=document.id, content=(x,)) for s, x in read)


def _record_lineage(case: Case, dossier: Dossier, ids: dict[str, str]) -> None:
    edges = (
        replace(e, from_node=ids[e.from_node], to_node=ids.get(e.to_node, e.to_node))
        for e in dossier.lineage
    )
    with case.register.write() as writer:
        writer.put_lineage(edges)


def _record_long(case: Case) -> None:
    rng = random.Random(7)
    text, pages, read = "", [], []
    for number in range(1, PAGES + 1):
        start = len(text)
        for _ in range(PER_PAGE):
            words = " ".join(rng.choices(WORDS, k=PAGE_WORDS // PER_PAGE))
            read.append(Span(len(text), len(text) + 60, words[:60]))
            text += words + ".\n\n"
        pages.append(Page(number, start, len(text)))
    document = Document(
        sha256_text(text), text, sha256_text(text), "application/pdf", LONG,
        title="The long report", published=AS_OF, language="en", pages=tuple(pages),
    )  # fmt: skip
    template = make_dossier(1, 1).testimonies[0].statement
    found = tuple(
        replace(template, id=f"st-long-{n:05}", document_id=document.id, content=(span,), claims=())
        for n, span in enumerate(read)
    )
    with case.register.write() as writer:
        writer.put_document(document)
        writer.put_extraction(Extraction(document.id, MODEL, (), (), found))


def _agreement(agreement: Agreement) -> str:
    plain = _clean(to_plain(agreement))
    plain["signed"] = SIGNED
    plain["actor"] = plain.pop("actors")
    plain["obligation"] = [_duty(duty) for duty in plain.pop("obligations")]
    return tomlkit.dumps(plain)


def _duty(plain: dict[str, Any]) -> dict[str, Any]:
    plain.pop("agreement")
    if "elements" in plain:
        plain["element"] = plain.pop("elements")
    return plain


def _actors(dossier: Dossier) -> str:
    inside = {actor.id for agreement in dossier.agreements for actor in agreement.actors}
    own = [_clean(to_plain(actor)) for actor in dossier.actors if actor.id not in inside]
    return tomlkit.dumps({"actor": own})


def _clean(value: Any) -> Any:
    """Without what is empty: the files leave out what nobody said."""
    if isinstance(value, dict):
        return {k: _clean(v) for k, v in value.items() if v not in (None, "", [], {})}
    return [_clean(one) for one in value] if isinstance(value, list) else value


def describe(folder: Path) -> str:
    """What lies in a case, for the head of a report."""
    with open_case(folder, person="benchmark") as case:
        counts = case.view().counts()
    return json.dumps({k: counts[k] for k in ("document", "statement", "link", "decision")})
