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
from pactwatch.language.acts.acts import Act
from pactwatch.language.claims.allowed import is_done_by_saying, may_claim
from pactwatch.language.claims.carried import carried_day, day_of_counted
from pactwatch.language.claims.choice import Reading, best_readings
from pactwatch.language.claims.doubted import Doubter
from pactwatch.language.claims.each_day import of_each_day
from pactwatch.language.claims.host import Permission, ground_owner, permission_of
from pactwatch.language.claims.listed import lists_topics
from pactwatch.language.claims.no_deed import is_no_deed
from pactwatch.language.claims.own import is_itself, own_side, own_subject, speaking_subject
from pactwatch.language.claims.pointing import with_pointed
from pactwatch.language.claims.polarity import is_turned_by_cue, is_unclaimed
from pactwatch.language.claims.quantity import quantity_of
from pactwatch.language.claims.reality import Reality, is_attribute, reality_of
from pactwatch.language.claims.reasons import reason_of
from pactwatch.language.claims.sought import Search
from pactwatch.language.claims.times import Timed, when_of
from pactwatch.language.claims.told_number import (
    number_told,
    owner_of_counted,
    recounted,
    with_unit,
)
from pactwatch.language.conduct.blame import blaming_words, is_told
from pactwatch.language.conduct.close import Closeness
from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.fit import may_be_party, without_things
from pactwatch.language.conduct.negators import head_token
from pactwatch.language.conduct.onlookers import without_onlooker
from pactwatch.language.conduct.phrases import Namer, Refer, place_text
from pactwatch.language.conduct.places import place_of
from pactwatch.language.conduct.pronouns import sentence_before
from pactwatch.language.conduct.roles import fill_roles
from pactwatch.language.grammar.closed import closed_up
from pactwatch.language.grammar.syntax import Sentence, Token, children, places_inside
from pactwatch.language.model.deeds_heard import Deeds
from pactwatch.language.words.lexicon import phrases

__all__ = ["find_claims"]

_HOSTING = ("HOST.", "ENABLE.")
_TAKING_PART = (*_HOSTING, "COOP.", "THREAT.", "TIES.")
_LOOKS_AHEAD = frozenset({SpeechAct.EXPECT, SpeechAct.ANNOUNCE, SpeechAct.THREATEN})
_FIRST_PERSON = frozenset({"we", "us", "our", "i", "me", "my"})


@dataclass(frozen=True, slots=True)
class _Scene:
    text: str
    search: Search
    speaker: Speaker | None
    act: Act
    published: date | None
    times: Sequence[Timed]
    namer: Namer
    also_unreal: bool = False
    cue: Sequence[tuple[int, int]] = ()
    source: Sequence[tuple[int, int]] = ()
    content: Sequence[tuple[int, int]] = ()


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
    closeness: Closeness | None = None,
    around: Sequence[Sentence] = (),
    cue: Sequence[tuple[int, int]] = (),
    source: Sequence[tuple[int, int]] = (),
    doubter: Doubter | None = None,
    deeds: Deeds | None = None,
) -> tuple[Claim, ...]:
    """The claims of one statement, in order of their first word.

    `content` are character ranges of `text`; `speaker` None is the article's own voice; `refer`
    answers what a mention's range stands for, () where that is open. With `also_unreal` conduct
    that is only wished, feared or conditional is coded too: what is spoken of, not what is so.
    `closeness` adds what passages coded by people show, and takes off what they took off; `around`
    are the document's sentences, for what a pronoun takes up from the sentence before. `cue` and
    `source` are ranges of who says it and how: to order, to bar and to call off is a doing as well.
    `deeds` adds what the network takes the words to show; what `doubter` takes for misread is left
    out.
    """
    namer = Namer(text, actors, _with_speaker(text, speaker, refer), around)
    scene = _Scene(
        text,
        Search(text, codebook, actors, around, closeness, deeds, is_voice=speaker is None),
        speaker,
        act,
        published,
        times,
        namer,
        also_unreal,
        cue,
        source,
        content,
    )
    readings: list[Reading] = []
    for sentence in sentences:
        told = (closed_up(sentence, content) if len(content) > 1 else None) or sentence
        readings += _readings(scene, told, places_inside(told, content))
    left = doubter.left(readings) if doubter and readings else readings
    best = best_readings(left, codebook, also_unreal=also_unreal)
    if not best and (number := number_told(text, content)) is not None and sentences:
        return recounted(_readings_before(scene, sentences[0]), number)
    return tuple(c for r in best for c in of_each_day(text, r.hit, r.claim, times, content))


