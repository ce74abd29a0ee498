"""Whether who was found for a role can stand there: required, fit for the code, a party at all.

In: a hit and its filled roles. Out: yes or no, and the roles without doers that do nothing.
A party is a name, a pronoun or a noun for people, bodies or places that stand for them; a thing
("hid his agenda", "the phone urged") shelters, arms and says nothing. Refuses to look for another.
"""

import re
from functools import cache

from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.doers import is_time_or_means
from pactwatch.language.conduct.negators import head_token
from pactwatch.language.grammar.chunks import POSSESSIVES, chunk, is_name_word
from pactwatch.language.grammar.syntax import Sentence, Token, children, conjuncts, is_passive
from pactwatch.language.words.forms import is_participle, lemma
from pactwatch.language.words.lexicon import load, phrases
from pactwatch.text.triggers import Step

__all__ = ["is_out_of_place", "is_required_missing", "may_be_party", "without_things"]

# Families that need parties on both sides, and those where the doer alone must be one.
_BOTH = ("HOST.", "COOP.", "ENABLE.", "TIES.")
_DOER = ("POS.",)
# Families that harm whom they are done to: who suffers is not who does it.
_HARMS = ("THREAT.ATTACK", "MIL.STRIKE", "MIL.CEASEFIRE", "RESTRAIN.CT_OPERATION")
_SHARES = frozenset({"some", "all", "most", "much", "part", "any", "none"})
_TARGETED = frozenset({"on", "against", "at", "near", "in", "outside"})
# Endings of nouns for people ("loyalist", "guardsman"); of those in -er and -or the plural tells
# ("listeners"), but for listed things ("launchers").
_PEOPLE_ENDINGS = ("ist", "ian", "man", "men", "woman", "women", "person", "people", "eer")
_NO_PEOPLE = ("list", "mist", "fist", "wrist", "twist", "waist", "grist")  # "a blacklist"
_PLURAL_PEOPLE = ("ers", "ors")


def is_required_missing(steps: tuple[Step, ...], roles: dict[str, Token | None]) -> bool:
    """Whether a role the trigger insists on stayed empty."""
    return any(step.is_required and roles.get(step.role or "") is None for step in steps)


def is_out_of_place(hit: Hit, roles: dict[str, Token | None]) -> bool:
    """Whether somebody stands in a role that the code rules out, or the sentence is of sport."""
    agent, counterpart = roles.get("agent"), roles.get("counterpart")
    if (
        counterpart is not None
        and hit.code.id in _GIVING
        and (_is_own(hit, counterpart) or _is_given(hit, counterpart))
    ):
        return True
    if counterpart is not None and hit.code.id == "RESTRAIN.EXPEL" and _is_his(hit, counterpart):
        return True
    if agent is not None and _calls(hit.sentence, agent) & hit.code.never_agents:
        return True
    if counterpart is not None and _calls(hit.sentence, counterpart) & hit.code.never_counterparts:
        return True
    if agent is not None and hit.code.id.startswith(_HARMS) and _suffers(hit, agent):
        return True
    elsewhere = hit.code.elsewhere
    return bool(elsewhere) and any(
        t.lemma in elsewhere or t.lower in elsewhere for t in hit.sentence.tokens
    )


# What one side does for the other's men; what it does for its own is no help to anybody.
_GIVING = frozenset(
    {"COOP.TRAIN_PROVIDED_TO_HOST", "COOP.ARMS", "COOP.LOGISTICS", "COOP.ADVISE", "COOP.INTEL"}
)


# Which of what is given or left open is told whoever does it.
_STANDING = _GIVING | {"POS.NO_ASSESSMENT"}


def _is_own(hit: Hit, counterpart: Token) -> bool:
    """ "Drills its recruits", "has armed its own men"; "a paid army" is what it is called."""
    words = chunk(hit.sentence, counterpart, with_of=False)
    is_called = any(t.i in hit.tokens and t.relation == "amod" for t in words if t.upos == "VERB")
    return is_called or any(t.lower in {"its", "itself"} for t in (counterpart, *words))


def _is_given(hit: Hit, counterpart: Token) -> bool:
    """ "Are armed with carbines", "trains with the rebels": what, or beside whom, and to nobody."""
    linked = children(hit.sentence, counterpart, "case")
    return any(c.lower == "with" and c.i not in hit.tokens for c in linked)


