"""The lines above an interview's first turn in, who answers and who asks out.

Shapes, as data: "Interviewee: Captain A, Velm army", "Respondent: A", "Interviewer: B",
"Spokesperson: A" (who briefs the press) as lines of the head, whose roles, letters ("Q", "A") or
initials ("IM") come back as labels below; "Press briefing by the spokesperson, A". Refuses a head
that gives two people one role, and initials that two names share.
"""

import re
from collections.abc import Sequence

from pactwatch.language.names.names import bare
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range

__all__ = [
    "ANSWERING",
    "ASKING",
    "RANK",
    "briefing",
    "head_body",
    "head_line",
    "heads_name",
    "is_initials",
]

ANSWERING = frozenset({"a", "interviewee", "respondent", "answer", "witness"})
ASKING = frozenset({"q", "interviewer", "investigator", "question", "questioner"})
# A title or rank before a name.
RANK = (
    r"(?:(?:(?:Brigadier|Major|Lieutenant|Rear|Vice)[ -])?(?:General|Colonel|Admiral)|Captain"
    r"|Major|Lieutenant|Sergeant|Corporal|Private|Commander|Dr|Mr|Ms|Mrs|Prof|Capt|Col|Gen|Maj"
    r"|Lt|Sgt)\.? "
)
_LINE = re.compile(
    r"(?m)^[ \t]*(?P<role>Interviewee|Respondent|Witness|Interviewer|Investigator|Interviewed by"
    r"|Interview with|Conversation with|Spokes(?:person|man|woman)|Briefer|Briefing officer"
    r"|(?:Press |News |Daily )?[Bb]riefing (?:by|with)|Moderator)"
    rf":?[ \t]+(?:{RANK})?(?P<name>[A-Z][\w.'’-]+(?: (?:de|al|el|bin|van|von|[A-Z][\w.'’-]+))"
    r"{1,4})(?=[ \t]*(?:[,(\n]|$))"
)


_TELLS = frozenset({
    "interviewee", "respondent", "witness", "interview with", "conversation with", "spokesperson",
    "spokesman", "spokeswoman", "briefer", "briefing officer",
})  # fmt: skip
_BODY = re.compile(r", (?P<body>(?:the )?[A-Z][^,;:\n]{2,60})")


# "Colonel A commands the Velm army on the plain": behind his name, near the head.
_COMMANDS = (
    r"(?:,? who)? (?:commands|leads|heads|chairs) (?:the )?(?P<body>[A-Z][^,;:.\n]{2,50}?)"
    r"(?= (?:on|in|at|since|along|near|from|and)\b|[,;:.\n])"
)
_NEAR = 1000  # characters behind a name in which it may come back with what he commands. A guess.


def head_body(text: str, name: Range) -> str | None:
    """The body that the head puts behind a name ("Captain A, Velm army, 3rd Battery")."""
    line = text.rfind("\n", 0, name[0]) + 1
    body = _BODY.match(text, name[1]) if head_line(text, (line, len(text))) else None
    if body is None:
        commanded = re.compile(re.escape(text[slice(*name)]) + _COMMANDS)
        body = commanded.search(text, 0, name[1] + _NEAR)
    words = set(bare(body["body"]).split()) if body else set()
    known = phrases("organisations", "issuers") | phrases("organisations", "bodies")
    return body["body"].strip() if body and words & (known | {"guard"}) else None


# "Press briefing by the spokesperson, A", "press conference of Defence Minister A".
_BRIEFS = re.compile(
    r"(?i:briefing|(?:press|news) conference|stakeout|press call)(?i: held| given)? (?:by|of|with) "
    r"(?:(?:[\w’'-]+ ){0,4}(?i:minister|secretary|spokes(?:person|man|woman)|president|chief|envoy"
    r"|ambassador|commander|director|head|coordinator|chair|chairman|chairwoman),? )?"
    rf"(?:{RANK})?(?P<name>[A-Z][\w’'-]+(?: (?:de|al|el|bin|van|von|[A-Z][\w’'-]+)){{1,3}})"
    r"(?=[ \t]*(?:[,.(\n–—-]|$|on\b|at\b|in\b))"
)


def briefing(text: str, before: int) -> list[Range]:
    """Who the lines above the first turn say gave the briefing."""
    return [m.span("name") for m in _BRIEFS.finditer(text, 0, before)]


def heads_name(text: str, label: str, before: int) -> Range | None:
    """Who a label is by the lines above the first turn; None where they do not say."""
    lines = [(m["role"].lower(), m.span("name")) for m in _LINE.finditer(text, 0, before)]
    asks = [r for role, r in lines if role in {"interviewer", "investigator", "interviewed by"}]
    tells = [r for role, r in lines if role in _TELLS]
    low = label.casefold()
    if low in ANSWERING | ASKING:
        return _only(tells if low in ANSWERING else asks)
    return _only([r for r in (*asks, *tells) if is_initials(label, text[slice(*r)])])


def is_initials(label: str, name: str) -> bool:
    """ "IM" of Ilse Morrow."""
    return len(label) > 1 and label == "".join(w[0] for w in name.split() if w[:1].isupper())


def head_line(text: str, where: Range) -> bool:
    """Whether a line of the head says who is asked, and is no turn."""
    return _LINE.match(text, *where) is not None


def _only(found: Sequence[Range]) -> Range | None:
    return found[0] if len(found) == 1 else None
