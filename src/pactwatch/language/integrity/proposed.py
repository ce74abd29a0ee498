"""The reading that a garble's signs suggest: kept apart, without standing.

In: a quarantined statement among the others. Out: its claims with the doer whom the person's own
statements name. Refuses to mend the statement itself.
"""

from collections.abc import Sequence
from dataclasses import replace

from pactwatch.domain.claim import Claim
from pactwatch.domain.reading import Name
from pactwatch.domain.statement import Statement
from pactwatch.language.integrity.looked_up import groups_in
from pactwatch.language.integrity.scene import Scene, doers_of, person_of
from pactwatch.language.names.names import bare
from pactwatch.language.words.ranges import among

__all__ = ["proposed_claims"]


def proposed_claims(i: int, statements: Sequence[Statement], scene: Scene) -> tuple[Claim, ...]:
    """The conduct with the doer whom the person's own statements name, if they name one group."""
    statement = statements[i]
    found = []
    for claim in statement.claims:
        wrong = [a for a in doers_of(claim) if person_of(a, scene)]
        people = {p.name for a in wrong if (p := person_of(a, scene))}
        others = [s for j, s in enumerate(statements) if j != i and s.speaker.name in people]
        doers = _group_of(claim, others, scene)
        if not wrong or not doers:
            continue
        speakers, group = ", ".join(sorted(people)), " or ".join(doers)
        reason = f"Proposed without standing: {speakers} may be the speaker and {group} the doer."
        is_guest = any(a in claim.counterpart for a in wrong)
        reason = f"{reason} {claim.reason}".strip()
        if is_guest:
            found.append(replace(claim, counterpart=doers, reason=reason))
        else:
            found.append(replace(claim, agent=doers, reason=reason))
    return tuple(found)


def _group_of(claim: Claim, others: Sequence[Statement], scene: Scene) -> tuple[str, ...]:
    """Which group does the same in the person's other statements, or else is spoken of there."""
    groups = groups_in(scene.names)
    hosts = {bare(a) for a in claim.agent}
    claims = [c for s in others for c in s.claims]
    same = [c for c in claims if c.conduct == claim.conduct]
    for pool in (same, [c for c in claims if _family(c.conduct) == _family(claim.conduct)], claims):
        named = [w for c in pool for w in (*c.counterpart, *c.agent)]
        fitting = [groups[bare(w)] for w in named if bare(w) in groups and bare(w) not in hosts]
        if fitting:
            return (fitting[0],)
    spoken = [n for s in others for n in _named_in(s, scene)]
    named = [n.text for n in spoken if bare(n.text) in groups and bare(n.text) not in hosts]
    return (max(named, key=named.count),) if named else ()


def _named_in(statement: Statement, scene: Scene) -> list[Name]:
    """The names that stand wholly in a statement's content, in order."""
    parts = statement.content
    near = {n.start: n for c in parts for n in among(scene.names, c.start, c.end)}
    inside = (n for n in near.values() for c in parts if c.start <= n.start and n.end <= c.end)
    return sorted({n.start: n for n in inside}.values(), key=lambda n: n.start)


def _family(code: str) -> str:
    return code.split(".")[0]