def _is_his(hit: Hit, counterpart: Token) -> bool:
    """ "Ordered his fighters to leave the villages" pulls them back; "its foreign guests" go."""
    words = (counterpart, *chunk(hit.sentence, counterpart, with_of=False))
    return any(t.lower in POSSESSIVES for t in words) and all(t.lemma != "foreign" for t in words)


def _suffers(hit: Hit, agent: Token) -> bool:
    """ "Two fighters were killed", "killing two of our fighters": a word that fills the doer's
    place in the trigger is what it is done to."""
    while (agent.relation == "conj" and agent.head < agent.i) or _is_part_of_noun(hit, agent):
        # "Trucks and a launcher were hit", "rebel posts were hit", "killed 13 rebel fighters"
        agent = hit.sentence.tokens[agent.head]
    linked = children(hit.sentence, agent, "case")
    cases = {c.lower for c in linked}
    if any(c.i in hit.tokens and c.lower == "from" for c in linked):
        return False  # "came under fire from X"
    if agent.i in hit.tokens and cases & _TARGETED:
        return True  # "the attack on the network killed two people"
    if any(_is_participle_of(hit.sentence, hit.sentence.tokens[i], agent) for i in hit.tokens):
        return True
    if agent.i in hit.tokens and (_is_victim_told_of(hit, agent) or _is_beside_passive(hit, agent)):
        return True
    first = hit.sentence.tokens[agent.head]
    verb = _sharing_verb(hit, first)
    is_done_to = is_passive(hit.sentence, verb) or _shares_passive(hit, first, verb)
    if verb.i not in hit.tokens or verb.upos == "NOUN":
        above = hit.sentence.tokens[verb.head]  # "two of our fighters"
        verb = above if verb.relation == "obj" else verb
        is_done_to = is_passive(hit.sentence, verb)
    if (
        verb.i not in hit.tokens
        or verb.upos != "VERB"
        or verb.lemma in phrases("conduct", "blaming")
    ):
        return False  # who is blamed for a raid is no victim of it
    is_done_to = is_done_to or (agent.i < verb.i and _is_left_dead(hit.sentence, verb))
    is_behind = agent.i > verb.i
    return is_behind is not is_done_to


def _is_left_dead(sentence: Sentence, verb: Token) -> bool:
    """ "Two police | shot dead on Sunday": done to them; "police shot dead two men" is not."""
    behind = sentence.tokens[verb.i + 1 : verb.i + 2]
    is_dead = any(t.lower == "dead" for t in behind) and is_participle(verb.text)
    return is_dead and not children(sentence, verb, "obj")


def _shares_passive(hit: Hit, first: Token, verb: Token) -> bool:
    """ "Were kidnapped, tortured and robbed": one "were" serves each participle without an object
    of its own, or a target ("were deployed and fired at cars")."""
    sentence = hit.sentence
    behind = (sentence.tokens[i] for i in hit.tokens if i > verb.i)
    if any(t.upos == "ADP" and t.lower != "by" for t in behind):
        return False
    is_joined = verb.i > first.i and is_passive(sentence, first) and is_participle(verb.text)
    return is_joined and not children(sentence, verb, "obj", "aux", "nsubj")


def _is_beside_passive(hit: Hit, agent: Token) -> bool:
    """ "Two marines died when their launch was ambushed": no doing of the marines."""
    for verb in (hit.sentence.tokens[i] for i in sorted(hit.tokens) if i > agent.i):
        own = children(hit.sentence, verb, "nsubj")
        if verb.upos == "VERB" and own and own[0].i > agent.i:
            return is_passive(hit.sentence, verb)
    return False


def _is_victim_told_of(hit: Hit, agent: Token) -> bool:
    """ "Three of the fighters who were killed": done to them, whatever the clause hangs on."""
    tokens = hit.sentence.tokens
    behind = tokens[agent.i + 1].lower if agent.i + 1 < len(tokens) else ""
    if behind not in {"who", "that", "which"}:
        return False
    found = (tokens[i] for i in hit.tokens)
    return any(
        t.upos == "VERB" and t.relation.startswith("acl") and is_passive(hit.sentence, t)
        for t in found
    )


