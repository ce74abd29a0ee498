"""Many texts in, what lineage asks of each alone noted with it, by several processes.

Each step asks a text for its traits when it needs them, and that is where the time goes: this asks
for all of them beforehand. Moves nothing else: the traits are those that the steps would make.
Refuses to read what is noted already.
"""

from collections.abc import Sequence

from pactwatch.weigh.lineage.candidates import print_of
from pactwatch.weigh.lineage.corrections import is_correcting
from pactwatch.weigh.lineage.credits import read_credits
from pactwatch.weigh.lineage.notes import Traits
from pactwatch.weigh.lineage.quotations import read_quotations
from pactwatch.weigh.lineage.retellings import read_renderings
from pactwatch.weigh.lineage.texts import Text
from pactwatch.weigh.shares import spread

__all__ = ["read_all"]

_READERS = (print_of, read_credits, read_quotations, read_renderings, is_correcting)


def read_all(texts: Sequence[Text], workers: int) -> None:
    """Note the traits of every text of which nothing is noted yet."""
    new = [text for text in texts if text.is_new]
    for text, traits in zip(new, spread(_read, new, Traits, workers=workers), strict=True):
        text.note(traits)


def _read(text: Text) -> Traits:
    noted: Traits = {}
    alone = Text(text.id, text.text, text.publisher, text.published, text.language, traits=noted)
    for read in _READERS:
        read(alone)
    return noted
