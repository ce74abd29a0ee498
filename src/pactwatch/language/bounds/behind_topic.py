"""A draft in; out with its quotation alone where the words before the colon only name a topic.

Shape, as data: "S spoke of the storm: “X”", "S was fearful of being robbed: “X”": what S said is X.
Refuses a clause before the colon ("said that all was lost: “X”"), which S said too.
"""

from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.grammar.syntax import Sentence, sentence_over, tokens_between
from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.quotes import Quotation, quotations_over
from pactwatch.language.words.ranges import Range

__all__ = ["behind_topic"]


def behind_topic(
    text: str, draft: Draft, quotations: Sequence[Quotation], sentences: Sequence[Sentence]
) -> Draft:
    """The draft, each part that is a topic and a quotation without the topic."""
    if not (draft.cue and draft.source):
        return draft
    parts = tuple(_part(text, part, quotations, sentences) for part in draft.content)
    return draft if parts == draft.content else replace(draft, content=parts)


def _part(
    text: str, part: Range, quotations: Sequence[Quotation], sentences: Sequence[Sentence]
) -> Range:
    near = quotations_over(quotations, *part)
    quoted = next((q for q in near if text.endswith(": ", 0, q.outer[0])), None)
    if quoted is None or quoted.outer[0] - 2 <= part[0] or quoted.end < part[1] - 1:
        return part
    home = sentence_over(sentences, part[0], part[0] + 1)
    topic = tokens_between(home, part[0], quoted.outer[0]) if home else ()
    is_clause = any(t.relation in {"nsubj", "csubj", "expl"} for t in topic)
    return part if is_clause or not topic else (quoted.start, quoted.end)
