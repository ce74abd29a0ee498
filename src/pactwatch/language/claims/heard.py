"""Hits for conduct that the network for deeds sees in a word where no trigger stands.

In: a sentence, the words of the statement in it, what the network takes them to show, and the hits
of the triggers. Out: a `Hit` per code, on the likeliest word, with the reason in its `why`; roles,
polarity and time are read of it as ever. Refuses words of a trigger's hit, what is done instead or
by no party, and every code that the network was not taught.
Positions (POS.*) are for the act of a statement to tell, and are heard only where all that is
spoken of is coded.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from pactwatch.domain.codebook import Codebook, ConductCode
from pactwatch.language.claims.close import hit_on, is_of_denied, turned
from pactwatch.language.claims.taught import taught_codes
from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.doers import by_phrase
from pactwatch.language.conduct.done_to import patient_of, people_or_thing
from pactwatch.language.conduct.fit import may_be_party
from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    ancestors,
    children,
    is_passive,
)
from pactwatch.language.model.deeds_heard import Deeds, Taught
from pactwatch.language.model.reading import Table
from pactwatch.language.words.kept import kept_by_object
from pactwatch.language.words.lexicon import load, phrases
from pactwatch.text.triggers import can_be_step

__all__ = ["heard_hits", "without_unheard"]

_PARTS = frozenset({"VERB", "NOUN", "ADJ", "ADV", "PROPN"})
_POSITIONS = "POS."
# Of these a place may tell ("passed through the airport"), and of closed bases too.
_ON_GROUND = ("HOST.", "ENABLE.", "MIL.BASE_CLOSE")
# What is done to prisoners: "closed four of the beds" lets nobody go.
_TO_PEOPLE = "PRIS."
# Log-odds beyond what was enough in training, for codes by which somebody is accused: of news that
# it has not learned from, words heard by less are right in one of three.
# Tried: none, .4, .6, .8; from .4 to .8 as many deeds are right in all, and fewer claims are false.
_MARGIN = 0.6


def heard_hits(
    sentence: Sentence,
    inside: frozenset[int],
    deeds: Deeds,
    codebook: Codebook,
    found: Sequence[Hit] = (),
    *,
    also_positions: bool = False,
) -> Iterator[Hit]:
    """What the network takes the words to show: one hit per code that it knows."""
    likely = _likely(deeds.highest(sentence.starts), codebook)
    odds = deeds.odds(sentence.starts)
    places = [i for i in sorted(inside) if i < len(odds)] if likely else []
    if not places:
        return
    taken = frozenset[int]().union(*(hit.tokens for hit in found))
    highest = odds[places].max(axis=0)
    for code, row, least in likely:
        if highest[row.column] < least:
            continue
        if code.id.startswith(_POSITIONS) and not also_positions:
            continue
        best = max(places, key=lambda i: float(odds[i, row.column]))
        if best in taken or not _may_show(sentence, best) or _tells_another(sentence, best, code):
            continue
        if code.id.startswith(_TO_PEOPLE) and _is_done_to_thing(sentence, sentence.tokens[best]):
            continue
        if _is_way(sentence.tokens[best]) and not code.id.startswith(_ON_GROUND):
            continue
        hit = hit_on(sentence, inside, sentence.tokens[best], code, _why(code))
        yield turned(hit) if _is_contrary(sentence, best, code) else hit


# A code, its row of the network, and from which log-odds on a word shows it.
Mark = tuple[ConductCode, Taught, float]


def _likely(highest: Table, codebook: Codebook) -> list[Mark]:
    """The codes that any word of a sentence is likely enough to show: mostly none."""
    marks, columns, least = _marks(codebook)
    return [marks[n] for n in (highest[columns] >= least).nonzero()[0].tolist()]


@kept_by_object
def _marks(codebook: Codebook) -> tuple[list[Mark], NDArray[np.intp], Table]:
    """The codes that a word may be enough for, with their columns and marks as arrays too."""
    known = taught_codes(codebook).values()
    marks = [
        (code, row, row.enough + _MARGIN * code.adverse)
        for code, row in known
        if row.enough is not None
    ]
    columns = np.array([row.column for _, row, _ in marks], dtype=np.intp)
    return marks, columns, np.array([least for *_, least in marks], dtype=np.float32)


def without_unheard(
    sentence: Sentence, hits: Sequence[Hit], deeds: Deeds, codebook: Codebook
) -> Sequence[Hit]:
    """The triggers' hits but those of a code that the network is sure no word there shows; only
    codes that it has seen often in news, and words that it has heard."""
    if not hits:
        return hits
    odds, known = deeds.odds(sentence.starts), taught_codes(codebook)
    highest = deeds.highest(sentence.starts)

    def is_unheard(hit: Hit) -> bool:
        if hit.code.id not in known or max(hit.tokens) >= len(odds):
            return False
        row = known[hit.code.id][1]
        return row.least is not None and bool(highest[row.column] < row.least)

    return [hit for hit in hits if not is_unheard(hit)]


def _may_show(sentence: Sentence, place: int) -> bool:
    token = sentence.tokens[place]
    is_word = can_be_step(token.text) and any(c.isalpha() for c in token.lower)
    if token.upos not in _PARTS or not is_word:
        return False
    is_so = not _is_left(sentence, token) and not _is_instead(sentence, token)
    is_so = is_so and not is_of_denied(sentence, token) and not _is_by_no_party(sentence, token)
    return is_so and not _is_barred(sentence, token)


def _is_contrary(sentence: Sentence, place: int, code: ConductCode) -> bool:
    """ "Holds nine prisoners", "they | remain", "is in custody": the word by which one hears the
    code says that it is not so."""
    token = sentence.tokens[place]
    states = _contrary(code.id)
    if token.upos == "NOUN" and token.lemma in states:
        return any(t.lower in {"in", "behind"} for t in children(sentence, token, "case"))
    return not states.isdisjoint(_verbs_of(sentence, token))


def _is_way(token: Token) -> bool:
    """ "Flown in | through the airstrip": where it passed, and no strike."""
    is_where = token.upos == "NOUN" and token.relation in {"obl", "nmod"}
    return is_where and token.lemma in phrases("conduct", "ways")


def _is_done_to_thing(sentence: Sentence, verb: Token) -> bool:
    """ "Closed the | beds": to a thing, and no word for men ("cleared the yard of captives")."""
    thing = patient_of(sentence, verb) if verb.upos == "VERB" else None
    return thing is not None and people_or_thing(sentence, thing) is False


def _tells_another(sentence: Sentence, place: int, code: ConductCode) -> bool:
    """ "Has captured nine soldiers" is no pullout, and no release; nor is "has nine captives
    left"."""
    behind = sentence.tokens[place + 1 : place + 2]
    if _contrary(code.id) and behind and _is_left(sentence, behind[0]):
        return True
    others = _contrary(f"{code.id}_not")
    return not others.isdisjoint(_verbs_of(sentence, sentence.tokens[place]))


