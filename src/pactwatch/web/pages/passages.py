"""The passages behind a line of the network: who says so, who denies it, a page at a time.

Comes in: ties and the two ends. Goes out: exactly the statements of that pair, each once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from pactwatch.web.pages.cited import Cited, cite
from pactwatch.web.pages.ties import Tie, Told

PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class PassagesPage:
    """What a line opens.

    `title`; the names of both `ends` and their ids; the `conduct` it is narrowed to, if any, and
    the `conducts` there are; `says` and `denies` the passages on this `page` of `pages`, each with
    its standing, of `total`; `tail` of the address without the page; `back` how many tell it the
    other way.
    """

    title: str
    ends: tuple[tuple[str, str], tuple[str, str]]
    conduct: str
    conducts: tuple[str, ...]
    says: tuple[tuple[Cited, str], ...]
    denies: tuple[tuple[Cited, str], ...]
    total: int
    page: int
    pages: int
    tail: str
    back: int


def passages(
    ties: Iterable[Tie], names: Mapping[str, str], ends: tuple[str, str], conduct: str, page: int
) -> PassagesPage:
    """Exactly the statements that say or deny something of one actor towards another."""
    ties = list(ties)
    mine = [t for t in ties if t.ends == ends]
    told = _once(one for t in mine if conduct in ("", t.conduct) for one in t.told)
    pages = max(1, -(-len(told) // PER_PAGE))
    page = min(page, pages)
    shown = told[(page - 1) * PER_PAGE : page * PER_PAGE]
    first, second = ((end, names[end]) for end in ends)
    asked = {"from": ends[0], "to": ends[1]} | ({"conduct": conduct} if conduct else {})
    return PassagesPage(
        title=f"{first[1]} → {second[1]}",
        ends=(first, second),
        conduct=conduct,
        conducts=tuple(sorted({t.conduct for t in mine})),
        says=tuple((cite(t.statement), t.standing) for t in shown if not t.is_denied),
        denies=tuple((cite(t.statement), t.standing) for t in shown if t.is_denied),
        total=len(told),
        page=page,
        pages=pages,
        tail=urlencode(asked),
        back=sum(len(t.told) for t in ties if t.ends == ends[::-1]),
    )


def _once(told: Iterable[Told]) -> list[Told]:
    """Each statement once for each of its polarities, in reading order."""
    found = {(one.statement.id, one.is_denied): one for one in told}
    return list(found.values())
