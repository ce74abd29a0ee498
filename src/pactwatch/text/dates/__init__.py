"""Time expressions of English text: where they stand, their TIMEX3 value, the interval they mean.

In: text, the publication date, where known the day it was said, a case's named events.
Out: `TimeExpression`s in order, with EDTF intervals that keep direction and vagueness.
Refuses to guess a day for what was said to the month, and to raise on any text.
"""

from pactwatch.text.dates.expression import TimeExpression
from pactwatch.text.dates.find import find_times, phrase_to_edtf

__all__ = ["TimeExpression", "find_times", "phrase_to_edtf"]
