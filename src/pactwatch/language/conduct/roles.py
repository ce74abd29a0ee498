"""Who does a found conduct, with or to whom, and where: the roles of a hit, as head words.

In: a hit. Out: for each role of its trigger the head word of the phrase that fills it, or None.
Follows the tree (subject, object, by-phrase, possessor, preposition), then falls back on the
nearest name on the side of the words where an active sentence would have it.
Refuses to resolve pronouns and to turn phrases into names: see conduct/phrases.
"""

from pactwatch.language.conduct.arguments import (
    governed,
    is_next_subject,
    is_only_a_quality,
    left_argument,
    names_object,
    right_argument,
    suffers_verb,
)
from pactwatch.language.conduct.beside import subject_beside
from pactwatch.language.conduct.blame import laid_on
from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.doers import (
    body_beside,
    is_observed,
    is_time_or_means,
    maker_of,
    owner_before,
    sender_of,
    sent_by,
    whose,
)
from pactwatch.language.conduct.fit import may_be_party
from pactwatch.language.conduct.left_doers import doer_left, parties_at_post
from pactwatch.language.conduct.makers import behind_by, is_of_verb, maker_behind, owner_of_deed
from pactwatch.language.conduct.places import PLACE_PREPOSITIONS
from pactwatch.language.conduct.sources import (
    REFLEXIVES,
    fit,
    is_robbed,
    named_owner,
    source_of,
    user_of,
)
from pactwatch.language.grammar.chunks import (
    POSSESSIVES,
    RELATIVES,
    is_name_word,
    name_head,
)
from pactwatch.language.grammar.named_sides import is_bound
from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    children,
    is_passive,
)
from pactwatch.language.words.lexicon import phrases
from pactwatch.text.triggers import Step

__all__ = ["fill_roles"]

# How far the nearest name may stand when the tree is silent: about one clause.
_FALLBACK_WORDS = 9
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
# Families in which whose machine it is does what it does.
_HAVING = ("MIL.", "THREAT.", "COOP.")
# What is carried to somebody is sent by whoever has what carries it.
_HANDING = "COOP."


def fill_roles(hit: Hit, inside: frozenset[int] | None = None) -> dict[str, Token | None]:
    """Each role the trigger names, with the head word that fills it in this sentence.

    `inside` are the words of the statement: what stands outside fills no role in it.
    """
    steps, roles = hit.trigger.steps, dict[str, Token | None]()
    for k, step in enumerate(steps):
        if step.role and step.forms:
            word = _word_at(hit, k)
            is_other = word is not None and step.role == "agent" and is_of_verb(hit, word)
            roles[step.role] = None if is_other else word
    # What stands behind a preposition first: of "the shelling of Karo" Karo is no agent.
    for k in sorted(range(len(steps)), key=lambda k: not _is_governed(hit, k)):
        step = steps[k]
        if step.role and not step.forms and not roles.get(step.role):
            taken = _others(hit, roles) | _outside(hit, inside)
            roles[step.role] = _fill(hit, k, taken=taken)
    agent = roles.get("agent")
    if agent is not None and agent.i in hit.tokens:
        roles["agent"] = agent = _of_clause(hit, agent) or _backed(hit, agent) or agent
    taken = _others(hit, roles | {"agent": None}) | _outside(hit, inside)
    if laid := [t for t in laid_on(hit) if fit(hit, t, taken)]:
        roles["agent"] = laid[0]
    elif agent is not None and agent.lemma in phrases("conduct", "never_agents"):
        taken = _outside(hit, inside) | hit.tokens
        owners = (whose(hit.sentence, agent), owner_before(hit.sentence, agent))
        roles["agent"] = next(filter(None, (fit(hit, t, taken) for t in owners)), None)
    elif agent is not None and agent.lemma in phrases("conduct", "machines"):
        has = hit.code.id.startswith(_HAVING) or not hit.code.triggers
        sender = sender_of(hit.sentence, agent, has=has) or user_of(hit.sentence, agent)
        if sender is None and hit.code.id.startswith(_HANDING):
            sender = body_beside(hit.sentence, agent)
        # "The withdrawal of boats from the Sarn Strait" is no strait's doing.
        is_place = sender is not None and sender is roles.get("place")
        is_unmanned = agent.lemma in phrases("conduct", "unmanned") and not is_place
        roles["agent"] = sender if sender and not is_place else None if is_unmanned else agent
    elif agent is not None and agent.i in hit.tokens and hit.code.id.startswith("MIL."):
        # "The withdrawal of the guns by X": X's doing, whatever is withdrawn.
        sender = sent_by(hit.sentence, agent) if hit.code.id == "MIL.FORCE_LEVEL" else None
        roles["agent"] = maker_behind(hit) or fit(hit, sender, hit.tokens) or agent
    elif agent is not None and _is_thing(hit, agent):
        roles["agent"] = named_owner(hit, agent) or agent
    if roles.get("agent") is None and hit.code.id.startswith("COOP."):
        taken = _others(hit, roles) | _outside(hit, inside)
        source = source_of(hit, taken=taken)
        roles |= {"agent": source} if source or "agent" in roles else {}
    if (agent := roles.get("agent")) is not None and is_robbed(hit, agent):
        return roles | {"agent": None}
    if "agent" not in roles:
        taken = _others(hit, roles) | _outside(hit, inside)
        roles["agent"] = owner_of_deed(hit, taken=taken) or behind_by(hit, taken)
    roles["agent"] = roles["agent"] or doer_left(hit, _outside(hit, inside))
    return roles | parties_at_post(hit, roles)


