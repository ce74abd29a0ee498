"""Codes of a case's own, shown by their examples: who does it, and how much of what."""

import pytest
from tests.language.gold_rows import claims_in, codebook, known_wrong, parsed

from pactwatch.domain.claim import Claim
from pactwatch.domain.codebook import Codebook, ConductCode
from pactwatch.language.acts.acts import classify
from pactwatch.language.claims.claims import find_claims
from pactwatch.language.conduct.close import Closeness

RIVER = (
    ConductCode(
        "RIVER.FELL",
        "fells trees",
        "Trees are felled or a forest is cleared.",
        examples=("Loggers felled ninety oaks by the lake.", "The sawmill cut down the willows."),
        counter_examples=("Prices fell by a tenth.", "The forester planted oaks."),
    ),
    ConductCode(
        "RIVER.LINE",
        "lines ponds",
        "A pond or basin for sludge is lined or sealed.",
        examples=("The smelter lined two basins with clay.", "The third basin has been sealed."),
        counter_examples=("Trees line the road.",),
    ),
    ConductCode(
        "RIVER.PAY",
        "pays into the fund",
        "Money is paid into a fund for those who lost by it.",
        examples=("The tannery paid two million into the fund.",),
        counter_examples=("He paid a visit.",),
    ),
    ConductCode(
        "RIVER.BAR",
        "keeps samplers out",
        "Samplers are turned away or refused entry.",
        examples=("Guards turned the samplers away.", "The foreman did not let the samplers in."),
        counter_examples=("The samplers visited the smelter.",),
    ),
    ConductCode(
        "RIVER.HOLD",
        "holds up goods",
        "Goods or lorries are held up at a border.",
        examples=("Officers held up nine lorries with cheese.", "Trucks were turned back."),
        counter_examples=("The lorry broke down.",),
    ),
)


def claim_of(code: str, text: str) -> Claim:
    close = Closeness(Codebook("own", "1.0.0", (*codebook().codes, *RIVER)))
    return next(c for c in claims_in(text, closeness=close) if c.conduct == code)


@pytest.mark.parametrize(
    ("code", "agent", "text"),
    [
        # To whom it was done, whatever preposition stands behind, did nothing.
        ("RIVER.FELL", "", "By the lake willows and oaks had been cut down to the waterline."),
        ("RIVER.BAR", "", "The samplers were refused entry to the smelter on all three days."),
        ("RIVER.BAR", "Orlan", "The samplers were refused entry to the smelter by Orlan."),
        # What stands behind the "of" of a doing's noun is what it is done to.
        ("RIVER.LINE", "Corrish Tin", "Corrish Tin has completed the lining of the second pond."),
        ("RIVER.LINE", "Corrish Tin", "Corrish Tin started the lining of the basin in May."),
        ("RIVER.FELL", "", "The mission recorded the felling of 190 trees."),
        ("RIVER.HOLD", "Orlan", "Orlan held up seven lorries at the bridge."),
        # What a comma sets apart is told for itself.
        ("RIVER.HOLD", "Orlan", "Orlan, which has held up nine lorries, has no right to speak."),
        # Whose tool does it.
        ("RIVER.FELL", "Corrish Tin", "A harvester of Corrish Tin felled the oaks by the lake."),
        ("RIVER.FELL", "", "A harvester of the last century felled the oaks by the lake."),
    ],
)
def test_who_does_what_an_example_tells(code: str, agent: str, text: str) -> None:
    claim = claim_of(code, text)
    assert (claim.agent, claim.polarity.value) == ((agent,) if agent else (), "+")


@pytest.mark.parametrize(
    "text",
    [
        # To let in is no kin of giving and paying.
        "The foreman paid the samplers for the smelter's ore.",
        "The foreman of the smelter gave the samplers no reason.",
    ],
)
def test_a_thing_and_another_doing_show_nothing(text: str) -> None:
    close = Closeness(Codebook("own", "1.0.0", (*codebook().codes, *RIVER)))
    assert not {c.conduct for c in claims_in(text, closeness=close)} & {c.id for c in RIVER}


@pytest.mark.parametrize(
    ("code", "count", "unit", "text"),
    [
        ("RIVER.HOLD", 71, "lorries", "Orlan has held up 71 lorries with fruit."),
        ("RIVER.HOLD", 4, "trucks", "Officers turned back four trucks at the bridge."),
        ("RIVER.FELL", 190, "trees", "The mission recorded the felling of 190 trees."),
        ("RIVER.PAY", 5e6, "crowns", "Corrish Tin paid the first five million crowns to the fund."),
        (
            "RIVER.PAY",
            5e6,
            "crowns",
            "Corrish Tin paid a first instalment of 5 million crowns into the fund.",
        ),
        ("RIVER.PAY", 1e6, "crowns", "Corrish Tin paid the first million crowns into the fund."),
        ("RIVER.PAY", 3e9, "crowns", "Corrish Tin paid 3 billion crowns into the fund."),
    ],
)
def test_how_much_is_told(code: str, count: float, unit: str, text: str) -> None:
    quantity = claim_of(code, text).quantity
    assert quantity is not None
    assert (quantity.low, quantity.high, quantity.unit) == (count, count, unit)


