"""The shape of a stretch: everything the act rules ask, read once from the tree.

In: sentences, content and cue ranges, the speaker. Out: `Shape`.
"We believe that X" has two scopes, X first: the belief hedges, X says what is so.
Refuses to name an act: see acts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pactwatch.domain.statement import Speaker
from pactwatch.language.acts.sides import NOBODY, Sides
from pactwatch.language.acts.stretch import begins_quoted
from pactwatch.language.conduct.conduct import lists_in
from pactwatch.language.conduct.steps import word_forms
from pactwatch.language.grammar.scopes import scopes, touched
from pactwatch.language.grammar.syntax import Sentence, Token, children, is_passive, subject_of
from pactwatch.language.words.kept import cached_property
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.pattern_shelf import PatternList

__all__ = ["NOBODY", "Shape", "read_shape"]


@dataclass(frozen=True)
class Shape(Sides):
    """What the rules ask of a stretch, with whom its words are meant to move."""

    @cached_property
    def cue_forms(self) -> frozenset[str]:
        """All forms of the cue's words; in the article's own voice, of what may stand for one:
        the main predicate and what helps it."""
        words = list(self.cue)
        for scope in self.scopes[:1] if self.is_voice else ():
            near = children(scope.sentence, scope.verb, "aux", "cop", "xcomp", "advmod")
            words = [*(() if _only_advises(scope.sentence, scope.verb) else (scope.verb,)), *near]
        return frozenset().union(*map(word_forms, words))

    @cached_property
    def lists(self) -> frozenset[PatternList]:
        """The lists of patterns of which one can stand in its sentences or its cue's at all."""
        sentences = [sentence for sentence, _ in (*self.parts, *self.cue_parts)]
        return frozenset().union(*map(lists_in, sentences))

    @cached_property
    def is_told_to(self) -> bool:
        """ "Told them never to speak": a bare "tell" whose content opens with an infinitive."""
        return (
            bool(self.cue_lemmas & {"tell", "instruct", "direct", "command"})
            and self._opens_infinitive
        )

    @cached_property
    def is_wanted_of_others(self) -> bool:
        """ "Wants the troops to leave", not "wants to leave"."""
        if self.is_own_subject and self.main_lemmas & {"want", "like", "need"} and self._has_other:
            return True
        if not self.cue_lemmas & {"want", "ask", "expect", "warn"} or not self._opens_infinitive:
            return False
        if "warn" in self.cue_lemmas:
            return True
        sentence, inside = self.parts[0]
        first = sentence.tokens[min(inside)].lower
        return "expect" not in self.cue_lemmas and ("ask" in self.cue_lemmas or first != "to")

    @cached_property
    def _has_other(self) -> bool:
        """ "Want the others to leave": somebody stands between the wish and its infinitive."""
        for scope in self.scopes[:1]:
            after = [scope.sentence.tokens[i] for i in sorted(scope.inside) if i > scope.verb.i]
            words = [t.lower for t in after[:9]]
            if scope.verb.lemma not in {"want", "like", "need"} or "to" not in words:
                return False
            between = after[: words.index("to")]
            return any(t.upos in {"NOUN", "PROPN", "PRON"} for t in between)
        return False

    @cached_property
    def is_imperative(self) -> bool:
        """Whether a quotation opens with a bare verb that has no subject."""
        if not self.parts or not begins_quoted(self.text, self.content):
            return False
        sentence, inside = self.parts[0]
        words = [sentence.tokens[i] for i in sorted(inside) if sentence.tokens[i].upos != "PUNCT"]
        words = [
            t for t in words[:3] if t.lower not in {"please", "then", "so", "but", "do", "n't"}
        ]
        if not words or words[0].upos != "VERB" or words[0].lemma != words[0].lower:
            return False
        if words[0].lower in phrases("acts", "addressing"):
            return False  # "Look, we tried", "Thank God"
        return not children(sentence, words[0], "nsubj", "expl", "aux", "cop")

    @cached_property
    def is_told_of_others(self) -> bool:
        """ "Announced that the tests had found lead": a finite clause about somebody else, not
        about what is to come."""
        for scope in self.scopes[:1]:
            subject = subject_of(scope.sentence, scope.verb, inherit=False)
            is_other = subject is not None and subject.upos in {"NOUN", "PROPN"}
            is_result = not is_passive(scope.sentence, scope.verb) or (
                self.is_perfect and scope.verb.lemma not in phrases("acts", "own", "official")
            )
            return is_other and is_result and not self.is_own_subject and not self.is_future
        return False


def _only_advises(sentence: Sentence, verb: Token) -> bool:
    """ "Officers advise the rebels' commanders (on tactics)": what they ask of them is not told."""
    beside = {t.lower for t in sentence.tokens[verb.i + 1 :]}
    is_asked = bool(children(sentence, verb, "xcomp", "ccomp")) or "against" in beside
    return verb.lemma == "advise" and bool(children(sentence, verb, "obj")) and not is_asked


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
    moved = bool(words) and _is_past_cue(words) and not begins_quoted(text, content)
    found = [scope for s, inside in parts for scope in scopes(s, inside, is_backshifted=moved)]
    turned = any(turn for _, turn in found[:2])
    return Shape(
        text, parts, tuple(content), words, cue_parts, speaker, tuple(s for s, _ in found), turned
    )


def _is_past_cue(words: Sequence[Token]) -> bool:
    verbs = [t for t in words if t.upos in {"VERB", "AUX"}]
    if verbs and all(t.lower.endswith("ing") for t in verbs):
        return True  # "..., saying that ..." hangs on the past of its story
    return any(t.lemma != t.lower and not t.lower.endswith(("s", "ing")) for t in verbs)
