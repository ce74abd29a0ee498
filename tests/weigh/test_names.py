"""Which actor a document's own words mean."""

from dataclasses import replace

import pytest
from tests.weigh.factories import ACTORS

from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.domain.statement import Speaker, SpeakerStatus
from pactwatch.weigh.names.names import NameBook, is_generic, slug

MORE = (
    Actor("nordland", ("Nordland", "NL", "Nordish"), "STATE"),
    Actor("quiet-hand", ("Quiet Hand",), "FACTION", parent="corran"),
    Actor("purse", ("Ministry of Finance",), "GOVERNMENT_BODY", parent="nordland"),
)
BOOK = NameBook((*ACTORS, *MORE))


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Ashen Circle", "ashen"),
        ("the ashen-circle", "ashen"),
        ("@AshenCircle", "ashen"),
        ("@ashen_circle", "ashen"),
        ("@AshenCircleFans", None),
        ("Ashen Circle's top leadership", "ashen"),
        ("members of the Ashen Circle", "ashen"),
        ("two senior Corran Front commanders", "corran"),
        ("CORRAN", "corran"),
        ("Quiet Hand fighters", "quiet-hand"),
        ("NL forces", "nordland"),
        ("Nordish troops", "nordland"),
        ("12 Nordish soldiers", "nordland"),
        ("Nordish artillery", "nordland"),
        ("a Nordish drone", "nordland"),
        ("two armoured vehicles of Nordland", "nordland"),
        ("a drone of Nordish make", None),
        ("Ministry of Energy of Nordland", "nordland"),
        ("Nordland's finance ministry", "nordland"),
        ("Nordland's treasury", "nordland"),
        ("Permanent Mission of Nordland", "nordland"),
        ("the Permanent Representative of Nordland", "nordland"),
        ("the mission in Nordland", None),
        ("the grain ministry", None),
        ("the state of Nordland", "nordland"),
        ("the Nordish forestry service", "nordland"),
        ("rangers of the Nordish Parks Service", "nordland"),
        ("the Nordish forestry trade", None),
        ("Corran Front forestry service", None),
        ("gentlemen from Nordland's Ministry of Health", "nordland"),
        ("Finance Ministry", "purse"),
        ("the justice ministry", None),
        ("Nordish energy", None),
        ("enemies of the Ashen Circle", None),
        ("anti-Corran militias", None),
        ("nl", None),
        ("the militants", None),
        ("", None),
        # Whom a state backs, hosts or leads is somebody else.
        ("Nordland-backed militia", None),
        ("Nordland-based rebels", None),
        ("Nordland-led forces", None),
        ("Corran Front-trained fighters", None),
        ("Nordish government-backed militia", None),
        ("foreign-backed Ashen Circle fighters", "ashen"),
        # Lists call a group's members so; who has ties to a state is no force of it.
        ("Ashen Circle-linked fighters", "ashen"),
        ("Ashen Circle-affiliated militants", "ashen"),
        ("Nordland-linked militia", None),
        ("a Nordland-affiliated group", None),
        ("fighters affiliated with Nordland", None),
        ("Nordish army-linked militia", None),
        ("officials linked to Nordland", None),
        # Who has left a side is of it no more.
        ("a former Corran Front commander", None),
        ("ex-Corran fighters", None),
        ("former Nordish officials", None),
        ("a defected Corran commander", None),
        ("Nordish officials", "nordland"),
        ("two Nordish security officials", "nordland"),
        # Who clears mines, wrecks and barriers is in service; who fishes or trades there is not.
        ("divers of Nordland", "nordland"),
        ("Nordish sappers", "nordland"),
        ("two minesweepers of Nordland", "nordland"),
        ("trawlers of Nordland", None),
        ("fishermen of Nordland", None),
        ("tourist divers in Nordland", None),
    ],
)
def test_words_of_membership_may_stand_around_a_name(words: str, actor: str | None) -> None:
    assert BOOK.resolve(words) == actor


