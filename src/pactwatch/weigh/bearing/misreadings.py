"""Words that retell a pledge in, the known misreadings they contain out (METHOD 4.3, d3).

The text of a commitment governs, not its paraphrase: a wording the text does not bear is noted as
the speaker's characterisation. Refuses to make an obligation of it.
"""

from functools import lru_cache

from pactwatch.domain.agreement import Agreement, Misreading
from pactwatch.weigh.names.names import words_of

__all__ = ["find_misreadings"]

_ENDINGS = ("ing", "ed", "es", "s")
_SKIPPED = {"to", "the", "a", "an", "with", "its", "their", "his", "her", "from", "will", "would"}


def find_misreadings(words: str, agreement: Agreement) -> tuple[Misreading, ...]:
    """Misreadings of the agreement whose wording occurs, whatever the verbs' endings."""
    inside = f" {_folded(words)} "
    return tuple(
        misreading
        for misreading in agreement.misreadings
        if any(wording in inside for wording in _wordings(misreading.phrases))
    )


@lru_cache(maxsize=1024)
def _wordings(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f" {_folded(phrase)} " for phrase in phrases)


@lru_cache(maxsize=4096)
def _folded(words: str) -> str:
    lower = (word.casefold() for word in words_of(words))
    return " ".join(_stem(word) for word in lower if word not in _SKIPPED)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            bare = word[: -len(ending)]
            has_double = len(bare) > 3 and bare[-1] == bare[-2]
            return (bare[:-1] if has_double else bare).removesuffix("e")
    return word.removesuffix("e") if len(word) > 3 else word
