"""A mention of a body or a thing in, which one it is out: "the group", "the firm", "the study".

A body with a name speaks for itself, by its full name where a short one ends it. "The firm" is the
body that last spoke or acted and whose name says no other kind. Things go back to the words that
brought them in. Refuses people.
"""

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise

from pactwatch.domain.reading import Name
from pactwatch.domain.statement import ResolvedBy
from pactwatch.language.grammar.syntax import core_phrase
from pactwatch.language.names.mentions import Mention
from pactwatch.language.names.names import bare
from pactwatch.language.names.outlets import Outlets
from pactwatch.language.names.owned_by import owner_of
from pactwatch.language.speakers.bodies_named import (
    SENTENCES_BACK,
    acting_body,
    are_told_apart,
    earlier_body,
    earlier_outlet,
    earlier_thing,
    is_firm,
    same_words,
)
from pactwatch.language.speakers.carriers import outlets_shown
from pactwatch.language.speakers.focus import Focus
from pactwatch.language.speakers.forms import (
    Answer,
    organisation,
    paper,
    without_article,
    without_aside,
)
from pactwatch.language.speakers.whose_word import whose_word
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import among

__all__ = ["by_body", "by_thing"]

# "The top British medical journal" says more than a kind: so many words still only point back.
_POINTING_WORDS = 5
# With so many words and the level of government it is of, a service is told of for the first time.
_TELLING_WORDS = 4
# "The mayor's office" is a body of its own, whatever body was named last.
_OWNED = re.compile(r"[^,]{1,60}?['’]s?\s")


def by_body(focus: Focus, outlets: Outlets, mention: Mention) -> Answer:
    """Which body a mention with or without its name is."""
    if joined := _joined(focus, mention):
        return organisation(mention, joined, None)
    if _is_joint(focus, mention):
        return organisation(mention, without_article(without_aside(mention.text)), None)
    is_own = mention.name is not None or bool(_OWNED.match(mention.text)) or _is_personal(mention)
    is_own = is_own or _names_somebody(focus, mention)
    if not is_own and mention.plural and (several := _several(focus, mention)):
        return organisation(mention, *several)
    bare_words = replace(mention, text=without_aside(mention.text))  # "the panel, | which cited A"
    is_open = mention.definite and not (is_own or mention.plural)
    earlier = _earlier(focus, outlets, bare_words) if is_open else None
    is_other = earlier is not None and are_told_apart(bare_words, earlier)
    if earlier and not is_other and not _is_of_other_place(bare_words, earlier):
        return organisation(mention, _full(focus, mention, earlier), ResolvedBy.DESCRIPTION)
    if owned := _countrys(focus, mention):
        return organisation(mention, owned, ResolvedBy.DESCRIPTION)
    name = mention.name or without_article(without_aside(mention.text))
    full = _full(focus, mention, name)
    return organisation(mention, full, None if full == name else ResolvedBy.DESCRIPTION)


def _is_of_other_place(mention: Mention, earlier: str) -> bool:
    """ "The army of Velm" is not the Free Orlan Army; "the army of Velm" may be the Velmish one."""
    of = _OF_PLACE.search(mention.text)
    told = [w[:_SAME_STEM] for w in bare(earlier).split()]
    return of is not None and len(told) > 1 and of[1].casefold()[:_SAME_STEM] not in told


_OF_PLACE = re.compile(r"\bof (?:the )?([A-Z][\w-]{2,})")
# Letters that a place and its people share ("Velm", "Velmish"). A guess.
_SAME_STEM = 4

_PLACES_OWN = re.compile(
    r"(?:the|that) (?:country|state|nation|kingdom|republic|island|city|town)['’]s "
    r"(?P<body>[a-z ]+)",
    re.IGNORECASE,
)


