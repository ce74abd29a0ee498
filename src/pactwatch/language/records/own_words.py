"""What a body's own document asserts: which of its plain sentences are its statements.

In: a stretch of a communique, a report or a letter that no attribution touches, its sentence, and
whose document it is. Out: whether the body says so there. A sentence counts that has a subject
and a finite verb and is whole. Refuses headings, footnotes, what stands behind the text ("About
us", "Contact: ..."), questions, and what somebody else is said to put where no report was read.
"""

import re

from pactwatch.language.cues.access import KEEPING, is_access
from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    children,
    core_phrase,
    is_passive,
    subject_of,
    tokens_between,
)
from pactwatch.language.names.mention_words import is_people
from pactwatch.language.names.names import bare
from pactwatch.language.names.offices import office_class
from pactwatch.language.records.issuer import is_organ
from pactwatch.language.words.lexicon import load, phrases
from pactwatch.language.words.ranges import Range, trim

__all__ = [
    "ASIDE",
    "MAIN",
    "body_ends_at",
    "is_aside",
    "is_asserted",
    "is_courtesy",
    "is_dating",
    "is_note",
    "is_pointing_back",
    "is_table_title",
    "is_told_by_other",
    "is_unreached",
    "is_whole",
]

# A line that opens what stands behind a release's text.
_END_MATTER = re.compile(
    r"(?m)^[ \t]*(?:About (?:us|(?:the )?[A-Z][^\n.]{2,60})$|(?:Media |Press )?Contacts?\b[^\n]*:"
    r"|Notes? (?:to|for) editors?\b|ENDS?\b|-\s?ENDS?\s?-|#{2,3}\s*$"
    r"|For (?:more|further|media|press) (?:information|inquiries|enquiries)\b)"
)
_NOTE = re.compile(r"\s*(?:(?:\d{1,3}|[*†])\s+|[¹²³⁴-⁹⁰]+\s*)(?=[A-Z])")
_PUTS = frozenset({"put", "place", "set", "peg", "attribute", "blame"})


def body_ends_at(text: str) -> int:
    """Where a document's text ends and what is printed behind it begins."""
    found = _END_MATTER.search(text)
    return found.start() if found else len(text)


def is_whole(sentence: Sentence, stretch: Range) -> bool:
    """Whether a stretch ends where its sentence does, or at least not in mid-phrase."""
    inside = [t for t in sentence.tokens if t.start < stretch[1] and t.upos != "PUNCT"]
    last = inside[-1] if inside else None
    rest = [t for t in sentence.tokens if t.start >= stretch[1] and t.upos != "PUNCT"]
    return last is not None and (not rest or last.upos not in _UNFINISHED)


_UNFINISHED = frozenset({"ADP", "DET", "SCONJ", "CCONJ", "AUX", "PART"})


def is_asserted(text: str, sentence: Sentence, stretch: Range) -> bool:
    """Whether a body's own document asserts what stands there."""
    start, end = trim(text, *stretch)
    verb = _main_verb(sentence, (start, end), aside=is_aside(text, start))
    subject = _subject(sentence, verb) if verb else None
    is_question = text[start:end].endswith("?")
    return subject is not None and not is_question and not is_note(text, sentence.start)


def is_told_by_other(sentence: Sentence, stretch: Range, issuer: str) -> bool:
    """ "The other put the figure at 120": that is what the other says, not whose text it is."""
    verb = _main_verb(sentence, stretch)
    told = phrases("cues", "reporting") | phrases("cues", "promising") | _PUTS
    if verb is None or verb.lemma not in told or _goes_on(sentence, verb):
        return False
    if verb.lemma in KEEPING and is_access(_behind(sentence, verb)):
        return False
    subject = _subject(sentence, verb)
    if subject is None or is_passive(sentence, verb) or _is_own(sentence, subject, issuer):
        return False
    if verb.lemma in _SIGHTINGS and _is_plain(sentence, verb) and _is_of_some(sentence, subject):
        return False
    return verb.lemma not in _FINDS or _can_speak(subject)


def _is_plain(sentence: Sentence, verb: Token) -> bool:
    """ "Found four mines", not "found the report false", "found that ..."."""
    return bool(children(sentence, verb, "obj")) and not children(sentence, verb, "ccomp", "xcomp")


def _is_of_some(sentence: Sentence, subject: Token) -> bool:
    """ "Sappers", "a team of divers": who finds a thing there is told of, and reports nothing."""
    is_one = any(t.lower in {"a", "an"} for t in children(sentence, subject, "det"))
    is_body = subject.lemma in phrases("organisations", "bodies")
    return subject.upos == "NOUN" and (is_one or not is_body)


