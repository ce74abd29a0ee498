"""A sentence that only lists what was spoken of in, and that it does, out: no part of it is done.

"He discussed several reforms. Among them were the release of detainees": the release is a topic.
"It found five violations. Among them was the shelling of two villages" tells of the shelling.
Refuses lists of anything but what may still come: lexicon/conduct.toml, `topics`.
"""

from pactwatch.language.grammar.syntax import Sentence, Token
from pactwatch.language.words.lexicon import phrases

__all__ = ["lists_topics"]

_THEM = frozenset({"them", "these", "those", "which"})
_BE = frozenset({"is", "are", "was", "were", "be"})


def lists_topics(sentence: Sentence, before: Sentence | None) -> bool:
    """Whether it opens with "among" the demands, reforms or ideas that it, or `before`, names."""
    tokens = sentence.tokens
    verb = next((t.i for t in tokens if t.lower in _BE or t.upos in {"VERB", "AUX"}), 0)
    if tokens[0].lower != "among" or not verb or tokens[verb].lower not in _BE:
        return False
    if tokens[1].lower in _THEM and verb == 2:
        return before is not None and _has_topic(before.tokens)
    return _has_topic(tokens[1:verb])


def _has_topic(words: tuple[Token, ...]) -> bool:
    return any(t.lemma in phrases("conduct", "topics") for t in words)
