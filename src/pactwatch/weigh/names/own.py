"""Words behind a party's name, whether they are its own people out: "X troops", "X fishermen".

A state speaks and acts by its organs (ILC Articles on State Responsibility 4 and 11), a group by
its members; its opposition, its rebels, its press and its fishermen are of its country and not of
its side (METHOD A4: interest is of the speaker's role). Refuses to say whose they are instead.
"""

from collections.abc import Collection, Sequence
from itertools import takewhile

from pactwatch.weigh.names.others import has_gone
from pactwatch.weigh.names.peoples import OWN
from pactwatch.weigh.names.words import BODIES, OF_SERVICES, PEOPLE, SERVICES, STATES

__all__ = [
    "AGAINST",
    "are_armed_there",
    "are_outsiders",
    "are_own",
    "are_plain",
    "are_watchers",
    "around_kind",
    "is_body_for_short",
    "is_nobodys",
    "is_press_office",
    "without_modifiers",
    "without_place",
]


def _table(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Behind these stands what somebody does, is near or is for, and no more of what they are.
_BOUNDS = _table(
    """that who which whose in of for to from at on with by about near inside within under between
    and or responsible charged tasked accused based familiar close"""
)
# Against the side, or in its hands.
_NO_SIDE = _table(
    """opposition rebel rebels insurgent insurgents guerrilla guerrillas dissident dissidents
    separatist separatists opponent opponents critic critics rival rivals exile exiles refugee
    refugees victim victims prisoner prisoners detainee detainees hostage hostages"""
)
# Of the country at large, unless a ministry or an office is so called.
_TRADES = _table(
    """human rights civil society nongovernmental charity charities aid relief union unions trade
    labour labor church clergy business community tribal student students party parties
    independent private newspaper newspapers daily magazine press media journalist journalists
    reporter reporters"""
)
# What may be of a party that fights, and is in no state's service by these words.
_NO_STATE = _table(
    """militant militants terrorist terrorists extremist extremists jihadists militia militias
    fighter fighters movement group groups network faction wing cell cells guests affiliates
    families recruits volunteers source sources experts analysts investigators trainers"""
)
# With one of these before them, such words are the state's own: "security sources".
_OFFICIAL = _table(
    """government military army security intelligence police ministry defence defense official
    diplomatic presidential state minister ministers secretary department"""
)
_OFFICES = _table("minister ministers ministry secretary department")
_MOUTHPIECES = _table("television tv radio media broadcaster agency newspaper daily channel")
# What a side has as its own, and whoever mans it: posts, and what a state runs.
_POSTS = _table(
    """checkpoint checkpoints post posts roadblock roadblocks base bases depot depots museum museums
    archive archives grid railway railways dam dams port ports airport airports utility"""
)
# Who speaks for nobody but themselves, whatever place or body they are of.
_OUTSIDERS = _table(
    """resident residents villager villagers citizen citizens inhabitant inhabitants local locals
    civilian civilians survivor survivors witness witnesses relative relatives victim victims
    refugee refugees neighbour neighbours neighbor neighbors people women men children student
    students activist activists critic critics opponent opponents farmer farmers fisherman
    fishermen worker workers trader traders doctor doctors nurse nurses teacher teachers pupil
    pupils patient patients passenger passengers protester protesters demonstrator demonstrators
    native natives historian historians professor professors academic academics scholar scholars
    economist economists researcher researchers journalist journalists reporter reporters writer
    writers priest priests monk monks pensioner pensioners shopkeeper shopkeepers widow widows
    widower wife wives husband father fathers mother mothers parent parents son sons daughter
    daughters brother brothers sister sisters cousin cousins uncle aunt nephew niece grandfather
    grandmother"""
)
# Kinds of party that are those who live there, and words for these.
_FOLKS = ("POPULATION", "COMMUNITY")
# "The state of Velm" is Velm.
_CALLED = frozenset({"state"})
_OF_FOLK = _table(
    """resident residents villager villagers citizen citizens inhabitant inhabitants local locals
    people women men boys girls youth youths children elders families farmer farmers herders
    fisherman fishermen traders young old elderly older younger poor"""
)


def are_own(
    behind: Sequence[str], membership: Collection[str], *, is_state: bool, is_party: bool
) -> bool:
    """Whether the words behind a name are a part of it.

    `membership` are words for people and bodies. Of who is no party to anything more is let pass,
    since nobody gains by what it says.
    """
    told = list(takewhile(lambda w: w.casefold() not in _BOUNDS, behind))
    noun = [w.casefold() for w in _without_name(told)]
    if not is_party or not noun:
        return True
    if not _NO_SIDE.isdisjoint(noun) and noun[-1] not in _OFFICES:
        return False
    if is_press_office(told, is_state=is_state):
        return True
    if noun[-1] in _POSTS or ("state" in noun and noun[-1] in _MOUTHPIECES):
        return True
    is_official = not _OFFICIAL.isdisjoint(noun)
    others = _TRADES | _NO_STATE if is_state else _TRADES
    if not is_official and not others.isdisjoint(noun):
        return False
    around = SERVICES if is_state else frozenset()
    return noun[-1] in OWN or all(w in membership or w in around or w.isdigit() for w in noun)


# What a side speaks through, whoever sits there: "press service", "information bureau".
_PRESS = _table("press media information communications")
_PRESS_OFFICES = _table(
    """office service department bureau centre center directorate section secretary secretariat"""
)


def is_press_office(noun: Sequence[str], *, is_state: bool = False) -> bool:
    """Whether words before "of X" or behind "X's" are the office that X speaks through.

    A wire may be called by a country ("Nordland Press Service"), so capitals right behind a state's
    name (`is_state`) do not say so; an agency, a club or an association is nobody's office.
    """
    pair = [w.casefold() for w in noun[-2:]]
    is_office = len(pair) == 2 and pair[0] in _PRESS and pair[1] in _PRESS_OFFICES
    return is_office and not (is_state and noun[-2][0].isupper())


def _without_name(noun: Sequence[str]) -> Sequence[str]:
    """ "X Foreign Minister Oren Vale" is the minister; "X Police Federation" is no police."""
    ends = [n for n, w in enumerate(noun) if w.casefold() in OWN | PEOPLE]
    behind = noun[ends[-1] + 1 :] if ends else ()
    is_name = all(w[0].isupper() and w.casefold() not in BODIES for w in behind)
    return noun[: ends[-1] + 1] if behind and is_name else noun


# Behind these stands where somebody is, after the name of whose they are.
_WHERE = frozenset({"in", "near", "at", "from", "to", "inside", "around", "outside", "along"})


def without_place(found: Sequence[str], ends: Collection[int]) -> list[str]:
    """ "Movement fighters in Kesh" are the Movement's, and "its office in Dravia" no Dravia's: the
    words without where they are, where a name ends (`ends`) before that."""
    places = (n for n, word in enumerate(found) if word.casefold() in _WHERE)
    cut = next((n for n in places if any(end <= n for end in ends)), None)
    return list(found[:cut])


# "The premier's foes" are of another side, whatever name stands before them.
AGAINST = _table(
    """foe foes opponent opponents critic critics enemy enemies rival rivals adversary adversaries
    detractor detractors challenger challengers accuser accusers victim victims captive captives
    prisoner prisoners hostage hostages"""
)
# What keeps words before "fighters of X" from being about them ("attacks on fighters of X").
_JOINING = _table("and or but of on by against between to for from in at with anti ex former")


def without_modifiers(before: Sequence[str]) -> Sequence[str]:
    """Before "of X" what a people's noun is called by tells no other body: "a mortar crew of X"."""
    words = [w.casefold() for w in before]
    ends = [n for n, w in enumerate(words) if w == "of"]
    if ends and is_press_office(before[: ends[-1]]):
        return before[ends[-1] :]
    heads = [n - 1 for n in ends if n and words[n - 1] in PEOPLE]
    if not heads:
        return before
    kinds = before[: heads[-1]]
    is_plain = all(w[0].islower() and w not in _JOINING for w in kinds)
    return before[heads[-1] :] if is_plain else before


_WITHIN = frozenset({"in", "inside", "within"})
_ARMED = _table(
    """troops forces fighters soldiers units militants rebels insurgents terrorists guerrillas
    militia militias mercenaries warplanes planes aircraft jets"""
)


def are_armed_there(found: Sequence[str]) -> int:
    """Where "in" stands in "foreign fighters in X", 0 where no armed people are told to be so."""
    places = (n for n, word in enumerate(found) if word.casefold() in _WITHIN)
    n = next(places, 0)
    return n if n and found[n - 1].casefold() in _ARMED else 0


def are_watchers(found: Sequence[str]) -> bool:
    """ "The international observers", "monitors": whoever watches, by no name."""
    words = [word.casefold() for word in found if word.casefold() not in _ARTICLE]
    return bool(words) and words[-1] in _WATCHING and all(w in _FROM_OUTSIDE for w in words[:-1])


_ARTICLE = frozenset({"the", "these", "those"})
_WATCHING = frozenset({"observers", "monitors", "inspectors", "verifiers"})
_FROM_OUTSIDE = frozenset(
    {"international", "independent", "foreign", "neutral", "joint", "outside"}
)


def around_kind(kind: str, rest: Collection[str]) -> frozenset[str]:
    """Words around a name that are the party's own by its kind: "young men from Orsk" a village's,
    "the state of Velm" and "the Velmish forest service" a state's; `rest` are all around it."""
    if kind in _FOLKS:
        return _OF_FOLK
    if kind not in STATES:
        return frozenset()
    return _CALLED | (SERVICES if not OF_SERVICES.isdisjoint(rest) else frozenset())


def are_outsiders(words: Sequence[str]) -> bool:
    """Whether the words are of people who speak for nobody: "residents of X", "a farmer in X"."""
    noun = list(takewhile(lambda w: w not in _BOUNDS, (w.casefold() for w in words)))
    return bool(noun) and noun[-1] in _OUTSIDERS


# What a side is called for short beside the bodies that names end in.
_SIDES = _table("region province provinces state country ministry rebels insurgency")


def is_body_for_short(name: str) -> bool:
    """Whether words call a body by what it is alone ("the region", "the ministry"), so that they
    do not say whose it is."""
    words = [w for w in name.split() if w.casefold() != "the"]
    return len(words) == 1 and words[0] in BODIES | _SIDES


def are_plain(word: str) -> bool:
    """Whether a word only says what kind of people several are: "Officers", "Residents"."""
    is_many = word.endswith(("s", "men", "people"))
    return is_many and word.casefold() in _OUTSIDERS | PEOPLE


def is_nobodys(words: Sequence[str]) -> bool:
    """Whether the words are of somebody who only was of a side, or speaks for nobody."""
    return has_gone(words) or are_outsiders(words)
