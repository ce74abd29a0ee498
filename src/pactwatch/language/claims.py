"""Claims out of a statement: which conduct, by whom, with whom, where, when, yes or no.

In: the statement's content with its parsed sentences, the codebook, and what the act said of it.
Out: one `Claim` per conduct. What is only wished, feared, conditional or conceded ("despite having
promised") gives none; an appeal, a question or a "could not assess" gives no conduct at all.
Refuses to weigh, to guess a role the words leave open, and to look outside the content.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pactwatch.domain.actor import Actor
from pactwatch.domain.claim import Claim, Polarity
from pactwatch.domain.codebook import Codebook
from pactwatch.domain.statement import Mode, Speaker, SpeechAct
from pactwatch.language.acts import Act
from pactwatch.language.claims_host import Permission, ground_owner, permission_of
from pactwatch.language.claims_quantity import quantity_of
from pactwatch.language.claims_reality import Reality, head_token, reality_of
from pactwatch.language.claims_time import Timed, when_of
from pactwatch.language.conduct import Hit, find_hits
from pactwatch.language.conduct_phrases import Namer, Refer, place_text
from pactwatch.language.conduct_places import place_of
from pactwatch.language.conduct_roles import fill_roles, is_required_missing
from pactwatch.language.syntax import Sentence, Token

__all__ = ["find_claims"]

_HOSTING = ("HOST.", "ENABLE.")
_TAKING_PART = (*_HOSTING, "COOP.", "THREAT.", "TIES.")
# What these acts are about is not said to be so; only a position (POS.*) can be read from them.
_NO_CONDUCT = frozenset(
    {
        SpeechAct.QUESTION,
        SpeechAct.NON_ASSESSMENT,
        SpeechAct.NEITHER_CONFIRM_NOR_DENY,
    }
)
# Acts of which only some families can be read: an order shows restraint, a threat a threat.
_ONLY = {
    SpeechAct.PLEDGE: ("POS.", "TIES.OATH", "TIES.GUARANTEE"),
    SpeechAct.URGE: ("POS.", "THREAT.INCITE"),
    SpeechAct.ORDER: ("RESTRAIN.", "POS."),
    SpeechAct.THREATEN: ("THREAT.", "POS."),
}
# A position is no claim of the very statement that takes it: the act says so already.
_OWN_POSITION = {
    "POS.DENY": SpeechAct.DENY,
    "POS.ADMIT": SpeechAct.ADMIT,
    "POS.JUSTIFY": SpeechAct.JUSTIFY,
    "POS.PLEDGE": SpeechAct.PLEDGE,
    "POS.ACCUSE": SpeechAct.ALLEGE,
    "POS.URGE": SpeechAct.URGE,
    "POS.EXPECT": SpeechAct.EXPECT,
    "POS.NO_ASSESSMENT": SpeechAct.NON_ASSESSMENT,
}
_RULES = frozenset({"RESTRAIN.RULES_ON_FOREIGNERS", "RESTRAIN.INSTRUCT", "RESTRAIN.MESSAGE"})
# Positions an article retells in its own voice ("X dismissed the report") are claims about X.
_RETOLD = frozenset({SpeechAct.DENY, SpeechAct.ADMIT, SpeechAct.JUSTIFY, SpeechAct.ALLEGE})
_LOOKS_AHEAD = frozenset({SpeechAct.EXPECT, SpeechAct.ANNOUNCE, SpeechAct.THREATEN})
_FIRST_PERSON = frozenset({"we", "us", "our", "i", "me", "my"})


@dataclass(frozen=True, slots=True)
class _Scene:
    text: str
    codebook: Codebook
    speaker: Speaker | None
    act: Act
    published: date | None
    times: Sequence[Timed]
    namer: Namer
    also_unreal: bool = False


@dataclass(frozen=True, slots=True)
class _Reading:
    hit: Hit
    claim: Claim

    @property
    def rank(self) -> tuple[tuple[int, int], int, int]:
        filled = bool(self.claim.agent) + bool(self.claim.counterpart)
        return self.hit.weight, filled, -self.hit.first


def find_claims(
    text: str,
    sentences: Sequence[Sentence],
    content: Sequence[tuple[int, int]],
    *,
    codebook: Codebook,
    speaker: Speaker | None,
    act: Act,
    published: date | None,
    times: Sequence[Timed] = (),
    actors: Sequence[Actor] = (),
    refer: Refer | None = None,
    also_unreal: bool = False,
) -> tuple[Claim, ...]:
    """The claims of one statement, in order of their first word.

    `content` are character ranges of `text`; `speaker` None is the article's own voice; `refer`
    answers what a mention's range stands for, () where that is open. With `also_unreal` conduct
    that is only wished, feared or conditional is coded too: what is spoken of, not what is so.
    """
    namer = Namer(text, actors, _with_speaker(text, speaker, refer))
    scene = _Scene(text, codebook, speaker, act, published, times, namer, also_unreal)
    readings: list[_Reading] = []
    for sentence in sentences:
        inside = frozenset(
            t.i for t in sentence.tokens if any(a <= t.start and t.end <= b for a, b in content)
        )
        readings += _readings(scene, sentence, inside)
    return tuple(reading.claim for reading in _best(scene, readings))


def _with_speaker(text: str, speaker: Speaker | None, refer: Refer | None) -> Refer:
    """ "We" and "our" are the speaker's side where nothing else is known of them."""

    def resolved(start: int, end: int) -> tuple[str, ...]:
        found = refer(start, end) if refer else ()
        if text[start:end].lower() in _FIRST_PERSON and (not found or found == (text[start:end],)):
            side = speaker.organisation or speaker.name if speaker else None
            return (side,) if side else ()
        return found

    return resolved


