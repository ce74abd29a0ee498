"""TimeML 1.2 in; an article's plain text, creation date and tagged times out.

Refuses to read events and links, and tags of times that hold no text.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from lxml import etree

from pactwatch.errors import BadInput

__all__ = ["TimeMention", "TimemlDocument", "read_timeml"]


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A TIMEX3 tag of the gold text; offsets are half-open code points of the TEXT element."""

    start: int
    end: int
    value: str
    type: str


@dataclass(frozen=True, slots=True)
class TimemlDocument:
    """One TimeML article: its plain text, creation date and tagged times."""

    name: str
    text: str
    published: date | None
    times: tuple[TimeMention, ...]


def read_timeml(content: bytes, *, name: str) -> TimemlDocument:
    """One article of TimeML 1.2; raises BadInput naming the file where it is something else."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise BadInput(f"{name}: not XML ({error}); expected TimeML 1.2") from error
    body = root.find(".//TEXT")
    if body is None:
        raise BadInput(f"{name}: found no TEXT element; expected TimeML 1.2")
    parts: list[str] = []
    times: list[TimeMention] = []
    _walk(body, parts, times)
    return TimemlDocument(name, "".join(parts), _created_on(root), tuple(times))


def _walk(element: Any, parts: list[str], times: list[TimeMention]) -> None:
    start = sum(map(len, parts))
    parts.append(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            _walk(child, parts, times)
        parts.append(child.tail or "")
    end = sum(map(len, parts))
    if element.tag == "TIMEX3" and end > start:
        times.append(TimeMention(start, end, element.get("value") or "", element.get("type") or ""))


def _created_on(root: Any) -> date | None:
    for tag in root.iter("TIMEX3"):
        if tag.get("functionInDocument") in ("CREATION_TIME", "PUBLICATION_TIME"):
            try:
                return date.fromisoformat((tag.get("value") or "")[:10])
            except ValueError:
                continue
    return None
