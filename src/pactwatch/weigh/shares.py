"""Many rows to weigh in, the same rows weighed by several processes out, in the same order.

Only where the system can fork: the children see the sorted evidence as it lies, and send back
what they made of it, packed by its type hints (a third of what pickle takes). Whoever is free takes
the next few rows, so that none waits for another that other work on the machine keeps. Anything
else is done here, one after the other. Refuses to decide by itself how many: a server with threads
must not fork, a command may.
"""

import multiprocessing
import os
import pickle
import warnings
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

import msgspec

__all__ = ["spread"]

T = TypeVar("T")
U = TypeVar("U")

# Below this many rows starting a process costs more than it saves.
_WORTH_IT = 200
# Turns are told by one byte each.
_MOST_TURNS = 256


def spread(
    work: Callable[[T], U], things: Sequence[T], kind: type[U], *, workers: int = 1
) -> list[U]:
    """`work`, which makes something of a `kind`, done on every thing, by `workers` processes."""
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    if workers < 2 or len(things) < _WORTH_IT or not can_fork:
        return [work(thing) for thing in things]
    turns, length = _turns(len(things))

    def share() -> list[tuple[int, U]]:
        mine = (n for start in _taken(turns, length) for n in range(start, start + length))
        return [(n, work(things[n])) for n in mine if n < len(things)]

    children = [_start(share) for _ in range(1, workers)]
    try:
        found = dict(share())
    finally:
        os.close(turns)
    for child in children:
        found |= dict(_collect(*child, kind))
    return [found[n] for n in range(len(things))]


def _turns(count: int) -> tuple[int, int]:
    """Where to read whose turn it is, and how many things a turn is."""
    length = -(-count // _MOST_TURNS)
    reader, writer = os.pipe()
    os.write(writer, bytes(range(-(-count // length))))
    os.close(writer)
    return reader, length


def _taken(turns: int, length: int) -> Iterator[int]:
    """Where each turn begins that this process gets: one that is read is nobody else's."""
    while turn := os.read(turns, 1):
        yield turn[0] * length


Share = list[tuple[int, U]]
Child = tuple[multiprocessing.process.BaseProcess, Connection]


def _start(share: Callable[[], Share[U]]) -> Child:
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)

    def run() -> None:
        sender.send_bytes(_packed(share()))

    child = context.Process(target=run, daemon=True)
    with warnings.catch_warnings():
        # Newer Pythons warn where threads run; the caller has said that none do.
        warnings.simplefilter("ignore", DeprecationWarning)
        child.start()
    sender.close()
    return child, receiver


def _collect(
    child: multiprocessing.process.BaseProcess, receiver: Connection, kind: type[U]
) -> Share[U]:
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


def _packed(share: Share[U]) -> bytes:
    """Half of a surrogate pair, as a text may hold, asks for the slower way."""
    try:
        return _PLAIN + msgspec.msgpack.encode(share)
    except UnicodeEncodeError:
        return _PICKLED + pickle.dumps(share)


def _unpacked(packed: bytes, kind: type[U]) -> Share[U]:
    body = memoryview(packed)[1:]
    if packed[:1] == _PICKLED:
        pickled: Share[U] = pickle.loads(body)
        return pickled
    return msgspec.msgpack.decode(body, type=list[tuple[int, kind]])  # type: ignore[valid-type]
