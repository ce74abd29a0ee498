"""All that a row is worked out from in, one digest of it out: the same digest, the same row.

Who stands behind a statement can change with any document; so a row's digest is taken after the
sources of the whole case are settled, which is cheap, and spares the weighing, which is dear. It
covers each link and its state, each testimony, where it stands for certain and where every merely
possible link would put it, the papers on the duty, and the frame: what bears on every row.
Refuses to leave anything out for being unlikely to matter.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

import msgspec

from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import ReviewState
from pactwatch.domain.plain import to_plain
from pactwatch.domain.status import BoardRow
from pactwatch.weigh.assumptions import Taken
from pactwatch.weigh.ruleset import RuleSet

__all__ = ["KeptRow", "digest_of", "frame_of"]

_encode = msgspec.msgpack.Encoder().encode


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row with the digest of what it rests on, and the assumptions open to it.

    `states` are what people had decided about these assumptions, whose ids come from the rest.
    """

    digest: str
    states: dict[str, ReviewState | None]
    taken: tuple[Taken, ...]
    row: BoardRow


def frame_of(dossier: Dossier, rules: RuleSet, as_of: date) -> bytes:
    """What bears on every row: the day, the norms, the rule set, retracted sources."""
    norms = (dossier.agreements, dossier.actors, dossier.codebook, dossier.excluded_origins)
    plain = [as_of.isoformat(), to_plain(rules), *map(to_plain, norms)]
    return blake2b(_bytes(plain), digest_size=20).digest()


def digest_of(frame: bytes, parts: Iterable[object]) -> str:
    """Over the frame and every part of a row, in their order."""
    held = blake2b(frame, digest_size=20)
    for part in parts:
        held.update(_bytes(part))
    return held.hexdigest()


def _bytes(part: object) -> bytes:
    try:
        return _encode(part)
    except UnicodeEncodeError:  # half of a surrogate pair, which a text may hold
        return json.dumps(to_plain(part), sort_keys=True).encode()