def _readings_before(scene: _Scene, sentence: Sentence) -> list[Reading]:
    """What the sentence before one tells, whoever says it."""
    last = sentence_before(scene.namer.around, sentence)
    if last is None:
        return []
    told = replace(scene, content=((last.start, last.end),), cue=(), source=())
    found = [*_said_readings(told, last, frozenset(range(len(last.tokens))), frozenset())]
    return best_readings(found, scene.search.codebook)


def _with_speaker(text: str, speaker: Speaker | None, refer: Refer | None) -> Refer:
    """ "We" and "our" are the speaker's side where nothing else is known of them."""

    def resolved(start: int, end: int) -> tuple[str, ...]:
        found = refer(start, end) if refer else ()
        if text[start:end].lower() in _FIRST_PERSON and (not found or found == (text[start:end],)):
            side = speaker.organisation or speaker.name if speaker else None
            return (side,) if side else ()
        return found

    return resolved


def _readings(scene: _Scene, sentence: Sentence, inside: frozenset[int]) -> Iterator[Reading]:
    cue = places_inside(sentence, scene.cue) - inside
    yield from _said_readings(scene, sentence, inside, blaming_words(sentence, cue))
    if cue:
        yield from _done_readings(scene, sentence, inside, cue)


def _done_readings(
    scene: _Scene, sentence: Sentence, inside: frozenset[int], cue: frozenset[int]
) -> Iterator[Reading]:
    """What is done by saying so: "barred the treasurer from entering", "told them to leave"."""
    whole = inside | cue | places_inside(sentence, scene.source)
    for hit in scene.search.hits(sentence, inside, also_positions=scene.also_unreal):
        is_by_saying = hit.tokens <= whole and hit.tokens & cue and hit.tokens & inside
        if not (is_by_saying and is_done_by_saying(hit.code.id, scene.act)):
            continue
        if head_token(hit).i not in cue:
            continue
        reality = reality_of(hit, whole, also_unreal=scene.also_unreal)
        claim = _claim(scene, hit, reality, whole) if reality else None
        if claim is not None and claim.agent:
            yield Reading(hit, claim)


def _said_readings(
    scene: _Scene, sentence: Sentence, inside: frozenset[int], blame: frozenset[int]
) -> Iterator[Reading]:
    """What the words tell; with `blame`, words of the cue, also what is laid on somebody."""
    is_list = lists_topics(sentence, sentence_before(scene.namer.around, sentence))
    source, words = places_inside(sentence, scene.source), inside
    for hit in scene.search.hits(sentence, words, also_positions=scene.also_unreal):
        if hit.tokens.isdisjoint(words):
            continue  # most, in a sentence of many statements
        inside = words | speaking_subject(hit, scene.act, words, source)
        if is_list and not scene.also_unreal:
            continue
        is_law = scene.speaker is None and not scene.also_unreal and _is_bare_duty(hit)
        if not is_law and is_told(hit, inside, blame) and _may_claim(scene, hit):
            reality = reality_of(
                hit,
                inside,
                looks_ahead=scene.act.speech_act in _LOOKS_AHEAD,
                also_unreal=scene.also_unreal,
                is_flipped=scene.act.flips,
            )
            if reality is None or (_is_denied(reality, scene) and is_attribute(hit)):
                continue
            if is_unclaimed(reality, hit):
                continue
            is_voice = scene.speaker is None
            own = own_subject(hit, inside) if is_voice else frozenset()
            claim = _claim(scene, hit, reality, inside | own)
            is_cut = is_voice and 0 < head_token(hit).i == min(inside)
            if claim is not None and (claim.agent or not is_cut):
                yield Reading(hit, claim)


def _may_claim(scene: _Scene, hit: Hit) -> bool:
    """Of the article's own "X barred him from entering" the verb is what X does by saying so."""
    is_retold = scene.speaker is None and not scene.cue and head_token(hit).is_root
    is_done = is_retold and is_done_by_saying(hit.code.id, scene.act)
    return is_done or may_claim(hit.code.id, scene.act, scene.speaker)


def _is_denied(reality: Reality, scene: _Scene) -> bool:
    return reality.is_negative or scene.act.speech_act is SpeechAct.DENY


def _is_bare_duty(hit: Hit) -> bool:
    """ "The Front must leave by June" in the article's own voice: a duty, and nobody's appeal."""
    names_nobody = not any(step.role == "agent" for step in hit.trigger.steps)
    return hit.code.id == "POS.URGE" and names_nobody


