""" "Rumours of X", "its threat to X": drafts in, those and one for each noun that tells something.

Which noun goes with which leading word stands in cues.toml. Who owns the noun says so; where nobody
does, nobody is named. Refuses what no one says ("no reports of"), what another report touches, and
"to", "for" without an owner.
"""

from collections.abc import Iterator, Sequence

from pactwatch.language.cues.nouns import NOUN, owner_of
from pactwatch.language.grammar.syntax import Sentence, Token, phrase
from pactwatch.language.model.drafts import Draft
from pactwatch.language.names.mention_words import is_people
from pactwatch.language.words.lexicon import load, phrases
from pactwatch.language.words.ranges import Range, join, over, trim

__all__ = ["with_complements"]

_SCORE = 0.5  # below the grammar's own pairs; a guess, read as a rank only
_UNSAID = frozenset({"no", "any", "without", "little", "neither", "nor"})
# A noun that opens a sentence is often tagged a verb ("Allegations of"); its place is right.
_ROLES = frozenset({"nsubj", "obj", "obl", "nmod"})
_OWNED = frozenset({"to", "for"})


def with_complements(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence], quoted: Sequence[Range]
) -> list[Draft]:
    """The drafts, with what the nouns outside them tell. `quoted` are quotations."""
    taken = join([*quoted, *(r for d in drafts for r in (*d.content, *d.cue))])
    found = [d for s in sentences for d in _told(text, s)]
    return [*drafts, *(d for d in found if not over(taken, d.whole))]


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
        owner = owner_of(sentence, noun)
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
    """ "No reports of", "without any threat to"."""
    return any(t.lower in _UNSAID for t in sentence.tokens[max(0, noun.i - 3) : noun.i])
