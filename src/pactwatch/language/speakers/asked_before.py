"""A "he" or "she" in, whom the writer has asked right before out.

Shape, as data: "I asked the boy at the stall whether X. He looked away. “Ask my uncle,” he said":
the boy. Refuses somebody with a name, several people, and whoever spoke or acted since.
"""

import re

from pactwatch.language.grammar.syntax import Sentence, Token, children, core_phrase
from pactwatch.language.names.mention_words import is_plural
from pactwatch.language.names.mentions import Mention, MentionKind, read_mention
from pactwatch.language.speakers.focus import Focus
from pactwatch.language.words.ranges import among

__all__ = ["asked_before"]

# Sentences in which the question stands before the answer. A guess.
_BACK = 3
_WRITER = frozenset({"i", "we"})
_ASKING = frozenset({"ask", "question", "press", "tell", "phone", "call", "meet"})
_LOOKS = re.compile(r"(?:he|she|i|we)\b", re.IGNORECASE)


def asked_before(focus: Focus, mention: Mention) -> Mention | None:
    """The mention of whom the writer asked; None where he asked nobody nameless there."""
    if not mention.gender or mention.plural:
        return None
    here = focus.sentence_number(mention.start)
    for number in range(here - 1, max(-1, here - 1 - _BACK), -1):
        sentence = focus.sentences[number]
        if focus.paragraph(sentence.start) != focus.paragraph(mention.start):
            return None
        if asked := _asked(focus, sentence, mention):
            return asked
        is_open = _LOOKS.match(focus.text, sentence.start) or focus.is_quoted(sentence.start + 1)
        if not is_open:
            return None
    return None


def _asked(focus: Focus, sentence: Sentence, mention: Mention) -> Mention | None:
    named = among(focus.names, sentence.start, mention.start)
    verb = next((t for t in sentence.tokens if _asks(sentence, t)), None)
    whom = next(iter(children(sentence, verb, "obj", "iobj")), None) if verb else None
    if whom is None or whom.upos != "NOUN" or is_plural(whom):
        return None
    if any(n.kind == "PERSON" for n in named):
        return None
    read = read_mention(focus.text, sentence, *core_phrase(sentence, whom), focus.names)
    is_somebody = read.kind in {MentionKind.NAMELESS, MentionKind.OFFICE}
    return read if is_somebody and read.gender in (None, mention.gender) else None


def _asks(sentence: Sentence, verb: Token) -> bool:
    subjects = children(sentence, verb, "nsubj")
    return verb.lemma in _ASKING and any(t.lower in _WRITER for t in subjects)
