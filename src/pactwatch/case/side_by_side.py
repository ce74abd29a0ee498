"""How the statements on one row stand to each other (METHOD b25): opposed, or said again.

Comes in: a view, an obligation, the statements as they stand. Goes out: pairs that do not go
together, and what is told more than once. Both are shown to people; no verdict moves with them.
Leaves out what a person has rejected for the row.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pactwatch.case.copies import document_groups
from pactwatch.case.evidence import review_states, standing_decisions
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import EvidenceLink, ReviewState
from pactwatch.domain.review import TargetKind
from pactwatch.domain.statement import Statement
from pactwatch.register import View
from pactwatch.weigh.origins.origins import book_of
from pactwatch.weigh.passages.rewrites import days_told
from pactwatch.weigh.relations.comparing import Compared
from pactwatch.weigh.relations.contradictions import find_opposed, once_each
from pactwatch.weigh.relations.said_again import Again, find_again

__all__ = ["SideBySide", "read_both", "side_by_side"]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """`opposed` are pairs that do not go together, `again` what is told more than once."""

    opposed: tuple[Compared, ...] = ()
    again: tuple[Again, ...] = ()


def side_by_side(
    view: View, obligation_id: str, dossier: Dossier, statements: Mapping[str, Statement]
) -> SideBySide:
    """The statements linked to a row compared, for the conduct they are linked for.

    Only what the dossier holds is compared: of an earlier day, what was out by then.
    """
    links = _standing(view, obligation_id, dossier, statements)
    codes = {link.code for link in links}
    told = [statements[i] for i in dict.fromkeys(link.statement_id for link in links)]
    book = book_of(tuple(dossier.actors))
    days = {t.statement.document_id: t.published for t in dossier.testimonies}
    published = days_told(days, dossier.lineage)
    copies = document_groups(days, dossier.lineage)
    opposed = find_opposed(told, dossier.codebook, book, published, read_both, copies)
    again = find_again(told, dossier.codebook, book, published, read_both)
    return SideBySide(
        once_each(pair for pair in opposed if pair.conduct in codes),
        tuple(one for one in again if one.again[0].conduct in codes),
    )


def read_both(a: str, b: str) -> float:
    """How sure the network is that two passages are of one matter (language/model/one_matter.py).
    It is brought in where two are compared: most commands compare none."""
    from pactwatch.language.model.one_matter import one_matter

    return one_matter(a, b)


def _standing(
    view: View, obligation_id: str, dossier: Dossier, statements: Mapping[str, Statement]
) -> list[EvidenceLink]:
    """The links of the row that nobody has rejected, of what was out."""
    states = review_states(standing_decisions(view), TargetKind.LINK)
    out = {told.statement.id for told in dossier.testimonies} & statements.keys()
    return [
        r.value
        for r in view.links()
        if r.value.obligation_id == obligation_id
        and states.get(r.ref) is not ReviewState.REJECTED
        and r.value.statement_id in out
    ]
