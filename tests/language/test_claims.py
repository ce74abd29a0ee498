"""Claims: the table of conduct with its roles, and what must hold for any names."""

from dataclasses import dataclass
from datetime import date

import pytest
from tests.language.gold_rows import (
    SPEAKERS,
    ConductRow,
    claims_in,
    codebook,
    conduct_rows,
    parsed,
)

from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.domain.claim import Claim, Knowledge, Polarity, Quantity
from pactwatch.domain.codebook import Codebook, ConductCode
from pactwatch.language.acts.acts import classify
from pactwatch.language.claims.claims import find_claims

# Shares of the table that must come out right with the shipped weights.
CODE_FLOOR = 0.96
ROLE_FLOOR = 0.93
SWAPS = [
    {"Varo": "Marl", "Orlan": "Tensing", "Kestrel": "Heron", "Tarsis": "Ubel", "Sorrel": "Quen"},
    {"Varo": "Orlan", "Orlan": "Varo"},
]


def claim_of(row: ConductRow) -> Claim | None:
    return next((c for c in claims_in(row.text) if c.conduct == row.code), None)


def test_the_table_of_conduct_is_met() -> None:
    rows = conduct_rows()
    found = {row: claim_of(row) for row in rows}

    wrong = [r.text for r, c in found.items() if c is None or c.polarity != r.polarity]

    assert len(rows) >= 120
    assert len(wrong) <= (1 - CODE_FLOOR) * len(rows), wrong


def test_the_table_of_roles_is_met() -> None:
    asked, wrong = 0, []
    for row in conduct_rows():
        claim = claim_of(row)
        for field in ("agent", "counterpart"):
            want = getattr(row, field)
            if want != "?" and claim is not None:
                asked += 1
                got = ", ".join(getattr(claim, field)) or "-"
                if got.lower() != want.lower():
                    wrong.append((row.text, field, want, got))

    assert len(wrong) <= (1 - ROLE_FLOOR) * asked, wrong


def test_the_table_of_knowledge_is_met() -> None:
    rows = [row for row in conduct_rows() if row.knowledge != "?"]

    wrong = [
        r.text for r in rows if (c := claim_of(r)) is None or (c.knowledge or "-") != r.knowledge
    ]

    assert len(wrong) <= (1 - ROLE_FLOOR) * len(rows), wrong


@pytest.mark.parametrize("names", SWAPS)
def test_other_names_give_the_same_claims(names: dict[str, str]) -> None:
    def renamed(text: str) -> str:
        return (
            " ".join(
                word.replace(old, new)
                for word in text.split(" ")
                for old, new in [next(((o, n) for o, n in names.items() if o in word), ("", ""))]
            )
            if names
            else text
        )

    rows = [
        row for row in conduct_rows() if row.code.startswith(("HOST", "ENABLE", "COOP", "TIES"))
    ]
    wrong = []
    for row in rows:
        here, there = claims_in(row.text), claims_in(renamed(row.text))
        want = sorted((c.conduct, c.polarity, tuple(map(renamed, c.agent))) for c in here)
        if sorted((c.conduct, c.polarity, c.agent) for c in there) != want:
            wrong.append((row.text, want, [(c.conduct, c.agent) for c in there]))

    assert len(wrong) <= 0.1 * len(rows), wrong


@pytest.mark.parametrize(
    "text",
    [
        "Varo remains quiet despite having promised to expel the militants.",
        "If the Orlan Front trains in the hills, the truce is over.",
        "The envoy urged the Varo Council to cut all ties with the Orlan Front.",
        "The Varo Council must release the prisoners.",
        "Varo promised that it would withdraw its troops.",
        "The pass could serve in order to train militants.",
        "Whether the Front recruits in Tarsis, I could not assess.",
        "The men who will train the police arrived on Monday.",
        "After the army's announcement that it won't shell the town, the market was full.",
    ],
)
def test_what_is_not_said_to_be_so_gives_no_conduct(text: str) -> None:
    assert [c for c in claims_in(text) if not c.conduct.startswith("POS.")] == []


def test_permission_makes_the_host_the_agent() -> None:
    claim = claims_in("The Varo Council permits the Orlan Front to train in the hills.")[0]

    assert (claim.agent, claim.counterpart) == (("Varo Council",), ("Orlan Front",))
    assert claim.knowledge is Knowledge.PERMITS
    assert claim.place == "hills"


