"""A document in, the body whose own document it is out, or None where an outlet tells the news.

A communique, a report, a letter speaks for who issues it: what stands there outside quotations is
said by that body, and "we" is it. Told by the publisher where it is a body and no outlet, by a
heading ("Statement of the ..."), or by a letterhead above the name of a kind of document.
Refuses where two bodies stand in the heading, and to take a news headline for one.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.domain.document import Document
from pactwatch.domain.reading import Name
from pactwatch.domain.statement import Speaker, SpeakerStatus
from pactwatch.language.grammar.syntax import Sentence, sentence_over
from pactwatch.language.names.mentions import read_mention
from pactwatch.language.names.names import bare
from pactwatch.language.names.offices import office_class
from pactwatch.language.names.outlets import Outlets
from pactwatch.language.records.document_kinds import (
    dated_document,
    document_words,
    own_document,
)
from pactwatch.language.records.organ_heads import owner_above
from pactwatch.language.words.kept import once_a_document
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, range_at, trim

__all__ = [
    "find_issuer",
    "is_heading",
    "is_kind_of",
    "is_organ",
    "is_part_of_name",
    "is_self_mention",
    "speaks_itself",
]

# A heading stands in the first lines and is no longer than two lines of print. Guesses.
_LINES, _LONGEST = 5, 160
_FIRST_PERSON = frozenset({"i", "we", "us", "our", "my"})


def find_issuer(
    document: Document,
    paragraphs: Sequence[Range],
    sentences: Sequence[Sentence],
    names: Sequence[Name],
    actors: Sequence[Actor],
) -> Speaker | None:
    """The body that speaks in the document's own voice, with the reason it is taken for that."""
    if letter := _addressed(document.text):
        return letter  # whoever circulates it
    if document.publisher and _is_body(document.publisher, actors):
        return speaks_itself(document.publisher, "its publisher, which is a body and no outlet")
    heading = list(islice(_headings(document.text, paragraphs), _LINES))
    letterhead = list(_letterhead(document.text, heading, names, actors))
    if witness := _sworn(document.text):
        return witness
    found = list(_of_kind(document.text, heading, sentences, names))
    if owner := owner_above(document.text, heading, [s.name for s in found]):
        return speaks_itself(owner, "the letterhead above its organ")
    # "Report of the Director General" under his agency's name is the agency's.
    found = letterhead if letterhead and _are_offices(found) else found or letterhead
    found = found or list(_below_kind(document.text, heading, actors))
    found = found or list(_release(document.text, heading))
    found = found or list(_letter(document.text))
    return found[0] if len({bare(s.name or "") for s in found}) == 1 else None


_SWORN = re.compile(
    r"(?m)^[ \t]*I, (?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,4}),[^\n]{0,160}\b"
    r"(?:state|declare|swear|depose|affirm|say|testify|certify)\b[^\n]{0,60}:[ \t]*$"
)


def _sworn(text: str) -> Speaker | None:
    """ "I, A, of Quay Lane, nurse, state as follows:": A's own statement."""
    found = _SWORN.search(text)
    reason = "The document is this person's own: it opens with “I”, the name and “state”."
    return Speaker(found["name"], SpeakerStatus.NAMED, reason=reason) if found else None


# "Letter dated D from the Permanent Representative of A to the B addressed to C": A speaks.
_ADDRESSED = re.compile(
    r"(?m)^[ \t]*(?:identical )?(?:letters?|notes? verbales?|telegrams?|cables?|memorand(?:um|a))"
    r"(?: dated [\w, ]{6,25}?)? from (?:the )?(?P<office>.+?) addressed to\b",
    re.I,
)
_TOP = 600  # characters in which a letter's heading stands; it may take several lines
_OF_STATE = re.compile(
    r"(?P<role>.+?)(?: of .+)? of (?:the )?(?P<body>[A-Z].*?)(?: to (?:the )?[A-Z].*)?"
)
_SIGNED = re.compile(r"(?m)^[ \t]*\(Signed\)[ \t]*(?P<name>\S[^\n]{2,60}?)[ \t]*$")


