"""Garbles and contradictions: two signs together block, one warns, and honest sentences pass."""

import pytest

from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.domain.claim import Claim, Polarity, Quantity
from pactwatch.domain.codebook import Codebook, ConductCode
from pactwatch.domain.flag import FlagCode, Severity
from pactwatch.domain.reading import Name
from pactwatch.domain.span import Span
from pactwatch.domain.statement import (
    EvidenceState,
    QuoteType,
    Speaker,
    SpeakerStatus,
    Statement,
)
from pactwatch.language.integrity.integrity import Scene, check
from pactwatch.language.integrity.watchers import is_watching
from pactwatch.language.names.mentions import Mention, MentionKind
from pactwatch.language.names.people import Person
from pactwatch.language.speakers.speakers import ARTICLE_VOICE

CODES = Codebook(
    "test",
    "1.0.0",
    (
        ConductCode("ENABLE.TRAIN_CAMP", "training", ""),
        ConductCode("HOST.PRESENCE", "presence", ""),
        ConductCode("NEG.MEET", "a meeting", "", monitored=False),
    ),
)
COLUMN = Name(0, 12, "Sable Column", "ARMED_GROUP")
KORVANI = Name(20, 27, "Korvani", "ARMED_GROUP")


def person(name: str, text: str, role: str) -> Person:
    mention = Mention(0, len(text), text, MentionKind.PERSON, name=name, role=role)
    return Person(name, [0], [role], mentions=[mention])


def said(name: str, *claims: Claim, at: int = 0, organisation: str | None = None) -> Statement:
    status = SpeakerStatus.NAMED
    content = (Span(at, at + 5, "words"),)
    cue = (Span(at + 6, at + 10, "said"),)
    speaker = Speaker(name, status, name, organisation=organisation)
    return Statement(f"st-{at}", "doc-1", content, speaker, cue, claims=claims)


def voice(*claims: Claim, at: int = 50) -> Statement:
    return Statement(
        f"st-{at}", "doc-1", (Span(at, at + 5, "words"),), ARTICLE_VOICE, claims=claims
    )


def scene(*people: Person, actors: tuple[Actor, ...] = ()) -> Scene:
    return Scene("", CODES, people, (COLUMN, KORVANI), actors)


def codes(statement: Statement) -> set[FlagCode]:
    return {f.code for f in statement.flags}


MONITOR = person("Edda Voss-Karel", "Edda Voss-Karel, the coordinator of the panel", "coordinator")
MINISTER = person("Sana Drovik", "the defence minister, Sana Drovik", "defence minister")
TRAINS = Claim("ENABLE.TRAIN_CAMP", agent=("Korvani",), counterpart=("Voss-Karel",))
OTHERS = Claim("ENABLE.TRAIN_CAMP", agent=("Korvani",), counterpart=("Sable Column",))


def test_a_monitor_as_doer_who_speaks_around_is_quarantined() -> None:
    told, garbled = check([said("Edda Voss-Karel", OTHERS), voice(TRAINS)], scene(MONITOR))
    assert told.state is EvidenceState.USABLE
    assert garbled.state is EvidenceState.QUARANTINED
    assert {FlagCode.ROLE_CONFLICT, FlagCode.ATTRIBUTION_COLLAPSE} <= codes(garbled)
    assert FlagCode.PERSON_HARM in codes(garbled)
    assert garbled.claims == (TRAINS,)


def test_the_proposed_reading_names_the_group_of_the_other_statements() -> None:
    _, garbled = check([said("Edda Voss-Karel", OTHERS), voice(TRAINS)], scene(MONITOR))
    assert [c.counterpart for c in garbled.proposed] == [("Sable Column",)]
    assert [c.agent for c in garbled.proposed] == [("Korvani",)]
    assert "without standing" in garbled.proposed[0].reason


def test_every_flag_names_its_evidence() -> None:
    _, garbled = check([said("Edda Voss-Karel", OTHERS), voice(TRAINS)], scene(MONITOR))
    conflict = next(f for f in garbled.flags if f.code is FlagCode.ROLE_CONFLICT)
    assert "“Edda Voss-Karel, the coordinator of the panel”" in conflict.reason
    assert all("Voss-Karel" in f.reason for f in garbled.flags)


def test_a_monitor_as_doer_alone_warns() -> None:
    (alone,) = check([voice(TRAINS)], scene(MONITOR))
    assert alone.state is EvidenceState.USABLE
    assert {f.severity for f in alone.flags} == {Severity.WARN}


