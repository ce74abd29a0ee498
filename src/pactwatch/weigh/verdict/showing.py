"""Exhibits sorted by what they do on a row: prove the act or an element, rebut, raise concern.

Sorted once per row; leaving out an origin touches only the heaps it stands in, which is what makes
sensitivity cheap. Refuses to weigh: see weigh.verdict.standing.
"""

from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

import msgspec

from pactwatch.domain.agreement import Element, ElementType
from pactwatch.domain.codebook import matches_code
from pactwatch.domain.evidence import Bearing, EvidenceLink, Interest
from pactwatch.weigh.bearing.scope import Setting, is_never_act
from pactwatch.weigh.evidence.exhibits import Exhibit
from pactwatch.weigh.evidence.groups import Group, form_groups
from pactwatch.weigh.record import Record
from pactwatch.weigh.ruleset import RuleSet
from pactwatch.weigh.verdict.noes import unless_of_other_days, unless_overtaken
from pactwatch.weigh.verdict.standing import NOBODY, SignOff, Stand, stand

__all__ = ["Heap", "Heaps", "sort_exhibits"]


class Heap(msgspec.Struct, eq=False):
    """Exhibits that say one thing, with their origin groups; `origins` are who stands behind them,
    `len` counts exhibits. A heap is known by being itself.
    A heap less some origins knows who is left; its exhibits are sorted out when they are asked for.
    """

    origins: frozenset[str]
    rules: RuleSet
    _whole: "Heap | None" = None
    _exhibits: tuple[Exhibit, ...] | None = None
    _is_sunk: bool = False
    _groups: tuple[Group, ...] | None = None
    _lent: frozenset[str] | None = None
    # Made where they are needed: sensitivity asks of most heaps only who is left.
    _stands: "dict[tuple[Heap | None, bool], Stand] | None" = None

    @classmethod
    def of(cls, exhibits: tuple[Exhibit, ...], rules: RuleSet, *, is_sunk: bool = False) -> "Heap":
        """The heap of these exhibits."""
        return cls(frozenset([e.origin for e in exhibits]), rules, None, exhibits, is_sunk)

    def __len__(self) -> int:
        return len(self.exhibits)

    def __bool__(self) -> bool:
        return bool(self.origins)

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """The exhibits themselves."""
        if self._exhibits is None:
            whole = self._whole.exhibits if self._whole else ()
            self._exhibits = tuple([e for e in whole if e.origin in self.origins])
        return self._exhibits

    @property
    def lent(self) -> frozenset[str]:
        """Sources of words here that count under another's origin (evidence/repetitions)."""
        if self._lent is None:
            lent = [e for e in self.exhibits if e.origin != e.account.origin]
            self._lent = frozenset([e.testimony.origin for e in lent])
        return self._lent

    @property
    def groups(self) -> tuple[Group, ...]:
        """The origin groups of the exhibits that count."""
        if self._groups is None:
            if self._whole is None:
                self._groups = form_groups(self.exhibits, is_sunk=self._is_sunk)
            else:
                left = self.origins
                self._groups = tuple([g for g in self._whole.groups if g.origin in left])
        return self._groups

    def without(self, removed: frozenset[str], lesser: "Lesser") -> "Heap":
        """The heap less what some sources said; itself where none of them stands in it."""
        is_lent = not self.lent.isdisjoint(removed)
        if self.origins.isdisjoint(removed) and not is_lent:
            return self
        key = (self, (self.origins | self.lent) & removed)
        if (less := lesser.get(key)) is None:
            less = Heap(self.origins - removed, self.rules, self)
            if is_lent:  # the group that such words stood in may stay, with less in it
                kept = [e for e in less.exhibits if e.testimony.origin not in removed]
                less = Heap.of(tuple(kept), self.rules, is_sunk=self._is_sunk)
            lesser[key] = less
        return less

    def sunk(self) -> "Heap":
        """The heap with every grade one step lower; what that refuses is gone."""
        kept = tuple([e for e in self.exhibits if not e.account.is_sunk_refused])
        return Heap.of(kept, self.rules, is_sunk=True)

    def only(self, links: Container[str]) -> "Heap":
        """The heap with none but the exhibits of these links."""
        kept = tuple([e for e in self.exhibits if e.link.id in links])
        return Heap.of(kept, self.rules, is_sunk=self._is_sunk)

    def stand(
        self,
        against: "Heap | None" = None,
        sign_off: SignOff = NOBODY,
        is_act: bool = False,
    ) -> Stand:
        """What these origins reach together; worked out once per rebuttal.

        A heap belongs to one row, and a row has one sign-off.
        """
        key = (against, is_act)
        if self._stands is None:
            self._stands = {}
        if key not in self._stands:
            self._stands[key] = stand(
                self.groups,
                self.rules,
                rebuttals=against.groups if against else (),
                sign_off=sign_off,
                is_act=is_act,
            )
        return self._stands[key]