def _claim(scene: _Scene, hit: Hit, reality: Reality, inside: frozenset[int]) -> Claim | None:
    filled = with_pointed(hit, fill_roles(hit, inside), inside, scene.search.deeds)
    filled = without_onlooker(hit, filled, scene.search.closeness)
    roles = without_things(hit, filled)
    if roles is None or is_no_deed(hit, roles):
        return None
    place = roles.get("place") or place_of(hit, inside)
    takes_part = hit.code.id.startswith(_TAKING_PART)
    permission = permission_of(hit, inside) if takes_part else None
    agent, counterpart = _parties(scene, hit, roles, permission, place, inside)
    when, basis = _when(scene, hit, reality, inside)
    cue, content = _words(scene.text, scene.cue), _words(scene.text, scene.content)
    is_turned = is_turned_by_cue(reality, scene.act, cue, content)
    is_negative = reality.is_negative != is_turned
    claim = Claim(
        conduct=hit.code.id,
        agent=agent,
        counterpart=counterpart,
        object=place_text(scene.text, hit.sentence, roles.get("object")),
        place=place_text(scene.text, hit.sentence, place),
        when=when,
        when_basis=basis,
        polarity=Polarity.NEGATIVE if is_negative else Polarity.POSITIVE,
        knowledge=permission.knowledge if permission else None,
        presuppositions=reality.presuppositions,
        quantity=quantity_of(
            # What was counted may be a thing, which is no party: "held up 71 lorries".
            scene.text,
            hit,
            roles.get("object"),
            filled.get("counterpart"),
            roles.get("agent"),
        ),
        reason=reason_of(hit, reality, permission, is_turned=is_turned),
    )
    return with_unit(claim, hit.sentence, sentence_before(scene.namer.around, hit.sentence))


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
    agent, counterpart = roles.get("agent") or owner_of_counted(hit), roles.get("counterpart")
    if hit.code.id.startswith(_HOSTING):
        host = permission.host if permission else None
        is_party = host is not None and may_be_party(sentence, host)
        if permission and host and is_party and host.i not in hit.tokens:
            is_host_named = counterpart is not None and counterpart.i == host.i
            guest = permission.guest if counterpart is None or is_host_named else counterpart
            agent, counterpart = host, guest
        if agent is None:
            owner = ground_owner(sentence, place)
            if isinstance(owner, tuple):
                return (scene.text[owner[0] : owner[1]],), namer.names(
                    sentence, counterpart, inside
                )
            agent = owner
    elif permission:
        guest = permission.guest
        never = phrases("conduct", "never_agents")
        is_doer = guest and guest.lemma not in never and may_be_party(sentence, guest)
        agent = agent or (guest if is_doer else None)
        counterpart = counterpart or permission.host
    if agent is not None and counterpart is not None and agent.i == counterpart.i:
        agent = None
    if agent is None and (side := own_side(hit, scene.act, scene.speaker, inside)):
        return side, namer.names(sentence, counterpart, inside)
    theirs = namer.names(sentence, counterpart, inside)
    ours = namer.names(sentence, agent, inside)
    if ours and ours == theirs and counterpart is not None and counterpart.upos == "PRON":
        theirs = (counterpart.text,)  # "it had forbidden them": whoever they are, not itself
    elif (
        ours
        and ours == theirs
        and not permission
        and counterpart
        and _is_owned(sentence, counterpart)
    ):
        theirs = namer.as_said(sentence, counterpart)  # "urged its followers": not itself
    if ours == theirs and ours and permission and permission.host:
        # "Letting them fight beside its men": "its" is the one who lets them.
        theirs = namer.names(sentence, permission.host, inside)
    return tuple(name for name in ours if not is_itself(hit, name, theirs)), theirs


def _is_owned(sentence: Sentence, noun: Token) -> bool:
    owners = children(sentence, noun, "nmod", "det")
    return any(t.lower in {"its", "their", "his", "her", "our", "my"} for t in owners)


def _words(text: str, ranges: Sequence[tuple[int, int]]) -> str:
    return " ".join(text[start:end] for start, end in ranges)


def _when(
    scene: _Scene, hit: Hit, reality: Reality, inside: frozenset[int]
) -> tuple[str | None, str | None]:
    when, basis = when_of(
        hit,
        scene.times,
        inside=inside,
        published=scene.published,
        is_presupposed=bool(reality.presuppositions),
        is_future=Mode.FUTURE in scene.act.modes,
    )
    if basis == "TENSE" or when is None:
        last = sentence_before(scene.namer.around, hit.sentence)
        day = carried_day(scene.text, hit, scene.times, last) or day_of_counted(hit, scene.times)
        return (day, "STATED") if day else (when, basis)
    return when, basis