def _addressed(text: str) -> Speaker | None:
    found = _ADDRESSED.search(text[:_TOP])
    place = _OF_STATE.fullmatch(found["office"]) if found else None
    if place is None:
        return None
    body, signed = place["body"], _SIGNED.search(text)
    reason = "The document is a letter on behalf of this body, as its heading says."
    if signed is None:
        return Speaker(body, SpeakerStatus.ORGANISATION, organisation=body, reason=reason)
    named = SpeakerStatus.NAMED
    return Speaker(signed["name"], named, organisation=body, role=place["role"], reason=reason)


def _headings(text: str, paragraphs: Sequence[Range]) -> Iterator[Range]:
    """The short lines of a text's beginning; lines of one paragraph each stand for themselves."""
    for start, end in paragraphs[:_LINES]:
        lines = re.finditer(r"[^\n]+", text[start:end])
        yield from (
            (start + m.start(), start + m.end()) for m in lines if len(m.group()) <= _LONGEST
        )


def is_self_mention(mention: str | None) -> bool:
    """Whether a source is "I" or "we", who outside a quotation is whoever wrote the text."""
    words = (mention or "").casefold()
    return words in _FIRST_PERSON or bool(_OUR.fullmatch(words))


_OUR = re.compile(
    r"our (?:own )?(?:information|counts?|tally|records?|data|figures?|findings?|estimates?"
    r"|investigations?|knowledge|view|assessment)"
)


def is_part_of_name(speaker: Speaker, issuer: Speaker) -> bool:
    """Whether a body is the issuer by a short form of its name ("the Ministry of Defence" in what
    the Ministry of Defence of Tolmar says)."""
    short, whole = bare(speaker.name or ""), bare(issuer.organisation or issuer.name or "")
    # "The Office" alone is its own name there; "the office" may be anybody's.
    is_called = len(short.split()) > 1 or (speaker.name or "")[:1].isupper()
    is_body = speaker.status is SpeakerStatus.ORGANISATION and bool(short) and is_called
    head = _PLACED.split(whole, maxsplit=1)[0]  # "the Mission" of the "Observer Mission in Aven"
    ends = (_ends_as_own(whole, short), head.endswith(f" {short}"))
    return is_body and (whole.startswith(f"{short} ") or any(ends))


def _ends_as_own(whole: str, short: str) -> bool:
    """ "Panel of Experts on Tolmar": the last word is what it looks into, or where it works."""
    before = whole.removesuffix(f" {short}") if whole.endswith(f" {short}") else ""
    return bool(before) and _ABOUT_PLACE.search(before) is None


_ABOUT_PLACE = re.compile(r"\s(?:in|on|for|to|at|about|against|into)(?: the)?\Z")


def is_kind_of(kind: str, own: Speaker, names: Sequence[Name]) -> bool:
    """ "The union" in what a union issues, where no other union has a name."""
    whole = bare(own.organisation or own.name or "")
    is_its = bool(kind) and whole.endswith(f" {kind}")
    return is_its and not any(
        n.endswith(f" {kind}") and not whole.endswith(n) for n in _plain_names(names)
    )


@once_a_document
def _plain_names(names: Sequence[Name]) -> frozenset[str]:
    return frozenset(bare(n.text) for n in names)


_PLACED = re.compile(r"\s(?:in|of|for|to|on|at)\s")


def is_organ(words: str, head: str, issuer: str) -> bool:
    """Whether nameless people are the issuer's own eyes: "inspectors", "two of the Mission's
    observers" in what a monitoring body issues, "our patrols". "Orsani inspectors" are not."""
    words = _WHERE.split(words, maxsplit=1)[0]  # "the Group's patrol at Tam"
    organs, body = phrases("organisations", "organs"), set(bare(issuer).split())
    said = set(re.findall(r"[\w-]+", bare(words.replace("’", "'")).replace("'s", "")))
    is_our = words.lower().startswith("our ")
    is_told = is_our or bool(said & (body | {"internal"}))
    organs |= phrases("organisations", "organ_members") if is_told else frozenset()
    organs |= phrases("organisations", "organ_staff") if is_our else frozenset()
    is_own = is_told or bool(body & phrases("organisations", "monitor_nouns"))
    if is_own and _CALL_SIGN.fullmatch(words):
        return True
    left = said - body - (phrases("organisations", "organ_beside") - {head})
    return is_own and head in organs and bool(left) and left <= organs


