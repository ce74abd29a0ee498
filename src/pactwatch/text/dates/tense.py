"""Does the sentence look back or ahead? A rough reading of verbs around a time expression.

Takes the plain text and a range; gives -2 (surely past), -1 (past), 1 (to come), 2 (surely to come)
or 0. Looks only at the sentence's own words, nearest first; refuses to parse.
"""

import re

__all__ = ["tense_around"]

_REACH = 110
_FIRM = (
    r"will|won't|shall|'ll|going to|expects?|(?<!\bas )(?:expected|scheduled|planned)|plans?"
    r"|planning|due|set to"
    r"|slated|upcoming|forthcoming|hopes?|intends?|aims?|is to|are to|to be|deadline|tomorrow"
    r"|would be [a-z]+(?:ing|ed)|likely to|as (?:early|soon) as"
    r"|(?:was|were) (?:to|planning|expected|scheduled|due|set|going|supposed|likely)"
    r"|(?<!failed )(?<!refused )(?<!declined )(?<!managed )(?<!gathered )(?<!arrived )(?<!able )"
    r"to (?:discuss|meet|begin|start|hold|vote|open|end|visit|decide|sign|leave|attend|take|become"
    r"|complete|resume|hear|testify|appear|return|conclude|expire|travel|arrive|speak)"
)
# "May" is a month: "between 3 April and 27 May" looks back or ahead as its verb does.
_WEAK = (
    r"would|must|should|until|(?-i:may)|might|could(?! not\b|n['’]t)|can|next|coming|likely|begins"
    r"|payable|effective"
    # "Adopted by the cabinet on 4 July", "cited by traffic police": whoever did it is no deadline.
    r"|by(?= (?:(?:an?|the|its|his|her|their|our|this|that|about|around) )?"
    r"(?:[0-9]|(?:very |fiscal )?"
    r"(?:early|late|mid|end|start|beginning|middle|close|turn|time|deadline|day|week|month|year"
    r"|spring|summer|autumn|fall|winter|first|second|third|fourth|last|next|new|following|same|then"
    r"|now|noon|midnight|today|tomorrow|tonight|mondays?|tuesday|wednesday|thursday|friday|saturday"
    r"|sunday|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|aug|sept?|oct|nov|dec|christmas|easter|ramadan)\b| ?$))"
)
_AHEAD = re.compile(rf"\b(?:{_FIRM}|{_WEAK})\b", re.IGNORECASE)
_SURELY_AHEAD = re.compile(rf"\b(?:{_FIRM})\b", re.IGNORECASE)
# Participles that are adjectives only: nothing was done.
_NEVER_DONE = (
    r"unspecified|unnamed|undisclosed|unidentified|unexpected|undetermined|unrelated|unprecedented"
)
# Pasts without "-ed" that no list below names by itself, and that are no present too.
_ALSO_DONE = (
    r"paid|drew|drove|flew|fled|lent|laid|hid|chose|stole|threw|swore|built|spent|swept|taught|bore"
    r"|tore|froze|rode|sank|withdrew|overtook|undertook|withheld|rebuilt|repaid|forgave|forbade"
    r"|arose|blew|dealt|dug|fed|hung|meant|sought|slid|slew|swung|understood"
)
# No past: a participle after "be" ("will be held"), a plan ("were to leave"), a name in -ed.
_BACK = re.compile(
    r"\b(?:(?:was|were)(?! (?:to|planning|expected|scheduled|due|set|going|supposed|likely)\b)"
    # "Could not enter in May": was not able to.
    r"|had|has|have|did|could (?=not\b)|couldn['’]t|since|ago|last|(?<!\bbe )"
    rf"(?!(?:united|hundred|indeed|need|speed|{_NEVER_DONE})\b)"
    r"(?:said|told|took|began|met|made|came"
    r"|went|held|signed|fell|rose|killed|won|lost|left|became|brought|bought|sold|found|sent|gave|got"
    r"|ran|saw|shot|thought|fought|caught|kept|led|cut|hit|put|set|spoke|broke|wrote|grew|knew|struck"
    rf"|stood|{_ALSO_DONE}|[a-z]{{2,}}ed))\b",
    re.IGNORECASE,
)
_NOT_YET_DONE = (
    r"expected|scheduled|planned|slated|proposed|based|needed|supposed|intended|required|preferred"
    r"|deferred|postponed|delayed|extended|timed|dated|targeted|limited|united"
    rf"|{_NEVER_DONE}"
)
# A verb straight before the expression: "was signed in April" cannot lie ahead. A plural between
# the two may make the participle an adjective ("preferred shares on 3 May").
_DONE = re.compile(
    rf"(?<!\bbe )\b(?:(?!(?:{_NOT_YET_DONE})\b)[a-z]{{2,}}ed"
    r"|began|met|took place|held|came|went|left|won|lost|fell|broke|became|struck|made|sold|bought"
    rf"|sent|fought|spoke|wrote|resigned|{_ALSO_DONE})(?: (?!\w+s )\w+)? "
    r"(?:in|on|last|during|since|early|late|around)(?: early| late| mid)? ?$",
    re.IGNORECASE,
)
# And what "will be signed in April", "would meet on" or "is to end by" it does not lie behind.
_TO_COME = re.compile(
    r"\b(?:will|shall|would|is to|are to|is due to|are due to|is expected to|are expected to)"
    r"(?: not)? (?!have\b)(?:be )?\w+(?: (?!\w+s |that |which |who |\w+ed )\w+){0,4}"
    r" (?:in|on|during|by|before|early|late|next)"
    r"(?: early| late| mid)? ?$",
    re.IGNORECASE,
)
# What had been planned has come or gone; "as early as" a day and "put off until" it
# look ahead whatever the verb.
_HAD_BEEN_PLANNED = re.compile(
    r"\bhad (?:previously )?been (?:due|scheduled|set|expected|planned|slated|supposed)"
    r" (?:to|for)\b"
    r"|\bas (?:previously |originally )?(?:planned|scheduled|expected) $",
    re.IGNORECASE,
)
_AS_EARLY_AS = re.compile(
    r"\bas (?:early|soon) as $"
    r"|\b(?:postponed|extended|delayed|adjourned|deferred|put off)\b[^.;]{0,60}"
    r"\b(?:until|to|till) $",
    re.IGNORECASE,
)
# "In January, the board brought in a manager" is told; "In January, it will ..." is to come. Up to
# six words of a subject, none of them another verb.
_OPENS = re.compile(
    r"^[\W_]*(?:(?:(?:early|late|back|earlier|later) )?(?:in|on)|from|between"
    r"|on [\w-]+ (?:days|nights|occasions) in) $",
    re.IGNORECASE,
)
_SUBJECT = (
    r"^,? (?:(?!(?:will|would|is|are|has|have|to|and|that|which|who|when)\b)[\w'’.&-]+ ){1,6}?"
)
_THEN_DONE = re.compile(
    _SUBJECT + r"(?:was|were|had|did|could (?=not\b)|couldn['’]t"
    rf"|(?!(?:{_NOT_YET_DONE})\b)[a-z]{{2,}}ed"
    r"|began|met|took|held|came|went|left|won|lost|fell|broke|became|struck|made|sold|bought|said"
    rf"|sent|fought|spoke|wrote|brought|rose|led|found|gave|ran|saw|{_ALSO_DONE})\b"
    r"(?! (?:to be|due|set) )",
    re.IGNORECASE,
)
_THEN_TO_COME = re.compile(_SUBJECT + r"(?:will|is to|are to)\b", re.IGNORECASE)
# The present of a timetable: "the two meet Monday".
_TIMETABLE = re.compile(
    r"(?<!to )\b(?:meets?|visits|opens|begins|starts|arrives|leaves|returns|resumes|votes|travels"
    r"|expires|ends|convenes)(?: (?:\w+ly|again))?(?: on)? $"
    r"|\b(?:is|are) (?:meeting|visiting|leaving|arriving|returning|travell?ing|flying)\b"
    r"(?: (?!\w+ed )[\w-]+){0,3}(?: on)? $",
    re.IGNORECASE,
)
# "Since March" looks back, whatever else the sentence expects.
_SINCE = re.compile(
    r"\b(?:since|going back to)(?: early| late| mid| the end of)? ?-?$", re.IGNORECASE
)
# "The report, due in December, has not come out" is late.
_DUE = re.compile(r"\b(?:due|expected|scheduled|planned) (?:in|on|for|by)(?: early| late)? $")
_NOT_YET = re.compile(r",? (?:has|have) (?:still |yet |so far )?(?:not|never)\b|,? is overdue\b")
# "The figure as at 31 October should read 46": how things stood.
_AS_AT = re.compile(r"\bas at $", re.IGNORECASE)
# "By November, 40 had been freed" looks back.
_BY = re.compile(r"^[\W_]*by (?:early |late |mid-|the end of )?$", re.IGNORECASE)
# "Had paid the grant to all by 14 August" does too; "had ordered him to pay it by" does not.
_TOLD_AHEAD = (
    rf"{_NOT_YET_DONE}|been|until|till|ordered|told|asked|urged|demanded|promised|pledged|vowed|agreed"
    r"|undertaken|sworn|committed|hoped|wanted|due|called|warned|given|to|better|no"
)
# Deeds that are told as done by a day; "signed a deal on a pullout by 14 August" looks ahead.
_DID = (
    r"withdrew|released|freed|repaired|rebuilt|built|paid|repaid|delivered|transferred"
    r"|handed over|completed|finished|removed|dismantled|destroyed|evacuated|hired|planted"
    r"|submitted|returned|cleared|installed|vacated|left"
)
_HAD_DONE_BY = re.compile(
    r"\b(?:had (?:(?:already|also|since|not|never|all|only) )?(?:been )?"
    rf"(?!(?:{_TOLD_AHEAD})\b)\w+|(?<!\bbe )(?<!\bis )(?<!\bare )(?:{_DID}))"
    r"(?: (?!(?:that|which|who|when|would|should|must|and|but)\b|to (?!the\b|an?\b|all\b|its\b"
    r"|his\b|her\b|their\b|some\b|every\b|each\b|both\b|(?-i:[A-Z])|\d))[\w,'’-]+){0,9}"
    r" by (?:early |late |mid-|the end of )?$",
    re.IGNORECASE,
)
# "Withdrew 28 guns before the deadline on Tuesday", "missed the deadline on Tuesday": it is over.
_DID_BEFORE_DEADLINE = re.compile(
    rf"(?<!\bto )\b(?:{_DID}|pulled|went|kept|met|missed|began|held)(?! to\b)\b"
    r"(?: (?!(?:that|which|will|would|should|must|to)\b)[\w,'’-]+){0,12}? "
    r"(?:the|an?|its|their|this|that)(?: [\w-]+)? deadline (?:on|of) $",
    re.IGNORECASE,
)
_HAD_COME = re.compile(r"[^.;]{0,60}?\bhad\b", re.IGNORECASE)
# "Was not paid until March", "did not leave until May": it was done then.
_NOT_UNTIL = re.compile(
    r"\b(?:(?:was|were|did|had)(?: not| never|n['’]t)"
    r"|(?:no|none|neither) [^.;]{1,30}(?:was|were|had))\b[^.;]{0,60}"
    r"\b(?:until|till)(?: after)?(?: the)? $",
    re.IGNORECASE,
)
_STOP = re.compile(r"(?:[.!?;][\"')]* )|\n")


