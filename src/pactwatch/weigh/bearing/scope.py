"""Which elements of a duty one claim shows, outright or by a registered assumption (METHOD C4).

Place and time may be met by necessary implication ("under its protection", "still"), but then only
as an Assumption that a person can reject and that never carries more than S1. Knowledge comes from
the claim's own words or from conduct nobody can do unknowingly.
Refuses to read scope from another claim: place and time count where the act itself is told.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from pactwatch.domain.agreement import (
    Agreement,
    DutyKind,
    DutyPolarity,
    Element,
    ElementType,
    Obligation,
)
from pactwatch.domain.claim import Claim
from pactwatch.domain.codebook import Codebook, ConductCode, matches_code
from pactwatch.domain.statement import Mode, Statement
from pactwatch.text.articles import with_article
from pactwatch.text.counts import enumerated
from pactwatch.text.edtf import bounds, is_valid
from pactwatch.weigh.bearing.ceilings import Ceiling, Side, ceiling_of, side_of
from pactwatch.weigh.bearing.wholeness import leaves_a_part, tells_whole
from pactwatch.weigh.names.names import NameBook, is_generic, words_of
from pactwatch.weigh.record import Record

__all__ = [
    "Setting",
    "Told",
    "ends_before",
    "implied",
    "is_elsewhere",
    "is_host",
    "is_in_territory",
    "is_named_in_duty",
    "is_never_act",
    "own_area",
    "rebutted",
    "shown_outright",
]

_CONTROLLED = {
    *("controlled", "held", "run", "ruled", "governed", "administered", "occupied", "dominated"),
    *("control", "rule", "stronghold", "strongholds", "territory", "territories"),
}
# What lasts as it is told, whatever is over in the words beside it.
_LASTING_NOW = frozenset({"continues", "keeps", "remains", "maintains", "retains", "persists"})
# A statement about an interval says nothing about its part after the day the duty began.
_IMPLYING_BASES = ("PRESUPPOSED", "TENSE")
_KNOWLEDGE = "The promisor knew or should have known of it, and had control of the area"


# Where a duty speaks of craft ("vessels of X do not fish there"), X answers for whoever sails them.
_CRAFT = re.compile(r"\b(?:vessel|ship|boat|trawler|craft|fleet)s?\b", re.I)
_CRAFT_OF = re.compile(
    r"(?i:vessel|ship|boat|trawler|cutter|tug)s? (?:[A-Z]\w+ ){0,2}of (?:the )?([A-Z][\w ]+)$"
    r"|^(?:the )?([A-Z][\w ]+?)['’]s? (?:\w+ )?(?:vessel|ship|boat|trawler|cutter|tug)s?$"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a claim is judged: the duty in its agreement, the actors and the codebook.

    `since` is the first day the duty binds: its own, else the day of signature. `elements` are the
    duty's; to prevent with due diligence always asks for knowledge (C4). `promisors` are the names
    of those who owe it, for a sentence; `ceiling` the number it may not pass.
    """

    obligation: Obligation
    agreement: Agreement
    book: NameBook
    codebook: Codebook
    since: date = field(init=False, compare=False)
    elements: tuple[Element, ...] = field(init=False, compare=False)
    promisors: str = field(init=False, compare=False)
    ceiling: Ceiling | None = field(init=False, compare=False)
    _codes: dict[str, ConductCode | None] = field(default_factory=dict, repr=False, compare=False)
    # By code the words that tell this duty from no other (matter.py keeps them here).
    common: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Asked for thousands of times on a row, and always the same.
        object.__setattr__(self, "since", _first_day(self.obligation, self.agreement))
        object.__setattr__(self, "elements", _elements_of(self.obligation))
        actors = self.book.actors
        names = (actors[p].name if p in actors else p for p in self.obligation.promisor)
        text = self.obligation.text
        told = enumerated(tuple(with_article(name, text) for name in names))
        object.__setattr__(self, "promisors", told)
        object.__setattr__(self, "ceiling", ceiling_of(self.obligation))

    def code(self, code_id: str) -> ConductCode | None:
        """The codebook's entry, looked up once: a row asks for few codes and often."""
        if code_id not in self._codes:
            self._codes[code_id] = self.codebook.get(code_id)
        return self._codes[code_id]

    def owes(self, term: str) -> bool:
        """Whether the words mean a promisor or performer, or somebody of theirs."""
        o, owner = self.obligation, _CRAFT_OF.search(term)
        own = {*o.promisor, *o.performer}
        if owner and _CRAFT.search(o.text):
            return self._is_of(owner[1] or owner[2], own)
        return self._is_of(term, own)

    def is_target(self, term: str) -> bool:
        """Whether the words mean the group the duty is about."""
        return self._is_of(term, set(self.obligation.target))

    def _is_of(self, term: str, ids: set[str]) -> bool:
        return not ids.isdisjoint(self.book.affiliations(self.book.resolve(term)))


