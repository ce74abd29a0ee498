"""Mirrored duties to do, and one that waits for the other side: an exchange of prisoners, fiction.

The Front frees 90, Meridia frees 240 by 31 March; once the 90 are free Meridia reviews its lists.
"""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.weigh.factories import (
    ACCORD,
    ACTORS,
    CODEBOOK,
    FRONT,
    HILL_WATCH,
    LAKE_WATCH,
    MERIDIA,
    PANEL_HEAD,
    act,
    claim,
    code,
    doing,
    graded,
    mkdossier,
    mkstatement,
    mktestimony,
    rows_of,
)

from pactwatch.domain import evidence
from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.domain.agreement import Deadline, Dependency, Element, ElementType
from pactwatch.domain.claim import Polarity, Quantity
from pactwatch.domain.evidence import Bearing, Interest
from pactwatch.domain.statement import EpistemicBasis, Speaker, SpeakerStatus
from pactwatch.domain.status import Overlay, Status
from pactwatch.weigh.bearing.conditions import condition_of
from pactwatch.weigh.bearing.scope import Setting
from pactwatch.weigh.bearing.wholeness import number_asked, tells_whole
from pactwatch.weigh.evidence.interest import interest_of
from pactwatch.weigh.names.names import NameBook

FREE, DUE = "PRIS.RELEASE", Deadline(computed="2020-03-31")
SEEN = EpistemicBasis.FIRSTHAND_OBSERVED


def all_of(n: int | str) -> Element:
    return Element(2, ElementType.QUALIFIER, f"All {n} are released")


FRONT_FREES = doing("front-frees", FREE, elements=(act(FREE), all_of(90)), deadline=DUE,
                    promisor=("corran",), beneficiary=("meridia",))  # fmt: skip
MERIDIA_FREES = doing("meridia-frees", FREE, elements=(act(FREE), all_of(240)), deadline=DUE)
HANGS_ON = (Dependency("front-frees", "CONDITIONED_ON"),)
REVIEWS = doing("reviews", "SANC.REVIEW", trigger="the 90 prisoners are free",
                trigger_codes=(FREE,), dependencies=HANGS_ON)  # fmt: skip
EXCHANGE = replace(ACCORD, obligations=(FRONT_FREES, MERIDIA_FREES, REVIEWS))
BOOK = replace(CODEBOOK, codes=(*CODEBOOK.codes, code(FREE)))
PEOPLE = (
    *graded("orlan=B@inspections", "lakewatch=B@visits", "hillwatch=B@hills", "wire=B@reporters"),
    Actor("quist", ("Aldo Quist",), "PERSON", MonitorRole.THIRD_PARTY, parent="lakewatch"),
)
QUIST = Speaker("Aldo Quist", SpeakerStatus.NAMED, organisation="Lake Watch")
BUREAU = Speaker("political bureau of the Corran Front", SpeakerStatus.ORGANISATION,
                 organisation="political bureau of the Corran Front")  # fmt: skip


def freed(
    who: str, n: int, by: Speaker, when: str = "2020-03-20", **changes: Any
) -> evidence.Testimony:
    words = changes.pop("words", f"{who} freed {n} prisoners")
    definition = changes.pop("definition", "prisoners")
    made = claim(
        FREE,
        agent=(who,),
        counterpart=(),
        when=when,
        when_basis="STATED",
        presuppositions=(),
        quantity=Quantity(n, n, "prisoners", definition) if n else None,
        polarity=changes.pop("polarity", Polarity.POSITIVE),
    )
    published = changes.pop("published", date(2020, 3, 21))
    document = f"doc-{by.name}-{when}-{n}"
    statement = mkstatement(by, made, words=words, document=document, **changes)
    return mktestimony(statement, publisher=by.organisation, published=published, actors=PEOPLE)


def status(row: str, *told: evidence.Testimony, as_of: date = date(2020, 6, 1)) -> Status:
    dossier = mkdossier(*told, agreement=EXCHANGE, actors=PEOPLE, codebook=BOOK)
    return rows_of(dossier, as_of=as_of)[row].provisional


def test_who_is_owed_the_duty_and_says_it_is_not_done_has_an_interest_in_it() -> None:
    book = NameBook(ACTORS)
    against = interest_of("corran", MERIDIA_FREES, Bearing.REBUTS, book)[0]
    assert against is Interest.ADVERSE_INTERESTED
    own = interest_of("meridia", MERIDIA_FREES, Bearing.REBUTS, book)[0]
    assert own is Interest.AGAINST_INTEREST


