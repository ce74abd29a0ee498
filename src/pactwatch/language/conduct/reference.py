"""What "they", "its" or "the militants" stand for inside a statement, for the claims.

In: a mention's range. Out: the words it stands for, () where that is open. A pronoun in indirect
speech is the speaker where he is several or a body; else the subject of the clause above it; "the
militants" the only group of the sentence that is not its subject; "the country" the only state of
the case that the document names. Refuses to guess between two.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from pactwatch.domain.actor import Actor
from pactwatch.domain.reading import Name
from pactwatch.domain.statement import Speaker, SpeakerStatus
from pactwatch.language.conduct.bodies_before import (
    actors_in,
    body_before,
    is_unnamed_body,
    tells_of_self,
    words_of,
)
from pactwatch.language.conduct.crowds import crowd_meant
from pactwatch.language.grammar.chunks import list_members
from pactwatch.language.grammar.syntax import Sentence, Token, ancestors, sentence_over, subject_of
from pactwatch.language.names.mention_words import is_plural
from pactwatch.language.names.names import bare, only_name
from pactwatch.language.names.offices import office_class
from pactwatch.language.words.kept import once_a_document
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, among, over

__all__ = ["referrer"]

_PLURAL = frozenset(["they", "them", "their", "theirs", "themselves"])
_SINGULAR = frozenset(["it", "its", "itself"])
_PERSONAL = frozenset(["he", "she"])
_OURS = frozenset(["we", "us", "our", "ours"])
_OWNING = frozenset(["his", "her"])
_GROUP_NOUNS = frozenset(
    ["group", "movement", "organisation", "organization", "faction", "network", "outfit", "side"]
)
_STATES = frozenset({"the country", "the nation", "the republic", "the kingdom"})
_ONE = frozenset({SpeakerStatus.NAMED, SpeakerStatus.TITLED_UNNAMED})
_SEVERAL = frozenset({SpeakerStatus.ANONYMOUS_PLURAL, SpeakerStatus.ORGANISATION})

Refer = Callable[[int, int], tuple[str, ...]]


def referrer(
    text: str,
    sentences: Sequence[Sentence],
    names: Sequence[Name],
    *,
    speaker: Speaker | None,
    quoted: Sequence[Range],
    actors: Sequence[Actor] = (),
    is_reported: bool = True,
) -> Refer:
    """The resolver for one statement; `quoted` are the quotations, `actors` the case's.

    Unless `is_reported` the speaker writes himself: "they" are others than him.
    """

    def refer(start: int, end: int) -> tuple[str, ...]:
        words = text[start:end].lower()
        sentence = sentence_over(sentences, start, end)
        if sentence is None:
            return ()
        if words in _PERSONAL:
            told = _person_above(sentence, names, start)
            return told or _person_quoted(names, speaker, quoted, start) or (text[start:end],)
        if words in _OWNING and speaker is not None and speaker.status in _ONE:
            # "His men had left, the colonel of the Front said": the Front's.
            side = speaker.organisation or speaker.name
            above = () if speaker.organisation else _person_above(sentence, names, start)
            return above or ((side,) if side else (text[start:end],))
        if words in _PLURAL | _SINGULAR:
            is_own = not is_reported and words in _PLURAL
            is_own = is_own or _within(quoted, start)
            crowd = crowd_meant(text, sentences, start, speaker) if words == "they" else None
            if crowd is not None and not is_own:
                return crowd
            is_open = is_reported and not tells_of_self(sentence, start)
            before = () if is_open else body_before(text, sentences, sentence, names, start)
            return _pronoun(text, sentence, names, start, speaker, is_own, before)
        if words in _STATES and (state := _only_state(names, actors)):
            return (state,)
        if words.startswith(("the ", "these ", "those ")) and _is_bare_group(words.split()):
            place = bisect_left(sentences, sentence.start, key=lambda s: s.start)
            near = among(names, sentences[max(0, place - 1)].start, sentence.end)
            groups = [n for n in near if _may_be_group(text, n) and not _is_speaker(n, speaker)]
            return _described(sentences, sentence, groups, start) or (text[start:end],)
        return (text[start:end],)

    return refer


def _is_speaker(name: Name, speaker: Speaker | None) -> bool:
    """ "The Mission blames the rebels": whoever says so calls itself something else."""
    called = (speaker.name, speaker.organisation) if speaker else ()
    return any(bare(c) == bare(name.text) for c in called if c)


def _may_be_group(text: str, name: Name) -> bool:
    """ "The militia" is no assembly, and not whose guard has just been told of."""
    words = set(bare(name.text).split())
    others = ("assembly", "government", "ministry", "court", "university", "agency")
    is_other = any(words & phrases("organisations", "kinds", kind) for kind in others)
    is_hearer = text.endswith(("told ", "told the ", "tells "), 0, name.start)
    is_state = text.startswith(_OF_STATE, name.end)  # "Ostmark army instructors visit the base"
    return not (is_other or is_hearer or is_state or text.startswith(("'s ", "’s "), name.end))


_OF_STATE = (" army", " government", " police", " military", " ministry", " navy", " officials")


def _only_state(names: Sequence[Name], actors: Sequence[Actor]) -> str | None:
    """The one state of the case that the document names, by whichever of its names."""
    told = _told_of(names)
    states = [a for a in actors if a.kind == "STATE" and any(bare(n) in told for n in a.names)]
    return states[0].names[0] if len({a.id for a in states}) == 1 else None


@once_a_document
def _told_of(names: Sequence[Name]) -> frozenset[str]:
    return frozenset(bare(n.text) for n in names)


def _within(quoted: Sequence[Range], at: int) -> bool:
    return bool(over(quoted, (at, at + 1)))


def _is_bare_group(words: Sequence[str]) -> bool:
    """ "The militants", "the armed group"; "the river militia" is another that has a name."""
    return _is_group_noun(words[-1]) and all(w in _ANY_GROUP for w in words[1:-1])


_ANY_GROUP = frozenset(["armed", "militant", "rebel", "same", "whole", "insurgent", "extremist"])


def _is_group_noun(noun: str) -> bool:
    return noun in phrases("organisations", "armed_beside") or noun in _GROUP_NOUNS


def _pronoun(
    text: str,
    sentence: Sentence,
    names: Sequence[Name],
    at: int,
    speaker: Speaker | None,
    is_own: bool,
    before: tuple[str, ...] | None = (),
) -> tuple[str, ...]:
    """`is_own`: in words of the speaker's own, where he is "we"; `before`: whom the sentences
    before are about, None where it is some other."""
    token = next((t for t in sentence.tokens if t.start == at), None)
    if token is None:
        return ()
    above = (
        _subject_above(text, sentence, names, token)
        or _who_says(text, sentence, token)
        or _only_before(sentence, names, token)
        or before
    )
    if above:
        return above
    if headed := _heading_of_list(text, names, sentence.start):
        return (headed,)
    if before is None:
        return ()
    if token.lower in _PLURAL and any(t.lower in _OURS for t in sentence.tokens):
        return ()  # "They opened fire on our post": whoever speaks is "we" there
    if token.lower in _SINGULAR and speaker and speaker.status is SpeakerStatus.ANONYMOUS_PLURAL:
        return ()  # "Its keepers shut it, bargemen said": they are no "it"
    if not is_own and speaker is not None and speaker.status in _SEVERAL:
        side = speaker.organisation or speaker.name
        return (side,) if side else ()
    return ()


_ITEM = re.compile(r"\s*(?:[-–•▪●‣◦*]|\(?[a-z\d]{1,2}[).])\s")


def _heading_of_list(text: str, names: Sequence[Name], at: int) -> str | None:
    """ "The following acts of the Front: | - its men fired": the body named last before the colon
    that the list's lines go on."""
    end = text.rfind("\n", 0, at + 1)
    if end < 0 or not _ITEM.match(text, end + 1):
        return None
    for line in reversed(text[max(0, end - _LIST_BACK) : end].splitlines()):
        start = text.rfind(line, 0, end)
        if line.rstrip().endswith(":"):
            bodies = actors_in(names, start, start + len(line))
            return bodies[-1].text if bodies else None
        if line.strip() and not _ITEM.match(line):
            return None
    return None