@pytest.mark.parametrize(
    ("names", "words", "is_one"),
    [
        (("Region of Tarn",), "the region", True),
        (("Region of Tarn",), "region", True),
        (("Region of Tarn",), "officials of the region", True),
        (("Kingdom of Ost", "Republic of Mar"), "the kingdom", True),
        (("Kingdom of Ost", "Republic of Mar"), "the Kingdom", True),
        (("Region of Tarn", "Region of Sell"), "the region", False),
        (("Tarn", "Ministry of Tarn Region"), "the region", False),
        (("Region of Tarn",), "the whole region", False),
        (("Region of Tarn",), "another region", False),
        (("Region of Tarn",), "neighbouring regions", False),
        (("State of Tarn",), "the state", False),
    ],
)
def test_a_realm_is_called_for_short_where_one_alone_is_so_called(
    names: tuple[str, ...], words: str, is_one: bool
) -> None:
    book = NameBook([Actor(f"a{n}", (name,), "ORGANISATION") for n, name in enumerate(names)])
    assert (book.resolve(words) == "a0") is is_one


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("the head of an Orlan Panel monitoring the Corran Front", "orlan"),
        ("Orlan Panel responsible for tracking the Ashen Circle", "orlan"),
        ("a spokesman for Meridia", "meridia"),
        ("residents who fled the Ashen Circle", None),
        ("confidential report by the Orlan Panel", "orlan"),
        ("draft study prepared by the Orlan Panel", "orlan"),
        ("a letter of the Corran Front", "corran"),
        ("a report on the Orlan Panel", None),
        ("Meridia's foes", None),
        ("the Corran Front’s critics", None),
        ("Orlan Panel captives", None),
        ("a report by a think tank on the Corran Front", None),
        ("Permanent Mission of Velden to the Orlan Panel", None),
        # A paper, a bank, a society that has a country in its name.
        ("Nordland Herald", None),
        ("the Nordland Post", None),
        ("Meridia Airways", None),
        ("Nordland Human Rights Commission", None),
        ("Nordland-based monitors", None),
        ("Meridia Foreign Minister Oren Vale", "meridia"),
        ("the former head of the Orlan Panel", "orlan"),
        ("a former commander of the Corran Front", None),
        # The office that a side speaks through is the side; a wire, a club and the press are not.
        ("Press Service of the Corran Front", "corran"),
        ("Corran Front press office", "corran"),
        ("Corran Front's press service", "corran"),
        ("Information Bureau of the Corran Front", "corran"),
        ("a spokesman for the Corran Front's media centre", "corran"),
        ("Nordland's press service", "nordland"),
        ("Press Service of Nordland", "nordland"),
        ("Nordland Press Service", None),
        ("Nordland Press Agency", None),
        ("Press Association of Nordland", None),
        ("Press Club of the Corran Front", None),
        ("the press of Nordland", None),
        ("Corran Front prisoners' press office", None),
    ],
)
def test_a_description_leads_to_the_body_it_begins_with(words: str, actor: str | None) -> None:
    assert BOOK.resolve_body(words) == actor


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the militants", True),
        ("foreign fighters", True),
        ("Foreign fighters", True),
        ("Uzbek militants", True),
        ("they", True),
        ("Harrow League", False),
        ("Velden", False),
        ("", True),
    ],
)
def test_generic_words_name_nobody(words: str, expected: bool) -> None:
    assert is_generic(words) is expected


def test_people_belong_to_their_bodies() -> None:
    assert BOOK.affiliations("quiet-hand") == ("quiet-hand", "corran")
    assert BOOK.monitor_of("orlan") == "orlan"
    assert BOOK.monitor_of("quiet-hand") is None


@pytest.mark.parametrize(
    "left",
    [
        Speaker("Oren Vale", SpeakerStatus.NAMED, "Oren Vale, a former commander of the Front"),
        Speaker("Oren Vale", SpeakerStatus.NAMED, "Oren Vale", role="ex-commander"),
        Speaker("A commander", SpeakerStatus.ANONYMOUS_SINGLE, "A defected commander"),
    ],
)
def test_who_has_left_a_side_speaks_for_it_no_more(left: Speaker) -> None:
    assert BOOK.speaker(replace(left, organisation="Corran Front")) is None
    stays = replace(left, mention="Oren Vale", role="commander")
    assert BOOK.speaker(replace(stays, organisation="Corran Front")) == "corran"
    assert BOOK.speaker(replace(left, organisation="Orlan Panel")) == "orlan"


