"""The evidence of a row as pages show it: by the way it bears, under its origins, copies apart.

A row of a large case holds a thousand pieces: its page shows the first of each origin, and leads
to pages that hold them all.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pactwatch.case import LinkedEvidence
from pactwatch.domain.actor import Actor
from pactwatch.domain.evidence import Bearing, ReviewState
from pactwatch.domain.status import Verdict
from pactwatch.web.pages.cited import Cited, cite
from pactwatch.weigh.descriptors import Counting, Descriptor
from pactwatch.weigh.origins.called import speaker_called

# Which side of the page a bearing stands on, in reading order.
CARRYING = "carrying"
SIDES: tuple[tuple[str, tuple[Bearing, ...]], ...] = (
    (CARRYING, (Bearing.SUPPORTS_BREACH, Bearing.SUPPORTS_PERFORMANCE)),
    ("against", (Bearing.REBUTS, Bearing.DENIES, Bearing.UNDERCUTS)),
    ("beside", (Bearing.MITIGATES,)),
    ("context", (Bearing.CONTEXT,)),
    ("neutral", (Bearing.NEUTRAL,)),
)
# Told for it, and counts for nothing: copies, what was set aside, a side's praise of itself.
IDLE = "idle"
_NAMES = {bearing: name for name, bearings in SIDES for bearing in bearings}
# What a row's page shows of each side: so many origins, so many tellings and copies of each.
MOST_ORIGINS, MOST_TELLINGS, MOST_COPIES = 8, 3, 5


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A piece of evidence as the page shows it, with the words of its statement."""

    evidence: LinkedEvidence
    cited: Cited


@dataclass(frozen=True, slots=True)
class Origin:
    """Evidence that goes back to one source: its `id`, name, grade and way of knowing, if recorded.

    `exhibits` holds one telling of each story, `copies` the further ones, which add nothing;
    `tellings` and `repeated` are how many of each there are in all.
    """

    id: str
    name: str
    reliability: str
    access_path: str
    exhibits: tuple[Exhibit, ...]
    copies: tuple[Exhibit, ...] = ()
    tellings: int = 0
    repeated: int = 0

    @property
    def is_cut(self) -> bool:
        """Whether it holds more than is shown."""
        return (self.tellings, self.repeated) != (len(self.exhibits), len(self.copies))


@dataclass(frozen=True, slots=True)
class Side:
    """The evidence that bears one way; `name` is a key of the catalogue, `total` how many origins
    it has in all."""

    name: str
    origins: tuple[Origin, ...]
    total: int = 0

    @property
    def is_cut(self) -> bool:
        """Whether it holds more than is shown."""
        return self.total > len(self.origins) or any(origin.is_cut for origin in self.origins)


def sides_of(
    evidence: Iterable[LinkedEvidence],
    actors: Mapping[str, Actor],
    weighed: Iterable[Descriptor] | None = None,
    *,
    verdict: Verdict | None = None,
) -> tuple[Side, ...]:
    """All of it: sides that hold something, the origins of each, with their tellings.

    What was `weighed` stands under the origin that it counts for, so that the page has as many as
    the verdict. What counts for nothing carries no verdict; what a side declares carries the one
    that says that only it does.
    """
    joined = {one.link: one for one in weighed or ()}
    exhibits = [Exhibit(one, cite(one.statement)) for one in evidence]
    found: dict[str, list[Exhibit]] = {}
    for exhibit in exhibits:
        name = _NAMES[exhibit.evidence.link.bearing]
        told = joined.get(exhibit.evidence.link.id)
        is_idle = name == CARRYING and weighed is not None and not _carries(told, verdict)
        found.setdefault(IDLE if is_idle else name, []).append(exhibit)
    named = ((name, found[name]) for name in (*(n for n, _ in SIDES), IDLE) if name in found)
    listed = ((name, _origins(mine, actors, joined)) for name, mine in named)
    return tuple(Side(name, origins, len(origins)) for name, origins in listed)


def _carries(told: Descriptor | None, verdict: Verdict | None) -> bool:
    if told is None:
        return False
    is_declared = told.is_declared and verdict is Verdict.DECLARED_ONLY
    return is_declared or told.counting is not Counting.NOTHING


def first_of(side: Side) -> Side:
    """What the page of the row shows of a side."""
    shown = (
        replace(o, exhibits=o.exhibits[:MOST_TELLINGS], copies=o.copies[:MOST_COPIES])
        for o in side.origins[:MOST_ORIGINS]
    )
    return replace(side, origins=tuple(shown))


def cut(side: Side, start: int, end: int) -> Side:
    """The tellings and copies from place `start` to `end`, counted through all its origins."""
    origins, before = [], 0
    for origin in side.origins:
        kept = []
        for some in (origin.exhibits, origin.copies):
            kept.append(some[max(0, start - before) : max(0, end - before)])
            before += len(some)
        if any(kept):
            origins.append(replace(origin, exhibits=kept[0], copies=kept[1]))
    return replace(side, origins=tuple(origins))


def size_of(side: Side) -> int:
    """How many pieces of evidence a side holds, copies among them."""
    return sum(len(o.exhibits) + len(o.copies) for o in side.origins)


def plain_name(origin: str, exhibits: Sequence[Exhibit]) -> str:
    """A source nobody has entered as an actor: as the text calls it."""
    speaker = exhibits[0].evidence.statement.speaker
    if speaker.name or speaker.mention:
        return speaker_called(speaker)
    return exhibits[0].cited.through or origin


def _origins(
    exhibits: Iterable[Exhibit], actors: Mapping[str, Actor], joined: Mapping[str, Descriptor]
) -> tuple[Origin, ...]:
    grouped: dict[str, list[Exhibit]] = {}
    called: dict[str, str] = {}
    for exhibit in exhibits:
        told = joined.get(exhibit.evidence.link.id)
        origin = told.origin if told else exhibit.evidence.origin
        grouped.setdefault(origin, []).append(exhibit)
        if told:
            called.setdefault(origin, told.called)
    return tuple(
        _origin(origin, found, actors.get(origin), called.get(origin), joined)
        for origin, found in grouped.items()
    )


def _origin(
    slug: str,
    exhibits: list[Exhibit],
    actor: Actor | None,
    called: str | None,
    joined: Mapping[str, Descriptor],
) -> Origin:
    firsts, copies = _firsts(exhibits, joined)
    name, reliability, access_path = called or plain_name(slug, exhibits), "", ""
    if actor is not None:
        reliability = actor.reliability.value if actor.reliability.value != "F" else ""
        name, access_path = actor.name, actor.access_path or ""
    return Origin(slug, name, reliability, access_path, firsts, copies, len(firsts), len(copies))


def _firsts(
    exhibits: list[Exhibit], joined: Mapping[str, Descriptor]
) -> tuple[tuple[Exhibit, ...], tuple[Exhibit, ...]]:
    """One telling of each story by what it is about: what people accepted, then what counts."""
    order = {ReviewState.ACCEPTED: 0, ReviewState.PROPOSED: 1, ReviewState.REJECTED: 2}
    firsts: dict[tuple[str, str], Exhibit] = {}
    copies = []

    def rank(exhibit: Exhibit) -> tuple[int, bool]:
        told = joined.get(exhibit.evidence.link.id)
        return order[exhibit.evidence.state], bool(told and told.counting is Counting.NOTHING)

    for exhibit in sorted(exhibits, key=rank):
        story = (exhibit.evidence.group, exhibit.evidence.link.code)
        if firsts.setdefault(story, exhibit) is not exhibit:
            copies.append(exhibit)
    return tuple(firsts.values()), tuple(copies)