def test_a_minister_who_speaks_and_really_did_it_passes() -> None:
    fought = Claim("ENABLE.TRAIN_CAMP", agent=("Sana Drovik",))
    _, found = check([said("Sana Drovik"), voice(fought)], scene(MINISTER))
    assert found.state is EvidenceState.USABLE
    assert FlagCode.ROLE_CONFLICT not in codes(found)


def test_a_mission_that_trains_the_police_warns_at_most() -> None:
    trains = Claim("ENABLE.TRAIN_CAMP", agent=("LU mission",))
    (found,) = check([voice(trains)], scene())
    assert found.state is EvidenceState.USABLE
    assert all(f.severity is not Severity.BLOCK for f in found.flags)


def test_the_case_file_says_who_monitors() -> None:
    plain = person("Edda Voss-Karel", "Edda Voss-Karel", "envoy")
    actor = Actor("m", ("Voss-Karel",), "PERSON", MonitorRole.MONITOR)
    _, found = check([said("Edda Voss-Karel"), voice(TRAINS)], scene(plain, actors=(actor,)))
    assert found.state is EvidenceState.QUARANTINED


@pytest.mark.parametrize(
    "claim",
    [
        Claim("NEG.MEET", agent=("Voss-Karel",)),
        Claim("ENABLE.TRAIN_CAMP", agent=("Voss-Karel",), polarity=Polarity.NEGATIVE),
    ],
)
def test_what_is_not_monitored_or_not_so_is_no_conflict(claim: Claim) -> None:
    _, found = check([said("Edda Voss-Karel"), voice(claim)], scene(MONITOR))
    assert FlagCode.ROLE_CONFLICT not in codes(found)


def test_a_sentence_with_a_cue_is_no_collapse() -> None:
    found = check([said("Edda Voss-Karel"), said("Oren Mallow", TRAINS, at=50)], scene(MONITOR))
    assert FlagCode.ATTRIBUTION_COLLAPSE not in codes(found[1])


def test_two_of_one_party_contradict_each_other() -> None:
    none = Claim("HOST.PRESENCE", counterpart=("foreign fighters",), polarity=Polarity.NEGATIVE)
    some = Claim("HOST.PRESENCE", counterpart=("foreign fighters",))
    found = check(
        [
            said("Korvani", none, organisation="Korvani"),
            said("two commanders", some, at=50, organisation="the Korvani"),
            said("Oren Mallow", some, at=90, organisation="Velm Council"),
        ],
        scene(),
    )
    flagged = [FlagCode.PARTY_SELF_CONTRADICTION in codes(s) for s in found]
    assert flagged == [True, True, False]


@pytest.mark.parametrize(("second", "flagged"), [("Tessel", False), ("Velm", True)])
def test_what_is_so_in_one_place_does_not_contradict_another(second: str, flagged: bool) -> None:
    some, none = (
        Claim("HOST.PRESENCE", polarity=p) for p in (Polarity.POSITIVE, Polarity.NEGATIVE)
    )
    places = (Name(0, 5, "Velm", "PLACE"), Name(50, 55, second, "PLACE"))
    around = Scene("", CODES, (), places, ())
    told = [said("LU panel", some, organisation="LU panel")]
    told += [said("LU panel", none, at=50, organisation="LU panel")]
    found = check(told, around)
    assert {FlagCode.PARTY_SELF_CONTRADICTION in codes(s) for s in found} == {flagged}


@pytest.mark.parametrize(
    ("when", "agent", "flagged"),
    [("2031-03-30", "Velm", False), ("2031-03-28", "Tessel", False), ("2031-03-28", "Velm", True)],
)
def test_another_day_or_another_doer_is_no_contradiction(
    when: str, agent: str, flagged: bool
) -> None:
    some = Claim("HOST.PRESENCE", agent=("Velm",), when="2031-03-28")
    none = Claim("HOST.PRESENCE", agent=(agent,), when=when, polarity=Polarity.NEGATIVE)
    told = [said("LU panel", some, organisation="LU panel")]
    told += [said("LU panel", none, at=50, organisation="LU panel")]
    found = check(told, scene())
    assert {FlagCode.PARTY_SELF_CONTRADICTION in codes(s) for s in found} == {flagged}


@pytest.mark.parametrize(
    ("denied", "unit", "flagged"),
    [(146, "barrels", False), (20, "barrels", True), (146, "crates", True)],
)
def test_a_no_to_more_than_its_own_number_is_no_contradiction(
    denied: int, unit: str, flagged: bool
) -> None:
    own = Claim("HOST.PRESENCE", quantity=Quantity(0, 38, "barrels", "barrels"))
    figure = Quantity(denied, denied, unit, unit)
    none = Claim("HOST.PRESENCE", quantity=figure, polarity=Polarity.NEGATIVE)
    told = [said("Korvani", own, organisation="Korvani")]
    told += [said("Korvani", none, at=50, organisation="Korvani")]
    found = check(told, scene())
    assert {FlagCode.PARTY_SELF_CONTRADICTION in codes(s) for s in found} == {flagged}


