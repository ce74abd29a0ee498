"""Prototypes and codes without triggers: decisions move coding, without training or restart."""

import pytest
from tests.language.gold_rows import claims_in, codebook, known_wrong

from pactwatch.domain.codebook import Codebook, ConductCode, Prototype
from pactwatch.language.conduct.close import Closeness

CODED = "The Front lends its boats to the insurgents who cross the strait at night."
LIKE = "The Brigade lends boats to insurgents who cross the river at night."
UNLIKE = "The ministry lends books to the pupils of the island."


def prototype(text: str, *codes: str, is_complete: bool = True) -> Prototype:
    return Prototype(text, frozenset(codes), is_complete, "statement st-1 as Ada coded it")


def codes_with(text: str, *prototypes: Prototype, book: Codebook | None = None) -> set[str]:
    close = Closeness(book or codebook(), prototypes)
    return {claim.conduct for claim in claims_in(text, closeness=close)}


def test_a_passage_like_one_a_person_coded_is_coded_so() -> None:
    coded = prototype(CODED, "ENABLE.TRANSIT")
    assert "ENABLE.TRANSIT" not in codes_with(LIKE)
    assert "ENABLE.TRANSIT" in codes_with(LIKE, coded)
    assert "ENABLE.TRANSIT" not in codes_with(UNLIKE, coded)


def test_the_claim_says_which_decision_it_leans_on_and_has_its_roles() -> None:
    close = Closeness(codebook(), [prototype(CODED, "ENABLE.TRANSIT")])
    claim = next(c for c in claims_in(LIKE, closeness=close) if c.conduct == "ENABLE.TRANSIT")
    assert "statement st-1 as Ada coded it" in claim.reason
    assert CODED not in claim.reason
    assert (claim.agent, claim.counterpart) == (("Brigade",), ("insurgents",))


def test_a_denied_passage_is_coded_as_denied() -> None:
    close = Closeness(codebook(), [prototype(CODED, "ENABLE.TRANSIT")])
    text = "The Brigade never lends boats to insurgents who cross the river at night."
    claim = next(c for c in claims_in(text, closeness=close) if c.conduct == "ENABLE.TRANSIT")
    assert claim.polarity.value == "-"


def test_a_code_taken_off_stays_off_the_same_words_but_not_others() -> None:
    text = "The Front sheltered the militants in its stadium during the final."
    taken_off = prototype("The Brigade sheltered militants in its stadium during the final.")
    assert "HOST.SHELTER" in codes_with(text)
    assert "HOST.SHELTER" not in codes_with(text, taken_off)
    assert "HOST.SHELTER" in codes_with("The Front sheltered the militants.", taken_off)


def test_a_code_that_was_only_accepted_says_nothing_against_others() -> None:
    text = "The Front sheltered the militants in its stadium during the final."
    accepted = prototype(text, "POS.ADMIT", is_complete=False)
    assert "HOST.SHELTER" in codes_with(text, accepted)


def test_a_code_with_examples_and_no_triggers_is_coded_by_them() -> None:
    new = ConductCode(
        "ECON.SMUGGLE_TIMBER",
        "smuggles timber",
        "Timber is cut and smuggled abroad.",
        examples=("The militia smuggled logs and timber across the frontier.",),
        counter_examples=("The carpenters bought timber for the frontier posts.",),
    )
    book = Codebook("own", "1.0.0", (*codebook().codes, new))
    told = "Gunmen were smuggling timber over the border."
    assert new.id in codes_with(told, book=book)
    assert new.id not in codes_with("The carpenters bought timber for a fence.", book=book)
    assert new.id not in codes_with(told)
    assert new.id not in codes_with("Timber smuggling", book=book)  # a heading tells nothing


def test_who_counts_has_not_done_what_is_counted() -> None:
    new = ConductCode(
        "DDR.ASSEMBLE",
        "fighters gather",
        "Fighters come to camps and are registered there.",
        examples=("Some 200 fighters have been registered in the assembly camp.",),
    )
    close = Closeness(Codebook("own", "1.0.0", (*codebook().codes, new)))
    told = "The mission had registered 2,150 fighters in the four camps."
    claim = next(c for c in claims_in(told, closeness=close) if c.conduct == new.id)
    assert claim.agent == ()