def _goes_on(sentence: Sentence, verb: Token) -> bool:
    """ "The mills continue to foul the river", "the patrol went to the mill", "officers advise the
    rebels", "the army called up ten clerks": no telling."""
    if verb.lemma in _DOING:
        return _is_plain(sentence, verb)
    if verb.lemma in _PLACING:
        return not _FIGURE.search(_behind(sentence, verb))
    return verb.lemma in {"continue", "go"} and not children(sentence, verb, "ccomp")


# Verbs of telling that with a thing for an object are deeds: "added two men to its list".
_DOING = frozenset({"advise", "add", "submit", "present", "call"})
# "Put the figure at 120" tells; "put 120 doses into children's arms", "set nets" does.
_PLACING = frozenset({"put", "place", "set"})
_FIGURE = re.compile(
    r"\bat (?:\w+ ){0,3}?(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|dozens|hundreds|thousands|zero)|\b(?:blame|responsibility|guilt)\b"
)


def _behind(sentence: Sentence, verb: Token) -> str:
    return " ".join(t.text for t in sentence.tokens[verb.i + 1 :])


# Whoever does so may only be told of: "sappers found four mines".
_SIGHTINGS = frozenset({"find", "see"})
# "An inspection found no mortars": what was done for the text's body is its own finding.
_FINDS = frozenset({"find", "see", "indicate", "show", "reveal", "confirm"})


def _can_speak(subject: Token) -> bool:
    """Whether a subject is somebody, or a body, and no search or visit."""
    is_body = subject.lemma in phrases("organisations", "bodies")
    is_somebody = is_people(subject) or bool(office_class(subject.lemma))
    return subject.upos in {"PROPN", "PRON"} or is_body or is_somebody


def is_pointing_back(text: str, stretch: Range) -> bool:
    """ "As it had promised to do in article 6": that clause promises nothing itself."""
    where = trim(text, *stretch)
    return bool(_AS_PROMISED.fullmatch(text, *where) or _UNNAMED.match(text, *where))


# "Two guards, who did not want to be named": how it was told, and nobody's wish or promise.
_UNNAMED = re.compile(
    r"who (?:(?:did|do|does) not (?:want|wish)|didn['’]t want|asked not|declined|refused"
    r"|preferred not|wished not|spoke on condition|insisted on|requested)\b[^.;]{0,40}"
    r"\b(?:named|identified|quoted|name|identity|anonym\w+)\b",
    re.I,
)
_AS_PROMISED = re.compile(
    r",?\s*as\s+(?:[\w’'-]+\s+){1,6}?(?:promised|pledged|agreed|undertook|undertaken|vowed|sworn"
    r"|committed\s+\w+)(?:\s+(?:us|them|him|her|so|it\s+would|to(?:\s+do)?(?:\s+so)?))*"
    r"(?:\s+(?:in|under|by|on|at|before|last)\s[^,;]*)?[,.]?",
    re.I,
)


def is_table_title(text: str, stretch: Range) -> bool:
    """ "Table 2. Prisoners released by the army": what a table, a figure or an annex is called.

    A line with an end mark is a sentence beside its number and tells something.
    """
    first = text.rfind("\n", 0, stretch[0]) + 1
    end = text.find("\n", stretch[0])
    line = text[first : end if end >= 0 else len(text)].rstrip()
    return bool(_TABLE.match(line)) and line[-1] not in '.!?”"' and stretch[1] <= first + len(line)


_TABLE = re.compile(
    r"\s*(?:Table|Figure|Fig\.|Chart|Graph|Map|Annex|Appendix|Box|Exhibit|Schedule)\s+"
    r"(?:[0-9]{1,3}(?:\.[0-9]{1,2})?[a-z]?|[IVX]{1,5}|[A-Z])\s*[.:–—-]\s+\S",
    re.IGNORECASE,
)


def is_unreached(text: str, stretch: Range) -> bool:
    """ "A could not be reached for comment": a reporter's note, and no silence of A's."""
    return bool(_UNREACHED.search(text, *stretch))


_UNREACHED = re.compile(
    r"\b(?:could not|couldn['’]t|cannot|was not|were not|wasn['’]t|weren['’]t)\s"
    r"(?:\w+\s)?(?:be (?:reached|contacted)|available|reachable)\b"
    r"[^.;]{0,30}?\b(?:comment|interview|questions)\b"
)


def is_courtesy(text: str, stretch: Range) -> bool:
    """ "Presents his compliments to", "avails itself of this opportunity": a letter's manners."""
    return bool(_COURTESY.search(text, *trim(text, *stretch)))


