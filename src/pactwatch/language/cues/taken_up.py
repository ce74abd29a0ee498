"""Statements in, those that deny or confirm "this" put right out: what was told right before it.

Shapes, as data: "A says that B did X. B denies this / the claim / the X": a position of B's on X,
with the claims of A's statement, of the other polarity. "C confirmed, admitted this": C says X too.
"The accusation" may stand some sentences behind, where B is accused of one conduct alone; so may
what B denies who was not there ("denied that its aircraft were in the area").
Refuses findings and reports, of which another part may be meant; a denial of a conduct that is not
the denier's own; a noun that the conduct is not called by; and what does not stand next.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from pactwatch.domain.actor import Actor
from pactwatch.domain.claim import Claim, Polarity
from pactwatch.domain.codebook import Codebook
from pactwatch.domain.statement import SpeechAct, Statement
from pactwatch.language.grammar.syntax import NEGATORS
from pactwatch.language.names.names import bare
from pactwatch.language.words.forms import lemma

__all__ = ["CONFIRMING", "TAKES_UP", "turned", "with_taken_up"]

CONFIRMING = frozenset({"confirm", "corroborate", "admit", "acknowledge", "concede"})

# What is made of it behind "called", "dismissed": "the charge | baseless", "it | as a pure lie".
_AS = r"(?: (?:as |an? |(?:\w+ly|pure|plain|sheer|mere|another|complete|total|utter) )*" + (
    r"(?:baseless|unfounded|groundless|false|untrue|wrong|absurd|ridiculous|fabricated|"
    r"nonsense|rubbish|fiction|fantasy|propaganda|(?:lie|fabrication|invention|smear|slander|"
    r"fairy tale|tale|falsehood|provocation|rumour|rumor|hoax)s?))?[.,]?"
)
_CHARGES = r"(?:the|this|that|these|those|any such|such) (?:claim|charge|accusation|allegation)s?"
TAKES_UP = re.compile(rf"(?:this|that|it|so|(?:as|so) much|the point|{_CHARGES}){_AS}", re.I)


# The charge that is denied stands no further off than this: statements, and characters. Guesses.
_BACK, _NEAR = 4, 700


def with_taken_up(
    text: str, made: Sequence[Statement], codebook: Codebook, actors: Sequence[Actor] = ()
) -> list[Statement]:
    """The statements in text order; each position on "this" with what it is on. By the names of
    `actors` "the army" is known for the denier's own."""
    names, found = _bodies(actors), list[Statement]()
    for statement in made:
        now = _taking_up(text, statement, found[-1], codebook, names) if found else statement
        if statement.speech_act is SpeechAct.DENY and not now.claims:
            now = _answering(statement, found[-_BACK:], codebook, names)
        found.append(now)
    return found


def _bodies(actors: Sequence[Actor]) -> Mapping[str, str]:
    """By every name of an actor in the case the body that it stands for."""
    parents = {a.id: a.parent or a.id for a in actors}
    return {bare(n): parents[a.id] for a in actors for n in a.names}


def _answering(
    statement: Statement, told: Sequence[Statement], book: Codebook, names: Mapping[str, str]
) -> Statement:
    """A denial of "the accusation", or of having been there, with what its speaker is accused of
    in the sentences before, where that is one conduct."""
    words = " ".join(span.text for span in statement.content)
    start = statement.content[0].start
    is_absent = bool(_ABSENT.match(words))
    charges = [
        (c, " … ".join(span.text for span in one.content))
        for one in told
        if (is_absent or _CHARGE.fullmatch(words))
        and one.speech_act is not SpeechAct.DENY
        and one.speaker.name != statement.speaker.name
        and start - one.content[-1].end < _NEAR
        for c in one.claims
        if (c.agent or is_absent) and _is_adverse(c, book) and _is_own(c, statement, names)
    ]
    if len({c.conduct for c, _ in charges}) != 1:
        return statement
    claim, of = charges[-1]
    reason, by = _reason(words, of, claim), statement.speaker
    own = tuple(n for n in (by.organisation or by.name,) if n)
    denied = replace(claim, agent=claim.agent or own, polarity=turned(claim), reason=reason)
    return replace(statement, claims=(denied,))


_CHARGE = re.compile(_CHARGES + _AS, re.I)
# "Any of its aircraft had flown that day", "its forces were in the area", "any part in it": who
# was not there has not done it.
_ABSENT = re.compile(
    r"(?:that )?(?:any |one |either )?(?:of )?(?:its|their|his|her|our) (?:own |\w+ )?(?:aircraft"
    r"|air ?force|planes?|jets?|warplanes?|helicopters?|drones?|gunners|artillery|ships?|boats?"
    r"|forces?|troops|soldiers|fighters|men|units?|army|navy|gunmen|people) "
    r"(?:(?:had been|were|was) (?:there|present|in|at|near|over|around|involved|responsible|behind"
    r"|operating|flying|firing)"
    r"|had flown|flew|had operated|operated|had entered|entered)\b"
    r"|(?:any|all) (?:involvement|role|part|responsibility|hand|connection|knowledge)\b"
    r"|(?:being|having been|it was|it had been|they were|it had had|having had) (?:in any way )?"
    r"(?:involved|responsible|behind|to blame|any part)\b",
    re.I,
)


