"""A "they" that opens what a body tells in, the crowd that it goes on with out.

"Students marched. They threw stones, police said": the students, for who speaks of himself is named
first. "Police said they threw stones", behind a crowd, leaves open who did. Refuses where the body
itself was the subject of the sentence before.
"""

from collections.abc import Sequence

from pactwatch.domain.statement import Speaker, SpeakerStatus
from pactwatch.language.conduct.pronouns import sentence_before
from pactwatch.language.grammar.syntax import Sentence, Token, core_phrase, subject_of
from pactwatch.language.names.mention_words import is_people

__all__ = ["crowd_meant"]

_SPEAKERS = frozenset({"police", "gendarmerie", "officers", "guards"})


def crowd_meant(
    text: str, sentences: Sequence[Sentence], at: int, speaker: Speaker | None
) -> tuple[str, ...] | None:
    """Whom a "they" stands for in what police tell, () where that is open; None where no more than
    the grammar has to say."""
    if speaker is None or not _is_of_order(speaker):
        return None
    sentence = next((s for s in sentences if s.start <= at < s.end), None)
    last = sentence_before(sentences, sentence) if sentence else None
    if sentence is None:
        return None
    is_first = text[sentence.start : at].strip(" “\"'") == ""
    crowd = _crowd(text, last) if last and "\n\n" not in text[last.end : sentence.start] else None
    if is_first:
        return (crowd,) if crowd else ()
    return () if crowd else None


def _is_of_order(speaker: Speaker) -> bool:
    words = f"{speaker.name} {speaker.organisation}".lower().split()
    return speaker.status in _SEVERAL and bool(_SPEAKERS & set(words))


_SEVERAL = frozenset({SpeakerStatus.ANONYMOUS_PLURAL, SpeakerStatus.ORGANISATION})


def _crowd(text: str, last: Sentence) -> str | None:
    """The people who are the subject of a sentence, if they are several and no officers."""
    subject: Token | None = subject_of(last, last.root, inherit=False)
    if subject is None or subject.lemma == subject.lower or not is_people(subject):
        return None
    if subject.lower in _SPEAKERS:
        return None
    start, end = core_phrase(last, subject)
    return text[start:end]