def _contrary(row: str) -> frozenset[str]:
    rows: dict[str, str] = load("conduct")["contrary"]
    return frozenset(rows.get(row.replace(".", "_"), "").split())


def _verbs_of(sentence: Sentence, token: Token) -> set[str]:
    """The word itself, or for who does it or is done to the verb."""
    if token.upos == "NOUN" and token.relation in {"nsubj", "obj"}:
        return {sentence.tokens[token.head].lemma}
    return {token.lemma}


def _is_barred(sentence: Sentence, noun: Token) -> bool:
    """ "Kept weapons away from the town", "weapons were kept away": what a noun names is what was
    barred, and not done."""
    verb = sentence.tokens[noun.head]
    is_below = noun.upos == "NOUN" and verb.upos == "VERB" and noun.relation in {"obj", "nsubj"}
    is_passed = is_below and is_passive(sentence, verb)
    if not is_below or (noun.relation == "nsubj") is not is_passed:
        return False
    beside = {t.lower for t in sentence.tokens[verb.i + 1 : max(verb.i, noun.i) + 3]}
    told = {verb.lemma, *(f"{verb.lemma}_{word}" for word in beside)}
    return not told.isdisjoint(phrases("conduct", "barring_verbs"))


def _is_by_no_party(sentence: Sentence, token: Token) -> bool:
    """ "Killed by the flood"."""
    doer = by_phrase(sentence, token) if token.upos == "VERB" else None
    return doer is not None and doer.upos == "NOUN" and not may_be_party(sentence, doer)


def _is_left(sentence: Sentence, token: Token) -> bool:
    """ "Has two prisoners left": what remains, and nobody who leaves."""
    before = sentence.tokens[max(0, token.i - 5) : token.i]
    behind = sentence.tokens[token.i + 1 : token.i + 2]
    is_last = not behind or behind[0].upos == "PUNCT"
    has = any(t.lemma in {"have", "there"} for t in before)
    return token.lower == "left" and is_last and has and before[-1].upos == "NOUN"


def _is_instead(sentence: Sentence, token: Token) -> bool:
    """ "Instead of leaving, it sent more": by a word right before it or before a verb above."""
    above = [token, *(t for t in ancestors(sentence, token) if t.upos == "VERB")]
    return any(_stands_behind(sentence, t.i) for t in above)


def _stands_behind(sentence: Sentence, place: int) -> bool:
    before = [t.lower for t in sentence.tokens[max(0, place - 2) : place]]
    is_of = before[-1:] in (["of"], ["than"]) and before[:1] in (["instead"], ["rather"])
    return is_of or (before[-1:] == ["without"] and sentence.tokens[place].upos == "VERB")


def _why(code: ConductCode) -> str:
    return f"what the network takes for {code.id} ({code.label}), by sentences people had marked"