def _readings(scene: _Scene, sentence: Sentence, inside: frozenset[int]) -> Iterator[_Reading]:
    for hit in find_hits(sentence, scene.codebook):
        if hit.tokens <= inside and _may_claim(hit.code.id, scene.act, scene.speaker):
            reality = reality_of(
                hit,
                inside,
                looks_ahead=scene.act.speech_act in _LOOKS_AHEAD,
                also_unreal=scene.also_unreal,
            )
            claim = _claim(scene, hit, reality, inside) if reality else None
            if claim is not None:
                yield _Reading(hit, claim)


def _may_claim(code_id: str, act: Act, speaker: Speaker | None) -> bool:
    is_retold = speaker is None and act.speech_act in _RETOLD
    if _OWN_POSITION.get(code_id) is act.speech_act and not is_retold:
        return False
    if act.speech_act in _NO_CONDUCT:
        return code_id.startswith("POS.") and act.speech_act is not SpeechAct.NON_ASSESSMENT
    return code_id.startswith(_ONLY.get(act.speech_act, ("",)))


def _claim(scene: _Scene, hit: Hit, reality: Reality, inside: frozenset[int]) -> Claim | None:
    roles = fill_roles(hit, inside)
    if is_required_missing(hit.trigger.steps, roles):
        return None
    place = roles.get("place") or place_of(hit, inside)
    takes_part = hit.code.id.startswith(_TAKING_PART)
    permission = permission_of(hit, inside) if takes_part else None
    agent, counterpart = _parties(scene, hit, roles, permission, place, inside)
    when, basis = _when(scene, hit, reality, inside)
    return Claim(
        conduct=hit.code.id,
        agent=agent,
        counterpart=counterpart,
        object=place_text(scene.text, hit.sentence, roles.get("object")),
        place=place_text(scene.text, hit.sentence, place),
        when=when,
        when_basis=basis,
        polarity=_polarity(reality, scene.act),
        knowledge=permission.knowledge if permission else None,
        presuppositions=reality.presuppositions,
        quantity=quantity_of(
            scene.text, hit, roles.get("object"), roles.get("counterpart"), roles.get("agent")
        ),
        reason=_reason(scene, hit, reality, permission),
    )


