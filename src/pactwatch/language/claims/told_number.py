"""A number that is told alone, and what it counts: "put the number at 11", "nine went home".

In: a claim or the content of a statement, and the sentence before. Out: the number, and the claim
of what the sentence before told with that number in it. Refuses tolls of the dead and the hurt,
which count no deeds, and a sentence before that denies it or tells of two things to be counted.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.domain.claim import Claim, Polarity, Quantity
from pactwatch.language.claims.choice import Reading
from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.doers import owner_of
from pactwatch.language.conduct.fit import may_be_party
from pactwatch.language.conduct.pronouns import antecedents
from pactwatch.language.grammar.syntax import Sentence, Token, children
from pactwatch.language.words.counts import number_of

__all__ = ["number_told", "owner_of_counted", "recounted", "with_unit"]

_TOLD = re.compile(
    r"\s*(?:the|its|their|that) (?:(?:total|overall|final|true|real) )?"
    r"(?:number|total|figure|count|tally) at (?:only |just |about )?(?P<number>[\w,-]+?)[.,;]?\s*",
    re.IGNORECASE,
)


def number_told(text: str, content: Sequence[tuple[int, int]]) -> float | None:
    """ "(The Society put) the number at 11": the number, where nothing else is told."""
    told = _TOLD.fullmatch(text, *content[0]) if len(content) == 1 else None
    return number_of(told["number"]) if told else None


def recounted(readings: Sequence[Reading], number: float) -> tuple[Claim, ...]:
    """What the sentence before told, so often; whoever counts names nobody who did it."""
    counted = [r for r in readings if r.hit.code.thing]
    if len({r.claim.conduct for r in counted}) != 1 or len(counted) != 1:
        return ()
    claim = counted[0].claim
    if claim.polarity is Polarity.NEGATIVE:
        return ()
    before = claim.quantity
    thing = (counted[0].hit.code.thing or "").partition("|")[0]
    unit = before.unit if before else thing
    quantity = Quantity(number, number, unit, before.definition if before else unit)
    reason = f"{claim.reason} Only the number is told here, of what the sentence before tells."
    return (replace(claim, agent=(), quantity=quantity, reason=reason),)


def with_unit(claim: Claim, sentence: Sentence, last: Sentence | None) -> Claim:
    """ "Nine went home" behind "captives": nine captives; of "the last nine" the last."""
    quantity = claim.quantity
    if quantity is None or number_of(quantity.unit) is None:
        return claim
    meant = antecedents(sentence, last)
    heads = [m.heads[0].text for i, m in meant.items() if sentence.tokens[i].text == quantity.unit]
    if len(set(heads)) != 1:
        return claim
    told = quantity.definition if quantity.definition != quantity.unit else ""
    definition = f"{told} {heads[0]}".strip()
    return replace(claim, quantity=replace(quantity, unit=heads[0], definition=definition))


def owner_of_counted(hit: Hit) -> Token | None:
    """ "The last guns of the army left, and all 48 | had been withdrawn": whose guns they are."""
    if not hit.code.id.startswith("MIL."):
        return None
    here = antecedents(hit.sentence, None)
    heads = [m.heads[0] for i, m in here.items() if i in hit.tokens]
    owner = owner_of(hit.sentence, heads[0]) if len(heads) == 1 else None
    if owner is None or may_be_party(hit.sentence, owner):
        return owner
    # "The last guns of the army | leave", which the tree takes for one noun.
    inner = children(hit.sentence, owner, "nmod", "compound")
    return next((t for t in inner if may_be_party(hit.sentence, t)), None)
