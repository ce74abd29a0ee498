""" "Rumours of X", "its threat to X": drafts in, those and one for each noun that tells something.

Which noun goes with which leading word stands in cues.toml. Who owns the noun says so; where nobody
does, nobody is named. Unquoted words that the model gives no cue make way for a noun's. Refuses
what no one says ("no reports of"), what another report touches, and "to", "for" without an owner.
"""

from collections.abc import Iterator, Sequence

from pactwatch.language.cues.nouns import NOUN, owner_as_written
from pactwatch.language.grammar.syntax import Sentence, Token, phrase
from pactwatch.language.model.drafts import Draft, without
from pactwatch.language.names.mention_words import is_people
from pactwatch.language.words.lexicon import load, phrases
from pactwatch.language.words.ranges import Range, join, over, trim

__all__ = ["with_complements"]

_SCORE = 0.5  # below the grammar's own pairs; a guess, read as a rank only
_UNSAID = frozenset({"no", "any", "without", "little", "neither", "nor"})
_MAKES = (["make"], ["makes"], ["made"])
# A noun that opens a sentence is often tagged a verb ("Allegations of"); its place is right.
_ROLES = frozenset({"nsubj", "obj", "obl", "nmod"})
_OWNED = frozenset({"to", "for"})


def with_complements(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence], quoted: Sequence[Range]
) -> list[Draft]:
    """The drafts, with what the nouns outside them tell. `quoted` are quotations."""
    bare = [d for d in drafts if not (d.cue or d.source or over(quoted, d.whole))]
    told = without(drafts, bare)
    taken = join([*quoted, *(r for d in told for r in (*d.content, *d.cue))])
    found = [d for s in sentences for d in _told(text, s) if not over(taken, d.whole)]
    own = join([r for d in found for r in d.content])
    return [*without(drafts, [d for d in bare if over(own, d.whole)]), *found]


def _told(text: str, sentence: Sentence) -> Iterator[Draft]:
    leads = load("cues")["told_noun"]
    tokens = sentence.tokens
    for lead in tokens[1:-1]:
        noun = tokens[lead.i - 1]
        if lead.lower not in leads or not (noun.upos == "NOUN" or noun.relation in _ROLES):
            continue
        if noun.lemma not in phrases("cues", "told_noun", lead.lower):
            continue
        content = _complement(text, sentence, lead)
        owner = owner_as_written(sentence, noun)
        if content is None or _is_unsaid(sentence, noun) or (lead.lower in _OWNED and not owner):
            continue
        source = (trim(text, phrase(sentence, owner)[0], owner.end),) if owner else ()
        if not source or source[0][1] <= noun.start:
            yield Draft((content,), ((noun.start, noun.end),), source, (), _SCORE, NOUN)


def _complement(text: str, sentence: Sentence, lead: Token) -> Range | None:
    """From the leading word, or behind it where it is "of", to the end of what hangs on it."""
    head = sentence.tokens[lead.head]
    if head.i <= lead.i or (lead.lower == "that" and lead.relation != "mark"):
        return None  # "the fear that led to it", "a report that morning"
    if lead.lower == "of" and (head.upos in {"PROPN", "PRON"} or is_people(head)):
        return None  # "claims of some critics": they make them
    start = lead.end if lead.lower in {"of", "that"} else lead.start
    found = trim(text, start, phrase(sentence, head)[1])
    return found if found[0] < found[1] else None


def _is_unsaid(sentence: Sentence, noun: Token) -> bool:
    """ "No reports of", "without any threat to", "it makes sense that", "in the sense that"."""
    before = [t.lower for t in sentence.tokens[max(0, noun.i - 3) : noun.i]]
    is_meant = noun.lemma == "sense" and (before[-1:] in _MAKES or before[-2:] == ["in", "the"])
    return is_meant or any(word in _UNSAID for word in before)
