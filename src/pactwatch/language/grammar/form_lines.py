"""Lines of forms, logs and lists in, where their words begin: behind a label, a day, an hour.

"Event: two men denied the patrol passage", "29 Mar 10:00 Mill bridge: 48 persons handed over". Such
a line has no end mark and tells all the same. Refuses a lone line with a colon, which is a title,
and lines that only name something ("Location: the T4 road").
"""

import re
from collections.abc import Sequence

from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    children,
    sentence_over,
    tokens_between,
)
from pactwatch.language.words.forms import is_participle
from pactwatch.language.words.ranges import Range

__all__ = ["behind_label", "is_entry", "is_telling_entry"]

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = rf"(?:\d{{1,2}}\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}|\d{{1,2}}[./]\d{{1,2}}(?:[./]\d{{2,4}})?)"
_HOUR = r"(?:\d{1,2}[:.h]\d{2}|\d{4})(?:\s?(?:hrs?|h|hours|local)\b\.?)?(?!\w)"
_LOG = re.compile(rf"(?:{_DAY},?\s+{_HOUR}|{_HOUR}|{_DAY}(?=\s{{2,}}|:))\s*[-–—:|]?\s+(?=\S)", re.I)
_LABEL = re.compile(r"[A-Z][\w/’'-]*(?: [\w/’'-]+){0,3}\s?:\s+(?=\S)")
# So many lines of one kind make a form or a log.
_FEWEST = 2


def behind_label(text: str, start: int, end: int) -> int:
    """Where the words of a line begin; its own beginning where it opens with neither."""
    if start and text[start - 1] != "\n":
        return start
    log = _LOG.match(text, start, end)
    at = log.end() if log else start
    label = _LABEL.match(text, at, end)
    return label.end() if label else at


def is_entry(text: str, start: int, end: int) -> bool:
    """Whether a line is one of several of a form or a log that stand together."""
    if behind_label(text, start, end) == start:
        return False
    lines = text[text.rfind("\n\n", 0, start) + 1 :].lstrip("\n").split("\n\n", 1)[0].split("\n")
    shape = _LOG if _LOG.match(text, start, end) else _LABEL
    return sum(bool(shape.match(line)) for line in lines) >= _FEWEST


def is_telling_entry(sentences: Sequence[Sentence], where: Range) -> bool:
    """Whether the words tell of a deed: by a verb, or by what was counted ("2 shots heard")."""
    sentence = sentence_over(sentences, *where)
    if sentence is None:
        return False
    verbs = (t for t in tokens_between(sentence, *where) if t.upos == "VERB")
    return any(_has_subject(sentence, verb) or _is_counted(sentence, verb) for verb in verbs)


def _has_subject(sentence: Sentence, verb: Token) -> bool:
    return any(True for _ in children(sentence, verb, "nsubj"))


def _is_counted(sentence: Sentence, verb: Token) -> bool:
    """ "No vehicles seen", "52 guns seen": a participle behind a number or a "no"."""
    noun = sentence.tokens[verb.head]
    before = children(sentence, noun, "nummod", "det")
    is_number = any(t.upos == "NUM" or t.lower == "no" for t in before)
    return verb.relation == "acl" and is_participle(verb.text) and is_number