def _of_clause(hit: Hit, agent: Token) -> Token | None:
    """ "Troops pursued gunmen who had been attacking farmers": the gunmen attacked them, whichever
    word the trigger asks for stands before."""
    tokens = hit.sentence.tokens
    verb = next((tokens[i] for i in sorted(hit.tokens) if _is_verb_behind(tokens[i], agent)), None)
    i = verb.i - 1 if verb else 0
    while i > agent.i and tokens[i].upos in {"AUX", "ADV", "PART"}:
        i -= 1
    if i <= agent.i or tokens[i].lower not in {"which", "who", "that"}:
        return None
    before = next((t for t in reversed(tokens[agent.i + 1 : i]) if t.upos != "PUNCT"), None)
    return before if before is not None and before.upos in {"NOUN", "PROPN"} else None


def _backed(hit: Hit, agent: Token) -> Token | None:
    """ "Units backed by aircraft bombed it": the units did, whatever backs them."""
    tokens = hit.sentence.tokens
    verb = next((tokens[i] for i in sorted(hit.tokens) if _is_verb_behind(tokens[i], agent)), None)
    cases = {c.lower for c in children(hit.sentence, agent, "case")}
    if verb is None or not cases & {"by", "with"} or is_passive(hit.sentence, verb):
        return None
    return next((t for t in children(hit.sentence, verb, "nsubj") if t.i < agent.i), None)


def _is_verb_behind(token: Token, agent: Token) -> bool:
    return token.upos == "VERB" and token.i > agent.i


def _is_governed(hit: Hit, k: int) -> bool:
    """Whether the word before a slot is a preposition that the trigger names."""
    before = _word_at(hit, k - 1) if k else None
    return before is not None and before.upos == "ADP"


def _is_thing(hit: Hit, agent: Token) -> bool:
    is_own = agent.i in hit.tokens
    return agent.upos == "NOUN" and not is_own and not may_be_party(hit.sentence, agent)


def _outside(hit: Hit, inside: frozenset[int] | None) -> frozenset[int]:
    places = range(len(hit.sentence.tokens))
    return frozenset() if inside is None else frozenset(i for i in places if i not in inside)


def _others(hit: Hit, roles: dict[str, Token | None]) -> frozenset[int]:
    return hit.tokens | {token.i for token in roles.values() if token}


