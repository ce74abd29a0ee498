"""When a claimed conduct was, as far as the statement says: EDTF and what it rests on.

In: a hit, the document's time expressions and the publication day. Out: (when, basis).
A stated date wins; "still" and its kin leave the beginning open and reach to publication; else
the verb's tense gives only an upper bound (past, present) or a lower one (future).
Refuses to put the publication day itself for the time of the conduct (METHOD 6, time smear).
"""

from collections.abc import Mapping, Sequence, Set
from datetime import date
from typing import Protocol

from pactwatch.language.claims.days_over import (
    is_led_by_day,
    is_opening_day,
    is_period_of_thing,
    is_seen_then,
    is_told_by_when,
    is_watched,
)
from pactwatch.language.claims.days_when import is_day_of_other_clause
from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.negators import head_token
from pactwatch.language.grammar.scopes import TO_COME
from pactwatch.language.grammar.syntax import (
    NEGATORS,
    Sentence,
    ancestors,
    children,
    clause_verb,
)
from pactwatch.language.words.ranges import among

__all__ = ["Timed", "tells_when", "when_of"]

# A date further away than this belongs to another clause even where the tree ties them.
_REACH = 14
_ITS_DAY = (
    is_opening_day,
    is_led_by_day,
    is_told_by_when,
    is_seen_then,
    is_watched,
    is_day_of_other_clause,
)
# Of these the day may stand far away.
_FAR = (is_opening_day, is_watched, is_day_of_other_clause)
_SINCE = frozenset({"since", "from"})
_BEFORE = frozenset({"before", "until", "till", "by"})
_AFTER = frozenset({"after", "following"})


