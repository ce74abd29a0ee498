"""Whose doing a stretch tells: the speaker's own side, an office, a monitor, nobody.

In: a `Predicate`. Out: `Sides`, the same with who speaks for whom.
Refuses to settle who the speaker is: see speakers.
"""

import re
from dataclasses import dataclass

from pactwatch.domain.statement import Speaker, SpeakerStatus
from pactwatch.language.acts.predicate import Predicate
from pactwatch.language.acts.stretch import goes_on_quoted, is_first
from pactwatch.language.grammar.modes import Scope
from pactwatch.language.grammar.syntax import Token, children, is_passive, subject_of, subtree
from pactwatch.language.names.mention_words import is_people, without_post
from pactwatch.language.words.kept import cached_property
from pactwatch.language.words.lexicon import load, phrases

__all__ = ["NOBODY", "Sides"]

# "Nobody denies that ...": the cue is turned by who does not say it.
NOBODY = frozenset(["nobody", "no", "none", "few", "neither"])
_FIRST = frozenset(["we", "i", "us", "our", "my"])
_THIRD = frozenset(["they", "it", "he", "she"])
# The pronouns that may stand for a speaker; for one who is left unclear, all may.
_ONE = frozenset(["he", "she"])
_CALLED = {
    SpeakerStatus.NAMED: _ONE,
    SpeakerStatus.TITLED_UNNAMED: _ONE,
    SpeakerStatus.ANONYMOUS_SINGLE: _ONE,
    SpeakerStatus.ANONYMOUS_PLURAL: frozenset(["they"]),
    SpeakerStatus.ORGANISATION: frozenset(["they", "it"]),
}
_POSSESSIVES = frozenset(["its", "their", "his", "her"])