def test_a_host_by_name_who_speaks_around_warns_too() -> None:
    hosts = Claim("ENABLE.TRAIN_CAMP", agent=("Sana Drovik",), counterpart=("Sable Column",))
    _, found = check([said("Sana Drovik"), voice(hosts)], scene(MINISTER))
    assert FlagCode.ATTRIBUTION_COLLAPSE in codes(found)
    assert found.state is EvidenceState.USABLE


def test_one_surname_of_two_people_is_a_collapse_where_either_speaks() -> None:
    brother = person("Ilan Drovik", "Ilan Drovik, a trader", "trader")
    fought = Claim("ENABLE.TRAIN_CAMP", agent=("Drovik",))
    _, found = check([said("Sana Drovik"), voice(fought)], scene(MINISTER, brother))
    assert FlagCode.ATTRIBUTION_COLLAPSE in codes(found)
    assert FlagCode.PERSON_HARM not in codes(found)


TOLD = "Sana Drovik said the talks had failed. Drovik trains men in the hills."


def told(content: tuple[int, int], cue: tuple[int, int], quote: QuoteType) -> Statement:
    speaker = Speaker("Sana Drovik", SpeakerStatus.NAMED, "Sana Drovik")
    spans = (Span.of(TOLD, *content),)
    act = Claim("ENABLE.TRAIN_CAMP", agent=("Sana Drovik",))
    cues = (Span.of(TOLD, *cue),)
    return Statement("st-told", "doc-1", spans, speaker, cues, quote_type=quote, claims=(act,))


@pytest.mark.parametrize(
    ("content", "quote", "is_collapse"),
    [
        ((39, 70), QuoteType.INDIRECT, True),  # names the speaker in a sentence of its own
        ((39, 70), QuoteType.DIRECT, False),  # his very words
        ((17, 37), QuoteType.INDIRECT, False),  # does not name him
    ],
)
def test_own_words_that_name_their_speaker(
    content: tuple[int, int], quote: QuoteType, is_collapse: bool
) -> None:
    around = Scene(TOLD, CODES, (MINISTER,), (COLUMN, KORVANI))
    _, found = check([said("Sana Drovik"), told(content, (12, 16), quote)], around)
    assert (FlagCode.ATTRIBUTION_COLLAPSE in codes(found)) is is_collapse


def test_a_monitor_that_meets_a_party_does_its_work() -> None:
    book = Codebook("test", "1.0.0", (ConductCode("TIES.MEETING", "meets", ""),))
    meets = Claim("TIES.MEETING", agent=("Voss-Karel",), counterpart=("Korvani",))
    (found,) = check([voice(meets)], Scene("", book, (MONITOR,), (KORVANI,)))
    assert FlagCode.ROLE_CONFLICT not in codes(found)


def test_a_monitor_that_leaves_does_no_monitored_act() -> None:
    book = Codebook("test", "1.0.0", (ConductCode("MIL.WITHDRAW", "withdraws forces", ""),))
    leaves = Claim("MIL.WITHDRAW", agent=("observers",))
    (found,) = check([voice(leaves)], Scene("", book, (), ()))
    assert FlagCode.ROLE_CONFLICT not in codes(found)


def test_to_live_somewhere_is_no_act() -> None:
    lives = Claim("HOST.PRESENCE", counterpart=("Sana Drovik",))
    _, found = check([said("Sana Drovik"), voice(lives)], scene(MINISTER))
    assert codes(found) == set()


def test_who_the_codebook_does_not_expect_there_is_shown_and_never_blocked() -> None:
    code = ConductCode("HOST.SHELTER", "shelter", "", agent_roles=("MONITORED_PARTY",))
    sheltering = Claim("HOST.SHELTER", agent=("the Korvani",))
    for role, expected in ((MonitorRole.ADVERSARY, [Severity.INFO]), (None, [])):
        actors = (Actor("korvani", ("Korvani",), role=role),)
        here = Scene("", Codebook("test", "1.0.0", (code,)), (), (KORVANI,), actors)
        found = check([said("Mira Oskel", sheltering)], here)[0]
        assert [f.severity for f in found.flags if f.code is FlagCode.ROLE_CONFLICT] == expected
        assert found.state is EvidenceState.USABLE
    bound = (Actor("korvani", ("Korvani",), role=MonitorRole.MONITORED_PARTY),)
    fitting = Scene("", Codebook("test", "1.0.0", (code,)), (), (KORVANI,), bound)
    assert FlagCode.ROLE_CONFLICT not in codes(check([said("Mira Oskel", sheltering)], fitting)[0])


