"""Where a source's words begin and end, and where they stand when a colon sets the speech off.

In: a draft's source or the place of its content. Out: a range of the text. Refuses to say who that
is.
"""

import re
from collections.abc import Sequence

from pactwatch.language.grammar.syntax import core_phrase, subject_of
from pactwatch.language.names.offices import office_class
from pactwatch.language.speakers.focus import Focus
from pactwatch.language.speakers.known import key
from pactwatch.language.speakers.run_in import behind_run_in
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, among, span_of

__all__ = ["set_off_by_colon", "whole_source"]

_LABEL = re.compile(r"(?:^|\n)[\"“”\s]*([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})\s*$")
# "A source | yesterday": when it was said is no part of who said it; "who was there" is.
_WHEN = re.compile(
    r"\s(?:yesterday|today|tonight|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:(?:late|early) )?(?:this|last) (?:week|month|year|morning|afternoon|evening|night)"
    r"|(?<!\bwas\s)(?<!\bwere\s)(?<!\bbeen\s)(?:there|here))$"
)
# "One refugee | just 30 minutes after he had made it".
_AFTER = re.compile(r"\s(?:just\s)?(?:\d+|\w+)\s(?:minutes|hours|days)\s(?:after|before)\s.*$")
# "An officer | about the villagers"; "a report about the villagers" is one paper of several.
_ABOUT = re.compile(r"(?P<who>\w+)\sabout\s(?:the|his|her)\s.*$")
# "A source | who": the clause that goes on is none of his name's.
_RELATIVE = re.compile(r",?\s(?:who|which|that)$")
# "The general's | claim": the ending is the noun's that follows.
_OWNED = re.compile(r"\s?['’]s$")
# How many characters an office before a name may take ("US Secretary of State"). A guess.
_OFFICE_WORDS = 40
_BESIDE = re.compile(r"(?:a|an|the)\s", re.IGNORECASE)
_COLON = re.compile(r":[\s\"“”„«‘'`]*$")


def whole_source(focus: Focus, source: Sequence[Range]) -> Range:
    """A source with the name that belongs to it: "her brother | , Tomas Velk, said", "council
    spokesman | Tomas Velk", "Tomas Velk, | a former mayor, said"; without the day behind it."""
    start, end = span_of(source) if len(source) > 1 else source[0]
    if answering := _answering(focus, start):
        return answering
    end = _name_end(focus, start, end)
    if relative := _behind_clause(focus, start, end):
        return relative
    start = behind_run_in(focus, start, end)
    if only := _ONLY.match(focus.text, start, end):
        start = only.end()
    start = _behind_place(focus, start, end)
    addressed = _ADDRESSED.match(focus.text, start, end)
    if addressed and office_class(addressed["office"]):
        start = addressed.end()
    near = among(focus.names, start - 3, end + 3)
    people = [n for n in near if n.kind == "PERSON"]
    about = _ABOUT.search(focus.text, start, end)
    end = about.end("who") if about and not _is_paper(about["who"]) else end
    for tail in (_WHEN, _AFTER, _RELATIVE, _OWNED):
        found = tail.search(focus.text, start, end)
        end = found.start() if found else end
    if author := _author(focus, start, end):
        return author
    if outlet := _outlet_behind(focus, start, end):
        return outlet
    if (second := _behind_apposition(focus, start, end)) != start:
        return second, end
    is_beside = focus.text[start - 2 : start] == ", " and focus.text[end : end + 1] == ","
    is_named = any(start <= n.start and n.end <= end for n in people)
    # "The guns are gone from Tarn, | a spokesman, Piet Daal |, said": he has a name of his own.
    if is_beside and not is_named and _BESIDE.match(focus.text, start):
        start = next((n.start for n in people if n.end == start - 2), start)
    last = re.split(r"[\s-]", focus.text[start:end])[-1]
    if focus.text[end : end + 1] == " " and office_class(last):
        return start, next((n.end for n in people if n.start == end + 1), end)
    if focus.text[end : end + 2] != ", " or _is_paper(last):
        return start, end  # "According to the statements, | Dahl |, ..." has them of Dahl
    name = next((n for n in people if n.start == end + 2), None)
    closed = name is not None and focus.text[name.end : name.end + 1] in {",", ".", ";"}
    return (start, name.end) if name is not None and closed else (start, end)


def _is_paper(word: str) -> bool:
    """ "The report", "the stories": words that somebody's words stand in, and nobody."""
    base = lemma(word.lower(), "NOUN")
    return base in phrases("organisations", "texts") or base in phrases("titles", "things", "words")


def _name_end(focus: Focus, start: int, end: int) -> int:
    """ "| Sunday | Akin told the court": a source cut inside somebody's name is the whole name."""
    name = focus.name(start)
    is_cut = name is not None and name.kind == "PERSON" and name.start == start and end < name.end
    return name.end if name is not None and is_cut else end


_GOES_ON = re.compile(r",\s(?P<who>who|which)\Z")


def _behind_clause(focus: Focus, start: int, end: int) -> Range | None:
    """ "Five of them were pupils of the school, | which | said": a clause is nobody's name."""
    found = _GOES_ON.search(focus.text, start, end)
    tokens = focus.sentence(start).tokens if found else ()
    inside = [t for t in tokens if found and start <= t.start and t.end <= found.start()]
    is_clause = any(t.upos in {"VERB", "AUX"} and (t.is_root or t.upos == "AUX") for t in inside)
    return found.span("who") if found and is_clause else None


