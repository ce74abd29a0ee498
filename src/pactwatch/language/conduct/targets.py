"""What an attack can be on: people, bodies, places and what they live in, drive and guard.

In: a hit of an attack and the word that fills its object. Out: whether the words are meant so.
"Attack the spill", "attacked the inquiry" and "attacks the president for criticising it" are work
and words. Refuses to ask who attacks: see conduct/fit.
"""

from itertools import pairwise

from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.doers import is_time_or_means
from pactwatch.language.conduct.fit import may_be_party
from pactwatch.language.grammar.chunks import is_name_word
from pactwatch.language.grammar.syntax import Sentence, Token, children, is_passive
from pactwatch.language.words.lexicon import phrases

__all__ = ["is_only_words"]

_ATTACKS = ("THREAT.ATTACK", "MIL.STRIKE")
# What a participle before a noun only says of it, as of something known.
_TOLD = ("THREAT.ATTACK", "SANC.LIST")


def is_only_words(hit: Hit, roles: dict[str, Token | None]) -> bool:
    """Whether what is attacked is a matter, or whoever attacks does it with words."""
    if hit.code.id.startswith(_TOLD) and _is_quality(hit):
        return True
    if not hit.code.id.startswith(_ATTACKS) or not _verbs(hit):
        return False
    target, agent = roles.get("object"), roles.get("agent")
    if agent is not None and agent.lemma in phrases("conduct", "attackers_in_words"):
        return True
    if target is None:
        return any(_is_blamed(hit, verb) for verb in _verbs(hit))
    if _is_for_saying(hit, target):
        return True
    is_armed = agent is not None and _is_armed(agent)
    return not is_armed and not may_be_hit(hit.sentence, target)


def _is_quality(hit: Hit) -> bool:
    """ "In the besieged city", "sanctioned strikes": which one it is, and nothing told of it."""
    words = [hit.sentence.tokens[i] for i in hit.tokens]
    is_one = len(words) == 1 and words[0].relation == "amod" and words[0].head > words[0].i
    return is_one and words[0].lower in _KNOWN


# "The kidnapped girls" tells that they were, as no "besieged city" tells who came there.
_KNOWN = frozenset({"besieged", "sanctioned", "attacked", "targeted", "embattled"})


def may_be_hit(sentence: Sentence, target: Token) -> bool:
    """People, bodies, names, numbers of them, and the things of `targets`."""
    if target.upos != "NOUN" or may_be_party(sentence, target) or is_name_word(target):
        return True
    word = target.lemma.replace("-", " ").split()[-1] if target.lemma else target.lower
    below = children(sentence, target, "compound", "nmod")
    if any(t.upos == "PROPN" or may_be_party(sentence, t) for t in below):
        return True  # "a section of eastern Velm", "all sorts of reporters"
    named = {word, *(t.lemma for t in below)}
    return not named.isdisjoint(phrases("conduct", "targets"))


def _is_armed(agent: Token) -> bool:
    """Gunmen, brigades and planes attack with force, whatever they attack."""
    lists = ("combatants", "machines", "force_nouns", "armed_names")
    return any(agent.lemma in phrases("conduct", name) for name in lists)


def _verbs(hit: Hit) -> list[Token]:
    """The verbs found that may be meant either way."""
    either = phrases("conduct", "either_way")
    tokens = [hit.sentence.tokens[i] for i in hit.tokens]
    found = [t for t in tokens if t.lemma in either and t.upos == "VERB"]
    nouns = [t for t in tokens if t.upos in {"NOUN", "PROPN"}]
    return [] if nouns else found  # "rockets strike": no words


def _is_blamed(hit: Hit, verb: Token) -> bool:
    """ "Widely attacked for his gaffes"; "attacked for two hours" is no blame."""
    words = hit.sentence.tokens[verb.i + 1 : verb.i + 5]
    is_for = bool(words) and words[0].lower == "for" and is_passive(hit.sentence, verb)
    return is_for and not any(is_time_or_means(hit.sentence, t) or t.upos == "NUM" for t in words)


def _is_for_saying(hit: Hit, target: Token) -> bool:
    """ "Attacks the president for criticising the firm": blamed, not harmed."""
    words = [t.lower for t in hit.sentence.tokens[target.i + 1 : target.i + 5]]
    after = dict(pairwise(words)).get("for", "")
    return after.endswith("ing") or after in {"not", "his", "her", "its", "their", "failing"}
