"""A description whose name follows in, the person the next sources name out.

News opens with what somebody is ("a senior official has warned") and names him when he speaks
again. Who is meant is told by points: each way in which a person named next fits the description
has its weight, and enough of them make him the one. Refuses whoever had spoken or acted before,
who is told to be something else, and descriptions whose names are kept back.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from pactwatch.domain.statement import SpeakerStatus
from pactwatch.language.grammar.syntax import is_passive
from pactwatch.language.names.mentions import Mention, MentionKind, read_mention
from pactwatch.language.names.office_fit import contradicts, has_complement, may_be_of
from pactwatch.language.names.offices import (
    is_address,
    is_rank,
    is_single,
    office_class,
    voice_words,
)
from pactwatch.language.names.people import Person
from pactwatch.language.speakers.focus import Focus
from pactwatch.language.speakers.forms import without_article
from pactwatch.language.words.lexicon import load, phrases
from pactwatch.language.words.ranges import Range

__all__ = ["named_after", "named_there"]

# How many sources, and how many sentences, ahead a name may stand: of the first speaker of a text,
# and of others. Read off the gold's open and spent parts: of 33 names that come after their
# description 25 stand within four sentences.
_LEAD_REACH = (4, 4)
_REACH = (2, 3)
# So far ahead the only person of the document that is called by the same word may stand.
_ONLY_REACH = 12

# What speaks for a person named next, in points; `_ENOUGH` of them name him. Whoever is not the
# first voice must come bare: "a spokesman ... X spokesman A" are two as often as one. Weights are
# guesses, looked at on the gold's open and spent parts and not fitted.
LEAD = 2.0  # nobody named has spoken yet: the first voice is the one the article is about
BARE = 2.0  # named without an office, or by the same bare one: the description was his
SAME_WORD = 0.5  # "a minister ... Minister A", "a friend ... his friend A"
SAME_OFFICE = 0.5  # another word of the office: "a medic ... Doctor A"
SAME_BODY = 0.5  # "an X official ... X's chief engineer A"
GENERAL = 0.0  # "an official" may hold any office: no reason against him, and none for him
OTHER = -2.0  # he is told to be something, and not this
NEXT = 0.5  # nobody else is quoted in between
CLOSE = 0.5  # in the next sentence
FAR = -0.5  # for each sentence behind the second
_ENOUGH = 2.5


@dataclass(frozen=True, slots=True)
class _Named:
    """A person named by a later source; `skipped` sources and `ahead` sentences lie between."""

    person: Person
    source: Range
    mention: Mention
    skipped: int
    ahead: int


def named_after(focus: Focus, mention: Mention) -> Person | None:
    """The person whose description went before his name, None where nobody fits well enough."""
    if (mention.start, mention.end) in focus.labels:
        return None  # whose turn it is under a label is told by the label
    if focus.tellers and focus.is_quoted(mention.start):
        return None  # "“The mayor told us X,” A said. ... said B": A need not know of B
    is_lead = _is_lead(focus, mention)
    fitting: list[tuple[float, Person]] = []
    for named in _named_next(focus, mention, *(_LEAD_REACH if is_lead else _REACH)):
        is_new = _is_new(focus, named.person, mention, is_lead=is_lead)
        is_other = _replies(focus.text, named.source) or _is_silent(focus.text, named.source)
        if is_new and _may_be(mention, named.person) and not is_other:
            fitting.append((_points(mention, named, is_lead=is_lead), named.person))
    best = max(fitting, key=lambda f: f[0], default=None)
    if best is None or best[0] < _ENOUGH:
        return _only_so_called(focus, mention) if is_lead else None
    before = focus.described.setdefault(best[1].name, mention)
    return None if _are_two_bodies(focus, before, mention) else best[1]


# "A, 42, worked there", "A is manager of a lodge", "A, who ran a shop": who he is, told at once.
_TELLS = re.compile(r",\s(?:who\s(?!(?:was|were|is|has been|had been)\b)|\d\d?,)|\s(?:is|was)\s")
_KEEP_HIDDEN = frozenset({"source", "insider", "someone", "somebody", "official"})
_FATES = frozenset({"die", "drown", "vanish", "disappear", "fall"})
_HE = frozenset({"he", "she"})
# So many sentences after his name he speaks again. A guess.
_SPEAKS_AGAIN = 2


def named_there(focus: Focus, mention: Mention) -> Person | None:
    """ "A guard said X. Doran Vell, 42, worked there. He said Y": the first voice of a text, named
    and told of right behind its words, who speaks again next; None where anybody else may be."""
    here = focus.sentence_number(mention.start)
    following = focus.sentences[here + 1 : here + 2]
    is_open = not mention.plural and not mention.definite and mention.head not in _KEEP_HIDDEN
    if not following or not is_open or not _is_lead(focus, mention):
        return None
    sentence = following[0]
    person = focus.bearers.at(sentence.start)
    is_anybody = mention.head in phrases("titles", "anonymous", "kept_back")
    if person is None or " " not in person.name or not (is_anybody or _may_be(mention, person)):
        return None
    name = focus.name(sentence.start)
    is_fate = is_passive(sentence, sentence.root) or sentence.root.lemma in _FATES
    if name is None or is_fate or not _TELLS.match(focus.text, name.end):
        return None
    is_other = _told(person) and not _is_alike(mention, person)
    if is_other and (not is_anybody or any(is_single(w) for w in _told(person))):
        return None
    is_new = _is_new(focus, person, mention, is_lead=True)
    return person if is_new and _speaks_next(focus, person, here + 1) else None


def _speaks_next(focus: Focus, person: Person, at: int) -> bool:
    """Whether the next source is he, by a pronoun or his name."""
    first = bisect_left(focus.sources, (focus.sentences[at].start, 0))
    source = focus.sources[first] if first < len(focus.sources) else None
    if source is None or focus.sentence_number(source[0]) - at > _SPEAKS_AGAIN:
        return False
    words = focus.text[slice(*source)].casefold()
    return words in _HE or words.endswith(person.surname)


def _are_two_bodies(focus: Focus, one: Mention, other: Mention) -> bool:
    """ "A Sorn Oil executive" and "the coast guard officer" are no one man."""
    bodies = focus.bodies.organisations
    named = {b for b in (one.organisation, other.organisation) if b in bodies}
    return len(named) > 1


def _is_lead(focus: Focus, mention: Mention) -> bool:
    """Whether nobody who was named by then has spoken before."""
    spoken = (k for k in focus.spoken if k.at < mention.start)
    named = (k for k in spoken if k.speaker.status is SpeakerStatus.NAMED)
    return not any(k.person is None or k.person.places[0] < mention.start for k in named)


def _named_next(focus: Focus, mention: Mention, sources: int, sentences: int) -> Iterator[_Named]:
    here = focus.sentence_number(mention.start)
    first = bisect_left(focus.sources, (mention.end, 0))
    following = focus.sources[first : first + sources]
    for skipped, source in enumerate(following):
        ahead = focus.sentence_number(source[0]) - here
        if ahead > sentences or source in focus.labels:
            return
        if ahead == 0:
            continue  # "Speaking to a colleague, A said": in one sentence they are two
        read = read_mention(focus.text, focus.sentence(source[0]), *source, focus.names)
        if read.kind in _DESCRIBED and not read.plural and read.head != mention.head:
            return  # somebody else is described, and a name behind him is rather his
        person = _person_of(focus, read, source)
        if person is not None:
            yield _Named(person, source, read, skipped, ahead)


_DESCRIBED = (MentionKind.OFFICE, MentionKind.NAMELESS)


def _person_of(focus: Focus, read: Mention, source: Range) -> Person | None:
    """Whose name a source is, not whose it only tells of ("A's lawyer")."""
    if read.kind is not MentionKind.PERSON or not read.name:
        return None
    at = focus.text.find(read.name, *source)
    person = focus.bearers.at(at)
    return person if person and _is_somebody(person) else None


def _is_somebody(person: Person) -> bool:
    """Who is brought in has a first name, an office or a form of address somewhere: one bare word
    is as well a place's or a state's."""
    return " " in person.name or bool(person.roles) or person.gender is not None


def _is_new(focus: Focus, person: Person, mention: Mention, *, is_lead: bool) -> bool:
    """Whether somebody had neither spoken nor acted in the article's own words before, by name; a
    heading or caption may tell of the first voice."""
    if person.places[0] > mention.start:
        return True
    acting = () if is_lead else focus.subjects
    known = (k for k in (*focus.spoken, *acting) if k.at < mention.start)
    return not any(k.person is not None and k.person.name == person.name for k in known)


def _may_be(mention: Mention, person: Person) -> bool:
    is_other = mention.gender and person.gender and mention.gender != person.gender
    if is_other or contradicts(mention, person):
        return False
    # "The Velm ambassador in Sarn" may be told as of Sarn.
    is_told_of = any(body in mention.text for body in person.organisations)
    if not may_be_of(mention.organisation, person) and not is_told_of:
        return False
    # "The head of the infirmary" is nobody of whom something else than a rank is told.
    return not has_complement(mention) or not _told(person) or _is_alike(mention, person)


def _points(mention: Mention, named: _Named, *, is_lead: bool) -> float:
    """How well a person named next fits a description: the sum of what speaks for him."""
    person, told = named.person, _told(named.person)
    points = LEAD if is_lead else 0.0
    if _is_officer(named, mention):
        points += OTHER
    elif (not told or _is_alike(mention, person)) and _is_bare(named, mention, is_lead=is_lead):
        points += BARE
    elif mention.head in told:
        points += SAME_WORD
    elif office_class(mention.head) & _classes(told):
        points += SAME_OFFICE
    elif _is_general(mention, told):
        points += GENERAL
    else:
        points += OTHER
    if mention.organisation and person.organisations and _shares_body(mention, person):
        points += SAME_BODY
    points += NEXT if named.skipped == 0 else 0.0
    points += CLOSE if named.ahead <= 1 else FAR * max(0, named.ahead - 2)
    return points


def _is_officer(named: _Named, mention: Mention) -> bool:
    """ "A Velm official ... Commander A": who bears a rank of arms is no official of whom no arms
    are told."""
    first = named.mention.text.partition(named.mention.name or "")[0]
    ranks = [w for w in first.split() if "commander" in office_class(w)]
    is_armed = bool(_OF_ARMS & set(mention.text.casefold().split()))
    return bool(ranks) and mention.head in load("titles")["general"] and not is_armed


_OF_ARMS = frozenset(
    [
        "military",
        "army",
        "defence",
        "defense",
        "security",
        "police",
        "navy",
        "intelligence",
        "rebel",
    ]
)


def _told(person: Person) -> list[str]:
    """The words of a person's offices and callings, ranks apart."""
    return [w for role in person.roles for w in voice_words(role) if not is_rank(w)]