def _is_part_of_noun(hit: Hit, token: Token) -> bool:
    above = hit.sentence.tokens[token.head]
    is_beside = token.relation in {"compound", "amod"} and above.i > token.i
    return is_beside and above.upos in {"NOUN", "PROPN"} and above.i not in hit.tokens


def _is_participle_of(sentence: Sentence, verb: Token, noun: Token) -> bool:
    """ "Four rebels killed and nine wounded": participles behind the noun without an object."""
    while verb.relation == "conj" and not children(sentence, verb, "nsubj", "aux"):
        verb = sentence.tokens[verb.head]
    is_its = verb.head == noun.i or verb.i == noun.i + 1
    is_beside = verb.upos == "VERB" and verb.relation == "acl" and is_its
    is_bare = not children(sentence, verb, "obj", "nsubj", "aux", "mark")
    return is_beside and is_bare and is_participle(verb.text)


def _sharing_verb(hit: Hit, verb: Token) -> Token:
    """ "A rebel climbed in and was killed": the verb found, where it shares the other's subject."""
    joined = (t for t in conjuncts(hit.sentence, verb) if t.i in hit.tokens and t.upos == "VERB")
    return verb if verb.i in hit.tokens else next(joined, verb)


def _calls(sentence: Sentence, head: Token) -> frozenset[str]:
    """What a phrase calls somebody: its head, and what is right on it ("rescue teams")."""
    below = children(sentence, head, "compound", "amod")
    return frozenset(word for t in (head, *below) for word in (t.lemma, t.lower))


def without_things(hit: Hit, roles: dict[str, Token | None]) -> dict[str, Token | None] | None:
    """The roles with no thing for a doer; None where the code needs a party and has a thing.

    Help given stands without the thing that its clause only hangs on ("the work training them").
    """
    things = {role for role in ("agent", "counterpart") if _is_thing(hit, role, roles.get(role))}
    code, agent = hit.code.id, roles.get("agent")
    is_beside = code in _STANDING and agent is not None and not _is_said_to_do(hit, agent)
    fatal = things - {"agent"} if is_beside else things
    if (fatal and code.startswith(_BOTH)) or ("agent" in fatal and code.startswith(_DOER)):
        return None
    if code == "POS.ACCUSE" and _is_by_nobody(hit, roles):
        return None
    if code.startswith(_DOER) and _is_told(hit, roles.get("agent")):
        things |= {"agent"}
    dropped = things & {"agent"}
    if hit.why:  # closeness asks for anybody, and takes what is there
        is_thing = _only_counts(hit) or _is_premises(hit, roles.get("agent"))
        dropped = things | ({"agent"} if is_thing else set())
    found = {role: token and _named_beside(hit, token) for role, token in roles.items()}
    return {**found, **dict.fromkeys(dropped)}


def _is_said_to_do(hit: Hit, thing: Token) -> bool:
    """ "The phone urged them": a word found has the thing for its subject or owner."""
    word = hit.sentence.tokens[thing.head]
    is_aim = any(c.lower == "to" for c in children(hit.sentence, word, "mark"))
    return word.i in hit.tokens and not is_aim and not is_passive(hit.sentence, word)


def _named_beside(hit: Hit, noun: Token) -> Token:
    """ "The Guard, one of the oldest units": by its name, where a kind set beside it was found."""
    tokens = hit.sentence.tokens
    above = tokens[noun.head]
    is_part = noun.relation in {"amod", "compound"} and above.i not in hit.tokens
    if is_part and above.lemma in phrases("organisations", "bodies"):
        noun = above  # "a dissident guerrilla | front"
    one = tokens[noun.head]
    top = one if noun.relation == "nmod" and one.lower == "one" else noun
    named = tokens[top.head]
    is_beside = top.relation == "appos" and named.upos == "PROPN" and named.i < top.i
    return named if is_beside and noun.upos == "NOUN" else noun


def _is_by_nobody(hit: Hit, roles: dict[str, Token | None]) -> bool:
    """ "People who had been accused of crimes", "anyone accused": no party is said to accuse."""
    verb = head_token(hit)
    if roles.get("agent") is not None or not is_participle(verb.text):
        return False
    accused = {t.lower for t in children(hit.sentence, verb, "nsubj")}
    is_beside = verb.relation == "acl" or bool(accused & {"who", "whoever"})
    return is_beside and (is_passive(hit.sentence, verb) or not accused)


