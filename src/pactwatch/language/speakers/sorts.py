"""A mention that no rule can read, or reads for another sort of speaker than the network does: who
it is taken for.

In: the rules' answer and the shares of sorts. Out: the answer, or the mention's own words as one
nameless person's, several people's or a body's. Refuses to tell who somebody is, and to judge
names, offices, pronouns and what goes back to somebody told of before.
"""

from pactwatch.domain.statement import SpeakerStatus
from pactwatch.language.grammar.syntax import Sentence, head_of_range
from pactwatch.language.model.speaker_heard import Sorts
from pactwatch.language.names.mentions import Mention, MentionKind
from pactwatch.language.speakers.forms import Answer, nameless, organisation, without_article

__all__ = ["by_sort", "may_sort"]

# So sure the network must be where the rules have an answer of their own: at .8 it took "the
# monitors" for a body.
_SURE = 0.95
# A phrase of more words that no rule can read is rather a stretch cut wrongly than a mention.
_PHRASE = 12
_OPEN = frozenset({MentionKind.NAMELESS, MentionKind.BODY})
# Of one person the rules know more: by word the network takes "the night porter" for a body.
_SEVERAL = frozenset({SpeakerStatus.ANONYMOUS_PLURAL, SpeakerStatus.ORGANISATION})
_NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON"})


def may_sort(mention: Mention) -> bool:
    """Whether the network is asked: of no name, office or pronoun."""
    return mention.kind in _OPEN or mention.kind is MentionKind.OTHER


def by_sort(mention: Mention, answer: Answer, sentence: Sentence, told: Sorts) -> Answer:
    """The rules' answer, or the mention as the sort of speaker that the network takes it for."""
    speaker, person = answer
    sort = max(told, key=told.__getitem__)
    if person is not None or speaker.resolved_by is not None or sort is SpeakerStatus.NAMED:
        return answer
    is_left = mention.kind is MentionKind.OTHER and speaker.status is SpeakerStatus.UNCLEAR
    is_other = {speaker.status, sort} == _SEVERAL and told[sort] > _SURE
    if is_left and _is_phrase(mention, sentence):
        return _as(mention, sort)
    return _as(mention, sort) if mention.kind in _OPEN and is_other else answer


def _is_phrase(mention: Mention, sentence: Sentence) -> bool:
    """Whether a mention is one noun with what belongs to it, and no stretch of a sentence."""
    head = head_of_range(sentence, mention.start, mention.end)
    is_short = len(mention.text.split()) <= _PHRASE
    return is_short and head is not None and head.upos in _NOUNS


def _as(mention: Mention, sort: SpeakerStatus) -> Answer:
    if sort is SpeakerStatus.ORGANISATION:
        speaker, _ = nameless(mention, sort)
        return organisation(mention, without_article(speaker.name or mention.text), None)
    return nameless(mention, sort)
