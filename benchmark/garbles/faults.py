"""Clean text in, the same text with one fault in it out, with the place of the fault.

Kinds: the speaker moved into the actor's slot; a negation dropped; a number or its unit changed; a
name or an institution swapped. Every fault leaves a sentence that reads well, and is drawn by a
seeded random from all places where it can be made. Refuses to look at what any detector does.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from random import Random

from tests.language.gold_rows import conduct_rows

from pactwatch.domain.claim import Claim
from pactwatch.domain.codebook import Codebook
from pactwatch.domain.reading import Extraction
from pactwatch.domain.statement import SpeakerStatus, Statement
from pactwatch.language.grammar.engine import Parsed
from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    is_passive,
    phrase,
    subject_of,
    subtree,
)
from pactwatch.language.names.names import bare
from pactwatch.pipeline.extraction import default_codebook

__all__ = ["FAULTS", "Clean", "Fault", "seeded"]

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Clean:
    """An article as it was read: what faults are made from."""

    text: str
    parsed: Parsed
    extraction: Extraction
    codebook: Codebook


@dataclass(frozen=True, slots=True)
class Fault:
    """One faulty text: `start`..`end` is the faulty sentence in it; `was` and `now` are words."""

    kind: str
    text: str
    start: int
    end: int
    was: str
    now: str


def seeded(clean: Clean, kind: str, random: Random) -> Fault | None:
    """One fault of a kind, or None where the article has no place for it."""
    places = list(FAULTS[kind](clean, random))
    if not places:
        return None
    where, new = random.choice(places)
    sentence = _around(clean, where)
    text = clean.text[: where[0]] + new + clean.text[where[1] :]
    end = sentence[1] + len(new) - (where[1] - where[0])
    return Fault(kind, text, sentence[0], end, clean.text[where[0] : where[1]], new)


def _around(clean: Clean, where: Range) -> Range:
    if where[0] == where[1]:
        return where
    touched = [s for s in clean.parsed.sentences if s.covers(*where)]
    return min(s.start for s in touched), max(s.end for s in touched)


Places = Iterator[tuple[Range, str]]


# The speaker moved into the actor's slot: "S said G trained men in V" becomes "S trained men in V".

# How many sentences to either side of the conduct its speaker speaks.
_NEAR = 3


def speaker_as_actor(clean: Clean, random: Random) -> Places:
    """Only conduct that the codebook watches, told of somebody else, in the active voice.

    The speaker is the one the conduct is told by, or else one who speaks beside it.
    """
    for statement in clean.extraction.statements:
        for agent in _agents(statement, clean.codebook):
            for sentence in clean.parsed.sentences:
                if any(sentence.covers(c.start, c.end) for c in statement.content):
                    yield from _collapsed(clean, statement, sentence, agent)


def _agents(statement: Statement, codebook: Codebook) -> list[str]:
    claims = (c for c in statement.claims if (k := codebook.get(c.conduct)) and k.monitored)
    return [a for c in claims for a in (_guests(c) or c.agent)]


def _guests(claim: Claim) -> tuple[str, ...]:
    """Where a host lets a guest act, the guest does."""
    return claim.counterpart if claim.conduct.startswith(("HOST.", "ENABLE.")) else ()


def _collapsed(clean: Clean, statement: Statement, sentence: Sentence, agent: str) -> Places:
    told = _predicate(sentence, agent)
    for speaker in _speakers(clean, statement, sentence) if told else ():
        if told and not set(bare(speaker).split()) & set(bare(agent).split()):
            new = f"{speaker.split()[-1]} {_agreeing(*told, clean.text)}"
            yield (sentence.start, sentence.end), new.rstrip(" ,;.”\"'") + "."


def _speakers(clean: Clean, statement: Statement, sentence: Sentence) -> list[str]:
    """People by name who speak here, or within a few sentences."""
    places = [s.start for s in clean.parsed.sentences]
    here = places.index(sentence.start)
    low, high = places[max(0, here - _NEAR)], places[min(len(places) - 1, here + _NEAR)]
    own = [statement] if statement.cue else []
    near = own or [s for s in clean.extraction.statements if low <= s.content[0].start <= high]
    named = [s.speaker for s in near if s.cue and s.speaker.status is SpeakerStatus.NAMED]
    return sorted({s.name for s in named if s.name and len(s.name.split()) < 4})


def _predicate(sentence: Sentence, agent: str) -> tuple[Token, Range] | None:
    """First word and range of an active predicate whose subject is the agent."""
    for verb in sentence.tokens:
        subject = subject_of(sentence, verb, inherit=False) if verb.upos == "VERB" else None
        if subject is None or subject.i > verb.i or is_passive(sentence, verb):
            continue
        start, end = phrase(sentence, subject)
        if bare(agent) not in bare(_words(sentence, start, end)) or subject.upos == "PRON":
            continue
        below = [t for t in subtree(sentence, verb) if t.start >= end]
        rest = [t for t in below if t.upos != "PUNCT"]
        broken = [t for t in sentence.tokens if rest and rest[0].i <= t.i <= rest[-1].i]
        is_whole = len(rest) > 2 and rest[0].i <= verb.i and len(broken) <= len(below) + 2
        if is_whole and not any(t.text in '“”"‘' for t in broken):
            return rest[0], (rest[0].start, rest[-1].end)
    return None


def speaker_in_our_act(clean: Clean, random: Random) -> Places:
    """An act of our own gold sentences told of a speaker of the article, after what he says.

    So that articles without conduct that the codebook watches are tried too, and that no place is
    chosen by what the program finds in the article. Only people whom the article names twice.
    """
    acts = own_acts()
    for statement in clean.extraction.statements:
        name = statement.speaker.name or ""
        is_named = statement.speaker.status is SpeakerStatus.NAMED and 0 < len(name.split()) < 4
        last = name.split()[-1] if name else ""
        if is_named and statement.cue and clean.text.count(last) > 1:
            touched = [s for s in clean.parsed.sentences if s.covers(*_ends(statement))]
            end = touched[-1].end if touched else 0
            if touched and not _is_in_quotation(clean.text, end):
                yield (end, end), f" {last} {random.choice(acts)}"


def _is_in_quotation(text: str, at: int) -> bool:
    """Whether a quotation of the paragraph is open at a place."""
    start = text.rfind("\n\n", 0, at) + 1
    before = text[start:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _ends(statement: Statement) -> Range:
    return statement.content[-1].end - 1, statement.content[-1].end


@cache
def own_acts() -> tuple[str, ...]:
    """Predicates of tests/gold/conduct.tsv whose doer stands first and is one body."""
    found = []
    for row in conduct_rows():
        start = re.match(rf"(?:The |the )?{re.escape(row.agent)} (?=[a-z]+(?:s|ed|d) )", row.text)
        code = default_codebook().get(row.code)
        if not start or not code or not code.monitored or row.polarity != "+":
            continue
        rest = row.text[start.end() :]
        if re.match(r"(?:had|has|was|is) (?:been|being) ", rest):
            continue  # who is withdrawn does nothing
        if not row.agent.endswith("s") and not re.match(r"[a-z]+(?:ers|ors|ives) ", rest):
            found.append(rest)
    return tuple(found)


def _words(sentence: Sentence, start: int, end: int) -> str:
    return " ".join(t.text for t in sentence.tokens if start <= t.start and t.end <= end)


_SINGULAR = {"are": "is", "were": "was", "have": "has", "do": "does", "'re": "is", "'ve": "has"}


def _agreeing(first: Token, rest: Range, text: str) -> str:
    words = text[rest[0] : rest[1]]
    if first.lower in _SINGULAR:
        return _SINGULAR[first.lower] + words[len(first.text) :]
    is_present = first.upos == "VERB" and first.lemma == first.lower and first.lower.isalpha()
    return words[: len(first.text)] + "s" + words[len(first.text) :] if is_present else words


# A negation dropped.

_NEGATED = (
    (re.compile(r"\b(ca)n['’]t\b"), "can"),
    (re.compile(r"\b(wo)n['’]t\b"), "will"),
    (re.compile(r"\bcannot\b"), "can"),
    (re.compile(r"(?<=\w)n['’]t\b"), ""),
    (re.compile(r"(?<=\w) not\b(?! only)"), ""),
    (re.compile(r"(?<=\w) never\b"), ""),
    (re.compile(r"\bno (?=evidence|plan|plans|sign|signs|intention|link|links|doubt|change)"), ""),
)


def negation_dropped(clean: Clean, random: Random) -> Places:
    """In sentences with one negator only, so that the sense turns round."""
    for sentence in clean.parsed.sentences:
        words = clean.text[sentence.start : sentence.end]
        hits = [(m, new) for pattern, new in _NEGATED for m in pattern.finditer(words)]
        hits = [hits[0]] if len({m.end() for m, _ in hits}) == 1 else []
        for match, new in hits:
            yield (sentence.start + match.start(), sentence.start + match.end()), new


# A number or its unit changed.

_DIGITS = re.compile(r"(?<![\w.,:/-])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w:/-]|[.,]\d)")
_SPELT = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)\b",
    re.IGNORECASE,
)
_SPELT_ORDER = "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty"
_UNITS = (
    ("million", "billion"), ("thousands", "hundreds"), ("kilometres", "metres"),
    ("kilometers", "meters"), ("km", "m"), ("miles", "kilometres"),
    ("percent", "percentage points"),
    ("days", "weeks"), ("weeks", "months"), ("months", "years"), ("hours", "days"),
    ("years", "months"), ("tonnes", "kilograms"), ("barrels", "gallons"), ("gallons", "barrels"),
)  # fmt: skip
_UNIT = re.compile(rf"(?<=[\w\d] )(?:{'|'.join(a for a, _ in _UNITS)})\b")


def number_changed(clean: Clean, random: Random) -> Places:
    """Days of the month, years and clock times are left: those are dates."""
    for sentence in clean.parsed.sentences:
        words = clean.text[sentence.start : sentence.end]
        for match in _DIGITS.finditer(words):
            if not _is_date(words, match):
                new = _other_digits(match.group(), random)
                yield (sentence.start + match.start(), sentence.start + match.end()), new
        for match in _SPELT.finditer(words):
            order = _SPELT_ORDER.split()
            new = random.choice([w for w in order if w != match.group().lower()])
            where = (sentence.start + match.start(), sentence.start + match.end())
            yield where, new.capitalize() if match.group()[0].isupper() else new


def unit_changed(clean: Clean, random: Random) -> Places:
    """ "Million" for "billion", "weeks" for "days"."""
    for sentence in clean.parsed.sentences:
        words = clean.text[sentence.start : sentence.end]
        for match in _UNIT.finditer(words):
            where = (sentence.start + match.start(), sentence.start + match.end())
            yield where, dict(_UNITS)[match.group()]


_MONTHS = (
    "January February March April May June July August September October November December Jan Feb "
    "Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec"
)
_MONTH = _MONTHS.split()


def _is_date(words: str, match: re.Match[str]) -> bool:
    before = re.findall(r"[\w.]+", words[: match.start()])[-1:] or [""]
    after = re.findall(r"[\w.]+", words[match.end() :])[:1] or [""]
    is_year = re.fullmatch(r"(?:19|20)\d\d", match.group()) is not None
    near_month = before[0].strip(".") in _MONTH or after[0].strip(".") in _MONTH
    return is_year or near_month or after[0].lower() in {"am", "pm", "a.m.", "p.m.", "gmt"}


def _other_digits(digits: str, random: Random) -> str:
    """A digit changed, or a nought more or less."""
    if random.random() < 0.3 and "." not in digits and "," not in digits:
        return digits + "0"
    places = [i for i, c in enumerate(digits) if c.isdigit()]
    at = random.choice(places)
    low = 1 if at == 0 else 0
    return (
        digits[:at]
        + random.choice([d for d in "0123456789"[low:] if d != digits[at]])
        + digits[at + 1 :]
    )


# A name or an institution swapped.


def name_swapped(clean: Clean, random: Random) -> Places:
    """One name of the article in the place of another of its kind."""
    names = clean.extraction.names
    for name in names:
        if name.kind == "PERSON" and len(name.text.split()) > 3:
            continue
        others = sorted(
            {n.text for n in names if n.kind == name.kind and _apart(n.text, name.text)}
        )
        if others:
            yield (name.start, name.end), random.choice(others)


def institution_swapped(clean: Clean, random: Random) -> Places:
    """Bodies only, so that they are not drowned by people and places."""
    for where, new in name_swapped(clean, random):
        kinds = {n.kind for n in clean.extraction.names if (n.start, n.end) == where}
        if kinds & {"ORGANISATION", "ARMED_GROUP"}:
            yield where, new


def _apart(one: str, other: str) -> bool:
    """Neither holds a word of the other, or is its first letters: no two names of one actor."""
    first = ["".join(w[0] for w in bare(name).split()) for name in (one, other)]
    letters = [bare(name).replace(".", "").replace(" ", "") for name in (one, other)]
    is_short = letters[0] in first[1] or letters[1] in first[0]
    return not is_short and not set(bare(one).split()) & set(bare(other).split())


FAULTS: Mapping[str, Callable[[Clean, Random], Places]] = {
    "speaker as actor": speaker_as_actor,
    "speaker in our act": speaker_in_our_act,
    "negation dropped": negation_dropped,
    "number changed": number_changed,
    "unit changed": unit_changed,
    "name swapped": name_swapped,
    "institution swapped": institution_swapped,
}
