"""The rules by which the states two passages tell of are compared: a reason as a sentence, or None.

Open and shut, held by one and by another, planned and done, so and over: on later days time has
gone on, at one time both cannot be so. Refuses to say which of two is right.
"""

from pactwatch.weigh.passages.words import lexicon
from pactwatch.weigh.relations.likeness import likeness
from pactwatch.weigh.relations.pair import OWN, Pair

# Least share for what had not come so far to have come; two open pairs only: a guess.
_SINCE = 0.3
# Two opposite states contradict each other within so many days; later, time has gone on. A guess.
_STATE_LASTS_DAYS = 3
# Least share for two holders to hold one place. A guess; three open pairs.
_HELD = 0.2
# Least share for two who say so of each other. A guess.
_CROSSED = 0.5
# A day written out, "2031-05-02": two that tell of it tell of one event, and no change.
_DAY = 10
# Least share for all of a thing and a rest of it to be of one thing. A guess.
_REST = 0.35
# Half of the shorter in the other, and a word of it that is no name, is as good. A guess.
_HALF = 0.5
# Opposite states of one thing need less in common than two passages that agree. A guess.
_OPPOSED = 0.5


def come_since(pair: Pair) -> str | None:
    """What had not come when the first was said."""
    is_since = pair.a.is_open_yet and not pair.b.is_open_yet and pair.is_later
    # "We have not shelled the town" is a party's denial, and waits for nothing.
    is_denial = pair.a.denies or OWN.search(pair.a.text)
    is_met = not pair.a.has_no or pair.a.negated & pair.b.stems
    if is_since and not is_denial and is_met and pair.matter and pair.part >= _SINCE:
        return f"What had not come so far has come: {pair.in_words}."
    return None


def two_holders(pair: Pair) -> str | None:
    """Each has another hold the same."""
    one, other = (p.holders - pair.shared for p in (pair.a, pair.b))
    is_one_place = pair.a.names & pair.b.names or (
        not pair.has_other_names and pair.part >= _CROSSED
    )
    if not one or not other or not is_one_place or pair.part < _HELD:
        return None
    first, second = (pair.spelt(sorted(words)) for words in (one, other))
    return f"Each tells that another holds it: {first} and {second}."


def each_names_the_other(pair: Pair) -> str | None:
    """Each of two says of the other what the other says of the first."""
    one, other = pair.a.teller, pair.b.teller
    is_crossed = one - other & pair.b.stems and other - one & pair.a.stems
    if not is_crossed or not pair.matter or pair.has_other_names or pair.part < _CROSSED:
        return None
    return f"Each of the two says so of the other: {pair.in_words}."


def all_but(pair: Pair) -> str | None:
    """All of a thing is told of by one, and the other tells of some that is left."""
    words = (pair.a.whole & pair.b.left) | (pair.b.whole & pair.a.left)
    is_both = pair.a.whole & pair.a.left or pair.b.whole & pair.b.left
    is_no = any(p.whole and p.has_no for p in (pair.a, pair.b))
    is_one = len(pair.shared) > 1 and pair.part >= _REST
    if not words or is_both or is_no or not is_one:
        return None
    if pair.b.whole and pair.is_later:
        return None  # "still ten of them" before "all of them" is how things go
    return f"One tells of all, the other of some that is left: {pair.spelt(sorted(words)[:4])}."


def all_against_part(pair: Pair) -> str | None:
    """All of a thing is told of by one, and the other counts a part of it, not earlier."""
    sides = ((pair.a, pair.b), (pair.b, pair.a))
    for whole, part in sides:
        is_gone_on = part is pair.a and pair.is_later  # "seven of twelve", then all of them
        told = [c for c in part.counts if c.is_part and whole.whole & set(c.unit)]
        if told and not is_gone_on and not part.whole and not (whole.has_no or part.has_no):
            is_one = len(pair.matter) > 1 and pair.part >= _REST and not pair.has_other_names
            if pair.met or is_one:
                return f"One tells of all, the other of {told[0].value:g}: {pair.in_words}."
    return None


def opposed_later(pair: Pair) -> str | None:
    """The other state, some days later: time has gone on."""
    words = _opposed(pair)
    is_since = is_some_days_later(pair)
    return f"What the first tells has changed since: {words}." if words and is_since else None


def opposed(pair: Pair) -> str | None:
    """Two states that cannot hold at one time."""
    words = _opposed(pair)
    return f"Both cannot be so at one time: {words}." if words else None


def ended_since(pair: Pair) -> str | None:
    """What was so is told to be over."""
    is_one_day = any(len(day) == _DAY for day in pair.a.days & pair.b.days)
    if pair.is_later and pair.b.is_over and not pair.a.is_over and not is_one_day:
        return f"What the first tells is over: {pair.in_words}."
    return None


def moved(pair: Pair) -> str | None:
    """A day that was named has been put elsewhere."""
    is_moved = pair.is_later and lexicon().moved.search(pair.b.text)
    if is_moved and pair.a.days and pair.b.days - pair.a.days and pair.part >= _HALF:
        return f"The day has been moved: {min(pair.b.days - pair.a.days)}."
    return None


def allowed_since(pair: Pair) -> str | None:
    """What was not so is so now."""
    words = pair.a.negated & pair.b.stems - pair.b.negated
    is_since = is_some_days_later(pair)
    is_now = lexicon().by_now.search(pair.b.text) and not pair.b.has_no
    if words and is_since and is_now and pair.matter and pair.part >= _HALF:
        return f"What was not so is so now: {pair.in_words}."
    return None


def is_some_days_later(pair: Pair) -> bool:
    """Whether so many days lie between the two that time may have gone on."""
    a, b = pair.a.published, pair.b.published
    return a is not None and b is not None and (b - a).days >= _STATE_LASTS_DAYS


def done(pair: Pair) -> str | None:
    """What was planned has been done."""
    is_of_it = not pair.a.to_come or pair.a.to_come & pair.shared
    if pair.a.is_plan and not pair.b.is_plan and pair.is_later and is_of_it:
        return f"What was still to come has come: {pair.in_words}."
    return None


def _opposed(pair: Pair) -> str | None:
    sides = {(row, 1 - side) for row, side in pair.a.states}
    rows = sorted(row for row, _ in pair.b.states & sides)
    is_plain_no = pair.b.negated & pair.a.stems or pair.a.negated & pair.b.stems
    is_one = likeness(pair) >= _OPPOSED or (bool(pair.matter) and pair.part >= _HALF)
    is_elsewhere = pair.has_other_names and not pair.a.names & pair.b.names
    if not rows or is_plain_no or is_elsewhere or not is_one:
        return None
    one, other = (side.strip() for side in lexicon().opposites[rows[0]].split("|"))
    return f"{one.split()[0]} against {other.split()[0]}"
