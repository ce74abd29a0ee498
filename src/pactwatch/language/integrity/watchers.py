"""A name in, why its bearer is taken for somebody who watches and reports out.

The case's own record comes first; else how the document calls him, where he is named, where his
words stand ("the head of the truce mission"), and what it says he does ("she sits on the
commission that checks ..."). Refuses to take anybody for a watcher because he speaks.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from pactwatch.domain.actor import MonitorRole
from pactwatch.domain.statement import Statement
from pactwatch.language.grammar.syntax import Sentence, Token, children
from pactwatch.language.integrity.looked_up import by_name, by_speaker, in_office
from pactwatch.language.integrity.scene import Scene, person_of
from pactwatch.language.names.mention_words import without_post
from pactwatch.language.names.names import bare
from pactwatch.language.names.offices import office_class
from pactwatch.language.names.people import Person
from pactwatch.language.words.kept import once_a_document
from pactwatch.language.words.lexicon import phrases

__all__ = ["bodies_of", "holder_of", "is_same_body", "is_watching", "why_watcher"]

_WATCHERS = frozenset({MonitorRole.MONITOR, MonitorRole.MEDIA, MonitorRole.MEDIATOR})
_MEDIATING = frozenset({"mediator", "facilitator", "arbitrator"})
_PRONOUNS = {"he": "m", "she": "f"}


# "A NATO-led mission", "the combat mission": a body that fights is called a mission too.
_ARMED = re.compile(
    r"\b(?:\w+-led|combat|military|bombing|training|air|naval|peacekeeping|rescue) "
    r"(?:mission|operation)s?\b",
    re.IGNORECASE,
)


# "Was in town overseeing the repairs": what somebody is busy with for a day is no office.
_BUSY = re.compile(
    r"\b(?:is|was|are|were|been)(?: (?:in|at|on) [A-Z]\w+| today| yesterday| tonight)+ \w+ing\b"
)


# "A debate watch party": who comes to it watches nobody.
_PASTIME = re.compile(r"\bwatch(?:ing)?[ -](?:part(?:y|ies)|list|tower|maker)s?\b", re.IGNORECASE)


def why_watcher(agent: str, statements: Sequence[Statement], scene: Scene) -> str | None:
    """Why somebody is taken for a watcher, or None."""
    for actor in scene.actors:
        if any(bare(name) == bare(agent) for name in actor.names) and actor.role in _WATCHERS:
            return f"is recorded as {actor.role.value}"
    if person := person_of(agent, scene):
        called = next((w for w in _called(person, statements) if is_watching(w)), None)
        if called:
            return f"elsewhere is called “{called}”"
        told = next(iter(_served(person, scene)), None)
        return f"elsewhere is said to belong to those who watch (“{told}”)" if told else None
    if is_watching(agent):
        return f"“{agent}” is by its name a body that observes"
    return None


def _called(person: Person, statements: Sequence[Statement]) -> Iterator[str]:
    """What the document calls a person: beside his name, and where it tells his words."""
    for mention in person.mentions:
        yield mention.text
        # Only where the words beside the name do not say it themselves: an office taken up.
        yield f"{mention.role or ''} {mention.organisation or ''}".strip()
    yield from person.roles
    for speaker in (s.speaker for s in by_speaker(statements).get(person.name, ())):
        yield speaker.mention or ""
        # "The truce mission ... Its spokesman, Aksel Dorr": whose he is was found out. A commander
        # may be one of a mission that fights.
        if "spokesperson" in office_class(speaker.role or ""):
            yield f"{speaker.role} {speaker.organisation or ''}"


def _served(person: Person, scene: Scene) -> Sequence[str]:
    """ "She sits on the commission", "Oskel leads the mission": what he is said to belong to."""
    return _served_by(scene).get(id(person), ())


@once_a_document
def _served_by(scene: Scene) -> Mapping[int, Sequence[str]]:
    """What each person is said to belong to, in order; the people are told by identity."""
    serving = phrases("organisations", "serving_verbs")
    places = sorted((at, n) for n, p in enumerate(scene.people) for at in p.places)
    longest = max((len(p.name) for p in scene.people), default=0)
    found: dict[int, list[str]] = defaultdict(list)
    for before, sentence in zip((None, *scene.sentences), scene.sentences, strict=False):
        for verb in (t for t in sentence.tokens if t.lemma in serving and t.upos == "VERB"):
            body = next((t for t in _below(sentence, verb) if is_watching(t.text)), None)
            subjects = children(sentence, verb, "nsubj") if body else ()
            near = {
                n
                for start, end in (
                    *((s.start - longest, s.start + 1) for s in subjects),
                    *([(before.start, before.end)] if before else []),
                )
                for _, n in places[bisect_left(places, (start, 0)) : bisect_left(places, (end, 0))]
            }
            named = [scene.people[n] for n in sorted(near)]
            for person in named:
                if body and any(_is_person(s, person, before, named) for s in subjects):
                    found[id(person)].append(scene.text[verb.start : body.end])
    return found


def _below(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The words right below a verb: what is sat on, led or worked for."""
    for child in children(sentence, verb, "obj", "obl"):
        yield child
        yield from children(sentence, child, "compound", "nmod", "amod")


