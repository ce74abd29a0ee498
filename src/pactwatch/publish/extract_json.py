"""`extract --json`: an extraction in the shape of docs/contract.md."""

from typing import Any

from pactwatch.domain.claim import Claim
from pactwatch.domain.document import Document
from pactwatch.domain.plain import to_plain
from pactwatch.domain.reading import DateMention, Extraction, Name
from pactwatch.domain.span import Span
from pactwatch.domain.statement import Speaker, Statement


def extraction_json(
    document: Document, extraction: Extraction, *, with_text: bool = False
) -> dict[str, Any]:
    """One object per document; `with_text` adds the working text its offsets index."""
    head: dict[str, Any] = {
        "path": document.path,
        "sha256": document.sha256,
        "text_sha256": document.text_sha256,
        "published": to_plain(document.published),
        "language": document.language,
        "title": document.title,
    }
    body: dict[str, Any] = {"document": head, "model": extraction.model}
    if with_text:
        body["text"] = document.text
    body["names"] = [_name(name) for name in extraction.names]
    body["dates"] = [_date(mention) for mention in extraction.dates]
    body["statements"] = [statement_json(statement) for statement in extraction.statements]
    return body


def statement_json(statement: Statement) -> dict[str, Any]:
    """One statement in contract form."""
    return {
        "id": statement.id,
        "content": [_span(span) for span in statement.content],
        "cue": [_span(span) for span in statement.cue],
        "source": [_span(span) for span in statement.source],
        "speaker": _speaker(statement.speaker),
        "chain": [{"name": node.name, "role": node.role} for node in statement.chain],
        "quote_type": to_plain(statement.quote_type),
        "speech_act": statement.speech_act.value,
        "factuality": statement.factuality.value,
        "modes": [mode.value for mode in statement.modes],
        "said_on": statement.said_on,
        "claims": [_claim(claim) for claim in statement.claims],
        "proposed": [_claim(claim) for claim in statement.proposed],
        "state": statement.state.value,
        "flags": [to_plain(flag) for flag in statement.flags],
        "confidence": round(statement.confidence, 3),
    }


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}


def _name(name: Name) -> dict[str, Any]:
    return {"start": name.start, "end": name.end, "text": name.text, "kind": name.kind}


def _date(mention: DateMention) -> dict[str, Any]:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "value": mention.value,
        "type": mention.type,
        "edtf": mention.edtf,
    }


def _speaker(speaker: Speaker) -> dict[str, Any]:
    return {
        "name": speaker.name,
        "status": speaker.status.value,
        "mention": speaker.mention,
        "resolved_by": to_plain(speaker.resolved_by),
        "organisation": speaker.organisation,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "conduct": claim.conduct,
        "agent": list(claim.agent),
        "counterpart": list(claim.counterpart),
        "place": claim.place,
        "when": claim.when,
        "polarity": claim.polarity.value,
        "knowledge": to_plain(claim.knowledge),
        "presuppositions": list(claim.presuppositions),
        "quantity": to_plain(claim.quantity),
        "reason": claim.reason,
    }
