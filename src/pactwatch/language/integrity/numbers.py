"""Figures that cannot be: a part above its whole, people by weight, an end before its beginning.

In: a statement among the others, with the sentences and days of its document. Out: a blocking flag
that names both figures. Such a sentence is wrong whoever said it; which figure is wrong, nobody
here knows. Refuses to compare figures of two sentences: a count may change from one to the next.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pactwatch.domain.flag import Flag, FlagCode, Severity
from pactwatch.domain.statement import Statement
from pactwatch.language.claims.quantity import number_value
from pactwatch.language.grammar.syntax import Sentence, Token
from pactwatch.language.integrity.scene import Scene, sentences_of
from pactwatch.language.names.mention_words import names_people
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import among
from pactwatch.text.edtf import bounds, is_valid

__all__ = ["impossible_figures"]

_WHOLE = frozenset({"the", "its", "their", "those", "these", "his", "her", "our", "all"})
# How far behind "begun" or "completed" its day may stand.
_DAY_REACH = 6
# How many words a whole may be told with before its comma ("the 40 guns that were seized in May,").
_WHOLE_REACH = 12


def impossible_figures(i: int, statements: Sequence[Statement], scene: Scene) -> list[Flag]:
    """The first figure of the statement's sentences that cannot be."""
    for sentence in sentences_of(statements[i], scene):
        for code, reason in _reasons(sentence, scene):
            return [Flag(code, Severity.BLOCK, reason)]
    return []


def _reasons(sentence: Sentence, scene: Scene) -> Iterator[tuple[FlagCode, str]]:
    for part, whole in _parts(sentence):
        yield (
            FlagCode.NUMBER_UNIT_DRIFT,
            f"“{part.text}” are said to be part of “{whole.text}”, and are more.",
        )
    for number, unit, people in _weighed(sentence):
        yield (
            FlagCode.NUMBER_UNIT_DRIFT,
            f"“{number.text} {unit.text}” is a measure, and “{people.text}” are people.",
        )
    for day in _no_days(sentence):
        yield FlagCode.NUMBER_UNIT_DRIFT, f"“{day}” is no day of any year."
    for begun, ended in _turned(sentence, scene):
        yield (
            FlagCode.ANACHRONISM,
            f"It began “{begun}” and ended “{ended}”, which is before.",
        )


