"""Every link of a page stays on the day that is looked at.

Comes in: what an address asks for, and the markup of a page or an address to go to. Goes out: the
same with the day, the moment and the rules on every address of the case that names none itself.
Refuses to touch files that have no day, other sites, and the one link back (`data-start`).
"""

import html
import re
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, urlencode

from pactwatch.web.pages.asked import Asked

__all__ = ["AT_START", "DATED", "NAMES", "RECORDED", "Looked", "stays"]

# The pages that are drawn as of the day and moment; all others show the case as it stands.
DATED = (
    "actor.html", "actors.html", "board.html", "documents.html", "home.html", "more.html",
    "network.html", "obligation.html", "passages.html", "search.html", "timeline.html",
)  # fmt: skip
# Those of what people recorded: a decision has a moment, and no day that it is about.
RECORDED = ("decisions.html",)
NAMES = ("as_of", "known_at", "rules")

# In markup that the templates write: a value never holds the quote it stands in.
_ADDRESS = re.compile(r'(?<!data-start) (href|action|formaction|hx-get|hx-post)="([^"]*)"')
_FORM = re.compile(r"(<form\b([^>]*)>)(.*?)</form>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Looked:
    """What the address asks for: `asked`, beside the day that boards `start` on; `at` is where the
    addresses of the case begin, `here` the page's own without the three, to go back to."""

    asked: Asked
    start: date
    at: str = ""
    here: str = ""

    @property
    def is_other(self) -> bool:
        """Whether another day, or another state of knowledge, is looked at than boards start on."""
        return bool(self.asked.known_at) or self.asked.as_of not in (None, self.start)

    def key(self, *parts: Hashable) -> Hashable:
        """Under which a result that hangs on the day is kept."""
        whole = (*parts, self.asked) if self.is_other else parts
        return whole if len(whole) > 1 else whole[0]

    @property
    def tail(self) -> tuple[tuple[str, str], ...]:
        """What an address must say to stay there, nothing where that is the start."""
        day = self.asked.as_of
        given = ("" if day in (None, self.start) else str(day), self.asked.known_text)
        named = zip(NAMES, (*given, self.asked.rules or ""), strict=True)
        return tuple((name, value) for name, value in named if value)

    def kept(self, address: str) -> str:
        """The address of a page of the case, staying where this one is."""
        before, mark, anchor = address.partition("#")
        path, _, query = before.partition("?")
        if not self._is_ours(path, before):
            return address
        there = {name for name, _ in parse_qsl(query, keep_blank_values=True)}
        added = urlencode([(n, v) for n, v in self.tail if n not in there], safe=":")
        whole = "&".join(filter(None, (query, added)))
        return f"{path}?{whole}{mark}{anchor}" if whole else address

    def _is_ours(self, path: str, address: str) -> bool:
        if not self.tail or not address:
            return False
        is_local = path.startswith(f"{self.at}/") and not path.startswith("//")
        return (is_local and not path.startswith(f"{self.at}/static/")) or not path


# The state that boards start on, for who looks at no page's address.
AT_START = Looked(Asked(None, None, None), date.max)


def stays(markup: str, looked: Looked) -> str:
    """The markup of a page with every link and form of it staying on the day looked at."""
    if not looked.tail:
        return markup
    return _FORM.sub(lambda found: _form(found, looked), _ADDRESS.sub(
        lambda found: _address(found, looked), markup
    ))  # fmt: skip


def _address(found: re.Match[str], looked: Looked) -> str:
    kept = looked.kept(html.unescape(found[2]))
    return f' {found[1]}="{html.escape(kept)}"'


def _form(found: re.Match[str], looked: Looked) -> str:
    """A form that asks drops what its address says: it takes fields for what it has none of."""
    opened, attributes, inside = found.groups()
    if 'method="post"' in attributes or 'method="dialog"' in attributes:
        return found[0]
    fields = "".join(
        f'<input type="hidden" name="{name}" value="{html.escape(value)}">'
        for name, value in looked.tail
        if f'name="{name}"' not in inside
    )
    return f"{opened}{fields}{inside}</form>"
