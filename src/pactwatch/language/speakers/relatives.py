"""A relative pronoun in, the noun phrase that it goes on with out.

"Who", "which" and "that" stand right behind their noun, or behind what is told of it ("a doctor on
Monday, who"). Refuses to say who the noun is.
"""

import re
from calendar import day_name, month_name
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    ancestors,
    children,
    core_phrase,
    tokens_between,
)
from pactwatch.language.names.joins import JOINED
from pactwatch.language.names.mention_words import NOUNS, is_people
from pactwatch.language.names.mentions import Mention, MentionKind, read_mention
from pactwatch.language.names.offices import office_class, pronouns
from pactwatch.language.speakers.focus import Focus
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, among

__all__ = ["before_relative"]

# How far behind its noun "who" may stand, in characters ("a man in the eastern hills who").
_REACH = 60
# "A doctor on | Monday |, who": a day or a month says nothing.
_DAYS = frozenset({*day_name, *month_name} - {""})


def before_relative(focus: Focus, mention: Mention) -> Mention | None:
    """The noun phrase that "who", "which" or "that" goes on with; None where there is none."""
    sentence = focus.sentence(mention.start)
    token = next((t for t in sentence.tokens if t.start == mention.start), None)
    head = _governing_noun(focus, sentence, token, mention) if token else None
    if head is None:
        return None
    start, end = _phrase(focus, sentence, head, mention)
    found = read_mention(focus.text, sentence, start, end, focus.names)
    if head.lemma in _STATES and mention.head != "who":
        found = replace(found, kind=MentionKind.BODY)
    beside = _set_beside(focus, sentence, start, mention)
    if beside or found.kind not in (MentionKind.OTHER, MentionKind.THING):
        return beside or found
    # "An appeal | that demanded X": what no list holds speaks as a paper does.
    kind = MentionKind.NAMELESS if mention.head == "who" else MentionKind.THING
    return replace(found, kind=kind)


def _phrase(focus: Focus, sentence: Sentence, head: Token, mention: Mention) -> Range:
    start, end = core_phrase(sentence, head)
    name = focus.name(head.start)
    if name and any(children(sentence, head, "cop")):
        start, end = name.start, name.end  # "its main ally is | Caldria |, which"
    elif name:
        start, end = min(start, name.start), max(end, name.end)
        start = _joined_name(focus, name.start) or start
    end = max(end, head.end) if end <= mention.start else head.end
    if named := _SUCH_AS.match(focus.text, head.end, mention.start):
        return start, named.end()
    cleft = _CLEFT.match(focus.text, start, end)
    return cleft.end() if cleft else start, end


def _joined_name(focus: Focus, at: int) -> int | None:
    """ "By | Merrow and Caldria |, who": where the first of two names that are joined begins."""
    near = (n for n in among(focus.names, at - _REACH, at) if n.kind != "PERSON")
    return next((n.start for n in near if JOINED.fullmatch(focus.text, n.end, at)), None)


# "It was | a night nurse | who told": the words that bring her in are none of hers.
_CLEFT = re.compile(r"it\s(?:was|is)\s(?:also\s|only\s)?", re.IGNORECASE)


def _governing_noun(
    focus: Focus, sentence: Sentence, token: Token, mention: Mention
) -> Token | None:
    """The noun above the relative clause, or the last before it where the tree is surely wrong:
    "who" goes on with people only, and stands right behind them."""
    before = [t for t in sentence.tokens if t.end <= mention.start and t.upos in NOUNS]
    before = [t for t in before if t.text not in _DAYS]
    if listing := next((t for t in before if _lists(focus, t, mention)), None):
        return listing
    near = [t for t in before if mention.start - t.end <= _REACH and _may_go_on(focus, t, mention)]
    near = [t for t in near if not _is_where(focus, sentence, t)] or near
    # "Two friends of Mallow's who": the friends.
    near = [t for t in near if not _POSSESSIVE.match(focus.text, t.end)] or near
    people = [t for t in near if mention.head == "who" and _is_person(focus, t)]
    if mention.head == "who" and (states := _states_beside(focus, before, people, mention)):
        return states
    if near and not _is_new(focus, sentence, near[-1], mention):
        near = people or near  # "young men with rifles who": the men
    above = [g for g in ancestors(sentence, token) if g in near]
    if not near:
        return None
    last = near[-1]
    head = above[0] if above else last
    if mention.head == "which" and _speaks(focus, last) and not _speaks(focus, head):
        return last  # "an admission by | state radio |, which stated"
    between = [t for t in sentence.tokens if head.i < t.i < token.i]
    is_cut_off = any(t.upos == "VERB" or t.text in {",", ";"} for t in between[:-1])
    return last if is_cut_off else head


_SUCH_AS = re.compile(r"\ssuch as\s[^;.()]+\sand\s[^;.()]+(?=,\s\Z)")
# "States | such as Merrow and Caldria, | which", "nations | (among them Merrow) | which".
_LIST = re.compile(
    r",?\s\(?(?:such as|including|in particular|among them)\s[^;.()]+\sand\s[^;.()]+(?:,|\))\s\Z"
)


