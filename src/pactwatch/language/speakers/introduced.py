"""A mention by office or description in, the person beside it whom it stands for out.

News names a person once and then by what he is ("the Velm senator"); a name that follows its
description is named_after's. Whoever is told to hold another office is not meant. Refuses to reach
farther than a few sentences.
"""

import re

from pactwatch.language.grammar.syntax import core_phrase
from pactwatch.language.names.mention_words import is_plural
from pactwatch.language.names.mentions import Mention
from pactwatch.language.names.office_fit import contradicts, has_complement
from pactwatch.language.names.offices import is_rank, is_single, office_class, voice_words
from pactwatch.language.names.people import Person
from pactwatch.language.speakers.focus import Focus
from pactwatch.language.speakers.forms import without_article
from pactwatch.language.speakers.killed import is_killed
from pactwatch.language.speakers.known import heads
from pactwatch.language.words.lexicon import load, phrases
from pactwatch.language.words.ranges import among

__all__ = [
    "OFFICE_BACK",
    "brought_in",
    "in_passing",
    "is_owned",
    "kin_named",
    "told_with_body",
]

# How many sentences back the person in focus may stand. A guess.
_BACK = 4
_NAMELESS_BACK = 20
OFFICE_BACK = 4


# "Her chief of staff", "Mallow's partner", "its leader": whoever spoke last is rather the owner,
# and a wrong name costs more than none.
_OWNED = re.compile(r"(?:my|your|his|her|its|our|their|[^,]{1,60}?['’]s?)\s", re.IGNORECASE)


# "The man who signed it" is told apart by what he did: no earlier man is meant.
_OPENS_CLAUSE = re.compile(r"\b(?:which|whom|what|that|whether|if|as)\s\Z")
_TOLD_APART = re.compile(r"(?<!,) (?:who|that) ")
# "The Prosecutor", written so, is the office; whoever was named before need not hold it.
_OFFICIAL = re.compile(r"[Tt]he [A-Z][a-z]+$")


