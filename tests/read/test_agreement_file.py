"""Agreement files: the format, the one that ships, and how slips are named."""

from datetime import date, timedelta
from functools import cache
from importlib import resources

import pytest

from pactwatch.domain.agreement import (
    Agreement,
    DutyKind,
    DutyPolarity,
    Element,
    ElementType,
    Fidelity,
    Obligation,
)
from pactwatch.domain.codebook import matches_code
from pactwatch.errors import BadInput
from pactwatch.read.agreement_file import parse_agreement
from pactwatch.read.codebook_file import parse_codebook

SMALL = """
id = "accord"
title = "The Lake Accord"
signed = 2020-03-01
parties = ["corran"]

[[actor]]
id = "corran"
names = ["Corran Front"]

[[obligation]]
id = "o-1"
title = "Not host"
text = "Host nobody."
promisor = ["corran"]
polarity = "REFRAIN"
kind = "ABSTENTION"
since = 2020-03-01
[obligation.deadline]
computed = "2021-05"
basis = "14 months"
[obligation.terminal]
on = 2022-01-01
reason = "sold"
[[obligation.element]]
type = "ACT"
text = "somebody is hosted"
codes = ["HOST.SHELTER"]
[[obligation.element]]
type = "ACTOR"
text = "the group is meant"
required = false
satisfied_by_text = "named"
[[obligation.dependency]]
to = "o-1"
type = "INTERPRETS"

[[misreading]]
phrases = ["shut all gates"]
fidelity = "BROADER"
obligations = ["o-1"]
"""


@cache
def doha() -> Agreement:
    file = resources.files("pactwatch.resources") / "agreements" / "doha-2020.toml"
    return parse_agreement(file.read_text("utf-8"), name="doha-2020.toml")


def row(id_: str) -> Obligation:
    return next(o for o in doha().obligations if o.id == id_)


def act_codes(id_: str) -> tuple[str, ...]:
    return next(e.codes for e in row(id_).elements if e.type is ElementType.ACT)


def test_a_small_file_is_read_in_full() -> None:
    agreement = parse_agreement(SMALL, name="accord.toml")
    (duty,) = agreement.obligations
    assert (agreement.signed, duty.agreement, duty.since) == (
        date(2020, 3, 1),
        "accord",
        "2020-03-01",
    )
    assert duty.elements == (
        Element(1, ElementType.ACT, "somebody is hosted", codes=("HOST.SHELTER",)),
        Element(2, ElementType.ACTOR, "the group is meant", False, satisfied_by_text="named"),
    )
    assert duty.deadline is not None
    assert (duty.deadline.computed, duty.deadline.basis) == ("2021-05", "14 months")
    assert duty.terminal is not None
    assert duty.terminal.on == "2022-01-01"
    assert (duty.dependencies[0].to, duty.dependencies[0].legal_effect) == ("o-1", "NONE_STATED")
    assert agreement.misreadings[0].fidelity is Fidelity.BROADER


SLIPS = [
    ('title = "The Lake Accord"', "", "title: found nothing, expected a text"),
    ("signed = 2020-03-01", 'signed = "2020"', "signed: found '2020', expected a date"),
    ('parties = ["corran"]', 'parties = ["x"]', "parties: found ['x'], expected ids of actors"),
    ('title = "Not host"', 'tilte = "Not host"', "obligation[o-1].tilte: found"),
    ('polarity = "REFRAIN"', 'polarity = "AVOID"', "found 'AVOID', expected one of DO, REFRAIN"),
    ('polarity = "REFRAIN"', 'polarity = "refrain"', "; perhaps REFRAIN is meant"),
    ('polarity = "REFRAIN"', 'polarty = "REFRAIN"', "delete the key; perhaps polarity is meant"),
    ('promisor = ["corran"]', 'promisor = ["nn"]', "obligation[o-1].promisor: found ['nn']"),
    ('computed = "2021-05"', 'computed = "May"', "obligation[o-1].deadline.computed: found 'May'"),
    ("[obligation.deadline]", "[obligation.dealine]", "obligation[o-1].dealine: found"),
    ("on = 2022-01-01", "", "obligation[o-1].terminal.on: found nothing"),
    ('type = "ACT"', 'type = "DEED"', "obligation[o-1].element[1].type: found 'DEED'"),
    ('type = "ACTOR"', 'type = "ACTOR"\nn = 1', "obligation[o-1].element: found"),
    ("required = false", 'required = "no"', "element[2].required: found 'no', expected true or"),
    ('to = "o-1"', 'to = "o-9"', "dependency[1].to: found 'o-9', expected ids of obligations"),
    ('obligations = ["o-1"]', 'obligations = ["o-9"]', "misreading[1].obligations: found ['o-9']"),
    ('fidelity = "BROADER"', 'fidelity = "WIDE"', "misreading[1].fidelity: found 'WIDE'"),
]


@pytest.mark.parametrize(("right", "wrong", "message"), SLIPS)
def test_a_slip_is_named_with_file_key_found_and_expected(
    right: str, wrong: str, message: str
) -> None:
    assert right in SMALL
    with pytest.raises(BadInput) as error:
        parse_agreement(SMALL.replace(right, wrong, 1), name="accord.toml")
    assert str(error.value).startswith("accord.toml: ")
    assert message in str(error.value)


