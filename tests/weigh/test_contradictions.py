"""Which coded claims do not go together, and why: a table of our own fiction."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.weigh.factories import ACTORS, CODEBOOK

from pactwatch.domain.actor import Actor
from pactwatch.domain.claim import Claim, Polarity, Quantity
from pactwatch.domain.span import Span
from pactwatch.domain.statement import (
    EvidenceState,
    Mode,
    Speaker,
    SpeakerStatus,
    Statement,
    VoiceLevel,
)
from pactwatch.domain.statement import SpeechAct as Act
from pactwatch.weigh.origins.origins import book_of
from pactwatch.weigh.relations.contradictions import find_opposed, once_each

NO = {"polarity": Polarity.NEGATIVE}


SHELTERS = "The Council shelters armed guests"
SHELTERS_NOT = "The Council shelters no armed guests"


def said(who: str, *, of: str | None = None, act: Act = Act.ASSERT, on: str | None = None,
         **claim: Any) -> Statement:  # fmt: skip
    words = SHELTERS_NOT if "polarity" in claim and act is not Act.DENY else SHELTERS
    return Statement(
        f"{who}-{sorted(claim.items())}-{act}", "doc", (Span(0, len(words), words),),
        Speaker(who, SpeakerStatus.NAMED, organisation=of), speech_act=act, said_on=on,
        claims=(Claim("HOST.SHELTER", **claim),),
    )  # fmt: skip


def told(who: str, words: str, **more: Any) -> Statement:
    """As `said`, with the words it was said in."""
    return replace(said(who, **more), id=words, content=(Span(0, len(words), words),))


def guests(low: float, definition: str = "armed guests") -> dict[str, Quantity]:
    return {"quantity": Quantity(low, low, "guest", definition)}


def level(statement: Statement, voice: VoiceLevel) -> Statement:
    return replace(statement, speaker=replace(statement.speaker, voice_level=voice))


def several(statement: Statement) -> Statement:
    speaker = replace(statement.speaker, status=SpeakerStatus.ANONYMOUS_PLURAL)
    return replace(statement, speaker=speaker)


PANEL, COUNCIL = "Orlan Panel", "Corran Council"

TABLE = [
    ("opposite", said("Quill"), said("Brand", **NO), "CONTRADICTS", "Brand says it is not"),
    (
        "several unnamed people",
        several(said("two officials")),
        said("Brand", **NO),
        "CONTRADICTS",
        "two unnamed officials say it is so, Brand says it is not",
    ),
    ("denial", said("Quill"), said("Brand", act=Act.DENY, **NO), "DENIES", "a position"),
    (
        "within one side",
        said("Captain Osk", of=COUNCIL),
        said("Brand", of=COUNCIL, act=Act.DENY, **NO),
        "CONTRADICTS",
        f"Within {COUNCIL}",
    ),
    (
        "what was not yet so is so later",
        said("Quill", when="../2031-04-20"),
        said("Brand", when="../2031-04-02", **NO),
        "UPDATES",
        "Brand says that it was not so by 2031-04-02, Quill that it was by 2031-04-20",
    ),
    (
        "told again within days",
        said("Quill", when="../2031-04-04"),
        said("Quill", when="../2031-04-02", **NO),
        "CONTRADICTS",
        "another time",
    ),
    (
        "a lower number of another side",
        said("Quill", of="Orlan Panel", **guests(22), on="2031-04-02"),
        said("Brand", of=COUNCIL, **guests(19), on="2031-04-28"),
        "CONTRADICTS",
        "cannot both be right",
    ),
    (
        "two numbers of one speaker",
        said("Quill", **guests(112), when="2031-04-02"),
        said("Quill", **guests(122), when="2031-04-02"),
        "CONTRADICTS",
        "two tellings of what Quill says",
    ),
    ("one speaker", said("Brand"), said("Brand", **NO), "CONTRADICTS", "another time"),
    (
        "levels of command",
        level(said("Captain Osk", of=COUNCIL), VoiceLevel.FIELD_COMMANDER),
        level(said("Brand", of=COUNCIL, **NO), VoiceLevel.OFFICIAL_SPOKESPERSON),
        "CONTRADICTS",
        "Captain Osk (field commander) says it, Brand (official spokesperson) says no",
    ),
    (
        "before and after",
        said("Quill", when="2031-01"),
        said("Ward", when="2031-06-02/..", presuppositions=("no longer",), **NO),
        "UPDATES",
        "has ended by 2031-06-02",
    ),
    (
        "before and after, by the party",
        said("Quill", when="2031-01"),
        said("Brand", act=Act.DENY, when="2031-06-02/..", presuppositions=("no longer",), **NO),
        None,
        "",
    ),
    (
        "one definition",
        said("Brand", **guests(40)),
        said("Quill", **guests(90)),
        "CONTRADICTS",
        "40 and 90",
    ),
    (
        "later number",
        said("Quill", on="2031-02-03", **guests(40)),
        said("Quill", on="2031-03-03", **guests(90)),
        "UPDATES",
        "later than",
    ),
    ("two definitions", said("A", **guests(40)), said("B", **guests(90, "families")), None, ""),
    (
        "two units",
        said("A", **guests(40)),
        said("B", quantity=Quantity(90, 90, "truck", "armed guests")),
        None,
        "",
    ),
    ("ranges that meet", said("A", **guests(40)), said("B", **guests(40)), None, ""),
    (
        "a part done and another not",
        said("A", **guests(112)),
        said("B", **guests(128), **NO),
        None,
        "",
    ),
    (
        "of one day and of all days",
        said("A", **guests(112), when="2031-04-02"),
        said("B", **guests(240), when="../2031-04-20"),
        None,
        "",
    ),
    ("both say so", said("A"), said("B"), None, ""),
    ("other agent", said("A", agent=("Corran",)), said("B", agent=("Meridia",), **NO), None, ""),
    ("other place", said("A", place="Tarn"), said("B", place="Orvel", **NO), None, ""),
    ("a place without a name", said("A", place="Tarn"), said("B", place="valleys", **NO),
     "CONTRADICTS", ""),
    ("other time", said("A", when="2019"), said("B", when="2031-02/..", **NO), None, ""),
    ("open time", said("A", when="../2031-03"), said("B", when="2031-02", **NO), "CONTRADICTS", ""),
    (
        "a part done and a rest, by words",
        told("Quill", "The Council freed a second group of captives at Tolm bridge"),
        told("Brand", "The Council still holds 128 captives", **NO),
        None,
        "",
    ),
    (
        "all done and a rest, by words",
        told("Quill", "The Council has freed all captives it held"),
        told("Brand", "The Council still holds 128 captives", **NO),
        "CONTRADICTS",
        "Brand says it is not",
    ),
    (
        "numbers that only the words have",
        told("Quill", "The Council has withdrawn 24 of its 48 guns", on="2031-04-02"),
        told("Quill", "The Council has withdrawn 31 of its 48 guns", on="2031-05-02"),
        "UPDATES",
        "Two tellings of what Quill says. 24 became 31, of: guns",
    ),
    (
        "a day of the month counts nothing",
        told("Quill", "By 15 May the Council had not handed over any of the dead", **NO),
        told("Brand", "The Council has not handed over the dead of the 14 boats", **NO),
        None,
        "",
    ),
    (
        "what is left is what is done",
        told("Quill", "Observers saw the Council free all 240 captives"),
        told("Brand", "The Council freed the remaining 48 captives on Friday"),
        None,
        "",
    ),
    (
        "not all of them, and twelve",
        told("Quill", "The Council freed 12 captives on Sunday"),
        told("Brand", "The Council has not freed all the captives", **NO),
        None,
        "",
    ),
    (
        "two days, two events",
        told("Quill", "The Council freed 80 captives", when="2031-03-01"),
        told("Brand", "The Council freed 112 captives", when="2031-03-19"),
        None,
        "",
    ),
    (
        "a bound is told as it was said",
        said("Quill", **guests(146)),
        said("Brand", quantity=Quantity(0, 38, "guest", "armed guests")),
        "CONTRADICTS",
        "at most 38 and 146 guest",
    ),
    (
        "a side's no to more than it owns up to",
        told(COUNCIL, "The Council shelters no more than 38 guests",
             quantity=Quantity(0, 38, "guest", "guests")),
        told(COUNCIL, "Claims that the Council shelters 146 guests are a fabrication",
             act=Act.DENY, quantity=Quantity(146, 146, "guest", "guests"), **NO),
        None,
        "",
    ),
    (
        "a side's no to less than it owns up to",
        told(COUNCIL, "The Council shelters 146 guests",
             quantity=Quantity(146, 146, "guest", "guests")),
        told(COUNCIL, "The Council denies that it shelters 38 guests",
             act=Act.DENY, quantity=Quantity(38, 38, "guest", "guests"), **NO),
        "CONTRADICTS",
        "Two tellings",
    ),
    (
        "a lower number within one side",
        said("Captain Osk", of=COUNCIL, **guests(30), on="2031-05-20"),
        said("Brand", of=COUNCIL, **guests(22), on="2031-06-11"),
        "CONTRADICTS",
        "cannot both be right",
    ),
    (
        "a party that has never done it has not done it yet",
        told(COUNCIL, "The Council has not fired a single shell", agent=(COUNCIL,),
             when="../2031-05-12", **NO),
        told("Quill", "The Council shelled the village", agent=(COUNCIL,), when="../2031-05-20"),
        "CONTRADICTS",
        "says it is not",
    ),
    (
        "a number of a part",
        said("Quill", **guests(30, "armed guests")),
        said("Brand", **guests(12, "of its 30 armed guests")),
        "CONTRADICTS",
        "counted under one definition",
    ),
    (
        "two numbers of one dated event",
        told("Quill", "The Council supplied 200 rifles to the Red Oak on 2 May", when="2031-05-02"),
        told("Brand", "The Council supplied 900 rifles to the Red Oak on 2 May", when="2031-05-02"),
        "CONTRADICTS",
        "200",
    ),
    (
        "all of them, and seven of the twelve",
        told("Brand", "The Council has expelled all fighters of the Grey Hand", on="2031-05-20"),
        told("Quill", "The Council had expelled 7 of the 12 fighters", on="2031-05-28"),
        "CONTRADICTS",
        "One tells of all, the other of 7",
    ),
    (
        "seven of the twelve, then all of them",
        told("Quill", "The Council had expelled 7 of the 12 fighters", on="2031-05-20"),
        told("Brand", "The Council has expelled all fighters of the Grey Hand", on="2031-05-28"),
        None,
        "",
    ),
    (
        "since one day and by another",
        told("Brand", "The Council has withdrawn 300 guns since 20 January 2031",
             when="2031-01-20/..", when_basis="STATED", on="2031-02-05", **guests(300)),
        told("Quill", "By 30 April 2031 the Council had withdrawn 640 guns",
             when="../2031-04-30", when_basis="STATED", on="2031-05-02", **guests(640)),
        "UPDATES",
        "300 and 640",
    ),
    (
        "two tellings of one day's number, a day apart",
        said("Quill", when="2031-03-19", on="2031-03-20", **guests(112)),
        said("Quill", when="2031-03-19", on="2031-03-21", **guests(122)),
        "CONTRADICTS",
        "two tellings",
    ),
    (
        "a number taken back",
        said("Quill", on="2031-06-10", **guests(12)),
        replace(
            told("Quill", "The figure of 12 was wrong: it was 14 armed guests", on="2031-07-08"),
            claims=(Claim("HOST.SHELTER", **guests(14)),),
        ),
        "UPDATES",
        "Quill takes 12 back: 14 guest",
    ),
    (
        "a number of somebody and one of nobody",
        said("Quill", agent=("Corran",), **guests(31)),
        said("Brand", **guests(14)),
        None,
        "",
    ),
    (
        "one broad code and nothing else",
        told("Quill", "Police in Aden fired on a crowd that had gathered at the port"),
        told("Brand", "No convoy was raided in Marrow this winter", **NO),
        None,
        "",
    ),
    (
        "one doer and two words",
        told("Quill", "The Council hides gunmen of the Hand in the salt works", agent=(COUNCIL,)),
        told("Brand", "There are no gunmen of the Hand with us", agent=(COUNCIL,), **NO),
        "CONTRADICTS",
        "",
    ),
    (
        "a no that is not over what both tell of",
        told("Quill", "The Council attacked ferrymen of the Hand at Tolm", agent=(COUNCIL,)),
        told("Brand", "That does not justify attacks of the Council on ferrymen at Tolm",
             agent=(COUNCIL,), **NO),
        None,
        "",
    ),
    (
        "what must be is not told to be so",
        told("Quill", "The Council must withdraw its guns from the towns", agent=(COUNCIL,)),
        told("Brand", "The Council has not withdrawn its guns from the towns", agent=(COUNCIL,),
             **NO),
        None,
        "",
    ),
    (
        "not to be told is no no",
        told("Quill", "The Council hides gunmen in the salt works", agent=(COUNCIL,)),
        told("Brand", "Don't start with gunmen in the salt works", **NO),
        None,
        "",
    ),
    (
        "no part in it",
        told("Quill", "The Council raided the ferry at Tolm", agent=(COUNCIL,)),
        told("Brand", "The Council took no part in the raid on the ferry", agent=(COUNCIL,), **NO),
        "CONTRADICTS",
        "",
    ),
    (
        "whoever denies having done it is meant by it",
        told("Quill", "The Front kills farmers in the delta", agent=("Front",)),
        told("Brand", "it was killing farmers in the delta", of=COUNCIL, agent=("it",),
             act=Act.DENY, **NO),
        None,
        "",
    ),
    (
        "nobody of a named group",
        told("Quill", "60 gunmen of the Hand live in the hills of Orvel", counterpart=("Hand",)),
        told("Brand", "nobody from the Hand is with us", counterpart=("Hand",), **NO),
        "CONTRADICTS",
        "",
    ),
    ("the doer is a word", said("A", agent=("Corran",)), said("B", agent=("aircraft",), **NO),
     "CONTRADICTS", ""),
    ("the doer is a pronoun", said("A", agent=("Corran",)), said("B", agent=("it",), **NO),
     "CONTRADICTS", ""),
    ("a pledge", said("A"), said("B", act=Act.PLEDGE, **NO), None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "relation", "reason"), [r[1:] for r in TABLE],
                         ids=[r[0] for r in TABLE])  # fmt: skip
def test_opposed(one: Statement, other: Statement, relation: str | None, reason: str) -> None:
    found = find_opposed([one, other])
    assert [o.relation.value for o in found] == ([relation] if relation else [])
    assert all(reason in o.reason and {o.one.id, o.other.id} == {one.id, other.id} for o in found)


@pytest.mark.parametrize(
    "change", [{"state": EvidenceState.QUARANTINED}, {"modes": (Mode.FUTURE,)}]
)
def test_what_is_quarantined_or_to_come_contradicts_nothing(change: dict[str, Any]) -> None:
    assert find_opposed([replace(said("Quill"), **change), said("Brand", **NO)]) == ()


def test_copies_of_one_saying_make_one_pair() -> None:
    copies = [replace(said("Quill"), id=f"copy-{n}") for n in range(50)]
    assert len(find_opposed([*copies, said("Brand", **NO)])) == 1


def test_a_denial_of_presence_meets_what_could_not_be_without_it() -> None:
    sheltered = said("Quill")
    absent = replace(
        said("Brand", act=Act.DENY, **NO),
        claims=(Claim("HOST.PRESENCE", polarity=Polarity.NEGATIVE),),
    )
    assert find_opposed([sheltered, absent]) == ()
    (pair,) = find_opposed([sheltered, absent], CODEBOOK)
    assert (pair.one.id, pair.conduct, pair.relation) == (sheltered.id, "HOST.PRESENCE", "DENIES")


def test_a_party_s_arms_are_one_doer() -> None:
    all_gone = said("Brand", agent=("the Front",), **guests(30))
    some = said("Quill", agent=("Corran Front's gunners",), **guests(12))
    (pair,) = find_opposed([all_gone, some], None, book_of(ACTORS))
    assert pair.relation.value == "CONTRADICTS"


def test_of_many_claims_each_is_compared_with_some() -> None:
    """The work grows with the number of claims: of 400 on each side each meets its next ones."""
    yes = [said(f"Q{n}", on=f"20{n // 12 + 10}-{n % 12 + 1:02}-03") for n in range(400)]
    no = [said(f"B{n}", on=f"20{n // 12 + 10}-{n % 12 + 1:02}-04", **NO) for n in range(400)]
    found = find_opposed([*yes, *no])
    assert {o.one.speaker.name for o in found} | {o.other.speaker.name for o in found} == {
        s.speaker.name for s in (*yes, *no)
    }
    assert len(found) <= 32 * len((*yes, *no))


PLACES = [f"{a}{b}" for a in ("Tar", "Or", "Quar", "Hol", "Mar", "Pel", "Keth", "Lom", "Sor", "Br")
          for b in ("ley", "ton", "wick", "ford", "mere", "stead", "by", "dale")]  # fmt: skip
# A war in the news: eighty attacks, each on another town.
NEWS = [told(f"Stringer {n}", f"League troops attacked {place} and killed people there",
             agent=("League troops",), on=f"2031-{n % 12 + 1:02}-03")
        for n, place in enumerate(PLACES)]  # fmt: skip
OF_A_LEAGUE = {"agent": ("League troops",)}
IN_NEWS = [
    (
        "another attack than the one denied",
        told("Quill", "League troops attacked villages in the west", **OF_A_LEAGUE,
             on="2031-05-20"),
        told("Brand", "League troops attacked ferrymen at Dorn", **OF_A_LEAGUE, on="2031-03-02",
             act=Act.DENY, **NO),
        None,
    ),
    (
        "the one denied",
        told("Quill", "troops with mortars attacked Dorn from the east", agent=("troops",),
             on="2031-03-02"),
        told("Brand", "League troops attacked ferrymen at Dorn", **OF_A_LEAGUE, on="2031-03-03",
             act=Act.DENY, **NO),
        "DENIES",
    ),
    (
        "a no over something else",
        told("Quill", "League troops killed people at the Dorn ferry", **OF_A_LEAGUE,
             on="2031-03-02"),
        told("Brand", "the Dorn ferry was to keep troops from crossing", **OF_A_LEAGUE,
             on="2031-03-03", **NO),
        None,
    ),
    (
        "an event of another month",
        told("Quill", "rafters at Dorn were attacked", on="2031-03-02"),
        told("Brand", "nobody attacked the rafters at Dorn", on="2031-08-02", **NO),
        None,
    ),
    (
        "an event of these days",
        told("Quill", "rafters at Dorn were attacked", on="2031-08-01"),
        told("Brand", "nobody attacked the rafters at Dorn", on="2031-08-02", **NO),
        "CONTRADICTS",
    ),
    (
        "what is over",
        told("Quill", "the blockade is a threat to the reed cutters", on="2031-03-02",
             when="2031-03"),
        told("Brand", "the blockade no longer is a threat to the reed cutters", on="2031-08-02",
             when="2031-08-02/..", presuppositions=("no longer",), **NO),
        "UPDATES",
    ),
    (
        "dead of two events",
        told("Quill", "one person was killed", on="2031-03-02"),
        told("Brand", "14 people were killed at Dorn", on="2031-04-02"),
        None,
    ),
    (
        "a name of both that is whom it is with",
        told("Quill", "the Grey Hand has had a presence in the Upper Delta", on="2031-03-02",
             counterpart=("Grey Hand",)),
        told("Brand", "nothing tells of a presence of the Grey Hand among the Sorn rebels",
             on="2031-03-02", counterpart=("Grey Hand",), **NO),
        None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "relation"), [r[1:] for r in IN_NEWS],
                         ids=[r[0] for r in IN_NEWS])  # fmt: skip
def test_in_much_news_words_of_everybody_join_nothing(
    one: Statement, other: Statement, relation: str | None
) -> None:
    published = {s.id: s.said_on for s in (one, other)}
    one, other = (replace(s, document_id=s.id) for s in (one, other))
    days = {name: date.fromisoformat(day) for name, day in published.items() if day}
    found = find_opposed([*NEWS, one, other], published=days)
    between = [o for o in found if {o.one.id, o.other.id} == {one.id, other.id}]
    assert [o.relation.value for o in between] == ([relation] if relation else [])


def test_who_says_that_it_happened_may_have_had_no_part_in_it() -> None:
    it_was = told("Brand", "The raid on the ferrymen at Dorn was a crime")
    not_we = told("Brand", "Our men had no part in the raid on the ferrymen", agent=("Our men",),
                  act=Act.DENY, **NO)  # fmt: skip
    assert find_opposed([it_was, not_we]) == ()


PAGE = Speaker(None, SpeakerStatus.ARTICLE_VOICE)
BETWEEN = [
    (said("Quill"), said("Brand", **NO), "PARTIES"),
    (said("Quill"), said("Quill", **NO), "TELLINGS"),
    (said("Captain Osk", of=COUNCIL), said("Brand", of=COUNCIL, **NO), "WITHIN"),
    (
        level(said("Captain Osk", of=COUNCIL), VoiceLevel.FIELD_COMMANDER),
        level(said("Brand", of=COUNCIL, **NO), VoiceLevel.OFFICIAL_SPOKESPERSON),
        "LEVELS",
    ),
    (
        replace(said("A"), speaker=PAGE, document_id="one"),
        replace(said("B", **NO), speaker=PAGE, document_id="other"),
        "PARTIES",
    ),
    (
        replace(said("A"), speaker=PAGE),
        replace(said("B", **NO), speaker=PAGE),
        "TELLINGS",
    ),
]


@pytest.mark.parametrize(("one", "other", "between"), BETWEEN, ids=[str(r[2]) for r in BETWEEN])
def test_who_stands_against_whom(one: Statement, other: Statement, between: str) -> None:
    (pair,) = find_opposed([one, other])
    assert (pair.relation.value, pair.between.value) == ("CONTRADICTS", between)


POOL = [replace(s, id=f"{n}-{s.id}") for n, row in enumerate(TABLE) for s in row[1:3]]


@given(order=st.permutations(POOL))
@settings(max_examples=15, deadline=None)
def test_the_order_of_arrival_does_not_matter(order: list[Statement]) -> None:
    assert find_opposed(order) == find_opposed(POOL)


@given(st.lists(st.sampled_from(POOL), max_size=12))
@settings(max_examples=30, deadline=None)
def test_a_pair_stays_when_others_are_added(some: list[Statement]) -> None:
    """Whoever stood against each other still do; copies of both make no further pair."""
    one, other = said("Quill"), said("Brand", **NO)
    found = find_opposed([one, other, *some])
    between = [p for p in found if {p.one.speaker.name, p.other.speaker.name} == {"Quill", "Brand"}]
    assert any(p.relation.value == "CONTRADICTS" for p in between)
    again = [replace(s, id=f"copy of {s.id}") for s in (one, other)]
    assert len(find_opposed([one, other, *some, *again])) == len(found)


def test_two_yeses_are_no_pair_of_what_both_entail() -> None:
    one, other = said("Quill", **guests(2)), said("Brand", **guests(3))
    (pair,) = find_opposed([one, other], CODEBOOK)
    assert pair.conduct == "HOST.SHELTER"


def test_numbers_compare_only_under_one_definition() -> None:
    """METHOD d12: 40 operatives and 90 fighters are no rise and no contradiction."""
    operatives, fighters = said("A", **guests(40, "operatives")), said("B", **guests(90))
    assert find_opposed([operatives, fighters]) == ()
    (pair,) = find_opposed([said("A", **guests(40)), fighters])
    assert "counted under one definition" in pair.reason


def test_a_party_s_bureau_and_its_commander_are_one_side() -> None:
    bureau = said("political bureau of the Corran Front", of="political bureau of the Corran Front",
                  act=Act.DENY, **NO)  # fmt: skip
    commander = level(said("Captain Osk", of="Corran"), VoiceLevel.FIELD_COMMANDER)
    (apart,) = find_opposed([commander, bureau])
    assert apart.relation.value == "DENIES"
    (within,) = find_opposed([commander, bureau], None, book_of(ACTORS))
    assert within.relation.value == "CONTRADICTS"
    assert within.reason.startswith("Within Corran Front: Captain Osk (field commander) says it")


def test_what_a_copy_changes_is_no_change_of_mind() -> None:
    yes = replace(said("Ada Osk", of="Council"), document_id="wire")
    no = replace(said("Ada Osk", of="Council", **NO), document_id="copy")
    (own,) = find_opposed([yes, no])
    (copied,) = find_opposed([yes, no], copies={"wire": "wire", "copy": "wire"})
    assert own.reason == "Ada Osk says it once and says no to it another time."
    assert copied.reason.startswith("The two texts are copies of one story, and one of them has")
    other = find_opposed([yes, no], copies={"wire": "wire", "copy": "copy"})
    assert [o.reason for o in other] == [own.reason]


def test_who_the_case_calls_by_a_common_noun_does_what_he_does() -> None:
    book = book_of((*ACTORS, Actor("halmir", ("the government",), "STATE")))
    yes = said("Ada Osk", agent=("government",))
    no = said("Bo Tarn", agent=("Corran Front",), **NO)
    assert find_opposed([yes, no], book=book) == ()
    assert len(find_opposed([replace(yes, claims=()), yes, no])) == 1


def test_a_pair_that_meets_on_two_conducts_stands_once() -> None:
    yes, no = said("Ada Osk"), said("Bo Tarn", **NO)
    (found,) = find_opposed([yes, no])
    assert once_each([found, replace(found, conduct="HOST.PRESENCE")]) == (found,)


@pytest.mark.parametrize(("basis", "relation"), [("STATED", "CONTRADICTS"), ("TENSE", "UPDATES")])
def test_a_number_up_to_a_stated_day_does_not_grow_with_the_day_of_print(
    basis: str, relation: str
) -> None:
    """ "By the end of May 310,000 barrels", and two days later "by the end of May 510,000"."""
    words = "By the end of May the Council had taken in {} barrels of oil"
    when = {"when": "../2033-05", "when_basis": basis}
    one, other = (
        replace(told("Ada Osk", words.format(n), **when), document_id=n)
        for n in ("310,000", "510,000")
    )
    days = {"310,000": date(2033, 6, 10), "510,000": date(2033, 6, 12)}
    (found,) = find_opposed([one, other], published=days)
    assert found.relation.value == relation


@pytest.mark.parametrize(("days", "relation"), [(1, "CONTRADICTS"), (9, "UPDATES")])
def test_what_another_side_counts_the_day_after_is_no_newer_number(
    days: int, relation: str
) -> None:
    words = "The Council has set free {} of the prisoners on its list"
    relief = replace(told("Lake Watch", words.format(64)), document_id="r")
    party = replace(told("Ada Osk", words.format(72), of="Council"), document_id="c")
    published = {"r": date(2032, 5, 2), "c": date(2032, 5, 2 + days)}
    (found,) = find_opposed([relief, party], published=published)
    assert found.relation.value == relation


def test_of_how_many_a_number_is_a_part_is_no_count_of_its_own() -> None:
    """ "Five of 12", "11 of 12" and "all 12" are three counts."""
    words = "The Council has struck {} ships from its register"
    told_ = [
        replace(told("Ada Osk", words.format("five of 12")), document_id="a"),
        replace(told("Ada Osk", words.format("11 of 12")), document_id="b"),
        replace(told("Bo Tarn", words.format("all 12"), of="Council"), document_id="c"),
    ]
    days = {"a": date(2034, 2, 15), "b": date(2034, 4, 5), "c": date(2034, 4, 7)}
    found = {
        (o.one.document_id, o.other.document_id): o for o in find_opposed(told_, published=days)
    }
    assert found["a", "b"].relation.value == "UPDATES"
    assert found["b", "c"].relation.value == "CONTRADICTS"
