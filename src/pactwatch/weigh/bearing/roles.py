"""Whether the people in a claim are the people of a duty (METHOD 4.4, d2, d15).

In: a claim's agent and counterpart, in the document's own words. Out: whether the claim can bear
on this duty, whether the promisor does it, and a sentence for the reader.
Refuses conduct of another party, of a known actor outside the duty, and of names nobody knows;
words that name nobody in particular ("the militants") pass, and the sentence says so.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pactwatch.domain.agreement import DutyPolarity
from pactwatch.domain.claim import Claim
from pactwatch.domain.statement import Statement
from pactwatch.weigh.bearing.matter import is_shared, matter_named, others_like
from pactwatch.weigh.bearing.owing import PARTNERED, is_let, means_foe, means_own_side, who_talk
from pactwatch.weigh.bearing.scope import (
    Setting,
    is_elsewhere,
    is_in_territory,
    is_named_in_duty,
    own_area,
)
from pactwatch.weigh.bearing.wholeness import number_asked
from pactwatch.weigh.names.names import is_generic

__all__ = ["Roles", "relate"]


@dataclass(frozen=True, slots=True)
class Roles:
    """`bears`: the claim can touch the duty; `is_by_promisor`: the promisor is said to do it."""

    bears: bool
    is_by_promisor: bool
    note: str


_OUT = Roles(False, False, "")


@dataclass(frozen=True, slots=True)
class Saying:
    """Whose words carry a claim. `is_own`: the promisor's side is speaking; `is_granted`: it admits
    what it says ("some members" who did it are its own then); `is_owed`: the side that the duty
    protects, which owes nobody the like; `is_monitor`: who watches over this agreement; `is_let`:
    whom the duty lets do what it is about; `is_no`: it says that it is not so; `is_foe`: by "the
    enemy" the promisor is meant. `told` is the statement and `words` are its words: talks that
    nobody is said to begin are of those named there, and conduct of nobody in particular bears on
    the duty whose own matter they name."""

    told: Statement
    words: str
    is_own: bool = False
    is_granted: bool = False
    is_owed: bool = False
    is_monitor: bool = False
    is_let: bool = False
    is_no: bool = False
    is_foe: bool = False


def relate(
    claim: Claim,
    setting: Setting,
    saying: Saying,
    *,
    is_performance: bool = False,
    is_calendar: bool = False,
) -> Roles:
    """How the claim's people stand to the duty.

    `is_calendar`: an expectation or a pledge, which is no evidence and may therefore be tied by
    nothing but its code ("troops are to leave by May").
    """
    by = any(_is_done_by(term, setting, saying) for term in claim.agent)
    if not by and saying.is_own and any(means_foe(term) for term in claim.agent):
        return _OUT
    if not _may_act(claim, setting, by=by, is_performance=is_performance):
        return _OUT
    if not _may_be_other_side(claim, setting, is_performance=is_performance):
        return _OUT
    tie = _tie(claim, setting, saying, is_performance=is_performance)
    if tie is None and is_performance and _are_talks_of(claim, saying.words, setting):
        tie = "the talks are told to be between the promisor and others"
    if tie is None and not is_calendar:
        return _OUT
    tie = tie or "nothing but the conduct ties it to this duty"
    return Roles(True, by, "; ".join((tie, *_open_words(claim, setting, saying))))


def _is_done_by(term: str, setting: Setting, saying: Saying) -> bool:
    """A promisor is named; or its own side speaks of "us", "his men" and "his firm", or admits of
    people of nobody in particular what its people have done."""
    if setting.owes(term) or (saying.is_own and means_own_side(term, saying.told)):
        return True
    if means_foe(term):
        return saying.is_foe
    return saying.is_own and saying.is_granted and _is_nobody(term, setting)


def _may_act(claim: Claim, setting: Setting, *, by: bool, is_performance: bool) -> bool:
    """The agent is the promisor, the target, or nobody in particular."""
    if by or not claim.agent:
        return True
    # "Nine of the 14 advisers have left": who was to be sent away has gone.
    if is_performance and claim.conduct != "MIL.WITHDRAW":
        return all(_is_nobody(term, setting) or _is_let(term, setting) for term in claim.agent)
    may_be_target = _may_be_targets(claim, setting)
    return all(
        (may_be_target and setting.is_target(t)) or _is_nobody(t, setting) for t in claim.agent
    )


def _may_be_targets(claim: Claim, setting: Setting) -> bool:
    """Guests train and gather on the host's ground; what else a party shall not do to a group is
    no deed of that group's: "the League arrested nobody" says nothing of whom others arrest."""
    is_guests = claim.conduct.startswith((*PARTNERED, "THREAT.", "RESTRAIN."))
    is_abstention = setting.obligation.polarity is DutyPolarity.REFRAIN
    return is_guests or not is_abstention


