"""Statements in, the same statements with flags out: what does not fit is shown, never mended.

A garble is found by two independent signs: somebody who monitors or reports stands as the doer of
monitored conduct (ROLE_CONFLICT), and the same person speaks in the statements around it while
this sentence has no cue (ATTRIBUTION_COLLAPSE). Only both together block. Each flag's reason
names the words. Refuses to rewrite: the reading that the signs suggest is kept apart as a
proposal without standing.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.domain.claim import Claim, Polarity
from pactwatch.domain.codebook import Codebook, ConductCode
from pactwatch.domain.flag import Flag, FlagCode, Severity
from pactwatch.domain.reading import Name
from pactwatch.domain.span import Span
from pactwatch.domain.statement import EvidenceState, QuoteType, SpeakerStatus, Statement
from pactwatch.language.lexicon import phrases
from pactwatch.language.names import bare
from pactwatch.language.people import Person

__all__ = ["Scene", "check"]

# How many statements to either side count as neighbours: about a page of news; a guess.
_NEIGHBOURS = 20

_WATCHERS = frozenset({MonitorRole.MONITOR, MonitorRole.MEDIA, MonitorRole.MEDIATOR})


@dataclass(frozen=True, slots=True)
class Scene:
    """What the checks look at besides the statements."""

    text: str
    codebook: Codebook
    people: tuple[Person, ...]
    names: tuple[Name, ...]
    actors: tuple[Actor, ...] = ()


def check(statements: Sequence[Statement], scene: Scene) -> list[Statement]:
    """Every statement with its flags, state and proposed readings."""
    flagged = [_checked(i, statements, scene) for i in range(len(statements))]
    return _with_contradictions(flagged, scene)


def _checked(i: int, statements: Sequence[Statement], scene: Scene) -> Statement:
    statement = statements[i]
    flags = [f for rule in _RULES for f in rule(i, statements, scene)]
    codes = {f.code for f in flags}
    if {FlagCode.ROLE_CONFLICT, FlagCode.ATTRIBUTION_COLLAPSE} <= codes:
        flags = [_blocking(f) for f in flags]
    statement = replace(statement, flags=(*statement.flags, *flags))
    if not statement.is_blocked:
        return statement
    proposed = _proposed(i, statements, scene)
    return replace(statement, state=EvidenceState.QUARANTINED, proposed=proposed)


def _blocking(flag: Flag) -> Flag:
    both = (FlagCode.ROLE_CONFLICT, FlagCode.ATTRIBUTION_COLLAPSE)
    return replace(flag, severity=Severity.BLOCK) if flag.code in both else flag


# Signs. Each is a function of the statement's place among the others.


def _role_conflict(i: int, statements: Sequence[Statement], scene: Scene) -> list[Flag]:
    """A monitor, a mediator or an outlet as the doer of monitored conduct, in the article's
    voice."""
    statement = statements[i]
    if statement.speaker.status is not SpeakerStatus.ARTICLE_VOICE:
        return []
    for claim, code in _watched_acts(statement, scene):
        if claim.conduct in _OFFICE_WORK:
            continue
        for agent in _doers(claim):
            if why := _watches(agent, statements, scene):
                reason = f"“{agent}” stands as the doer of {code.label}, but {why}."
                return [Flag(FlagCode.ROLE_CONFLICT, Severity.WARN, reason)]
    return []


# Who watches or mediates meets all sides: that is the work, and no sign of a slip.
_OFFICE_WORK = frozenset({"TIES.MEETING", "TIES.COMMUNICATION"})
# Whoever speaks in the news meets and calls people and has ties: that is no act for a slip to lay
# at a door. Ties with an armed group are one.
_COMPANY = frozenset({"TIES.MEETING", "TIES.COMMUNICATION", "TIES.RELATIONSHIP_UNSPECIFIED"})
_TIES = "TIES.RELATIONSHIP_UNSPECIFIED"


def _watched_acts(statement: Statement, scene: Scene) -> Iterator[tuple[Claim, ConductCode]]:
    """Claims that somebody did what the codebook watches. To be somewhere is to do nothing."""
    for claim in statement.claims:
        code = scene.codebook.get(claim.conduct)
        is_told = claim.polarity is not Polarity.NEGATIVE
        is_act = bool(claim.agent) or not claim.conduct.endswith(".PRESENCE")
        if code and code.monitored and is_told and is_act:
            yield claim, code


def _watches(agent: str, statements: Sequence[Statement], scene: Scene) -> str | None:
    """Why somebody is taken for a watcher, or None."""
    for actor in scene.actors:
        if any(bare(name) == bare(agent) for name in actor.names) and actor.role in _WATCHERS:
            return f"is recorded as {actor.role.value}"
    if person := _person(agent, scene):
        for mention in person.mentions:
            if _is_watching(f"{mention.role or ''} {mention.organisation or ''} {mention.text}"):
                return f"elsewhere is called “{mention.text}”"
        if person.role and _is_watching(person.role):
            return f"elsewhere is called “{person.role}”"
        return None
    if _is_watching(agent):
        return f"“{agent}” is by its name a body that observes"
    return None


def _is_watching(words: str) -> bool:
    low = {w.strip(",.()“”\"'").lower() for w in words.split()}
    stems = {w.rstrip("s") for w in low} | low
    if stems & phrases("organisations", "monitor_nouns"):
        return True
    verbs = phrases("organisations", "monitor_verbs")
    return any(w.endswith("ing") and (w[:-3] in verbs or w[:-3] + "e" in verbs) for w in low)


def _person(name: str, scene: Scene) -> Person | None:
    fitting = _people(name, scene)
    return fitting[0] if len(fitting) == 1 else None


def _people(name: str, scene: Scene) -> list[Person]:
    """Everybody whom a name may mean."""
    plain = bare(name)
    return [p for p in scene.people if plain in (bare(p.name), bare(p.surname))]


def _attribution_collapse(i: int, statements: Sequence[Statement], scene: Scene) -> list[Flag]:
    """The doer is a speaker of the statements around, and no word here says that he tells it.

    Also where the sentence was read as his own words and yet names him: people say "I" or "we" of
    themselves, and reports of them "he" or "she".
    """
    statement = statements[i]
    around = [*statements[max(0, i - _NEIGHBOURS) : i], *statements[i + 1 : i + 1 + _NEIGHBOURS]]
    watched = (claim for claim, _ in _watched_acts(statement, scene))
    acts = [c for c in watched if c.conduct not in _COMPANY or _is_with_arms(c, scene)]
    for agent in dict.fromkeys(a for claim in acts for a in _doers(claim)):
        for person in _people(agent, scene):
            said = [s for s in around if s.speaker.name == person.name and s.cue]
            if said and _is_untold(statement, person, scene):
                return [_lost(person, said)]
    return []


def _is_with_arms(claim: Claim, scene: Scene) -> bool:
    armed = {bare(n.text) for n in scene.names if n.kind == "ARMED_GROUP"}
    return claim.conduct == _TIES and any(bare(other) in armed for other in claim.counterpart)


def _is_untold(statement: Statement, person: Person, scene: Scene) -> bool:
    if statement.speaker.status is SpeakerStatus.ARTICLE_VOICE:
        return not statement.cue
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


_SENTENCE_END = re.compile(r"[.!?][”\"')]*\s+[^a-z\s]")


def _lost(person: Person, said: Sequence[Statement]) -> Flag:
    words = said[-1].content[0].text if said[-1].content else ""
    reason = (
        f"{person.name} is the speaker of {len(said)} statement(s) around this one "
        f"(“{_short(words)}”), and no word here says who reports it: "
        "an attribution may have been lost."
    )
    return Flag(FlagCode.ATTRIBUTION_COLLAPSE, Severity.WARN, reason)


def _person_harm(i: int, statements: Sequence[Statement], scene: Scene) -> list[Flag]:
    """Monitored conduct laid at the door of a person by name."""
    for claim, code in _watched_acts(statements[i], scene):
        for agent in _doers(claim):
            if person := _person(agent, scene):
                reason = f"It says {code.label} of {person.name}, a person, by name."
                return [Flag(FlagCode.PERSON_HARM, Severity.WARN, reason)]
    return []


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
    _attribution_collapse,
    _person_harm,
    _plural_unsupported,
)


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:57].rstrip() + "…"


def _proposed(i: int, statements: Sequence[Statement], scene: Scene) -> tuple[Claim, ...]:
    """The conduct with the doer whom the person's own statements name, if they name one group."""
    statement = statements[i]
    found = []
    for claim in statement.claims:
        wrong = [a for a in _doers(claim) if _person(a, scene)]
        people = {p.name for a in wrong if (p := _person(a, scene))}
        others = [s for j, s in enumerate(statements) if j != i and s.speaker.name in people]
        doers = _group_of(claim, others, scene)
        if not wrong or not doers:
            continue
        speakers, group = ", ".join(sorted(people)), " or ".join(doers)
        reason = f"Proposed without standing: {speakers} may be the speaker and {group} the doer."
        is_guest = any(a in claim.counterpart for a in wrong)
        reason = f"{reason} {claim.reason}".strip()
        if is_guest:
            found.append(replace(claim, counterpart=doers, reason=reason))
        else:
            found.append(replace(claim, agent=doers, reason=reason))
    return tuple(found)


