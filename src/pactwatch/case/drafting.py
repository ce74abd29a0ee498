"""An agreement file in the making: head, actors and obligations put into its TOML.

Comes in: the text as it stands and what a person filled in. Goes out: the text with it; comments
and order of what stood there stay. Refuses a text that is no TOML; whether it is an agreement is
for `check_draft` to say.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import tomlkit
from tomlkit.exceptions import ParseError

from pactwatch.errors import BadInput
from pactwatch.weigh.names.names import slug

Fields = Mapping[str, Any]
ACTOR_KEYS = ("id", "names", "kind", "role", "areas")
ELEMENT_KEYS = ("n", "type", "text", "codes", "satisfied_by_text", "required")


@dataclass(frozen=True, slots=True)
class Outline:
    """What a text already has, also while it is no whole agreement: `actors` (id and name),
    ids of its `obligations` with their words, `parties`, `title`, the day it was `signed`."""

    title: str
    signed: str
    parties: tuple[str, ...]
    territory: tuple[str, ...]
    actors: tuple[tuple[str, str], ...]
    obligations: tuple[tuple[str, str], ...]

    @property
    def next_id(self) -> str:
        """An id for one more obligation: the last one's number and one, else initials and 1."""
        last = self.obligations[-1][0] if self.obligations else ""
        counted = re.fullmatch(r"(.*?)(\d+)", last)
        if counted:
            return f"{counted[1]}{int(counted[2]) + 1}"
        initials = "".join(word[0] for word in self.title.split() if word[0].isupper())
        return f"{(initials or 'X')[:3]}-1"


def outline(text: str) -> Outline:
    """What can be read of a draft; empty where it is no TOML."""
    try:
        top = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        top = {}
    return Outline(
        title=str(top.get("title", "")),
        signed=str(top.get("signed", "")),
        parties=_texts(top.get("parties")),
        territory=_texts(top.get("territory")),
        actors=tuple(_actor(table) for table in _tables(top, "actor")),
        obligations=tuple(
            (str(o.get("id", "")), str(o.get("text", ""))) for o in _tables(top, "obligation")
        ),
    )


def _actor(table: Fields) -> tuple[str, str]:
    names = _texts(table.get("names"))
    return str(table.get("id", "")), names[0] if names else ""


def with_head(text: str, *, title: str, signed: date, territory: Sequence[str]) -> str:
    """The text with its title, day of signature and territory. Raises BadInput for no TOML."""
    document = _parsed(text)
    document["title"], document["signed"] = title, signed
    document["territory"] = list(territory)
    return tomlkit.dumps(document)


def with_actor(text: str, fields: Fields, *, is_party: bool) -> str:
    """The text with one more actor; `fields` are names, kind, role and areas."""
    names = [name for name in fields.get("names", ()) if name]
    if not names:
        raise BadInput("actor: no name; give at least the one by which it is shown")
    actor_id = str(fields.get("id") or slug(names[0]))
    if any(one == actor_id for one, _ in outline(text).actors):
        raise BadInput(f"actor {actor_id}: is in the agreement already; add spellings in the file")
    block = _block("actor", {**fields, "id": actor_id, "names": names}, ACTOR_KEYS)
    if is_party:
        document = _parsed(text)
        document["parties"] = [*outline(text).parties, actor_id]
        text = tomlkit.dumps(document)
    return text.rstrip("\n") + "\n" + block


def with_obligation(text: str, fields: Fields, elements: Sequence[Fields]) -> str:
    """The text with one more obligation and the elements it is split into."""
    return text.rstrip("\n") + "\n" + obligation_block({**fields, "elements": elements})


def obligation_block(fields: Fields) -> str:
    """One obligation with its elements as TOML, to be put at the end of a file.

    `elements` are type, text, codes, satisfied_by_text and required; `codes` make an ACT element
    before them, named after the title.
    """
    keys = [key for key in fields if key not in ("codes", "elements")]
    act = {"type": "ACT", "text": fields.get("title"), "codes": fields.get("codes")}
    elements = [*([act] if fields.get("codes") else []), *fields.get("elements", ())]
    blocks = [_block("obligation", fields, keys)]
    for n, element in enumerate(elements, start=1):
        blocks.append(_block("obligation.element", {"n": n, **element}, ELEMENT_KEYS))
    return "".join(blocks)


def _block(table: str, fields: Fields, keys: Sequence[str]) -> str:
    lines = ["", f"[[{table}]]"]
    for key in keys:
        value = fields.get(key)
        if value or value is False:
            lines.append(f"{key} = {_toml(value)}")
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    if isinstance(value, Mapping):
        table = tomlkit.inline_table()
        table.update(value)
        return str(table.as_string())
    return str(tomlkit.item(value).as_string())


def _parsed(text: str) -> tomlkit.TOMLDocument:
    try:
        return tomlkit.parse(text)
    except ParseError as error:
        raise BadInput(f"the agreement: is no TOML ({error}); mend the line in the file") from error


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else ()


def _tables(top: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    found = top.get(key)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