def _countrys(focus: Focus, mention: Mention) -> str | None:
    """ "The country's health ministry" is Sarn's, if the text tells of one such before."""
    owned = _PLACES_OWN.fullmatch(without_aside(mention.text))
    if owned is None:
        return None
    whole = re.compile(rf"(?P<place>[^,]+?)['’]s?\s{re.escape(owned['body'])}\b")
    found: dict[str, str] = {}
    for name in focus.names:
        match = whole.match(focus.text, name.start) if name.end <= mention.start else None
        if match and name.kind != "PERSON" and name.text.startswith(match["place"]):
            found.setdefault(match["place"], match.group())
    place = next(iter(found)) if len(found) == 1 else None
    return found[place] if place and not _is_elsewhere(focus, mention, place) else None


def _is_elsewhere(focus: Focus, mention: Mention, place: str) -> bool:
    """ "940 Sarnish guards are safe, the country's army said": another place, or its people, stand
    nearer in the sentence than the one looked for."""
    first = focus.sentence(mention.start).tokens[0]
    before = focus.text[first.end : mention.start]
    behind = before.rpartition(place)[2]
    return bool(_CAPITAL.search(behind)) and not focus.text.startswith(place, first.start)


_CAPITAL = re.compile(r"\b(?!(?:I|Mr|Mrs|Ms|Dr)\b|\w+day\b)[A-Z]\w")


_AND, _COMMA = re.compile(r",?\sand\s(?:the\s)?"), re.compile(r",\s(?:the\s)?")


def _joined(focus: Focus, mention: Mention) -> str | None:
    """ "The Velm Council and the Orsk Front": bodies that speak as one."""
    near = among(focus.names, mention.start, mention.end)
    named = [n for n in near if mention.start <= n.start and n.end <= mention.end]
    if len(named) < 2 or named[-1].end != mention.end:
        return None
    if any(n.kind not in {"ORGANISATION", "ARMED_GROUP"} for n in named):
        return None
    between = [focus.text[a.end : b.start] for a, b in pairwise(named)]
    is_list = bool(_AND.fullmatch(between[-1])) and all(map(_COMMA.fullmatch, between[:-1]))
    is_whole = named[0].start - mention.start <= len("the ")
    names = [n.text for n in named]
    return f"{', '.join(names[:-1])} and {names[-1]}" if is_list and is_whole else None


_BESIDE = re.compile(
    r"(?:the\s)?(?P<first>[^,]+?),?\sand\s(?:the\s|its\s)?[\w’'-]+(?:\s[\w’'-]+)?", re.I
)


def _is_joint(focus: Focus, mention: Mention) -> bool:
    """ "Army and police", "the army and the police" are both, whichever was named before."""
    words = without_aside(mention.text)
    both = _BESIDE.fullmatch(words)
    if both is None:
        return False
    at = mention.start + both.end("first")
    return mention.head in both["first"].lower().split() and focus.name(at + 1) is None


def _several(focus: Focus, mention: Mention) -> tuple[str, ResolvedBy | None] | None:
    """ "The companies" are no single firm, but the firms told of before, if any were."""
    words = bare(mention.text).split()
    if len(words) != 1 or words[0] in phrases("organisations", "media"):
        return None
    if not words[0].endswith("s") or words[0] in phrases("organisations", "bodies"):
        return None
    for sentence in reversed([s for s in focus.sentences if s.start < mention.start]):
        for token in sentence.tokens:
            if token.lower != words[0] or token.end > mention.start or token.upos != "NOUN":
                continue
            start, end = core_phrase(sentence, token)
            if token.relation == "conj":  # "rig operators and other service companies"
                start = min(start, core_phrase(sentence, sentence.tokens[token.head])[0])
            if token.end == end and len(focus.text[start:end].split()) > 1:
                told = focus.text[start:end]
                if not told.lower().startswith("the ") or len(told.split()) > _FEW_WORDS:
                    return without_article(told), ResolvedBy.DESCRIPTION
    return without_article(mention.text), None


_FEW_WORDS = 2


