"""Frozen dataclasses to plain JSON values and back, by their type hints.

What comes in: any domain object. What goes out: dicts, lists, strings, numbers, None.
Refuses to guess: an unknown field or a wrong shape raises TypeError naming the class and field.
"""

import dataclasses
import functools
import types
import typing
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeVar, get_args, get_origin

T = TypeVar("T")


def to_plain(thing: Any) -> Any:
    """JSON-ready form: dataclasses become dicts, tuples lists, dates ISO strings, enums values."""
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        return {f.name: to_plain(getattr(thing, f.name)) for f in dataclasses.fields(thing)}
    if isinstance(thing, Enum):
        return thing.value
    if isinstance(thing, date | datetime):
        return thing.isoformat()
    if isinstance(thing, dict):
        return {key: to_plain(value) for key, value in thing.items()}
    if isinstance(thing, list | tuple | frozenset | set):
        return [to_plain(value) for value in thing]
    return thing


def from_plain(kind: type[T], plain: Any) -> T:
    """Rebuild an object of a dataclass from its plain form; fields left out take their default."""
    return typing.cast(T, _build(kind, plain))


def _build(kind: Any, plain: Any) -> Any:
    if plain is None or kind is Any:
        return plain
    origin = get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        return _build(next(a for a in get_args(kind) if a is not types.NoneType), plain)
    if origin is tuple:
        return tuple(_build(get_args(kind)[0], value) for value in plain)
    if origin is dict:
        return dict(plain)
    if dataclasses.is_dataclass(kind):
        return _build_dataclass(typing.cast(type, kind), plain)
    return _build_scalar(kind, plain)


def _build_dataclass(kind: type, plain: Any) -> Any:
    hints = _hints(kind)
    if not isinstance(plain, dict) or (unknown := set(plain) - set(hints)):
        found = type(plain).__name__ if not isinstance(plain, dict) else ", ".join(sorted(unknown))
        raise TypeError(f"{kind.__name__}: found {found}, expected fields {', '.join(hints)}")
    return kind(**{name: _build(hints[name], value) for name, value in plain.items()})


def _build_scalar(kind: Any, plain: Any) -> Any:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(plain)
    if kind in (date, datetime) and isinstance(plain, str):
        return kind.fromisoformat(plain)
    if kind is float and isinstance(plain, int):
        return float(plain)
    return plain


@functools.cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)