# "Team Delta", "Patrol 3", "Post 12": what a monitor calls its own by.
_CALL_SIGN = re.compile(
    r"(?:The |the )?(?:[Tt]eam|[Pp]atrol|(?:Observation )?[Pp]ost|OP) (?:[A-Z]\w*|\d+)"
)
_WHERE = re.compile(r"\s(?:in|on|at|near|into|after|about)\s")


def is_heading(text: str, where: Range, paragraphs: Sequence[Range]) -> bool:
    """Whether words are a whole short paragraph without an end mark: a title, a date, a name."""
    start, end = where
    whole = range_at(paragraphs, start, where)
    is_all = trim(text, *whole) == trim(text, start, end)
    is_short = end - start <= _LONGEST or _ADDRESSED.match(text, start) is not None
    return is_all and is_short and text[whole[0] : whole[1]].rstrip()[-1:] not in ".!?:;…"


def _is_body(publisher: str, actors: Sequence[Actor]) -> bool:
    """Whether a publisher is a party, a monitor, or has the word for a body in its name."""
    for actor in actors:
        if any(bare(n) == bare(publisher) for n in actor.names):
            return actor.role is not None and actor.role is not MonitorRole.MEDIA
    words = set(re.split(r"[\s-]+", bare(publisher)))
    outlet = Outlets((), tuple(actors)).is_outlet(publisher) or bool(
        words & phrases("organisations", "outlet_nouns")
    )
    return not outlet and bool(words & phrases("organisations", "issuers"))


def _of_kind(
    text: str, heading: Sequence[Range], sentences: Sequence[Sentence], names: Sequence[Name]
) -> Iterator[Speaker]:
    """ "Statement of the Council on ...", "Third report of the Mission"."""
    for start, end in heading:
        match = own_document().match(text, start, end)
        if (
            match is None
            or _is_outlet(match["body"])
            or _has_verb(text, sentences, start, match.end("body"))
        ):
            continue
        where = trim(text, *match.span("body"))
        sentence = sentence_over(sentences, *where)
        named = any(n.start < where[1] and where[0] < n.end for n in names)
        mention = read_mention(text, sentence, *where, names) if sentence else None
        if mention and (named or mention.role or _says_body(text[slice(*where)])):
            yield speaks_itself(text[slice(*where)], f"the heading “{text[start:end].strip()}”")


def _are_offices(found: Sequence[Speaker]) -> bool:
    """Whether a heading names nobody but somebody in office ("the Secretary", "the chief")."""
    return all(office_class((s.name or "").split()[-1].lower()) for s in found)


# "Hill Movement press office" speaks for the movement; "@hill_movement · 3 May" marks a post.
_PRESS_OFFICE = re.compile(
    r"['’]?s?\s+(?:press|media|information|communications?)\s+"
    r"(?:office|service|department|bureau|cent(?:re|er)|wing)$",
    re.IGNORECASE,
)
# "Hill Movement" above "Press office, 3 May".
_OFFICE_LINE = re.compile(
    r"\s*(?:the )?(?:press|media|information|communications?) "
    r"(?:office|service|department|bureau|cent(?:re|er)|wing)\b[^\n]{0,40}$",
    re.IGNORECASE | re.MULTILINE,
)
# "Permanent Mission of A" above "Ref. PM/112/37".
_REFERENCE = re.compile(r"\s*(?:(?:our|file) )?ref(?:erence)?\b[.:]?\s*(?:no\.?\s*)?[^\n]*\d", re.I)
_HANDLE = re.compile(r"\s*@\w{2,}")


