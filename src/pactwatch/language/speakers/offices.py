"""A mention by office or by what somebody is in, who it is out.

"The commander" is the last speaker of that office; "the head of the panel" the only person whose
office and body it fits, before or after; "the Velm senator" the person in focus whose office it
does not contradict; "a spokesman", whom the next sentences name, is that person. Several that fit
alike leave UNCLEAR with the reason; nobody leaves the speaker nameless.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import takewhile

from pactwatch.domain.statement import ResolvedBy, SpeakerStatus
from pactwatch.language.names.mentions import Mention, MentionKind
from pactwatch.language.names.office_fit import has_complement, is_told_apart
from pactwatch.language.names.offices import is_single, office_class
from pactwatch.language.names.people import Person
from pactwatch.language.speakers.focus import Focus, Known, heads, key, listed
from pactwatch.language.speakers.forms import (
    Answer,
    named_person,
    nameless,
    unclear,
    without_article,
)
from pactwatch.language.speakers.introduced import (
    OFFICE_BACK,
    brought_in,
    in_passing,
    is_owned,
    kin_named,
    told_with_body,
)
from pactwatch.language.speakers.named_after import named_after, named_there
from pactwatch.language.speakers.only_holder import described_by_body, may_lead, only_holder
from pactwatch.language.speakers.timeline import Latest
from pactwatch.language.words.lexicon import load, phrases

__all__ = ["by_office", "by_what_he_is", "kept_back"]


def by_office(focus: Focus, mention: Mention) -> Answer:
    """Who "the minister", "a spokesman" or "the head of the panel" is."""
    if mention.definite and not mention.organisation:
        known = _whom_it_fits(focus, mention, focus.holders.alike)
        exact = _whom_it_fits(focus, mention, focus.holders.called)
        is_only_alike = not exact
        if is_only_alike and (words := told_with_body(focus, mention)):
            speaker, _ = nameless(mention, SpeakerStatus.TITLED_UNNAMED)
            return replace(speaker, name=words, resolved_by=ResolvedBy.TITLE), None
        # "The nominee", of whom nobody could tell who he is, says no more the second time.
        is_open = bool(known) and _is_unknown(known.first)
        if is_open and (person := _introduced(focus, mention)):
            return named_person(mention, person, ResolvedBy.TITLE)
        if known:
            return _last_of(focus, mention, known, exact)
    if again := _same_words(focus, mention):
        return again
    is_told = mention.definite or _is_told_by_verb(mention)
    if is_told and mention.organisation and (described := described_by_body(focus, mention)):
        return described
    holder = only_holder(focus, mention)
    is_open = holder is None and mention.definite and not mention.organisation
    # "Ruel, flanked by a silent colonel ... The colonel": he, and not whoever spoke last.
    if words := brought_in(focus, mention, OFFICE_BACK) if is_open else None:
        speaker, _ = nameless(mention, SpeakerStatus.TITLED_UNNAMED)
        return replace(speaker, name=words, resolved_by=ResolvedBy.TITLE), None
    if holder := holder or _introduced(focus, mention):
        return named_person(mention, holder, ResolvedBy.TITLE)
    if not mention.definite and not mention.plural and not is_single(mention.head):
        return nameless(mention, SpeakerStatus.ANONYMOUS_SINGLE, _same_body(focus, mention))
    return nameless(mention, SpeakerStatus.TITLED_UNNAMED, _same_body(focus, mention))


def _is_told_by_verb(mention: Mention) -> bool:
    """ "Who heads the panel"; of commanders a body has many, and "a former X commander" is any."""
    is_one = is_single(mention.head) or mention.head not in mention.text.casefold().split()
    return is_one and mention.role in load("titles")["by_verb"].values()


def _same_words(focus: Focus, mention: Mention) -> Answer | None:
    """ "An army spokesman and a medic said ... the army spokesman": he, and not the named spokesman
    of the army whom the text told of before."""
    told = without_article(mention.text).casefold()
    voices = (k.mention for k in reversed(focus.spoken) if k.at < mention.start)
    last = next((read for read in voices if read), None)
    if last is None or last.definite or not mention.definite or " " not in told:
        return None
    first = without_article(last.text).casefold().partition(" and ")[0]
    if first != told or last.name:
        return None
    speaker, _ = nameless(mention, SpeakerStatus.ANONYMOUS_SINGLE, last.organisation)
    words = last.text.partition(" and ")[0]
    return replace(speaker, name=words, resolved_by=ResolvedBy.TITLE), None


def _is_unknown(known: Known) -> bool:
    """Whether somebody was called "the X" and stayed without a name."""
    read = known.mention
    is_nameless = known.person is None and known.speaker.resolved_by is None
    return is_nameless and read is not None and read.definite and not read.organisation


def kept_back(focus: Focus, mention: Mention) -> Answer:
    """ "The lieutenant, who asked not to be named": the officer told of before, else nobody."""
    several, one = SpeakerStatus.ANONYMOUS_PLURAL, SpeakerStatus.ANONYMOUS_SINGLE
    hidden, person = nameless(mention, several if mention.plural else one)
    first = brought_in(focus, mention) if mention.definite else None
    if first is None:
        return _last_nameless(focus, mention) or (hidden, person)
    told = (k.speaker.name or "" for k in reversed(focus.spoken))
    name = next((n for n in told if n.startswith(first)), first)
    return replace(hidden, name=name, resolved_by=ResolvedBy.DESCRIPTION), person


def by_what_he_is(focus: Focus, mention: Mention) -> Answer:
    """Who nameless people are: those told of before, somebody named beside, or nobody."""
    several, one = SpeakerStatus.ANONYMOUS_PLURAL, SpeakerStatus.ANONYMOUS_SINGLE
    status = several if mention.plural else one
    if mention.head in _OWN and mention.text.lower().startswith("our "):
        return _correspondent(focus, mention)
    is_pointing = mention.definite and not (mention.plural and mention.count)
    if is_pointing and (answer := _known_before(focus, mention, status)):
        return answer
    if mention.plural:
        return nameless(mention, status, _same_body(focus, mention))
    if answer := _last_nameless(focus, mention):
        return answer
    if person := _introduced(focus, mention):
        return named_person(mention, person, ResolvedBy.DESCRIPTION)
    return nameless(mention, status, _same_body(focus, mention))


def _last_nameless(focus: Focus, mention: Mention) -> Answer | None:
    """ "A former clerk said ... The man said": whoever nameless has just spoken, before anybody
    named."""
    last = focus.spoken[-1] if focus.spoken else None
    if last is None or not mention.definite or mention.head not in {"man", "woman", "person"}:
        return None
    is_near = focus.sentence_number(mention.start) - focus.sentence_number(last.at) <= _SOURCE_BACK
    is_one = last.speaker.status in _UNNAMED and last.person is None and not last.plural
    is_other = bool(mention.gender and last.gender and mention.gender != last.gender)
    if not (is_near and is_one and not is_other):
        return None
    return replace(last.speaker, mention=mention.text, resolved_by=ResolvedBy.DESCRIPTION), None


_UNNAMED = frozenset({SpeakerStatus.ANONYMOUS_SINGLE, SpeakerStatus.TITLED_UNNAMED})
_OWN = frozenset({"correspondent", "reporter", "editor"})


def _correspondent(focus: Focus, mention: Mention) -> Answer:
    """ "Our correspondent" is the last person brought in as an outlet's ("Harbour Radio's A")."""
    owned = [
        (at, p)
        for p in focus.people
        for at in p.places
        if at < mention.start and _is_outlets_own(focus, p, at)
    ]
    if not owned:
        return nameless(mention, SpeakerStatus.ANONYMOUS_SINGLE)
    return named_person(mention, max(owned, key=lambda e: e[0])[1], ResolvedBy.DESCRIPTION)


