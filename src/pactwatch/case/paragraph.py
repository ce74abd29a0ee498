"""Where the words of a statement stand: the paragraph that holds them, and what is around it.

Comes in: a text and the half-open range of the words. Goes out: the range that a person needs to
judge them. Refuses to show a page without line breaks whole.
"""

from pactwatch.domain.statement import Statement

# A paragraph shorter than this says little by itself: the one before it is shown, too. Guess.
SHORT = 200
# A page without line breaks is one long paragraph; this much around the words is enough to judge.
MOST_AROUND = 900


def around(text: str, statement: Statement) -> tuple[int, int]:
    """The range of the paragraphs around a statement, in code points of `text`."""
    spans = (*statement.content, *statement.cue, *statement.source)
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    high = len(text) if high < 0 else high
    if end - low < SHORT:
        before = text[:low].rstrip("\n")
        low = before.rfind("\n") + 1 if before else low
    return max(low, start - MOST_AROUND), min(high, end + MOST_AROUND)
