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

# Pieces that decide for a longer text, in characters, and how surely each must: 3,531 articles of
# four corpora came out as they do by every letter. Guesses.
_PIECE, _WORTH_CUTTING, _SURELY = 500, 2000, 0.9

_DENSE = re.compile("[\u3040-\u9fff\uac00-\ud7af]")


def identify(text: str) -> str | None:
    """The two-letter code of the language of `text`, or None where too short or undecided."""
    sample = text[:_SAMPLE_CHARACTERS]
    fewest = _fewest_letters(sample)
    if len(list(islice(filter(str.isalpha, sample), fewest))) < fewest:
        return None
    return _alike(sample) or _decided(sample, _LEAST_PROBABILITY)


def _alike(sample: str) -> str | None:
    """What beginning, middle and end are surely written in, all three: then the rest is as well,
    and looking at every letter of it took a twentieth of all reading."""
    middle = (len(sample) - _PIECE) // 2
    if len(sample) < _WORTH_CUTTING:
        return None
    pieces = (sample[start : start + _PIECE] for start in (0, middle, len(sample) - _PIECE))
    first = _decided(next(pieces), _SURELY)
    return first if first and all(_decided(p, _SURELY) == first for p in pieces) else None


def _decided(text: str, least: float) -> str | None:
    code, probability = _identifier().classify(text)
    return str(code) if probability >= least and len(code) == 2 else None


def _fewest_letters(sample: str) -> int:
    """A letter of Chinese or Japanese carries about as much as three of an alphabet."""
    dense = len(_DENSE.findall(sample))
    return _FEWEST_LETTERS if dense * 2 < len(sample) else _FEWEST_LETTERS // 3


@functools.cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