ZONE = ConductCode(
    "ZONE.ENTER",
    "armed presence in a zone",
    "Soldiers or fighting vehicles are inside a closed zone.",
    examples=("Two armoured vehicles were seen inside the zone.", "Soldiers entered the zone."),
    counter_examples=("Farmers work in the zone.",),
)


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("The monitors saw two vehicles of the Varo Army inside the zone.", "Varo Army"),
        ("Three carriers of the Orlan Front were spotted inside the zone.", "Orlan Front"),
        ("Ten soldiers of the Varo Army were noticed in the zone.", "Varo Army"),
        ("Soldiers of the Varo Army entered the zone.", "Varo Army"),
    ],
)
def test_whom_a_monitor_sees_does_what_is_seen(text: str, agent: str) -> None:
    close = Closeness(Codebook("own", "1.0.0", (*codebook().codes, ZONE)))
    claim = next(c for c in claims_in(text, closeness=close) if c.conduct == ZONE.id)
    assert agent in " ".join(claim.agent)


HOME = ConductCode(
    "HOME.RETURN",
    "lets families return",
    "Displaced families return to their homes.",
    examples=("Forty families have returned to their houses on the island.",),
)


@pytest.mark.parametrize(
    ("text", "is_home"),
    [
        ("The volunteers had taken the first 60 families back to the island.", True),
        ("Ninety families were brought back to their houses by the ferry.", True),
        ("Many families wish to return to their houses on the island.", False),
        ("The families took their case to the island's judge.", False),
    ],
)
def test_a_particle_may_stand_behind_the_object_and_a_wish_is_no_deed(
    text: str, is_home: bool
) -> None:
    close = Closeness(Codebook("own", "1.0.0", (*codebook().codes, HOME)))
    assert any(c.conduct == HOME.id for c in claims_in(text, closeness=close)) is is_home


def test_nothing_is_compared_where_nobody_decided_and_every_code_has_triggers() -> None:
    assert Closeness(codebook()).is_idle


OWN = (
    ConductCode(
        "MON.BAR",
        "keeps monitors out",
        "Monitors are kept from a place.",
        examples=("The island's council has not granted the monitors access to the harbour.",),
    ),
    ConductCode(
        "DEBT.REPAY",
        "hands back money",
        "Money that was held is handed back.",
        examples=("The treasury transferred forty million crowns of held deposits to the union.",),
    ),
    ConductCode(
        "TOLL.LIFT",
        "lifts a toll",
        "A toll on ships is ended.",
        examples=("The council lifted its toll on cargo ships.",),
    ),
    ConductCode(
        "PORT.SHUT_OUT",
        "shuts ships out",
        "Trawlers are turned away from the quay or are not let in.",
        examples=("Trawlers were refused entry at the mole.",),
    ),
    ConductCode(
        "MINOR.ENLIST",
        "enlists minors",
        "Minors are enlisted.",
        examples=("The militia recruited minors.", "Girls serve in its ranks."),
    ),
    ConductCode(
        "ORE.PAPERLESS",
        "exports uncertified ore",
        "Ore leaves a mine or a port without the papers it needs.",
        examples=("The firm sold tin without papers.", "Uncertified ore was exported."),
    ),
)

# Code, agent, counterpart, polarity, sentence.
CONTRARIES = [
    ("MON.BAR", "Council", "", "-", "The Council granted monitors access to the harbour in May."),
    ("MON.BAR", "Council", "", "+", "The Council never granted monitors access to the harbour."),
    ("DEBT.REPAY", "Front", "", "-", "The Front kept forty million crowns of deposits."),
    ("DEBT.REPAY", "Front", "", "-", "The Front is withholding the deposits of the union."),
    ("DEBT.REPAY", "Front", "", "+", "The Front returned the deposits to the union."),
    ("DEBT.REPAY", "", "Union", "+", "The Union received forty million crowns of deposits."),
    ("DEBT.REPAY", "", "Union", "-", "The Union has not received the held deposits."),
    ("DEBT.REPAY", "Front", "Union", "-", "The Union received no deposits from the Front."),
    ("TOLL.LIFT", "Council", "", "-", "The Council reimposed its toll on cargo ships."),
    ("PORT.SHUT_OUT", "", "", "+", "Four trawlers were again turned away from the quay."),
    ("PORT.SHUT_OUT", "", "", "-", "The trawlers were let in at the quay."),
    (
        "MINOR.ENLIST",
        "Front",
        "",
        "+",
        "The Front has taken at least twenty minors into its ranks.",
    ),
    ("MINOR.ENLIST", "Band", "", "+", "The Band brought three minors into its ranks in May."),
    ("MINOR.ENLIST", "Council", "", "-", "The Council never took minors into its ranks."),
    ("ORE.PAPERLESS", "Front", "", "+", "The Front sold ore without papers in May."),
    ("ORE.PAPERLESS", "", "", "+", "Two ships left the port with uncertified ore."),
    ("ORE.PAPERLESS", "Council", "", "-", "The Council has exported no uncertified ore."),
    (
        "ORE.PAPERLESS",
        "Mining Office",
        "",
        "+",
        "The shipper, the Mining Office, sold ore without papers.",
    ),
    (
        "ORE.PAPERLESS",
        "Mining Office",
        "",
        "+",
        "Inspectors saw the Mining Office export uncertified ore.",
    ),
]


