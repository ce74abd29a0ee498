"""Which pages rest on what is slow to work out in a large case.

Comes in: the address of a page. Goes out: steps in the order they rest on each other. Pages that
are not named here, and pieces of pages, work out what they need by themselves.
"""

from collections.abc import Callable, Iterator, Mapping

from pactwatch.errors import BadInput
from pactwatch.web.pages import network, timeline
from pactwatch.web.pages.asked import Asked, read_asked
from pactwatch.web.pages.home import week_before
from pactwatch.web.pages.network import ties_in
from pactwatch.web.pages.spoken import spoken
from pactwatch.web.pages.timeline import Narrowed, events_in
from pactwatch.web.preparing import Step
from pactwatch.web.site import Site

__all__ = ["all_steps", "steps_of"]

Making = Callable[[Site, Asked], Step]

_STEPS: dict[str, Making] = {
    "statements": lambda site, asked: _step(site, "statements", site.statements),
    "places": lambda site, asked: _step(site, "places", lambda: site.statements_in("")),
    "groups": lambda site, asked: _step(site, "groups", site.groups),
    "waiting": lambda site, asked: _step(site, "waiting", site.waiting),
    "board": lambda site, asked: _board(site, asked, "board"),
    "week": lambda site, asked: _board(site, week_before(site, asked), "week"),
    "bearings": lambda site, asked: _step(site, "bearings", site.bearings),
    "actors": lambda site, asked: _step(site, "actors", lambda: spoken(site)),
    "events": lambda site, asked: _step(site, "events", lambda: events_in(site)),
    "ties": lambda site, asked: _step(site, "ties", lambda: ties_in(site)),
    "timeline": lambda site, asked: Step(
        "drawn", site.snapshot, ("timeline", Narrowed()), lambda: timeline.page_of(site, Narrowed())
    ),
    "network": lambda site, asked: Step(
        "drawn", site.snapshot, ("network", "", 1), lambda: network.page_of(site)
    ),
    "found": lambda site, asked: _step(site, "found", site.found),
}
# By the first part of a page's address.
_NEEDS = {
    "": ("statements", "waiting", "board", "week"),
    "board": ("statements", "waiting", "board"),
    "obligations": ("statements", "board"),
    "review": ("statements", "waiting"),
    "documents": ("statements", "places", "groups"),
    "actors": ("statements", "actors", "bearings"),
    "timeline": ("statements", "events", "timeline"),
    "network": ("statements", "bearings", "ties", "network"),
    "search": ("statements", "found"),
}
# Of these only the page of one thing; the list, or a picture of it, needs nothing.
_OF_ONE = ("documents", "obligations")


def steps_of(site: Site, path: str, query: Mapping[str, str]) -> list[Step]:
    """What the page at a path of this case rests on."""
    first, *rest = path.strip("/").split("/")
    if first not in _NEEDS or (first in _OF_ONE and len(rest) != 1):
        return []
    try:
        as_of, known_at, rules = (query.get(n, "") for n in ("as_of", "known_at", "rules"))
        asked = read_asked(as_of, known_at, rules, site.default_as_of)
    except BadInput:  # the page itself says what is wrong
        return []
    steps = [_STEPS[name](site, asked) for name in _NEEDS[first]]
    if first == "obligations":
        steps.append(_row(site, asked, rest[0]))
    if first == "":
        steps += [step for one in site.beside if one is not site for step in _on_home(one)]
    return steps


def all_steps(site: Site) -> list[Step]:
    """What the pages of a case that was just opened will rest on, the first page first."""
    asked = read_asked("", "", "", site.default_as_of)
    order = ["statements", "waiting", "board", "week", *_STEPS]
    return [_STEPS[name](site, asked) for name in dict.fromkeys(order)]


def _on_home(site: Site) -> Iterator[Step]:
    asked = read_asked("", "", "", site.default_as_of)
    return (_STEPS[name](site, asked) for name in ("statements", "waiting", "board"))


def _step(site: Site, key: str, make: Callable[[], object]) -> Step:
    return Step(key, site.snapshot, key, make)


def _board(site: Site, asked: Asked, what: str) -> Step:
    return Step(what, site.snapshot, site.board_key(asked), lambda: site.board(asked))


def _row(site: Site, asked: Asked, obligation_id: str) -> Step:
    key = site.explain_key(obligation_id, asked)
    return Step("row", site.snapshot, key, lambda: site.explain(obligation_id, asked))
