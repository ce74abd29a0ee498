"""Many rows to weigh in, the same rows weighed by several processes out, in the same order.

Only where the system can fork: the children see the sorted evidence as it lies, and send back
statuses. Anything else is done here, one after the other. Refuses to decide by itself how many:
a server with threads must not fork, a command may.
"""

import multiprocessing
import warnings
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

__all__ = ["spread"]

T = TypeVar("T")
U = TypeVar("U")

# Below this many rows starting a process costs more than it saves.
_WORTH_IT = 200


def spread(work: Callable[[T], U], things: Sequence[T], *, workers: int = 1) -> list[U]:
    """`work` done on every thing; `workers` processes take every n-th thing each."""
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    if workers < 2 or len(things) < _WORTH_IT or not can_fork:
        return [work(thing) for thing in things]
    children = [_start(work, things[n::workers]) for n in range(1, workers)]
    shares = [[work(thing) for thing in things[::workers]]]
    shares += [_collect(*child) for child in children]
    found: dict[int, U] = {}
    for n, share in enumerate(shares):
        found |= dict(zip(range(n, len(things), workers), share, strict=True))
    return [found[n] for n in range(len(things))]


Child = tuple[multiprocessing.process.BaseProcess, Connection]


def _start(work: Callable[[T], U], share: Sequence[T]) -> Child:
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)

    def run() -> None:
        sender.send([work(thing) for thing in share])

    child = context.Process(target=run, daemon=True)
    with warnings.catch_warnings():
        # Newer Pythons warn where threads run; the caller has said that none do.
        warnings.simplefilter("ignore", DeprecationWarning)
        child.start()
    sender.close()
    return child, receiver


def _collect(child: multiprocessing.process.BaseProcess, receiver: Connection) -> list[U]:
    try:
        share: list[U] = receiver.recv()
    except EOFError as error:
        raise RuntimeError(
            f"process {child.pid} ended before it sent its rows, expected a list of them; "
            "weigh again with workers=1 to see what it met"
        ) from error
    finally:
        receiver.close()
        child.join()
    return share
