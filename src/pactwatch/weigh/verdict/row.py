"""One obligation with its exhibits in; what they show, element by element, out (METHOD C4, C5).

A `Row` is gathered once; `show` can be asked again without some origins or assumptions, which is
how sensitivity is computed. Scope is read only from statements that also carry the act.
Refuses to name a verdict: see weigh.verdict.rules.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from pactwatch.domain.agreement import Element, ElementType
from pactwatch.domain.evidence import ReviewState
from pactwatch.domain.status import ElementFinding, Standing
from pactwatch.weigh.bearing.scope import Setting
from pactwatch.weigh.evidence.assumptions import Open, Taken
from pactwatch.weigh.evidence.exhibits import Exhibit
from pactwatch.weigh.evidence.groups import Tally
from pactwatch.weigh.origins.called import origin_called
from pactwatch.weigh.record import Record
from pactwatch.weigh.ruleset import RuleSet
from pactwatch.weigh.verdict.coverage import Coverage
from pactwatch.weigh.verdict.showing import Heap, Heaps, sort_exhibits
from pactwatch.weigh.verdict.standing import SignOff, Stand, describe

__all__ = ["NOTHING_REMOVED", "Row", "Shown", "Weighed", "find_elements", "show", "show_heaps"]

NOTHING_REMOVED: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Row:
    """Everything a row is weighed by. `is_reviewed`: a person decided all of it or marked it.

    `is_persons_board`: only what a person accepted counts. `override` is a person's confidence.
    """

    setting: Setting
    exhibits: tuple[Exhibit, ...]
    open: Open
    rules: RuleSet
    as_of: date
    coverage: Coverage
    sign_off: SignOff
    is_reviewed: bool = False
    is_persons_board: bool = False
    quarantined: tuple[str, ...] = ()
    override: tuple[str, str] | None = None
    _heaps: Heaps | None = field(default=None, init=False, repr=False, compare=False)
    # Whether the duty is to do something rather than to keep something from happening.
    is_doing: bool = field(init=False, repr=False, compare=False)
    # By link the sides that it tells of, where several owe the duty (sides keeps them here).
    doers: dict[str, frozenset[str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    # By link whether it tells of the whole that is owed (performance keeps it here).
    whole: dict[str, bool] = field(default_factory=dict, init=False, repr=False, compare=False)
    # By origin: the first exhibit of it, and what it is called.
    _first: dict[str, Exhibit] = field(default_factory=dict, init=False, repr=False, compare=False)
    _names: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_doing", self.setting.obligation.is_doing)

    @property
    def awaits_review(self) -> bool:
        """Whether nothing is said of it before a person has reviewed it (METHOD C3a)."""
        return self.is_persons_board and not self.is_reviewed

    @property
    def heaps(self) -> Heaps:
        """Its exhibits sorted; most rows of a person's board only wait, and never ask for it."""
        if self._heaps is None:
            heaps = sort_exhibits(self.exhibits, self.setting, self.rules, is_doing=self.is_doing)
            object.__setattr__(self, "_heaps", heaps)
            return heaps
        return self._heaps

    @property
    def assumptions(self) -> tuple[Taken, ...]:
        """Every assumption open to it."""
        return self.open.taken

    def called(self, origin: str) -> str:
        """An origin of this row in words, by the first of its tellings."""
        if origin not in self._names:
            self._names[origin] = self._called(origin)
        return self._names[origin]

    def _called(self, origin: str) -> str:
        if not self._first:
            # They lie in the order in which they were published (weigh.evidence.repetitions).
            self._first.update({e.origin: e for e in reversed(self.exhibits)})
        if first := self._first.get(origin):
            return origin_called(origin, first.testimony, self.setting.book)
        return origin.removeprefix("origin:")


class Weighed(Record, frozen=True):
    """One element: what stands behind it, told outright or by assumptions."""

    element: Element
    standing: Standing
    heap: Heap
    stand: Stand | None = None
    taken: tuple[Taken, ...] = ()


class Shown(Record, frozen=True):
    """What the exhibits show: standings, counts, and the exhibits by what they do on the row.

    `against` says no to the act and `short` to the whole: of several sides that owe the duty, to
    all that is told of any of them. `sides` is by actor id what is shown of each of several.
    """

    weighed: tuple[Weighed, ...]
    floor: Standing
    act: Stand
    rebuttal: Stand
    trigger: Stand
    heaps: Heaps
    against: Heap
    short: Heap
    sides: tuple[tuple[str, "Shown"], ...] = ()

    @property
    def tally(self) -> Tally:
        """Origin groups behind the act."""
        return self.act.tally

    @property
    def acts(self) -> tuple[Exhibit, ...]:
        """Exhibits that tell of the act."""
        return self.heaps.acts.exhibits

    @property
    def context(self) -> tuple[Exhibit, ...]:
        """Exhibits that raise concern and show no act."""
        return self.heaps.context.exhibits

    @property
    def assumptions(self) -> tuple[str, ...]:
        """Labels of the assumptions the elements rest on."""
        return tuple(dict.fromkeys(t.label for w in self.weighed for t in w.taken))


