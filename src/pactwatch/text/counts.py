"""Numbers and names in, the words one says them with out: "1 duty", "2 duties", "A, B and C"."""

from collections.abc import Sequence

__all__ = ["counted", "enumerated"]


def counted(n: int, one: str, many: str = "") -> str:
    """The number with its noun, which takes an "s" for more unless `many` says otherwise."""
    return f"{n} {one if n == 1 else many or f'{one}s'}"


def enumerated(names: Sequence[str]) -> str:
    """The names in their order, "and" before the last; empty where there are none."""
    return " and ".join([*filter(None, [", ".join(names[:-1])]), *names[-1:]])