def _parties(
    scene: _Scene,
    hit: Hit,
    roles: dict[str, Token | None],
    permission: Permission | None,
    place: Token | None,
    inside: frozenset[int],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Agent and counterpart; for a host's conduct the one who permits or holds the ground hosts."""
    namer, sentence = scene.namer, hit.sentence
    agent, counterpart = roles.get("agent"), roles.get("counterpart")
    if hit.code.id.startswith(_HOSTING):
        if permission and permission.host and permission.host.i not in hit.tokens:
            is_host_named = counterpart is not None and counterpart.i == permission.host.i
            guest = permission.guest if counterpart is None or is_host_named else counterpart
            agent, counterpart = permission.host, guest
        if agent is None:
            owner = ground_owner(sentence, place)
            if isinstance(owner, tuple):
                return (scene.text[owner[0] : owner[1]],), namer.names(
                    sentence, counterpart, inside
                )
            agent = owner
    elif permission:
        agent, counterpart = agent or permission.guest, counterpart or permission.host
    if agent is not None and counterpart is not None and agent.i == counterpart.i:
        agent = None
    theirs = namer.names(sentence, counterpart, inside)
    ours = namer.names(sentence, agent, inside)
    if ours == theirs and ours and permission and permission.host:
        # "Letting them fight beside its men": "its" is the one who lets them.
        theirs = namer.names(sentence, permission.host, inside)
    return tuple(name for name in ours if name not in theirs), theirs


def _polarity(reality: Reality, act: Act) -> Polarity:
    is_negative = reality.is_negative != act.flips
    return Polarity.NEGATIVE if is_negative else Polarity.POSITIVE


def _when(
    scene: _Scene, hit: Hit, reality: Reality, inside: frozenset[int]
) -> tuple[str | None, str | None]:
    return when_of(
        hit,
        scene.times,
        inside=inside,
        published=scene.published,
        is_presupposed=bool(reality.presuppositions),
        is_future=Mode.FUTURE in scene.act.modes,
    )


def _reason(scene: _Scene, hit: Hit, reality: Reality, permission: Permission | None) -> str:
    tokens = hit.sentence.tokens
    words = " ".join(tokens[i].text for i in sorted(hit.tokens))
    parts = [
        f"“{words}” shows {hit.code.id} ({hit.code.label}) by the trigger “{hit.trigger.text}”"
    ]
    if reality.negators:
        parts.append(f"“{' '.join(reality.negators)}” negates it")
    if scene.act.flips:
        parts.append("the speaker denies it")
    if permission:
        parts.append(f"“{permission.word.text}” says the host {permission.knowledge.value.lower()}")
    return "; ".join(parts) + "."


def _best(scene: _Scene, readings: list[_Reading]) -> list[_Reading]:
    """One per conduct, the fullest; a weaker reading of the same words gives way."""
    best: dict[str, _Reading] = {}
    for reading in readings:
        held = best.get(reading.claim.conduct)
        if held is None or reading.rank > held.rank:
            best[reading.claim.conduct] = reading
    best = {conduct: _filled(reading, readings) for conduct, reading in best.items()}
    rules = () if scene.also_unreal else _RULES
    ruled = [r for r in best.values() if r.claim.conduct in rules]
    kept = [
        r
        for r in best.values()
        if not any(_gives_way(scene, r, o) for o in best.values())
        and not any(_stands_under(r, rule) for rule in ruled)
    ]
    return sorted(kept, key=lambda r: (r.hit.sentence.first, r.hit.first))


def _filled(best: _Reading, readings: Sequence[_Reading]) -> _Reading:
    """The best reading with an agent that only another reading of the same words has."""
    claim = best.claim
    others = [r for r in readings if r.hit.sentence is best.hit.sentence]
    same = [
        r.claim.agent
        for r in others
        if r.claim.conduct == claim.conduct
        and r.claim.polarity is claim.polarity
        and r.hit.tokens & best.hit.tokens
        and not set(r.claim.agent) & set(claim.counterpart)
    ]
    agent = claim.agent or next(filter(None, same), ())
    return replace(best, claim=replace(claim, agent=agent)) if agent != claim.agent else best


def _stands_under(one: _Reading, rule: _Reading) -> bool:
    """What a rule or an order is about ("not plan any attack") is no fact."""
    if one is rule or one.hit.sentence is not rule.hit.sentence:
        return False
    return one.claim.conduct not in _RULES and one.hit.first > rule.hit.first


def _gives_way(scene: _Scene, one: _Reading, other: _Reading) -> bool:
    if one is other or one.hit.sentence is not other.hit.sentence:
        return False
    mine, theirs = one.hit.tokens, other.hit.tokens
    if one.claim.conduct in scene.codebook.entailed(other.claim.conduct):
        return bool(mine & theirs) or head_token(one.hit).i in theirs
    if other.claim.conduct in scene.codebook.entailed(one.claim.conduct):
        return False
    return mine < theirs
