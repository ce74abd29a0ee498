"""Frozen dataclasses to plain JSON values and back, by their type hints.

What comes in: any domain object. What goes out: dicts, lists, strings, numbers, None.
Refuses to guess: an unknown field or a wrong shape raises TypeError naming the class and field,
a value that a field cannot have Misfit naming the field and the values it can have.
"""

import dataclasses
import functools
import json
import types
import typing
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeVar, get_args, get_origin

import msgspec

T = TypeVar("T")

# Registers hold 100,000 statements: what a type asks for is worked out once, not per value.
Builder = Callable[[Any], Any]


class Misfit(ValueError):
    """A value that its field cannot have: the field, what was found, what was expected."""

    def __init__(self, what: str, *fields: str) -> None:
        self.what, self.fields = what, fields
        super().__init__(f"{'.'.join(fields)}: {what}" if fields else what)

    def within(self, field: str) -> "Misfit":
        """The same, told from the object that holds it in `field`."""
        return Misfit(self.what, field, *self.fields)


_SCALARS = frozenset({str, int, float, bool, types.NoneType})


def to_plain(thing: Any) -> Any:
    """JSON-ready form: dataclasses become dicts, tuples lists, sets sorted lists,
    dates ISO strings, enums values."""
    kind: Any = type(thing)
    return thing if kind in _SCALARS else _flattener(kind)(thing)


@functools.cache
def _flattener(kind: Any) -> Builder:
    """How values of a type are made plain: found once for a type, since a document asks four
    thousand times."""
    if names := _field_names(kind):
        return functools.partial(_plain_fields, names)
    if issubclass(kind, Enum):
        return lambda thing: thing.value
    if issubclass(kind, date | datetime):
        return lambda thing: thing.isoformat()
    if issubclass(kind, dict):
        return lambda thing: {key: to_plain(value) for key, value in thing.items()}
    if issubclass(kind, frozenset | set):
        # A set has no order of its own, and its plain form is hashed: the same set, the same text.
        return lambda thing: sorted((to_plain(value) for value in thing), key=str)
    if issubclass(kind, list | tuple):
        return lambda thing: [to_plain(value) for value in thing]
    return _as_it_is


def _plain_fields(names: tuple[str, ...], thing: Any) -> dict[str, Any]:
    found = {}
    for name in names:
        value = getattr(thing, name)
        kind: Any = type(value)
        # Most fields are words and numbers: they are told here, without a call.
        found[name] = value if kind in _SCALARS else _flattener(kind)(value)
    return found


def from_plain(kind: type[T], plain: Any) -> T:
    """Rebuild an object of a dataclass from its plain form; fields left out take their default."""
    return typing.cast(T, _builder(typing.cast(Any, kind))(plain))


def from_json(kind: type[T], text: str) -> T:
    """As `from_plain`, from the JSON text itself, and many times faster; but an unknown field is
    left out and not refused (the register refuses a newer form of itself, and verify what was
    changed).

    What the fast way does not take (a null where a type has none, half of a surrogate pair) goes
    the other way.
    """
    try:
        return typing.cast(T, _decoder(typing.cast(Any, kind)).decode(text))
    except (msgspec.DecodeError, UnicodeEncodeError):
        return from_plain(kind, json.loads(text))


@functools.cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


@functools.cache
def _field_names(kind: Any) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()


@functools.cache
def _builder(kind: Any) -> Builder:
    """The function that rebuilds values of this type; None stays None for every type."""
    build = _builder_of_some(kind)
    if build is _as_it_is:
        return build
    return lambda plain: None if plain is None else build(plain)


def _builder_of_some(kind: Any) -> Builder:
    origin = get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        return _builder_of_some(next(a for a in get_args(kind) if a is not types.NoneType))
    if origin is tuple:
        inner = _builder(get_args(kind)[0])
        if inner is _as_it_is:
            return tuple
        return lambda plain: tuple([inner(value) for value in plain])
    if origin is frozenset:
        member = _builder(get_args(kind)[0])
        return lambda plain: frozenset(member(value) for value in plain)
    if origin is dict:
        return dict
    if dataclasses.is_dataclass(kind):
        return _dataclass_builder(typing.cast(type, kind))
    return _scalar_builder(kind)


def _dataclass_builder(kind: type) -> Builder:
    hints = typing.get_type_hints(kind)
    # Most fields are words and numbers, which stay as they are: only the others are walked.
    made = [(n, b) for n, hint in hints.items() if (b := _builder_of_some(hint)) is not _as_it_is]
    known = hints.keys()

    def build(plain: Any) -> Any:
        if not isinstance(plain, dict):
            raise TypeError(_surprise(kind, type(plain).__name__))
        values = dict(plain)
        for name, rebuilt in made:
            if (value := values.get(name)) is not None:
                try:
                    values[name] = rebuilt(value)
                except Misfit as misfit:
                    raise misfit.within(name) from misfit
        try:
            return kind(**values)
        except TypeError:
            if unknown := plain.keys() - known:
                raise TypeError(_surprise(kind, ", ".join(sorted(unknown)))) from None
            raise

    return build


def _as_it_is(plain: Any) -> Any:
    return plain


def _surprise(kind: type, found: str) -> str:
    expected = ", ".join(typing.get_type_hints(kind))
    return f"{kind.__name__}: found {found}, expected fields {expected}"


def _scalar_builder(kind: Any) -> Builder:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _one_of({member.value: member for member in kind})
    if kind in (date, datetime):
        return lambda plain: kind.fromisoformat(plain) if isinstance(plain, str) else plain
    if kind is float:
        return lambda plain: float(plain) if isinstance(plain, int) else plain
    return _as_it_is


def _one_of(members: dict[Any, Any]) -> Builder:
    def pick(plain: Any) -> Any:
        if (member := members.get(plain)) is None:
            expected = ", ".join(str(value) for value in members)
            raise Misfit(f"found {plain!r}, expected one of {expected}")
        return member

    return pick
