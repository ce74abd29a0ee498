"""Who only comes upon, watches or counts a deed, or gets what is given, is not who does it.

Shapes, as data: "inspectors | came upon nine men | at the pumps", "we | watched | the Tern | set
nets", "the patrol | counted forty lorries" (those are who does it); "none of them | has its licence
back", "the clinic | took delivery of nine beds" (to them it is done). In: a hit of a code that its
examples alone show, with its roles. Out: the roles with who does it, or nobody, as the agent.
Refuses codes of which no example gives or pays: there whoever takes, does it.
"""

from pactwatch.language.conduct.arguments import governed
from pactwatch.language.conduct.close import Closeness
from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.doers import sender_of
from pactwatch.language.conduct.doing import doing_of
from pactwatch.language.conduct.fit import may_be_party
from pactwatch.language.conduct.negators import head_token
from pactwatch.language.grammar.chunks import name_head
from pactwatch.language.grammar.doings import giving_of
from pactwatch.language.grammar.syntax import Sentence, Token, is_passive
from pactwatch.language.words.lexicon import phrases

__all__ = ["without_onlooker"]

Roles = dict[str, Token | None]


def without_onlooker(hit: Hit, roles: Roles, closeness: Closeness | None) -> Roles:
    """The roles, where the agent is the subject of a verb of finding or of getting mended."""
    agent, verb = roles.get("agent"), head_token(hit)
    if hit.code.triggers or agent is None or not _is_subject(hit.sentence, agent, verb):
        return roles
    if found := _found(hit, verb):
        return roles | {"agent": found, "counterpart": None}
    if closeness is not None and _is_got(hit, verb, closeness):
        thing = roles.get("object") or roles.get("counterpart")
        giver = _from(hit, verb)
        return roles | {"agent": giver, "counterpart": agent, "object": thing}
    return roles


def _is_subject(sentence: Sentence, agent: Token, verb: Token) -> bool:
    is_before = agent.i < verb.i and verb.upos == "VERB" and not is_passive(sentence, verb)
    between = sentence.tokens[agent.i + 1 : verb.i]
    return is_before and (agent.head == verb.i or all(t.upos != "VERB" for t in between))


def _found(hit: Hit, verb: Token) -> Token | None:
    """Who is come upon, watched or counted: the noun right behind, if it may do anything."""
    tokens = hit.sentence.tokens
    behind = tokens[verb.i + 1 : verb.i + 2]
    particle = next((t for t in behind if f"{verb.lemma}_{t.lower}" in _coming_upon()), None)
    if particle is None and verb.lemma not in phrases("conduct", "onlooking"):
        return None
    i = (particle or verb).i + 1
    while i < len(tokens) and tokens[i].upos in _AHEAD and not _is_count(tokens, i):
        i += 1
    noun = tokens[i] if i < len(tokens) else None
    if noun is None or noun.upos not in {"NOUN", "PROPN", "NUM"}:
        return None
    head = noun if noun.upos == "NUM" else _last_of(hit.sentence, noun)
    if head.lemma in phrases("conduct", "carriages") | phrases("conduct", "machines"):
        return sender_of(hit.sentence, head, has=True) or head
    return head if may_be_party(hit.sentence, head) else None


_AHEAD = frozenset({"DET", "ADJ", "NUM", "PRON", "ADV"})


def _is_count(tokens: tuple[Token, ...], i: int) -> bool:
    """ "Counted | 53 | at work": a number that stands for those it counts."""
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    return tokens[i].upos == "NUM" and (behind is None or behind.upos not in _GOES_ON)


_GOES_ON = _AHEAD - {"PRON"} | {"NOUN", "PROPN", "PUNCT"}


def _last_of(sentence: Sentence, noun: Token) -> Token:
    tokens = sentence.tokens
    i = noun.i
    while i + 1 < len(tokens) and tokens[i + 1].upos in {"NOUN", "PROPN"}:
        i += 1
    return name_head(sentence, tokens[i])


def _coming_upon() -> frozenset[str]:
    return phrases("conduct", "coming_upon")


def _is_got(hit: Hit, verb: Token, closeness: Closeness) -> bool:
    """ "Took delivery", "has its licence", where the code is shown by giving."""
    doing = doing_of(hit.sentence, verb)
    is_getting = bool({doing, verb.lemma} & phrases("conduct", "getting"))
    return is_getting and giving_of(closeness.shown(hit.code).doings)


def _from(hit: Hit, verb: Token) -> Token | None:
    """Whom it came from, in the verb's clause."""
    for token in hit.sentence.tokens[verb.i + 1 :]:
        if token.upos in {"VERB", "PUNCT", "SCONJ"}:
            return None
        if token.lower == "from":
            giver = governed(hit.sentence, token)
            return giver if giver is not None and may_be_party(hit.sentence, giver) else None
    return None