def _is_outlets_own(focus: Focus, person: Person, at: int) -> bool:
    if _OWN & heads(person.roles):
        return True
    owner = re.compile(r"([A-Z][\w. ]*)['’]s (?:\w+ )?$").search(focus.text[max(0, at - 40) : at])
    body = owner and next((n for n in focus.names if owner[1].endswith(n.text)), None)
    return bool(body and body.kind == "ORGANISATION")


def _known_before(focus: Focus, mention: Mention, status: SpeakerStatus) -> Answer | None:
    """Who spoke before by the same word, else the words that brought somebody nameless in, else
    who spoke by a word like it; "the same source" is whoever nameless spoke last."""
    nameless_before = (k for k in focus.spoken.latest() if k.speaker.status is status)
    if re.match(r"(?:the|this) same ", mention.text, re.IGNORECASE):
        last = next((k for k in nameless_before if not _is_owned(k)), None)
        return _last_of(focus, mention, Latest([last])) if last else None
    known = _fitting(focus, mention, focus.holders.alike)
    exact = _fitting(focus, mention, focus.holders.called)
    if exact:
        return _last_of(focus, mention, exact, exact)
    if mention.head in _ANY_SOURCE and not known:
        here = focus.sentence_number(mention.start)
        last = next((k for k in nameless_before if not _is_owned(k)), None)
        is_near = last and here - focus.sentence_number(last.at) <= _SOURCE_BACK
        if last and is_near and brought_in(focus, mention) is None:
            return _last_of(focus, mention, Latest([last]))
    if words := brought_in(focus, mention):
        speaker, _ = nameless(mention, status)
        return replace(speaker, name=words, resolved_by=ResolvedBy.DESCRIPTION), None
    return _last_of(focus, mention, known, exact) if known else None


# "The source" is whoever nameless spoke last, so many sentences back at most. A guess.
_ANY_SOURCE = frozenset({"source", "sources"})
_SOURCE_BACK = 4


def _is_owned(known: Known) -> bool:
    """ "The minister's son": told of as somebody's, he is no source of the article's."""
    return known.mention is not None and is_owned(known.mention)


# "A person familiar with the plan": told of without a name on purpose.
_INSIDER = re.compile(r"\A(?:an?|one) .*\b(?:familiar with|briefed on|with knowledge of)\b", re.I)
_ONE_OF_HIS = re.compile(r"(?:one|another) of (?:his|her|their)\s", re.IGNORECASE)