def _is_personal(mention: Mention) -> bool:
    """ "Her office", "his party": one's own, whatever body was named last."""
    first = mention.text.split()[0].lower()
    own = phrases("organisations", "personal")
    return first in {"my", "your", "his", "her", "their"} and mention.head in own


def _names_somebody(focus: Focus, mention: Mention) -> bool:
    """ "The Oskel administration" is hers, whatever government was named last."""
    near = among(focus.names, mention.start, mention.end)
    inside = (n for n in near if mention.start <= n.start and n.end <= mention.end)
    return any(n.kind == "PERSON" for n in inside)


_ITS_OWN = re.compile(r"(?:my|your|his|her|its|our|their) own\s", re.IGNORECASE)


def by_thing(focus: Focus, outlets: Outlets, mention: Mention) -> Answer:
    """A poll, a letter or a report speaks by itself; "the study" is the one told of before, and
    "the paper" that nobody wrote the outlet named last."""
    name = _with_owner(focus, mention) or mention.name or without_article(paper(mention.text))
    is_pointing = mention.definite and not _ITS_OWN.match(mention.text)
    is_pointing = is_pointing and not _OWNED.match(mention.text)  # "the mission's report"
    if is_pointing and len(mention.text.split(",")[0].split()) < 4:
        before = earlier_thing(focus.text, mention, focus.nouns)
        if before:
            return _issued(focus, organisation(mention, before, ResolvedBy.DESCRIPTION))
        if outlet := _named_outlet(focus, outlets, mention):
            return organisation(mention, outlet, ResolvedBy.DESCRIPTION)
    return _issued(focus, organisation(mention, name, None))


def _with_owner(focus: Focus, mention: Mention) -> str | None:
    """ "The mission has found it. | Its third report | says": the mission's third report."""
    if not mention.text.lower().startswith("its ") or _ITS_OWN.match(mention.text):
        return None
    owned = replace(mention, role=mention.role or mention.head)
    body = owner_of(owned, focus.text, focus.sentences, focus.names)
    return f"{body}'s {paper(mention.text)[len('its ') :]}" if body else None


def _issued(focus: Focus, answer: Answer) -> Answer:
    """A paper with the body whose word it is."""
    speaker, person = answer
    body = whose_word(speaker.name or "", focus.names)
    return replace(speaker, organisation=body or speaker.organisation), person


def _earlier(focus: Focus, outlets: Outlets, mention: Mention) -> str | None:
    words = len(mention.text.split())
    if told := same_words(focus.text, mention, focus.nouns) if words < _POINTING_WORDS else None:
        return told
    named = [n for n in focus.bodies_before(mention) if mention.head in bare(n).split()]
    if len(named) == 1 and words < _POINTING_WORDS:
        return named[0]  # "the brigade" is the Harana Brigade, whoever acted last
    if not named and words >= _TELLING_WORDS and _has_level(mention):
        return None  # "the provincial rescue service" is no company told of before
    if words < _POINTING_WORDS:
        here = focus.sentence_number(mention.start)
        first = focus.sentences[max(0, here - SENTENCES_BACK)].start
        known = (t.between(first, mention.start) for t in (focus.spoken, focus.subjects))
        acting = [k for each in known for k in each if k.is_body and not k.unread]
        near = [
            (k.at, k.speaker.name or "")
            for k in sorted(acting, key=lambda k: k.at)
            if not _is_thing(k.speaker.name or "")
        ]
        near = [(at, name) for at, name in near if not outlets.is_publisher(name)]
        if is_firm(mention):  # "Velm declined to comment. ... The airline denies it"
            near = [(at, name) for at, name in near if not _is_country(focus, name)]
        if found := acting_body(
            mention,
            [(here - focus.sentence_number(at), name) for at, name in near],
            is_outlet=outlets.is_outlet,
        ):
            return _called_so(focus, mention, found) or found
    bodies = focus.bodies_before(mention)
    if len(bodies) == 1:
        return bodies[0]
    if words >= _POINTING_WORDS:
        return None
    earlier = earlier_body(
        mention,
        focus.bodies,
        focus.paragraph,
        is_outlet=outlets.is_outlet,
        is_publisher=outlets.is_publisher,
    )
    if earlier is None and words == 2 and mention.text.lower().startswith("the "):
        thing = earlier_thing(focus.text, mention, focus.nouns)
        is_open = mention.head in phrases("organisations", "outlet_nouns")
        if thing and not (is_open and _spoke_since(focus, thing, mention)):
            return thing
    return earlier or _named_outlet(focus, outlets, mention)


