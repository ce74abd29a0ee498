"""What is shown of one of several sides that owe a duty in, one sentence about it out.

Refuses a verdict on a side: the duty has one, and the sides differ in what is told of them.
"""

from collections.abc import Collection, Iterable

from pactwatch.domain.status import Part, Standing
from pactwatch.text.counts import enumerated

__all__ = ["sides_told", "told_of"]

_FULL = 3
_STANDS = {
    Standing.S1: "reported",
    Standing.S2: "corroborated",
    Standing.S3: "established",
}


def sides_told(
    parts: Iterable[Part], unassigned: Collection[str], *, is_doing: bool
) -> tuple[str, ...]:
    """A sentence on each side, and one on whose word names none of them."""
    told = tuple(told_of(part, is_doing=is_doing) for part in parts)
    if not unassigned:
        return told
    verb = "names" if len(unassigned) == 1 else "name"
    what = "performance" if is_doing else "a breach"
    none = f"{enumerated(tuple(unassigned))} {verb} no side: what is told there of {what}"
    return (*told, f"{none} is assigned to nobody, and weighed with what is told of each.")


def told_of(part: Part, *, is_doing: bool) -> str:
    """ "Corran Front: its performance is reported (Lake Watch); it declares a part of it done." """
    what = "performance" if is_doing else "breach"
    told = [f"no counting origin tells of its {what}"]
    if part.by:
        named = _STANDS.get(part.standing, "told of by nobody who counts")
        told = [f"its {what} is {named} ({enumerated(part.by)})"]
    if part.declared is not None:
        told.append(f"it declares {'all' if part.declared == _FULL else 'a part'} of it done")
    if part.is_denied:
        told.append("it denies what is said against it")
    if part.against:
        verb = "says" if len(part.against) == 1 else "say"
        contrary = "it was not done, or not all" if is_doing else "it did not"
        told.append(f"{enumerated(part.against)} {verb} that {contrary}")
    return f"{part.side}: {'; '.join(told)}."
