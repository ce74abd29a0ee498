"""Exhibits in, the same with those marked that only tell another one again, out.

Within one story (documents that derive from each other) a statement told again adds nothing: the
copy published first stands for all, and words put into another mouth by a rewrite stand with the
origin they were taken from (METHOD C2, CITES and QUOTES for that claim). Refuses to drop any.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import Any

from msgspec.structs import replace

from pactwatch.domain.evidence import Bearing
from pactwatch.domain.span import joined
from pactwatch.domain.statement import EpistemicBasis
from pactwatch.weigh.evidence.accounts import Account
from pactwatch.weigh.evidence.exhibits import Exhibit
from pactwatch.weigh.evidence.usability import Use
from pactwatch.weigh.names.names import words_of
from pactwatch.weigh.origins.sources import document_of
from pactwatch.weigh.passages.rewrites import Passed, is_one_saying

__all__ = ["settle_repetitions"]


# Two tellings of one sentence share at least this part of the shorter one's content words;
# chosen by eye on invented rewrites (guess): tests/weigh/test_exhibits.py has the pairs.
_SAME_WORDS = 0.5
# A sentence of a text and of its copy that differ by a word (guess).
_SAME_SENTENCE = 0.9
_STEM = 5
# Asked of every exhibit, so without a call of Python for each.
_READING_ORDER = attrgetter("account.published", "link.id")


def settle_repetitions(exhibits: Iterable[Exhibit]) -> tuple[Exhibit, ...]:
    """Mark what only tells again within its story; the result does not depend on the order in."""
    stories: dict[str, list[Exhibit]] = {}
    for exhibit in exhibits:
        story = exhibit.account.story
        if story in stories:
            stories[story].append(exhibit)
        else:
            stories[story] = [exhibit]
    settled: list[Exhibit] = []
    for told in stories.values():
        # Most stories bear on a duty by one statement: nothing to lay beside it.
        settled += told if len(told) == 1 else _settle_bearings(told)
    settled.sort(key=_READING_ORDER)
    return tuple(settled)


def _settle_bearings(told: Iterable[Exhibit]) -> Iterator[Exhibit]:
    """One story, what bears on the duty alike taken together."""
    alike: dict[Bearing, list[Exhibit]] = {}
    for exhibit in told:
        alike.setdefault(exhibit.link.bearing, []).append(exhibit)
    for bearing, some in alike.items():
        others = [alike[b] for b in _TURNED.get(bearing, ()) if b in alike]
        kept = [_unless_turned(e, others, some) for e in some] if others else some
        if bearing is Bearing.REBUTS and Bearing.DENIES in alike:
            kept = [_unless_denial(e, alike[Bearing.DENIES]) for e in kept]
        yield from kept if len(kept) == 1 else _settle_story(kept)


def _unless_denial(exhibit: Exhibit, denials: Iterable[Exhibit]) -> Exhibit:
    """A party's denial that a page prints in its own voice stays the party's and rebuts nothing."""
    if not exhibit.account.is_voice:
        return exhibit
    denial = next((d for d in denials if _tells_again(exhibit, d)), None)
    return exhibit if denial is None else _repeating(exhibit, denial)


# What a lost or an added "not" makes of a claim.
_AGAINST = (Bearing.DENIES, Bearing.REBUTS)
_TURNED: dict[Bearing, tuple[Bearing, ...]] = {
    Bearing.SUPPORTS_BREACH: _AGAINST,
    Bearing.CONTEXT: _AGAINST,
    Bearing.SUPPORTS_PERFORMANCE: (Bearing.REBUTS, Bearing.UNDERCUTS),
    Bearing.DENIES: (Bearing.SUPPORTS_BREACH, Bearing.CONTEXT),
    Bearing.REBUTS: (Bearing.SUPPORTS_BREACH, Bearing.CONTEXT, Bearing.SUPPORTS_PERFORMANCE),
    Bearing.UNDERCUTS: (Bearing.SUPPORTS_PERFORMANCE,),
}


def _unless_turned(
    exhibit: Exhibit, others: Iterable[Sequence[Exhibit]], alike: Sequence[Exhibit]
) -> Exhibit:
    """Marked where a copy or a rewrite turns round what the text it is made from has the same
    speaker say: a lost "denied" makes no admission. What that text tells too (`alike`) is no turn,
    and what may be a saying of its own stays."""
    turned = next((o for some in others for o in some if _is_turned(exhibit, o)), None)
    if turned is None or any(_is_told_before(e, exhibit) for e in alike):
        return exhibit
    return _repeating(exhibit, turned, is_turned=True)


def _is_turned(exhibit: Exhibit, other: Exhibit) -> bool:
    one, first = exhibit.account, other.account
    is_later = _source_order(first) < _source_order(one)
    if not is_later or first.gate.use is Use.NOT:
        return False
    is_copied = one.copies == first.copies and _is_other_text(one, first)
    if is_copied and _is_same_telling(exhibit, other, _SAME_SENTENCE):
        return True  # whoever is read as its speaker
    if exhibit.origin != other.origin:
        return False
    if one.copies == first.copies and _is_same_telling(exhibit, other):
        return True
    is_one_conduct = exhibit.link.code == other.link.code
    return is_one_conduct and is_one_saying(_passed(one), _passed(first))


def _is_told_before(other: Exhibit, exhibit: Exhibit) -> bool:
    """Whether an earlier text of the story has the speaker say the same."""
    is_one = (other.origin, other.link.code) == (exhibit.origin, exhibit.link.code)
    return is_one and _source_order(other.account) < _source_order(exhibit.account)


def _passed(account: Account) -> Passed:
    told = account.testimony
    return Passed(told.statement, told.carriers, told.published)


def _source_order(account: Account) -> tuple[date, bool, str]:
    """The first published; of one day the document that the story is known by."""
    document = account.testimony.statement.document_id
    return account.published, document != account.story, document


def _settle_story(exhibits: list[Exhibit]) -> Iterable[Exhibit]:
    known: list[Exhibit] = []
    for exhibit in sorted(exhibits, key=_telling_order):
        if exhibit.repeats is not None:
            yield exhibit
            continue
        # What its own speaker said before comes before what it shares with another's words.
        own = (k for k in known if k.origin == exhibit.origin)
        others = (k for k in known if k.origin != exhibit.origin)
        tellers = (k for k in chain(own, others) if _tells_again(exhibit, k))
        if (teller := next(tellers, None)) is None:
            known.append(exhibit)
            yield exhibit
        elif _adds_a_scope(exhibit, known) or _dates_it(exhibit, teller, known):
            known.append(_as_good_as(exhibit, teller))
            yield known[-1]
        else:
            yield _repeating(exhibit, teller)


def _adds_a_scope(exhibit: Exhibit, known: Sequence[Exhibit]) -> bool:
    """Whether it shows the day or the place, which none of its origin's tellings before it did. A
    copy of one text has that from whoever copied; another text has it from the origin."""
    own = [k for k in known if k.origin == exhibit.origin and k.link.code == exhibit.link.code]
    if not own or any(k.account.copies == exhibit.account.copies for k in own):
        return False
    shown = frozenset[int]().union(*(k.link.elements for k in own))
    return exhibit.account.gate.use is not Use.NOT and not shown.issuperset(exhibit.link.elements)


def _dates_it(exhibit: Exhibit, teller: Exhibit, known: Sequence[Exhibit]) -> bool:
    """Whether a page's own words, which tell again what somebody in it tells of the same doer, say
    when or where it was: "The guard shelled Orsk on Friday. “They shelled us,” the mayor said"."""
    one, other = exhibit.account, teller.account
    is_one_page = one.is_voice and document_of(one.testimony) == document_of(other.testimony)
    if not is_one_page or exhibit.link.code != teller.link.code or one.gate.use is Use.NOT:
        return False
    shown = frozenset[int]().union(*(k.link.elements for k in known if k.origin == teller.origin))
    is_one_doer = not _doers(exhibit).isdisjoint(_doers(teller))
    return is_one_doer and not shown.issuperset(exhibit.link.elements)


def _doers(exhibit: Exhibit) -> set[str]:
    link = exhibit.link
    return set(exhibit.account.testimony.statement.claims[link.claim].agent)


def _as_good_as(exhibit: Exhibit, teller: Exhibit) -> Exhibit:
    """Counting under the origin of the telling that came first, and no better than it."""
    is_supported = exhibit.is_supported and teller.is_supported
    is_sunk = exhibit.is_sunk_supported and teller.is_sunk_supported
    marks = exhibit.marks & teller.marks
    return replace(
        exhibit,
        origin=teller.origin,
        is_supported=is_supported,
        is_sunk_supported=is_sunk,
        marks=marks,
    )


def _repeating(exhibit: Exhibit, teller: Exhibit, *, is_turned: bool = False) -> Exhibit:
    return replace(
        exhibit,
        is_turned=is_turned,
        origin=teller.origin,
        repeats=teller.statement_id,
        counts=False,
        is_supported=False,
        is_sunk_supported=False,
    )


def _telling_order(exhibit: Exhibit) -> tuple[Any, ...]:
    """Somebody quoted and known before others, then the first published, then the fullest.

    A copy derives from what came before it, so its better grade or clean text lifts nothing.
    """
    account = exhibit.account
    return (
        account.gate.use is Use.NOT,
        account.is_voice,
        not account.is_known,
        account.published,
        -len(exhibit.link.elements),
        -account.gate.use,
        exhibit.grade,
        exhibit.statement_id,
        exhibit.link.id,
    )


def _tells_again(exhibit: Exhibit, teller: Exhibit) -> bool:
    """Whether an exhibit repeats an earlier one of its story, under its own or another's name."""
    one, other = exhibit.account, teller.account
    statement = one.testimony.statement
    is_other_text = statement.document_id != other.testimony.statement.document_id
    is_same_conduct = exhibit.link.code == teller.link.code
    if exhibit.origin == teller.origin and one.copies == other.copies:
        return is_other_text and is_same_conduct
    if one.is_voice:
        if not is_other_text and _counts_otherwise(exhibit, teller):
            return False
        has_seen = statement.basis is EpistemicBasis.FIRSTHAND_OBSERVED
        return not has_seen or _is_same_telling(exhibit, teller)
    return is_other_text and is_same_conduct and _is_same_telling(exhibit, teller)


def _counts_otherwise(one: Exhibit, other: Exhibit) -> bool:
    """ "The 19 who were freed", a paper writes, and a ministry in it says 22: the paper
    has its number from somebody else. In another text it may be a slip of copying."""
    ours, theirs = (
        [
            c.quantity
            for c in e.account.testimony.statement.claims
            if c.conduct == e.link.code and c.quantity
        ]
        for e in (one, other)
    )
    return bool(ours and theirs) and not any(
        a.low <= b.high and b.low <= a.high for a in ours for b in theirs
    )


def _is_other_text(one: Account, other: Account) -> bool:
    first, second = (a.testimony.statement.document_id for a in (one, other))
    return first != second


def _is_same_telling(one: Exhibit, other: Exhibit, least: float = _SAME_WORDS) -> bool:
    first, second = (_stems(joined(e.testimony.statement.content)) for e in (one, other))
    shorter = min(len(first), len(second))
    return shorter > 0 and len(first & second) >= least * shorter


@lru_cache(maxsize=65536)
def _stems(content: str) -> frozenset[str]:
    return frozenset(w[:_STEM].casefold() for w in words_of(content) if len(w) > 3)