# "Minister, | your own officers": whom the words address does not say them.
_ADDRESSED = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Madam)\.? )?(?P<office>[A-Z]\w+)(?: [A-Z]\w+)?, "
    r"(?=(?:your|people|residents|some|many|critics|the)\b)"
)
# "It was | the Bugle | that reported".
_ONLY = re.compile(
    r"it\s(?:was|is)\s+(?=the\s|an?\s|(?-i:[A-Z]))|(?:only|even|just|also)\s+(?=(?:the|an?|one|two)\s)",
    re.IGNORECASE,
)
_IN = re.compile(r"\b(?:in|at|near)\s\Z", re.IGNORECASE)
_SOMEBODY = re.compile(r",\s(?=(?:an?|one|another|some|several|two|three)\s)")


def _behind_place(focus: Focus, start: int, end: int) -> int:
    """ "In Velm, | a member of the chamber said": where somebody is says nothing."""
    name = focus.name(start)
    if name is None or name.kind != "PLACE" or name.start != start:
        return start
    somebody = _SOMEBODY.match(focus.text, name.end, end)
    is_where = _IN.search(focus.text, max(0, start - 6), start)
    return somebody.end() if somebody and is_where else start


_SECOND = re.compile(r", (?P<who>(?:an?|the|one) [^,]+), ")


def _behind_apposition(focus: Focus, start: int, end: int) -> int:
    """ "To the director, | Ulf Sand, | a lawyer, Greta Moen, warned": the first name is the
    director's."""
    people = [n for n in among(focus.names, start, end) if n.kind == "PERSON"]
    if len(people) < 2 or people[-1].end != end:
        return start
    first, last = people[-2:]
    second = _SECOND.fullmatch(focus.text, first.end, last.start)
    is_beside = focus.text[max(0, first.start - 2) : first.start] == ", "
    return second.start("who") if second and is_beside else start


def _outlet_behind(focus: Focus, start: int, end: int) -> Range | None:
    """ "Newspaper | The Velman reported": the outlet's name behind what it is."""
    nouns = phrases("organisations", "outlet_nouns")
    if focus.text[start:end].rpartition(" ")[2].lower() not in nouns:
        return None
    named = _ITS_NAME.match(focus.text, end)
    return named.span("name") if named else None


_ITS_NAME = re.compile(
    r"\s(?P<name>(?:The\s)?[A-Z][\w-]+(?:\s(?:of\s)?[A-Z][\w-]+){0,3})(?=\s[a-z]|[,.])"
)
_SENT = re.compile(r"\b(?:tweet|statement|post|letter|e-?mail|message|communique)$", re.IGNORECASE)
_BY = re.compile(r"(?: (?:late |early )?(?:on )?\w+day)? (?:by|from) (?:the )?")


def _author(focus: Focus, start: int, end: int) -> Range | None:
    """ "A tweet | on Monday by Secretary Tomas Velk": who wrote it speaks."""
    by = _BY.match(focus.text, end) if _SENT.search(focus.text, start, end) else None
    if by is None:
        return None
    after = among(focus.names, by.end(), by.end() + _OFFICE_WORDS + 1)
    near = [n for n in after if n.start >= by.end()]
    name = next((n for n in near if n.kind == "PERSON"), None)
    named = name or next((n for n in near if n.start == by.end()), None)
    return (by.end(), named.end) if named else None


_SPEECH = r"(?:address|speech|statement|letter|remarks|message|broadcast|sermon|testimony|reply)"
# "This is the text of | President Oren Mallow | 's address to the country: “...”".
_TEXT_OF = re.compile(
    r"\b(?:text|transcript|excerpts?|extracts?|translation)\s(?:of|from)\s(?:(?:the|an?)\s)?"
    rf"(?:(?P<who>[A-Z][^,;:“”]{{2,60}}?)['’]s?\s(?:\w+\s){{0,2}}?{_SPEECH}\b"
    rf"|(?:\w+\s)?{_SPEECH}\s(?:by|from|of)\s(?P<by>[A-Z][^,;:“”]{{2,60}}?)(?=,|\s(?:to|on)\s|\Z))"
)


def set_off_by_colon(focus: Focus, at: int) -> Range | None:
    """The subject of the sentence whose colon opens the words at a place, or a label before it."""
    before = focus.text[max(0, at - 200) : at]
    colon = _COLON.search(before)
    if colon is None:
        return None
    end = at - len(before) + colon.start()
    if answering := _answering(focus, end):
        return answering
    if label := _LABEL.search(before, 0, colon.start()):
        return at - len(before) + label.start(1), end
    sentence = focus.sentence(end)
    if printed := _TEXT_OF.search(focus.text, sentence.start, end):
        return printed.span("who") if printed["who"] else printed.span("by")
    verbs = [t for t in sentence.tokens if t.upos == "VERB" and t.end <= end]
    subject = subject_of(sentence, verbs[-1], inherit=True) if verbs else None
    if subject is None or subject.start > end:
        return None
    name = focus.name(subject.start)
    return (name.start, name.end) if name else core_phrase(sentence, subject)


# A paragraph of an interview that opens with what is talked of: "On the prisoners: “...”".
_TOPIC = re.compile(r"(?:On|About|As to|As for|Regarding)\s[^\n:“\"]{2,150}:\s?[“\"]")


def _answering(focus: Focus, at: int) -> Range | None:
    """Who answers where a topic opens the line: the last person who spoke or acted before it and
    whom it does not name."""
    line = focus.text.rfind("\n", 0, at) + 1
    topic = _TOPIC.match(focus.text, line)
    if topic is None or at > topic.end():
        return None
    told = {n.text for n in among(focus.names, *topic.span())}
    known = (k for k in (*focus.subjects, *focus.spoken) if k.at < line and k.person)
    others = [k for k in known if k.person and told.isdisjoint({k.person.name, key(k.speaker)})]
    last = max(others, key=lambda k: k.at, default=None)
    name = focus.name(last.at) if last is not None else None
    return (name.start, name.end) if name is not None else None