def in_passing(focus: Focus, mention: Mention) -> Person | None:
    """The last person who spoke or acted, else was named, within reach, and may be meant."""
    if is_owned(mention) or _OFFICIAL.match(mention.text):
        return None
    if _TOLD_APART.match(focus.text, mention.end) or _TOLD_APART.search(mention.text):
        return None
    if mention.head == "editor":
        return None  # who puts in a note below a letter or a report is nobody that it tells of
    here = focus.sentence_number(mention.start)
    is_inner = bool(_OPENS_CLAUSE.search(focus.text, max(0, mention.start - 10), mention.start))
    is_heard = bool(focus.tellers) and focus.is_quoted(mention.start)
    body = mention.organisation
    is_bodys = bool(body) and not _may_own(focus, body or "")
    first = focus.sentences[max(0, here - _BACK)].start
    subjects = (k for k in focus.subjects.between(first, mention.start) if _is_known(k.person))
    spoken = focus.spoken.between(first, mention.start)
    acting = [(k.at, k.person) for k in (*spoken, *subjects) if k.person]
    places = focus.bearers.places(first, mention.start)
    named = [(at, p) for p, at in places if _is_known(p) and not focus.is_quoted(at)]
    for events, back in ((acting, _BACK), (named, _BACK // 2)):
        near = [(at, p) for at, p in events if here - focus.sentence_number(at) <= back]
        # "Mallow called wrong what the premier claimed": whoever acts above a clause is not in it.
        above = {p.name for at, p in near if is_inner and focus.sentence_number(at) == here}
        near = [(at, p) for at, p in near if p.name not in above]
        near = [(at, p) for at, p in near if not is_bodys or _is_of(body or "", p)]
        fitting = [(at, p) for at, p in near if _may_be(mention, p) and not focus.is_told_of(p)]
        fitting = [(at, p) for at, p in fitting if not is_killed(focus.sentence(at), at)]
        fitting = [(at, p) for at, p in fitting if not focus.hands_on(mention, p.name)]
        fitting = [(at, p) for at, p in fitting if not _is_described_otherwise(focus, mention, p)]
        fitting = [(at, p) for at, p in fitting if not _may_be_firm(mention, p)]
        fitting = [(at, p) for at, p in fitting if not _is_somebodys(focus, mention, p)]
        fitting = [(at, p) for at, p in fitting if not is_heard or _holds(p, mention)]
        if fitting:
            return max(fitting, key=lambda e: e[0])[1]
    return None


def _holds(person: Person, mention: Mention) -> bool:
    """ "“The officer told us X,” A said": he is told of by A, and is whoever holds such an office
    in the article, not simply the last who spoke in it."""
    wanted = office_class(mention.head)
    return any(office_class(w) & wanted for role in person.roles for w in voice_words(role))


def _is_somebodys(focus: Focus, mention: Mention, person: Person) -> bool:
    """ "The station's Anna Ost said ... The attorney general": whose man somebody is, is told."""
    if person.roles or not office_class(mention.head):
        return False
    return any(focus.text.endswith(("'s ", "’s "), 0, at) for at in person.places)


def _is_known(person: Person | None) -> bool:
    """Whether more of somebody is told than one bare name."""
    return person is not None and (bool(person.roles) or " " in person.name)


def kin_named(focus: Focus, mention: Mention) -> Person | None:
    """ "His surviving father" is the only person the document calls anybody's father."""
    kin = load("titles")["anonymous"]["kin"].split()
    if mention.plural or mention.head not in kin or not is_owned(mention):
        return None
    owner = r"(?:my|his|her|their|['’]s?)"
    told = re.compile(rf"{owner}\s(?:\w+\s)?{mention.head},?\s$", re.IGNORECASE)
    before = {p.name: [focus.text[max(0, at - 40) : at] for at in p.places] for p in focus.people}
    called = [p for p in focus.people if any(told.search(words) for words in before[p.name])]
    return called[0] if len(called) == 1 else None


def is_owned(mention: Mention) -> bool:
    """Whether the words say whose he is ("her chief of staff", "the wife of one of the five")."""
    is_kin = mention.head in load("titles")["anonymous"]["kin"].split()
    return bool(_OWNED.match(mention.text)) or (is_kin and " of " in mention.text)


def brought_in(focus: Focus, mention: Mention, back: int = _NAMELESS_BACK) -> str | None:
    """The words that brought somebody nameless in: "an official in the port" for "the official",
    "an officer who served there" for "the lieutenant"."""
    wider = () if mention.plural else (r.split()[0] for r in _kinds() if mention.head in r.split())
    tries = (_brought_in_as(focus, mention, word, back) for word in (mention.head, *wider))
    return next((words for words in tries if words), None)


def _brought_in_as(focus: Focus, mention: Mention, word: str, back: int) -> str | None:
    here = focus.sentence_number(mention.start)
    for sentence in reversed(focus.sentences[max(0, here - back) : here + 1]):
        for token in reversed(sentence.tokens):
            is_same = token.lemma == word or token.lower == word
            if token.end > mention.start or token.upos != "NOUN" or not is_same:
                continue
            start, end = core_phrase(sentence, token)
            start = _with_group(focus.text, sentence.start, start)
            words = _without_second(focus.text[start:end])
            is_new = bool(_NEW.match(focus.text, start)) and is_plural(token) == mention.plural
            if is_new and _kind_words(focus, mention) <= set(words.casefold().split()):
                return words
    return None


def _kind_words(focus: Focus, mention: Mention) -> set[str]:
    """ "The night porter" is not the porter told of before: a noun before his says which."""
    tokens = focus.sentence(mention.start).tokens
    inside = [t for t in tokens if mention.start <= t.start < mention.end]
    head = next((t for t in inside if t.lower == mention.head), None)
    return {
        t.lower
        for t in inside
        if head is not None and t.head == head.i and t.relation == "compound" and t.upos == "NOUN"
    }


def _kinds() -> list[str]:
    """Lines of a word and those that are it as well ("officer lieutenant captain")."""
    return list(load("titles")["anonymous"]["kinds"])


def told_with_body(focus: Focus, mention: Mention) -> str | None:
    """ "The Guard's commander" for "the commander": the office told of shortly before as a body's,
    with nobody's name beside it."""
    here = focus.sentence_number(mention.start)
    for sentence in reversed(focus.sentences[max(0, here - _BACK) : here + 1]):
        for token in reversed(sentence.tokens):
            if token.end > mention.start or token.upos != "NOUN" or token.lemma != mention.head:
                continue
            start, end = core_phrase(sentence, token)
            near = among(focus.names, end - 2, end + 3)
            beside = (n for n in near if n.kind == "PERSON" and abs(n.start - end) < 3)
            if _OF_BODY.match(focus.text, start, end) and next(beside, None) is None:
                return without_article(focus.text[start:end])
    return None


_OF_BODY = re.compile(r"(?:the\s+)?[A-Z][^,]{1,60}?['’]s?\s", re.IGNORECASE)
_SECOND = re.compile(r"\s+and\s+(?:an?|another|one)\s.*", re.DOTALL)


def _without_second(words: str) -> str:
    """ "A clerk | and a guard": the one of two that is meant."""
    return _SECOND.sub("", words)


def _with_group(text: str, first: int, start: int) -> int:
    """Where "a group of | researchers" begins."""
    group = _GROUP.search(text, first, start)
    return group.start() if group else start


_NEW = re.compile(r"(?:an?|another|one|two|three|several|some|\w+day['’]s)\s", re.IGNORECASE)
_GROUP = re.compile(
    r"\ban? (?:\w+ )?(?:group|team|number|panel|handful) of (?:the )?$", re.IGNORECASE
)


def _may_be(mention: Mention, person: Person) -> bool:
    is_other = mention.gender and person.gender and mention.gender != person.gender
    # "The head of the infirmary" is nobody of whom something else than a rank is told; "the
    # ambassador in Ostrel" nobody of whom no office is.
    is_told = has_complement(mention) and not all(
        is_rank(w) for role in person.roles for w in voice_words(role)
    )
    is_told = is_told or bool(_POSTED.search(mention.text) and not person.roles)
    return not (is_other or is_told or contradicts(mention, person) or _is_another(mention, person))


_POSTED = re.compile(r"\w (?:of|in|to|for|at) (?:the )?[A-Z]")
_PRESS = frozenset({"reporter", "correspondent", "journalist", "presenter", "columnist", "our"})


def _is_another(mention: Mention, person: Person) -> bool:
    """ "The district chief" is not the candidate: who is told to be something, and holds no office,
    is no holder of one that the words tell apart."""
    told = [w for role in person.roles for w in voice_words(role)]
    if set(told) & set(voice_words(mention.role)):
        return False  # "the Reform candidate" is whoever is told to be of Reform
    if told and bool(office_class(mention.head)) and set(told) <= _PRESS:
        return True  # "the mayor" is not our reporter
    is_practising = bool(told) and {c for w in told for c in office_class(w)} == {"lawyer"}
    if is_practising and is_single(mention.head) and "former" not in told:
        return True  # nor is the human rights lawyer the minister
    is_serving = mention.head in phrases("titles", "anonymous", "servants")
    if is_serving and any(office_class(w) for w in told):
        return True  # "the porter" is not the lawyer whom the page has just heard
    is_apart = " " in (mention.role or "") and bool(office_class(mention.head))
    return is_apart and bool(told) and not any(office_class(w) for w in told)


def _may_be_firm(mention: Mention, person: Person) -> bool:
    """ "The contractor": a firm as well as a man, and nobody who is not told of as one."""
    is_trade = mention.head in phrases("titles", "anonymous", "trades")
    return is_trade and mention.head not in heads(person.roles)


def _is_described_otherwise(focus: Focus, mention: Mention, person: Person) -> bool:
    """ "The firm's chief executive said ... A said ... the president": A is the chief executive."""
    before = focus.described.get(person.name)
    ranks = phrases("titles", "single", "ranks")
    told = office_class(before.head) - ranks if before else frozenset()
    wanted = office_class(mention.head) - ranks
    return bool(told and wanted) and not told & wanted


def _is_of(body: str, person: Person) -> bool:
    """Whether a body or party is told of a person, as his or in his office."""
    return body in person.organisations or body.casefold() in heads(person.roles)


def _may_own(focus: Focus, words: str) -> bool:
    """Whether an owner is a place or a person: "the Velm senator", "Mallow's strategist"; a body's
    spokesman is not simply whoever spoke last."""
    return words in focus.bodies.owners
