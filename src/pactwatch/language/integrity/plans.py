"""A plan of violence laid at the door of somebody who speaks in the document, told by nobody.

In: a statement among the others. Out: a warning where the only word that was taken for a saying is
one of planning ("Marn is planning to bomb the bridge"). Refuses to flag what a body plans, a plan
that its bearer tells in words, and one whose bearer is heard nowhere else.
"""

import re
from collections.abc import Sequence

from pactwatch.domain.flag import Flag, FlagCode, Severity
from pactwatch.domain.statement import QuoteType, Statement
from pactwatch.language.integrity.looked_up import by_name, by_speaker
from pactwatch.language.integrity.scene import Scene, people_of, short
from pactwatch.language.names.people import Person

__all__ = ["plans_violence"]

# A plan is the thought of whoever has it; "decided", "agreed" and "threatened" are said aloud.
_PLANNING = re.compile(r"\b(?:plan|plot|prepar|scheme|conspir)\w*\b", re.IGNORECASE)
_VIOLENT = ("THREAT.ATTACK", "THREAT.PLOT", "MIL.STRIKE")


def plans_violence(i: int, statements: Sequence[Statement], scene: Scene) -> list[Flag]:
    """The first violent act that a speaker of the document is said to plan."""
    statement = statements[i]
    cue = " ".join(c.text for c in statement.cue)
    person = next(iter(by_name(scene.people).get(statement.speaker.name or "", ())), None)
    is_plan = statement.quote_type is QuoteType.INDIRECT and _PLANNING.search(cue)
    if person is None or not is_plan or not _is_violent(statement, person, scene):
        return []
    said = [s for s in by_speaker(statements).get(person.name, ()) if _tells(s)]
    if not said:
        return []
    words = short(said[-1].content[0].text) if said[-1].content else ""
    reason = (
        f"{person.name} is the speaker of {len(said)} other statement(s) (“{words}”), and “{cue}” "
        "is no saying: who reports the plan may have been lost."
    )
    return [Flag(FlagCode.ATTRIBUTION_COLLAPSE, Severity.WARN, reason)]


def _is_violent(statement: Statement, person: Person, scene: Scene) -> bool:
    return any(
        claim.conduct.startswith(_VIOLENT)
        and all(person in people_of(agent, scene) for agent in claim.agent)
        for claim in statement.claims
    )


def _tells(statement: Statement) -> bool:
    return any(not _PLANNING.search(cue.text) for cue in statement.cue)
