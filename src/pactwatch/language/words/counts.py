"""The number that a word or digits stand for: "nine", "1,200", "2.5".

In: a word as it stands in the text. Out: the number, or None. Refuses note marks ("¹"), commas
that part no thousands ("1,2"), and what only Python takes for a number ("Nan", "Infinity", "1e5").
"""

import re

from pactwatch.language.words.lexicon import load

__all__ = ["number_of"]

# "1,200", "12,00,000" by lakh, "0.4", ".4".
_DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{2,3})*,\d{3}|\d+)(?:\.\d+)?|\.\d+")


def number_of(text: str) -> float | None:
    """The number that digits or a word stand for; None for anything else."""
    if (value := load("numbers").get(text.lower())) is not None:
        return float(value)
    return float(text.replace(",", "")) if _DIGITS.fullmatch(text) else None
