"""Does the sentence look back or ahead? A rough reading of verbs around a time expression.

Takes the plain text and a range; gives -2 (surely past), -1 (past), 1 (to come) or 0. Looks only
at the sentence's own words, nearest first; refuses to parse.
"""

import re

__all__ = ["tense_around"]

_REACH = 110
_FIRM = (
    r"will|won't|shall|'ll|going to|expects?|expected|scheduled|plans?|planned|planning|due|set to"
    r"|slated|upcoming|forthcoming|hopes?|intends?|aims?|is to|are to|to be|deadline|tomorrow"
    r"|to (?:discuss|meet|begin|start|hold|vote|open|end|visit|decide|sign|leave|attend|take|become"
    r"|complete|resume|hear|testify|appear|return|conclude|expire|travel|arrive|speak)"
)
_WEAK = (
    r"would|must|should|until|by|may|might|could|can|next|coming|likely|begins|payable|effective"
)
_AHEAD = re.compile(rf"\b(?:{_FIRM}|{_WEAK})\b", re.IGNORECASE)
_SURELY_AHEAD = re.compile(rf"\b(?:{_FIRM})\b", re.IGNORECASE)
_BACK = re.compile(
    r"\b(?:was|were|had|has|have|did|said|told|took|began|met|made|came|went|held|signed|fell|rose|killed"
    r"|won|lost|left|became|brought|bought|sold|found|sent|gave|got|ran|saw|shot|since|ago|last"
    r"|thought|fought|caught|kept|led|cut|hit|put|set|spoke|broke|wrote|grew|knew|struck|stood|[a-z]{2,}ed)\b",
    re.IGNORECASE,
)
# A verb straight before the expression: "was signed in April" cannot lie ahead.
_DONE = re.compile(
    r"\b(?:(?!(?:expected|scheduled|planned|slated|proposed|based|needed|supposed|intended|required"
    r"|deferred|postponed|delayed|extended|timed|dated|targeted|limited|united)\b)[a-z]{2,}ed"
    r"|began|met|took place|held|came|went|left|won|lost|fell|broke|became|struck|made|sold|bought"
    r"|sent|fought|spoke|wrote|resigned)(?: \w+)? (?:in|on|last|during|since|early|late|around)"
    r"(?: early| late| mid)? ?$",
    re.IGNORECASE,
)
_STOP = re.compile(r"(?:[.!?;][\"')]* )|\n")


def tense_around(text: str, start: int, end: int, firm: bool = False) -> int:
    """-1 where the nearest verb in the sentence is past, 1 where it looks ahead, 0 unknown.

    -2 where a past verb stands straight before the expression. ``firm`` counts only words that
    leave no doubt that something is still to come.
    """
    before = text[max(0, start - _REACH) : start]
    if _DONE.search(before[-40:]):
        return -2
    after = text[end : end + _REACH]
    stops = list(_STOP.finditer(before))
    if stops:
        before = before[stops[-1].end() :]
    stop = _STOP.search(after)
    if stop:
        after = after[: stop.start()]
    ahead = _nearest(_SURELY_AHEAD if firm else _AHEAD, before, after)
    back = _nearest(_BACK, before, after)
    if ahead is None and back is None:
        return 0
    if ahead is None:
        return -1
    if back is None:
        return 1
    return 1 if ahead <= back else -1


def _nearest(cue: re.Pattern[str], before: str, after: str) -> int | None:
    """Distance in characters to the nearest cue; what follows counts as twice as far."""
    distances = [len(before) - m.end() for m in cue.finditer(before)]
    distances += [2 * m.start() for m in cue.finditer(after)]
    return min(distances, default=None)