def test_one_sentence_can_hold_several_conducts() -> None:
    text = (
        "The Varo Council keeps close ties to the Orlan Front, shelters its leaders "
        "and has supplied rifles to its fighters."
    )

    found = {c.conduct for c in claims_in(text)}

    assert found == {"TIES.RELATIONSHIP_UNSPECIFIED", "HOST.PROTECT_LEADERSHIP", "COOP.ARMS"}


def test_its_forces_stand_for_their_owner() -> None:
    text = "The Orlan Front sends soldiers alongside its units."

    def refer(start: int, end: int) -> tuple[str, ...]:
        return ("Varo Council",) if text[start:end] == "its" else (text[start:end],)

    assert claims_in(text, refer=refer)[0].counterpart == ("Varo Council",)


def test_an_open_pronoun_keeps_the_words_of_the_document() -> None:
    claim = claims_in("They patrol alongside Varo troops.", refer=lambda _start, _end: ())[0]

    assert (claim.agent, claim.counterpart) == (("They",), ("Varo",))


def test_we_is_the_speakers_side() -> None:
    text = "We wrote a code for the foreign volunteers."
    act = classify(text, parsed(text), [(0, len(text))], speaker=SPEAKERS["party"])

    found = find_claims(
        text,
        parsed(text),
        [(0, len(text))],
        codebook=codebook(),
        speaker=SPEAKERS["party"],
        act=act,
        published=None,
    )

    assert found[0].agent == ("Varo Council",)


def test_a_denied_content_is_negative_once() -> None:
    text = "The brigade denied that it shelters the militants."
    content, cue = [(19, len(text) - 1)], [(12, 18)]
    act = classify(text, parsed(text), content, cue=cue, speaker=SPEAKERS["party"])

    found = find_claims(
        text,
        parsed(text),
        content,
        codebook=codebook(),
        speaker=SPEAKERS["party"],
        act=act,
        published=None,
    )

    assert [(c.conduct, c.polarity) for c in found] == [("HOST.SHELTER", Polarity.NEGATIVE)]


@dataclass(frozen=True)
class Time:
    """A time expression as text.dates gives it."""

    start: int
    end: int
    type: str
    edtf: str | None


@pytest.mark.parametrize(
    ("text", "when", "basis", "words"),
    [
        ("Varo still shelters the militants.", "../2024-05-02", "PRESUPPOSED", ("still",)),
        ("Varo no longer shelters the militants.", "../2024-05-02", "PRESUPPOSED", ("no longer",)),
        ("Varo shelters the militants.", "../2024-05-02", "TENSE", ()),
        ("Varo sheltered the militants.", "../2024-05-02", "TENSE", ()),
        ("Varo will withdraw its troops.", "2024-05-02/..", "TENSE", ()),
    ],
)
def test_time_without_a_date_is_open(
    text: str, when: str, basis: str, words: tuple[str, ...]
) -> None:
    claim = claims_in(text)[0]

    assert (claim.when, claim.when_basis, claim.presuppositions) == (when, basis, words)


@pytest.mark.parametrize(
    ("text", "phrase", "edtf", "when"),
    [
        (
            "As of 3 March, one of the three groups of prisoners of Varo, that at Hadley, "
            "had been released by the army.",
            "3 March",
            "2024-03-03",
            "../2024-03-03",
        ),
        (
            "The army did not release the prisoners until 3 March.",
            "3 March",
            "../2024-03-03",
            "2024-03-03",
        ),
        ("Varo sheltered the militants in 2019.", "2019", "2019", "2019"),
        ("Varo has sheltered the militants since 2019.", "2019", "2019", "2019/2024-05-02"),
        (
            "Varo has sheltered the militants since March.",
            "since March",
            "2024-03/..",
            "2024-03/2024-05-02",
        ),
        (
            "Varo sheltered the militants after March.",
            "after March",
            "2024-03/..",
            "2024-03/..",
        ),
        (
            "The army shelled the market of Sorrel after the accord had been signed.",
            "the accord",
            "2024-03-01/..",
            "2024-03-01/2024-05-02",
        ),
        ("Varo sheltered the militants before 2019.", "2019", "2019", "../2019"),
        (
            "The plan envisages the departure of the garrison by May.",
            "by May",
            "../2024-05",
            "../2024-05",
        ),
    ],
)
def test_a_stated_date_wins(text: str, phrase: str, edtf: str, when: str) -> None:
    start = text.index(phrase)

    claim = claims_in(text, times=[Time(start, start + len(phrase), "DATE", edtf)])[0]

    assert (claim.when, claim.when_basis) == (when, "STATED")


