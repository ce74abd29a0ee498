"""Document in, statements out: who said what, through whom, how surely, about when.

`extract` reads one document; `model_label` names what reads. Refuses to weigh anything, to touch
the register, and to read a language it was not trained on.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pactwatch.language.extracting import extract, model_label
    from pactwatch.language.grammar.duty_words import things_dealt_with

__all__ = ["extract", "model_label", "things_dealt_with"]

_HOMES = {
    "extract": "extracting",
    "model_label": "extracting",
    "things_dealt_with": "grammar.duty_words",
}


def __getattr__(name: str) -> Any:
    """What reads documents is brought in where one is read: who compares two passages needs less
    than half of it."""
    if name in _HOMES:
        return getattr(import_module(f"pactwatch.language.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
