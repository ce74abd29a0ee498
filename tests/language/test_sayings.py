"""Ways to say a conduct: the table of invented sentences, wished and denied ones included."""

from tests.language.gold_rows import codebook, lines, parsed

from pactwatch.domain.claim import Claim
from pactwatch.domain.statement import EpistemicBasis, Factuality, SpeechAct
from pactwatch.language.acts.acts import Act
from pactwatch.language.claims.claims import find_claims

PLAIN = Act(SpeechAct.ASSERT, Factuality.CERTAIN_POS, (), EpistemicBasis.UNSTATED)
# Share of the table that must be found; what is missing is ways nobody has put into the codebook.
FLOOR = 0.93


def codes_in(text: str) -> set[str]:
    return {claim.conduct for claim in claims_of(text)}


def claims_of(text: str) -> tuple[Claim, ...]:
    return find_claims(
        text,
        parsed(text),
        [(0, len(text))],
        codebook=codebook(),
        speaker=None,
        act=PLAIN,
        published=None,
        also_unreal=True,
    )


def test_most_ways_to_say_a_conduct_are_found() -> None:
    rows = [(code, text) for code, text in lines("sayings.tsv") if code != "-"]
    missed = [text for code, text in rows if code not in codes_in(text)]
    assert len(rows) > 280
    assert len(missed) <= (1 - FLOOR) * len(rows), missed


def test_every_row_names_a_code() -> None:
    known = {code.id for code in codebook().codes}
    assert {code for code, _ in lines("sayings.tsv")} - {"-"} <= known


def test_the_same_words_in_another_sphere_of_life_show_no_conduct() -> None:
    alikes = [text for code, text in lines("sayings.tsv") if code == "-"]
    found = {
        text: codes
        for text in alikes
        if (codes := {c for c in codes_in(text) if not c.startswith(("POS.", "STR."))})
    }

    assert len(alikes) > 60
    assert found == {}


def test_who_agrees_to_do_what_others_want_pledges_it_and_who_agrees_to_a_thing_does_not() -> None:
    assert "POS.PLEDGE" in codes_in("Varo agreed to release nine monks.")
    assert "POS.PLEDGE" not in codes_in("Varo agreed to a tour of nine towns.")


def test_who_is_to_do_the_first_of_a_list_is_to_do_the_rest() -> None:
    text = "Varo had agreed to leave the hills, set the prisoners free and open the road."
    assert [c.agent for c in claims_of(text) if c.conduct == "PRIS.RELEASE"] == [("Varo",)]