def test_what_tells_which_are_meant_is_not_denied_with_what_is_told_of_them(
    request: pytest.FixtureRequest,
) -> None:
    close = Closeness(Codebook("own", "1.0.0", (*codebook().codes, *OWN)))
    text = "Trawlers that were turned away from the quay do not appear in the list."
    known_wrong(request, text)
    assert "PORT.SHUT_OUT" not in {c.conduct for c in claims_in(text, closeness=close)}


@pytest.mark.parametrize(("code", "agent", "counterpart", "polarity", "text"), CONTRARIES)
def test_what_undoes_an_example_is_not_the_example(
    code: str, agent: str, counterpart: str, polarity: str, text: str
) -> None:
    close = Closeness(Codebook("own", "1.0.0", (*codebook().codes, *OWN)))
    found = [c for c in claims_in(text, closeness=close) if c.conduct == code]
    assert [c.polarity.value for c in found] == [polarity]
    assert found[0].agent == ((agent,) if agent else ())
    assert not counterpart or found[0].counterpart == (counterpart,)


MILL = ConductCode(
    "LAB.SACK",
    "dismisses union members",
    "Weavers lose their jobs because they belong to a union.",
    examples=("The plant fired nine weavers who had joined the union.",),
    counter_examples=("The coach was fired.",),
)
DOORS = ConductCode(
    "SAFE.DOORS",
    "fits fire doors",
    "Fire doors are put into a mill.",
    examples=("The owner fitted fire doors in two mills.",),
    counter_examples=("The doors opened at nine.",),
)

# What stands there is done (with its code), or only the things of the examples do ("").
SHOWN = [
    ("LAB.SACK", "The Association sacked 31 of its members at the plant."),
    ("LAB.SACK", "The Association laid off four weavers after they had asked for fire doors."),
    ("SAFE.DOORS", "Fire doors had been installed in 38 of the 60 mills."),
    ("SAFE.DOORS", "The last two were fitted on 5 January after the mills had closed."),
    ("SAFE.DOORS", "The installation of fire doors took three weeks."),
    ("", "The doors at four mills were locked from the outside."),
    ("", "The weavers of the union asked for fire doors."),
    ("", "The coach of the weavers was fired."),
]


@pytest.mark.parametrize(("code", "text"), SHOWN)
def test_an_example_is_shown_by_what_is_done_and_not_by_its_things(code: str, text: str) -> None:
    close = Closeness(Codebook("own", "1.0.0", (*codebook().codes, MILL, DOORS)))
    found = {c.conduct for c in claims_in(text, closeness=close)} & {MILL.id, DOORS.id}
    assert found == ({code} if code else set())


GATE = ConductCode(
    "GATE.SHUT",
    "keeps inspectors out",
    "Inspectors are kept out of a site or may not move and film freely.",
    examples=("The keeper refused to let the inspectors into the mill.",),
    counter_examples=("The inspectors wrote a letter.",),
)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The guild's refusal to let inspectors into the yard is a scandal.", "+"),
        ("The guards refused to let the inspectors into the yard.", "+"),
        ("Inspectors cannot film freely in the valley.", "+"),
        ("Inspectors can film freely in the valley.", "-"),
    ],
)
def test_what_an_example_tells_by_a_refusal_is_told_by_another(
    text: str, polarity: str, request: pytest.FixtureRequest
) -> None:
    known_wrong(request, text)
    close = Closeness(Codebook("own", "1.0.0", (*codebook().codes, GATE)))
    claim = next(c for c in claims_in(text, closeness=close) if c.conduct == GATE.id)
    assert claim.polarity == polarity


