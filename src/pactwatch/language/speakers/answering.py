"""Who the sentence right before a pronoun brings in beside a named person, and who answers him.

Shapes, as data: "A said X. His deputy disagreed. She said Y", "A nurse disputed this. She said Y",
"A baker at the stall laughed. Nobody, she said, had used it". In: a "he" or "she". Out: the
mention of the deputy, the nurse, the baker. Refuses whoever has a name in that sentence, suffers
what it tells, does something to "him" or "her", or stands beside another who fits as well.
"""

from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    children,
    clause_verb,
    core_phrase,
    is_passive,
)
from pactwatch.language.names.mention_words import is_plural
from pactwatch.language.names.mentions import Mention, MentionKind, read_mention
from pactwatch.language.speakers.brought_in import acts_on_another
from pactwatch.language.speakers.focus import Focus, key
from pactwatch.language.speakers.killed import is_killed
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import among

__all__ = ["who_answers"]

_NEW = frozenset({"a", "an", "another", "one"})
_OWNERS = {"his": "m", "her": "f"}
# "Shook her head", "rolled his eyes".
_GESTURES = {"shake": "head", "roll": "eye", "raise": "hand", "wave": "hand", "clear": "throat"}


def who_answers(focus: Focus, mention: Mention) -> Mention | None:
    """Whom the sentence before a "he" or "she" brings in as the next to speak."""
    before = _sentence_before(focus, mention) if mention.gender and not mention.plural else None
    subject = _subject(before) if before else None
    if before is None or subject is None or focus.is_quoted(mention.start):
        return None
    who = read_mention(focus.text, before, *core_phrase(before, subject), focus.names)
    if who.kind not in {MentionKind.NAMELESS, MentionKind.OFFICE} or who.name:
        return None
    if who.gender not in (None, mention.gender) or is_killed(before, subject.start):
        return None
    first = before.tokens[0].lower
    if _OWNERS.get(first, mention.gender) != mention.gender:
        return who if _answers(before, subject) or not _has_rival(focus, mention) else None
    is_acted_on = acts_on_another(before, subject.start, mention.gender)
    return who if first in _NEW and _answers(before, subject) and not is_acted_on else None


def _sentence_before(focus: Focus, mention: Mention) -> Sentence | None:
    """The last sentence before that the article itself tells, where nobody else stands between."""
    here = focus.sentence_number(mention.start)
    for number in range(here - 1, max(-1, here - 4), -1):
        sentence = focus.sentences[number]
        if not focus.is_quoted(sentence.start + 1):
            between = among(focus.names, sentence.start, mention.start)
            is_near = focus.paragraph(mention.start) - focus.paragraph(sentence.start) <= 0
            return sentence if is_near and not any(n.kind == "PERSON" for n in between) else None
    return None


def _subject(sentence: Sentence) -> Token | None:
    """The one that a sentence opens with."""
    token = next((t for t in sentence.tokens[:6] if t.relation == "nsubj"), None)
    return token if token and token.upos == "NOUN" and not is_plural(token) else None


def _answers(sentence: Sentence, subject: Token) -> bool:
    verb = clause_verb(sentence, subject)
    if verb.upos != "VERB" or is_passive(sentence, verb):
        return verb.lemma in phrases("cues", "floor", "minded")
    done = _GESTURES.get(verb.lemma)
    is_gesture = done and any(t.lemma == done for t in children(sentence, verb, "obj"))
    return verb.lemma in phrases("cues", "floor", "taking") or bool(is_gesture)


def _has_rival(focus: Focus, mention: Mention) -> bool:
    """Whether somebody known for a "she" stands in the paragraph."""
    near = (
        *focus.near(focus.spoken, mention.start, 0),
        *focus.near(focus.subjects, mention.start, 0),
    )
    return any(mention.gender in (k.gender, focus.genders.get(key(k.speaker))) for k in near)
