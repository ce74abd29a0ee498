"""Drafts in, those of them out without what a headline's country is taken to say.

Shape, as data: "Varrun: Army Unit Took Fishermen" above a text that tells of what is done in Varrun
or by its army, as releases of watchdogs are headed: the country is what it is about. Refuses a
headline in small letters ("Varrun: army has left Orsk"), words in quotation marks, and a name that
the text says speaks ("Varrun said").
"""

import re
from collections.abc import Sequence

from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.lexicon import phrases

__all__ = ["without_topic_labels"]

_HEADLINE = re.compile(r"\s*(?P<label>[A-Z][\w’'-]*(?:[ /][A-Z][\w’'-]*){0,2}): (?P<words>[^\n]+)")
_WORD = re.compile(r"[A-Za-z][\w’'-]{3,}")
_QUOTED = re.compile(r"[“”\"]")
_TITLED = 0.8  # of a headline's longer words, those that open with a capital; a guess


def without_topic_labels(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts but those of a place that only says what the headline is about."""
    line = _HEADLINE.match(text)
    if line is None or not _is_titled(line["words"]) or not _is_place(text, line):
        return list(drafts)
    return [d for d in drafts if line.span("label") not in d.source]


def _is_titled(words: str) -> bool:
    longer = _WORD.findall(words)
    capital = [w for w in longer if w[0].isupper()]
    return not _QUOTED.search(words) and bool(longer) and len(capital) >= _TITLED * len(longer)


def _is_place(text: str, line: re.Match[str]) -> bool:
    """Whether what stands below tells of the label as of a country, and not as of a voice."""
    name, below = re.escape(line["label"]), text[line.end() :]
    if re.search(rf"\b{name} (?:has |had )?(?:says?|said|denie[sd]|accuse[sd]|insist\w+)\b", below):
        return False
    bodies = "|".join(sorted(phrases("organisations", "bodies")))
    owns = rf"\b{name}['’]s (?:[\w-]+ ){{0,3}}(?i:{bodies}|battalion|brigade|president)\b"
    return bool(re.search(rf"\b(?:in|across|throughout|inside|into) {name}\b|{owns}", below))
