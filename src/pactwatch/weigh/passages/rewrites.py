"""What a text and the one it is made from have one speaker say in, whether that is one saying out.

An outlet that credits another tells in its own words what it read there. Where it has the same
speaker say the opposite, or another number, and nothing speaks for a second saying (a later day,
somebody else who was told, the speaker's own words, a name or number of which the first knows
nothing), the outlet and not the speaker has changed (METHOD d1, f1). Refuses to say which is right.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from pactwatch.domain.evidence import COPYING, Certainty, LineageEdge, LineageType
from pactwatch.domain.span import joined
from pactwatch.domain.statement import QuoteType, Statement
from pactwatch.text.edtf import bounds
from pactwatch.weigh.names.names import words_of

__all__ = ["Passed", "days_told", "is_one_saying", "sources_of"]

# What somebody says is told again for about three days (guess, as in relations/coded).
_RETOLD_DAYS = 3
# A number is counted anew from one day to the next: longer apart nothing tells an error (guess).
_COUNTED_DAYS = 1
_OWN_WORDS = (QuoteType.DIRECT, QuoteType.PARTIAL_DIRECT)
_TELLING = COPYING | {LineageType.CITES, LineageType.QUOTES}
_PARTICULAR = re.compile(r"[A-Z]\w+|\d[\d.,]*")


class Passed(NamedTuple):
    """A statement, the outlets it came through (the publisher first), and when it came out."""

    statement: Statement
    carriers: tuple[str, ...]
    published: date | None


def is_one_saying(rewrite: Passed, first: Passed) -> bool:
    """Whether a rewrite tells what the first told, and of no saying that came after it."""
    return (
        rewrite.carriers[:1] != first.carriers[:1]
        and not _is_in_own_words(rewrite.statement, first.statement)
        and not _is_said_later(rewrite, first)
        and not _is_told_to_another(rewrite, first)
        and not _has_more(rewrite.statement, first.statement)
    )


def _is_in_own_words(one: Statement, first: Statement) -> bool:
    """A quotation that the first has not is the speaker's own word, and not the outlet's."""
    return one.quote_type in _OWN_WORDS and _plain(one) != _plain(first)


def _plain(statement: Statement) -> str:
    return " ".join(words_of(joined(statement.content))).casefold()


def _is_said_later(rewrite: Passed, first: Passed) -> bool:
    said = _day(rewrite.statement.said_on)
    before = _day(first.statement.said_on) or first.published
    if said and before:
        return said > before
    if rewrite.published is None or first.published is None:
        return False
    return (rewrite.published - first.published).days > _RETOLD_DAYS


def _day(said_on: str | None) -> date | None:
    return bounds(said_on)[0] if said_on else None


def _is_told_to_another(rewrite: Passed, first: Passed) -> bool:
    """ "He told the Courier": in the Courier, or through whom the first came not."""
    named = [node for node in rewrite.statement.chain if node.role == "carrier"]
    others = set(rewrite.carriers[1:]) - set(first.carriers)
    return bool(others) or (bool(named) and not rewrite.carriers[1:])


def _has_more(one: Statement, first: Statement) -> bool:
    """A name or a number that the first has not: another place, another day. Whom the claims are
    of, and how many, is what the two are compared by."""
    claims = (*one.claims, *first.claims)
    terms = [term for c in claims for term in (*c.agent, *c.counterpart, c.object or "")]
    known = " ".join([joined(first.content), first.speaker.name or "", *terms]).casefold()
    counted = {f"{n:g}" for c in one.claims if (q := c.quantity) for n in (q.low, q.high)}
    told = _PARTICULAR.findall(joined(one.content)[1:])
    return any(word.casefold() not in known and word not in counted for word in told)


def sources_of(lineage: Iterable[LineageEdge]) -> set[tuple[str, str]]:
    """Held documents that tell what another tells, each with that one, where it is fairly sure."""
    return {
        (e.from_node, e.to_node)
        for e in lineage
        if e.type in _TELLING
        and e.certainty is not Certainty.POSSIBLE
        and not e.to_node.startswith("origin:")
    }


def days_told(
    published: Mapping[str, date | None], lineage: Iterable[LineageEdge]
) -> dict[str, date | None]:
    """The days of documents; of one that tells what another told the day before, that day: what
    somebody says in both was not said later in the second. Of a text and its copy, one without a
    day has the other's."""
    found, edges = dict(published), tuple(lineage)
    for document, source in sorted(sources_of(edges)):
        own, first = published.get(document), published.get(source)
        if own and first and 0 < (own - first).days <= _COUNTED_DAYS:
            found[document] = min(first, found[document] or first)
    for document, source in sorted(sources_of(e for e in edges if e.type in COPYING)):
        # Which of the two derives nobody can tell where one has no day.
        for one, other in ((document, source), (source, document)):
            if one in published and published[one] is None and published.get(other):
                found[one] = published[other]
    return found