@dataclass(frozen=True)
class Sides(Predicate):
    """What the rules ask about who speaks and whose doing it is."""

    @cached_property
    def is_own_subject(self) -> bool:
        """Whether the first main predicate is about the speaker's own side."""
        for scope in self.scopes[:1]:
            subject = subject_of(scope.sentence, scope.verb)
            if subject is None and self.first_word in _FIRST:
                return True  # "We will not give up", where the tree loses the subject
            if subject is None:
                # "vowed to withdraw", "denied hosting them"
                return bool(self.cue) and _is_nonfinite(scope)
            if is_first(subject) or any(
                t.lower in {"our", "my"} for t in children(scope.sentence, subject)
            ):
                return True
            is_thing = scope.verb.upos != "VERB" or scope.verb.lemma == "take"
            if subject.lower == "it" and is_thing and not _is_of_a_doer(scope):
                return False  # "it was an internal matter", "it will be hard", "it takes months"
            return self._is_meant(subject, scope) or self._is_of_speaker(subject)
        return False

    @cached_property
    def is_done_to_own(self) -> bool:
        """ "Turned us back", "released fifteen to | our nurses": the first main verb was done to
        the speaker or the speaker's people, who were there."""
        for scope in self.scopes[:1]:
            beside = children(scope.sentence, scope.verb, "obj", "iobj", "obl", "nmod")
            to = [n for t in beside for n in subtree(scope.sentence, t) if _is_to(scope, n)]
            return any(self._are_own_people(scope, t) for t in (*beside, *to))
        return False

    def _are_own_people(self, scope: Scope, token: Token) -> bool:
        if token.lower in {"us", "me"}:
            return True
        before = {t.lower for t in scope.sentence.tokens[max(0, token.i - 2) : token.i]}
        return token.lemma in phrases("conduct", "own_people") and bool(before & {"our", "my"})

    @cached_property
    def undergone(self) -> str:
        """The first main verb where it was done to the speaker's own side ("we were | urged"), else
        nothing."""
        for scope in self.scopes[:1] if self.is_own_subject else ():
            return scope.verb.text if is_passive(scope.sentence, scope.verb) else ""
        return ""

    def _is_meant(self, subject: Token, scope: Scope) -> bool:
        """ "The states say they are leaving": a pronoun that may stand for who speaks, in words
        that are not quoted."""
        if subject.lower not in _THIRD or (self.is_quoted and not scope.is_backshifted):
            return False
        if goes_on_quoted(self.text, self.content):
            return False
        if subject.lower == "they" and (self.speaks_of_own or not self.cue):
            return False  # "they fired on our post", or in what a body itself writes: others
        mention = ((self.speaker and self.speaker.mention) or "").lower()
        if mention in _THIRD | _FIRST | {"you"}:
            return subject.lower == mention
        status = self.speaker.status if self.speaker else SpeakerStatus.UNCLEAR
        is_bodys = scope.is_backshifted or status is not SpeakerStatus.NAMED
        is_body = is_bodys and self.is_of_office and subject.lower in {"it", "they"}
        is_two = " and " in mention and subject.lower == "they"
        return is_body or is_two or subject.lower in _CALLED.get(status, _THIRD)

    @cached_property
    def is_of_others(self) -> bool:
        """Whether the first main predicate is about people or a body that are not the speaker's
        side; a thing ("the shell hit a school") may be anybody's."""
        for scope in self.scopes[:1]:
            subject = subject_of(scope.sentence, scope.verb, inherit=False)
            if subject is None or self.is_own_subject:
                return False
            is_body = bool({subject.lower, subject.lemma} & phrases("acts", "bodies"))
            return is_body or subject.upos == "PROPN" or is_people(subject)
        return False

    @cached_property
    def is_addressed(self) -> bool:
        """ "Your letter is silent": the first main predicate is about whoever is written to."""
        for scope in self.scopes[:1]:
            subject = subject_of(scope.sentence, scope.verb, inherit=False)
            below = children(scope.sentence, subject) if subject else ()
            return any(t.lower in {"you", "your"} for t in (*below, *filter(None, (subject,))))
        return False

    @cached_property
    def is_told_by_pronoun(self) -> bool:
        """ "The council says it stands ready": "it" is the council, whatever the tense."""
        for scope in self.scopes[:1]:
            subject = subject_of(scope.sentence, scope.verb)
            is_pronoun = subject is not None and subject.lower in _THIRD
            return is_pronoun and bool(self.cue) and not self.is_quoted
        return False

    def _is_of_speaker(self, subject: Token) -> bool:
        scope = self.scopes[0]
        if self._is_of_own_men(scope, subject):
            return True
        below = {t.lower for t in children(scope.sentence, subject)}
        known = f"{self.speaker.name} {self.speaker.organisation}" if self.speaker else ""
        of_whom = {t.lower for t in children(scope.sentence, subject, "nmod") if t.upos == "PROPN"}
        is_body = bool({subject.lower, subject.lemma} & phrases("acts", "bodies"))
        if is_body and of_whom & set(known.lower().split()):
            return True  # "The Government of Velm" in a letter of Velm's mission
        if self._is_another_body(subject):
            return False
        if is_body:
            if scope.is_backshifted and below & _POSSESSIVES:
                return True  # "said its troops would leave"
            is_office = bool(self._said_for & phrases("acts", "offices"))
            is_apart = self._stands_apart(subject) or self._opposes(subject)
            return "a" not in below and is_office and not is_apart
        return subject.upos == "PROPN" and subject.lower in known.lower().split()

    def _is_of_own_men(self, scope: Scope, subject: Token) -> bool:
        """ "His men", "three of its fighters": told in moved words, the speaker's own side."""
        some = [subject, *children(scope.sentence, subject, "nmod")]
        heads = some[1:] if subject.upos in {"NUM", "DET", "PRON"} else some[:1]
        own = phrases("acts", "men") | phrases("acts", "bodies")
        return scope.is_backshifted and any(
            {t.lower, t.lemma} & own and _has_possessive(scope, t) for t in heads
        )

    def _is_another_body(self, subject: Token) -> bool:
        """ "The Government regrets that the Movement ...": a body called by its name is the one
        spoken for, or another."""
        if subject.upos != "PROPN" or self.speaker is None or _is_any_states(subject):
            return False
        known = (self.speaker.organisation or "").lower().split()
        return bool(known) and subject.lower not in known

    def _stands_apart(self, subject: Token) -> bool:
        """The army is not a mayor's or a movement's own side, and no state's is a UN envoy's."""
        named = {subject.lower, subject.lemma}
        if named & self._said_for:
            return False
        if named & phrases("acts", "apart", "trading"):
            return bool(self._said_for & phrases("acts", "apart", "of_public"))
        is_stateless = bool(self._said_for & phrases("acts", "apart", "stateless"))
        if is_stateless and named & phrases("acts", "apart", "of_state"):
            return True
        if not self._said_for & phrases("acts", "apart", "offices"):
            return False
        is_of_many = bool(self._said_for & phrases("acts", "apart", "of_many"))
        return is_of_many or bool(named & phrases("acts", "apart", "armed"))

    def _opposes(self, subject: Token) -> bool:
        """The council is not the opposition leader's own side; her union is a union leader's."""
        is_named = bool({subject.lower, subject.lemma} & self._said_for)
        return not is_named and bool(self._said_for & phrases("acts", "opposing"))

    @cached_property
    def is_opponent(self) -> bool:
        """Whether the speaker is called an opponent, an activist or the like."""
        return bool(self._said_for & phrases("acts", "opposing"))

    @cached_property
    def is_watching(self) -> bool:
        """Whether the speaker only saw or counted: a witness, a doctor, the police."""
        return bool(self._said_for & phrases("acts", "wrongs", "witnesses"))

    @cached_property
    def _said_for(self) -> frozenset[str]:
        """The words of the speaker's role and mention: "spokesman", "foreign", "minister"."""
        speaker = self.speaker
        said_for = f"{speaker.role or ''} {speaker.mention or ''}" if speaker else ""
        return frozenset(re.findall(r"[a-z]+", said_for.lower()))

    @cached_property
    def has_third_doer(self) -> bool:
        """Whether the first main predicate says what somebody else, named, does not do."""
        for scope in self.scopes[:1]:
            subject = subject_of(scope.sentence, scope.verb)
            is_named = subject is not None and subject.upos == "PROPN"
            return is_named and not self.is_own_subject and not self.is_negated_subject
        return False

    @cached_property
    def is_first_person(self) -> bool:
        """Whether the first main predicate is said of "I", "we" or "our ..."."""
        for scope in self.scopes[:1]:
            subject = subject_of(scope.sentence, scope.verb)
            if subject is not None:
                below = children(scope.sentence, subject)
                return is_first(subject) or any(t.lower in {"our", "my"} for t in below)
        return False

    @cached_property
    def is_of_office(self) -> bool:
        """Whether an office, a body or somebody speaking for one says it."""
        speaker = self.speaker
        if speaker is None:
            return False
        is_body = speaker.status is SpeakerStatus.ORGANISATION
        return is_body or bool(self._said_for & phrases("acts", "offices"))

    @cached_property
    def is_assessor(self) -> bool:
        """Whether the speaker is a monitor, an analyst or a body that judges others."""
        return _is_assessor(self.speaker)

    @cached_property
    def is_finder(self) -> bool:
        """Whether it finds by office: a panel, an inspectorate; an analyst may only report."""
        body = re.findall(r"[a-z-]+", ((self.speaker and self.speaker.organisation) or "").lower())
        return bool(self._said_for.union(body) & phrases("acts", "assessors", "finders"))

    @cached_property
    def is_unconcerned(self) -> bool:
        """Whether the speaker judges others, or has no side, and tells nothing of its own."""
        speaker = self.speaker
        body = set(re.findall(r"[a-z]+", ((speaker and speaker.organisation) or "").lower()))
        known = (self._said_for | body) & phrases("acts", "unconcerned", "words")
        return bool(self.is_assessor or known) and not self.is_own_subject

    @cached_property
    def is_said_by_nobody(self) -> bool:
        """ "No one believes that ...": what is said is not held."""
        if not self.cue_lemmas & phrases("acts", "frames"):
            return False
        said_by = ((self.speaker and self.speaker.mention) or "").lower().split()[:1]
        subjects = {s.tokens[i - 1].lower for s, at in self.cue_parts for i in [min(at)] if i}
        return bool(NOBODY & (set(said_by) | (subjects if self.speaker is None else set())))