class Told(Record, frozen=True):
    """A claim in its statement, with the day the document came out."""

    claim: Claim
    statement: Statement
    published: date | None = None

    @property
    def times(self) -> tuple[date | None, date | None]:
        """First and last day the claim can be about; None is open or unknown."""
        return _times(self.claim.when)


@lru_cache(maxsize=65536)
def _times(when: str | None) -> tuple[date | None, date | None]:
    return bounds(when) if when and is_valid(when) else (None, None)


def shown_outright(told: Told, setting: Setting) -> tuple[int, ...]:
    """Numbers of the elements that the claim's own words show."""
    return tuple(e.n for e in setting.elements if _shows(e, told, setting))


def rebutted(told: Told, setting: Setting) -> tuple[int, ...]:
    """Numbers of the elements that a no is about: of a part it is about the whole alone. None where
    it is about all of them."""
    whole = [e for e in setting.elements if e.type is ElementType.QUALIFIER]
    is_part = any(leaves_a_part(told.claim, told.statement, e) for e in whole)
    return tuple(e.n for e in whole) if is_part else ()


def implied(element: Element, told: Told, setting: Setting) -> str | None:
    """The assumption that would let the claim meet a scope element, as a sentence; else None."""
    if element.type is ElementType.PLACE_SCOPE:
        return _implied_place(told, setting)
    if element.type is ElementType.TIME_SCOPE:
        return _implied_time(told, setting)
    return None


def is_never_act(code: str, obligation: Obligation) -> bool:
    """Whether a code satisfies no ACT element, whatever the agreement file lists (METHOD C4).

    Presence is at most a concern on any duty; ties and strength are context on a duty that a
    breach is asked of. A duty to do may be performed by a meeting (TIES.MEETING).
    """
    if code == "HOST.PRESENCE":
        return True
    is_doing = obligation.is_doing
    return not is_doing and code.startswith(("TIES.", "STR."))


def ends_before(told: Told, day: date) -> bool:
    """Whether all of the claim lies before a day."""
    latest = told.times[1]
    return latest is not None and latest < day


def is_in_territory(place: str | None, setting: Setting) -> bool:
    """Whether a place is, or says it lies in, what the agreement is about."""
    return any(_names_place(place, name) for name in setting.agreement.territory)


def is_elsewhere(place: str | None, setting: Setting) -> bool:
    """Whether a place bears a name that is not the territory's, the promisor's or the duty's."""
    if not place or is_generic(place):
        return False
    is_near = is_in_territory(place, setting) or is_named_in_duty(place, setting)
    return not is_near and not _is_controlled(place, setting)


def is_named_in_duty(place: str | None, setting: Setting) -> bool:
    """ "The posts at Mill and Quarry": whether the duty's own text names the place."""
    names = [word for word in words_of(place or "") if word[0].isupper()]
    if not names or setting.book.resolve(" ".join(names)) is not None:
        return False
    return _names_place(setting.obligation.text, " ".join(names))


def _first_day(obligation: Obligation, agreement: Agreement) -> date:
    own = obligation.since
    return (bounds(own)[0] if own else None) or agreement.signed


def _elements_of(obligation: Obligation) -> tuple[Element, ...]:
    stated = obligation.elements
    if not _needs_knowledge(obligation):
        return stated
    n = max((e.n for e in stated), default=0) + 1
    return (*stated, Element(n, ElementType.KNOWLEDGE, _KNOWLEDGE))


def _needs_knowledge(obligation: Obligation) -> bool:
    is_due = obligation.kind is DutyKind.CONDUCT_DUE_DILIGENCE
    if obligation.polarity is not DutyPolarity.PREVENT or not is_due:
        return False
    return all(e.type is not ElementType.KNOWLEDGE for e in obligation.elements)


def _shows(element: Element, told: Told, setting: Setting) -> bool:
    claim = told.claim
    if element.codes:
        return not is_never_act(claim.conduct, setting.obligation) and any(
            matches_code(code, claim.conduct) for code in element.codes
        )
    if element.type is ElementType.ACTOR:
        named = (*claim.agent, *claim.counterpart)
        return bool(setting.obligation.target) and any(setting.is_target(t) for t in named)
    if element.type is ElementType.PLACE_SCOPE:
        return _is_controlled(claim.place, setting)
    if element.type is ElementType.TIME_SCOPE:
        return _is_stated_after(told, setting.since)
    if element.type is ElementType.KNOWLEDGE:
        return _is_known(told, setting)
    if element.type is not ElementType.QUALIFIER:
        return False
    if (limit := setting.ceiling) is not None:
        return element.n == limit.element and side_of(claim, told.times, limit) is Side.ABOVE
    performs = setting.obligation.performing_codes
    is_performance = any(matches_code(code, claim.conduct) for code in performs)
    return is_performance and tells_whole(claim, told.statement, element)


