"""Statements in, the same statements with flags out: what does not fit is shown, never mended.

A garble is found by two independent signs: somebody who monitors or reports stands as the doer of
monitored conduct (ROLE_CONFLICT), and the same person speaks in the statements around it while
this sentence has no cue (ATTRIBUTION_COLLAPSE). Only both together block; so does what cannot be
by itself (integrity/numbers) or against the same speaker's words (integrity/selves). Each flag's
reason names the words. Refuses to rewrite: the reading that the signs suggest is kept apart as a
proposal without standing.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from pactwatch.domain.claim import Claim, Polarity
from pactwatch.domain.codebook import ConductCode
from pactwatch.domain.flag import Flag, FlagCode, Severity
from pactwatch.domain.span import Span
from pactwatch.domain.statement import (
    EvidenceState,
    QuoteType,
    SpeakerStatus,
    SpeechAct,
    Statement,
)
from pactwatch.language.integrity.civil import is_civil, is_command
from pactwatch.language.integrity.contradictions import with_self_contradictions
from pactwatch.language.integrity.doers import (
    acts_through_others,
    does_it,
    is_known_for,
    named_behind,
)
from pactwatch.language.integrity.looked_up import armed_in, named_first
from pactwatch.language.integrity.numbers import impossible_figures
from pactwatch.language.integrity.plans import plans_violence
from pactwatch.language.integrity.proposed import proposed_claims
from pactwatch.language.integrity.roles import outside_roles
from pactwatch.language.integrity.scene import (
    Scene,
    accused_of,
    doers_of,
    is_band,
    is_of_many,
    is_only_of,
    people_of,
    person_of,
    short,
)
from pactwatch.language.integrity.selves import (
    charges_itself,
    knows_and_does_not,
    owns_what_it_denies,
    serves_both_sides,
    speaks_as_another,
)
from pactwatch.language.integrity.watchers import (
    bodies_of,
    holder_of,
    is_same_body,
    is_watching,
    why_watcher,
)
from pactwatch.language.names.names import bare
from pactwatch.language.names.offices import office_class
from pactwatch.language.names.people import Person
from pactwatch.language.words.lexicon import phrases

__all__ = ["Scene", "check"]

# How many statements to either side count as neighbours: about a page of news; a guess.
_NEIGHBOURS = 20


def check(statements: Sequence[Statement], scene: Scene) -> list[Statement]:
    """Every statement with its flags, state and proposed readings."""
    flagged = [_checked(i, statements, scene) for i in range(len(statements))]
    return with_self_contradictions(flagged, scene)


def _checked(i: int, statements: Sequence[Statement], scene: Scene) -> Statement:
    statement = statements[i]
    flags = [f for rule in _RULES for f in rule(i, statements, scene)]
    codes = {f.code for f in flags if f.severity is not Severity.INFO}
    if {FlagCode.ROLE_CONFLICT, FlagCode.ATTRIBUTION_COLLAPSE} <= codes:
        flags = [_blocking(f) for f in flags]
    statement = replace(statement, flags=(*statement.flags, *flags))
    if not statement.is_blocked:
        return statement
    proposed = proposed_claims(i, statements, scene)
    return replace(statement, state=EvidenceState.QUARANTINED, proposed=proposed)


def _blocking(flag: Flag) -> Flag:
    both = (FlagCode.ROLE_CONFLICT, FlagCode.ATTRIBUTION_COLLAPSE)
    return replace(flag, severity=Severity.BLOCK) if flag.code in both else flag


# Signs. Each is a function of the statement's place among the others.


def _role_conflict(i: int, statements: Sequence[Statement], scene: Scene) -> list[Flag]:
    """A monitor, a mediator or an outlet as the doer of watched conduct, in the article's voice."""
    statement = statements[i]
    if statement.speaker.status is not SpeakerStatus.ARTICLE_VOICE:
        return []
    for claim, code in _watched_acts(statement, scene):
        if _is_office_work(claim, statement):
            continue
        doers = doers_of(claim)
        for agent in dict.fromkeys((*doers, *_named(doers, statement, scene))):
            if why := why_watcher(agent, statements, scene):
                reason = f"“{agent}” stands as the doer of “{code.label}”, but {why}."
                return [Flag(FlagCode.ROLE_CONFLICT, Severity.WARN, reason)]
    return []