def _group_of(claim: Claim, others: Sequence[Statement], scene: Scene) -> tuple[str, ...]:
    """Which group does the same in the person's other statements, or else is spoken of there."""
    groups = {
        bare(n.text): n.text for n in scene.names if n.kind in ("ARMED_GROUP", "ORGANISATION")
    }
    hosts = {bare(a) for a in claim.agent}
    claims = [c for s in others for c in s.claims]
    same = [c for c in claims if c.conduct == claim.conduct]
    for pool in (same, [c for c in claims if _family(c.conduct) == _family(claim.conduct)], claims):
        named = [w for c in pool for w in (*c.counterpart, *c.agent)]
        fitting = [groups[bare(w)] for w in named if bare(w) in groups and bare(w) not in hosts]
        if fitting:
            return (fitting[0],)
    spoken = [n for s in others for n in scene.names if _inside(n, s)]
    named = [n.text for n in spoken if bare(n.text) in groups and bare(n.text) not in hosts]
    return (max(named, key=named.count),) if named else ()


def _inside(name: Name, statement: Statement) -> bool:
    return any(c.start <= name.start and name.end <= c.end for c in statement.content)


def _doers(claim: Claim) -> tuple[str, ...]:
    """Who takes part in the act by doing: where a host lets a guest act, both do."""
    if claim.conduct.startswith(("HOST.", "ENABLE.")):
        return (*claim.counterpart, *claim.agent)
    return claim.agent