@pytest.mark.parametrize(
    ("edtf", "when"),
    [("2024-04-18/2024-05-02", "2024-04-18/2024-05-02"), ("../2024-05-02", "../2024-05-02")],
)
def test_a_stretch_with_both_ends_is_a_stated_time(edtf: str, when: str) -> None:
    text = "Varo sheltered the militants in recent days."
    start = text.index("recent days")

    claim = claims_in(text, times=[Time(start, len(text) - 1, "DURATION", edtf)])[0]

    assert (claim.when, claim.when_basis) == (when, "TENSE" if ".." in edtf else "STATED")


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("All 95 persons detained in the protests of 2023 have been released.", "2023"),
        ("The prisoners who were taken in 2019 have been freed.", "2019"),
        ("Nine prisoners have been freed for what the king owed them for 2019.", "2019"),
        ("Nine prisoners have been freed for what the king owed them for 2018 to 2019.", "2019"),
    ],
)
def test_the_day_that_tells_which_are_meant_is_not_that_of_the_conduct(
    text: str, phrase: str
) -> None:
    start = text.index(phrase)
    times = [Time(start, start + len(phrase), "DATE", phrase)]
    found = [c for c in claims_in(text, times=times) if c.conduct == "PRIS.RELEASE"]
    assert [(c.when, c.when_basis) for c in found] == [("../2024-05-02", "TENSE")]


@pytest.mark.parametrize(
    "text",
    [
        "Varo released the captives that it had seized in 2019.",
        "Varo released the captives seized in 2019.",
        "The captives who were detained in 2019 are free.",
    ],
)
def test_a_date_right_behind_another_verb_is_that_verbs(text: str) -> None:
    start = text.index("2019")

    claim = claims_in(text, times=[Time(start, start + 4, "DATE", "2019")])[0]

    assert (claim.conduct, claim.when_basis) == ("PRIS.RELEASE", "TENSE")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("About 400 fighters of the Front stay there.", 400.0, 400.0),
        ("Between 200 and 500 fighters belong to the Front.", 200.0, 500.0),
        ("Up to 60 operatives work for the Front.", 0.0, 60.0),
        ("Dozens of foreign militants stay there.", 24.0, 99.0),
    ],
)
def test_a_count_keeps_its_definition(text: str, low: float, high: float) -> None:
    claim = next(c for c in claims_in(text) if c.conduct == "STR.COUNT")

    assert isinstance(claim.quantity, Quantity)
    assert (claim.quantity.low, claim.quantity.high) == (low, high)
    assert claim.quantity.unit in claim.quantity.definition


def test_a_part_is_counted_and_not_the_whole() -> None:
    text = "Varo released only 12 of the 40 prisoners."
    claim = next(c for c in claims_in(text) if c.conduct == "PRIS.RELEASE")

    assert claim.agent == ("Varo",)
    assert claim.quantity == Quantity(12.0, 12.0, "prisoners", "of the 40 prisoners")


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("Of 120 prisoners, 70 are free.", 70.0),
        ("Out of 60 captives, only nine were freed.", 9.0),
        ("Of the 40 prisoners 12 have been freed.", 12.0),
        ("Of the nine prisoners named in the annex, Varo has released three.", 3.0),
        ("Forty prisoners were freed on 28 March.", 40.0),
    ],
)
def test_the_part_may_stand_behind_the_whole_and_a_day_is_no_count(text: str, n: float) -> None:
    claim = next(c for c in claims_in(text) if c.conduct == "PRIS.RELEASE")

    assert claim.quantity is not None
    assert claim.quantity.low == n


def test_a_list_of_countries_is_one_claim() -> None:
    found = claims_in("The recruits come from Tarsis, Sorrel and Marl.")

    assert [c.conduct for c in found] == ["STR.NATIONALITY"]
    assert found[0].object == "Tarsis, Sorrel and Marl"


