"""What kind of breach a row tells of: once or lasting, and the host's part in it (METHOD C4).

In: a row and what it shows. Out: values, each with the sentence that says why. Both are tables,
the first that fits; neither moves a verdict. What nobody says stays UNKNOWN or UNDETERMINED, and
where origins differ about the host's part the row takes no side: presence never slides into
permission, nor permission into command (METHOD 5.3).
"""

import tomllib
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from pactwatch.domain.agreement import DutyPolarity
from pactwatch.domain.claim import Claim, Knowledge
from pactwatch.domain.codebook import matches_code
from pactwatch.domain.evidence import Bearing
from pactwatch.domain.status import Continuity, HostPart
from pactwatch.text.edtf import bounds, is_valid
from pactwatch.weigh.bearing.scope import is_host
from pactwatch.weigh.evidence.exhibits import Exhibit
from pactwatch.weigh.verdict.row import Row, Shown

# Gives an origin in words.
Called = Callable[[str], str]

__all__ = ["CONTINUITY", "PARTS", "Attributes", "attributes_of", "words_that"]


class Attributes(NamedTuple):
    """Both values; None on a duty to do. `sentences` say why, for the trace."""

    continuity: Continuity | None = None
    host: HostPart | None = None
    sentences: tuple[str, ...] = ()


def attributes_of(row: Row, shown: Shown) -> Attributes:
    """The attributes of a row by what tells of its act."""
    if row.is_doing:
        return Attributes()
    part, who = _host_part(row, shown) if _has_host(row) else (None, "")
    if not shown.acts:
        return Attributes(Continuity.UNKNOWN, part)
    lasting, why = _continuity(row, shown)
    of_host = (f"The host's part: {part}, {who}.",) if part else ()
    return Attributes(lasting, part, (f"Continuity: {lasting}, {why}.", *of_host))


# Conduct towards guests; a sale of arms has a buyer, and no host.
_HOSTING = ("HOST.", "ENABLE.")


def _has_host(row: Row) -> bool:
    """Whether the duty is about others whom the promisor may keep or let (METHOD 5.3): one to
    prevent, or one whose codes are a host's."""
    o = row.setting.obligation
    is_hosting = any(code.startswith(_HOSTING) for code in (*o.act_codes, *o.context))
    return is_hosting or o.polarity is DutyPolarity.PREVENT


class ContinuityRule(NamedTuple):
    """A row: the value, and the reason or None from the acts and who says no to any."""

    value: Continuity
    reason: Callable[[Sequence[Exhibit], Sequence[Exhibit], Called], str | None]


def _continuity(row: Row, shown: Shown) -> tuple[Continuity, str]:
    # That it is over by a day rebuts no earlier act, and tells that it has ended all the same.
    noes = [e for e in row.exhibits if e.link.bearing is Bearing.REBUTS and e.counts]
    for rule in CONTINUITY:
        if reason := rule.reason(shown.acts, noes, row.called):
            return rule.value, reason
    raise AssertionError("the last rule of the table always applies")


def _ceased(acts: Sequence[Exhibit], rebuts: Sequence[Exhibit], called: Called) -> str | None:
    """Somebody other than the promisor says it is over, later than anybody says it goes on."""
    newest = max((e.day for e in acts if e.day), default=date.max)
    for exhibit in rebuts:
        day, words = exhibit.day, _words(exhibit)
        if day and day >= newest and "ended" in _kinds(words):
            return f"{called(exhibit.origin)} says that it has ended (“{', '.join(words)}”)"
    return None


def _lasts(acts: Sequence[Exhibit], _: Sequence[Exhibit], called: Called) -> str | None:
    for exhibit in acts:
        if "lasting" in _kinds(_words(exhibit)):
            return f"{called(exhibit.origin)} tells of what lasts (“{', '.join(_words(exhibit))}”)"
        first, last = _times(exhibit)
        if first and last is None:
            since = (_claim(exhibit).when or "").partition("/")[0]
            return f"{called(exhibit.origin)} tells of what has gone on since {since}"
    return None


def _recurs(acts: Sequence[Exhibit], _: Sequence[Exhibit], called: Called) -> str | None:
    for exhibit in acts:
        if "again" in _kinds(_words(exhibit)):
            return (
                f"{called(exhibit.origin)} tells of another time (“{', '.join(_words(exhibit))}”)"
            )
    told = [(*times, e) for e in acts if None not in (times := _times(e)) and _is_stated(e)]
    starts = [(first, _claim(e).when) for first, _, e in told if first]
    ends = [(last, _claim(e).when) for _, last, e in told if last]
    if told and max(starts)[0] > min(ends)[0]:
        # As it was said: who tells of a month names no day of it.
        return f"it is told of {min(ends)[1]} and of {max(starts)[1]}"
    return None


def _is_once(acts: Sequence[Exhibit], *_: object) -> str | None:
    days = {_times(e) for e in acts}
    first, last = next(iter(days))
    if len(days) > 1 or first is None or first != last or not all(map(_is_stated, acts)):
        return None
    return f"all of it is told of {first}"


CONTINUITY: tuple[ContinuityRule, ...] = (
    ContinuityRule(Continuity.CEASED, _ceased),
    ContinuityRule(Continuity.CONTINUING, _lasts),
    ContinuityRule(Continuity.REPEATED, _recurs),
    ContinuityRule(Continuity.SINGLE, _is_once),
    ContinuityRule(Continuity.UNKNOWN, lambda *_: "nobody says whether it was once or lasts"),
)


