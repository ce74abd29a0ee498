"""Ids come from content: the same thing read twice gets the same id."""

import hashlib
import json
from json.encoder import encode_basestring

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=str)


def sha256_bytes(content: bytes) -> str:
    """Hex SHA-256 of bytes."""
    return hashlib.sha256(content).hexdigest()


def sha256_text(text: str) -> str:
    """Hex SHA-256 of the text's UTF-8 form."""
    return sha256_bytes(text.encode("utf-8", "surrogatepass"))


def content_id(prefix: str, *parts: object) -> str:
    """`prefix-` and sixteen hex digits of the hash of the parts that make a thing what it is."""
    return f"{prefix}-{sha256_text(_canonical(parts))[:16]}"


def _canonical(parts: tuple[object, ...]) -> str:
    """The parts as a JSON list. Words and numbers, which nearly all of them are, are written
    without an encoder, since one is made anew for every list: a board names tens of thousands of
    assumptions by what they are."""
    return f"[{', '.join(map(_written, parts))}]"


def _written(part: object) -> str:
    if type(part) is str:
        return encode_basestring(part)
    return str(part) if type(part) is int else _CANONICAL.encode(part)