def _letterhead(
    text: str, heading: Sequence[Range], names: Sequence[Name], actors: Sequence[Actor]
) -> Iterator[Speaker]:
    """ "MINISTRY OF JUSTICE" above "Press release No. 17": a body's name fills the line."""
    for place, (start, end) in enumerate(heading[:-1]):
        below, line = heading[place + 1], text[start:end].strip()
        if _HANDLE.match(line) or line.endswith((".", "!", "?")):
            continue  # a post or a sentence among others
        is_body = _says_body(line) or _is_body(line, actors)
        if not is_body and not any(_fills(n, start, end) for n in names):
            continue
        # "Lantern Watch", a title, "Briefing note, 6 May": the kind may stand below the title.
        titled = place == 0 and any(dated_document().match(text, *r) for r in heading[2:3])
        is_kind = document_words().match(text, *below) or _REFERENCE.match(text, *below)
        if titled or is_kind or _OFFICE_LINE.match(text, *below):
            yield speaks_itself(_PRESS_OFFICE.sub("", line), "the letterhead")
            if titled:
                return  # what stands between is its title, or the department that writes
        elif _HANDLE.match(text, *below):
            yield speaks_itself(_PRESS_OFFICE.sub("", line), "the name above its account's")


_WITH_DAY = re.compile(r"\s*(?P<body>[A-Z][^\n,]{2,70}),\s[^\n]{0,12}\d{4}\s*$")


def _below_kind(text: str, heading: Sequence[Range], actors: Sequence[Actor]) -> Iterator[Speaker]:
    """ "Note to correspondents" above "Government of Harrow, 14 April 2035"."""
    for kind, below in pairwise(heading[:3]):
        line = _WITH_DAY.match(text, *below)
        is_kind = bool(document_words().match(text, *kind))
        if line and is_kind and (_says_body(line["body"]) or _is_body(line["body"], actors)):
            yield speaks_itself(line["body"], "the line below its kind")
            return


_FOR_RELEASE = re.compile(r"\s*(?:for immediate release|(?:press|media|news) release)\b", re.I)
_ABOUT = re.compile(r"(?m)^[ \t]*About (?P<body>(?:the )?[A-Z][^\n.:]{2,60})$")


def _release(text: str, heading: Sequence[Range]) -> Iterator[Speaker]:
    """A press release whose last lines tell about the body that issued it."""
    about = _ABOUT.search(text)
    if about and any(_FOR_RELEASE.match(text, *p) for p in heading):
        yield speaks_itself(about["body"], "a press release that ends by telling about it")


_DEAR = re.compile(r"(?m)^[ \t]*Dear\s[^\n]{2,80}$")
_SIGNED_FOR = re.compile(
    r"(?m)^[ \t]*(?:For|On behalf of|For and on behalf of)\s+"
    r"(?P<body>(?:the\s+)?[A-Z][^\n.:]{2,80}?),?[ \t]*$"
)


def _letter(text: str) -> Iterator[Speaker]:
    """ "Dear Mr A" above and "For the Association of B" below: B's letter."""
    dear = _DEAR.search(text)
    signed = _SIGNED_FOR.search(text, dear.end()) if dear else None
    if signed:
        yield speaks_itself(signed["body"], "a letter that is signed for it")


def _fills(name: Name, start: int, end: int) -> bool:
    return name.kind != "PERSON" and name.start - start <= 4 and end - name.end <= 1


def _is_outlet(words: str) -> bool:
    """ "Text of report by Velm state radio": an outlet's news, and no document of a body's own."""
    kinds = phrases("organisations", "outlet_nouns") | {"radio", "television", "tv"}
    return bool(words.split()) and words.split()[-1].lower() in kinds - {"agency"}


def _says_body(words: str) -> bool:
    return bool(set(bare(words).split()) & phrases("organisations", "issuers"))


def _has_verb(text: str, sentences: Sequence[Sentence], start: int, end: int) -> bool:
    """Whether a sentence has begun before the body's name ends: then it tells news and heads
    nothing. Of a line in capitals the tagger knows too little to be asked."""
    if text[start:end].isupper():
        return False
    inside = (t for s in sentences for t in s.tokens if start <= t.start and t.end <= end)
    return any(t.upos in {"VERB", "AUX"} for t in inside)


def speaks_itself(words: str, reason: str) -> Speaker:
    """A body whose own document it is, with how that is known."""
    name = re.sub(r"^(?:the|a|an)\s+", "", words.strip(), flags=re.IGNORECASE)
    known = f"The document is this body's own: {reason}."
    return Speaker(name, SpeakerStatus.ORGANISATION, organisation=name, reason=known)
