"""Statements in, those out as seen that say, or beside which a sentence says, that the teller's own
people were there, or saw or examined it (`witnesses.py`).

Shapes, as data: "Nine pumps came on 4 May. | Observers were present", "| A team was in the yard",
"| Staff of the Office walked alongside", "in the presence of | an officer of the Board" in a body's
own paper; "| A CN reporter was on the quay" in CN's article. Refuses people of somebody
else, a sentence of another paragraph, what is only possible, and words that tell a basis of their
own.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from pactwatch.domain.statement import EpistemicBasis, Factuality, SpeakerStatus, Statement
from pactwatch.language.names.names import bare
from pactwatch.language.statements.material import Material
from pactwatch.language.statements.sums import adds_up
from pactwatch.language.statements.witnesses import are_witnesses

__all__ = ["with_seen"]

_PEOPLE = (
    r"(?:observers?|inspectors?|monitors?|delegates?|wardens?|staff|teams?|patrols?|officers?"
    r"|members?(?: of (?:its |our )?staff)?|volunteers?|auditors?"
    r"|reporters?|photographers?|correspondents?)"
)
_OF_BODY = r"(?: of (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)?"
_THERE = re.compile(
    r"\s*(?P<who>(?:[\w.'’-]+ ){0,4}?" + _PEOPLE + _OF_BODY + r"|we|the [A-Z]\w+) "
    r"(?:(?:was|were) (?:present|there|in|on|at|beside|behind|among|aboard|alongside|nearby)\b"
    r"|(?:stood|walked|went) (?:by|beside|alongside|along|next to|among|in|on|at|with)\b"
    r"|(?:looked on|watched|witnessed|accompanied|filmed|photographed|attended|tallied|counted)\b)",
    re.I,
)
_PRESENCE = re.compile(
    r"\bin the presence of (?P<who>(?:[\w.'’-]+ ){0,3}?"
    + _PEOPLE
    + r"(?: of (?:the )?[A-Z][\w’'-]*"
    r"(?: [A-Z][\w’'-]*)*)?)"
)
_REPORTING = re.compile(r"\b(?:reporter|photographer|correspondent)s?\b", re.I)
# "The patrol", "its gunners": who they are has been told before, and they may be anybody's.
_DEFINITE = frozenset({"the", "its", "their", "his", "her"})
_CERTAIN = frozenset({Factuality.CERTAIN_POS})
_DIRECT = frozenset({EpistemicBasis.FIRSTHAND_OBSERVED, EpistemicBasis.PARTICIPANT_SELF_KNOWLEDGE})


def with_seen(found: Material, made: Sequence[Statement]) -> list[Statement]:
    """The statements in text order, the certain deeds that the teller's people saw as observed."""
    seen = list[Statement]()
    for one in made:
        last = seen[-1] if seen and seen[-1].basis in _DIRECT else None
        if not _may_be_seen(one):
            seen.append(one)
        elif last is not None and adds_up(found.text, one, last):
            seen.append(replace(one, basis=last.basis))
        else:
            seen.append(_seen(found, one))
    return seen


def _may_be_seen(one: Statement) -> bool:
    is_told = bool(one.claims) and one.factuality in _CERTAIN and not one.source
    return is_told and one.basis is EpistemicBasis.UNSTATED


def _seen(found: Material, one: Statement) -> Statement:
    told = _THERE.match(found.text, _next_sentence(found, one)) or _PRESENCE.search(
        found.text, one.content[0].start, one.content[-1].end
    )
    is_seen = (told is not None and _are_own(found, one, told)) or _is_witnessed(found, one)
    return replace(one, basis=EpistemicBasis.FIRSTHAND_OBSERVED) if is_seen else one


def _is_witnessed(found: Material, one: Statement) -> bool:
    """Whether a sentence beside it in a body's own paper says so."""
    if not _is_own_voice(found, one):
        return False
    sentences, start = found.parsed.sentences, one.content[-1].start
    at = max(0, bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1)
    return are_witnesses(found.text, sentences, at, _named_as(one))


def _is_own_voice(found: Material, one: Statement) -> bool:
    """Whether a body tells it in its own paper, without saying that it says so."""
    return found.issuer is not None and one.speaker.name == found.issuer.name and not one.cue


def _named_as(one: Statement) -> Callable[[str], bool]:
    """Whether a name is the body's."""
    own = set(bare(f"{one.speaker.name} {one.speaker.organisation}").split())
    return lambda name: bare(name) in own


def _next_sentence(found: Material, one: Statement) -> int:
    """Where the next sentence of the paragraph begins; the end of the text where none does."""
    end = one.content[-1].end
    after = next((s for s in found.parsed.sentences if s.start >= end), None)
    is_near = after is not None and "\n" not in found.text[end : after.start]
    return after.start if after is not None and is_near else len(found.text)


def _are_own(found: Material, one: Statement, told: re.Match[str]) -> bool:
    """A body's "observers", "a team" and "staff of the Office"; an outlet's own reporter."""
    named = [w for w in re.findall(r"[A-Z][\w-]*", told["who"]) if w not in _OPENING]
    if one.speaker.status is SpeakerStatus.ARTICLE_VOICE:
        is_outlet = any(_is_outlet(found, w) for w in named)
        return is_outlet and (bool(_REPORTING.search(told["who"])) or len(named) == 1)
    is_indefinite = told["who"].split()[0].lower() not in _DEFINITE
    return _is_own_voice(found, one) and is_indefinite and all(map(_named_as(one), named))


def _is_outlet(found: Material, name: str) -> bool:
    """Its name, or what its initials spell ("TPA")."""
    words = re.findall(r"[A-Z][\w-]*", found.document.publisher or "")
    return found.outlets.is_publisher(name) or name == "".join(w[0] for w in words)


# What a sentence may open with in a capital, and is no name.
_OPENING = frozenset(
    {"A", "An", "The", "Our", "Two", "Three", "Four", "Its", "We", "Observers", "Inspectors"}
    | {"Monitors", "Delegates", "Wardens", "Staff", "Teams", "Patrols", "Officers", "Members"}
    | {"Reporters"}
)