def _is_any_states(subject: Token) -> bool:
    return subject.lemma in phrases("acts", "of_any_state")


def _is_of_a_doer(scope: Scope) -> bool:
    """ "It was behind the blast", "it was not responsible": said of who acts, never of a matter."""
    cases = {t.lower for t in children(scope.sentence, scope.verb, "case")}
    return "behind" in cases or scope.verb.lower in phrases("acts", "doing")


def _has_possessive(scope: Scope, noun: Token) -> bool:
    return any(t.lower in _POSSESSIVES for t in children(scope.sentence, noun))


def _is_to(scope: Scope, token: Token) -> bool:
    """ "Fifteen of the miners | to our nurses": a tree hangs it on the nearest noun."""
    return any(t.lower == "to" for t in children(scope.sentence, token, "case"))


def _is_nonfinite(scope: Scope) -> bool:
    marks = {t.lower for t in children(scope.sentence, scope.verb, "mark", "aux")}
    is_finite = bool(marks & {"is", "are", "was", "were", "am", "'s", "'re", "been"})
    return (scope.verb.lower.endswith("ing") and not is_finite) or "to" in marks


# "Two officials interviewed by the panel": what happened to them is not who they are.
_BESIDE = re.compile(
    r",? (?:(?:who|which|that) |\w+(?:ed|en|ought|eard|et)(?: \w+ly)? (?:by|to|with|before) )"
)


def _is_assessor(speaker: Speaker | None) -> bool:
    if speaker is None:
        return False
    called = _BESIDE.split(speaker.mention or "", maxsplit=1)[0]
    parts = (speaker.role, speaker.organisation, called, _BESIDE.split(speaker.name or "")[0])
    known = without_post(" ".join(part for part in parts if part))
    words = known.replace(",", " ").replace("'s", " ").split()
    is_one = not phrases("acts", "assessors", "words").isdisjoint(words)
    return is_one or any(p in known for p in load("acts")["assessors"]["phrases"])
