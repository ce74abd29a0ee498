"""Codes of a case's own, shown by their examples: who does it, and how much of what."""

import pytest
from tests.language.gold_rows import claims_in, codebook

from pactwatch.domain.claim import Claim
from pactwatch.domain.codebook import Codebook, ConductCode
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
    ],
)
def test_who_does_what_an_example_tells(code: str, agent: str, text: str) -> None:
    assert claim_of(code, text).agent == ((agent,) if agent else ())


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
    ],
)
def test_how_much_is_told(code: str, count: float, unit: str, text: str) -> None:
    quantity = claim_of(code, text).quantity
    assert quantity is not None
    assert (quantity.low, quantity.high, quantity.unit) == (count, count, unit)