def _called_so(focus: Focus, mention: Mention, found: str) -> str | None:
    """ "Ostrel has sent nothing, according to the group": where a body of whom only these words
    tell would be "the group", the one whose name ends so, if the text has one."""
    told = [focus.text[s:e] for s, e in focus.saying]
    if not any(found in words for words in told) or _kind_of(found) == mention.head:
        return None
    before = (n for n in focus.names if n.end <= mention.start and n.kind in _GROUPS)
    ended = {bare(n.text): n.text for n in before if _kind_of(n.text) == mention.head}
    return next(iter(ended.values())) if len(ended) == 1 else None


def _is_country(focus: Focus, name: str) -> bool:
    """Whether the text calls a place so, and never a body."""
    return {n.kind for n in focus.names if n.text == name} == {"PLACE"}


_GROUPS = ("ORGANISATION", "ARMED_GROUP")


def _kind_of(name: str) -> str:
    return (bare(name).split() or [""])[-1]


def _named_outlet(focus: Focus, outlets: Outlets, mention: Mention) -> str | None:
    """The outlet that "the newspaper" goes back to: one by its words, else one that is cited."""
    shown, cited = outlets_shown(focus, outlets), _cited(focus, outlets)
    shown = [n for n in shown if not outlets.is_publisher(n.text)]
    # "The Herald reported that the ship Dray Star left ... the paper": it reports, the ship not.
    if both := earlier_outlet(mention, [n for n in cited if outlets.is_shown(focus.text, n)]):
        return both
    found = earlier_outlet(mention, shown)
    if found or mention.head in {"agency", "network", "outlet"}:
        return found  # an agency need not be one that reports
    return earlier_outlet(mention, cited)


def _cited(focus: Focus, outlets: Outlets) -> list[Name]:
    if focus.cited_outlets is None:
        focus.cited_outlets = [n for n in focus.names if outlets.is_cited(focus.text, n)]
    return focus.cited_outlets


def _has_level(mention: Mention) -> bool:
    return bool(phrases("organisations", "levels") & set(mention.text.lower().split()))


def _is_thing(name: str) -> bool:
    """ "Sarntel figures", "exit polls": what speaks there is no union, company or group."""
    return (bare(name).split() or [""])[-1] in phrases("titles", "things", "words")


def _spoke_since(focus: Focus, thing: str, mention: Mention) -> bool:
    """Whether another body has spoken since the words that brought "the channel" in: it may be one
    as well, and then nobody can tell which is meant."""
    at = focus.text.rfind(thing, 0, mention.start) + len(thing)
    return any(k.is_body for k in focus.spoken.between(at + 1, mention.start))


def _full(focus: Focus, mention: Mention, name: str) -> str:
    """The full name that a body's short name ends or heads ("the Union" after "Harbour Union",
    "the Ministry" after "Ministry of Finance").

    A name that stood by itself before the longer one is another body's."""
    plain = bare(name)
    if not plain.split():
        return name
    alone, called = focus.bodies.first(plain), focus.bodies.called(plain.split()[-1])
    last = mention.start if alone is None else min(alone + 1, mention.start)
    found = {
        bare(n.text): n.text
        for n in called[: bisect_left(called, last, key=lambda n: n.start)]
        if n.end <= mention.start
        and (bare(n.text).endswith(f" {plain}") or bare(n.text).startswith(f"{plain} of "))
    }
    return next(iter(found.values())) if len(found) == 1 else name