def _parts(sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """ "50 of the 40 guns", "of the 40 guns 50 were moved": part and whole, where it is above."""
    for of in (t for t in sentence.tokens if t.lower == "of"):
        whole = _whole_behind(sentence, of)
        part = whole and (_number_before(sentence, of) or _number_behind(sentence, of, whole))
        if part and whole and _above(part, whole):
            yield part, whole
        if (two := _told_of(sentence, of)) and _above(*two):
            yield two


def _told_of(sentence: Sentence, of: Token) -> tuple[Token, Token] | None:
    """ "40 boys left, of whom 70 ...": part and whole, where one count of people stands before."""
    behind = sentence.tokens[of.i + 1 : of.i + 3]
    before = [t for t in sentence.tokens[: of.i] if _is_number(t)]
    if len(behind) < 2 or behind[0].lower != "whom" or len(before) != 1:
        return None
    counted = sentence.tokens[before[0].i + 1 : before[0].i + 3]
    are_people = any(t.upos == "NOUN" and names_people(t) for t in counted)
    is_told = are_people and all(_is_count(sentence, t) for t in (behind[1], before[0]))
    return (behind[1], before[0]) if is_told else None


def _whole_behind(sentence: Sentence, of: Token) -> Token | None:
    behind = sentence.tokens[of.i + 1 : of.i + 3]
    is_whole = len(behind) == 2 and behind[0].lower in _WHOLE
    return behind[1] if is_whole and _is_count(sentence, behind[1]) else None


def _number_before(sentence: Sentence, of: Token) -> Token | None:
    before = sentence.tokens[of.i - 1] if of.i else None
    return before if before is not None and _is_count(sentence, before) else None


def _number_behind(sentence: Sentence, of: Token, whole: Token) -> Token | None:
    """The bare number behind the whole where "of" opens the clause; it counts nothing else."""
    before = sentence.tokens[of.i - 1] if of.i else None
    if before is not None and before.upos != "PUNCT":
        return None
    rest = sentence.tokens[whole.i + 1 : whole.i + 7]
    for token, after in pairwise(rest):
        if token.upos in {"VERB", "AUX"}:
            break
        if _is_number(token):
            is_bare = after.upos == "AUX" and _is_count(sentence, token)
            return token if is_bare else None
    return _behind_comma(sentence, whole)


def _behind_comma(sentence: Sentence, whole: Token) -> Token | None:
    """ "Of the 40 guns seized in spring, | 50 went": a count alone behind the comma that closes
    the whole, with its verb."""
    rest = sentence.tokens[whole.i + 1 : whole.i + _WHOLE_REACH]
    comma = next((t for t in rest if t.text == ","), None)
    if comma is None:
        return None
    for token, after in pairwise(sentence.tokens[comma.i + 1 : comma.i + 4]):
        if _is_number(token):
            is_bare = after.upos in {"AUX", "VERB"} and _is_count(sentence, token)
            return token if is_bare else None
    return None


def _is_count(sentence: Sentence, token: Token) -> bool:
    """A plain number that is no year and no share."""
    after = sentence.tokens[token.i + 1].lower if token.i + 1 < len(sentence.tokens) else ""
    is_year = token.text.isdigit() and len(token.text) == 4
    is_share = after in {"%", "percent", "per", "million", "billion", "th", "-"}
    return _is_number(token) and number_value(token) is not None and not (is_year or is_share)


def _is_number(token: Token) -> bool:
    """A number, also one that stands for a noun and was read as a pronoun ("61 have returned")."""
    return token.upos == "NUM" or token.text.replace(",", "").isdigit()


def _above(part: Token, whole: Token) -> bool:
    one, other = number_value(part), number_value(whole)
    return one is not None and other is not None and one[0] > other[1]


def _weighed(sentence: Sentence) -> Iterator[tuple[Token, Token, Token]]:
    """ "Twelve tonnes of our observers": nobody is counted by weight, length or volume."""
    tokens = sentence.tokens
    for number, unit, of in zip(tokens, tokens[1:], tokens[2:], strict=False):
        is_measure = unit.lemma in phrases("conduct", "measures") and of.lower == "of"
        # "Within one metre of the couple" tells how far.
        is_distance = number.i > 0 and tokens[number.i - 1].upos == "ADP"
        if is_measure and not is_distance and number_value(number) is not None:
            noun = next((t for t in tokens[of.i + 1 : of.i + 4] if t.upos == "NOUN"), None)
            last = tokens[noun.i + 1] if noun and noun.i + 1 < len(tokens) else None
            is_compound = last is not None and last.upos in {"NOUN", "PART"}
            if noun is not None and names_people(noun) and not is_compound:
                yield number, unit, noun


# The most days that a month has.
_DAYS = {
    **dict.fromkeys(("january", "march", "may", "july", "august", "october", "december"), 31),
    **dict.fromkeys(("april", "june", "september", "november"), 30),
    "february": 29,
}
_BEFORE_A_DAY = frozenset({"on", "by", "until", "since", "before", "after"})


def _no_days(sentence: Sentence) -> Iterator[str]:
    """ "On 40 March", "by April 31": behind a preposition, so that "45 May refuse" is none."""
    for before, one, other in zip(
        sentence.tokens, sentence.tokens[1:], sentence.tokens[2:], strict=False
    ):
        month, day = (other, one) if one.text.isdigit() else (one, other)
        most = _DAYS.get(month.lower) if month.text.istitle() else None
        is_day = most is not None and day.text.isdigit() and len(day.text) == 2
        if is_day and most is not None and int(day.text) > most and before.lower in _BEFORE_A_DAY:
            yield f"{one.text} {other.text}"


def _turned(sentence: Sentence, scene: Scene) -> Iterator[tuple[str, str]]:
    """The words of two days where one sentence ends a thing before it began."""
    begun = _day_of(sentence, scene, "beginning_verbs")
    ended = _day_of(sentence, scene, "finishing_verbs")
    # "Beginning in June and ending next month": nobody knows of which year that June is.
    if begun and ended and all(any(c.isdigit() for c in words) for words, _ in (begun, ended)):
        first, last = bounds(begun[1])[0], bounds(ended[1])[1]
        if first and last and last < first:
            yield begun[0], ended[0]


def _day_of(sentence: Sentence, scene: Scene, verbs: str) -> tuple[str, str] | None:
    """The one day right behind the one verb of its kind: words and EDTF."""
    found = [
        t for t in sentence.tokens if t.upos == "VERB" and t.lemma in phrases("conduct", verbs)
    ]
    if len(found) != 1:
        return None
    reach = sentence.tokens[found[0].i + 1 : found[0].i + 1 + _DAY_REACH]
    stop = next(
        (t.start for t in reach if t.upos == "VERB" or t.text in ";:"),
        reach[-1].end if reach else 0,
    )
    for time in among(scene.times, found[0].end, stop + 1):
        is_behind = found[0].end <= time.start and time.end <= stop + 1
        if is_behind and time.type == "DATE" and time.edtf and is_valid(time.edtf):
            return time.text, time.edtf
    return None