# So far back the sentence may stand that a list goes on. A guess.
_LIST_BACK = 600


def _subject_above(
    text: str, sentence: Sentence, names: Sequence[Name], token: Token
) -> tuple[str, ...]:
    """The group that is subject of a clause above the pronoun, if it stands before it."""
    for governor in ancestors(sentence, token):
        subject = subject_of(sentence, governor, inherit=False)
        if subject is None or subject.i >= token.i:
            continue
        if people := _several_who(sentence, subject, token):
            return (words_of(text, sentence, people),)
        joined = list_members(sentence, subject) if token.lower in _PLURAL else [subject]
        if named := [n for t in joined for n in actors_in(names, t.start, t.start + 1)]:
            return tuple(dict.fromkeys(n.text for n in named))
        if is_unnamed_body(subject, token):
            return (words_of(text, sentence, subject),)
    return ()


def _several_who(sentence: Sentence, subject: Token, pronoun: Token) -> Token | None:
    """ "Four ex-combatants, who said they ...": nobody else named above is meant."""
    if subject.lower != "who" or pronoun.lower not in _PLURAL:
        return None
    before = [t for t in sentence.tokens[max(0, subject.i - 2) : subject.i] if t.upos != "PUNCT"]
    return before[-1] if before and is_plural(before[-1]) else None