# Heaps that were made of others by leaving out some origins. A heap does not know its own: it would
# hold itself so, and what a row was weighed by would stay in memory until the board is done.
Lesser = dict[tuple[Heap, frozenset[str]], Heap]


class Heaps(Record, frozen=True):
    """Every heap of a row. `elements` are the acts that show each element, in its order; `rebuts`
    says no to the act, `falls_short` no to the whole, be it only of a part that is left; `speaking`
    is what makes a provisional row count as reviewed (METHOD C3a)."""

    acts: Heap
    elements: tuple[Heap, ...]
    rebuts: Heap
    falls_short: Heap
    triggers: Heap
    context: Heap
    denials: Heap
    mitigation: Heap
    declared: Heap
    speaking: Heap
    lesser: Lesser

    def without(self, removed: frozenset[str]) -> "Heaps":
        """The same less some origins."""
        if not removed:
            return self
        lesser = self.lesser
        acts = self.acts.without(removed, lesser)
        rebuts = self.rebuts.without(removed, lesser)
        return Heaps(
            acts=acts,
            elements=tuple(
                [acts if h is self.acts else h.without(removed, lesser) for h in self.elements]
            ),
            rebuts=rebuts,
            falls_short=rebuts
            if self.falls_short is self.rebuts
            else self.falls_short.without(removed, lesser),
            triggers=self.triggers.without(removed, lesser),
            context=self.context.without(removed, lesser),
            denials=self.denials,
            mitigation=self.mitigation,
            declared=self.declared.without(removed, lesser),
            speaking=self.speaking.without(removed, lesser),
            lesser=lesser,
        )

    def only(self, links: Container[str]) -> "Heaps":
        """The same with none but the exhibits of these links."""
        kept = {
            name: getattr(self, name).only(links)
            for name in Heaps.__struct_fields__
            if name not in ("elements", "lesser")
        }
        elements = tuple([heap.only(links) for heap in self.elements])
        return Heaps(**kept, elements=elements, lesser={})

    def sunk(self) -> "Heaps":
        """The same with every grade one step lower (METHOD C6)."""
        acts, rebuts = self.acts.sunk(), self.rebuts.sunk()
        return Heaps(
            acts=acts,
            elements=tuple([acts if h is self.acts else h.sunk() for h in self.elements]),
            rebuts=rebuts,
            falls_short=rebuts if self.falls_short is self.rebuts else self.falls_short.sunk(),
            triggers=self.triggers.sunk(),
            context=self.context.sunk(),
            denials=self.denials,
            mitigation=self.mitigation,
            declared=self.declared.sunk(),
            speaking=self.speaking.sunk(),
            lesser={},
        )


# What makes a row count as reviewed on the provisional board; denials and praise are none.
_SPEAKING = (
    Bearing.SUPPORTS_BREACH,
    Bearing.SUPPORTS_PERFORMANCE,
    Bearing.REBUTS,
    Bearing.UNDERCUTS,
    Bearing.CONTEXT,
)


def sort_exhibits(
    exhibits: Iterable[Exhibit], setting: Setting, rules: RuleSet, *, is_doing: bool
) -> Heaps:
    """Sort the exhibits of a row. Repetitions go on no heap: they add nothing."""
    sorter = _Sorter(setting, is_doing=is_doing)
    own = (e for e in exhibits if e.repeats is None and e.account.gate.use)
    sorter.sort([e for e in own if not e.is_position])
    sorter.drop_noes_of_other_times()
    heaps = {name: Heap.of(tuple(found), rules) for name, found in sorter.found.items()}
    if len(heaps["falls_short"]) == len(heaps["rebuts"]):
        heaps["falls_short"] = heaps["rebuts"]
    elements = tuple(_showing(element, heaps["acts"], rules) for element in setting.elements)
    return Heaps(**heaps, elements=elements, lesser={})


