"""What deciding on a suggestion would move on the board, shown before anybody decides.

Comes in: a suggestion. Goes out: the rows that change if it is accepted, and if it is rejected.
Records nothing.
"""

from dataclasses import dataclass

from pactwatch.case.changes import RowChange, board_changes
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.web.pages.asked import read_asked
from pactwatch.web.site import Site


@dataclass(frozen=True, slots=True)
class EffectPage:
    """What deciding would move: `accepted` and `rejected` are the rows that change either way."""

    accepted: tuple[RowChange, ...]
    rejected: tuple[RowChange, ...]


def effect_of(site: Site, kind: TargetKind, target: str) -> EffectPage:
    """Both ways, on the board that a person sees first."""
    asked = read_asked("", "", "", site.default_as_of)
    now = site.board(asked)

    def after(action: Action) -> tuple[RowChange, ...]:
        decision = Decision(kind, target, action)
        board = site.snapshot.get(
            ("as if", kind, target, action, asked.as_of),
            lambda: site.case.board(as_of=asked.as_of, as_if=[decision]),
        )
        return board_changes(now, board)

    return EffectPage(after(Action.ACCEPT), after(Action.REJECT))