def show(row: Row, without: frozenset[str] = NOTHING_REMOVED, *, is_sunk: bool = False) -> Shown:
    """Weigh the row, leaving out the origins and assumption labels named in `without`.

    `is_sunk` takes every grade one step lower (METHOD C6).
    """
    heaps = row.heaps.sunk() if is_sunk else row.heaps.without(without)
    return show_heaps(row, heaps, without)


def show_heaps(
    row: Row,
    heaps: Heaps,
    without: frozenset[str] = NOTHING_REMOVED,
    *,
    contrary: tuple[Heap, Heap] | None = None,
) -> Shown:
    """What these heaps of a row show, all of them or those of one side. `contrary` says no to the
    act and to the whole, where not all that does may answer what is told."""
    against, short = contrary or (heaps.rebuts, heaps.falls_short)
    act = heaps.acts.stand(against, row.sign_off, is_act=True)
    told = zip(row.setting.elements, heaps.elements, strict=True)
    answers = [(e, heap, _contrary(e, against, short)) for e, heap in told]
    weighed = tuple([_weigh(*one, heaps.acts, row, without) for one in answers])
    required = [w.standing for w in weighed if w.element.required]
    return Shown(
        weighed=weighed,
        floor=min(required, default=act.standing),
        act=act,
        rebuttal=against.stand(),
        trigger=heaps.triggers.stand(),
        heaps=heaps,
        against=against,
        short=short,
    )


def _weigh(
    element: Element, heap: Heap, against: Heap, acts: Heap, row: Row, without: frozenset[str]
) -> Weighed:
    """Text first, then what is told outright, then a registered assumption (S1 at most)."""
    if element.satisfied_by_text is not None:
        return Weighed(element, Standing.S3, heap)
    # All that shows an element tells of the act: a record of it is the record of its place and day.
    outright = heap.stand(against, row.sign_off, is_act=True)
    if outright.standing is not Standing.S0:
        return Weighed(element, outright.standing, heap, outright)
    if taken := _taken(element, acts, row, without):
        return Weighed(element, Standing.S1, heap, taken=taken)
    return Weighed(element, Standing.S0, heap)


def _contrary(element: Element, against: Heap, short: Heap) -> Heap:
    """Who says the contrary of what shows an element: that a part is left is no word against those
    who tell of the other (METHOD C1, C4)."""
    return short if element.type is ElementType.QUALIFIER else against


def _taken(element: Element, acts: Heap, row: Row, without: frozenset[str]) -> tuple[Taken, ...]:
    usable = [
        taken
        for taken in row.assumptions
        if taken.assumption.element == element.n
        and taken.name not in without
        and _may_stand(taken, row)
    ]
    told = {e.link.id for e in acts.exhibits} if usable else set()
    return tuple(taken for taken in usable if not told.isdisjoint(taken.links))


def _may_stand(taken: Taken, row: Row) -> bool:
    """On a person's board only what a person accepted; else all that nobody rejected."""
    state = taken.assumption.state
    if row.is_persons_board:
        return state is ReviewState.ACCEPTED
    return state is not ReviewState.REJECTED


def find_elements(row: Row, shown: Shown) -> tuple[ElementFinding, ...]:
    """Each element with the links that carry it and the sentence that says how."""
    return tuple(_finding(w, row, shown) for w in shown.weighed)


def _finding(w: Weighed, row: Row, shown: Shown) -> ElementFinding:
    told: Iterable[Exhibit] = w.heap.exhibits if w.stand else ()
    links = [e.link.id for e in told]
    if w.taken:
        acts = [e.link.id for e in shown.acts]
        links = sorted({link for t in w.taken for link in t.links.intersection(acts)})
    return ElementFinding(
        n=w.element.n,
        type=w.element.type.value,
        text=w.element.text,
        standing=w.standing,
        links=tuple(links),
        assumptions=tuple(t.label for t in w.taken),
        detail=_detail(w, row, shown),
    )


def _detail(w: Weighed, row: Row, shown: Shown) -> str:
    if w.element.satisfied_by_text is not None:
        return f"met by the text itself: {w.element.satisfied_by_text}"
    if w.stand is not None:
        contrary = _contrary(w.element, shown.against, shown.short)
        rebuttals, sign_off = contrary.groups, row.sign_off
        groups = w.heap.groups
        said = describe(
            w.stand, groups, row.rules, rebuttals=rebuttals, sign_off=sign_off, called=row.called
        )
        names = ", ".join(row.called(o) for o in sorted(w.heap.origins))
        return f"{said} ({w.stand.rule}; {names})"
    if w.taken:
        sentences = "; ".join(f"{t.label}: {t.assumption.text}" for t in w.taken)
        return f"reported, by registered assumption only ({sentences})"
    return "no usable statement that carries the act shows it"
