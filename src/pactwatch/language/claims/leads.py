"""Sentences that may tell of a code, though no claim was made of them.

In: a text with its sentences, the statements read out of it, and what the two networks say of them:
the one that reads a passage beside a code's examples (`Closeness`), and the one that hears deeds
(`Deeds`). Out: leads, the likeliest first within a document and code. What a network takes for
likely enough though no word there shows it to a claim, and what it is less sure of than a claim
asks for. A person who looks at them finds much of what was missed (docs/accuracy-codes.md).
Refuses to make evidence of any: a lead names a place to look at, and nothing weighs it; and of the
codes that ship what was seen and left out, as planned, feared or nobody's doing. Positions (POS.*)
are told by a statement's act and are no leads.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from pactwatch.domain.actor import Actor
from pactwatch.domain.codebook import Codebook
from pactwatch.domain.reading import Lead
from pactwatch.domain.statement import Statement
from pactwatch.language.claims.by_example import answer_on
from pactwatch.language.claims.close import LEAST_WORDS
from pactwatch.language.claims.sought import Search
from pactwatch.language.claims.taught import taught_codes
from pactwatch.language.conduct.close import Closeness
from pactwatch.language.grammar.syntax import Sentence, sentences_over
from pactwatch.language.model.deeds_heard import Deeds
from pactwatch.language.words.lexicon import phrases

__all__ = ["Heard", "leads_in"]

# Log-odds from which on a sentence is worth a look. On 21 held reports .904 of what tells of a code
# by examples is above it, and a fifth of what is above it tells of the code; of 266 held sentences
# of news, codes that the network for deeds was taught, .68 of what was missed, and a fifth too.
_WORTH_A_LOOK = -2.0
# Of one code in one document so many: a person reads the likeliest first.
_MOST = 5
_POSITIONS = "POS."


@dataclass(frozen=True, slots=True)
class Heard:
    """What the networks are asked with: a case's examples and what its words show; None where the
    codebook has no such codes or the model gives no such answers."""

    codebook: Codebook
    actors: Sequence[Actor]
    closeness: Closeness | None
    deeds: Deeds | None


def leads_in(
    text: str, sentences: Sequence[Sentence], statements: Iterable[Statement], heard: Heard
) -> tuple[Lead, ...]:
    """The leads of a document, by code, the likeliest first; at most five of a code."""
    read = _read_there(sentences, statements)
    told = (s for s in sentences if _is_telling(s))
    left = (lead for s in told for lead in _in_sentence(text, s, sentences, read[s.start], heard))
    ranked = sorted(left, key=lambda lead: (lead.code, -lead.odds, lead.start))
    by_code = (list(group) for _, group in groupby(ranked, key=lambda lead: lead.code))
    return tuple(lead for group in by_code for lead in group[:_MOST])


def _is_telling(sentence: Sentence) -> bool:
    """No date line ("14 March 2025"), and no more than a name."""
    days = phrases("conduct", "calendar")
    words = (t.lower for t in sentence.tokens if t.lower.isalpha())
    return sum(word not in days for word in words) >= LEAST_WORDS


def _in_sentence(
    text: str, sentence: Sentence, around: Sequence[Sentence], read: Set[str], heard: Heard
) -> Iterator[Lead]:
    yield from (lead for lead in _by_example(text, sentence, heard) if _is_left(lead, read))
    by_word = [lead for lead in _by_word(sentence, heard) if _is_left(lead, read)]
    if not by_word:
        return
    # "Would withdraw", "what if he was killed?": a word that shows it was seen, and left out.
    search = Search(text, heard.codebook, heard.actors, around, deeds=heard.deeds)
    everywhere = frozenset(range(len(sentence.tokens)))
    seen = {hit.code.id for hit in search.hits(sentence, everywhere)}
    yield from (lead for lead in by_word if lead.code not in seen)


def _by_example(text: str, sentence: Sentence, heard: Heard) -> Iterator[Lead]:
    if heard.closeness is None:
        return
    start, end = _range(sentence)
    for code in heard.closeness.in_common(text[start:end]):
        told = answer_on(text[start:end], code)
        odds = max(told.shows, told.contrary)
        if odds > _WORTH_A_LOOK:
            is_contrary = told.contrary > told.shows
            yield Lead(code.id, start, end, round(odds, 2), is_contrary)


def _by_word(sentence: Sentence, heard: Heard) -> Iterator[Lead]:
    known = taught_codes(heard.codebook)
    if heard.deeds is None or not known:
        return
    highest = heard.deeds.highest(sentence.starts)
    likely = frozenset(np.flatnonzero(highest > _WORTH_A_LOOK).tolist())
    for code, row in known.values():
        if row.column in likely and not code.id.startswith(_POSITIONS):
            yield Lead(code.id, *_range(sentence), round(float(highest[row.column]), 2))


def _range(sentence: Sentence) -> tuple[int, int]:
    return sentence.tokens[0].start, sentence.tokens[-1].end


def _read_there(
    sentences: Sequence[Sentence], statements: Iterable[Statement]
) -> defaultdict[int, set[str]]:
    """The codes read in a sentence, by where it begins: what is proposed for a garbled one was seen
    too."""
    read = defaultdict[int, set[str]](set)
    for one in statements:
        codes = {claim.conduct for claim in (*one.claims, *one.proposed)}
        for span in one.content if codes else ():
            for sentence in sentences_over(sentences, span.start, span.end):
                read[sentence.start] |= codes
    return read


def _is_left(lead: Lead, read: Set[str]) -> bool:
    """Not read so; where something else was read it must be likelier than not."""
    return lead.code not in read and (not read or lead.odds > 0)