def test_every_claim_names_the_words_it_rests_on() -> None:
    claims = [c for row in conduct_rows() for c in claims_in(row.text)]

    assert all(c.conduct in c.reason and "“" in c.reason for c in claims)


def test_no_publication_day_leaves_the_time_open() -> None:
    text = "Varo shelters the militants."
    act = classify(text, parsed(text), [(0, len(text))])

    claim = find_claims(
        text,
        parsed(text),
        [(0, len(text))],
        codebook=codebook(),
        speaker=None,
        act=act,
        published=None,
    )[0]

    assert claim.when is None
    assert date.today().isoformat() not in claim.reason


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Varo released nine prisoners on 2 June 2023.", None),
        ("Varo released nine prisoners near the Orlan River on 2 June 2023.", "Orlan River"),
    ],
)
def test_a_day_is_no_place(text: str, place: str | None) -> None:
    assert [claim.place for claim in claims_in(text)] == [place]


def test_what_the_conduct_is_about_does_not_do_it_by_its_own_name() -> None:
    book = Codebook(
        "city",
        "1.0.0",
        (
            ConductCode(
                "LIB.OPEN", "opens", "A library opens.", triggers=("{agent} reopen library",)
            ),
        ),
    )
    (claim,) = claims_in("The Quayside library reopened in May.", book=book)
    assert claim.agent == ()


def test_the_case_knows_what_a_name_stands_for() -> None:
    listed = Actor("a", ("Red Lantern",), kind="ARMED_GROUP", role=MonitorRole.TARGET)
    state = Actor("b", ("Red Lantern",), kind="STATE", role=MonitorRole.TARGET)
    text = "Red Lantern is at home in the southern gorges of Berrin."

    def found(*actors: Actor) -> set[tuple[str, ...]]:
        return {
            c.counterpart for c in claims_in(text, actors=actors) if c.conduct == "HOST.SHELTER"
        }

    assert found(listed) == {("Red Lantern",)}
    assert not found()
    assert not found(state)


def test_a_duty_in_the_articles_voice_is_nobodys_appeal() -> None:
    assert not claims_in("The Front must release the captives by June.")


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The truce has held.", "-"),
        ("The truce has not held.", "+"),
        ("Varo closed the pass to members of the network.", "-"),
        ("Varo did not close the pass to members of the network.", "+"),
    ],
)
def test_a_trigger_may_say_that_it_is_not_so(text: str, polarity: str) -> None:
    codes = {"MIL.CEASEFIRE_VIOLATION", "ENABLE.TRANSIT"}
    assert [c.polarity for c in claims_in(text) if c.conduct in codes] == [polarity]


@pytest.mark.parametrize(
    "text",
    [
        "Two fighters were killed on Sunday.",
        "Regime artillery hit the lines at Tarsis last night, killing two of the fighters.",
        "A tank was hit near the bridge.",
    ],
)
def test_who_suffers_it_is_not_who_does_it(text: str) -> None:
    doers = {name for claim in claims_in(text) for name in claim.agent}
    assert not doers & {"fighters", "tank"}
    assert "THREAT.ATTACK_DOMESTIC" not in {claim.conduct for claim in claims_in(text)}


def test_prisoners_in_cells_are_no_guests() -> None:
    found = claims_in("The prisoners are still in the cells of Tarsis, ten months on.")
    assert "HOST.PRESENCE" not in {claim.conduct for claim in found}


@pytest.mark.parametrize(
    "text",
    [
        "The airfield should have been handed over to the army long ago.",
        "The captives were to have been freed by May.",
        "Varo ought to have released the prisoners.",
        "The garrison was to have been withdrawn in June.",
    ],
)
def test_what_was_owed_and_not_done_is_no_doing(text: str) -> None:
    assert [c.conduct for c in claims_in(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "The minister had begun discussing reform with opposition parties.",
        "The cabinet opened discussions with the opposition.",
        "The council addressed the prisoners in talks with the Front.",
    ],
)
def test_talks_begin_by_what_is_discussed_in_them(text: str) -> None:
    assert "NEG.START" in {c.conduct for c in claims_in(text)}
