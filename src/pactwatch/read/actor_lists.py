"""Lists of actors that others keep, in: actors with their spellings, out.

Reads the XML of the United Nations Security Council's consolidated list, and FollowTheMoney
entities as JSON lines (https://followthemoney.tech). Names and aliases are taken, and where the
entry stands; what a list says about conduct is not: it is a claim of its keeper, not evidence.
Weak aliases ("Low" quality, weakAlias) would match too much: they stand in the note alone.
Refuses other formats, and an entry without a name.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pactwatch.domain.actor import Actor
from pactwatch.errors import BadInput

__all__ = ["parse_actor_list"]

_KINDS = {"INDIVIDUAL": "PERSON", "ENTITY": "ORGANISATION"}
_GIVEN = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
# Schemata of FollowTheMoney that can act; addresses, passports and payments cannot.
_SCHEMATA = {
    "Person": "PERSON",
    "LegalEntity": "ORGANISATION",
    "Organization": "ORGANISATION",
    "Company": "ORGANISATION",
    "PublicBody": "ORGANISATION",
}


def parse_actor_list(content: bytes, *, name: str) -> tuple[Actor, ...]:
    """The actors of a list, whichever of the two it is. Raises BadInput naming file and entry."""
    is_xml = content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    read: Callable[[bytes, str], Iterator[Actor]] = _united_nations if is_xml else _follow_the_money
    actors = tuple({actor.id: actor for actor in read(content, name)}.values())
    if not actors:
        raise BadInput(
            f"{name}: found no person and no organisation, expected the UN consolidated list "
            "(XML) or FollowTheMoney entities (JSON lines); check the file"
        )
    return actors


def _united_nations(content: bytes, name: str) -> Iterator[Actor]:
    from lxml import etree  # a hundredth of a second that every other command would pay

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise BadInput(f"{name}: found XML that breaks off ({error}); fetch it again") from error
    for entry in root.iter(*_KINDS):
        reference = _text(entry, "REFERENCE_NUMBER") or _text(entry, "DATAID")
        shown = " ".join(filter(None, (_text(entry, part) for part in _GIVEN)))
        aliases = [
            (_text(one, "ALIAS_NAME"), _text(one, "QUALITY"))
            for one in entry.iter(f"{entry.tag}_ALIAS")
        ]
        names = [shown, _text(entry, "NAME_ORIGINAL_SCRIPT")]
        names += [alias for alias, quality in aliases if quality.casefold() != "low"]
        weak = [alias for alias, quality in aliases if quality.casefold() == "low"]
        listed = f"UN list {reference}, listed {_text(entry, 'LISTED_ON') or 'on no day named'}"
        yield _actor("un", reference, names, weak, _KINDS[str(entry.tag)], listed, name)


def _follow_the_money(content: bytes, name: str) -> Iterator[Actor]:
    for n, line in enumerate(content.decode("utf-8-sig", "replace").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            entity = json.loads(line)
            schema, properties = str(entity["schema"]), dict(entity["properties"])
            identity = str(entity["id"])
        except (ValueError, TypeError, KeyError) as error:
            raise BadInput(
                f"{name}: line {n}: found no FollowTheMoney entity, expected one JSON object with "
                "id, schema and properties a line; check the file"
            ) from error
        if kind := _SCHEMATA.get(schema):
            names = _values(properties, "name", "alias", "previousName")
            weak = _values(properties, "weakAlias")
            yield _actor("ftm", identity, names, weak, kind, f"FollowTheMoney {identity}", name)


def _actor(
    source: str,
    identity: str,
    names: Iterable[str],
    weak: Iterable[str],
    kind: str,
    note: str,
    file: str,
) -> Actor:
    spellings = tuple(dict.fromkeys(filter(None, names)))
    if not spellings or not identity:
        raise BadInput(f"{file}: entry {identity or '(no id)'}: found no name, expected one")
    left_out = ", ".join(filter(None, weak))
    note += f"; weak aliases, not matched: {left_out}" if left_out else ""
    slug = re.sub(r"[^a-z0-9]+", "-", identity.casefold()).strip("-")
    return Actor(f"{source}-{slug}", spellings, kind, note=note)


def _text(entry: Any, tag: str) -> str:
    return " ".join((entry.findtext(tag) or "").split())


def _values(properties: dict[str, Any], *fields: str) -> list[str]:
    return [" ".join(str(v).split()) for field in fields for v in properties.get(field) or ()]
