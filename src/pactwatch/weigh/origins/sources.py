"""A dossier in, its sources settled: which origins are one, which documents tell one story.

Nodes are origins: the innermost speaker, or the document that is itself the record. Lineage joins
documents into stories and origins into one; a carrier joins what repeats it, never the different
people it quotes (METHOD C2). People named in part are joined where the surname fits one person.
More can be learnt later at the price of what it moves. Refuses to count: see weigh.evidence.groups.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from copy import copy

from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import COPYING, Certainty, LineageEdge, LineageType, Testimony
from pactwatch.domain.statement import SpeakerStatus
from pactwatch.weigh.joins import Joins
from pactwatch.weigh.names.names import NameBook, words_of
from pactwatch.weigh.names.own import is_nobodys
from pactwatch.weigh.origins.backing import Backers, Backing
from pactwatch.weigh.origins.ledger import Joined, Ledger
from pactwatch.weigh.origins.offices import party_speaking, side_of
from pactwatch.weigh.origins.origins import credited_actor, is_anonymous, parties_in
from pactwatch.weigh.origins.people import People
from pactwatch.weigh.record import Record

__all__ = ["Behind", "Sources", "document_of", "has_possible"]

# A correction in a later report makes no one story of the two.
_APART = {LineageType.SAME_OWNER, LineageType.PRESUMED_SHARED, LineageType.CORRECTS}
_JOINING = set(LineageType) - _APART
_COPY = "copy:"
_SURE = {Certainty.ESTABLISHED, Certainty.PROBABLE}
_ORIGIN = "origin:"
_VIA = "-via-"


# Origin, whether it is an actor, story, copies, and who speaks through whom.
Behind = tuple[str, bool, str, str, Backing]


class _Page(Record, frozen=True):
    """What all statements of a document have in common: the documents that copy, rewrite or credit
    each other, those that are one text, whose words its own voice is, and by what its unnamed
    people are called anywhere the one that they are."""

    story: str
    copies: str
    voice: str
    unnamed: Mapping[str, str]


class _Known(Record, frozen=True):
    """What is asked of an origin again and again: who stands for it, the actor that one is (None
    where it is none of the case), where that one stands, whether the origin itself is an actor.
    `base` is who stands for it whoever carried the word, `side` the body it is told to speak for
    in any report."""

    base: str
    body: str | None
    root: str
    is_actor: bool
    side: str | None


# A name with its origin, and the organisation and the role that it is told to have.
_Named = tuple[str | None, str, str | None, str | None]


class Sources:
    """Who stands behind each testimony."""

    def __init__(self, dossier: Dossier) -> None:
        self.book = NameBook(
            (*(a for agreement in dossier.agreements for a in agreement.actors), *dossier.actors),
            [place for agreement in dossier.agreements for place in agreement.territory],
        )
        # By id and as origins are named.
        self._actors = frozenset({*self.book.actors, *(f"{_ORIGIN}{a}" for a in self.book.actors)})
        self._is_pessimistic = False
        # Documents that tell what another told: a story is known by one that does not, so that one
        # more reprint seldom changes whose story it is.
        self._derived: set[str] = set()
        self._joins = Joins(self._rank)
        # On the pessimistic reading: the ends of merely possible links, and where they now stand.
        self._ends: set[str] = set()
        self._shaky: set[str] = set()
        self._people = People(self.is_known, dossier.distinct, parties_in(self.book))
        # By document: the origins it credits, and the unnamed people it quotes.
        self._credited: dict[str, set[str]] = defaultdict(set)
        self._unnamed: dict[str, set[str]] = defaultdict(set)
        self._voices: dict[str, str] = {}
        self._anonymous: dict[str, Mapping[str, str]] = {}
        self._backers = Backers(self.book)
        # Asked a hundred thousand times; what is learnt later throws the answers away.
        self._pages: dict[str, _Page] = {}
        self._known: dict[str, _Known] = {}
        self._moving: frozenset[str] | None = None
        self.learn(dossier.lineage, dossier.testimonies)

    @classmethod
    def resumed(cls, dossier: Dossier, ledger: Ledger) -> tuple["Sources", "Sources | None"]:
        """Sources of a case that were settled before, for certain and on the pessimistic reading;
        the dossier gives the actors, and no evidence."""
        certain = cls(dossier)
        certain._people.take_up(ledger.people)
        certain._unnamed.update(ledger.unnamed)
        certain._take_up(ledger.certain)
        if ledger.possible is None:
            return certain, None
        possible = copy(certain)
        possible._is_pessimistic = True
        possible._take_up(ledger.possible)
        return certain, possible

    def _take_up(self, told: Joined) -> None:
        self._derived = set(told.derived)
        self._joins = Joins.resumed(self._rank, told.parents)
        self._credited = defaultdict(set, told.credited)
        self._voices, self._anonymous = dict(told.voices), dict(told.anonymous)
        self._ends = set(told.ends)
        self._shaky = {self._joins.root(node) for node in self._ends}
        self._forget_answers()

    def joined(self) -> Joined:
        """How documents and origins stand on this reading."""
        unnamed = {story: dict(one_each) for story, one_each in self._anonymous.items()}
        joins, derived = self._joins.parents, self._derived
        return Joined(joins, derived, self._credited, self._voices, unnamed, self._ends)

    def told(self, possible: "Sources | None", **rest: dict[str, set[str]]) -> Ledger:
        """All that is settled, with what rests on it."""
        other = None if possible is None else possible.joined()
        return Ledger(self.joined(), other, self._unnamed, self._people.told(), **rest)

    def pessimist(self, lineage: Iterable[LineageEdge]) -> "Sources":
        """The same sources with every merely possible link taken as a link.

        Names are learnt together: what one learns of people the other knows.
        """
        other = copy(self)
        other._is_pessimistic = True
        other._derived = set(self._derived)
        other._joins = self._joins.copy(other._rank)
        other._credited = defaultdict(set, {d: set(o) for d, o in self._credited.items()})
        other._voices, other._anonymous = dict(self._voices), dict(self._anonymous)
        other._ends, other._shaky = set(), set()
        other.learn(lineage, ())
        return other

    @property
    def moving(self) -> frozenset[str]:
        """Every story and origin that a merely possible link touches."""
        if self._moving is None:
            members = self._joins.members
            self._moving = frozenset([node for root in self._shaky for node in members(root)])
        return self._moving

    def may_move(self, story: str, origin: str) -> bool:
        """Whether a merely possible link touches a story or an origin as they stand for certain."""
        return story in self.moving or origin in self.moving

    def learn(self, lineage: Iterable[LineageEdge], testimonies: Iterable[Testimony]) -> set[str]:
        """Take in more; the documents and origins that stand elsewhere since, or that a merely
        possible link touches since."""
        shaky, joined = self._shaky, self._join_all(lineage)
        self._forget_answers()
        documents, named, copied = self._hear(testimonies)
        self._shaky = {self._joins.root(node) for node in self._ends}
        moved = {node.removeprefix(_COPY) for node in (*joined, *copied)}
        moved |= {n for root in self._shaky - shaky for n in self._joins.members(root)}
        spelt = {(name, origin) for name, origin, *_ in named}
        moved |= self._people.learn(spelt, self._speaking_for(named))
        touched = documents | {node for node in moved if not node.startswith(_ORIGIN)}
        if any(node.startswith(_ORIGIN) for node in moved):
            touched |= self._credited.keys()
        for story in {self._joins.root(document) for document in touched}:
            moved |= self._settle(story)
        return moved | self._standing_for({node for node in moved if node.startswith(_ORIGIN)})

    def _forget_answers(self) -> None:
        self._pages, self._known, self._moving = {}, {}, None

    def _standing_for(self, origins: set[str]) -> set[str]:
        """What is told under these origins' names: by people told with less of the name, and in
        stories whose unnamed people are one of them."""
        if not origins:
            return set()
        stories = (s for s, one in self._anonymous.items() if not origins.isdisjoint(one.values()))
        documents = {d for story in stories for d in self._joins.members(story)}
        return documents | self._people.told_as(origins)

    def story(self, document: str) -> str:
        """The one that stands for all documents that copy, rewrite or credit each other."""
        return self._joins.root(document)

    def place(self, testimony: Testimony) -> tuple[str, str]:
        """The documents that copy, rewrite or credit each other; those that are one text."""
        page = self._page(document_of(testimony))
        return page.story, page.copies

    def _page(self, document: str) -> _Page:
        page = self._pages.get(document)
        if page is None:
            story, copies = self._joins.root(document), self._joins.root(_COPY + document)
            voice = self._voices.get(story, f"{_ORIGIN}{story}")
            page = _Page(story, copies, voice, self._anonymous.get(story, {}))
            self._pages[document] = page
        return page

    def origin(self, testimony: Testimony) -> str:
        """The origin this testimony counts under, before repetitions are settled."""
        page = self._page(document_of(testimony))
        if _is_voice(testimony):
            return page.voice
        return self._origin_on(page, self._known_as(testimony.origin))

    def _origin_on(self, page: _Page, known: _Known) -> str:
        one = page.unnamed.get(known.base)
        return known.root if one is None else self._joins.root(one)

    def _known_as(self, origin: str) -> _Known:
        known = self._known.get(origin)
        if known is None:
            alias = self._people.alias(origin)
            own, root = alias.removeprefix(_ORIGIN), self._joins.root(alias)
            body = own if own in self.book.actors else None
            side = self._people.side(origin)
            known = self._known[origin] = _Known(
                alias.split(_VIA)[0], body, root, self.is_known(origin), side
            )
        return known

    def _rank(self, node: str) -> tuple[bool, bool, str]:
        """Actors of the case go before all others, what tells for itself before what derives from
        another; then the names decide."""
        return not self.is_known(node), node.removeprefix(_COPY) in self._derived, node

    def is_known(self, origin: str) -> bool:
        """Whether an origin is an actor of the case."""
        return origin in self._actors

    def behind(self, testimony: Testimony) -> Behind:
        """Origin, whether it is an actor of the case, story, copies, and who speaks through whom.

        The article's own voice is graded as its publisher.
        """
        statement, carriers = testimony.statement, testimony.carriers
        document = testimony.document_group or statement.document_id
        page, speaker = self._pages.get(document) or self._page(document), statement.speaker
        if speaker.status is SpeakerStatus.ARTICLE_VOICE:
            origin = page.voice
            body = credited_actor(origin, carriers, self.book)
            is_own = body is None
            body = body or next((c for c in carriers if c in self.book.actors), None)
            backing = self._backers.behind(body, carriers, is_unnamed=False, is_voice=is_own)
        else:
            known = self._known.get(testimony.origin) or self._known_as(testimony.origin)
            body = known.body or self.book.speaker(speaker)
            if body is None:
                body = side_of(speaker, known.side, party_speaking(testimony, self.book))
            is_unnamed = not known.is_actor and is_anonymous(speaker)
            origin = self._origin_on(page, known) if page.unnamed else known.root
            backing = self._backers.behind(body, carriers, is_unnamed=is_unnamed, is_voice=False)
        return origin, origin in self._actors, page.story, page.copies, backing

    def _join_all(self, lineage: Iterable[LineageEdge]) -> list[str]:
        moved: list[str] = []
        for edge in lineage:
            is_sure = edge.type in _JOINING and edge.certainty in _SURE
            if is_sure or self._is_pessimistic:
                moved += self._join_edge(edge)
            if self._is_pessimistic and not is_sure:
                self._ends |= {edge.from_node, edge.to_node}
        return moved

    def _hear(self, testimonies: Iterable[Testimony]) -> tuple[set[str], set[_Named], list[str]]:
        """Documents, named speakers, and what copies join: in one pass, since all the evidence of a
        case is looked at."""
        documents, named, moved = set(), set(), []
        with_name = SpeakerStatus.NAMED
        for t in testimonies:
            own, speaker = t.statement.document_id, t.statement.speaker
            document = t.document_group or own
            documents.add(document)
            if document != own:
                moved += self._join_copies(own, document)
            if speaker.status is with_name:
                of = party_speaking(t, self.book) or speaker.organisation
                named.add((speaker.name, t.origin, of, speaker.role))
            elif is_anonymous(speaker):
                self._unnamed[document].add(t.origin)
        return documents, named, moved

    def _speaking_for(self, named: Iterable[_Named]) -> Iterator[tuple[str, str]]:
        """Origins of people with the body that they are told to speak for, if the case has it."""
        for _, origin, *told in named:
            words = [w for w in told if w]
            body = next((b for w in words if (b := self.book.resolve_body(w))), None)
            if body and not any(is_nobodys(words_of(w)) for w in words):
                yield origin, body

    def _join_edge(self, edge: LineageEdge) -> list[str]:
        """Origins with origins, documents with documents; a document credits an origin."""
        one, other = edge.from_node, edge.to_node
        if one.startswith(_ORIGIN) != other.startswith(_ORIGIN):
            if other.startswith(_ORIGIN):
                self._credited[one].add(other)
                return [one]
            return []
        moved = self._derive(one)
        if edge.type in COPYING:
            return moved + self._join_copies(one, other)
        return moved + self._joins.join(one, other)

    def _derive(self, document: str) -> list[str]:
        """Note that a document tells what another told; what is known by another one since."""
        if document in self._derived or document.startswith(_ORIGIN):
            return []
        self._derived.add(document)
        return [*self._joins.lead(document), *self._joins.lead(_COPY + document)]

    def _join_copies(self, one: str, other: str) -> list[str]:
        return [*self._joins.join(one, other), *self._joins.join(_COPY + one, _COPY + other)]

    def _settle(self, story: str) -> set[str]:
        """Whose words a story's own voice and its unnamed people are; its documents if changed."""
        documents = tuple(self._joins.members(story))
        before = self._voices.get(story), self._anonymous.get(story)
        credited = {o for d in documents if d in self._credited for o in self._credited[d]}
        if credited:
            # A document that credits an origin says in its own voice only what that origin said.
            self._voices[story] = min(self._joins.root(origin) for origin in credited)
        unnamed = sorted(o for d in documents if d in self._unnamed for o in self._unnamed[d])
        if unnamed:
            self._anonymous[story] = _one_each(unnamed)
        has_changed = before != (self._voices.get(story), self._anonymous.get(story))
        return set(documents) if has_changed else set()


def document_of(testimony: Testimony) -> str:
    """The document, or the one that stands for all copies of it."""
    return testimony.document_group or testimony.statement.document_id


def has_possible(lineage: Iterable[LineageEdge]) -> bool:
    """Whether any edge joins on the pessimistic reading only."""
    return any(e.certainty not in _SURE or e.type not in _JOINING for e in lineage)


def _one_each(origins: Iterable[str]) -> Mapping[str, str]:
    """Unnamed people of one organisation in one story are one origin, a named carrier first."""
    found: dict[str, str] = {}
    for origin in origins:
        base = origin.split(_VIA)[0]
        found[base] = min((origin, found.get(base, origin)), key=lambda o: (_VIA not in o, o))
    return found


def _is_voice(testimony: Testimony) -> bool:
    return testimony.statement.speaker.status is SpeakerStatus.ARTICLE_VOICE