def tense_around(text: str, start: int, end: int, firm: bool = False) -> int:
    """-1 where the nearest verb in the sentence is past, 1 where it looks ahead, 0 unknown.

    -2 where a past verb stands straight before the expression, 2 where one of things to come does.
    ``firm`` counts only words that leave no doubt that something is still to come.
    """
    before, after = _sentence(text, start, end)
    inner = _within_quotes(before, after)
    if inner != (before, after):
        found = _tense_of(*inner, firm=firm)
        if found:
            return found
    return _tense_of(before, after, firm=firm)


# Whoever says it said so; what was said has a tense of its own.
_QUOTE = re.compile(r"""["“”]|``|''""")


def _within_quotes(before: str, after: str) -> tuple[str, str]:
    """The words on this side of the nearest quotation marks."""
    marks, mark = list(_QUOTE.finditer(before)), _QUOTE.search(after)
    return before[marks[-1].end() :] if marks else before, after[: mark.start()] if mark else after


def _tense_of(before: str, after: str, *, firm: bool) -> int:
    before, after = _without_ends(before, after)
    settled = _settled(before, after)
    if settled:
        return settled
    ahead = _nearest(_SURELY_AHEAD if firm else _AHEAD, before, after)
    back = _nearest(_BACK, before, after)
    if ahead is None and back is None:
        return 0
    if ahead is None:
        return -1
    if back is None:
        return 1
    return 1 if ahead <= back else -1


