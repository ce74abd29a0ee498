"""The audit chain: what a row's hash covers, and the canonical form of a payload.

What comes in: the fields of an audit row. What goes out: SHA-256 in hex. The chain holds the
hash of a payload, never the payload, so that content can be forgotten and the chain still holds.
Refuses nothing: whether a chain holds is for `verify` to say.
"""

import json
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from pactwatch.domain.ids import sha256_text
from pactwatch.domain.plain import to_plain
from pactwatch.errors import BadInput

GENESIS = "0" * 64

# The order is part of the format: a change here makes every register before it fail.
HASHED = (
    "seq",
    "kind",
    "ref",
    "payload_sha256",
    "recorded_at",
    "author",
    "is_authenticated",
    "maker",
    "supersedes",
    "prev_hash",
)


def row_hash(row: dict[str, Any]) -> str:
    """The hash of an audit row over its HASHED fields, the previous row's hash among them."""
    return sha256_text(json.dumps([row[name] for name in HASHED], ensure_ascii=True))


def payload_of(thing: Any) -> str:
    """The canonical JSON of a domain object: sorted keys, no spaces, the same on every machine."""
    return canonical(to_plain(thing))


def canonical(plain: Any) -> str:
    """The canonical JSON of what `to_plain` gave."""
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if is_storable(text):
        return text
    return json.dumps(plain, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def is_storable(text: str) -> bool:
    """Whether a database can hold the text: no lone surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def storable(value: Any) -> Any:
    """A column's value with what databases refuse (lone surrogates, NUL) replaced by U+FFFD."""
    if not isinstance(value, str):
        return value
    text = value.replace("\0", "\ufffd")
    return text if is_storable(text) else text.encode("utf-8", "replace").decode()


def stamp(moment: datetime) -> str:
    """A moment as the register writes it: UTC, always 27 characters, so that text order is time.

    BadInput for a moment without a time zone: it could be any of twenty-six hours.
    """
    if moment.tzinfo is None:
        raise BadInput(f"{moment} has no time zone; expected one, such as UTC")
    # `strftime` writes the year 999 with three digits, which would stand behind every other.
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


# A transaction's rows bear one stamp, and a case is read by the hundred thousand.
@lru_cache(maxsize=4096)
def moment_of(stamped: str) -> datetime:
    """The aware UTC moment of a stamp."""
    return datetime.fromisoformat(stamped)