def _is_adverse(claim: Claim, book: Codebook) -> bool:
    code = book.get(claim.conduct)
    is_charge = code is not None and code.adverse and not claim.conduct.startswith("POS.")
    return is_charge and claim.polarity is Polarity.POSITIVE


def _taking_up(
    text: str,
    statement: Statement,
    before: Statement,
    book: Codebook,
    names: Mapping[str, str],
) -> Statement:
    is_denial = statement.speech_act is SpeechAct.DENY
    if any(c.agent for c in statement.claims) or not (is_denial or _confirms(statement)):
        return statement
    if not _stands_next(text, before, statement):
        return statement
    words = " ".join(span.text for span in statement.content)
    is_same = statement.content == before.content  # "a charge it denies" has the charge's words
    meant = [c for c in before.claims if is_same or _is_meant(words, c, book)]
    told = " … ".join(span.text for span in before.content)
    claims = (
        replace(c, polarity=turned(c) if is_denial else c.polarity, reason=_reason(words, told, c))
        for c in meant
        if not is_denial or _is_own(c, statement, names)
    )
    return replace(statement, claims=tuple(claims) or statement.claims)


def _confirms(statement: Statement) -> bool:
    """Whether its cue is a plain "confirmed", and nothing is left open or negated."""
    cue = [lemma(w.lower(), "VERB") for span in statement.cue for w in span.text.split()]
    is_said = statement.speech_act in {SpeechAct.ASSERT, SpeechAct.ASSESS, SpeechAct.ADMIT}
    return is_said and bool(cue) and cue[-1] in CONFIRMING and not _NOT & set(cue)


_NOT = NEGATORS | {"neither", "if", "whether"}


def _is_meant(words: str, claim: Claim, codebook: Codebook) -> bool:
    """Whether "this", or a noun that the conduct is called by ("the release"), means a claim."""
    if TAKES_UP.fullmatch(words):
        return True
    noun = _NOUN.fullmatch(words)
    code = codebook.get(claim.conduct) if noun else None
    return noun is not None and code is not None and noun["noun"].lower() in _called(code.triggers)


_NOUN = re.compile(r"(?:the|this|that|these|those|any|such)\s+(?P<noun>[a-z-]+?)s?[.,]?", re.I)


@cache
def _called(triggers: tuple[str, ...]) -> frozenset[str]:
    """The words of a code's triggers."""
    return frozenset(w for t in triggers for w in re.findall(r"[a-z][a-z-]+", t))


def _stands_next(text: str, before: Statement, statement: Statement) -> bool:
    """Whether another has told it in the same paragraph."""
    between = text[before.content[-1].end : statement.content[0].start]
    is_other = before.speaker.name != statement.speaker.name
    return is_other and before.speech_act is not SpeechAct.DENY and "\n\n" not in between


def _is_own(claim: Claim, statement: Statement, names: Mapping[str, str]) -> bool:
    """Whether the conduct is the denier's own, or nobody's in particular: by the name, the people
    ("Velmian guns" are Velmia's), or an actor of the case."""
    speaker = statement.speaker
    called = {bare(n) for n in (speaker.name, speaker.organisation) if n}
    agents = {bare(a) for a in claim.agent}
    bodies = {names[c] for c in called if c in names}
    if not agents or not bodies.isdisjoint(names[a] for a in agents if a in names):
        return True
    return any(
        f" {c} " in f" {a} "
        or _is_side(c, a)
        or _is_people_of(c, a)
        or _is_people_of(a, c.removeprefix("a "))
        for c in called
        for a in agents
    )


def _is_side(name: str, agent: str) -> bool:
    """ "Caldrian warplanes" are of whom the Caldrian army is."""
    first, other = name.split()[:1], agent.split()[:1]
    return first == other and len(name.split()) > 1 and first[0] not in _ANYBODYS


_ANYBODYS = frozenset(
    {"northern", "southern", "eastern", "western", "national", "united", "central", "local", "new"}
) | {"free", "joint", "foreign", "special", "regional", "upper", "lower", "air", "the", "a"}


def _is_people_of(name: str, agent: str) -> bool:
    first = agent.split()[0] if agent else ""
    return " " not in name and first.startswith(name) and first[len(name) :] in _OF_PEOPLE


_OF_PEOPLE = frozenset({"n", "an", "ian", "ese", "i", "ish", "'s"})


def turned(claim: Claim) -> Polarity:
    """The other polarity."""
    return Polarity.NEGATIVE if claim.polarity is Polarity.POSITIVE else Polarity.POSITIVE


def _reason(words: str, told: str, claim: Claim) -> str:
    return f"“{words}” takes up “{told}”: {claim.reason}"
