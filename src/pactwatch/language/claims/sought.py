"""Where conduct is sought in a sentence: by the codebook's triggers, by the network, by what people
have coded before.

In: a sentence with the words of the statement in it. Out: hits, of which roles and reality are
asked later. Refuses a code that a person took off nearly these words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pactwatch.domain.actor import Actor
from pactwatch.domain.codebook import Codebook
from pactwatch.language.claims.by_example import hits_by_example
from pactwatch.language.claims.close import close_hits
from pactwatch.language.claims.heard import heard_hits, without_unheard
from pactwatch.language.conduct.close import Closeness
from pactwatch.language.conduct.conduct import Hit, find_hits
from pactwatch.language.conduct.known import known_bodies
from pactwatch.language.conduct.pronouns import pronoun_words, sentence_before
from pactwatch.language.grammar.syntax import Sentence
from pactwatch.language.model.deeds_heard import Deeds

__all__ = ["Search", "shows_conduct"]


@dataclass(frozen=True, slots=True)
class Search:
    """What is sought in a text and by what: `closeness` are passages that people coded, `deeds`
    what the network takes the words to show; `around` the document's sentences, for what a pronoun
    takes up from the sentence before; `is_voice` whether the text itself tells what is sought."""

    text: str
    codebook: Codebook
    actors: Sequence[Actor] = ()
    around: Sequence[Sentence] = ()
    closeness: Closeness | None = None
    deeds: Deeds | None = None
    is_voice: bool = False

    def hits(
        self, sentence: Sentence, inside: frozenset[int], *, also_positions: bool = False
    ) -> Iterator[Hit]:
        """Every hit in a sentence; `inside` are the words of the statement. Positions are heard
        by the network only where asked for."""
        known = self._known(sentence)
        found = list(find_hits(sentence, self.codebook, known))
        if self.deeds is not None and inside:
            found = [*without_unheard(sentence, found, self.deeds, self.codebook)]
            given = sentence, inside, self.deeds, self.codebook, found
            found += heard_hits(*given, also_positions=also_positions)
        if self.closeness is None or not inside:
            yield from found
            return
        tokens = sentence.tokens
        words = self.text[tokens[min(inside)].start : tokens[max(inside)].end]
        yield from (h for h in found if not self.closeness.is_taken_off(h.code.id, words))
        ruled = [*close_hits(sentence, inside, words, self.closeness, known)]
        around = self.text[tokens[0].start : tokens[-1].end] if self.is_voice else None
        yield from hits_by_example(sentence, inside, words, self.closeness, ruled, around=around)

    def shows_any(self, sentence: Sentence) -> bool:
        """Whether a trigger stands there, whatever it is said of, or the network takes a word to
        show a code."""
        if find_hits(sentence, self.codebook, self._known(sentence)):
            return True
        everywhere = frozenset(range(len(sentence.tokens)))
        deeds = self.deeds
        return deeds is not None and any(heard_hits(sentence, everywhere, deeds, self.codebook))

    def _known(self, sentence: Sentence) -> frozenset[tuple[int, str]]:
        """What the words do not say by themselves: bodies the case knows, and what pronouns take
        up."""
        last = sentence_before(self.around, sentence)
        return known_bodies(self.text, sentence, self.actors) | pronoun_words(sentence, last)


def shows_conduct(search: Search, sentences: Sequence[Sentence]) -> bool:
    """Whether any of the sentences shows a code of the codebook."""
    return any(map(search.shows_any, sentences))