def _may_be_other_side(claim: Claim, setting: Setting, *, is_performance: bool) -> bool:
    """Between host and guest, the counterpart is of the duty or nobody in particular."""
    if is_performance or not claim.conduct.startswith(PARTNERED):
        return True
    sides = claim.counterpart
    if not setting.obligation.target or not sides:
        return True
    return any(setting.is_target(t) or setting.owes(t) or _is_nobody(t, setting) for t in sides)


def _tie(claim: Claim, setting: Setting, saying: Saying, *, is_performance: bool) -> str | None:
    """What ties the claim to this duty; a claim tied by nothing is about somebody else."""
    terms = (*claim.agent, *claim.counterpart)
    if named := [t for t in terms if setting.owes(t)]:
        return f"“{named[0]}” is of the promisor"
    if saying.is_foe and (foes := [t for t in claim.agent if means_foe(t)]):
        return f"“{foes[0]}” is the promisor, whom the side that is speaking fights"
    if saying.is_own and (own := [t for t in claim.agent if means_own_side(t, saying.told)]):
        return f"“{own[0]}” is of the promisor's own side, which is speaking"
    if is_performance and (let := _let_in(claim, setting, saying)):
        return let
    if claim.place and _is_post_of_promisor(claim, setting):
        return f"“{claim.place}” is the promisor's"
    if not is_performance and (area := _area_of_promisor(claim, setting, saying)):
        return f"it is told of what is run in “{area}”, an area of the promisor's"
    if is_performance and not claim.agent and (seen := _seen_done(claim, setting, saying)):
        return seen
    if is_elsewhere(claim.place, setting):
        return None
    if named := [t for t in terms if setting.is_target(t)]:
        return f"“{named[0]}” is of the group the duty is about"
    if saying.is_own:
        is_complaint = not is_performance and _is_complaint(claim, setting, saying)
        return None if is_complaint else "the promisor's own side is speaking"
    if is_performance and saying.is_owed and not terms:
        return "the side that the duty protects is speaking, and names nobody who did it"
    o = setting.obligation
    bodies = {b for t in terms for b in setting.book.affiliations(setting.book.resolve(t))}
    if is_performance and bodies & {*o.beneficiary}:
        return "it is done to those the duty protects"
    is_open = is_performance or not claim.conduct.startswith(PARTNERED)
    if is_open and (matter := matter_named(claim, saying.words, setting)):
        return f"“{matter}” is what the duty deals with"
    if is_performance and is_named_in_duty(claim.place, setting):
        return f"“{claim.place}” is a place that the duty names"
    if is_in_territory(claim.place, setting):
        return f"“{claim.place}” is within the territory of the agreement"
    return None


def _let_in(claim: Claim, setting: Setting, saying: Saying) -> str | None:
    """ "Delegates of the Committee were in all five prisons", "our delegates spent a day there",
    where the duty lets the Committee visit them."""
    if named := [t for t in claim.agent if _is_let(t, setting)]:
        return f"“{named[0]}” is whom the duty lets do it"
    own = [t for t in claim.agent if saying.is_let and means_own_side(t, saying.told)]
    return f"“{own[0]}” is of those whom the duty lets do it" if own else None


def _is_let(term: str, setting: Setting) -> bool:
    return is_let(setting.book.resolve(term), setting.obligation, setting.book)


def _is_complaint(claim: Claim, setting: Setting, saying: Saying) -> bool:
    """ "Our village was shelled" by a side that is to shell nobody: what it does not say it did was
    done to it, for all that it says. Guests on its own ground are its matter."""
    is_abstention = setting.obligation.polarity is DutyPolarity.REFRAIN
    is_abstention = is_abstention and not claim.conduct.startswith(PARTNERED)
    return is_abstention and not (claim.agent or saying.is_granted or saying.is_no)


