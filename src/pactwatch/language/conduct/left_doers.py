"""Who does what is told, where a trigger's own slot found nobody: by the words around it.

In: a hit whose agent stayed empty. Out: the head word of the doer, or None, by one table of rules,
each for a shape that the tree often hangs wrongly or that no slot stands in. Refuses nouns that are
no party, words of the hit, and to look for a name nearby: see conduct/roles.
"""

from collections.abc import Callable, Mapping, Sequence

from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.doers import (
    body_beside,
    by_phrase,
    doer_of,
    is_observed,
    maker_of,
    owner_before,
    whose,
)
from pactwatch.language.conduct.fit import may_be_party
from pactwatch.language.conduct.sources import fit
from pactwatch.language.grammar.chunks import governed_by
from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    children,
    is_passive,
    obliques,
    particle_verbs,
    subject_of,
)
from pactwatch.language.words.forms import is_participle
from pactwatch.language.words.lexicon import phrases

__all__ = ["doer_left", "parties_at_post"]

# Families in which who does it is whoever stands behind the "by" of a passive; of a host's conduct
# that may be the guest.
_DONE_BY = ("MIL.", "PRIS.", "COOP.", "RESTRAIN.", "SANC.", "THREAT.")
_JOINED = frozenset({"conj", "acl", "advcl", "xcomp"})
_LINKS = frozenset({",", "and", "or", "&"})


def doer_left(hit: Hit, taken: frozenset[int]) -> Token | None:
    """The doer by the first rule that finds one; `taken` are words that other roles have."""
    for rule in _RULES:
        found = fit(hit, rule(hit), hit.tokens)
        if found is not None and found.i not in taken and may_be_party(hit.sentence, found):
            return found
    return None


def _right_behind(hit: Hit) -> Token | None:
    """ "Was freed by | X on Monday": by the words, whatever the tree takes X for."""
    tokens, last = hit.sentence.tokens, max(hit.tokens)
    verb = tokens[last]
    is_done = verb.upos == "VERB" and is_participle(verb.text) and verb.relation != "amod"
    behind = tokens[last + 1 : last + 2]
    if not is_done or not behind or behind[0].lower != "by":
        return None
    return governed_by(hit.sentence, behind[0]) if hit.code.id.startswith(_DONE_BY) else None


def _mounted_by(hit: Hit) -> Token | None:
    """ "The crackdown | launched by X": who did by the word of doing right behind the deed."""
    noun = hit.sentence.tokens[max(hit.tokens)]
    behind = hit.sentence.tokens[noun.i + 1 : noun.i + 2]
    if noun.upos != "NOUN" or not behind or not is_participle(behind[0].text):
        return None
    told = {behind[0].lemma, *particle_verbs(hit.sentence, behind[0])}
    is_doing = not told.isdisjoint(phrases("conduct", "mounting"))
    return by_phrase(hit.sentence, behind[0]) if is_doing else None


def _maker(hit: Hit) -> Token | None:
    """ "It bolstered | support for the rebels": help is given by whoever the verb's subject is."""
    nouns = [t for t in _words(hit) if t.upos == "NOUN"] if hit.code.id.startswith("COOP.") else []
    found = (maker_of(hit.sentence, noun) for noun in nouns if _is_object(hit.sentence, noun))
    return next(found, None)


def _is_object(sentence: Sentence, noun: Token) -> bool:
    while noun.relation == "conj" and sentence.tokens[noun.head].upos == "NOUN":
        noun = sentence.tokens[noun.head]
    return noun.relation == "obj"


def _taking_part(hit: Hit) -> Token | None:
    """ "Will not be involved in | training them", "took the lead in | arming them"."""
    tokens, i = hit.sentence.tokens, hit.first - 1
    while i > 0 and (tokens[i].upos in {"DET", "ADJ"} or tokens[i].relation in {"conj", "cc"}):
        i -= 1
    before = tokens[i - 1] if i > 0 and tokens[i].lower == "in" else None
    if before is None or before.lemma not in phrases("conduct", "sharing"):
        return None
    if before.upos == "NOUN" and not _is_object(hit.sentence, before):
        return whose(hit.sentence, before)
    if before.relation == "acl" and tokens[before.head].upos in {"NOUN", "PROPN"}:
        return tokens[before.head]
    return _subject_above(hit.sentence, before)