JAIL = (
    ConductCode(
        "JAIL.LIST",
        "publishes a list of those held",
        "The names of those held are made public.",
        examples=("The office released the register of captives.", "It published the list."),
        counter_examples=("He published a novel.",),
    ),
    ConductCode(
        "JAIL.BEAT",
        "ill-treats those held",
        "Detainees are beaten or tortured.",
        examples=("Guards beat the prisoners with cables.", "Two detainees were tortured."),
        counter_examples=("The team beat its rivals.",),
    ),
    ConductCode(
        "JAIL.TAKE_AWAY",
        "abducts",
        "Somebody is abducted.",
        examples=("Masked men abducted the lawyer.", "The band kidnapped a clerk."),
        counter_examples=("The police arrested a thief.",),
    ),
    ConductCode(
        "JAIL.AGAIN",
        "arrests those who were freed",
        "Somebody who had been released is arrested again.",
        examples=("Police rearrested two of the freed men.", "The former captive was detained."),
        counter_examples=("Police arrested a thief.",),
    ),
    ConductCode(
        "FISH.TOO_MUCH",
        "catches more than the quota",
        "Boats land more fish than their quota allows.",
        examples=("The trawlers landed forty tonnes of fish more than their quota.",),
        counter_examples=("The boats kept to the quota.",),
    ),
)

# Code with polarity, or nothing, by sentence.
JAILED = [
    # A list is made public, people are let go.
    ("JAIL.LIST+", "The Front released the list of captives."),
    ("", "The Front has released 12 of the 64 captives."),
    ("JAIL.LIST-", "The Front has not published the list."),
    # What a pronoun takes up is what it is done to.
    ("JAIL.BEAT+", "Three detainees arrived in Karo. They had been tortured in the cellar."),
    ("", "Three lorries arrived in Karo. They had been beaten in the race."),
    ("JAIL.BEAT+", "Three inmates were beaten with hoses."),
    ("", "The Union beat its neighbours in the final."),
    # Two sorts of people in the examples: whoever it is.
    ("JAIL.TAKE_AWAY+", "The Civil Guard abducted a customs officer."),
    ("JAIL.TAKE_AWAY+", "Masked men seized a teacher outside the court."),
    ("", "Masked men seized a lorry outside the court."),
    # Who lets people go has not said that none was taken again.
    ("JAIL.AGAIN+", "Police rearrested three of the freed captives."),
    ("", "The Front has released all 80 captives."),
    # A code about passing a limit asks for one that is passed.
    ("FISH.TOO_MUCH+", "The boats of Orlan landed 97 tonnes of fish, more than their quota."),
    ("", "The boats of Orlan have landed 38 of the 90 tonnes of fish that their quota allows."),
    ("", "The boats of Orlan landed nine tonnes of fish in July."),
]


@pytest.mark.parametrize(("shown", "text"), JAILED)
def test_what_is_done_to_whom_and_how_far_decides(
    shown: str, text: str, request: pytest.FixtureRequest
) -> None:
    known_wrong(request, text)
    close = Closeness(Codebook("own", "1.0.0", (*codebook().codes, *JAIL)))
    own = {code.id for code in JAIL}
    found = {
        f"{c.conduct}{c.polarity.value}"
        for c in claims_in(text, closeness=close)
        if c.conduct in own
    }
    assert found == ({shown} if shown else set())


@pytest.mark.parametrize(
    ("agent", "polarity", "text"),
    [
        # The noun of a doing tells it where it is allowed, stopped, denied or goes on.
        ("Forest Service", "+", "The Forest Service had licensed the felling in April."),
        ("Orlan", "-", "Orlan stopped the felling on 1 June."),
        ("", "-", "There has been no felling."),
        ("", "+", "The felling went on in May."),
        # What is spoken of, and what falls, tells nothing.
        (None, None, "Orlan had questions about the felling."),
        (None, None, "There has been no felling of prices."),
    ],
)
def test_the_noun_of_a_doing_tells_it_alone(
    agent: str | None, polarity: str | None, text: str
) -> None:
    close = Closeness(Codebook("own", "1.0.0", (*codebook().codes, *RIVER)))
    found = [c for c in claims_in(text, closeness=close) if c.conduct == "RIVER.FELL"]
    assert [c.polarity.value for c in found] == ([polarity] if polarity else [])
    assert not agent or found[0].agent == (agent,)