def _is_controlled(place: str | None, setting: Setting) -> bool:
    """A listed area of the promisor, or words that say the promisor controls the place."""
    if not place:
        return False
    owners = [a for p in setting.obligation.promisor if (a := setting.book.actors.get(p))]
    if any(_names_place(place, area) for owner in owners for area in owner.areas):
        return True
    words = words_of(place)
    if not _CONTROLLED & {w.casefold() for w in words}:
        return False
    windows = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, i + 6)}
    found = {setting.book.resolve(window) for window in windows}
    return any({*setting.obligation.promisor} & {*setting.book.affiliations(f)} for f in found)


def own_area(words: str | None, setting: Setting) -> str | None:
    """The listed area of the promisor that the words name, where they name no other party's."""
    actors = setting.book.actors
    named = {
        area: {*setting.book.affiliations(a)}
        for a in actors
        for area in actors[a].areas
        if _names_place(words, area)
    }
    owed_by = {*setting.obligation.promisor, *setting.obligation.performer}
    is_own = all(not bodies.isdisjoint(owed_by) for bodies in named.values())
    return next(iter(named), None) if is_own else None


def _names_place(place: str | None, name: str) -> bool:
    if not place:
        return False
    return _spaced(name) in _spaced(place)


@lru_cache(maxsize=65536)
def _spaced(name: str) -> str:
    """The words of a name with a space around each: the same few places are asked for again."""
    return f" {' '.join(words_of(name)).casefold()} "


def _is_stated_after(told: Told, since: date) -> bool:
    earliest = told.times[0]
    is_stated = told.claim.when_basis not in _IMPLYING_BASES
    return is_stated and earliest is not None and earliest >= since


def _is_known(told: Told, setting: Setting) -> bool:
    """The promisor takes part knowingly: the words say so, or the conduct cannot be unknowing."""
    claim = told.claim
    if claim.knowledge is not None and is_host(told, setting):
        return True
    code = setting.code(claim.conduct)
    is_own = any(setting.owes(term) for term in claim.agent)
    return is_own and code is not None and code.implies_knowledge


def is_host(told: Told, setting: Setting) -> bool:
    """Whether the promisor is the one who permits, helps or knows.

    Where a claim names no agent ("..., permitting them to train"), the statement that carries it
    may: METHOD 4.4 reads knowledge from statements that also carry the act.
    """
    claim = told.claim
    if any(setting.owes(term) for term in (*claim.agent, *claim.counterpart)):
        return True
    others = (term for c in told.statement.claims for term in (*c.agent, *c.counterpart))
    return not claim.agent and any(setting.owes(term) for term in others)


def _implied_place(told: Told, setting: Setting) -> str | None:
    claim = told.claim
    who = setting.promisors
    code = setting.code(claim.conduct)
    if code is not None and code.implies_place:
        return (
            f"conduct such as this (“{code.label}”) happens where the one who does it is in "
            f"control; it is taken to lie in an area under the control of {who}"
        )
    if claim.knowledge is not None and is_host(told, setting):
        verbs = ("permit", "help", "know", "they control")
        if len(setting.obligation.promisor) == 1:
            verbs = ("permits", "helps", "knows", "it controls")
        permits, helps, knows, controls = verbs
        return f"what {who} {permits}, {helps} or {knows} of is taken to lie in an area {controls}"
    if is_in_territory(claim.place, setting):
        return (
            f"“{claim.place}” is within the territory of the agreement; the part meant is taken "
            f"to be under the control of {who}"
        )
    return None


def _implied_time(told: Told, setting: Setting) -> str | None:
    claim, since = told.claim, setting.since
    if not _reaches(told, since):
        return None
    code = setting.code(claim.conduct)
    if code is not None and code.implies_time:
        return f"nobody {code.label} before it stands; it is taken to be the one of {since}"
    if claim.when_basis != "STATED" and _is_over(told):
        return None
    if claim.when_basis == "PRESUPPOSED":
        words = ", ".join(f"“{w}”" for w in claim.presuppositions) or "the wording"
        return f"{words} presupposes an earlier state that lasts; it is taken to hold after {since}"
    if claim.when_basis == "STATED":
        return f"the time stated ({claim.when}) reaches past {since}; the conduct is taken to too"
    return f"the statement speaks of the present, which is taken to lie after {since}"


def _is_over(told: Told) -> bool:
    """A statement in the past tells of what is over, unless this in it lasts: "continues to"."""
    lasts = any(word.lower() in _LASTING_NOW for word in told.claim.presuppositions)
    return Mode.PAST in told.statement.modes and not lasts


def _reaches(told: Told, since: date) -> bool:
    """Whether the claim's time can lie after `since`; without any, the day it came out must."""
    if told.claim.when is None:
        return told.published is not None and told.published >= since
    latest = told.times[1]
    return latest is None or latest >= since
