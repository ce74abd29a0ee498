"""A parsed page in, the publication date it declares about itself out.

Looks only at places whose meaning is publication: schema.org's datePublished in JSON-LD or
microdata, and the meta elements of the table below. Refuses to guess from visible text, addresses
or dates of change; that is left to the extractor and is labelled a guess.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml.html import HtmlElement

__all__ = ["declared_date"]

# Values of <meta property|name|itemprop> that declare publication (lower case).
_META = (
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dc.date",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "publication_date",
    "publish-date",
    "publishdate",
    "pubdate",
    "sailthru.date",
)
_ISO_DAY = re.compile(r"\s*(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?!\d)")
# JSON-LD nests a few levels; deeper is not an article's own description.
_DEEPEST = 6


def declared_date(tree: HtmlElement) -> date | None:
    """The first declared day, JSON-LD before meta before microdata; None where there is none."""
    for value in (*_from_json_ld(tree), *_from_meta(tree), *_from_microdata(tree)):
        if (day := _day(value)) is not None:
            return day
    return None


def _from_json_ld(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            try:
                described = json.loads(script.text)
            except (ValueError, RecursionError):
                continue
            yield from _published(described, 0)


def _published(described: Any, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(described, list):
        for entry in described:
            yield from _published(entry, depth + 1)
    elif isinstance(described, dict):
        if isinstance(value := described.get("datePublished"), str):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _published(described.get(key), depth + 1)


def _from_meta(tree: HtmlElement) -> list[str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        found.setdefault(name.strip().lower(), meta.get("content") or "")
    return [found[name] for name in _META if name in found]


def _from_microdata(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("time"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            yield element.get("datetime") or element.get("content") or ""


def _day(value: str) -> date | None:
    if (match := _ISO_DAY.match(value)) is None:
        return None
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        return None
