"""What sort of speaker the network takes a mention for: one nameless person, several, or a body.

A network of the package (speakers.onnx) reads the words of a mention (the table `mixed` of a
reading). It learned from the speakers of whole articles what word lists cannot hold: "an
acquaintance" is one, "locals" are several, "the ruling" speaks as a paper does. What it learned and
how often it is right stand in MODEL_CARD.md. Refuses to decide: speakers/sorts sets its answer
beside what the rules say.
"""

from collections.abc import Mapping, Sequence
from math import exp

from pactwatch.domain.statement import SpeakerStatus
from pactwatch.language.model.acts_heard import touched_words
from pactwatch.language.model.networks import network
from pactwatch.language.model.reading import Table
from pactwatch.language.words.ranges import Range
from pactwatch.text.words import Word

__all__ = ["MOST_WORDS", "SORTS", "Sorts", "sorts"]

# In the order of the network's answers. Who has a name or an office is one sort, the last.
SORTS = (
    SpeakerStatus.ANONYMOUS_SINGLE,
    SpeakerStatus.ANONYMOUS_PLURAL,
    SpeakerStatus.ORGANISATION,
    SpeakerStatus.NAMED,
)
Sorts = Mapping[SpeakerStatus, float]
# Of a longer mention its first words.
MOST_WORDS = 16


def sorts(words: Sequence[Word], mixed: Table, place: Range) -> Sorts | None:
    """How likely a mention is of each sort, shares that add up to 1; None where no word stands
    there. Raises StopRun where the package lacks the network."""
    chosen = sorted(touched_words(words, [place]))[:MOST_WORDS]
    if not chosen:
        return None
    (found,) = network("speakers").run(["sorts"], {"words": mixed[chosen][None]})
    return {sort: exp(v) for sort, v in zip(SORTS, found[0].tolist(), strict=True)}