def _only_before(sentence: Sentence, names: Sequence[Name], token: Token) -> tuple[str, ...]:
    """The only one that is named as a subject before the pronoun, else the only group named."""
    before = _groups(names, sentence.start, token.start)
    first = [n for n in before if sentence.start <= n.start and n.end <= token.start]
    only = only_name(_acting(sentence, names, token)) or only_name(first)
    return (only,) if only else ()


def _acting(sentence: Sentence, names: Sequence[Name], pronoun: Token) -> list[Name]:
    """Who is named as a subject before the pronoun, wherever the tree hangs that."""
    before = (t for t in sentence.tokens[: pronoun.i] if t.relation == "nsubj")
    return [name for t in before for name in actors_in(names, t.start, t.end)]


def _groups(names: Sequence[Name], start: int, end: int) -> list[Name]:
    """The bodies and groups named in a range."""
    return [n for n in among(names, start, end) if n.kind in {"ORGANISATION", "ARMED_GROUP"}]


def _who_says(text: str, sentence: Sentence, token: Token) -> tuple[str, ...]:
    """In "X said it had ..." the subject of the saying, where number and kind allow."""
    subject = _saying_subject(sentence, token)
    if subject is None:
        return ()
    members = list_members(sentence, subject)
    is_plural = subject.upos == "NOUN" and subject.lemma != subject.lower
    is_several = len(members) > 1 or is_plural
    if is_several is not (token.lower in _PLURAL):
        return ()
    if not is_several and office_class(subject.lemma):
        return ()  # "it" is no person
    return tuple(words_of(text, sentence, m) for m in members)


def _person_above(sentence: Sentence, names: Sequence[Name], at: int) -> tuple[str, ...]:
    """In "A said he had ..." the named person who says it."""
    token = next((t for t in sentence.tokens if t.start == at), None)
    subject = _saying_subject(sentence, token) if token else None
    if subject is None:
        return ()
    here = among(names, subject.start, subject.start + 1)
    people = [n for n in here if n.kind == "PERSON"]
    return (people[0].text,) if people else ()


# So far back in what a speaker says the person may stand that "he" goes on with. A guess.
_QUOTED_BACK = 300


def _person_quoted(
    names: Sequence[Name], speaker: Speaker | None, quoted: Sequence[Range], at: int
) -> tuple[str, ...]:
    """“Colonel X has led us here. He has broken the truce”: the only person in the words quoted,
    who is not the one that says them."""
    if not _within(quoted, at):
        return ()
    before = among(names, max(0, at - _QUOTED_BACK), at)
    said = [n for n in before if n.kind == "PERSON" and _within(quoted, n.start)]
    others = {bare(n.text).split()[-1]: n.text for n in said if not _is_speaker(n, speaker)}
    return tuple(others.values()) if len(others) == 1 else ()


def _saying_subject(sentence: Sentence, token: Token) -> Token | None:
    """The subject of the nearest clause that has the pronoun's clause as what is said."""
    low = token
    for governor in ancestors(sentence, token):
        subject = subject_of(sentence, governor, inherit=False)
        is_said = low.relation == "ccomp" and subject is not None and subject.i < token.i
        if is_said and subject is not None and subject.upos in {"NOUN", "PROPN"}:
            return subject
        low = governor
    return None


def _described(
    sentences: Sequence[Sentence], sentence: Sentence, names: Sequence[Name], at: int
) -> tuple[str, ...]:
    """ "The militants": the only group named before in the sentence that is no subject of a clause
    above it ("the League armed the militia": not itself).

    Failing that, the only one of the sentence before."""
    place = bisect_left(sentences, sentence.start, key=lambda s: s.start)
    for here in (sentence, *([sentences[place - 1]] if place else [])):
        barred = _subjects_above(sentence, at) if here is sentence else ()
        found = {
            bare(n.text): n.text
            for n in _groups(names, here.start, here.end)
            if here.start <= n.start
            and n.end <= min(at, here.end)
            and not any(_is_of_subject(n, subject) for subject in barred)
        }
        if len(found) == 1:
            return tuple(found.values())
        if found:
            return ()
    return ()


def _is_of_subject(name: Name, subject: Token) -> bool:
    """Whether a name is a clause's subject, or says whose one man it is ("the IDF soldier")."""
    is_one = subject.upos == "NOUN" and subject.lemma == subject.lower
    return name.start <= subject.start < name.end + 2 * is_one


def _subjects_above(sentence: Sentence, at: int) -> list[Token]:
    token = next((t for t in sentence.tokens if t.start <= at < t.end), None)
    above = (*ancestors(sentence, token), sentence.root) if token else (sentence.root,)
    subjects = (subject_of(sentence, verb, inherit=False) for verb in above)
    return [s for s in subjects if s is not None]
