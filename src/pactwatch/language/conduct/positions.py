"""Whether words that show a position or a tie are one: somebody must take it, with somebody else.

In: a hit of a position (POS) or a tie (TIES) and its roles. Out: yes or no. A draft's call, "the
promised reforms", "residents were urged" and what "one may expect" are nobody's position; who is in
touch with its own people has no tie. Refuses to look for another reading: see conduct/fit.
"""

from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.fit import may_be_party
from pactwatch.language.conduct.negators import head_token
from pactwatch.language.grammar.chunks import POSSESSIVES
from pactwatch.language.grammar.syntax import Token, children, is_passive, subject_of
from pactwatch.language.words.lexicon import phrases

__all__ = ["is_nobodys"]

# Who is nobody in particular; whose own people somebody meets.
_ANYBODY = frozenset({"one", "you", "anyone", "anybody"})
_MET = frozenset({"TIES.MEETING", "TIES.COMMUNICATION", "TIES.RELATIONSHIP_UNSPECIFIED"})


def is_nobodys(hit: Hit, roles: dict[str, Token | None]) -> bool:
    """Whether nobody takes the position, or the tie is to the own side."""
    agent, code = roles.get("agent"), hit.code.id
    if code in _MET:
        counterpart = roles.get("counterpart")
        return counterpart is not None and _is_own(hit, counterpart)
    if not code.startswith("POS."):
        return False
    verb = head_token(hit)
    if verb.relation == "amod" or (agent is not None and agent.lower in _ANYBODY):
        return True  # "the promised reforms", "one may expect"
    if _is_let_in(hit, verb) or _is_laid_on_thing(hit, roles.get("counterpart")):
        return True
    if code != "POS.URGE":
        return False
    subject = subject_of(hit.sentence, verb)
    is_text = subject is not None and subject.lemma in phrases("conduct", "drafts")
    return is_text or (agent is None and any(s.role == "agent" for s in hit.trigger.steps))


def _is_let_in(hit: Hit, verb: Token) -> bool:
    """ "Two thousand refugees were admitted": let in, where nothing is told that is admitted."""
    is_told = bool(children(hit.sentence, verb, "ccomp", "csubj", "xcomp"))
    subjects = {t.lower for t in children(hit.sentence, verb, "nsubj")}
    is_let = verb.lemma == "admit" and is_passive(hit.sentence, verb)
    return is_let and not is_told and "it" not in subjects


def _is_laid_on_thing(hit: Hit, counterpart: Token | None) -> bool:
    """ "Bad weather was blamed for the delay": a cause is named, and nobody accused."""
    is_charge = hit.code.id in {"POS.ACCUSE", "POS.PLEDGE"}
    return is_charge and counterpart is not None and not may_be_party(hit.sentence, counterpart)


def _is_own(hit: Hit, counterpart: Token) -> bool:
    owners = children(hit.sentence, counterpart, "nmod", "det")
    is_own = any(t.lower in POSSESSIVES and t.i < counterpart.i for t in owners)
    return is_own and counterpart.lemma not in phrases("conduct", "others_of_own")