COSTS = (
    ConductCode(
        "COST.CLAIM",
        "pays claims",
        "Claims for damage are paid.",
        examples=("The insurer paid the claims of nine growers.", "Redress was paid to villagers."),
        counter_examples=("The mayor claims that the bridge is safe.",),
    ),
    ConductCode(
        "COST.SHARE",
        "pays a share",
        "Owners are paid a share of the profit.",
        examples=("The firm paid a share of its profit.", "The board distributed a first share."),
        counter_examples=("Patience pays in the end.",),
    ),
    ConductCode(
        "COST.SEAL",
        "seals the pipe",
        "A leaking pipe is sealed.",
        examples=("The crew sealed the pipe.", "Welders plugged the pipe."),
        counter_examples=("The bus stopped at the pipe.",),
    ),
    ConductCode(
        "COST.FUND",
        "pays into a fund",
        "Money is paid into a fund.",
        examples=("The firm made a first deposit into the fund.",),
        counter_examples=("The museum opened an account.",),
    ),
)

# What is done there (with its code), or only aimed at, owed, asked about or something else ("").
COSTED = [
    ("COST.CLAIM", "The quarry paid the claims of four growers."),
    ("COST.CLAIM", "The quarry made a payment to the villagers whose claims were open."),
    ("", "Those are claims that the quarry should pay."),
    ("", "The claims, which the quarry ought to pay, have grown."),
    ("", "Growers may file claims with the quarry until May."),
    ("", "The quarry submitted its claims to the court."),
    ("", "The judge criticised the quarry's handling of claims from growers."),
    ("", "Growers voiced concerns about the payment of claims."),
    ("COST.SHARE", "The quarry has made a payment of its share of the profit."),
    ("", "The firm paid a fine for the noise."),
    ("", "The board paid a visit to the harbour."),
    ("COST.SEAL", "The divers managed to seal the pipe."),
    ("COST.SEAL", "The quarry was the first company to seal a pipe of that size."),
    ("", "The quarry made a third effort to seal the pipe."),
    ("", "The battle to seal the pipe went on all week."),
    ("", "The quarry has the equipment to plug the pipe."),
    ("", "The new valve is a step towards sealing the pipe."),
    ("", "It is hard to seal a pipe at such a depth."),
    ("", "A panel was authorised to seal the pipe."),
    ("", "Divers have been tasked with sealing the pipe."),
    ("", "Whether the pipe was sealed."),
    ("", "Work can only begin after the sealing of the pipe."),
    ("", "The growers would only leave with a payment of their claims."),
    ("", "He spoke of two proposals. Among them was the payment of claims for damage."),
    ("COST.SEAL", "The pipe has been sealed."),
    ("COST.FUND", "The quarry made a deposit of three million into the fund."),
    ("", "The quarry made a promise about the fund."),
    ("", "Wages would not be paid for the rest of the year."),
]


@pytest.mark.parametrize(("code", "text"), COSTED)
def test_what_is_owed_or_striven_for_or_only_worded_alike_is_not_done(code: str, text: str) -> None:
    close = Closeness(Codebook("own", "1.0.0", (*codebook().codes, *COSTS)))
    found = {c.conduct for c in claims_in(text, closeness=close)} & {c.id for c in COSTS}
    assert found == ({code} if code else set())


POLL = ConductCode(
    "POLL.HOLD",
    "holds a poll",
    "A poll of the wards is held.",
    examples=("The fair town held a poll.", "Voters went to the urns.", "The poll took place."),
    counter_examples=("The club held a party.",),
    thing="ward|parish",
)


@pytest.mark.parametrize(
    ("text", "is_shown"),
    [
        ("The poll took place on Sunday.", True),
        ("The poll happened on Sunday after all.", True),
        ("Ferry workers went to the urns on Sunday.", True),
        ("The theft took place in the parish of Tarn.", False),
        ("The theft happened in the parish of Tarn.", False),
        ("The quarrel occurred beside the ward.", False),
    ],
)
def test_what_takes_place_tells_it_and_not_where(text: str, *, is_shown: bool) -> None:
    close = Closeness(Codebook("own", "1.0.0", (*codebook().codes, POLL)))
    assert ("POLL.HOLD" in {c.conduct for c in claims_in(text, closeness=close)}) is is_shown


GATES = ConductCode(
    "RIVER.CUT",
    "cuts a river",
    "Less water is let through a dam than was agreed.",
    examples=("The dam's gates were shut for three days.", "The upstream side cut the flow."),
)


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("Orme has kept the gates of the dam shut for nine days.", True),
        ("Orme shut the gates of the dam for nine days.", True),
        ("Orme has kept the gates of the dam open for nine days.", False),
    ],
)
def test_what_something_is_kept_in_is_what_is_done(text: str, is_so: bool) -> None:
    close = Closeness(Codebook("t", "1.0.0", (GATES,)))
    claims = claims_in(text, closeness=close)
    assert ("+" in [c.polarity.value for c in claims if c.conduct == GATES.id]) is is_so