def _listed(hit: Hit) -> Token | None:
    """ "Agreed to leave, | free them and start talks": one subject for all of a list."""
    verb = next((t for t in _words(hit) if t.upos == "VERB"), None)
    tokens, before = hit.sentence.tokens, hit.sentence.tokens[: verb.i] if verb is not None else ()
    if verb is None or not before or before[-1].lower not in _LINKS:
        return None
    is_told = hit.code.id != "MIL.VIOLENCE_LEVEL" and verb.relation in _JOINED
    if not is_told or children(hit.sentence, verb, "nsubj", "aux") or not _is_in_list(tokens, verb):
        return None
    return doer_of(hit.sentence, verb, _subject_above(hit.sentence, verb))


def _is_in_list(tokens: Sequence[Token], verb: Token) -> bool:
    """Behind another word in -ing, or behind infinitives of which the first has its "to"."""
    for one in reversed([t for t in tokens[: verb.i] if t.upos == "VERB" or t.lower[-3:] == "ing"]):
        if verb.lower.endswith("ing"):
            return one.lower.endswith("ing")
        link = tokens[one.i - 1].lower if one.i else ""
        is_bare = verb.lower == verb.lemma and one.lower == one.lemma
        if not is_bare or link not in _LINKS:
            return is_bare and link == "to"
    return False


def _body(hit: Hit) -> Token | None:
    """ "A massive | government bombardment": a body in small letters before the deed's noun."""
    noun = next((t for t in _words(hit) if t.upos == "NOUN"), None)
    if noun is None or not hit.code.id.startswith(("MIL.", "THREAT.")):
        return None
    body = body_beside(hit.sentence, noun)
    return body if body is not None and body.i < noun.i else None


def _at_post(hit: Hit) -> Token | None:
    """ "Lorries were held up at | a Front checkpoint", "at a roadblock of the Front": who stops
    people at a post is who keeps it."""
    verb = _verb(hit)
    if verb is None or not is_passive(hit.sentence, verb):
        return None
    if verb.lemma not in phrases("conduct", "stopping_people"):
        return None
    posts = obliques(hit.sentence, verb, "at")
    kept = (p for p in posts if p.lemma in phrases("conduct", "kept_posts"))
    owners = (owner_before(hit.sentence, p) or whose(hit.sentence, p) for p in kept)
    return next(filter(None, owners), None)


def parties_at_post(hit: Hit, roles: Mapping[str, Token | None]) -> dict[str, Token | None]:
    """ "A nurse was detained at a checkpoint of the Front", where the slot for whom it is done to
    asks for such as the Front: the Front did it, and to her."""
    other = roles.get("counterpart")
    if other is None or other.i not in hit.tokens:
        return {}
    keeper, verb = _at_post(hit), _verb(hit)
    if keeper is not other or verb is None:
        return {}
    return {"agent": keeper, "counterpart": subject_of(hit.sentence, verb)}


def _verb(hit: Hit) -> Token | None:
    return next((t for t in _words(hit) if t.upos == "VERB"), None)


def _subject_above(sentence: Sentence, word: Token) -> Token | None:
    """The subject of the nearest active verb above that has one."""
    while not word.is_root:
        if word.upos in {"VERB", "ADJ", "AUX"} and children(sentence, word, "nsubj"):
            break
        word = sentence.tokens[word.head]
    is_done_to = word.upos == "VERB" and is_passive(sentence, word) and word.lemma != "involve"
    return None if is_done_to else subject_of(sentence, word)


def _words(hit: Hit) -> list[Token]:
    tokens = [hit.sentence.tokens[i] for i in sorted(hit.tokens)]
    return [t for t in tokens if not is_observed(hit.sentence, t)]


_RULES: tuple[Callable[[Hit], Token | None], ...] = (
    _right_behind,
    _mounted_by,
    _maker,
    _taking_part,
    _listed,
    _body,
    _at_post,
)