def _is_alike(mention: Mention, person: Person) -> bool:
    told = _told(person)
    return mention.head in told or bool(office_class(mention.head) & _classes(told))


def _classes(words: list[str]) -> frozenset[str]:
    return frozenset(c for w in words for c in office_class(w))


def _is_general(mention: Mention, told: list[str]) -> bool:
    """ "An official" may hold any office, "an expert" have any calling that is a rank."""
    rows = load("titles")["general"]
    wanted = frozenset(rows.get(mention.head, "").split())
    return bool(wanted & _classes(told))


def _shares_body(mention: Mention, person: Person) -> bool:
    words = {w for w in (mention.organisation or "").split() if w[:1].isupper()}
    return any(words & set(body.split()) for body in person.organisations)


def _is_bare(named: _Named, mention: Mention, *, is_lead: bool) -> bool:
    """Whether a source is a name with at most a rank, a form of address or, for an office that one
    person holds, an owner before it; and nothing set beside it, but for a text's first voice."""
    first, _, behind = named.mention.text.partition(named.mention.name or "")
    if behind and (not is_lead or _is_of_others(mention, behind)):
        return False
    before = without_article(first).split()
    is_owned_office = is_single(mention.head)  # "a physician" is not "HNN's A"
    known = [
        w
        for w in before
        if is_rank(w) or is_address(w) or (is_owned_office and w.endswith(("'s", "’s")))
    ]
    return len(known) == len(before) < 3


