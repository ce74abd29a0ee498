"""A stretch that tells what somebody else has promised in, that it is told and not promised out.

In: the shape of a stretch. Refuses the promise of the speaker's own side ("the minister said his
government had pledged") and what a speaker promises himself: that is his.
"""

from pactwatch.domain.statement import SpeechAct
from pactwatch.language.acts.found import Found
from pactwatch.language.acts.shape import Shape
from pactwatch.language.grammar.syntax import Sentence, Token, children, subject_of
from pactwatch.language.names.mention_words import is_people
from pactwatch.language.names.offices import office_class
from pactwatch.language.words.lexicon import phrases

__all__ = ["promised_by_others"]


def promised_by_others(shape: Shape) -> Found | None:
    """ "Marr said that Venn had promised him X": Marr tells that Venn has."""
    promising = phrases("cues", "promising") | {"assure"}
    if shape.is_voice or shape.cue_lemmas & promising or shape.is_future or shape.is_negated:
        return None
    for sentence, inside in shape.parts[:1]:
        words = [sentence.tokens[i] for i in sorted(inside)]
        verb = next((t for t in words if t.upos == "VERB"), None)
        who = subject_of(sentence, verb, inherit=False) if verb else None
        if verb is None or who is None or verb.lemma not in promising or who.i > verb.i:
            return None
        if not _is_somebody_else(shape, sentence, who):
            return None
        reason = f"“{who.text} … {verb.text}”: The speaker tells what somebody else promised."
        act = SpeechAct.ASSESS if shape.is_assessor else SpeechAct.ASSERT
        return Found(act, reason, is_plain=True)
    return None


def _is_somebody_else(shape: Shape, sentence: Sentence, who: Token) -> bool:
    """A person or a body, but neither the speaker's own men nor the body an office speaks for."""
    speaker = shape.speaker
    called = f"{speaker.name} {speaker.organisation} {speaker.role}" if speaker else ""
    is_owned = any(t.lower in _POSSESSIVES for t in children(sentence, who))
    if who.upos == "PRON" or is_owned or who.lower in called.lower().split():
        return False
    if {who.lower, who.lemma} & phrases("acts", "bodies"):
        return shape.is_assessor or who.text[:1].isupper() or not shape.is_of_office
    return who.upos == "PROPN" or is_people(who) or bool(office_class(who.lemma))


_POSSESSIVES = frozenset({"its", "their", "his", "her", "our", "my"})
