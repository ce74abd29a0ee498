"""Many rows to weigh in, the same rows weighed by several processes out, in the same order.

Only where the system can fork: the children see the sorted evidence as it lies, and send back
what they made of it, packed by its type hints (a third of what pickle takes). Anything else is done
here, one after the other. Refuses to decide by itself how many: a server with threads must not
fork, a command may.
"""

import multiprocessing
import pickle
import warnings
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

import msgspec

__all__ = ["spread"]

T = TypeVar("T")
U = TypeVar("U")

# Below this many rows starting a process costs more than it saves.
_WORTH_IT = 200


def spread(
    work: Callable[[T], U], things: Sequence[T], kind: type[U], *, workers: int = 1
) -> list[U]:
    """`work`, which makes something of a `kind`, done on every thing; `workers` processes take
    every n-th thing each."""
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    if workers < 2 or len(things) < _WORTH_IT or not can_fork:
        return [work(thing) for thing in things]
    children = [_start(work, things[n::workers]) for n in range(1, workers)]
    shares = [[work(thing) for thing in things[::workers]]]
    shares += [_collect(*child, kind) for child in children]
    found: dict[int, U] = {}
    for n, share in enumerate(shares):
        found |= dict(zip(range(n, len(things), workers), share, strict=True))
    return [found[n] for n in range(len(things))]


Child = tuple[multiprocessing.process.BaseProcess, Connection]


def _start(work: Callable[[T], U], share: Sequence[T]) -> Child:
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)

    def run() -> None:
        sender.send_bytes(_packed([work(thing) for thing in share]))

    child = context.Process(target=run, daemon=True)
    with warnings.catch_warnings():
        # Newer Pythons warn where threads run; the caller has said that none do.
        warnings.simplefilter("ignore", DeprecationWarning)
        child.start()
    sender.close()
    return child, receiver


def _collect(
    child: multiprocessing.process.BaseProcess, receiver: Connection, kind: type[U]
) -> list[U]:
    try:
        share = _unpacked(receiver.recv_bytes(), kind)
    except EOFError as error:
        raise RuntimeError(
            f"process {child.pid} ended before it sent its rows, expected a list of them; "
            "weigh again with workers=1 to see what it met"
        ) from error
    finally:
        receiver.close()
        child.join()
    return share


# The first byte says which of the two ways a share was packed.
_PLAIN, _PICKLED = b"m", b"p"


def _packed(share: list[U]) -> bytes:
    """Half of a surrogate pair, as a text may hold, asks for the slower way."""
    try:
        return _PLAIN + msgspec.msgpack.encode(share)
    except UnicodeEncodeError:
        return _PICKLED + pickle.dumps(share)


def _unpacked(packed: bytes, kind: type[U]) -> list[U]:
    body = memoryview(packed)[1:]
    if packed[:1] == _PICKLED:
        pickled: list[U] = pickle.loads(body)
        return pickled
    return msgspec.msgpack.decode(body, type=list[kind])  # type: ignore[valid-type]