@pytest.mark.parametrize(
    ("agent", "text"),
    [
        (("Orlan",), "Orlan, which held up nine lorries in May, said it was sorry."),
        (
            ("Orlan",),
            "They may be exchanged for hostages held by Orlan, which held up nine lorries, said "
            "Sarn.",
        ),
        # A mere place has done nothing.
        (
            (),
            "They grew out of a band at the mill in Orlan, which held up nine lorries, said Sarn.",
        ),
    ],
)
def test_which_takes_up_who_is_told_of_before_it(agent: tuple[str, ...], text: str) -> None:
    content = [(text.index("which"), text.index(", said"))]
    (found,) = find_claims(
        text,
        parsed(text),
        content,
        codebook=codebook(),
        speaker=None,
        act=classify(text, parsed(text), content),
        published=None,
        closeness=Closeness(Codebook("own", "1.0.0", (*codebook().codes, *RIVER))),
    )
    assert (found.conduct, found.agent) == ("RIVER.HOLD", agent)


def test_its_boats_do_what_their_owner_does() -> None:
    text = "Its boats held up seven lorries at the bridge."
    close = Closeness(Codebook("own", "1.0.0", (*codebook().codes, *RIVER)))
    (found,) = claims_in(text, closeness=close, refer=lambda start, end: ("Orlan",))
    assert (found.conduct, found.agent) == ("RIVER.HOLD", ("Orlan",))


CARE = (
    ConductCode(
        "CARE.WARD",
        "opens a ward",
        "A ward or surgery is opened again.",
        examples=("The clinic reopened its children's ward.", "The new ward took its first man."),
        counter_examples=("The ward was painted.",),
    ),
    ConductCode(
        "CARE.NURSERY",
        "opens a nursery",
        "A nursery or creche is opened.",
        examples=(
            "The town opened a nursery for the drivers' children.",
            "The creche has taken in its first children.",
            "A kindergarten was opened in May.",
        ),
        counter_examples=("The nursery was painted.",),
    ),
    ConductCode(
        "CARE.HIRE",
        "hires nurses",
        "Nurses are hired or taken on.",
        examples=("The clinic hired twenty nurses.", "Forty nurses were taken on in May."),
        counter_examples=("The hall was hired for a party.",),
    ),
    ConductCode(
        "CARE.SHIFT",
        "makes staff work a second shift",
        "Staff are made to work two shifts in a row.",
        examples=("Porters were kept at work for a second shift by the staff office.",),
        counter_examples=("She took the late shift.",),
    ),
    ConductCode(
        "CARE.BONUS",
        "pays a bonus",
        "A bonus is paid to staff.",
        examples=("The mill paid the night bonus to its staff.",),
        counter_examples=("The bonus was cancelled.",),
    ),
    ConductCode(
        "CARE.SMASH",
        "smashes machines",
        "Machines are broken on purpose.",
        examples=("Strikers smashed two looms at night.", "The pickets wrecked a crane."),
        counter_examples=("The storm damaged the roof.",),
    ),
)


@pytest.mark.parametrize(
    ("codes", "text"),
    [
        # A day of the month counts nothing, and a month is no thing of an example.
        ({"CARE.WARD"}, "The ward was opened again on 4 July."),
        (set(), "Not one bed was taken out of service in May."),
        ({"CARE.NURSERY"}, "The nursery was opened on 4 July."),
        # What stands with another verb shows no code where one has its thing with this one.
        ({"CARE.WARD"}, "The ward opened on 4 July and 61 children have been born there."),
        # To make somebody work is not to hire him; what is kept is not undone by paying.
        ({"CARE.SHIFT"}, "Orlan made a nurse work a second shift against her wish."),
        ({"CARE.BONUS"}, "By 15 May the bonus had been paid to 1,128 members of staff."),
        # The very doing to what is about of one field with the examples' things.
        ({"CARE.SMASH"}, "On the night of 11 March members of the union smashed two coal cutters."),
        (set(), "The union smashed the record for the longest meeting."),
    ],
)
def test_which_of_several_codes_is_shown(
    codes: set[str], text: str, request: pytest.FixtureRequest
) -> None:
    known_wrong(request, text)
    close = Closeness(Codebook("own", "1.0.0", CARE))
    book = Codebook("own", "1.0.0", CARE)
    assert {c.conduct for c in claims_in(text, book=book, closeness=close)} == codes