@pytest.mark.parametrize("by", [FRONT, BUREAU])
def test_a_party_s_own_body_only_declares(by: Speaker) -> None:
    found = status("front-frees", freed("Corran Front", 90, by))
    assert (found.verdict.value, found.n_max) == ("DECLARED_ONLY", 0)
    part = status("front-frees", freed("Corran Front", 80, by))
    assert part.verdict.value == "OVERDUE"


def test_a_body_and_who_speaks_for_it_are_one_origin() -> None:
    found = status("meridia-frees", freed("Meridia", 60, QUIST), freed("Meridia", 60, LAKE_WATCH))
    assert (found.n_min, found.n_max) == (1, 1)


def test_somebody_with_a_way_of_their_own_is_another_origin() -> None:
    own = replace(PEOPLE[-1], access_path="a diary of the camp")
    assert NameBook((*PEOPLE[:-1], own)).voice_of("quist") == "quist"
    assert NameBook(PEOPLE).voice_of("quist") == "lakewatch"


WHOLE_BY_TWO = tuple(
    freed("Corran Front", 90, by, basis=SEEN) for by in (PANEL_HEAD, LAKE_WATCH)
)  # fmt: skip


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        (WHOLE_BY_TWO, "NOT_YET_DUE"),
        ((WHOLE_BY_TWO[0],), "CONDITION_PENDING"),
        # The promisor's own release is not what it waits for, and neither is a part.
        (tuple(freed("Meridia", 240, s, basis=SEEN) for s in (PANEL_HEAD, LAKE_WATCH)),
         "NOT_ASSESSED"),
        (tuple(freed("Corran Front", 40, s, basis=SEEN) for s in (PANEL_HEAD, LAKE_WATCH)),
         "NOT_ASSESSED"),
    ],
)  # fmt: skip
def test_a_condition_is_the_doing_of_whoever_owes_it(
    told: tuple[evidence.Testimony, ...], verdict: str
) -> None:
    assert status("reviews", *told, as_of=date(2020, 4, 2)).verdict.value == verdict


def test_without_a_duty_to_hang_on_the_parties_in_the_sentence_must_do_it() -> None:
    alone = replace(REVIEWS, dependencies=(), trigger="the Corran Front has freed the prisoners")
    setting = Setting(alone, EXCHANGE, NameBook(PEOPLE), BOOK)
    assert condition_of(setting).doers == {"corran"}
    nobody = replace(alone, trigger="the talks begin")
    assert not condition_of(replace(setting, obligation=nobody)).doers


@pytest.mark.parametrize(
    ("when", "published", "verdict"),
    [
        ("2020-04-09", date(2020, 4, 10), "FULFILLED_LATE"),
        ("2020-03-30", date(2020, 4, 10), "FULFILLED"),
        # Told after the day, and nobody says on which day it was done: no word of lateness.
        ("../2020-04-10", date(2020, 4, 10), "FULFILLED"),
    ],
)
def test_the_day_of_a_report_is_not_the_day_of_the_deed(
    when: str, published: date, verdict: str
) -> None:
    told = [
        freed("Meridia", 240, by, when, published=published, basis=SEEN)
        for by in (PANEL_HEAD, LAKE_WATCH)
    ]
    found = status("meridia-frees", *told)
    assert found.verdict.value == verdict
    assert ("no source says that it was done after" in found.trace[0]) == when.startswith("..")


def test_a_part_done_after_the_day_makes_the_whole_late() -> None:
    told = [
        freed("Meridia", 240, by, "../2020-04-10", published=date(2020, 4, 10), basis=SEEN)
        for by in (PANEL_HEAD, LAKE_WATCH)
    ]
    part = freed("Meridia", 20, LAKE_WATCH, "2020-04-05", published=date(2020, 4, 6))
    assert status("meridia-frees", *told, part).verdict.value == "FULFILLED_LATE"


def test_what_was_not_done_by_one_day_does_not_rebut_what_is_done_on_a_later() -> None:
    no = freed("Meridia", 0, HILL_WATCH, "../2020-03-05", published=date(2020, 3, 5),
               polarity=Polarity.NEGATIVE)  # fmt: skip
    late_no = freed("Meridia", 0, HILL_WATCH, "../2020-03-25", published=date(2020, 3, 25),
                    polarity=Polarity.NEGATIVE)  # fmt: skip
    yes = freed("Meridia", 60, LAKE_WATCH)
    assert status("meridia-frees", yes, no).overlays == (Overlay.UNCONTESTED,)
    assert Overlay.CONTESTED in status("meridia-frees", yes, late_no).overlays