def _without_ends(before: str, after: str) -> tuple[str, str]:
    """ "Lodged them from November until March": the "until" ends the stretch, and looks nowhere."""
    if _FROM.search(before):
        after = _UNTIL.sub(" to", after, count=1)
    return _FROM_UNTIL.sub(r"\1to ", before), after


_FROM = re.compile(r"\bfrom (?:early |late |mid-?)?$", re.IGNORECASE)
_UNTIL = re.compile(r"^ (?:until|till)\b", re.IGNORECASE)
_FROM_UNTIL = re.compile(
    r"(\bfrom (?:[\w-]+ ){1,3})(?:until|till) (?=(?:early |late |mid-?)?$)", re.IGNORECASE
)


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """What the sentence says before and after, within reach."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    stops = list(_STOP.finditer(before))
    stop = _STOP.search(after)
    return before[stops[-1].end() :] if stops else before, after[: stop.start()] if stop else after


def _settled(before: str, after: str) -> int:
    """What the words straight before and after leave no doubt about; 0 for none."""
    if _AS_AT.search(before) and not _SURELY_AHEAD.search(before + after):
        return -1
    if _NOT_UNTIL.search(before):
        return -2
    if _TO_COME.search(before[-40:]):
        return 2
    if _DUE.search(before) and _NOT_YET.match(after):
        return -1
    if _SINCE.search(before) or (_BY.search(before) and _HAD_COME.match(after)):
        return -2
    if _HAD_DONE_BY.search(before) or _DID_BEFORE_DEADLINE.search(before):
        return -2
    if _OPENS.search(before):
        if _THEN_TO_COME.search(after):
            return 2
        if _THEN_DONE.search(after):
            return -2
    if _TIMETABLE.search(before):
        return 2
    if _AS_EARLY_AS.search(before):
        return 1
    if _HAD_BEEN_PLANNED.search(before):
        return -1
    return -2 if _DONE.search(before[-40:]) else 0


def _nearest(cue: re.Pattern[str], before: str, after: str) -> int | None:
    """Distance in characters to the nearest cue; what follows counts as twice as far."""
    distances = [len(before) - m.end() for m in cue.finditer(before)]
    distances += [2 * m.start() for m in cue.finditer(after)]
    return min(distances, default=None)
