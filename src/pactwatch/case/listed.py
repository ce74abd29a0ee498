"""Actors of somebody else's list, taken into the case's own actors.toml; the terminal and the
pages share it.

Comes in: a folder and a list's bytes. Goes out: who was taken in and who was there already.
Changes no entry that stands in the file. The entries lie between two lines that name the list;
whoever deletes them takes it back, and `--known-at` shows the case as it was in between.
"""

import json
from dataclasses import dataclass

from pactwatch.case.files import write_whole
from pactwatch.case.folder import CaseFolder
from pactwatch.domain.actor import Actor
from pactwatch.domain.ids import sha256_bytes
from pactwatch.read.actor_lists import parse_actor_list
from pactwatch.read.actors_file import parse_actors

FILE = "actors.toml"


@dataclass(frozen=True, slots=True)
class Taken:
    """Ids of actors that are new to the file, and of those that stood there before."""

    new: tuple[str, ...]
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """The actors of a list: those that are new to the file, and those that stand there already."""

    new: tuple[Actor, ...]
    known: tuple[Actor, ...]


def look_into(folder: CaseFolder, content: bytes, *, name: str) -> Listed:
    """What taking a list in would bring; changes nothing. Raises BadInput."""
    there = {actor.id for actor in parse_actors(_text(folder), name=FILE)}
    actors = parse_actor_list(content, name=name)
    return Listed(
        tuple(actor for actor in actors if actor.id not in there),
        tuple(actor for actor in actors if actor.id in there),
    )


def take_list(folder: CaseFolder, content: bytes, *, name: str) -> Taken:
    """Write new entries; the caller takes the file in (`sync_files`). Raises BadInput."""
    listed = look_into(folder, content, name=name)
    if listed.new:
        mark = f"{_on_one_line(name)} (sha256 {sha256_bytes(content)[:16]})"
        entries = "\n".join(map(_entry, listed.new))
        text = f"{_text(folder).rstrip()}\n\n# Begin of {mark}\n{entries}# End of {mark}\n"
        write_whole(folder.root / FILE, text.lstrip())
    return Taken(tuple(a.id for a in listed.new), tuple(a.id for a in listed.known))


def _text(folder: CaseFolder) -> str:
    path = folder.root / FILE
    return path.read_text("utf-8") if path.is_file() else ""


def _on_one_line(name: str) -> str:
    """A file's name goes into a comment: what would end it, or TOML refuses there, is left out."""
    return "".join(c if c.isprintable() else " " for c in name)


def _entry(actor: Actor) -> str:
    """JSON strings and lists of strings are TOML, too."""
    names = json.dumps(list(actor.names), ensure_ascii=False)
    note = json.dumps(actor.note, ensure_ascii=False)
    kind = f'kind = "{actor.kind}"'
    return f'[[actor]]\nid = "{actor.id}"\nnames = {names}\n{kind}\nnote = {note}\n'