def _family(code: str) -> str:
    return code.split(".")[0]


# Contradictions inside one party.


def _with_contradictions(statements: list[Statement], scene: Scene) -> list[Statement]:
    """INFO on two statements of one party of which one says what the other denies."""
    found = list(statements)
    for i, j in _of_one_party(statements, scene):
        one, other = found[i], found[j]
        if code := _contradict(one, other):
            found[i] = _contradicted(one, other, code)
            found[j] = _contradicted(other, one, code)
    return found


def _of_one_party(statements: list[Statement], scene: Scene) -> Iterator[tuple[int, int]]:
    """Pairs of one party's statements that claim anything: each speaker is looked up once."""
    by_party: dict[str, list[int]] = {}
    for i, statement in enumerate(statements):
        if statement.claims and (party := _party(statement, scene)):
            by_party.setdefault(party, []).append(i)
    pairs = (pair for places in by_party.values() for pair in combinations(places, 2))
    return iter(sorted(pairs))


def _contradict(one: Statement, other: Statement) -> str | None:
    for claim in one.claims:
        for rival in other.claims:
            if claim.conduct == rival.conduct and claim.polarity is not rival.polarity:
                return claim.conduct
    return None


def _party(statement: Statement, scene: Scene) -> str | None:
    """The body a speaker speaks for; an actor's parent stands for all under it."""
    name = statement.speaker.organisation
    if name is None or statement.speaker.status is SpeakerStatus.ARTICLE_VOICE:
        return None
    for actor in scene.actors:
        if any(bare(n) == bare(name) for n in actor.names):
            return actor.parent or actor.id
    return bare(name)


def _contradicted(statement: Statement, other: Statement, code: str) -> Statement:
    if any(f.code is FlagCode.PARTY_SELF_CONTRADICTION for f in statement.flags):
        return statement
    words = _short(other.content[0].text) if other.content else ""
    reason = (
        f"{other.speaker.name}, of the same party, says the opposite on {code}: “{words}”. "
        "Different referents, a gap between levels, or an error may explain it."
    )
    flag = Flag(FlagCode.PARTY_SELF_CONTRADICTION, Severity.WARN, reason)
    return replace(statement, flags=(*statement.flags, flag))