def _fill(hit: Hit, k: int, *, taken: frozenset[int]) -> Token | None:
    """By the word after the slot first (a subject stands before its verb), then the word before."""
    steps = hit.trigger.steps
    after = _word_at(hit, k + 1) if k + 1 < len(steps) else None
    before = _word_at(hit, k - 1) if k > 0 else None
    between = _between(before, after)
    if before is not None and after is not None and _leaves_none(hit.sentence, before, after):
        return None
    if before is not None and _is_link(before):
        if _is_before_doing(hit.sentence, before):
            return None
        noun = fit(hit, governed(hit.sentence, before), taken)
        if noun is not None and (not between or noun.i in between):
            return noun
        if after is not None and (owner := _of_owner(hit, after, taken)):
            return owner  # "into the ranks of X"
        return _nearest(hit, before=before, after=after if between else None, taken=taken)
    if after is not None:
        argument = left_argument(
            hit.sentence,
            after,
            is_verb=steps[k + 1].part == "VERB",
            is_object_named=names_object(steps[k + 2 :]),
        )
        if after.upos == "NOUN" and _is_suffering(steps, k):
            argument = owner_before(hit.sentence, after) or maker_of(hit.sentence, after)
            return fit(hit, argument or maker_behind(hit), taken)
        found = fit(hit, argument, taken)
        if found and _is_plausible(hit.sentence, found, after, between):
            return found
        if is_only_a_quality(hit.sentence, after):
            return None
        beside = None if between else subject_beside(hit.sentence, after, taken)
        if beside is not None and beside.lower not in REFLEXIVES:
            return beside
    if before is not None:
        found = fit(hit, right_argument(hit.sentence, before), taken)
        if found and (not between or found.i in between):
            return found
    if _is_agentless(hit.sentence, before, after):
        return None
    if before is None and after is not None and is_observed(hit.sentence, after):
        return None
    return _nearest(hit, before=before, after=after, taken=taken)


def _leaves_none(sentence: Sentence, before: Token, after: Token) -> bool:
    """ "Trained recruits", "asked to stay": nobody stands between an active verb and the next
    word."""
    is_active = before.upos == "VERB" and not is_passive(sentence, before)
    return is_active and after.i == before.i + 1 and (after.upos == "NOUN" or after.lower == "to")


def _is_before_doing(sentence: Sentence, link: Token) -> bool:
    """ "Are close to | identifying the man": what follows is a doing, and nobody they are close
    to."""
    behind = sentence.tokens[link.i + 1 : link.i + 2]
    is_doing = any(t.upos == "VERB" and t.relation != "amod" for t in behind)
    return is_doing and behind[0].lower.endswith("ing")


def _is_suffering(steps: tuple[Step, ...], k: int) -> bool:
    """Whether "of" follows the noun in the trigger: "the murder of X" is not X's."""
    return k + 2 < len(steps) and steps[k + 2].forms == (("=of",),)


def _is_link(token: Token) -> bool:
    """A preposition or "and", by its tag or by the word itself."""
    return token.upos in {"ADP", "CCONJ"} or token.lower in phrases("conduct", "links")


def _is_plausible(sentence: Sentence, found: Token, after: Token, between: range) -> bool:
    """A subject stands before its active verb; a slot between two words stays there, but that
    "wear the badge of X" says the same as "wear X's badge"."""
    if between:
        return found.i in between or _is_of(sentence, found, after)
    if after.upos != "VERB":
        return True
    is_opened = after.relation == "advcl" and found.head == after.head  # "by leaving, X kept it"
    is_behind = found.i > after.i and not is_opened
    return found.lower not in POSSESSIVES and (not is_behind or is_passive(sentence, after))


def _of_owner(hit: Hit, noun: Token, taken: frozenset[int]) -> Token | None:
    """By the words: trees lose what "of" governs in "a house of the movement's treasurer"."""
    behind = hit.sentence.tokens[noun.i + 1 : noun.i + 2]
    is_of = noun.upos == "NOUN" and any(t.lower == "of" for t in behind)
    return fit(hit, governed(hit.sentence, behind[0]), taken) if is_of else None


def _is_of(sentence: Sentence, owner: Token, noun: Token) -> bool:
    is_behind = owner.i > noun.i and noun.upos == "NOUN"
    is_below = is_behind and owner.head == noun.i and owner.relation == "nmod"
    return is_below and any(c.lower == "of" for c in children(sentence, owner, "case"))


def _between(before: Token | None, after: Token | None) -> range:
    """The places a slot between two words found in order leaves; empty where one is missing."""
    return range(before.i + 1, after.i) if before is not None and after is not None else range(0)


