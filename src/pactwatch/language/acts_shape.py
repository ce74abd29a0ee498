"""The shape of a stretch: everything the act rules ask, read once from the tree.

In: sentences, content and cue ranges, the speaker. Out: `Shape`.
"We believe that X" has two scopes, X first: the belief hedges, X says what is so.
Refuses to name an act: see acts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pactwatch.domain.statement import Speaker
from pactwatch.language.acts_scopes import count_negators, scopes, touched
from pactwatch.language.lexicon import load, phrases
from pactwatch.language.modes import HABITUAL, Scope, opens_condition
from pactwatch.language.syntax import (
    Sentence,
    Token,
    children,
    clause_verb,
    is_passive,
    subject_of,
)

__all__ = ["Shape", "read_shape"]

_FIRST = frozenset(["we", "i", "us", "our", "my"])
_THIRD = frozenset(["they", "it", "he", "she"])
_FUTURE = frozenset(["will", "shall", "'ll", "wo"])
_FINITE = frozenset(["is", "are", "was", "were", "has", "have", "had", "do", "does", "did"])
_ALLOWING = frozenset(["can", "ca", "cannot", "may", "could", "might"])
_QUOTES = "\"“”„«»‘'"


@dataclass(frozen=True, slots=True)
class Shape:
    """What the rules ask of a stretch. `parts` are its sentences with the word indices inside."""

    text: str
    parts: tuple[tuple[Sentence, frozenset[int]], ...]
    content: tuple[tuple[int, int], ...]
    cue: tuple[Token, ...]
    cue_parts: tuple[tuple[Sentence, frozenset[int]], ...]
    speaker: Speaker | None
    scopes: tuple[Scope, ...] = field(default=())
    is_turned: bool = False

    @property
    def is_voice(self) -> bool:
        """The article's own voice: no cue and nobody speaks."""
        return not self.cue and self.speaker is None

    @property
    def cue_lemmas(self) -> frozenset[str]:
        """Dictionary forms of the cue's words."""
        return frozenset(token.lemma for token in self.cue)

    @property
    def main_lemmas(self) -> frozenset[str]:
        """Dictionary forms of the main predicates."""
        return frozenset(scope.verb.lemma for scope in self.scopes)

    @property
    def main_words(self) -> frozenset[str]:
        """Dictionary forms of the first main predicates, their objects and open complements."""
        found = set()
        for scope in self.scopes[:2]:
            found.add(scope.verb.lemma)
            below = children(scope.sentence, scope.verb, "obj", "xcomp", "conj")
            found |= {t.lemma for t in below if t.i in scope.inside}
        return frozenset(found)

    @property
    def all_words(self) -> frozenset[str]:
        """Dictionary forms of all words of the content."""
        return frozenset(s.tokens[i].lemma for s, inside in self.parts for i in inside)

    @property
    def speaks_of_own(self) -> bool:
        """Whether "we", "our" or the like stands anywhere in the content."""
        return any(_is_first(s.tokens[i]) for s, inside in self.parts for i in inside)

    @property
    def is_question(self) -> bool:
        """Whether the content's first or last sentence ends in a question mark."""
        last = "".join(self.text[a:b] for a, b in self.content[-1:]).rstrip(_QUOTES + " ")
        if last.endswith("?"):
            return True
        sentence, inside = self.parts[0] if self.parts else (None, frozenset[int]())
        return sentence is not None and any(sentence.tokens[i].text == "?" for i in inside)

    @property
    def is_quoted(self) -> bool:
        """Whether the content stands in quotation marks from its start."""
        return _is_quoted(self.text, self.content)

    @property
    def is_told_to(self) -> bool:
        """ "Told them never to speak": a bare "tell" whose content opens with an infinitive."""
        return bool(self.cue_lemmas & {"tell", "instruct", "direct"}) and self._opens_infinitive

    @property
    def is_wanted_of_others(self) -> bool:
        """ "Wants the troops to leave", not "wants to leave"."""
        if not self.cue_lemmas & {"want", "ask", "expect"} or not self._opens_infinitive:
            return False
        sentence, inside = self.parts[0]
        first = sentence.tokens[min(inside)].lower
        return "expect" not in self.cue_lemmas and ("ask" in self.cue_lemmas or first != "to")

    @property
    def _opens_infinitive(self) -> bool:
        """Whether the first verb of the content stands behind "to"."""
        if not self.parts:
            return False
        sentence, inside = self.parts[0]
        for i in sorted(inside):
            token = sentence.tokens[i]
            if token.upos in {"VERB", "AUX"}:
                before = sentence.tokens[i - 1].lower if i else ""
                return before == "to"
        return False

    @property
    def is_imperative(self) -> bool:
        """Whether a quotation opens with a bare verb that has no subject."""
        if not self.parts or not _is_quoted(self.text, self.content):
            return False
        sentence, inside = self.parts[0]
        words = [sentence.tokens[i] for i in sorted(inside) if sentence.tokens[i].upos != "PUNCT"]
        words = [
            t for t in words[:3] if t.lower not in {"please", "then", "so", "but", "do", "n't"}
        ]
        if not words or words[0].upos != "VERB" or words[0].lemma != words[0].lower:
            return False
        return words[0].is_root and not children(sentence, words[0], "nsubj", "expl", "aux", "cop")

    @property
    def is_perfect(self) -> bool:
        """ "Have ordered", "had ordered"; a plain past counts outside of reported speech."""
        for scope in self.scopes[:1]:
            words = {t.lower for t in children(scope.sentence, scope.verb, "aux")}
            return bool(words & {"have", "has", "'ve", "had"}) or (
                not words and scope.verb.lower.endswith("ed")
            )
        return False

    @property
    def is_own_never(self) -> bool:
        """ "He would never vote": a refusal, also where the tense is not moved."""
        for scope in self.scopes[:1]:
            near = {t.lower for t in children(scope.sentence, scope.verb)}
            return "would" in near and "never" in near and "have" not in near
        return False

    @property
    def has_modal(self) -> bool:
        """Whether the first main predicate is about what can or could be."""
        for scope in self.scopes[:1]:
            words = {t.lower for t in children(scope.sentence, scope.verb, "aux")}
            return bool(words & {"can", "could", "ca", "would", "may", "might", "cannot"})
        return False

    @property
    def is_inward(self) -> bool:
        """ "I did not hear anything": nothing that others charge."""
        inward = set(load("acts")["own"]["inward"].split())
        return bool(self.main_lemmas & inward) and "never" not in self.all_words

    @property
    def is_conditional_ahead(self) -> bool:
        """ "If the dam fails, the town would drown"; "warns that it would"."""
        for scope in self.scopes[:2]:
            words = {t.lower for t in children(scope.sentence, scope.verb, "aux")}
            warns = "warn" in self.cue_lemmas or opens_condition(scope)
            if warns and "have" not in words and words & {"would", "will", "'ll", "’ll"}:
                return True
        return False

    @property
    def is_open_ahead(self) -> bool:
        """ "Could start this week", "may kill fish": a mere possibility of what is to come."""
        for scope in self.scopes[:1]:
            words = {t.lower for t in children(scope.sentence, scope.verb, "aux", "cop")}
            if words & {"have", "been", "being"} or scope.verb.lower.endswith("ing"):
                return False
            is_state = scope.verb.lemma in {"have", "know", "think", "want", "live", "own"}
            return bool(words & {"may", "might", "could"}) and not is_state
        return False

    @property
    def is_assessor(self) -> bool:
        """Whether the speaker is a monitor, an analyst or a body that judges others."""
        return _is_assessor(self.speaker)

    @property
    def is_future(self) -> bool:
        """Whether the first main predicate is in the future, seen from the speaker."""
        for scope in self.scopes[:1]:
            words = {t.lower for t in children(scope.sentence, scope.verb, "aux")}
            adverbs = {t.lower for t in children(scope.sentence, scope.verb, "advmod")}
            moved = "would" in words and scope.is_backshifted and "have" not in words
            return bool(words & _FUTURE) or (moved and not adverbs & HABITUAL)
        return False

    @property
    def is_negated(self) -> bool:
        """Whether the first main predicate, its subject or object carries a negator."""
        return any(count_negators(scope) % 2 for scope in self.scopes[:1])

    @property
    def is_existential(self) -> bool:
        """ "There are no ...", "no X exists"."""
        for scope in self.scopes[:1]:
            below = children(scope.sentence, scope.verb)
            return any(
                t.lower == "there" and t.relation in {"expl", "advmod", "nsubj"} for t in below
            ) or (scope.verb.lemma in {"exist", "remain"})
        return False

    @property
    def is_own_subject(self) -> bool:
        """Whether the first main predicate is about the speaker's own side."""
        for scope in self.scopes[:1]:
            subject = subject_of(scope.sentence, scope.verb)
            if subject is None and self._first_word in _FIRST:
                return True  # "We will not give up", where the tree loses the subject
            if subject is None:
                # "vowed to withdraw", "denied hosting them"
                return bool(self.cue) and _is_nonfinite(scope)
            if _is_first(subject) or any(
                t.lower in {"our", "my"} for t in children(scope.sentence, subject)
            ):
                return True
            if subject.lower == "it" and scope.verb.upos == "NOUN":
                return False  # "it was an internal matter"
            return (subject.lower in _THIRD and scope.is_backshifted) or self._is_of_speaker(
                subject
            )
        return False

    @property
    def _first_word(self) -> str:
        sentence, inside = self.parts[0]
        words = [sentence.tokens[i] for i in sorted(inside)]
        return next((t.lower for t in words if t.upos != "PUNCT"), "")

    def _is_of_speaker(self, subject: Token) -> bool:
        if subject.lower in phrases("acts", "bodies"):
            said_for = f"{self.speaker.role} {self.speaker.mention}" if self.speaker else ""
            return "spokes" in said_for.lower()
        known = f"{self.speaker.name} {self.speaker.organisation}".lower() if self.speaker else ""
        return subject.upos == "PROPN" and subject.lower in known.split()

    @property
    def looks_ahead(self) -> bool:
        """ "Agreed to leave", "agreed that it would": no finite clause about what is."""
        for scope in self.scopes[:1]:
            subject = subject_of(scope.sentence, scope.verb, inherit=False)
            words = {t.lower for t in children(scope.sentence, scope.verb, "aux", "cop")}
            is_clause = subject is not None or bool(words & _FINITE)
            return self.is_future or not is_clause or "would" in self.all_words
        return True

    @property
    def is_first_person(self) -> bool:
        """Whether the first main predicate is said of "I", "we" or "our ..."."""
        for scope in self.scopes[:1]:
            subject = subject_of(scope.sentence, scope.verb)
            if subject is not None:
                below = children(scope.sentence, subject)
                return _is_first(subject) or any(t.lower in {"our", "my"} for t in below)
        return False

    @property
    def is_unwilled(self) -> bool:
        """ "We will see", "we will lose": nothing that one can bind oneself to."""
        return bool(self.main_lemmas & set(load("acts")["own"]["unwilled"].split()))

    @property
    def is_closed_to_all(self) -> bool:
        """ "Nobody may enter", "none of them can leave": a negated subject and what can be done."""
        for scope in self.scopes[:1]:
            subject = subject_of(scope.sentence, scope.verb)
            words = {t.lower for t in children(scope.sentence, scope.verb, "aux")}
            if subject is None or scope.verb.upos != "VERB" or not words & _ALLOWING:
                return False
            dets = {t.lower for t in children(scope.sentence, subject, "det")}
            return bool(({subject.lower} | dets) & {"none", "nobody", "no", "neither"})
        return False

    @property
    def is_told_of_others(self) -> bool:
        """ "Announced that the tests had found lead": a finite clause about somebody else, not
        about what is to come."""
        for scope in self.scopes[:1]:
            subject = subject_of(scope.sentence, scope.verb, inherit=False)
            is_other = subject is not None and subject.upos in {"NOUN", "PROPN"}
            is_active = not is_passive(scope.sentence, scope.verb)
            return is_other and is_active and not self.is_own_subject and not self.is_future
        return False

    @property
    def has_yet(self) -> bool:
        """ "Not yet": open rather than denied."""
        return any(s.tokens[i].lower == "yet" for s, inside in self.parts for i in inside)

    def is_main(self, sentence: Sentence, found: Sequence[int]) -> bool:
        """Whether the words stand in a main clause of the stretch (or the tree is no help)."""
        mains = {scope.verb.i for scope in self.scopes if scope.sentence is sentence}
        tokens = [sentence.tokens[i] for i in found]
        if any(t.i in mains or t.head in mains for t in tokens):
            return True
        if any(sentence.tokens[main].head in found for main in mains):
            return True  # "needed to keep", where the tree hangs one on the other
        if any(clause_verb(sentence, t).i in mains for t in tokens):
            return True
        return self._is_framed(sentence, min(found, default=0))

    def _is_framed(self, sentence: Sentence, first: int) -> bool:
        """Whether only framing verbs ("we believe that ...") stand before the words."""
        inside = next((places for part, places in self.parts if part is sentence), frozenset[int]())
        before = [sentence.tokens[i] for i in inside if i < first]
        verbs = [t for t in before if t.upos == "VERB"]
        return bool(verbs) and all(t.lemma in phrases("acts", "frames") for t in verbs)


