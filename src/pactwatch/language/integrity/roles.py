"""A statement in, a note where somebody the case knows stands where the codebook lets no such one.

A code may name the roles that can do it and to whom (`agent_roles`, `counterpart_roles`). The case
may know better than the codebook, so this is shown and neither asks nor blocks. Refuses to judge
anybody whose role the case does not record.
"""

from collections.abc import Iterator, Sequence

from pactwatch.domain.actor import Actor
from pactwatch.domain.flag import Flag, FlagCode, Severity
from pactwatch.domain.statement import Statement
from pactwatch.language.integrity.scene import Scene
from pactwatch.language.names.names import bare

__all__ = ["outside_roles"]


def outside_roles(i: int, statements: Sequence[Statement], scene: Scene) -> list[Flag]:
    """One note for the first name whose recorded role the code does not have there."""
    reason = next(_reasons(statements[i], scene), None)
    return [Flag(FlagCode.ROLE_CONFLICT, Severity.INFO, reason)] if reason else []


def _reasons(statement: Statement, scene: Scene) -> Iterator[str]:
    for claim in statement.claims:
        code = scene.codebook.get(claim.conduct)
        if code is None:
            continue
        places = (
            ("the doer", claim.agent, code.agent_roles),
            ("the other side", claim.counterpart, code.counterpart_roles),
        )
        for place, names, roles in places:
            for actor in (a for name in names if roles and (a := _recorded(name, scene))):
                if actor.role is not None and actor.role.value not in roles:
                    yield (
                        f"“{actor.name}” stands as {place} of “{code.label}” and is recorded as "
                        f"{actor.role.value}; the codebook expects {' or '.join(roles)}."
                    )


def _recorded(name: str, scene: Scene) -> Actor | None:
    """The case's actor of this name."""
    plain = bare(name)
    return next((a for a in scene.actors if plain in {bare(n) for n in a.names}), None)
