"""A mention that opens with "its" in, the body whose spokesman or minister that is out.

"Tessen has opened the gates, its energy minister said": the minister is Tessen's. In: the sentences
and names around the mention. Refuses "their" and whatever more than one body could own.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from pactwatch.domain.reading import Name
from pactwatch.language.grammar.chunks import list_members
from pactwatch.language.grammar.syntax import Sentence
from pactwatch.language.names.mentions import Mention
from pactwatch.language.names.names import only_name
from pactwatch.language.words.ranges import among

__all__ = ["owner_of"]


# Who tells it speaks next rather than whom it is told of.
_ACCORDING = re.compile(r"\baccording to\b", re.IGNORECASE)


def owner_of(
    mention: Mention, text: str, sentences: Sequence[Sentence], names: Sequence[Name]
) -> str | None:
    """The body that the mention's "its" stands for; None where it has none, or where that is open.

    Who is named as a subject before the word in its sentence, else the one body named there; where
    none is, the subject of the sentence before in the paragraph.
    """
    at = mention.start
    if not mention.role or mention.text[:4].lower() != "its ":
        return None
    place = max(0, bisect_left(sentences, at + 1, key=lambda s: s.start) - 1)
    here = sentences[place]
    before = [n for n in among(names, here.start, at) if n.end <= at]
    if before or not place:
        bodies = [n for n in before if n.kind != "PERSON"]
        return only_name(_acting(here, before) or bodies)
    last = sentences[place - 1]
    is_near = "\n\n" not in text[last.start : at]
    named = among(names, last.start, last.end)
    is_told_by = _ACCORDING.search(text, last.start, last.end)
    return only_name(_acting(last, named)) if is_near and not is_told_by else None


def _acting(sentence: Sentence, names: Sequence[Name]) -> list[Name]:
    """Those that are subjects, of whatever kind a name is taken for: nobody is "it"."""
    subjects = [t for t in sentence.tokens if t.relation.startswith("nsubj") and t.i < t.head]
    members = [m for t in subjects for m in list_members(sentence, t)]
    near = among(names, sentence.start, sentence.end)
    return [n for n in near if any(n.start <= t.start < n.end for t in members)]
