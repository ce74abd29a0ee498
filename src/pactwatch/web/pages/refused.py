"""The page for what is not possible: one line that says why, and what was typed, to be mended.

Comes in: a message and, of a form that was refused, its fields. Goes out: the page's context. A
refused form is shown again with a token that counts, so that nothing typed is lost.
"""

from dataclasses import dataclass

from fastapi import Request

from pactwatch.case.editing import EDITABLE
from pactwatch.text.catalogue import keys, say
from pactwatch.web.guard import Form

__all__ = ["RefusedPage", "refusal"]


@dataclass(frozen=True, slots=True)
class Typed:
    """One field of the form that was refused: what people typed has a `label`."""

    name: str
    value: str
    label: str

    @property
    def is_long(self) -> bool:
        """Whether it takes more than a line."""
        return len(self.value) > 80 or "\n" in self.value


@dataclass(frozen=True, slots=True)
class RefusedPage:
    """What the template shows: `title`, `message`, and of a form the address it goes to
    (`action`) with what was `typed`."""

    title: str
    message: str
    action: str = ""
    typed: tuple[Typed, ...] = ()


def refusal(request: Request, message: str, form: Form | None) -> RefusedPage:
    """The page for one refused request."""
    sent = form.items() if form else []
    fields = tuple(Typed(name, value, _label(name)) for name, value in sent)
    is_worth = any(one.label and one.value for one in fields)
    address = request.url.path if is_worth else ""
    return RefusedPage(say("refused.title"), message, address, fields if is_worth else ())


def _label(name: str) -> str:
    """What people typed bears a name they know; what a page put there for itself none."""
    if name in keys("typed"):
        return say(f"typed.{name}")
    return say(f"field.{name}") if name in EDITABLE else ""