@pytest.mark.parametrize(
    ("days", "is_contested"),
    [
        (["2020-03-20"], False),
        (["2020-03"], True),  # may be before the fifth
        (["../2020-03-20"], True),  # told later, and dated by nobody
        (["2020-03-20", "2020-03-02"], True),  # the "no" answers the second
    ],
)
def test_a_deed_dated_after_a_no_is_not_denied_by_it_whoever_tells_it(
    days: list[str], is_contested: bool
) -> None:
    no = freed("Meridia", 0, HILL_WATCH, "../2020-03-05", published=date(2020, 3, 5),
               polarity=Polarity.NEGATIVE)  # fmt: skip
    blog = Speaker("Ria Moss", SpeakerStatus.NAMED)
    told = [freed("Meridia", 60, blog, day) for day in days]
    found = status("meridia-frees", *told, no)
    assert (Overlay.CONTESTED in found.overlays) is is_contested


@pytest.mark.parametrize(
    ("words", "n", "definition", "whole"),
    [
        ("Meridia freed 240 prisoners", 240, "prisoners", True),
        ("Meridia freed all the prisoners", 0, "", True),
        ("Meridia freed all 12 prisoners of the camp", 12, "prisoners of the camp", False),
        ("Meridia freed the remaining 48 prisoners", 48, "remaining 48 prisoners", True),
        ("Meridia freed 20 of the remaining 48 prisoners", 20, "of the remaining", False),
        # The first list, stage or group is the one that the duty asks for where its number is told.
        ("All 240 prisoners of the first list are free", 240, "prisoners of the first list", True),
        ("Meridia freed the 240 of the first stage", 240, "of the first stage", True),
        ("Meridia freed 60 prisoners of the first list", 60, "prisoners", False),
        ("Meridia freed all the prisoners of the first group", 0, "", False),
        ("Meridia first freed nearly 240 prisoners", 240, "prisoners", False),
        ("Meridia began to free all 240 prisoners", 240, "prisoners", False),
        ("Meridia freed 192 of the 240 prisoners", 192, "of the 240 prisoners", False),
        # What a deed brings the total to, and what was left before it.
        ("Meridia freed 68, bringing to 240 the number of those at home", 68, "prisoners", True),
        ("Meridia freed 68, bringing the number of the freed to 240", 68, "prisoners", True),
        ("Meridia freed 68, which takes the total to 112", 68, "prisoners", False),
        ("Meridia freed 68 and brought its full tally to 1,240", 68, "prisoners", True),
        ("Meridia freed the last 68 of its captives", 68, "of its captives", True),
        ("Meridia freed 68 of its captives last week", 68, "of its captives", False),
    ],
)
def test_the_whole_is_told_by_words_or_by_its_number(
    words: str, n: int, definition: str, whole: bool
) -> None:
    statement = freed("Meridia", n, MERIDIA, words=words, definition=definition).statement
    assert tells_whole(statement.claims[0], statement, all_of(240)) is whole


@pytest.mark.parametrize(("n", "asked"), [(240, 240), ("three outposts", 3), ("of it", None)])
def test_an_element_names_the_number_that_is_the_whole(n: int | str, asked: float | None) -> None:
    assert number_asked(all_of(n)) == asked


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("All 60 guns are gone, and the post at Mill was closed", False),
        ("All the posts were closed, and 60 guns are gone", True),
        ("The last guns are gone; the post at Mill was closed", False),
        ("The whole post was closed", True),
    ],
)
def test_all_of_another_conduct_is_not_the_whole_of_this(words: str, whole: bool) -> None:
    statement = freed("Meridia", 0, MERIDIA, words=words).statement
    posts = "posts" if "posts" in words else "post"
    closed = replace(statement.claims[0], conduct="MIL.BASE_CLOSE", object=posts, quantity=None)
    both = replace(statement, claims=(statement.claims[0], closed))
    assert tells_whole(closed, both, None) is whole


SHORT = {"published": date(2020, 3, 21), "polarity": Polarity.NEGATIVE}


def test_a_part_that_is_left_says_nothing_against_the_part_that_is_done() -> None:
    """ "150 are free, 90 remain": the element that is open is the whole (METHOD C3, C4)."""
    done, rest = freed("Meridia", 150, PANEL_HEAD), freed("Meridia", 90, PANEL_HEAD, **SHORT)
    found = status("meridia-frees", done, rest)
    assert found.overlays == (Overlay.UNCONTESTED,)
    assert (found.verdict.value, found.level, found.n_max) == ("OVERDUE", 1, 1)
    assert any(t.startswith("Told to be left undone in part") for t in found.trace)


