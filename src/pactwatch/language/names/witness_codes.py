"""A document's names in, the same with the codes of protected witnesses as people's out.

Shapes, as data: "Witness P-12 told the chamber ... P-12 conceded", "a protected witness, P-9";
"Interviewee 3", "Officer B" (a tagger makes all of them one "Interviewee"). Refuses a code that no
"witness" stands before ("the P-12 missile").
"""

import re
from collections.abc import Sequence

from pactwatch.domain.statement import SpeakerStatus
from pactwatch.language.grammar.engine import Found
from pactwatch.language.words.ranges import join, over

__all__ = ["status_of", "with_witness_codes"]

_CODE = r"[A-Z]{1,4}-?\d{1,4}"
_WITNESS = re.compile(rf"\b[Ww]itness(?:es)?(?:,| code| number| no\.)? (?P<code>{_CODE})(?![\w-])")


_NUMBERED = re.compile(
    r"\b(?:(?:Interviewee|Respondent|Survivor|Informant|Participant|Victim|Complainant|Detainee"
    r"|Defector|Insider) (?:No\. ?)?(?:\d{1,3}|[A-Z])|(?:Witness|Source|Officer|Soldier) [A-Z])"
    r"(?![\w-])(?!\.? [A-Z][a-z])"
)


def with_witness_codes(text: str, found: Sequence[Found]) -> list[Found]:
    """The names in order, those that hold a witness's code being a person's, and whole."""
    codes = {m["code"] for m in _WITNESS.finditer(text)}
    told = "|".join(sorted(map(re.escape, codes)))
    places = [m.span() for m in _NUMBERED.finditer(text)]
    if told:
        places += [m.span() for m in re.finditer(rf"(?<![\w-])(?:{told})(?![\w-])", text)]
    if not places:
        return list(found)
    joined = join(places)
    kept = [f for f in found if not over(joined, (f.start, f.end))]
    score = max((f.score for f in found), default=1.0)
    people = [Found(start, end, "PER", score) for start, end in joined]
    return sorted([*kept, *people], key=lambda f: (f.start, -f.end))


def status_of(name: str) -> SpeakerStatus:
    """NAMED, unless somebody is called by a code or a number, which keeps his name back."""
    is_code = _WHOLE_CODE.fullmatch(name) or _NUMBERED.fullmatch(name)
    return SpeakerStatus.ANONYMOUS_SINGLE if is_code else SpeakerStatus.NAMED


_WHOLE_CODE = re.compile(rf"(?:[Ww]itness )?{_CODE}")