def read_shape(
    text: str,
    sentences: Sequence[Sentence],
    content: Sequence[tuple[int, int]],
    *,
    cue: Sequence[tuple[int, int]],
    speaker: Speaker | None,
) -> Shape:
    """Read the shape of a stretch; the ranges are characters of `text`."""
    parts = tuple(touched(sentences, content))
    cue_parts = tuple(touched(sentences, cue))
    words = tuple(s.tokens[i] for s, inside in cue_parts for i in sorted(inside))
    moved = bool(words) and _is_past_cue(words) and not _is_quoted(text, content)
    found = [scope for s, inside in parts for scope in scopes(s, inside, is_backshifted=moved)]
    turned = any(turn for _, turn in found[:2])
    return Shape(
        text, parts, tuple(content), words, cue_parts, speaker, tuple(s for s, _ in found), turned
    )


def _is_nonfinite(scope: Scope) -> bool:
    marks = {t.lower for t in children(scope.sentence, scope.verb, "mark", "aux")}
    return scope.verb.lower.endswith("ing") or "to" in marks


def _is_first(token: Token) -> bool:
    """ "We", "us", "our"; "US" is a country."""
    return token.lower in _FIRST and (token.text == "I" or not token.text.isupper())


def _is_past_cue(words: Sequence[Token]) -> bool:
    verbs = [t for t in words if t.upos in {"VERB", "AUX"}]
    if verbs and all(t.lower.endswith("ing") for t in verbs):
        return True  # "..., saying that ..." hangs on the past of its story
    return any(t.lemma != t.lower and not t.lower.endswith(("s", "ing")) for t in verbs)


def _is_quoted(text: str, content: Sequence[tuple[int, int]]) -> bool:
    start = content[0][0] if content else 0
    return text[start : start + 1] in set(_QUOTES) or text[max(0, start - 1) : start] in set(
        _QUOTES
    )


# "Two officials interviewed by the panel": what happened to them is not who they are.
_BESIDE = re.compile(
    r",? (?:(?:who|which|that) |\w+(?:ed|en|ought|eard|et)(?: \w+ly)? (?:by|to|with|before) )"
)


def _is_assessor(speaker: Speaker | None) -> bool:
    if speaker is None:
        return False
    called = _BESIDE.split(speaker.mention or "", maxsplit=1)[0]
    parts = (speaker.role, speaker.organisation, called, _BESIDE.split(speaker.name or "")[0])
    known = " ".join(part for part in parts if part).lower()
    table = load("acts")["assessors"]
    words = set(known.replace(",", " ").replace("'s", " ").split())
    return bool(words & set(table["words"])) or any(p in known for p in table["phrases"])
