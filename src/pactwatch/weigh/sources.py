"""A dossier in, its sources settled: which origins are one, which documents tell one story.

Nodes are origins: the innermost speaker, or the document that is itself the record. Lineage joins
documents into stories and origins into one; a carrier joins what repeats it, never the different
people it quotes (METHOD C2). People named in part are joined where the surname fits one person.
Refuses to count: see weigh.groups.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pactwatch.domain.actor import Reliability
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType, Testimony
from pactwatch.domain.statement import SpeakerStatus
from pactwatch.weigh.names import NameBook, name_parts
from pactwatch.weigh.origins import is_anonymous

__all__ = ["Sources", "lowest"]

_JOINING = set(LineageType) - {LineageType.SAME_OWNER, LineageType.PRESUMED_SHARED}
# Documents so joined are one text told again; CITES, QUOTES and the rest join single sentences.
_COPYING = {
    LineageType.VERBATIM_COPY,
    LineageType.NEAR_DUPLICATE,
    LineageType.TRANSLATION,
    LineageType.PARAPHRASE_REWRITE,
    LineageType.SUMMARY,
}
_COPY = "copy:"
_SURE = {Certainty.ESTABLISHED, Certainty.PROBABLE}
_ORIGIN = "origin:"
_VIA = "-via-"
_ORDER = "ABCDE"


class Sources:
    """Who stands behind each testimony. `is_pessimistic` also joins what is merely possible."""

    def __init__(self, dossier: Dossier, *, is_pessimistic: bool = False) -> None:
        self.book = NameBook(
            (*(a for agreement in dossier.agreements for a in agreement.actors), *dossier.actors)
        )
        self._parents: dict[str, str] = {}
        self._voices: dict[str, str] = {}
        for edge in dossier.lineage:
            if is_pessimistic or (edge.type in _JOINING and edge.certainty in _SURE):
                self._join_edge(edge)
        for testimony in dossier.testimonies:
            self._join_copies(testimony.statement.document_id, _document(testimony))
        self._find_voices(dossier.lineage, is_pessimistic)
        self._aliases = self._people(dossier.testimonies)
        self._anonymous = self._unnamed(dossier.testimonies)
        self._grades: dict[str, Reliability] = {}

    def story(self, testimony: Testimony) -> str:
        """The group of documents that copy, rewrite or credit each other."""
        return self._root(_document(testimony))

    def copies(self, testimony: Testimony) -> str:
        """The narrower group of documents that are one text told again."""
        return self._root(_COPY + _document(testimony))

    def origin(self, testimony: Testimony) -> str:
        """The origin this testimony counts under, before repetitions are settled."""
        story = self.story(testimony)
        if testimony.statement.speaker.status is SpeakerStatus.ARTICLE_VOICE:
            return self._voices.get(story, f"{_ORIGIN}{story}")
        own = self._aliases.get(testimony.origin, testimony.origin)
        return self._root(self._anonymous.get((story, own.split(_VIA)[0]), own))

    def is_known(self, origin: str) -> bool:
        """Whether an origin is an actor of the case."""
        return origin.removeprefix(_ORIGIN) in self.book.actors

    def speaker(self, testimony: Testimony) -> str | None:
        """The actor who speaks, or whose body the speaker belongs to."""
        if testimony.statement.speaker.status is SpeakerStatus.ARTICLE_VOICE:
            return next((c for c in testimony.carriers if c in self.book.actors), None)
        own = self._aliases.get(testimony.origin, testimony.origin).removeprefix(_ORIGIN)
        return own if own in self.book.actors else self.book.speaker(testimony.statement.speaker)

    def grade(self, actor_id: str | None) -> Reliability:
        """The actor's grade, else that of the nearest body it belongs to; F where nobody graded."""
        key = actor_id or ""
        if key not in self._grades:
            chain = [self.book.actors[a].reliability for a in self.book.affiliations(actor_id)]
            graded = (g for g in chain if g is not Reliability.F)
            self._grades[key] = next(graded, Reliability.F)
        return self._grades[key]

    def path(self, actor_id: str | None) -> str | None:
        """The recorded access path of the actor or the nearest body it belongs to."""
        chain = (self.book.actors[a].access_path for a in self.book.affiliations(actor_id))
        return next((path for path in chain if path), None)

    def _join_edge(self, edge: LineageEdge) -> None:
        ends = (edge.from_node, edge.to_node)
        if len({node.startswith(_ORIGIN) for node in ends}) == 1:
            self._join(*ends)
            if edge.type in _COPYING:
                self._join_copies(*ends)

    def _join_copies(self, one: str, other: str) -> None:
        self._join(one, other)
        self._join(_COPY + one, _COPY + other)

    def _find_voices(self, lineage: Iterable[LineageEdge], is_pessimistic: bool) -> None:
        """A document that credits an origin says in its own voice only what that origin said."""
        for edge in lineage:
            is_sure = edge.type in _JOINING and edge.certainty in _SURE
            is_mixed = not edge.from_node.startswith(_ORIGIN) and edge.to_node.startswith(_ORIGIN)
            if is_mixed and (is_sure or is_pessimistic):
                story, origin = self._root(edge.from_node), self._root(edge.to_node)
                self._voices[story] = min(origin, self._voices.get(story, origin))

    def _root(self, node: str) -> str:
        while (parent := self._parents.get(node, node)) != node:
            node = parent
        return node

    def _join(self, one: str, other: str) -> None:
        """The shown name of a joined pair is that of a known actor, else the first by name."""
        roots = sorted({self._root(one), self._root(other)}, key=self._rank)
        for root in roots[1:]:
            self._parents[root] = roots[0]

    def _rank(self, node: str) -> tuple[bool, str]:
        return (not self.is_known(node), node)

    def _people(self, testimonies: Iterable[Testimony]) -> Mapping[str, str]:
        """Origins of named people that are one person told with more or less of the name."""
        by_surname: dict[str, dict[tuple[str, ...], set[str]]] = defaultdict(
            lambda: defaultdict(set)
        )
        for t in testimonies:
            speaker = t.statement.speaker
            if speaker.status is SpeakerStatus.NAMED and speaker.name:
                name = name_parts(speaker.name)
                by_surname[name[-1]][name].add(t.origin)
        aliases: dict[str, str] = {}
        for names in by_surname.values():
            aliases.update(self._one_person(names))
        return aliases

    def _one_person(self, names: Mapping[tuple[str, ...], set[str]]) -> dict[str, str]:
        full = [name for name in names if len(name) > 1]
        if any(not _fit(one, other) for one in full for other in full):
            return {o: a for origins in names.values() for o, a in self._settled(origins).items()}
        return self._settled({origin for origins in names.values() for origin in origins})

    def _settled(self, origins: set[str]) -> dict[str, str]:
        known = [origin for origin in origins if self.is_known(origin)]
        if len(known) > 1:
            return {}
        chosen = known[0] if known else max(sorted(origins), key=len)
        return {origin: chosen for origin in origins if origin != chosen}

    def _unnamed(self, testimonies: Iterable[Testimony]) -> Mapping[tuple[str, str], str]:
        """Unnamed people of one organisation in one story are one origin (METHOD C2)."""
        found: dict[tuple[str, str], str] = {}
        for t in testimonies:
            if is_anonymous(t.statement.speaker):
                key = (self.story(t), t.origin.split(_VIA)[0])
                best = min((t.origin, found.get(key, t.origin)), key=lambda o: (_VIA not in o, o))
                found[key] = best
        return found


def lowest(grades: Iterable[Reliability]) -> Reliability:
    """The lowest of a chain; one link that cannot be judged leaves the chain unjudged."""
    found = list(grades)
    if not found or Reliability.F in found:
        return Reliability.F
    return max(found, key=lambda g: _ORDER.index(g.value))


def _document(testimony: Testimony) -> str:
    return testimony.document_group or testimony.statement.document_id


def _fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names with one surname can be one person ("E.", "Ed", "Edith")."""
    first, second = sorted((one[0], other[0]), key=len)
    return second.startswith(first)