class PartRule(NamedTuple):
    """A row: the host's part, when one telling of the act gives it, and what that means."""

    part: HostPart
    applies: Callable[[Exhibit, Row], bool]
    sentence: str


def _knows(*ways: Knowledge) -> Callable[[Exhibit, Row], bool]:
    """Said of the promisor: what another permits says nothing of its part."""
    return lambda e, row: _claim(e).knowledge in ways and is_host(e.told, row.setting)


def _is_rogue(exhibit: Exhibit, _: Row) -> bool:
    words = " ".join(_claim(exhibit).agent).casefold().split()
    return not words_that("rogue").isdisjoint(words)


def _is_coded(*patterns: str) -> Callable[[Exhibit, Row], bool]:
    return lambda e, row: any(matches_code(p, e.link.code) for p in patterns)


def _is_by_host(exhibit: Exhibit, row: Row) -> bool:
    """Conduct of the host itself; what guests do on its soil is theirs."""
    agents = _claim(exhibit).agent
    is_hosts = exhibit.link.code.startswith("HOST.") and exhibit.link.code != "HOST.PRESENCE"
    return is_hosts and any(row.setting.owes(term) for term in agents)


# METHOD 5.3, after Healey; from what only a claim's words can say down to its code. To permit is
# taken for the lower step: known of and not acted against. ENCOURAGED and COORDINATED ask for a
# policy behind the words, which no claim holds: people say so, no rule does.
PARTS: tuple[PartRule, ...] = (
    PartRule(HostPart.ROGUE_ELEMENTS, _is_rogue, "people who have left its command do it"),
    PartRule(HostPart.ORDERED, _knows(Knowledge.ORDERS), "the host orders it"),
    PartRule(HostPart.INTEGRATED, _is_coded("COOP.JOINT_DEPLOY", "COOP.EMBED"),
             "host and guest act as one"),
    PartRule(HostPart.SHAPED, _knows(Knowledge.ASSISTS), "the host helps"),
    PartRule(HostPart.SHAPED, _is_coded("COOP.*"), "the host helps"),
    PartRule(HostPart.IGNORED, _knows(Knowledge.PERMITS, Knowledge.KNOWS),
             "the host permits or knows it, and is not said to do more"),
    PartRule(HostPart.EXECUTED, _is_by_host, "the host does it itself"),
)  # fmt: skip


def _host_part(row: Row, shown: Shown) -> tuple[HostPart, str]:
    """The one part that every origin gives; UNDETERMINED where none does or they differ."""
    said: dict[HostPart, set[str]] = {}
    alike: dict[object, HostPart | None] = {}
    for exhibit in shown.acts:
        claim = _claim(exhibit)
        # Where no agent is named, its statement may name who permits it.
        beside = exhibit.statement_id if claim.knowledge and not claim.agent else None
        key = (claim.knowledge, claim.agent, claim.counterpart, exhibit.link.code, beside)
        if key not in alike:
            alike[key] = next((r.part for r in PARTS if r.applies(exhibit, row)), None)
        if part := alike[key]:
            said.setdefault(part, set()).add(row.called(exhibit.origin))
    restrained = sorted({row.called(e.origin) for e in shown.heaps.mitigation.exhibits if e.counts})
    if restrained:
        against = HostPart.PROHIBITED_BUT_INADEQUATE if shown.acts else HostPart.PROHIBITED
        said.setdefault(against, set()).update(restrained)
    if not said:
        return HostPart.UNDETERMINED, "nobody says what part it has"
    told = "; ".join(f"{part} by {', '.join(sorted(said[part]))}" for part in sorted(said))
    if len(said) > 1:
        return HostPart.UNDETERMINED, f"what is told differs: {told}"
    (part,) = said
    return part, f"{_meaning(part)} ({told})"


def _meaning(part: HostPart) -> str:
    return next(
        (rule.sentence for rule in PARTS if rule.part is part),
        "the host acts against it, and it is told of all the same",
    )


def _claim(exhibit: Exhibit) -> Claim:
    return exhibit.account.testimony.statement.claims[exhibit.link.claim]


def _words(exhibit: Exhibit) -> tuple[str, ...]:
    return _claim(exhibit).presuppositions


def _times(exhibit: Exhibit) -> tuple[date | None, date | None]:
    return _bounds(_claim(exhibit).when)


@lru_cache(maxsize=65536)
def _bounds(when: str | None) -> tuple[date | None, date | None]:
    return bounds(when) if when and is_valid(when) else (None, None)


def _is_stated(exhibit: Exhibit) -> bool:
    return _claim(exhibit).when_basis == "STATED"


@lru_cache(maxsize=1024)
def _kinds(words: tuple[str, ...]) -> frozenset[str]:
    """Which classes of change the trigger words belong to, by how they begin."""
    return frozenset(
        kind
        for kind in ("lasting", "again", "ended")
        for word in words
        if any(word.casefold().startswith(form) for form in words_that(kind))
    )


@cache
def words_that(kind: str) -> frozenset[str]:
    """A class of words of resources/lexicon/attributes.toml."""
    file = resources.files("pactwatch.resources") / "lexicon" / "attributes.toml"
    return frozenset(tomllib.loads(file.read_text("utf-8"))[kind])