def _lists(focus: Focus, head: Token, mention: Mention) -> bool:
    """Whether only the names of some of those whom the head means stand behind it."""
    listed = _LIST.match(focus.text, head.end, mention.start)
    if listed is None:
        return False
    inside = tokens_between(focus.sentence(head.start), head.end, listed.end())
    return not any(t.upos in {"VERB", "AUX"} for t in inside)


_POSSESSIVE = re.compile(r"\s?['’]s?(?:\s|\Z)")
_STATES = frozenset({"state", "nation", "country", "power", "government"})


def _states_beside(
    focus: Focus, before: Sequence[Token], people: Sequence[Token], mention: Mention
) -> Token | None:
    """ "The envoy said Merrow and | Caldria |, who fear X", "criticism from other | states |, who":
    a state stands right before, and no preposition that only tells where somebody is."""
    last = before[-1] if before else None
    if last is None or focus.text[last.end : mention.start] not in {" ", ", "}:
        return None
    name = focus.name(last.start)
    is_state = name.kind == "PLACE" if name else last.lemma in _STATES
    if not is_state:
        return None
    start = _joined_name(focus, name.start) or name.start if name else last.start
    tokens = focus.sentence(mention.start).tokens
    first = next(t for t in tokens if t.end > start)
    above = tokens[first.i - 1].upos if first.i else ""
    is_told = above == "VERB" if name else above in {"ADJ", "VERB", "DET"}
    return last if is_told and (above == "VERB" or not people) else None


def _is_where(focus: Focus, sentence: Sentence, noun: Token) -> bool:
    """ "The school in | Orsk | , which said": where a body stands says nothing."""
    name = focus.name(noun.start)
    if name is None or name.kind != "PLACE":
        return False
    first = next(t for t in sentence.tokens if t.end > name.start)
    before = sentence.tokens[first.i - 1].lower if first.i else ""
    is_body = name.text.split()[-1].lower() in phrases("organisations", "bodies") | {"school"}
    return before in {"in", "near", "at", "outside", ","} and not is_body


_SPEAKING = ("bodies", "texts", "media")


def _speaks(focus: Focus, noun: Token) -> bool:
    """Whether a noun is a body, a paper or a name of either."""
    name = focus.name(noun.start)
    rows = (phrases("organisations", row) for row in _SPEAKING)
    is_word = any(noun.lemma in words or noun.lower in words for words in rows)
    return is_word or (name is not None and name.kind != "PERSON")


def _is_person(focus: Focus, noun: Token) -> bool:
    """Whether a noun is somebody's name or a word for people."""
    name = focus.name(noun.start)
    if name is not None:
        return name.kind == "PERSON"
    return is_people(noun) or bool(office_class(noun.lemma))


def _is_new(focus: Focus, sentence: Sentence, noun: Token, mention: Mention) -> bool:
    """ "A weaver who": right behind an article and a noun, whether a list holds it or not; or
    right behind a name."""
    named = focus.name(noun.start) is not None
    before = sentence.tokens[noun.i - 1] if noun.i else None
    is_beside = noun.end + 1 == mention.start
    return is_beside and (named or bool(before and before.upos in {"DET", "ADJ"}))


def _may_go_on(focus: Focus, noun: Token, mention: Mention) -> bool:
    """Whether a noun is of the kind that a relative pronoun asks for."""
    name = focus.name(noun.start)
    if mention.head == "who":
        is_body = noun.lemma in phrases("organisations", "bodies") and noun.lemma != "police"
        is_beside = name is not None and name.end + 1 == mention.start
        is_beside |= _is_agent(focus, noun, mention)
        return name.kind == "PERSON" or is_beside if name else not is_body
    return name.kind != "PERSON" if name else not is_people(noun)


# "Vera Oskel, 46, | a resident |, who", "Oskel (| a resident | who".
_BESIDE = re.compile(r",\s(?:\d{1,2},\s)?|\s\(")


def _is_agent(focus: Focus, noun: Token, mention: Mention) -> bool:
    """ "Vetoed by Merrow and | Caldria |, who": nothing that a place or a body stands in."""
    joint = focus.text[noun.end : mention.start]
    tokens = focus.sentence(noun.start).tokens
    above = next((t for t in reversed(tokens[: noun.i]) if t.upos == "ADP"), None)
    return joint == ", " and noun.upos == "PROPN" and above is not None and above.lower == "by"


def _set_beside(focus: Focus, sentence: Sentence, start: int, mention: Mention) -> Mention | None:
    """ "Mira Oskel, a former head of the mission, who": the name before the comma."""
    near = among(focus.names, start - _REACH, start)
    name = next((n for n in near if _BESIDE.fullmatch(focus.text, n.end, start)), None)
    if name is None:
        return None
    is_person = name.kind == "PERSON"
    first = focus.text[start : start + 80].split(maxsplit=1)[0].lower()
    if is_person is not (mention.head == "who") or first not in pronouns("opening"):
        return None
    return read_mention(focus.text, sentence, name.start, name.end, focus.names)