def _tells_on_itself(i: int, statements: Sequence[Statement], scene: Scene) -> list[Flag]:
    """ "The observers have been arming the Front, the observers said": who watches tells by name of
    a deed of its own that it watches for, and admits nothing."""
    statement = statements[i]
    name = statement.speaker.name or ""
    is_own_word = statement.quote_type is QuoteType.DIRECT or statement.speech_act in _OWNING
    bodies = [body for body in bodies_of(name, statements) if is_watching(body)]
    if is_own_word or not bodies:
        return []
    words = bare(" ".join(c.text for c in statement.content))
    for claim, code in _watched_acts(statement, scene):
        doers = (a for a in doers_of(claim) if bare(a) in words)
        same = [a for a in doers if any(is_same_body(a, body) for body in bodies)]
        if same and claim.conduct.startswith(_NO_MANDATE):
            reason = f"“{same[0]}”, who watches, tells “{code.label}” of itself as of another."
            return [Flag(FlagCode.ROLE_CONFLICT, Severity.BLOCK, reason)]
    return []


# What no mission has for a task, as it has training and help.
_NO_MANDATE = ("COOP.ARMS", "HOST.SHELTER", "THREAT.", "MIL.STRIKE", "MIL.CEASEFIRE")
# In these a body may speak of its own deeds.
_OWNING = frozenset({SpeechAct.ADMIT, SpeechAct.JUSTIFY, SpeechAct.DENY, SpeechAct.PLEDGE})


# Who watches or mediates meets all sides, and leaves: that is the work, and no sign of a slip.
_OFFICE_WORK = frozenset({"MIL.FORCE_LEVEL", "MIL.WITHDRAW", "TIES.MEETING", "TIES.COMMUNICATION"})
# Whom a mission trains and helps by its mandate.
_WARDS = frozenset({"police", "guards", "guard", "customs", "coastguard", "cadets", "gendarmerie"})


# "Trains and equips the Velmar border police": a ward behind the name that was read, and nobody
# of arms nor a place ("trains Column fighters near the police post") before it.
_TRAINED = re.compile(
    r"\b[Tt]rain\w*(?: (?!of\b|in\b|at\b|near\b|beside\b|fighter|rebel|militia)[\w-]+){0,6}? "
    rf"(?:{'|'.join(sorted(_WARDS))})\b"
)


def _is_office_work(claim: Claim, statement: Statement) -> bool:
    # In small letters: "the Hill Guard" is a name, and no ward.
    helped = {w for name in claim.counterpart for w in name.split()}
    is_help = claim.conduct.startswith("COOP.") and bool(helped & _WARDS)
    is_course = claim.conduct.startswith("COOP.TRAIN") and any(
        _TRAINED.search(c.text) for c in statement.content
    )
    return claim.conduct in _OFFICE_WORK or is_help or is_course


def _named(doers: Sequence[str], statement: Statement, scene: Scene) -> Iterator[str]:
    """The doers, and for "Panel chair" of "Panel chair Mette Holm" the person named behind it."""
    words = " ".join(c.text for c in statement.content)
    for doer in doers:
        behind = words.partition(doer)[2].strip(" ,")
        person = named_first(behind, scene.people)
        person = person or named_behind(doer, statement, scene)
        yield person.name if person and not people_of(doer, scene) else doer


# Whoever speaks in the news meets and calls people and has ties: that is no act for a slip to lay
# at a door. Company with an armed group is one.
_COMPANY = frozenset({"TIES.MEETING", "TIES.COMMUNICATION", "TIES.RELATIONSHIP_UNSPECIFIED"})


def _watched_acts(statement: Statement, scene: Scene) -> Iterator[tuple[Claim, ConductCode]]:
    """Claims that somebody did what the codebook watches. To be somewhere is to do nothing."""
    for claim in statement.claims:
        code = scene.codebook.get(claim.conduct)
        is_told = claim.polarity is not Polarity.NEGATIVE
        is_act = bool(claim.agent) or not claim.conduct.endswith(".PRESENCE")
        is_meant = not is_civil(claim, statement, scene)
        if code and code.monitored and is_told and is_act and is_meant:
            yield claim, code