class Timed(Protocol):
    """What claims need of a time expression (text.dates.TimeExpression has it)."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def type(self) -> str: ...

    @property
    def edtf(self) -> str | None: ...


def when_of(
    hit: Hit,
    times: Sequence[Timed],
    *,
    inside: frozenset[int],
    published: date | None,
    is_presupposed: bool,
    is_future: bool,
) -> tuple[str | None, str | None]:
    """EDTF interval and basis STATED, PRESUPPOSED, TENSE or None."""
    if stated := _stated(hit, times, inside, published):
        return stated, "STATED"
    if published is None:
        return None, "PRESUPPOSED" if is_presupposed else None
    if is_future:
        return f"{published}/..", "TENSE"
    return f"../{published}", "PRESUPPOSED" if is_presupposed else "TENSE"


def _until(stated: str, published: date | None) -> str:
    """ "Since March", told on 9 April of what was done: nothing of it lies beyond that day."""
    start, is_open = stated.removesuffix("/.."), stated.endswith("/..")
    is_begun = published is not None and start <= published.isoformat()
    return f"{start}/{published}" if is_open and is_begun else stated


def _stated(
    hit: Hit, times: Sequence[Timed], inside: frozenset[int], published: date | None
) -> str | None:
    sentence = hit.sentence
    places = {}
    for time in among(times, sentence.start, sentence.end):
        if tells_when(time):
            at = next((t.i for t in sentence.tokens if t.start <= time.start < t.end), None)
            if at is not None and (at in inside or is_seen_then(hit, at) or is_watched(hit, at)):
                places[at] = time
    edtfs = {at: str(t.edtf) for at, t in places.items()}
    if (opening := _as_of(hit, edtfs)) and _is_perfect(hit):
        return opening
    own = [at for at in places if _is_same_clause(hit, at) and not _is_passed(hit, at, places)]
    near = sorted((_far(hit, at), at) for at in own)
    if not near or min(near[0][0], _away(hit, near[0][1])) > _REACH:
        return opening or _by_event(hit, edtfs, published)
    at = near[0][1]
    return _bounded(sentence, at, str(places[at].edtf), published)


def _far(hit: Hit, at: int) -> int:
    """How many words away; a day that opens the sentence, on which it was watched, of a clause that
    a "when" ties to it, or with no other verb between, is near."""
    far = abs(at - hit.first)
    is_near = far > _REACH and (any(its(hit, at) for its in _FAR) or _is_tied(hit, at))
    return _REACH if is_near else far


def _is_tied(hit: Hit, at: int) -> bool:
    """ "Has shelled the market and nine villages ... | since Monday", "fired at a boat, the Gull,
    north of the bank on | Tuesday evening": the tree hangs the day on the deed's verb, and no
    other verb stands between."""
    sentence, verb, day = hit.sentence, head_token(hit), hit.sentence.tokens[at]
    between = sentence.tokens[verb.i + 1 : at]
    is_free = all(t.upos not in {"VERB", "AUX"} or t.relation == "amod" for t in between)
    is_free = is_free and all(t.text == "," for t in between if t.upos == "PUNCT")
    while day.relation == "compound":
        day = sentence.tokens[day.head]
    return verb.upos == "VERB" and is_free and day.head == verb.i


def _is_perfect(hit: Hit) -> bool:
    """ "As of 9 June it | had | pulled back twelve": by then, and not on that day."""
    verb = clause_verb(hit.sentence, head_token(hit))
    return any(t.lemma == "have" for t in children(hit.sentence, verb, "aux"))


def _is_passed(hit: Hit, at: int, places: Mapping[int, Timed]) -> bool:
    """ "On 2 May they entered Menn and on | 6 May | burned it": the later day is what counts."""
    return is_opening_day(hit, at) and any(at < other < hit.first for other in places)


def _away(hit: Hit, at: int) -> int:
    """Words from what shows the conduct to a date, from the nearest of them."""
    return min(abs(at - i) for i in hit.tokens)


def tells_when(time: Timed) -> bool:
    """A day, or a stretch with both its ends ("in recent days", "over the past two weeks")."""
    edtf = time.edtf or ""
    is_stretch = time.type == "DURATION" and "/" in edtf and ".." not in edtf
    return bool(edtf) and (time.type in {"DATE", "TIME"} or is_stretch)


def _is_same_clause(hit: Hit, at: int) -> bool:
    """A date belongs to the conduct if one clause holds both, or it stands right behind."""
    sentence = hit.sentence
    if _is_of_another(hit, at) or _is_of_inner(hit, at) or is_period_of_thing(hit, at):
        return False
    here = {clause_verb(sentence, sentence.tokens[i]).i for i in hit.tokens} | hit.tokens
    verb = clause_verb(sentence, sentence.tokens[at])
    if verb.i in here or any(is_its(hit, at) for is_its in _ITS_DAY):
        return True
    # A date among the conduct's own words ("training since May in camps") needs no tree.
    return min(hit.tokens) < at < max(hit.tokens) or at - max(hit.tokens) in range(1, 4)


def _is_of_another(hit: Hit, at: int) -> bool:
    """ "Freed the men it had seized in 2022": right behind a later verb the date is that verb's,
    whatever the tree says, unless the conduct hangs on it ("the release began in May")."""
    tokens, i = hit.sentence.tokens, at - 1
    while i > hit.first and tokens[i].upos in {"ADP", "DET", "ADJ"}:
        i -= 1
    verb = tokens[i]
    is_aside = i not in hit.tokens or verb.relation in {"acl", "amod"}
    is_later = i > hit.first and is_aside and verb.upos == "VERB"
    return is_later and verb not in ancestors(hit.sentence, tokens[hit.first])


def _is_of_inner(hit: Hit, at: int) -> bool:
    """ "Men detained last autumn have been freed": the day is that of what tells which men."""
    sentence, date = hit.sentence, hit.sentence.tokens[at]
    if _is_right_behind_relative(hit, at):
        return True
    above = [date, *ancestors(sentence, date)]
    clause = next((t for t in above if t.relation.startswith("acl")), None)
    outside = ancestors(sentence, clause) if clause else ()
    return any(t.i in hit.tokens and t.upos == "VERB" for t in outside)


def _is_right_behind_relative(hit: Hit, at: int) -> bool:
    """ "The boats that it took last | autumn | went home": right before the deed's verb, and behind
    that of a clause that tells which ones."""
    sentence, deed = hit.sentence, head_token(hit)
    if deed.upos != "VERB" or at not in range(deed.i - _BEFORE_VERB, deed.i):
        return False
    before = [t for t in sentence.tokens[:at] if t.upos == "VERB" and t.relation != "amod"]
    told = before[-1] if before else None
    if told is None or not told.relation.startswith("acl"):
        return False
    between = sentence.tokens[told.i + 1 : deed.i]
    opens = (t.lower for t in sentence.tokens[told.head + 1 : told.i])
    return any(w in _RELATIVE for w in opens) and all(t.upos != "PUNCT" for t in between)


# So many words may stand from the day to the verb ("last | autumn | then went").
_BEFORE_VERB = 3
_RELATIVE = frozenset({"that", "which", "who", "whom"})


def _by_event(hit: Hit, dates: Mapping[int, str], published: date | None) -> str | None:
    """ "Recruited boys since the pact took effect on 8 January": the event's day bounds it."""
    sentence = hit.sentence
    own = {clause_verb(sentence, sentence.tokens[i]).i for i in hit.tokens} | hit.tokens
    for at, edtf in sorted(dates.items()):
        verb = clause_verb(sentence, sentence.tokens[at])
        marks = {t.lower for t in children(sentence, verb, "mark", "advmod") if t.i < verb.i}
        is_event = verb.relation == "advcl" and verb.head in own
        if is_event and edtf.endswith("/..") and marks & _AFTER:
            return _until(edtf, published)  # "after the accord had been signed"
        if is_event and "/" not in edtf and (bounded := _within(marks, edtf, published)):
            return bounded
    return None


