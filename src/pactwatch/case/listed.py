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


def take_list(folder: CaseFolder, content: bytes, *, name: str) -> Taken:
    """Write new entries; the caller takes the file in (`sync_files`). Raises BadInput."""
    path = folder.root / FILE
    text = path.read_text("utf-8") if path.is_file() else ""
    there = {actor.id for actor in parse_actors(text, name=FILE)}
    actors = parse_actor_list(content, name=name)
    new = [actor for actor in actors if actor.id not in there]
    if new:
        mark = f"{name} (sha256 {sha256_bytes(content)[:16]})"
        entries = "\n".join(map(_entry, new))
        write_whole(
            path, f"{text.rstrip()}\n\n# Begin of {mark}\n{entries}# End of {mark}\n".lstrip()
        )
    known = tuple(actor.id for actor in actors if actor.id in there)
    return Taken(tuple(actor.id for actor in new), known)


def _entry(actor: Actor) -> str:
    """JSON strings and lists of strings are TOML, too."""
    names = json.dumps(list(actor.names), ensure_ascii=False)
    note = json.dumps(actor.note, ensure_ascii=False)
    kind = f'kind = "{actor.kind}"'
    return f'[[actor]]\nid = "{actor.id}"\nnames = {names}\n{kind}\nnote = {note}\n'