def _attribution_collapse(i: int, statements: Sequence[Statement], scene: Scene) -> list[Flag]:
    """The doer is a speaker of the statements around, and no word here says that he tells it.

    Also where the sentence was read as his own words and yet names him: people say "I" or "we" of
    themselves, and reports of them "he" or "she".
    """
    statement = statements[i]
    around = [*statements[max(0, i - _NEIGHBOURS) : i], *statements[i + 1 : i + 1 + _NEIGHBOURS]]
    words = " ".join(c.text for c in statement.content)
    watched = (claim for claim, _ in _watched_acts(statement, scene))
    acts = [c for c in watched if c.conduct not in _COMPANY or _is_with_arms(c, scene)]
    for claim in acts:
        for person in _people_doing(claim, statement, statements, scene):
            said = [s for s in around if s.speaker.name == person.name and s.cue]
            is_his = not is_only_of(person.surname, words)
            is_lone = said and is_his and _is_untold(statement, person, scene)
            if is_lone and not is_known_for(person, claim, i, statements, scene):
                return [_lost(claim, person, said, scene)]
    return []


def _people_doing(
    claim: Claim, statement: Statement, statements: Sequence[Statement], scene: Scene
) -> Iterator[Person]:
    """The people among the doers to whom the act is no everyday work and who are no group."""
    told = ((d, n) for d in doers_of(claim) for n in _named((d,), statement, scene))
    does = (n for d, n in told if any(does_it(name, claim, statement, scene) for name in (n, d)))
    for doer in dict.fromkeys(does):
        held = holder_of(doer, statements, scene)
        for person in people_of(doer, scene) or ([held] if held else []):
            is_work = claim.conduct in _TALKS and (held is not None or _may_talk(person))
            if not is_band(person, scene) and not (is_work or _is_decree(claim, person)):
                yield person


# What ministers and envoys do with armed groups is their work; ties are not.
_TALKS = frozenset({"TIES.MEETING", "TIES.COMMUNICATION"})
_OF_STATE = frozenset(
    {"president", "premier", "secretary", "minister", "envoy", "governor", "mayor", "headman"}
    | {"lawmaker", "sovereign", "commander", "adviser", "ombudsman"}
)


def _may_talk(person: Person) -> bool:
    """Who holds an office of state, negotiates or watches meets all sides."""
    return any(
        is_watching(role) or any(office_class(word) & _OF_STATE for word in role.split())
        for role in (*person.roles, *person.organisations)
    )


def _is_decree(claim: Claim, person: Person) -> bool:
    """ "The president authorised air strikes": a head of state does. Prisoners are freed by others
    too, so that a slip there stays a slip."""
    offices = {o for role in person.roles for word in role.split() for o in office_class(word)}
    return is_command(claim) and bool(offices & {"president", "premier", "sovereign"})


def _is_with_arms(claim: Claim, scene: Scene) -> bool:
    """Company kept with an armed group by name, or with somebody of it ("the Front's founder")."""
    others = [f" {bare(other)} " for other in claim.counterpart]
    is_listed = any(f" {name} " in other for name in armed_in(scene.names) for other in others)
    words = {w for other in claim.counterpart for w in re.findall(r"\b[A-Z]\w+", other)}
    is_named = bool({w.lower() for w in words} & phrases("conduct", "armed_names"))
    return is_listed or is_named


def _is_of_fighters(words: str) -> bool:
    """ "A network of extremists": by what they are, where nobody is named."""
    fighters = phrases("conduct", "combatants") - phrases("conduct", "standing")
    return bool({w.rstrip("s") for w in bare(words).split()} & fighters)


def _is_untold(statement: Statement, person: Person, scene: Scene) -> bool:
    if statement.speaker.status is SpeakerStatus.ARTICLE_VOICE:
        words = " ".join(c.text for c in statement.content)
        is_told = statement.cue or _NOTE.match(words) or _says(person, words)
        return not (is_told or _OWN_WORD.search(words))
    if statement.speaker.name != person.name or statement.quote_type is QuoteType.DIRECT:
        return False
    words = f" {bare(' '.join(c.text for c in statement.content))} "
    cued = [c for c in statement.cue if _is_in_one_sentence(c, statement, scene)]
    return f" {bare(person.surname)} " in words and not cued