def _is_person(
    subject: Token, person: Person, before: Sentence | None, people: Sequence[Person]
) -> bool:
    """Whether a subject is a person by name, or "he" or "she" right after a sentence that names
    nobody else; `people` are those named near."""
    first = bisect_right(person.places, subject.start - len(person.name))
    if first < len(person.places) and person.places[first] <= subject.start:
        return True
    gender = _PRONOUNS.get(subject.lower)
    if before is None or gender is None or person.gender_known not in (None, gender):
        return False
    near = [
        p for p in people if bisect_left(p.places, before.start) < bisect_left(p.places, before.end)
    ]
    return [p.name for p in near] == [person.name]


def bodies_of(name: str, statements: Sequence[Statement]) -> list[str]:
    """A speaker's name, and the bodies whose words he is told to speak in the document."""
    own = (s.speaker.organisation for s in by_speaker(statements).get(name, ()))
    return list(dict.fromkeys((name, *(body for body in own if body))))


def is_same_body(agent: str, name: str) -> bool:
    """The same words, or some of them ("the observers" of "the truce observers in Tarn")."""
    is_part = f" {bare(agent)} " in f" {bare(name)} "
    return is_part and is_watching(agent)


def holder_of(office: str, statements: Sequence[Statement], scene: Scene) -> Person | None:
    """The one speaker by name who is told to hold an office of those who watch ("the head of
    mission", where Orme is the head of the truce mission); None for other offices."""
    told = set(bare(office).split()) - _SMALL
    if not is_watching(office) or len(told) < _LEAST_WORDS:
        return None
    names = in_office(told, statements)
    held = [p for name in names if name for p in by_name(scene.people).get(name, ())]
    return held[0] if len(held) == 1 == len(names) else None


# "Mission" alone is the body, "head of mission" somebody.
_LEAST_WORDS = 2
_SMALL = {"of", "the", "for", "in", "on", "a"}


@lru_cache(maxsize=4096)  # a speaker's words are asked for with each of his statements
def is_watching(words: str) -> bool:
    """Whether words name a body, or an office of one, that watches or mediates."""
    if _ARMED.search(words):
        return False
    words = _PASTIME.sub(" ", _BUSY.sub(" ", words))
    low = {
        w.strip(",.()“”\"'").lower().replace("’", "'").removesuffix("'s")
        for w in without_post(words.replace("-", " ")).split()
    }
    stems = {w.rstrip("s") for w in low} | low
    if stems & (phrases("organisations", "monitor_nouns") | _MEDIATING):
        return True
    verbs = phrases("organisations", "monitor_verbs")
    return any(w.endswith("ing") and (w[:-3] in verbs or w[:-3] + "e" in verbs) for w in low)