_OF = re.compile(r",?\s+(?:of|from|at|with)\s+(?P<body>.+)", re.DOTALL)


def _is_of_others(mention: Mention, behind: str) -> bool:
    """ "A rebel spokesman ... A, of the Marl institute": told to be of another body."""
    body = _OF.match(behind)
    words = {w.casefold() for w in (mention.organisation or "").split()}
    return bool(words and body and words.isdisjoint(re.split(r"\W+", body["body"].casefold())))


_REPLY = r"(?:repl(?:ied|ies)|answer(?:ed|s)|retort(?:ed|s)|respond(?:ed|s)|counter(?:ed|s))"
_REPLIES = re.compile(rf"\s+(?:\w+ly\s+)?{_REPLY}\b")
_REPLIED = re.compile(rf"\b{_REPLY}\s+\Z")


def _replies(text: str, source: Range) -> bool:
    """ "The judge asked. “They did,” Osk replied": whoever replies is another."""
    before = text[max(0, source[0] - 16) : source[0]]
    return bool(_REPLIES.match(text, source[1]) or _REPLIED.search(before))


_SILENT = re.compile(
    r",?\s+(?:who\s[^,.;]{0,60},?\s+)?(?:has\s+|had\s+)?"
    r"(?:(?:declin|refus)ed\s+to\s+(?:comment|say|speak|answer|be\s+drawn)"
    r"|(?:could|did)\s+not\s+(?:be\s+reached|comment|answer|respond))\b"
)


def _is_silent(text: str, source: Range) -> bool:
    """Who "declined to comment" tells nothing, and is not he who told it without his name."""
    return bool(_SILENT.match(text, source[1]))


def _only_so_called(focus: Focus, mention: Mention) -> Person | None:
    """ "A friend", with which a text opens: the only person that it calls a friend later on.

    "A former commander" may be any of many: one who is only told of later on, and says nothing, is
    another than he who does not give his name.
    """
    if mention.head in phrases("titles", "anonymous", "kept_back") | {"official"}:
        return None
    here = focus.sentence_number(mention.start)
    called = [p for p in focus.bearers.by_word(mention.head) if _may_be(mention, p)]
    if len(called) != 1 or called[0].places[0] < mention.start:
        return None
    if not (mention.definite or is_single(mention.head)) and not _speaks(focus, called[0]):
        return None
    ahead = focus.sentence_number(called[0].places[0]) - here
    return called[0] if ahead <= _ONLY_REACH else None


def _speaks(focus: Focus, person: Person) -> bool:
    spoken = [s for s in focus.sources if not _is_silent(focus.text, s)]
    return any(start <= at < end for start, end in spoken for at in person.places)
