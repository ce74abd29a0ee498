"""Who does what a found noun or passive tells, where the trigger asks for nobody or for a maker.

Shapes, as data: "the release of nine captives by X", "forty captives are held by X", "X's release
of captives", "X resumed shipments". In: a hit. Out: the head word of the doer, or None.
Refuses whoever a "by" makes the doer of another participle ("the release of monks taken by X"),
and whose side prisoners are ("Orlan detainees were released").
"""

from pactwatch.language.conduct.arguments import governed
from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.doers import by_phrase, owner_before, phaser_of
from pactwatch.language.conduct.fit import may_be_party
from pactwatch.language.conduct.negators import head_token
from pactwatch.language.conduct.sources import fit
from pactwatch.language.grammar.syntax import Token, children, is_passive
from pactwatch.language.words.lexicon import phrases

__all__ = ["behind_by", "is_of_verb", "maker_behind", "owner_of_deed"]

# How far behind a noun of doing its "by" may stand.
_MAKER_REACH = 6
# Families in which who does it is whoever stands behind the "by" of a passive; of a host's conduct
# that may be the guest.
_DONE_BY = ("MIL.", "PRIS.", "COOP.", "RESTRAIN.", "SANC.", "NEG.", "THREAT.")


# Verbs whose subject does what their object tells: "staged attacks".
_MOUNTING = frozenset({"mount", "stage", "make", "wage", "unleash", "plan", "commit", "lead"})


def is_of_verb(hit: Hit, doer: Token) -> bool:
    """ "The Front faces | attacks on its villages": whose verb does not do what the noun tells."""
    noun, verb = head_token(hit), hit.sentence.tokens[doer.head]
    is_between = doer.i < verb.i < noun.i
    if noun.upos != "NOUN" or doer.relation != "nsubj" or not is_between:
        return False
    may_tell = phrases("conduct", "phasing") | phrases("conduct", "seeing") | _MOUNTING
    return verb.upos == "VERB" and verb.lemma not in may_tell


def behind_by(hit: Hit, taken: frozenset[int]) -> Token | None:
    """ "Forty captives are still held by X": where the trigger asks for nobody."""
    verb = head_token(hit)
    if not hit.code.id.startswith(_DONE_BY) or not is_passive(hit.sentence, verb):
        return None
    doer = fit(hit, by_phrase(hit.sentence, verb), taken)
    return doer if doer is not None and may_be_party(hit.sentence, doer) else None


def owner_of_deed(hit: Hit, *, taken: frozenset[int]) -> Token | None:
    """Whose doing it is where the trigger asks for nobody and a noun shows the conduct."""
    head = head_token(hit)
    if head.upos != "NOUN":
        return None
    owner = (
        _holder_before(hit, head)
        or maker_behind(hit)
        or fit(hit, phaser_of(hit.sentence, head), hit.tokens)
    )
    is_free = owner is not None and owner.i not in taken
    return owner if is_free and owner is not None and may_be_party(hit.sentence, owner) else None


def _holder_before(hit: Hit, noun: Token) -> Token | None:
    """Whose deed a noun tells by what stands before it; of "Orlan detainees were released" whose
    men they are, and not who let them go: "the Front's captives" are in its hands."""
    owner = owner_before(hit.sentence, noun)
    steps = zip(hit.trigger.words, hit.places, strict=True)
    is_released = any(step.role == "object" and noun.i in place for step, place in steps)
    if owner is None or not (is_released and hit.code.id.startswith("PRIS.")):
        return owner
    has_s = any(c.lower in {"'s", "'"} for c in children(hit.sentence, owner, "case"))
    return owner if has_s else None


def maker_behind(hit: Hit) -> Token | None:
    """ "The release of nine captives by X": the "by" behind the words found, within the phrase."""
    tokens, last = hit.sentence.tokens, max(hit.tokens)
    for token in tokens[last + 1 : last + 1 + _MAKER_REACH]:
        if token.upos in {"VERB", "AUX", "PUNCT", "PRON", "SCONJ"}:
            return None
        is_source = token.lower == "from" and hit.code.id.startswith("COOP.")
        if token.lower == "by" and _is_of_participle(hit, token):
            return None
        if token.lower == "by" or is_source:
            return fit(hit, governed(hit.sentence, token), hit.tokens)
    return None


def _is_of_participle(hit: Hit, by: Token) -> bool:
    """ "The release of nine monks taken captive by X": X took them."""
    doing = hit.sentence.tokens[hit.sentence.tokens[by.head].head]
    is_told = doing.upos == "VERB" and doing.relation == "acl" and is_passive(hit.sentence, doing)
    return is_told and hit.first < doing.i < by.i and not _is_told_by(hit, doing)


def _is_told_by(hit: Hit, doing: Token) -> bool:
    """Whether a step that fills no role was met by the participle itself."""
    steps = zip(hit.trigger.words, hit.places, strict=True)
    return any(doing.i in place for step, place in steps if not step.role)