def _word_at(hit: Hit, k: int) -> Token | None:
    """The word that met step k: its last word where the slot follows, else its only one."""
    steps = hit.trigger.steps
    if not steps[k].forms:
        return None
    place = hit.places[sum(bool(step.forms) for step in steps[:k])]
    return _head_of(hit.sentence, place)


def _head_of(sentence: Sentence, place: tuple[int, ...]) -> Token:
    """Of several neighbouring words the one that governs the others, else the last."""
    tops = [i for i in place if sentence.tokens[i].head not in place or sentence.tokens[i].is_root]
    verbs = [i for i in place if sentence.tokens[i].upos == "VERB"]  # "hand over the airstrip"
    return sentence.tokens[tops[-1] if len(tops) == 1 else (verbs or place)[-1]]


def _is_agentless(sentence: Sentence, before: Token | None, after: Token | None) -> bool:
    """A passive without a by-phrase names no agent, and no nearby name may stand in for it."""
    if after is not None and after.relation == "advmod":
        after = sentence.tokens[after.head]  # "found nine men | still held there"
        return after.upos == "VERB" and suffers_verb(sentence, after)
    return after is not None and after.upos == "VERB" and is_passive(sentence, after)


def _nearest(
    hit: Hit, *, before: Token | None, after: Token | None, taken: frozenset[int]
) -> Token | None:
    """The nearest name on the slot's side of its neighbour word; between two words any noun."""
    tokens, between = hit.sentence.tokens, _between(before, after)
    nouns = [
        i
        for i in between
        if (tokens[i].upos in _NOUNS or is_name_word(tokens[i]))
        and i not in taken
        and tokens[i].lower not in POSSESSIVES | RELATIVES
    ]
    if nouns:
        return name_head(hit.sentence, tokens[nouns[-1]])
    if between:
        return None
    if after is not None:
        places = range(after.i - 1, max(-1, after.i - 1 - _FALLBACK_WORDS), -1)
        if (link := _governing(hit.sentence, after)) is not None:
            places = range(after.i - 1, link, -1)  # of "killed in an airstrike" no name before
    elif before is not None:
        places = range(before.i + 1, min(len(tokens), before.i + 1 + _FALLBACK_WORDS))
    else:
        return None
    for i in places:
        if tokens[i].text in {";", ":", "."}:
            return None
        if i in taken or _is_part_of(hit, tokens[i]):
            continue
        if after is None and is_next_subject(hit.sentence, before, tokens[i]):
            return None
        if _may_stand_in(hit.sentence, i, is_next=before is not None):
            found = name_head(hit.sentence, _last_of_run(hit.sentence, i))
            if not is_bound(tokens[i]) or found.i not in taken:
                return found
    return None


def _governing(sentence: Sentence, noun: Token) -> int | None:
    """Where the preposition of a deed's noun stands that tells how somebody was done to."""
    verb = sentence.tokens[noun.head]
    is_how = noun.upos == "NOUN" and noun.relation == "obl" and is_passive(sentence, verb)
    links = [c.i for c in children(sentence, noun, "case") if c.i < noun.i] if is_how else []
    return links[0] if links else None


def _is_part_of(hit: Hit, token: Token) -> bool:
    """ "Eastquay" of "the Eastquay library", where the library is what shows the conduct."""
    return token.head in hit.tokens and token.relation in {"compound", "amod", "flat"}


def _may_stand_in(sentence: Sentence, i: int, *, is_next: bool) -> bool:
    """A name or personal pronoun outside a place phrase; right behind a word any noun."""
    token, before = sentence.tokens[i], sentence.tokens[i - 1] if i else None
    if is_time_or_means(sentence, token):
        return False
    if before is not None and before.lower in PLACE_PREPOSITIONS:
        return False
    is_person = token.upos == "PRON" and token.lower not in RELATIVES | POSSESSIVES
    is_name = is_name_word(token) or is_bound(token)  # "a Union-led | mission"
    return is_name or (is_person and not is_next) or (is_next and token.upos in _NOUNS)


def _last_of_run(sentence: Sentence, i: int) -> Token:
    """The last word of a noun phrase's run of nouns ("Orlan Front" -> "Front")."""
    while i + 1 < len(sentence.tokens) and sentence.tokens[i + 1].upos in {"NOUN", "PROPN"}:
        i += 1
    return sentence.tokens[i]
