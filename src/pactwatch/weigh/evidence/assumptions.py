"""Scope met by necessary implication, written down as assumptions a person can reject (METHOD C4).

In: a row's exhibits. Out: one assumption per scope element, origin and code, so that whoever
rejects it rejects it for every copy of the telling. Labels A-1, A-2 ... count within the row.
Refuses to carry more than S1, and to stand where the claim's own words show the element.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pactwatch.domain.agreement import ElementType
from pactwatch.domain.evidence import Assumption, Bearing, ReviewState
from pactwatch.domain.ids import content_id
from pactwatch.weigh.bearing.scope import Setting, implied
from pactwatch.weigh.evidence.exhibits import Exhibit
from pactwatch.weigh.origins.called import origin_called
from pactwatch.weigh.record import Record

__all__ = ["Open", "Taken", "gather_assumptions"]

_SCOPE = (ElementType.PLACE_SCOPE, ElementType.TIME_SCOPE)


class Taken(Record, frozen=True):
    """An assumption with its label on the row and the links it lets meet its element."""

    label: str
    assumption: Assumption
    links: frozenset[str]

    @property
    def name(self) -> str:
        """As flip sets name it."""
        return f"assumption:{self.label}"


class Open:
    """The assumptions open to a row, gathered when they are first asked for: most rows rest on
    none, and whoever wants the board alone asks for no others.

    `may_tell` says that a person wrote or decided one, so that a row without any of them may have
    to tell of it.
    """

    __slots__ = ("_gathered", "_of", "may_tell")

    def __init__(
        self,
        setting: Setting,
        exhibits: Iterable[Exhibit],
        states: Mapping[str, ReviewState],
        registered: Sequence[Assumption] = (),
    ) -> None:
        self._of = (setting, exhibits, states, registered)
        self._gathered: tuple[Taken, ...] | None = None
        self.may_tell = bool(states or registered)

    @property
    def taken(self) -> tuple[Taken, ...]:
        """All of them, with their labels."""
        if self._gathered is None:
            self._gathered = gather_assumptions(*self._of)
        return self._gathered


def gather_assumptions(
    setting: Setting,
    exhibits: Iterable[Exhibit],
    states: Mapping[str, ReviewState],
    registered: Iterable[Assumption] = (),
) -> tuple[Taken, ...]:
    """The assumptions open to this row; `registered` are those a person wrote or kept.

    The engine's own are proposed anew each time, with the state people gave their id.
    """
    found: dict[str, tuple[Assumption, set[str]]] = {}
    for assumption in registered:
        if assumption.obligation_id == setting.obligation.id:
            found[assumption.id] = (assumption, {assumption.link_id})
    for assumption, links in _propose(setting, exhibits):
        found.setdefault(assumption.id, (assumption, set()))[1].update(links)
    ordered = sorted(found.values(), key=lambda pair: (pair[0].element, pair[0].id))
    return tuple(
        [
            Taken(f"A-{n}", _as_decided(a, states), frozenset(links))
            for n, (a, links) in enumerate(ordered, 1)
        ]
    )


def _as_decided(assumption: Assumption, states: Mapping[str, ReviewState]) -> Assumption:
    state = states.get(assumption.id, assumption.state)
    return assumption if state is assumption.state else replace(assumption, state=state)


def _propose(
    setting: Setting, exhibits: Iterable[Exhibit]
) -> Iterable[tuple[Assumption, list[str]]]:
    """One assumption per element, origin and code, with every link that may rest on it."""
    scope = [e for e in setting.elements if e.type in _SCOPE and e.satisfied_by_text is None]
    found: dict[tuple[int, str, str], tuple[Exhibit, str, list[str]]] = {}
    for exhibit in _carrying(exhibits) if scope else ():
        link = exhibit.link
        lacking = [e for e in scope if e.n not in link.elements]
        if not lacking:
            continue
        told = exhibit.told
        for element in lacking:
            sentence = implied(element, told, setting)
            if sentence is not None:
                key = (element.n, exhibit.origin, link.code)
                found.setdefault(key, (exhibit, sentence, []))[2].append(link.id)
    for (n, _, _), (exhibit, sentence, links) in found.items():
        yield _assumption(n, exhibit, sentence, setting), links


def _carrying(exhibits: Iterable[Exhibit]) -> list[Exhibit]:
    """Those whose telling may rest on an assumption: no call for each, as most may not."""
    breach = Bearing.SUPPORTS_BREACH
    return [
        e for e in exhibits if e.link.bearing is breach and e.repeats is None and e.account.gate.use
    ]


def _assumption(n: int, exhibit: Exhibit, sentence: str, setting: Setting) -> Assumption:
    obligation, code = setting.obligation, exhibit.link.code
    return Assumption(
        id=content_id("asm", setting.agreement.id, obligation.id, n, exhibit.origin, code),
        obligation_id=obligation.id,
        element=n,
        text=sentence,
        basis=f"{code} told by {origin_called(exhibit.origin, exhibit.testimony, setting.book)}",
        link_id=exhibit.link.id,
    )
