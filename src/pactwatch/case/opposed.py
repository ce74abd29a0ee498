"""Which statements on one row do not go together, each pair with its reason (METHOD b25).

Comes in: a view, an obligation, the statements as they stand. Goes out: pairs. A pair is shown to
people; no verdict moves with it. Leaves out what a person has rejected for the row.
"""

from collections.abc import Mapping

from pactwatch.case.evidence import review_states, standing_decisions
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import ReviewState
from pactwatch.domain.review import TargetKind
from pactwatch.domain.statement import Statement
from pactwatch.register import View
from pactwatch.weigh.contradictions import Opposed, find_opposed
from pactwatch.weigh.origins import book_of

__all__ = ["opposed_on"]


def opposed_on(
    view: View, obligation_id: str, dossier: Dossier, statements: Mapping[str, Statement]
) -> tuple[Opposed, ...]:
    """Pairs among the statements linked to a row, of the conduct they are linked for.

    Only what the dossier holds is compared: of an earlier day, what was out by then.
    """
    states = review_states(standing_decisions(view), TargetKind.LINK)
    published = {t.statement.document_id: t.published for t in dossier.testimonies}
    out = {told.statement.id for told in dossier.testimonies} & statements.keys()
    links = [
        r.value
        for r in view.links()
        if r.value.obligation_id == obligation_id
        and states.get(r.ref) is not ReviewState.REJECTED
        and r.value.statement_id in out
    ]
    codes = {link.code for link in links}
    told = [statements[i] for i in dict.fromkeys(link.statement_id for link in links)]
    found = find_opposed(told, dossier.codebook, book_of(tuple(dossier.actors)), published)
    return tuple(pair for pair in found if pair.conduct in codes)