STATE = Actor("tolm", ("Tolm",), "STATE", role=MonitorRole.MONITORED_PARTY)
BAND = Actor("band", ("Hill Band",), "ARMED_GROUP", role=MonitorRole.MONITORED_PARTY)


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Ministry of Justice", "tolm"),
        ("the military prosecutor", "tolm"),
        ("the Prosecutor General", "tolm"),
        ("the deputy governor of Sorl prison", "tolm"),
        ("prison guards", "tolm"),
        ("the army", "tolm"),
        ("the Interior Minister", "tolm"),
        ("Parliament", "tolm"),
        ("the security forces", "tolm"),
        ("government forces", "tolm"),
        ("the regime", "tolm"),
        ("pro-government forces", None),
        ("Velm security forces", None),
        ("the cabinet", "tolm"),
        ("Parliament of Velm", None),
        ("a mortar crew of the Hill Band", "band"),
        ("a night patrol of the Hill Band", "band"),
        ("attacks on fighters of the Hill Band", None),
        ("the Ministry of Justice of Velm", None),
        ("the governor of the Harbour Bank", None),
        ("the deputy governor of Quell prison", None),
        ("prison chaplain", None),
        ("the soldiers", None),
    ],
)
def test_an_office_only_a_state_has_is_the_one_state_s(words: str, actor: str | None) -> None:
    assert NameBook((STATE, BAND), ("Sorl",)).resolve(words) == actor


def test_of_two_states_an_office_is_neither_s() -> None:
    other = Actor("velm", ("Velm",), "STATE")
    assert NameBook((STATE, other)).resolve("Ministry of Justice") is None
    assert NameBook((other, BAND)).resolve("the army") is None


def test_among_outside_states_an_office_is_that_of_the_party_at_home() -> None:
    outsider = Actor("velm", ("Velm",), "STATE")
    other_party = Actor("ansk", ("Ansk",), "STATE", role=MonitorRole.MONITORED_PARTY)
    assert (
        NameBook((STATE, outsider, BAND), ("Tolm", "Sorl")).resolve("government forces") == "tolm"
    )
    assert NameBook((STATE, outsider, BAND), ("Sorl",)).resolve("government forces") is None
    assert NameBook((STATE, other_party), ("Tolm",)).resolve("the army") is None


def test_a_circle_of_parents_ends() -> None:
    book = NameBook([Actor("a", ("A one",), parent="b"), Actor("b", ("B one",), parent="a")])
    assert book.affiliations("a") == ("a", "b")


def test_later_actors_replace_earlier_ones_of_the_same_id() -> None:
    book = NameBook([Actor("x", ("Xan",)), Actor("x", ("Xan",), role=MonitorRole.MEDIA)])
    assert book.actors["x"].role is MonitorRole.MEDIA


def test_a_speaker_is_found_by_organisation_when_the_name_is_unknown() -> None:
    speaker = Speaker("Ria Moss", SpeakerStatus.NAMED, organisation="Corran Front")
    assert BOOK.speaker(speaker) == "corran"
    assert BOOK.speaker(Speaker(None, SpeakerStatus.ARTICLE_VOICE, organisation="Meridia")) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Dr. Dana Quill", "dana-quill"), ("Gen. X. Örn-Bay", "x-orn-bay"), ("", "unknown")],
)
def test_slugs_drop_titles_and_accents(name: str, expected: str) -> None:
    assert slug(name) == expected


