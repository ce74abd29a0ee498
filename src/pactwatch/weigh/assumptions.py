"""Scope met by necessary implication, written down as assumptions a person can reject (METHOD C4).

In: a row's exhibits. Out: one assumption per scope element, origin and code, so that whoever
rejects it rejects it for every copy of the telling. Labels A-1, A-2 ... count within the row.
Refuses to carry more than S1, and to stand where the claim's own words show the element.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pactwatch.domain.agreement import Element, ElementType
from pactwatch.domain.evidence import Assumption, Bearing, ReviewState
from pactwatch.domain.ids import content_id
from pactwatch.weigh.exhibits import Exhibit
from pactwatch.weigh.scope import Setting, implied

__all__ = ["Taken", "gather_assumptions"]

_SCOPE = (ElementType.PLACE_SCOPE, ElementType.TIME_SCOPE)


@dataclass(frozen=True, slots=True)
class Taken:
    """An assumption with its label on the row and the links it lets meet its element."""

    label: str
    assumption: Assumption
    links: frozenset[str]

    @property
    def name(self) -> str:
        """As flip sets name it."""
        return f"assumption:{self.label}"


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
    for exhibit in exhibits:
        if _may_carry(exhibit):
            for element in setting.obligation.elements:
                if made := _make(element, exhibit, setting):
                    found.setdefault(made.id, (made, set()))[1].add(exhibit.link.id)
    ordered = sorted(found.values(), key=lambda pair: (pair[0].element, pair[0].id))
    return tuple(
        Taken(f"A-{n}", replace(a, state=states.get(a.id, a.state)), frozenset(links))
        for n, (a, links) in enumerate(ordered, 1)
    )


def _may_carry(exhibit: Exhibit) -> bool:
    return (
        exhibit.link.bearing is Bearing.SUPPORTS_BREACH
        and exhibit.repeats is None
        and bool(exhibit.gate.use)
    )


def _make(element: Element, exhibit: Exhibit, setting: Setting) -> Assumption | None:
    is_open = element.type in _SCOPE and element.satisfied_by_text is None
    if not is_open or element.n in exhibit.link.elements:
        return None
    sentence = implied(element, exhibit.told, setting)
    if sentence is None:
        return None
    obligation, code = setting.obligation, exhibit.link.code
    return Assumption(
        id=content_id("asm", setting.agreement.id, obligation.id, element.n, exhibit.origin, code),
        obligation_id=obligation.id,
        element=element.n,
        text=sentence,
        basis=f"{code} told by {exhibit.origin.removeprefix('origin:')}",
        link_id=exhibit.link.id,
    )
