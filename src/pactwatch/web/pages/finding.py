"""What a question finds in a served case, now and at an earlier moment, and what is new in it.

Comes in: a question as it was read. Goes out: documents by their words, statements by words and
fields. Kept for one state of the register; what was known at a moment stays as it was.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from pactwatch.case import FoundStatement
from pactwatch.case.ask import Question, holds, read_question
from pactwatch.case.find import all_found, narrow
from pactwatch.case.own import is_own
from pactwatch.case.searches import Search, read_searches
from pactwatch.domain.review import person_key
from pactwatch.domain.span import joined
from pactwatch.register.records import Hit
from pactwatch.web.same_day import Looked
from pactwatch.web.site import Site

# More hits than this are an export; the feed carries the newest.
MOST = 1000


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept search in the list, with how many statements and documents are new in it."""

    search: Search
    new: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a question finds: documents by their words, statements by words and fields."""

    documents: tuple[Hit, ...]
    statements: tuple[FoundStatement, ...]

    @property
    def ids(self) -> frozenset[str]:
        """Ids of all of it."""
        documents = (hit.document_id for hit in self.documents)
        return frozenset((*documents, *(f.statement.id for f in self.statements)))


def find(site: Site, question: Question, known_at: datetime | None = None) -> Found:
    """What a question finds now, or found at an earlier moment."""
    if not (question.words or question.is_narrowed):
        return Found((), ())
    if known_at:
        return _find(site, question, all_found(site.case.view(known_at)), known_at)
    key = ("narrowed", question)
    return site.snapshot.get(key, lambda: _find(site, question, site.found(), None))


def find_at(site: Site, question: Question, looked: Looked) -> Found:
    """What a question finds for a reader of the day that is looked at."""
    if not looked.is_other:
        return find(site, question)
    key = ("found on", question, looked.asked)
    return site.snapshot.get(
        key, lambda: found_by(site, find(site, question, looked.asked.known_at), looked)
    )


def found_by(site: Site, found: Found, looked: Looked) -> Found:
    """Of what was found that which stands in documents a reader of the day had."""
    if not looked.is_other:
        return found
    there = site.documents_at(looked)
    documents = (hit for hit in found.documents if hit.document_id in there)
    statements = (one for one in found.statements if one.document_id in there)
    return Found(tuple(documents), tuple(statements))


def _find(
    site: Site, question: Question, found: Sequence[FoundStatement], known_at: datetime | None
) -> Found:
    codebook = site.norms().codebook
    if not question.words:
        return Found((), tuple(narrow(found, question.wanted, codebook)))
    hits = site.case.view(known_at).search(question.words, limit=MOST)
    ids = {hit.id for hit in hits if hit.kind == "statement"}
    ids |= {one for one, words in _own(site, found).items() if holds(question.words, words)}
    kept = narrow(_with(site, found, ids), question.wanted, codebook)
    documents = () if question.is_narrowed else (h for h in hits if h.kind == "document")
    return Found(tuple(documents), tuple(kept))


def _with(
    site: Site, found: Sequence[FoundStatement], ids: Collection[str]
) -> list[FoundStatement]:
    """Those with these ids, in their order."""
    if found is not site.found():
        return [f for f in found if f.statement.id in ids]
    at = site.snapshot.get("shelf", lambda: {f.statement.id: n for n, f in enumerate(found)})
    return [found[n] for n in sorted(at[one] for one in ids if one in at)]


def _own(site: Site, found: Sequence[FoundStatement]) -> dict[str, str]:
    """What people recorded is in no index; it is looked through. Its words by id."""
    if found is not site.found():
        return _own_words(found)
    return site.snapshot.get("own", lambda: _own_words(found))


def _own_words(found: Iterable[FoundStatement]) -> dict[str, str]:
    own = (f.statement for f in found if is_own(f.statement))
    return {s.id: f"{s.speaker.name or ''} {joined(s.content)}" for s in own}


def new_in(site: Site, search: Search) -> tuple[Found, frozenset[str]]:
    """What a kept search finds, and the ids that it did not find when it was last looked at."""
    question = read_question(search.query)
    found = find(site, question)
    key = (search.query, search.seen)
    if key not in site.past:  # what was known at a moment stays as it was
        site.past[key] = find(site, question, search.seen).ids
    return found, found.ids - site.past[key]


def kept_of(site: Site) -> tuple[Kept, ...]:
    """The searches the acting person keeps, with how much is new in each."""
    own = person_key(site.case.person.name)
    mine = (s for s in read_searches(site.case.folder) if person_key(s.person) == own)
    return tuple(Kept(search, len(_new(site, search))) for search in mine)


def paths_of(site: Site) -> dict[str, str]:
    """What documents are called that have no title."""
    return site.snapshot.get("paths", lambda: {d.id: d.path for d in site.documents().values()})


def _new(site: Site, search: Search) -> frozenset[str]:
    return site.snapshot.get(("new in", search), lambda: new_in(site, search)[1])
