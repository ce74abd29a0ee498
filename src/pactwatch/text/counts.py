"""A number and its noun in, both out as one says them: "1 duty", "2 duties"."""

__all__ = ["counted"]


def counted(n: int, one: str, many: str = "") -> str:
    """The number with its noun, which takes an "s" for more unless `many` says otherwise."""
    return f"{n} {one if n == 1 else many or f'{one}s'}"