@pytest.mark.parametrize(
    ("words", "n", "contested"),
    [
        ("Meridia still holds 90 prisoners", 90, False),
        ("Meridia has not freed all of them", 0, False),
        ("Meridia has not fully carried out the release", 0, False),
        ("Meridia has not freed the 240 prisoners", 240, True),
        ("Meridia has not freed any of 90 prisoners at Dole", 90, True),
        ("Meridia has freed nobody", 0, True),
        ("Meridia has not freed them", 0, True),
    ],
)
def test_what_a_no_is_about(words: str, n: int, contested: bool) -> None:
    no = freed("Meridia", n, HILL_WATCH, words=words, **SHORT)
    found = status("meridia-frees", freed("Meridia", 60, LAKE_WATCH), no)
    assert (Overlay.CONTESTED in found.overlays) is contested
    whole = status("meridia-frees", freed("Meridia", 240, LAKE_WATCH), no)
    assert Overlay.CONTESTED in whole.overlays


TWO_YES = tuple(freed("Meridia", 240, by, basis=SEEN) for by in (PANEL_HEAD, LAKE_WATCH))
RIVER = Actor("river", ("River Watch",), "NGO", MonitorRole.THIRD_PARTY)


@pytest.mark.parametrize("yes", ["A", "B", "C"])
@pytest.mark.parametrize("no", ["A", "B", "C"])
@pytest.mark.parametrize("words", ["Nobody is free", "Not all are free"])
def test_a_duty_that_is_contested_is_not_fulfilled(yes: str, no: str, words: str) -> None:
    """With a contrary that stands as high, a verdict is held at what is reported (METHOD C3)."""
    grades = [f"{a}={yes}@{a}" for a in ("orlan", "lakewatch")]
    grades += [f"{a}={no}@{a}" for a in ("hillwatch", "river")]
    people = graded(*grades, "wire=B@reporters", actors=(*ACTORS, RIVER))
    noes = [
        freed("Meridia", 0, Speaker(n, SpeakerStatus.ORGANISATION, organisation=n),
              "../2020-03-21", words=words, basis=SEEN, **SHORT)
        for n in ("Hill Watch", "River Watch")
    ]  # fmt: skip
    told = [
        mktestimony(t.statement, publisher=t.statement.speaker.organisation,
                    published=t.published, actors=people)
        for t in (*TWO_YES, *noes)
    ]  # fmt: skip
    dossier = mkdossier(*told, agreement=EXCHANGE, actors=people, codebook=BOOK)
    found = rows_of(dossier, as_of=date(2020, 6, 1))["meridia-frees"].provisional
    assert Overlay.CONTESTED in found.overlays
    assert found.verdict.value == "OVERDUE"
    assert found.level in (1, 2)
    alone = mkdossier(*told[:2], agreement=EXCHANGE, actors=people, codebook=BOOK)
    before = rows_of(alone, as_of=date(2020, 6, 1))["meridia-frees"].provisional
    assert before.verdict.value == "FULFILLED"


MOSS = Speaker("Ria Moss", SpeakerStatus.NAMED, "Ria Moss")
TITLED = replace(MOSS, organisation="Corran Front", role="spokeswoman")


@pytest.mark.parametrize(
    ("elsewhere", "here", "n_max"),
    [
        (TITLED, MOSS, 0),
        (TITLED, replace(MOSS, name="Moss", mention="Moss"), 0),
        (replace(TITLED, role="former spokeswoman"), MOSS, 1),
        (replace(TITLED, role="farmer"), MOSS, 1),
        (TITLED, replace(MOSS, mention="Ria Moss, a former spokeswoman"), 1),
        (TITLED, replace(MOSS, organisation="Lake Institute"), 1),
        (replace(TITLED, name="Ida Moss", mention="Ida Moss"), MOSS, 1),
        (MOSS, MOSS, 1),
    ],
)
def test_a_side_s_own_spokeswoman_is_no_stranger_where_a_report_leaves_her_office_out(
    elsewhere: Speaker, here: Speaker, n_max: int
) -> None:
    """Whose interest it is does not hang on which report tells of the office (METHOD A4)."""
    office = freed("Meridia", 5, elsewhere, when="2020-03-18")
    told = freed("Corran Front", 90, here)
    for order in ((office, told), (told, office)):
        assert status("front-frees", *order).n_max == n_max
