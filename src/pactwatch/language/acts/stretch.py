"""The words of a stretch: its parts, its cue, and where a pattern stands in it.

In: sentences, content and cue ranges, the speaker. Out: `Stretch`, on which acts/predicate,
acts/sides and acts/shape build. Refuses to name an act: see acts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pactwatch.domain.statement import Speaker
from pactwatch.language.grammar.modes import Scope
from pactwatch.language.grammar.syntax import Sentence, Token, children, clause_verb
from pactwatch.language.words.kept import cached_property
from pactwatch.language.words.lexicon import phrases

__all__ = ["Stretch", "begins_quoted", "goes_on_quoted", "is_first"]

_FIRST = frozenset(["we", "i", "us", "our", "my"])
_HELPING = frozenset(["aux", "cop", "xcomp", "expl", "ccomp", "csubj"])
# An answer follows at once.
_ANSWER = 2
_QUOTES = "\"“”„«»‘'"


@dataclass(frozen=True)
class Stretch:
    """What is read of a stretch. `parts` are its sentences with the word indices inside.

    No slots here and in what builds on it: every rule asks again, so answers are kept.
    """

    text: str
    parts: tuple[tuple[Sentence, frozenset[int]], ...]
    content: tuple[tuple[int, int], ...]
    cue: tuple[Token, ...]
    cue_parts: tuple[tuple[Sentence, frozenset[int]], ...]
    speaker: Speaker | None
    scopes: tuple[Scope, ...] = field(default=())
    is_turned: bool = False

    @cached_property
    def is_voice(self) -> bool:
        """The article's own voice: no cue and nobody speaks."""
        return not self.cue and self.speaker is None

    @cached_property
    def cue_lemmas(self) -> frozenset[str]:
        """Dictionary forms of the cue's words."""
        return frozenset(token.lemma for token in self.cue)

    @cached_property
    def main_lemmas(self) -> frozenset[str]:
        """Dictionary forms of the main predicates."""
        return frozenset(scope.verb.lemma for scope in self.scopes)

    @cached_property
    def main_words(self) -> frozenset[str]:
        """Dictionary forms of the first main predicates, their objects and open complements."""
        found = set()
        for scope in self.scopes[:2]:
            found.add(scope.verb.lemma)
            below = children(scope.sentence, scope.verb, "obj", "xcomp", "conj")
            found |= {t.lemma for t in below if t.i in scope.inside}
        return frozenset(found)

    @cached_property
    def all_words(self) -> frozenset[str]:
        """Dictionary forms of all words of the content."""
        return frozenset(s.tokens[i].lemma for s, inside in self.parts for i in inside)

    @cached_property
    def speaks_of_own(self) -> bool:
        """Whether "we", "our" or the like stands anywhere in the content."""
        return any(is_first(s.tokens[i]) for s, inside in self.parts for i in inside)

    @cached_property
    def is_question(self) -> bool:
        """Whether the content's first or last sentence ends in a question mark."""
        last = "".join(self.text[a:b] for a, b in self.content[-1:]).rstrip(_QUOTES + " ")
        if last.endswith("?"):
            return True
        sentence, inside = self.parts[0] if self.parts else (None, frozenset[int]())
        is_asked = sentence is not None and any(sentence.tokens[i].text == "?" for i in inside)
        return is_asked and not self._is_answered

    @cached_property
    def _is_answered(self) -> bool:
        """ "Is that what we want? No.": a question put only to be answered states its answer."""
        words = [s.tokens[i].lower for s, inside in self.parts for i in sorted(inside)]
        asked = words.index("?") + 1 if "?" in words else len(words)
        return bool({"no", "yes"} & set(words[asked : asked + _ANSWER]))

    @cached_property
    def is_quoted(self) -> bool:
        """Whether the content stands in quotation marks from its start."""
        return begins_quoted(self.text, self.content)

    @cached_property
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

    @cached_property
    def first_word(self) -> str:
        """The first word of the content that is no mark, in lower case; empty where none is."""
        words = [s.tokens[i] for s, inside in self.parts[:1] for i in sorted(inside)]
        return next((t.lower for t in words if t.upos != "PUNCT"), "")

    @cached_property
    def has_yet(self) -> bool:
        """ "Not yet": open rather than denied."""
        return any(s.tokens[i].lower == "yet" for s, inside in self.parts for i in inside)

    def is_on_main(self, sentence: Sentence, found: Sequence[int]) -> bool:
        """Whether one of the words is a main predicate or helps it: "should leave", not "leave
        because they should"."""
        mains = {scope.verb.i for scope in self.scopes if scope.sentence is sentence}
        tokens = [sentence.tokens[i] for i in found]
        return any(t.i in mains or (t.head in mains and t.relation in _HELPING) for t in tokens)

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


def is_first(token: Token) -> bool:
    """ "We", "us", "our"; "US" is a country."""
    return token.lower in _FIRST and (token.text == "I" or not token.text.isupper())


def begins_quoted(text: str, content: Sequence[tuple[int, int]]) -> bool:
    """Whether a quotation mark opens the content or stands right before it."""
    start = content[0][0] if content else 0
    return text[start : start + 1] in set(_QUOTES) or text[max(0, start - 1) : start] in set(
        _QUOTES
    )


def goes_on_quoted(text: str, content: Sequence[tuple[int, int]]) -> bool:
    """ "“The road is open, | but he never came,” she said": the second half of a quotation."""
    start = content[0][0] if content else 0
    before = text[text.rfind("\n\n", 0, start) + 1 : start]
    curly = max(before.rfind("“"), before.rfind("«")) > max(before.rfind("”"), before.rfind("»"))
    return curly or before.count('"') % 2 == 1