_HIM = r"(?:his|her|its|their|my|our)"
_COURTESY = re.compile(
    rf"\bpresents? {_HIM} compliments to\b"
    rf"|\bassurances? of (?:{_HIM}|the) highest (?:consideration|esteem)\b"
    r"|\bavails? \w+sel(?:f|ves) of (?:this|the) opportunity\b"
    r"|\bha(?:s|ve) the hono[u]?r to (?:(?:draw|bring) (?:\w+ )?attention to the following"
    r"|convey (?:herewith |hereby )?the following"
    r"|(?:transmit|enclose|attach|refer|forward|acknowledge)\b)"
    r"|\bgrateful if \w+ (?:would|could) (?:have|arrange|circulate|cause|kindly)\b.*\bletter\b"
    r"|\b(?:present|this) letter and its annex(?:es)? circulated\b",
    re.I,
)


def is_note(text: str, start: int) -> bool:
    """Whether a line begins with a footnote's number ("3 Letter to the panel, on file")."""
    line = text.rfind("\n", 0, start) + 1
    return bool(_NOTE.match(text, line)) and start - line < 5


def is_dating(text: str, stretch: Range) -> bool:
    """ "Period covered: 1-31 May 2037", "Issued 4 June": words that only date the document."""
    words = re.findall(r"[^\W\d_]+", text[slice(*stretch)].lower())
    months = {f.casefold() for forms in load("times")["months"].values() for f in forms}
    said = [w for w in words if w not in months]
    has_day = bool(re.search(r"\d", text[slice(*stretch)]))
    return has_day and bool(said) and all(w in _DATING for w in said)


_DATING = frozenset(
    {"issued", "issue", "dated", "date", "day", "period", "covered", "covering", "reporting"}
    | {"published", "circulated", "approved", "adopted", "prepared", "updated", "revised"}
    | {"signed", "time", "as", "of", "at", "from", "to", "on", "by", "until", "and", "the"}
    | {"report", "reference", "no", "number"}
)


# What the head of a clause that tells by itself is to what governs it, and of an aside.
MAIN = frozenset({"conj", "parataxis", "ccomp"})
ASIDE = frozenset({"acl", "advcl"})
_ASIDE = re.compile(
    r"(?:(?:to|from|in|of|for|by|with|at|on|under) )?(?:which|who|whom|whose|where)\b", re.I
)


def is_aside(text: str, start: int) -> bool:
    """ ", which last month received rifles": behind a comma a relative clause tells by itself."""
    return bool(_ASIDE.match(text, start)) and text[max(0, start - 3) : start].rstrip().endswith(
        ","
    )


def _main_verb(sentence: Sentence, where: Range, *, aside: bool = False) -> Token | None:
    """The stretch's highest verb, or the predicate of its "is"; an `aside` has its own clause's."""
    heads = MAIN | ASIDE if aside else MAIN
    for token in sentence.tokens:
        if not (where[0] <= token.start and token.end <= where[1]):
            continue
        is_head = token.is_root or token.relation in heads
        is_finite = token.upos in {"VERB", "AUX"} or bool(children(sentence, token, "cop"))
        if is_head and is_finite and _subject(sentence, token):
            return token
    return _off_root(sentence, where)


def _off_root(sentence: Sentence, where: Range) -> Token | None:
    """ "As to the shells that “fall short”: on 26 April guns fired": a tree without a verb at its
    root is wrong in a whole sentence; the last verb with a subject of its own tells."""
    root = sentence.root
    if root.upos in {"VERB", "AUX"} or children(sentence, root, "cop", "nsubj"):
        return None
    inside = [t for t in sentence.tokens if where[0] <= t.start and t.end <= where[1]]
    told = [t for t in inside if t.upos == "VERB" or children(sentence, t, "cop")]
    told = [t for t in told if _own_subject(sentence, t)]
    return told[-1] if told and sentence.tokens[-1].text in {".", ";"} else None


def _own_subject(sentence: Sentence, verb: Token) -> bool:
    subjects = children(sentence, verb, "nsubj")
    return any(t.lower not in {"who", "which", "that", "what"} and t.i < verb.i for t in subjects)


def _subject(sentence: Sentence, verb: Token) -> Token | None:
    """Its own, or that of the verb it is joined to ("operates none and | has grounded them")."""
    own = next(iter(children(sentence, verb, "nsubj", "expl", "csubj")), None)
    is_finite = any(t.lower in _FINITE for t in children(sentence, verb, "aux", "cop"))
    return own or (subject_of(sentence, verb) if verb.relation == "conj" and is_finite else None)


_FINITE = frozenset({"has", "have", "had", "is", "are", "was", "were", "will", "does", "did"})


def _is_own(sentence: Sentence, subject: Token, issuer: str) -> bool:
    if subject.lower in {"we", "i", "it"} or subject.lower in bare(issuer).split():
        return True
    words = tokens_between(sentence, *core_phrase(sentence, subject))
    if words and words[0].lower in {"our", "my"}:
        return True
    return is_organ(" ".join(t.text for t in words), subject.lemma, issuer)