def _is_told(hit: Hit, agent: Token | None) -> bool:
    """ "Inspectors were admitted", "the two were urged to stop": who is spoken to, or let in."""
    if agent is None or agent.relation != "nsubj" or agent.head not in hit.tokens:
        return False
    return is_passive(hit.sentence, hit.sentence.tokens[agent.head])


def _only_counts(hit: Hit) -> bool:
    """ "The team registered 200 fighters": who counts has not done what is counted."""
    if not hit.trigger.steps[-1].forms and hit.trigger.steps[-1].role == "agent":
        return False  # "saw tanks of the army there": whom is seen
    verb = hit.sentence.tokens[hit.first]
    return verb.lemma in phrases("conduct", "observing") and not _is_own_doing(hit, verb)


def _is_own_doing(hit: Hit, verb: Token) -> bool:
    """ "Blocked the quay" where the code is about blocking one: who does that is no onlooker.
    Where its examples "were registered" who registers them is."""
    told = " ".join((hit.code.label, *hit.code.examples))
    own = {lemma(word, "VERB") for word in _ACTIVE.findall(told)}
    return not hit.code.triggers and verb.lemma in own


_ACTIVE = re.compile(r"\b(?<!\bbeen )(?<!\bwere )(?<!\bwas )(?<!\bis )(?<!\bare )[^\W_]+", re.I)


def _is_premises(hit: Hit, agent: Token | None) -> bool:
    """ "Twenty clinics have opened": a house that may speak for itself is what was opened here;
    "the Port published its accounts" tells of what the house did to another."""
    if agent is None or agent.lemma not in phrases("conduct", "premises"):
        return False
    return not children(hit.sentence, head_token(hit), "obj")


def _is_thing(hit: Hit, role: str, token: Token | None) -> bool:
    is_in_trigger = any(step.role == role and step.forms for step in hit.trigger.steps)
    return token is not None and not is_in_trigger and not may_be_party(hit.sentence, token)


def may_be_party(sentence: Sentence, token: Token) -> bool:
    """Whether a word can name somebody who does something: a name, a pronoun, people, a body."""
    if token.lower in phrases("conduct", "nobody") or is_time_or_means(sentence, token):
        return False
    if token.upos in {"DET", "PRON"} and token.lower in _SHARES:
        # "Some of that money" pays nobody by itself.
        wholes = [t for t in children(sentence, token, "nmod") if t.upos == "NOUN"]
        return all(may_be_party(sentence, t) for t in wholes)
    if token.upos != "NOUN" or is_name_word(token) or token.lower in POSSESSIVES:
        return True
    word = token.lemma.replace("-", " ").split()[-1] if token.lemma else token.lower
    if word in phrases("conduct", "parties") or word in phrases("conduct", "part_nouns"):
        return True
    if word in phrases("conduct", "force_nouns") and _is_somebodys(sentence, token):
        return True
    is_people = token.lower.endswith(_PLURAL_PEOPLE) and token.lower not in phrases(
        "conduct", "things_in_er"
    )
    is_called = word.endswith(_PEOPLE_ENDINGS) and not word.endswith(_NO_PEOPLE)
    return is_people or word in _named_by_office() or is_called


def _is_somebodys(sentence: Sentence, token: Token) -> bool:
    """ "Sorvian guns", "its tanks", "jets of the Varn Army", "the enemy's guns": arms that a side
    is named with."""
    words = chunk(sentence, token)
    owners = (t for t in children(sentence, token, "nmod") if t.i < token.i)
    if any(may_be_party(sentence, t) or t.lemma == "enemy" for t in owners):
        return True
    if any(t.lemma in phrases("conduct", "parties") for t in children(sentence, token, "compound")):
        return True  # "government planes"
    return any(is_name_word(t) or t.lower in POSSESSIVES for t in words if t.i != token.i)


@cache
def _named_by_office() -> frozenset[str]:
    """Words for offices and for bodies, from the lists of those who speak."""
    offices = " ".join(load("titles")["offices"].values())
    return frozenset(offices.split()) | phrases("organisations", "bodies")