KESSIA = Actor("kessia", ("Republic of Kessia", "Kessian government"), "STATE")
OSKLAND = Actor("oskland", ("Oskland", "National Army", "Ostan police"), "STATE")
OSTAN = Actor("ostan", ("Ostan", "Ostan army"), "STATE")
PEOPLES = NameBook((KESSIA, OSKLAND, OSTAN))


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Kessian soldiers", "kessia"),
        ("two Kessian paratroopers", "kessia"),
        ("the Kessian army", "kessia"),
        ("Kessian government forces", "kessia"),
        ("a Kessian helicopter", None),
        ("Kessian aircraft", "kessia"),
        ("Kessian officials", "kessia"),
        ("three Kessian security officials", "kessia"),
        ("the Kessian air force", "kessia"),
        ("Kessian border guards", "kessia"),
        ("Kessian special forces", "kessia"),
        ("the Kessian side", "kessia"),
        ("Kessian air", None),
        ("Kessian border villages", None),
        ("Kessian-backed fighters", None),
        ("Kessian", None),
        ("a Kessian", None),
        ("Kessian rebels", None),
        ("former Kessian insurgents", None),
        ("the Kessian bank", None),
        ("national troops", None),
        ("National troops", None),
        ("Ostan police", "oskland"),
        ("Ostan soldiers", "ostan"),
    ],
)
def test_a_states_own_forces_bear_its_adjective(words: str, actor: str | None) -> None:
    assert PEOPLES.resolve(words) == actor


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("first report of the international observers", "team"),
        ("a report by the monitors", "team"),
        ("the international observers", None),
        ("report of the river observers", None),
    ],
)
def test_a_report_of_the_observers_is_of_the_one_body_that_watches(
    words: str, actor: str | None
) -> None:
    team = Actor("team", ("Ford Team",), "MONITORING_BODY", role=MonitorRole.MONITOR)
    panel = Actor("panel", ("Ford Panel",), "MONITORING_BODY", role=MonitorRole.MONITOR)
    assert NameBook((KESSIA, team)).resolve_body(words) == actor
    assert NameBook((KESSIA, team, panel)).resolve_body(words) is None


def test_a_body_of_a_state_tells_its_adjective() -> None:
    """ "Orvanese soldiers" are Orvana's, one of whose bodies is called so."""
    office = Actor("audit", ("Orvanese Audit Office", "Nordic Court"), "GOVERNMENT_BODY")
    orvana = Actor("orvana", ("Orvana",), "STATE")
    book = NameBook((orvana, replace(office, parent="orvana")))
    assert book.resolve("two Orvanese soldiers") == "orvana"
    assert book.resolve("Nordic soldiers") is None
    assert NameBook((orvana, office)).resolve("two Orvanese soldiers") is None


UVAR = Actor("uvar", ("Uvaria", "Uvarian"), "STATE", role=MonitorRole.MONITORED_PARTY)
PARTIES = NameBook(
    (UVAR, Actor("front", ("Corran Front",), "ARMED_GROUP", role=MonitorRole.TARGET))
)


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Uvarian troops", "uvar"),
        ("two senior Uvarian officials", "uvar"),
        ("the Uvarian security forces", "uvar"),
        ("a Uvarian military source", "uvar"),
        ("Uvarian trade minister Ada Holm", "uvar"),
        ("Uvarian state television", "uvar"),
        ("the Uvarian ambassador to Tessen", "uvar"),
        ("Uvaria's minister responsible for water", "uvar"),
        ("fighters of the Corran Front", "front"),
        ("Uvarian rebels", None),
        ("Uvarian rebel fighters", None),
        ("Uvarian militants", None),
        ("a Uvarian source", None),
        ("Uvaria's opposition", None),
        ("a Uvarian opposition leader", None),
        ("Uvarian union leaders", None),
        ("a Uvarian human rights group", None),
        ("a Uvarian newspaper", None),
        ("Uvarian fishermen", None),
        ("a Uvarian paper mill", None),
        ("the Uvarian Police Federation", None),
        ("Uvaria's neighbour Oskavia", None),
        ("a Uvarian deserter", None),
        ("a breakaway faction of the Corran Front", None),
        ("Corran Front victims", None),
    ],
)
def test_a_side_is_its_organs_and_members_and_not_its_country(
    words: str, actor: str | None
) -> None:
    """What rebels do is no deed of the state, and what fishermen tell no admission by it."""
    assert PARTIES.resolve_body(words) == actor
    assert PARTIES.speaker(Speaker(words, SpeakerStatus.ANONYMOUS_SINGLE, words)) == actor