def _showing(element: Element, acts: Heap, rules: RuleSet) -> Heap:
    """The acts that show an element; the very heap where all of them do."""
    if element.satisfied_by_text is not None:
        return Heap.of((), rules)
    found = [e for e in acts.exhibits if element.n in e.link.elements]
    return acts if len(found) == len(acts) else Heap.of(tuple(found), rules)


class _Places(NamedTuple):
    """The heaps that a kind of link goes on: always, and (these and more) where the exhibit counts.
    `is_done`: it tells of performance, which the promisor may merely declare."""

    always: tuple[list[Exhibit], ...]
    counting: tuple[list[Exhibit], ...]
    is_done: bool


class _Sorter:
    """A row's links are of few kinds: where a kind goes is worked out once."""

    def __init__(self, setting: Setting, *, is_doing: bool) -> None:
        self._setting, self._is_doing = setting, is_doing
        self._acts = {e.n for e in setting.elements if e.type is ElementType.ACT}
        self._wholes = {e.n for e in setting.elements if e.type is ElementType.QUALIFIER}
        wanted = (Bearing.UNDERCUTS,) if is_doing else (Bearing.CONTEXT, Bearing.SUPPORTS_BREACH)
        self._worrying = wanted
        self.found: dict[str, list[Exhibit]] = {
            name: [] for name in Heaps.__struct_fields__ if name not in ("elements", "lesser")
        }
        self._kinds: dict[tuple[Bearing, str, tuple[int, ...]], _Places] = {}

    def sort(self, exhibits: Iterable[Exhibit]) -> None:
        known, declared = self._kinds, self.found["declared"]
        for exhibit in exhibits:
            link = exhibit.link
            kind = (link.bearing, link.code, link.elements)
            places = known.get(kind)
            if places is None:
                places = known[kind] = self._places_of(link)
            for heap in places.counting if exhibit.counts else places.always:
                heap.append(exhibit)
            if places.is_done and _is_declared(exhibit):
                declared.append(exhibit)

    def _places_of(self, link: EvidenceLink) -> _Places:
        bearing, always = link.bearing, []
        if bearing in _SPEAKING:
            always.append(self.found["speaking"])
        if bearing is Bearing.DENIES:
            always.append(self.found["denials"])
        elif bearing is Bearing.MITIGATES:
            always.append(self.found["mitigation"])
        is_done = bearing is Bearing.SUPPORTS_PERFORMANCE
        return _Places(tuple(always), (*always, *self._where_it_counts(link)), is_done)

    def _where_it_counts(self, link: EvidenceLink) -> Iterator[list[Exhibit]]:
        if link.bearing is Bearing.REBUTS:
            yield self.found["falls_short"]
            if not link.elements or not self._acts.isdisjoint(link.elements):
                yield self.found["rebuts"]
        is_trigger = link.bearing is Bearing.CONTEXT and self._is_trigger(link.code)
        if is_trigger:
            yield self.found["triggers"]
        if self._is_act(link):
            yield self.found["acts"]
        elif not is_trigger and link.bearing in self._worrying:
            yield self.found["context"]

    def drop_noes_of_other_times(self) -> None:
        """Of who says no only those stay whose "no" is of the time that is told of."""
        acts = self.found["acts"]
        for heap in ("rebuts", "falls_short"):
            noes = self.found[heap]
            if self._is_doing:
                self.found[heap] = unless_overtaken(noes, acts, self._wholes, self._setting)
            else:
                self.found[heap] = unless_of_other_days(noes, acts, self._setting)

    def _is_act(self, link: EvidenceLink) -> bool:
        """Evidence that the act happened: for a duty to do, that it was performed."""
        if is_never_act(link.code, self._setting.obligation):
            return False
        if self._is_doing:
            return link.bearing is Bearing.SUPPORTS_PERFORMANCE
        is_breach = link.bearing is Bearing.SUPPORTS_BREACH
        return is_breach and not self._acts.isdisjoint(link.elements)

    def _is_trigger(self, code: str) -> bool:
        obligation = self._setting.obligation
        if not any(matches_code(p, code) for p in obligation.trigger_codes):
            return False
        return not any(matches_code(p, code) for p in obligation.performing_codes)


def _is_declared(exhibit: Exhibit) -> bool:
    """Of word that a duty was performed: the promisor's own (METHOD C5, DECLARED)."""
    is_praise = exhibit.interest is Interest.SELF_SERVING
    return is_praise and not exhibit.testimony.is_primary_record