def test_a_duty_to_refrain_needs_a_required_element() -> None:
    bare = SMALL[: SMALL.index("[[obligation.element]]")]
    with pytest.raises(BadInput, match="expected a required element"):
        parse_agreement(bare, name="accord.toml")


def test_the_agreement_that_ships_has_every_row_of_the_method() -> None:
    assert [o.id for o in doha().obligations] == [
        *("G-0", "US-A1", "US-A2", "US-B1", "US-B2", "US-C1", "P-C2", "P-C3", "T-C4", "US-D"),
        *("US-E", "US-F", "TB-1", "TB-2a", "TB-2b", "TB-3a", "TB-3b", "TB-3c", "TB-3d", "TB-3e"),
        *("TB-4", "TB-5", "US-3.1", "B-3.2", "US-3.3a", "US-3.3b", "T-3", "T-4", "X-ANX"),
    ]


@pytest.mark.parametrize(
    ("id_", "polarity", "kind", "elements"),
    [
        ("TB-1", "PREVENT", "RESULT", "ACTOR ACT PLACE_SCOPE TIME_SCOPE"),
        ("TB-3a", "PREVENT", "CONDUCT_DUE_DILIGENCE", "ACTOR ACT PLACE_SCOPE TIME_SCOPE KNOWLEDGE"),
        ("TB-3c", "PREVENT", "CONDUCT_DUE_DILIGENCE", "ACTOR ACT PLACE_SCOPE TIME_SCOPE KNOWLEDGE"),
        ("TB-3e", "REFRAIN", "ABSTENTION", "ACTOR ACT PLACE_SCOPE TIME_SCOPE"),
        ("TB-4", "ENSURE", "RESULT", "ACTOR ACT PLACE_SCOPE TIME_SCOPE"),
        ("TB-5", "REFRAIN", "ABSTENTION", "ACTOR ACT PLACE_SCOPE TIME_SCOPE"),
        ("TB-2a", "DO", "CONDUCT_DUE_DILIGENCE", "ACT"),
        ("TB-2b", "DO", "CONDUCT_DUE_DILIGENCE", "ACT"),
        ("US-3.3a", "DO", "ASPIRATIONAL", ""),
        ("US-3.3b", "REFRAIN", "ABSTENTION", "ACT TIME_SCOPE"),
        ("P-C3", "DO", "ASPIRATIONAL", ""),
        ("T-4", "NEGOTIATE", "PROCEDURAL", ""),
        ("X-ANX", "STATE", "PROCEDURAL", ""),
    ],
)
def test_rows_have_the_polarity_kind_and_elements_of_the_method(
    id_: str, polarity: str, kind: str, elements: str
) -> None:
    duty = row(id_)
    assert (duty.polarity, duty.kind) == (DutyPolarity(polarity), DutyKind(kind))
    assert " ".join(e.type for e in duty.elements) == elements


@pytest.mark.parametrize(
    ("id_", "days"),
    [("US-A1", 135), ("US-A2", 135)],
)
def test_computed_deadlines_are_the_arithmetic_shown(id_: str, days: int) -> None:
    deadline = row(id_).deadline
    assert deadline is not None
    assert deadline.computed == (doha().signed + timedelta(days=days)).isoformat()


def test_the_withdrawal_has_a_computed_and_a_practised_day() -> None:
    for id_ in ("US-B1", "US-B2"):
        deadline = row(id_).deadline
        assert deadline is not None
        assert (deadline.computed, deadline.practised) == ("2021-04-29", "2021-05-01")


def test_every_code_of_the_file_is_in_the_codebook() -> None:
    text = (resources.files("pactwatch.resources") / "codebook.toml").read_text("utf-8")
    known = [code.id for code in parse_codebook(text, name="codebook.toml").codes]
    for o in doha().obligations:
        lists = (o.performs, o.against, o.context, o.mitigates, o.trigger_codes)
        codes = [c for part in lists for c in part] + [c for e in o.elements for c in e.codes]
        assert all(any(matches_code(code, one) for one in known) for code in codes), o.id


def test_a_review_of_the_deal_performs_nothing() -> None:
    performs = {code for o in doha().obligations for code in o.performs}
    assert not any(matches_code(code, "POS.REVIEW_ANNOUNCED") for code in performs)


def test_roles_and_spellings_of_the_actors() -> None:
    roles = {a.id: str(a.role) for a in doha().actors}
    assert roles["al-qaida"] == "TARGET"
    assert roles["un-monitoring-team"] == "MONITOR"
    assert roles["nato"] == roles["us-allies"] == "BENEFICIARY"
    names = {name.casefold() for a in doha().actors for name in a.names}
    assert {"al qaeda", "al-qaida", "un panel", "un monitoring team"} <= names
    assert all(a.reliability == "F" and not a.areas for a in doha().actors)


def test_no_row_forbids_ties_or_asks_for_a_ceasefire() -> None:
    assert act_codes("TB-3e") == (
        "HOST.SHELTER",
        "HOST.PROTECT_LEADERSHIP",
        "HOST.RELOCATE",
        "HOST.FAMILY_SETTLE",
    )
    for o in doha().obligations:
        for e in o.elements:
            assert not any(code.startswith("TIES.") for code in e.codes)
    phrases = {phrase for m in doha().misreadings for phrase in m.phrases}
    assert {"break all ties", "cut ties"} <= phrases
