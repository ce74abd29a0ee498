"""Text in, ISO 639-1 code out: which language a text is in, or None where it cannot be told.

Uses py3langid 0.4, whose model lies in its package; nothing is downloaded.
Refuses to guess on a few words: an honest None is better than a wrong language.
"""

import functools
import re
from itertools import islice

from py3langid.langid import MODEL_FILE, LanguageIdentifier

__all__ = ["identify"]

# Fewer letters do not decide: measured, two English words scored 0.22 and could be anything.
_FEWEST_LETTERS = 20

# Below it the runner-up is too close. Whole sentences in ten languages scored 0.83 to 1.0,
# fragments of two or three words 0.01 to 0.22; the value between is a guess.
_LEAST_PROBABILITY = 0.6

# Beyond this length more text has never changed the answer, and a book would cost seconds.
_SAMPLE_CHARACTERS = 20_000

_DENSE = re.compile("[\u3040-\u9fff\uac00-\ud7af]")


def identify(text: str) -> str | None:
    """The two-letter code of the language of `text`, or None where too short or undecided."""
    sample = text[:_SAMPLE_CHARACTERS]
    fewest = _fewest_letters(sample)
    if len(list(islice(filter(str.isalpha, sample), fewest))) < fewest:
        return None
    code, probability = _identifier().classify(sample)
    is_decided = probability >= _LEAST_PROBABILITY and len(code) == 2
    return str(code) if is_decided else None


def _fewest_letters(sample: str) -> int:
    """A letter of Chinese or Japanese carries about as much as three of an alphabet."""
    dense = len(_DENSE.findall(sample))
    return _FEWEST_LETTERS if dense * 2 < len(sample) else _FEWEST_LETTERS // 3


@functools.cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