CALLED_BY_WHAT_THEY_ARE = NameBook(
    (
        Actor("tolm", ("Republic of Tolm", "Tolm", "the Government"), "STATE"),
        Actor("reed", ("Reed Movement", "the Movement"), "ARMED_GROUP"),
        Actor("moor", ("Moor Guard", "the Guard", "Moor"), "ARMED_GROUP"),
    )
)


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Movement fighters in Moor", "reed"),
        ("fighters of the Movement in Moor", "reed"),
        ("government troops in Moor", "tolm"),
        ("Government planes", "tolm"),
        ("the Movement's office in Tolm", "reed"),
        ("Reed Movement commanders near Moor", "reed"),
        ("the Movement's delegation to Tolm", "reed"),
        ("a delegation from Moor", "moor"),
        ("the Movement side", "reed"),
        ("the other side", None),
        ("officials in Tolm", "tolm"),
        ("foreign fighters in Tolm", None),
        ("troops in the Republic of Tolm", None),
        ("Tolm troops in Tolm", "tolm"),
        ("government troops in Tolm", "tolm"),
        ("fighters in the Reed Movement", "reed"),
        ("attacks on fighters of the Movement", None),
        ("prisoners of the Movement in Moor", None),
    ],
)
def test_where_somebody_is_says_nothing_of_whose_they_are(words: str, actor: str | None) -> None:
    """A breach by the Movement's men in Moor is not pinned on Moor."""
    assert CALLED_BY_WHAT_THEY_ARE.resolve(words) == actor


@pytest.mark.parametrize("who", ["The widow", "A brother", "The father"])
def test_a_relative_of_a_commander_does_not_speak_for_the_side(who: str) -> None:
    name = f"{who} of a Front commander"
    told = Speaker(name, SpeakerStatus.ANONYMOUS_SINGLE, name, organisation="Corran Front")
    assert PARTIES.speaker(told) is None
    assert PARTIES.speaker(replace(told, name="An aide of a Front commander")) == "front"


@pytest.mark.parametrize("who", ["Residents", "Victims", "A farmer", "Three women"])
def test_who_lives_in_a_country_does_not_speak_for_it(who: str) -> None:
    told = Speaker(f"{who} of Uvaria", SpeakerStatus.ANONYMOUS_PLURAL, None, organisation="Uvaria")
    assert PARTIES.speaker(told) is None
    assert PARTIES.speaker(replace(told, name="Officials of Uvaria")) == "uvar"


@pytest.mark.parametrize(
    ("role", "actor"), [("farmer", None), ("historian", None), ("minister", "uvar"), (None, "uvar")]
)
def test_a_name_makes_a_farmer_no_spokesman_of_his_country(
    role: str | None, actor: str | None
) -> None:
    told = Speaker("Kel Brand", SpeakerStatus.NAMED, "Kel Brand", organisation="Uvaria", role=role)
    assert PARTIES.speaker(told) == actor


@pytest.mark.parametrize("kind", ["POPULATION", "COMMUNITY"])
@pytest.mark.parametrize(
    "words", ["residents of Orsk", "young men from Orsk", "two farmers in Orsk", "people of Orsk"]
)
def test_those_who_live_there_are_the_village_where_a_village_is_the_party(
    words: str, kind: str
) -> None:
    assert NameBook([Actor("orsk", ("Village of Orsk", "Orsk"), kind)]).resolve(words) == "orsk"
    assert NameBook([Actor("orsk", ("Orsk",), "STATE")]).resolve(words) is None


@pytest.mark.parametrize(
    ("kind", "words", "is_one"),
    [
        ("ARMED_GROUP", "Black Viper", True),
        ("ARMED_GROUP", "Viper instructors", True),
        ("ARMED_GROUP", "two Viper fighters", True),
        ("ARMED_GROUP", "the viper", True),
        ("PERSON", "Viper", False),
        ("STATE", "Viper", False),
        ("ARMED_GROUP", "Vipe", False),
    ],
)
def test_one_of_a_group_is_of_the_group(kind: str, words: str, is_one: bool) -> None:
    vipers = Actor("vipers", ("Black Vipers", "the Vipers"), kind=kind)
    assert (NameBook([vipers]).resolve(words) == "vipers") is is_one


def test_a_word_for_any_body_is_no_group_s_name() -> None:
    forces = Actor("forces", ("Coastal Forces", "the Guards"), kind="ARMED_GROUP")
    assert NameBook([forces]).resolve("Guard") is None