def _introduced(focus: Focus, mention: Mention) -> Person | None:
    """The person in focus for a definite mention, else one whom the next sentences name."""
    if there := named_there(focus, mention):
        return there
    if mention.plural or mention.head in phrases("titles", "anonymous", "kept_back"):
        return None
    if re.fullmatch(r"[Tt]he [A-Z][a-z]+", mention.text) and not office_class(mention.head):
        return None  # "the Cousin": a nickname is nobody's description
    if kin := kin_named(focus, mention):
        return kin
    if _ONE_OF_HIS.match(mention.text) or _INSIDER.search(mention.text):
        return None  # "said one of his men. Colonel A ...": A is whose man he is
    before = in_passing(focus, mention) if mention.definite else None
    return before or named_after(focus, mention)


_Holders = Callable[[str, int], Iterator[Known]]


def _fitting(focus: Focus, mention: Mention, holders: _Holders) -> Latest:
    """Everybody before a mention whose office it may tell of, the latest first."""
    # "His adviser" is no aide, nor "the chairman of the joint staff" a head, of another word.
    if is_owned(mention) or has_complement(mention):
        holders = focus.holders.called
    found = holders(mention.head.casefold(), mention.start)
    return Latest(k for k in found if _same_office(mention, k))


def _whom_it_fits(focus: Focus, mention: Mention, holders: _Holders) -> Latest:
    """Those of them who lead the body meant, and of whom nobody only tells."""
    return Latest(
        k
        for k in _fitting(focus, mention, holders)
        if k.person is None
        or (may_lead(focus, mention, k.person) and not focus.is_told_of(k.person))
    )


def _same_office(mention: Mention, known: Known) -> bool:
    """Whether nothing but the office tells a mention apart from somebody of a like one."""
    if known.plural != mention.plural or _are_others(mention, known):
        return False
    if mention.plural and _are_of_other_kind(mention, known):
        return False
    if mention.gender and known.gender and mention.gender != known.gender:
        return False
    return known.person is None or not is_told_apart(mention, known.person)


_WHOSE = frozenset({"his", "her", "its", "their"})


def _are_others(mention: Mention, known: Known) -> bool:
    """ "His advisers said ... Her advisers said": two owners have not the same advisers."""
    first = mention.text.split()[0].casefold()
    before = (known.mention.text if known.mention else "-").split()[0].casefold()
    return first != before and {first, before} <= _WHOSE


def _are_of_other_kind(mention: Mention, known: Known) -> bool:
    """ "The local authorities ... the military authorities": each is told apart from the other."""
    told = [_KIND.match(m.text) for m in (mention, known.mention) if m]
    kinds = [set(m["kind"].split()) - _NO_KIND for m in told if m]
    return len(kinds) == 2 and all(kinds) and not kinds[0] & kinds[1]


_KIND = re.compile(r"(?:[Tt]he )?(?P<kind>[a-z][\w-]*(?: [a-z][\w-]*)?) [a-z]+\Z")
_NO_KIND = frozenset({"same", "other", "two", "three", "several", "unnamed", "many", "senior"})


def _last_of(focus: Focus, mention: Mention, known: Latest, exact: Latest | None = None) -> Answer:
    """The latest of those whom an office fits; a rival named nearer to it leaves it open."""
    told = exact or known
    if told.first.person is None and known.first.person is not None:
        told = known  # "a judge ... Justice A ... the judge": he was named since
    told = _plainly(mention, told) or told
    last = told.first
    place = focus.sentence_number(last.at)
    level = takewhile(lambda k: focus.sentence_number(k.at) == place, told)
    rivals = {key(k.speaker) for k in level}
    rivals = {r for r in rivals if r != key(last.speaker) and r.casefold() != mention.head}
    if rivals:
        names = listed(sorted([*rivals, key(last.speaker)]))
        return unclear(mention, f"“{mention.text}” could be {names}")
    is_office = mention.kind is MentionKind.OFFICE
    by = ResolvedBy.TITLE if is_office else ResolvedBy.DESCRIPTION
    return replace(last.speaker, mention=mention.text, resolved_by=by), last.person


def _plainly(mention: Mention, known: Latest) -> Latest:
    """Those the document calls by the bare office, where the mention does: "the president" is
    "President A" before "the Velm president B"."""
    if len(mention.text.split()) > 2:
        return Latest(())
    plain = mention.head.casefold()
    return Latest(k for k in known if k.person and plain in _offices_of(k.person))


def _offices_of(person: Person) -> frozenset[str]:
    return frozenset(role.casefold() for role in person.roles)


def _same_body(focus: Focus, mention: Mention) -> str | None:
    """ "A commander" right after "two X commanders" is one of them, and X's."""
    if mention.definite or not mention.head:
        return None
    here = focus.paragraph(mention.start)
    first = focus.blocks[max(0, here - 2)][0] if focus.blocks else 0
    near = [
        k.speaker.organisation
        for k in focus.spoken.between(first, len(focus.text))
        if k.plural and here - k.paragraph <= 2 and mention.head in k.roles
    ]
    return near[-1] if near else None