def _seen_done(claim: Claim, setting: Setting, saying: Saying) -> str | None:
    """What ties a performance by nobody named to the one party that owes it."""
    whole = _of_whole(saying.words, claim, setting)
    is_seen = saying.is_monitor and not claim.conduct.startswith("NEG.")
    if whole:
        return f"“{whole}” is the number that the duty asks for"
    if not is_seen or is_shared(claim.conduct, setting):
        return None
    return "the agreement's monitor is speaking, and one party alone owes this"


_OF = re.compile(r"\b(?:of|out of) (?:the |all |its |these )?(\d[\d,]*)\b")


def _of_whole(words: str, claim: Claim, setting: Setting) -> str | None:
    """ "44 of the 60 were released" where the duty asks for all 60, and no other party's like duty
    asks for as many."""
    found = [(m[0], float(m[1].replace(",", ""))) for m in _OF.finditer(words)]
    if not found:
        return None
    asked = {number_asked(e) for e in setting.obligation.elements}
    others = (e for o in others_like(claim.conduct, setting) for e in o.elements)
    asked -= {number_asked(e) for e in others}
    return next((told for told, number in found if number in asked), None)


def _area_of_promisor(claim: Claim, setting: Setting, saying: Saying) -> str | None:
    """ "Observers were turned away at the prison of X": at what a side runs on its own ground it is
    taken to be the one meant. What nobody named does elsewhere there may be anybody's."""
    if claim.agent or saying.is_own:
        return None
    if claim.conduct.startswith(("MIL.", "THREAT.", *PARTNERED)):
        return None
    words = claim.place or saying.words
    area = own_area(words, setting)
    return area if area and _is_run_at(area, words) else None


# What a side runs where it governs.
_POST = r"check\s?points?|road\s?blocks?|prisons?|jails?|depots?"
_RUN = (
    rf"(?:{_POST}|gaols?|courts?|courthouse|ministry|barracks|gates?|customs|police stations?"
    r"|port office|town hall|border posts?)"
)


def _is_run_at(area: str, words: str) -> bool:
    """ "The gates of Hazel prison", "at the depot in Hazel"; "outside Hazel prison" is a street."""
    name = re.escape(area)
    run = rf"{_RUN}(?:\W+\w+){{0,2}}?\W+{name}\b|{name}(?:\W+\w+)?\W+{_RUN}\b"
    beside = rf"\b{_BESIDE}\W+(?:(?:the|a|an)\W+)?(?:{run})"
    told = re.search(rf"\b(?:{run})", words, re.IGNORECASE)
    return told is not None and not re.search(beside, words, re.IGNORECASE)


_BESIDE = r"(?:near|outside|behind|beside|opposite|around|by|past|towards?|to|from)"


def _is_post_of_promisor(claim: Claim, setting: Setting) -> bool:
    """ "Three lorries were held up at a Front checkpoint": whoever mans it; what was fired at one
    may be anybody's."""
    is_fired = claim.conduct.startswith(("MIL.", "THREAT."))
    is_post = bool(_POSTS.search(claim.place or ""))
    if not is_post or is_fired or claim.agent:
        return False
    bodies = setting.book.affiliations(setting.book.resolve_body(claim.place))
    return bool({*bodies} & {*setting.obligation.promisor, *setting.obligation.performer})


_POSTS = re.compile(rf"\b(?:{_POST}|barriers?)\b", re.I)


def _are_talks_of(claim: Claim, words: str, setting: Setting) -> bool:
    """ "Talks between X and Y began", wherever they are held."""
    is_open = claim.conduct.startswith("NEG.") and not claim.agent and not claim.counterpart
    return is_open and any(setting.owes(side) for side in who_talk(words))


def _open_words(claim: Claim, setting: Setting, saying: Saying) -> Sequence[str]:
    """Words of the claim that stand for no actor; whom a side means by its own words is known."""
    told = dict.fromkeys((*claim.agent, *claim.counterpart))
    terms = [t for t in told if not (saying.is_own and means_own_side(t, saying.told))]
    terms = [t for t in terms if not (saying.is_foe and means_foe(t))]
    unclear = [t for t in terms if setting.book.resolve(t) is None]
    return [f"“{term}” names nobody in particular" for term in unclear]


def _is_nobody(term: str, setting: Setting) -> bool:
    return setting.book.resolve(term) is None and is_generic(term)