@pytest.mark.parametrize("thing", ["61 children have been born there", "nine guns were found"])
def test_what_another_verb_counts_is_not_counted(thing: str) -> None:
    close = Closeness(Codebook("own", "1.0.0", CARE))
    found = claims_in(f"The ward opened on 4 July and {thing}.", closeness=close)
    claim = next(c for c in found if c.conduct == "CARE.WARD")
    assert (claim.counterpart, claim.quantity) == ((), None)


VOTES = (
    ConductCode(
        "VOTES.STRIKE",
        "calls a strike",
        "A strike or walkout is called or begun.",
        examples=("The dockers called a strike.", "A walkout was called at the mill."),
        counter_examples=("He called a doctor.",),
    ),
    ConductCode(
        "VOTES.END",
        "ends a strike",
        "A strike is ended or called off.",
        examples=("The dockers ended their strike.", "The walkout was called off on Friday."),
        counter_examples=("The meeting ended.",),
    ),
    ConductCode(
        "VOTES.HOLD",
        "holds an election",
        "An election, a vote or a referendum is held.",
        examples=("The commission held the election in May.",),
        counter_examples=("The court held that he was right.",),
    ),
)


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("VOTES.STRIKE +", "The union had called a strike in the laundry."),
        ("VOTES.STRIKE -", "The union did not call a strike."),
        ("VOTES.END +", "The strike was called off in the laundry."),
        ("VOTES.HOLD +", "Council elections were held in six of the nine districts."),
        ("VOTES.HOLD -", "In Tarsis no referendum was held."),
        # To call it names is not to call it, and who is held or called out is no vote.
        ("", "The union called the strike illegal."),
        ("", "The commission held nine men in Tarsis."),
        ("", "The union called a nurse to the laundry."),
    ],
)
def test_what_is_called_or_held_is_a_doing_of_its_own(told: str, text: str) -> None:
    book = Codebook("own", "1.0.0", VOTES)
    found = claims_in(text, book=book, closeness=Closeness(book))
    assert [f"{c.conduct} {c.polarity.value}" for c in found] == ([told] if told else [])


def test_a_bare_number_is_of_what_was_counted_before() -> None:
    close = Closeness(Codebook("own", "1.0.0", CARE))
    text = "Orlan had hired 112 of the 120 nurses by May. The last eight were hired in June."
    start = text.index("The last")
    act = classify(text, parsed(text), [(start, len(text))])
    found = find_claims(
        text,
        parsed(text),
        [(start, len(text))],
        codebook=Codebook("own", "1.0.0", CARE),
        speaker=None,
        act=act,
        published=None,
        around=parsed(text),
        closeness=close,
    )
    quantity = found[0].quantity
    assert quantity is not None
    assert (found[0].conduct, quantity.low, quantity.unit) == ("CARE.HIRE", 8, "nurses")


STRIKERS = ConductCode(
    "YARD.SACK",
    "dismisses for a strike",
    "Somebody is dismissed for taking part in a strike.",
    examples=(
        "The yard sacked two welders for joining the strike.",
        "Drivers were dismissed because they had gone on strike.",
        "The mill punished its weavers for the walkout.",
    ),
    counter_examples=("The clerk resigned.",),
)


@pytest.mark.parametrize(
    ("is_shown", "text"),
    [
        (True, "Orlan sacked them for joining the walkout."),
        (True, "Nine cooks were dismissed because they had led the strike."),
        (True, "No cook has been dismissed on account of the strike."),
        # For another reason, for none, and the reason alone.
        (False, "The nurses had been dismissed because they were late."),
        (False, "Orlan dismissed four cooks of the union in April."),
        (False, "Nine clerks joined the walkout."),
    ],
)
def test_what_every_example_is_done_for_is_asked(is_shown: bool, text: str) -> None:
    book = Codebook("own", "1.0.0", (STRIKERS,))
    found = claims_in(text, book=book, closeness=Closeness(book))
    assert [c.conduct for c in found] == (["YARD.SACK"] if is_shown else [])


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("CARE.WARD +", "The children's ward is open again."),
        ("CARE.WARD -", "The children's ward is not open again yet."),
        ("", "The children's ward is still open."),
        # A verb of many doings is told by its particle.
        ("CARE.HIRE +", "Nine nurses were taken on in May."),
        ("CARE.HIRE +", "Orlan has taken on 31 nurses since spring."),
        ("", "Nine nurses were taken out to dinner."),
        ("CARE.WARD +", "The new ward took its first patients on Monday."),
    ],
)
def test_a_state_that_is_back_and_a_verb_with_its_particle(told: str, text: str) -> None:
    book = Codebook("own", "1.0.0", CARE)
    found = claims_in(text, book=book, closeness=Closeness(book))
    assert [f"{c.conduct} {c.polarity.value}" for c in found] == ([told] if told else [])