def _as_of(hit: Hit, dates: Mapping[int, str]) -> str | None:
    """ "As of 30 April, one of the three plants ... had been shut": by that day at the latest."""
    words = [t.lower for t in hit.sentence.tokens]
    first = next((i for i, word in enumerate(words) if word[:1].isalpha()), 0)
    opens = words[first : first + 2] in (["as", "of"], ["as", "at"])
    day = dates.get(first + 2)
    if not opens or day is None or day.endswith("/.."):
        return None
    return f"../{day.rpartition('/')[2]}"


def _bounded(sentence: Sentence, at: int, edtf: str, published: date | None) -> str:
    """Apply "since", "before", "after", "by" where the expression itself has not."""
    words = {t.lower for t in sentence.tokens[max(0, at - 2) : at]}
    words |= {"not-until"} if _is_not_until(sentence, at) else set()
    if edtf.startswith("../") and words & _LASTLY:
        return edtf.removeprefix("../")
    if "/" in edtf:
        is_since = bool((words | {sentence.tokens[at].lower}) & _SINCE)
        return _until(edtf, published) if is_since else edtf
    return _within(words, edtf, published) or _within(_over(sentence, at), edtf, published) or edtf


def _over(sentence: Sentence, at: int) -> set[str]:
    """ "Since | the pact of 8 January": what stands before the event that a day tells apart."""
    of = sentence.tokens[at - 1] if at else None
    if of is None or of.lower != "of":
        return set()
    event = sentence.tokens[of.i - 1] if of.i else None
    cases = children(sentence, event, "case") if event and event.upos in _EVENTS else ()
    return {t.lower for t in cases if t.lower in {"since", "after", "before"}}


def _is_not_until(sentence: Sentence, at: int) -> bool:
    """ "Did not free them until | May": it was done then; "will not free them until | May" bounds
    what is not done."""
    before = sentence.tokens[max(0, at - _NOT_UNTIL) : at]
    untils = [t.i for t in before if t.lower in {"until", "till"}]
    negators = [t for t in before if untils and t.lower in NEGATORS and t.i < untils[-1]]
    ahead = {t.lower for n in negators for t in sentence.tokens[max(0, n.i - 2) : n.i]}
    return bool(negators) and not ahead & TO_COME


# So many words from the "not" to the day, at most. A guess.
_NOT_UNTIL = 9
_LASTLY = frozenset({"not-until"})
_EVENTS = frozenset({"NOUN", "PROPN"})


def _within(words: Set[str], edtf: str, published: date | None) -> str | None:
    """The stretch that "since", "before" or "after" make of a day."""
    if words & _SINCE:
        is_to_come = published is None or edtf > published.isoformat()
        return f"{edtf}/{'..' if is_to_come else published}"  # "to let them in from 15 May"
    if words & _BEFORE:
        return edtf if words & _LASTLY else f"../{edtf}"
    return f"{edtf}/.." if words & _AFTER else None