BLOCKS = ConductCode(
    "SEA.BLOCK",
    "blocks a quay",
    "A party blocks a quay.",
    examples=("The boats blocked the quay.", "Drivers blocked the east quay with lorries."),
)
OPENS = ConductCode(
    "OPEN.BOOKS",
    "opens its books",
    "A house or party opens its books.",
    examples=("The cooperative opened its books.", "The museum has opened its books."),
)


@pytest.mark.parametrize(
    ("code", "text", "agents"),
    [
        (BLOCKS, "The Dorrin Union blocked the north quay on Monday.", ("Dorrin Union",)),
        (BLOCKS, "Boats of the Dorrin Union blocked the north quay.", ("Dorrin Union",)),
        (BLOCKS, "A boat of the police force blocked the north quay.", ("police force",)),
        (OPENS, "The Port opened its books on Monday.", ("Port",)),
        (OPENS, "The books of twelve clinics have been opened.", ()),
    ],
)
def test_whoever_does_what_a_code_s_own_examples_do_is_its_doer(
    code: ConductCode, text: str, agents: tuple[str, ...], request: pytest.FixtureRequest
) -> None:
    """Also where other codes' onlookers do it ("blocked a bill"), and a house whose doing it is."""
    known_wrong(request, text)
    close = Closeness(Codebook("own", "1.0.0", (*codebook().codes, code)))
    found = [c for c in claims_in(text, closeness=close) if c.conduct == code.id]
    assert [c.agent for c in found] == [agents]


OPENED = ConductCode(
    "RIVER.OPEN",
    "opens a dam",
    "The gates of a dam are opened so that water runs down.",
    examples=("Engineers have opened the gates of the dam.",),
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Orme opened the gates of the dam at noon.", {("RIVER.OPEN", "+")}),
        ("Orme shut the gates of the dam at noon.", {("RIVER.CUT", "+")}),
        ("Orme did not open the gates of the dam.", {("RIVER.OPEN", "-")}),
    ],
)
def test_what_one_code_tells_outright_denies_no_code_for_the_contrary(
    text: str, told: set[tuple[str, str]]
) -> None:
    both = Closeness(Codebook("t", "1.0.0", (GATES, OPENED)))
    assert {(c.conduct, c.polarity.value) for c in claims_in(text, closeness=both)} == told


HOUSING = (
    ConductCode(
        "HOUSING.SELL",
        "sells municipal flats",
        "Flats that the city owns are sold.",
        examples=("The city sold nine municipal flats.", "The block on Mill Lane was sold off."),
    ),
    ConductCode(
        "HOUSING.BUILD",
        "builds municipal flats",
        "New flats are built for the city.",
        examples=("The city built forty municipal flats.", "Ten council flats were completed."),
    ),
)
BUILT = "The housing office completed 24 council flats on Mill Lane last week."
MOVED = "The first tenants moved into their municipal flats on Friday."


@pytest.mark.parametrize(
    "accepted",
    [
        "No municipal flats were sold between March and September",
        "the city has sold not one of its municipal flats",
        "Nobody is selling council flats on Mill Lane",
    ],
)
def test_an_accepted_denial_teaches_no_code_the_opposite(accepted: str) -> None:
    book = Codebook("housing", "1.0.0", HOUSING)
    said = prototype(accepted, "HOUSING.SELL", is_complete=False)
    for text in (BUILT, MOVED):
        assert codes_with(text, said, book=book) == codes_with(text, book=book)
        assert "HOUSING.SELL" not in codes_with(text, said, book=book)


def test_a_decision_adds_to_a_codes_examples_and_takes_none_away() -> None:
    book = Codebook("housing", "1.0.0", HOUSING)
    text = "In March the city sold twelve municipal flats to a bank."
    said = prototype("Nobody is selling a council house here", "HOUSING.SELL", is_complete=False)
    assert codes_with(text, book=book) == codes_with(text, said, book=book) == {"HOUSING.SELL"}


def test_nearly_the_same_words_are_coded_the_same_way_by_examples_too() -> None:
    book = Codebook("housing", "1.0.0", HOUSING)
    coded = "The notary entered the hall with a folder for the bank on Monday."
    text = "The notary entered the hall with a folder for the bank on Tuesday."
    assert "HOUSING.SELL" not in codes_with(text, book=book)
    assert "HOUSING.SELL" in codes_with(text, prototype(coded, "HOUSING.SELL"), book=book)