def _is_in_one_sentence(cue: Span, statement: Statement, scene: Scene) -> bool:
    """Whether no sentence ends between a cue and the first words it may govern."""
    content = statement.content[0]
    low, high = sorted((cue.start, content.start))
    return _SENTENCE_END.search(scene.text, low, high + 1) is None


def _says(person: Person, words: str) -> bool:
    """ "Orme said the raid, ...": a report whose cue was not read still says who tells it."""
    name = re.escape(person.name.split()[-1])
    return bool(
        re.search(rf"\b{name},? (?:has |had |also )?(?:said|says|told|added|warned)\b", words)
    )


# "Editor's note: ...": the label says who tells it.
_NOTE = re.compile(r"(?:Editor|Author|Publisher|Writer)s?['’]?s? note\s*:", re.IGNORECASE)
# "Attacked me from the stage": an article says "me" in nobody's name but a speaker's.
_OWN_WORD = re.compile(r"\b(?:me|my|myself)\b")
_SENTENCE_END = re.compile(r"[.!?][”\"')]*\s+[^a-z\s]")


def _lost(claim: Claim, person: Person, said: Sequence[Statement], scene: Scene) -> Flag:
    words = said[-1].content[0].text if said[-1].content else ""
    code = scene.codebook.get(claim.conduct)
    reason = (
        f"{person.name} is the speaker of {len(said)} statement(s) around this one "
        f"(“{short(words)}”) and stands here as the doer of “{code.label if code else ''}”, and no "
        "word here says who reports it: an attribution may have been lost."
    )
    return Flag(FlagCode.ATTRIBUTION_COLLAPSE, Severity.WARN, reason)


def _person_harm(i: int, statements: Sequence[Statement], scene: Scene) -> list[Flag]:
    """Conduct that accuses whoever does it, laid at the door of a person by name."""
    words = " ".join(c.text for c in statements[i].content)
    for claim, code in _watched_acts(statements[i], scene):
        for agent in accused_of(claim) if code.adverse else ():
            person = person_of(agent, scene)
            is_his = person and not is_only_of(person.surname, words)
            is_his = is_his and person and not is_of_many(person, words, scene)
            if person and is_his and _is_accused(person, agent, claim, statements[i], scene):
                reason = f"It says “{code.label}” of {person.name}, a person, by name."
                return [Flag(FlagCode.PERSON_HARM, Severity.WARN, reason)]
    return []


def _is_accused(
    person: Person, agent: str, claim: Claim, statement: Statement, scene: Scene
) -> bool:
    """Not by what he tells of himself and does not own to, by ties with who bears no arms, nor
    where another does it."""
    is_own = statement.speaker.name == person.name and statement.speech_act is not SpeechAct.ADMIT
    is_armed = _is_with_arms(claim, scene) or any(_is_of_fighters(o) for o in claim.counterpart)
    is_company = claim.conduct in _COMPANY and not is_armed
    is_others = acts_through_others(agent, statement, scene)
    is_doer = does_it(agent, claim, statement, scene)
    return is_doer and not (is_own or is_company or is_others)


def _plural_unsupported(i: int, statements: Sequence[Statement], scene: Scene) -> list[Flag]:
    """Several sources are named as such, but neither counted nor described."""
    speaker = statements[i].speaker
    if (
        speaker.status is not SpeakerStatus.ANONYMOUS_PLURAL
        or speaker.count
        or speaker.organisation
    ):
        return []
    reason = f"“{speaker.mention}” is plural, but nothing says how many they are or whose."
    return [Flag(FlagCode.PLURAL_SOURCE_UNSUPPORTED, Severity.INFO, reason)]


_RULES: tuple[Callable[[int, Sequence[Statement], Scene], list[Flag]], ...] = (
    _role_conflict,
    _tells_on_itself,
    _attribution_collapse,
    plans_violence,
    _person_harm,
    _plural_unsupported,
    outside_roles,
    impossible_figures,
    charges_itself,
    owns_what_it_denies,
    knows_and_does_not,
    serves_both_sides,
    speaks_as_another,
)
