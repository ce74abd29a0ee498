"""Searches a person keeps, and when they last looked: a file beside the register.

Comes in: the case folder. Goes out: searches by id. A search is a bookmark and no evidence, so it
is kept in `searches.toml` and may be dropped. Refuses a name twice for one person.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

import tomlkit

from pactwatch.case.files import write_whole
from pactwatch.case.folder import CaseFolder
from pactwatch.domain.ids import content_id
from pactwatch.errors import BadInput

FILE = "searches.toml"
HEAD = "Searches people keep, and when each last looked. Written by the pages.\n"


@dataclass(frozen=True, slots=True)
class Search:
    """One kept search: its `query` as typed, whose it is, until when they have seen it."""

    name: str
    query: str
    person: str
    seen: datetime

    @property
    def id(self) -> str:
        """Id for addresses; two people may keep the same search."""
        return content_id("search", self.person, self.name)


def read_searches(folder: CaseFolder) -> tuple[Search, ...]:
    """Every kept search, in the order they were kept. Raises BadInput naming the file."""
    path = folder.root / FILE
    try:
        top = tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
        return tuple(_search(table) for table in top.get("search", ()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(
            f"{path}: cannot be read as kept searches ({error}); mend or remove it"
        ) from error


def keep_search(folder: CaseFolder, search: Search) -> Search:
    """Keep one more. Raises BadInput for an empty one or a name the person has already."""
    if not search.name.strip() or not search.query.strip():
        raise BadInput("search: a kept search needs a name and something to search for")
    known = read_searches(folder)
    if any(one.id == search.id for one in known):
        raise BadInput(f"search {search.name!r}: is kept already; give another name")
    _save(folder, [*known, search])
    return search


def find_search(folder: CaseFolder, search_id: str) -> Search:
    """The search by id. Raises BadInput where it is not kept."""
    for search in read_searches(folder):
        if search.id == search_id:
            return search
    raise BadInput(f"search {search_id}: not kept in this case; see the page of searches")


def mark_seen(folder: CaseFolder, search_id: str, seen: datetime) -> None:
    """All that came until then has been looked at."""
    find_search(folder, search_id)
    known = read_searches(folder)
    _save(folder, (replace(s, seen=seen) if s.id == search_id else s for s in known))


def drop_search(folder: CaseFolder, search_id: str) -> None:
    """Keep it no longer."""
    find_search(folder, search_id)
    _save(folder, (s for s in read_searches(folder) if s.id != search_id))


def _search(table: dict[str, Any]) -> Search:
    seen = datetime.fromisoformat(table["seen"]).astimezone(UTC)
    return Search(str(table["name"]), str(table["query"]), str(table["person"]), seen)


def _save(folder: CaseFolder, searches: Iterable[Search]) -> None:
    document = tomlkit.document()
    document.add(tomlkit.comment(HEAD.strip()))
    rows = tomlkit.aot()
    for search in searches:
        rows.append(tomlkit.item({**asdict(search), "seen": search.seen.isoformat()}))
    document.add("search", rows)
    write_whole(folder.root / FILE, tomlkit.dumps(document))
