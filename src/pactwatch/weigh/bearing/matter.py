"""Which word of a report tells that one duty is meant, where no party is named in it.

"All 40 fishermen are free" is about the duty to free fishermen; "prisoners were freed" may be about
anybody's. In: a claim, its statement's words, the duty's setting. Out: the word, or None. Refuses
words that the code's triggers have, that tell no kind, and that another party's like duty has too.
"""

import re
from functools import lru_cache

from pactwatch.domain.agreement import ElementType, Obligation
from pactwatch.domain.claim import Claim
from pactwatch.domain.codebook import ConductCode, matches_code
from pactwatch.weigh.bearing.scope import Setting
from pactwatch.weigh.names.names import is_generic, words_of
from pactwatch.weigh.passages.words import lexicon

__all__ = ["is_shared", "matter_named", "others_like"]

_OF_MATTER = (ElementType.ACT, ElementType.OBJECT)
# "Seven million" may be of the twelve that are owed; "forty" tells no matter from another.
_SCALE = 1e6


def matter_named(claim: Claim, words: str, setting: Setting) -> str | None:
    """The word in the claim's object that the duty's text has; or, where nobody is said to do it,
    the one in the statement's `words` that the texts of its ACT and OBJECT have. "Families have
    returned" is about the duty to let families return: who does it may be the matter itself."""
    plain = [t for t in claim.agent if is_generic(t) and setting.book.resolve(t) is None]
    told = " ".join((claim.object or "", *plain))
    found = _shared(claim, told, setting.obligation.text, setting)
    if found is None and not claim.agent:
        found = _shared(claim, words, _asked(setting.obligation), setting)
    elif found is None and setting.obligation.is_doing and len(plain) == len(claim.agent):
        several = " ".join(w for w in words_of(words) if w.endswith(("s", "men", "ren")))
        found = _shared(claim, several, _asked(setting.obligation), setting)
    return found


def _shared(claim: Claim, spoken: str, own: str, setting: Setting) -> str | None:
    asked, known = _singulars(own), lexicon()
    told = [w for w in words_of(spoken) if w.islower() and _singular(w) in asked]
    told = [w for w in told if w not in known.stop and known.numbers.get(w, _SCALE) >= _SCALE]
    plain = [w for w in told if not _is_of_name(w, own, setting)]
    common = _common(claim.conduct, setting) if plain else frozenset()
    return next((word for word in plain if _singular(word) not in common), None)


def _is_of_name(word: str, own: str, setting: Setting) -> bool:
    """ "Guards" are not the matter of a duty whose text has the word in "the Lake Guard" alone."""
    actors = (setting.book.actors.get(party) for party in setting.agreement.parties)
    names = {_singular(w.casefold()) for a in actors if a for n in a.names for w in words_of(n)}
    lower = {_singular(w) for w in words_of(own) if w.islower()}
    return _singular(word) in names - lower


def _common(code_id: str, setting: Setting) -> frozenset[str]:
    """What tells no duty from another: the code's own words, and those of like duties.

    Worked out once a duty and code: it looks at every duty of the agreement.
    """
    if code_id not in setting.common:
        code = setting.code(code_id)
        others = others_like(code_id, setting)
        texts = (f"{o.text} {_asked(o)}" for o in others)
        own = _words_of_code(code) if code else frozenset()
        doing = _doing_of(code, setting.obligation) if code and not code.triggers else frozenset()
        setting.common[code_id] = own.union(doing, *map(_singulars, texts))
    return setting.common[code_id]


def is_shared(code_id: str, setting: Setting) -> bool:
    """Whether another party of the agreement owes the like of this duty."""
    return bool(others_like(code_id, setting))


def others_like(code_id: str, setting: Setting) -> tuple[Obligation, ...]:
    """The duties of other parties of the agreement that ask for this conduct too."""
    every = setting.agreement.obligations
    return tuple(o for o in every if _is_anothers(o, code_id, setting))


def _is_anothers(other: Obligation, code_id: str, setting: Setting) -> bool:
    asked = (code for e in other.elements for code in e.codes)
    is_like = any(matches_code(pattern, code_id) for pattern in (*asked, *other.performs))
    return is_like and other.promisor != setting.obligation.promisor


def _words_of_code(code: ConductCode) -> frozenset[str]:
    """What the code calls anything of that kind: the shortest list of its triggers that holds its
    word for the thing (longer ones add who it may be), all their words where it has none."""
    lists = [step.split("|") for step in re.findall(r"[\w|-]+", " ".join(code.triggers))]
    kinds = [words for words in lists if code.thing in words]
    common = min(kinds, key=len) if kinds else [word for words in lists for word in words]
    return frozenset(map(_singular, common))


def _doing_of(code: ConductCode, obligation: Obligation) -> frozenset[str]:
    """ "Pays a dividend", as label and ACT begin: what is done tells no matter from another."""
    acts = (e.text for e in obligation.elements if e.type is ElementType.ACT)
    first = {_singular(w) for text in acts for w in words_of(text.casefold())[:1]}
    return frozenset(first & {_singular(w) for w in words_of(code.label.casefold())[:1]})


def _asked(obligation: Obligation) -> str:
    return " ".join(e.text for e in obligation.elements if e.type in _OF_MATTER)


@lru_cache(maxsize=4096)
def _singulars(text: str) -> frozenset[str]:
    return frozenset(_singular(word.casefold()) for word in words_of(text))


def _singular(word: str) -> str:
    """Near enough to compare two words: "fishermen" and "fisherman", "nurses" and "nurse"."""
    return f"{word[:-2]}an" if word.endswith("men") else word.removesuffix("s")
