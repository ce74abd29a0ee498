"""The labels of a transcript's turns in, those out for whom letters and bare roles stand.

Shapes, as data: "THE WITNESS: ..." and then "Q. ..." and "A. ...": the witness answers, whoever
examined last asks; "I call Sergeant A" before "THE WITNESS": he is A; "Spokesperson: A" in the head
above "Spokesperson: ..."; "A: ..." in a briefing where one office alone answers. Refuses a letter
where nobody or several may answer.
"""

import re
from collections.abc import Sequence

from pactwatch.language.records.interviewed import ANSWERING, ASKING, RANK
from pactwatch.language.words.ranges import Range

__all__ = ["ASKERS", "introduced", "with_answerers"]

# Labels of whoever asks for an outlet.
ASKERS = ASKING | {"reporter", "journalist", "correspondent"}
_WITNESS = frozenset({"the witness", "witness"})
_WORD = r"(?:[A-Z][\w'’-]*\w|[A-Z]\.)"
_NAME = rf"(?P<name>{_WORD}(?: (?:de|al|el|bin|van|von|der|{_WORD})){{1,4}})"
_CALLED = re.compile(
    r"\b(?:I|[Ww]e|Commission|Committee|Court|Prosecution|Defence|Inquiry)\s"
    r"(?:(?:now|would|next|will|hereby)\s)*calls?\s(?:to the stand\s)?"
    rf"(?:(?:the|our|my)\s(?:next|first|second|last)\switness,\s)?(?:{RANK})?{_NAME}"
)
_ONLY_A_NAME = re.compile(rf"(?:{RANK})?{_NAME}\.?")


def introduced(text: str, labels: Sequence[Range], words: Sequence[Sequence[Range]]) -> int:
    """How many turns open the text that only name who holds a role which comes back."""
    told = [text[slice(*r)] for r in labels]
    for n, said in enumerate(words):
        is_name = len(said) == 1 and _ONLY_A_NAME.fullmatch(text, *said[0])
        if not is_name or told[n] not in told[n + 1 :]:
            return n
    return 0


def with_answerers(text: str, labels: Sequence[Range]) -> list[Range]:
    """For each label whom it stands for; itself where the print does not say."""
    found: list[Range] = []
    witness: Range | None = None
    examiner: Range | None = None
    alone = _only_answerer(text, labels)
    for label in labels:
        low = text[slice(*label)].casefold()
        if low in _WITNESS:
            witness = label = _called(text, label[0]) or witness or label
        elif low == "a":
            label = witness or alone or label
        elif low == "q":
            label = (witness and examiner) or label
        else:
            examiner = label
        found.append(label)
    return found


def _called(text: str, before: int) -> Range | None:
    """Who was called to the stand last, "THE WITNESS" from then on."""
    names = [m.span("name") for m in _CALLED.finditer(text, 0, before)]
    return names[-1] if names else None


def _only_answerer(text: str, labels: Sequence[Range]) -> Range | None:
    """The one label besides those of whoever asks."""
    told = {text[slice(*r)]: r for r in reversed(labels)}
    others = [r for w, r in told.items() if w.casefold() not in ASKERS | ANSWERING | _WITNESS]
    return others[0] if len(others) == 1 else None