FIGHTERS = Name(40, 51, "Orlan Front", "ARMED_GROUP")
TIES = Codebook("test", "1.0.0", (ConductCode("TIES.MEETING", "meets", ""),))


@pytest.mark.parametrize(
    ("role", "counterpart", "flagged"),
    [
        ("singer", "Orlan Front", True),
        ("singer", "captain of the Orlan Front", True),
        ("singer", "Kestrel Brigade's founder", True),
        ("singer", "Harbour Council", False),
        ("defence minister", "Orlan Front", False),
        ("peace envoy", "Orlan Front", False),
        ("head of the truce mission", "Orlan Front", False),
    ],
)
def test_who_meets_an_armed_group_though_it_is_not_his_work(
    role: str, counterpart: str, flagged: bool
) -> None:
    meets = Claim("TIES.MEETING", agent=("Mallow",), counterpart=(counterpart,))
    around = Scene("", TIES, (person("Oren Mallow", f"Oren Mallow, {role}", role),), (FIGHTERS,))
    _, found = check([said("Oren Mallow"), voice(meets)], around)
    assert (FlagCode.ATTRIBUTION_COLLAPSE in codes(found)) is flagged
    assert found.state is EvidenceState.USABLE


@pytest.mark.parametrize(
    ("role", "text", "flagged"),
    [
        ("Islamist militants", "Islamist militants Red Lantern", False),
        ("", "Red Lantern fighters held the ridge", False),
        ("", "Red Lantern leader Ilan Orme spoke", False),
        ("", "members of Red Lantern spoke", False),
        ("", "the head of the Red Lantern insurgent group", False),
        ("", "a Red Lantern operative spoke", False),
        ("", "Red Lantern, a little-known militant group", False),
        ("", "Red Lantern’s second-in-command spoke", False),
        ("", "a group called Red Lantern", False),
        ("", "At noon, Red Lantern were deployed", False),
        ("", "Quill and Red Lantern were friends", True),
        ("", "Red Lantern, the head of a group", True),
        ("", "Red Lantern, a network engineer", True),
        ("", "the group Red Lantern left", True),
        ("", "Red Lantern spokesman Ilan Orme spoke", True),
        ("trader", "Red Lantern, a trader", True),
    ],
)
def test_an_armed_group_that_was_read_as_a_person_acts_for_itself(
    role: str, text: str, flagged: bool
) -> None:
    band = person("Red Lantern", text, role)
    trained = Claim("ENABLE.TRAIN_CAMP", agent=("Red Lantern",))
    around = Scene(text, CODES, (band,), (COLUMN, KORVANI))
    _, found = check([said("Red Lantern"), voice(trained)], around)
    assert (FlagCode.ATTRIBUTION_COLLAPSE in codes(found)) is flagged


@pytest.mark.parametrize(
    "words",
    ["Editor’s note: Drovik trained men", "The minister, Sana Drovik, said the men she trained"],
)
def test_an_editors_note_and_a_report_say_whose_word_it_is(words: str) -> None:
    fought = Claim("ENABLE.TRAIN_CAMP", agent=("Sana Drovik",))
    note = Statement(
        "st-n", "doc-1", (Span(50, 50 + len(words), words),), ARTICLE_VOICE, claims=(fought,)
    )
    _, found = check([said("Sana Drovik"), note], scene(MINISTER))
    assert FlagCode.ATTRIBUTION_COLLAPSE not in codes(found)


def test_a_lost_attribution_names_the_act_the_person_and_the_words() -> None:
    fought = Claim("ENABLE.TRAIN_CAMP", agent=("Sana Drovik",))
    _, found = check([said("Sana Drovik"), voice(fought)], scene(MINISTER))
    flag = next(f for f in found.flags if f.code is FlagCode.ATTRIBUTION_COLLAPSE)
    assert "Sana Drovik" in flag.reason
    assert "“training”" in flag.reason
    assert "“words”" in flag.reason


@pytest.mark.parametrize(
    ("words", "watches"),
    [
        ("Mallow, who was in Tarsis overseeing the repairs", False),
        ("Mallow, head of the team overseeing the truce", True),
        ("Mallow, who is overseeing the truce", True),
        ("Mallow, who is one of the inspectors checking the depots", True),
    ],
)
def test_what_somebody_is_busy_with_for_a_day_makes_no_watcher(words: str, watches: bool) -> None:
    assert is_watching(words) is watches
