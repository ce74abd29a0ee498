"""Speech acts, by a table of invented sentences and by rules that must hold for any."""

from dataclasses import replace

import pytest
from tests.language.gold import read
from tests.language.gold_rows import SPEAKERS, act_of, act_rows, parsed

from pactwatch.domain.statement import EpistemicBasis, SpeechAct
from pactwatch.language.acts.acts import classify
from pactwatch.language.statements.split import split
from pactwatch.language.words.lexicon import load
from pactwatch.text.triggers import parse_trigger

# Share of the table's rows that must come out right with the shipped weights.
FLOOR = 0.95


def test_the_table_of_acts_is_met() -> None:
    rows = act_rows()

    wrong = [
        (r.act, act_of(r).speech_act.value, r.text) for r in rows if act_of(r).speech_act != r.act
    ]

    assert len(rows) >= 100
    assert len(wrong) <= (1 - FLOOR) * len(rows), wrong


def test_the_table_knows_every_act() -> None:
    assert {row.act for row in act_rows()} == {act.value for act in SpeechAct}


def test_every_act_gives_a_reason() -> None:
    assert all(act_of(row).reason.endswith((".", "”.")) for row in act_rows())


def test_every_pattern_of_the_word_lists_can_be_read() -> None:
    tables = load("acts")
    rows = [*tables["content"], *tables["cue"], *tables["voice"], *load("basis")["rows"]]

    assert all(parse_trigger(pattern) for row in rows for pattern in row["patterns"])
    assert all(row["why"].endswith(".") for row in rows)


@pytest.mark.parametrize(
    ("speaker", "text", "act"),
    [
        ("monitor", "We believe that they must close the camp.", SpeechAct.URGE),
        ("outsider", "We think that the movement needs to do more.", SpeechAct.URGE),
        ("monitor", "We believe that the brigade is there, but I could not assess it.", "NON"),
    ],
)
def test_where_two_acts_apply_the_one_that_is_no_evidence_wins(
    speaker: str, text: str, act: object
) -> None:
    found = classify(text, parsed(text), [(0, len(text))], speaker=SPEAKERS[speaker])

    assert found.speech_act is (SpeechAct.NON_ASSESSMENT if act == "NON" else act)


def test_a_denial_of_what_is_said_flips_it_and_a_denied_existence_does_not() -> None:
    by_cue = next(
        r for r in act_rows() if "denied> [that it shelters" in r.text or "denied" in r.text
    )
    by_words = next(r for r in act_rows() if "contends" in r.text and r.act == "DENY")

    assert act_of(by_cue).flips
    assert not act_of(by_words).flips


def test_a_retold_promise_is_kept_as_words() -> None:
    text = "The movement keeps the camp despite having pledged to close it, villagers say."

    act = classify(text, parsed(text), [(0, len(text))])

    assert [text[a:b] for a, b in act.pledge] == ["having pledged to close it"]


@pytest.mark.parametrize(
    ("text", "speaker", "basis"),
    [
        (
            "Our patrol saw the rockets leave the ridge.",
            "monitor",
            EpistemicBasis.FIRSTHAND_OBSERVED,
        ),
        (
            "The mission observed shells falling on the town.",
            "monitor",
            EpistemicBasis.FIRSTHAND_OBSERVED,
        ),
        (
            "Our doctors saw the last prisoners cross the bridge.",
            "outsider",
            EpistemicBasis.FIRSTHAND_OBSERVED,
        ),
        (
            "Nine men were handed over in the presence of two observers.",
            "monitor",
            EpistemicBasis.FIRSTHAND_OBSERVED,
        ),
        (
            "Nine men were handed over in the presence of two observers.",
            "party",
            EpistemicBasis.UNSTATED,
        ),
        (
            "They freed nine men, six of them counted by the Mission itself.",
            "monitor",
            EpistemicBasis.FIRSTHAND_OBSERVED,
        ),
        ("Our partners saw the rockets leave the ridge.", "monitor", EpistemicBasis.UNSTATED),
        ("The minister observed that the accord was dead.", "outsider", EpistemicBasis.UNSTATED),
        (
            "Intelligence reports indicate that the camp is open.",
            "monitor",
            "INTELLIGENCE_UNSPECIFIED",
        ),
        ("Documents show that the rifles came from Varo.", "monitor", EpistemicBasis.DOCUMENT),
        ("We were told that the men had left.", "outsider", EpistemicBasis.TOLD_BY_OTHERS),
        ("We believe that the men have left.", "monitor", EpistemicBasis.INFERENCE),
        ("We closed the camp.", "party", EpistemicBasis.PARTICIPANT_SELF_KNOWLEDGE),
        ("The road is long.", "outsider", EpistemicBasis.UNSTATED),
    ],
)
def test_the_basis_is_what_the_words_say(text: str, speaker: str, basis: str) -> None:
    found = classify(text, parsed(text), [(0, len(text))], speaker=SPEAKERS[speaker])

    assert found.basis == basis


@pytest.mark.parametrize(
    ("mention", "basis"),
    [("residents", EpistemicBasis.UNSTATED), ("the panel", EpistemicBasis.TOLD_BY_OTHERS)],
)
def test_who_lives_there_tells_what_is_known_and_not_what_others_told(
    mention: str, basis: EpistemicBasis
) -> None:
    text = "The mill had dumped waste, residents told the paper."
    cue = text.index("told")
    speaker = replace(SPEAKERS["outsider"], mention=mention)
    found = classify(text, parsed(text), [(0, 25)], cue=[(cue, cue + 4)], speaker=speaker)
    assert found.basis == basis


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("It had received nothing and had handed over 120 mortars.", 2),
        ("It had received six boats and had handed over 120 mortars.", 1),
        ("It had received nothing and had not asked for mortars.", 1),
    ],
)
def test_what_is_denied_and_what_is_told_are_pieces_of_their_own(text: str, pieces: int) -> None:
    assert len(split(text, [(0, len(text))], parsed(text))) == pieces


# Act and factuality of "who said that": read whole, from the words alone.
TOLD = [
    ("URGE", "UNDERSPECIFIED", "Orlo said the company should pay the claims."),
    ("URGE", "UNDERSPECIFIED", "Orlo said the council must not close the trams."),
    ("EXPECT", "PROBABLE+", "The director told analysts the firm will probably pay less."),
    pytest.param(
        *("EXPECT", "POSSIBLE+", "The ministry said it will perhaps publish the audit."),
        marks=pytest.mark.xfail(strict=True, reason="the network hears a promise"),
    ),
    (
        "ADMIT",
        "CERTAIN+",
        "The chairman said the firm felt sorrow for the accident which should never have happened.",
    ),
    (
        "NON_ASSESSMENT",
        "UNDERSPECIFIED",
        "The inspector said it was unclear whether or not the gate was shut.",
    ),
    ("DENY", "CERTAIN-", "The council said the raid never happened."),
    ("ANNOUNCE", "CERTAIN-", "The chairman said no bonus would be paid this year."),
]


@pytest.mark.parametrize(("act", "factuality", "text"), TOLD)
def test_a_report_is_read_as_one_statement_of_its_act(act: str, factuality: str, text: str) -> None:
    found = [(s.speech_act.value, s.factuality.value) for s in read(text).statements]
    assert found == [(act, factuality)]


@pytest.mark.parametrize(
    ("text", "mention", "basis"),
    [
        ("The men were freed, said Bo Tamm, who was there.", "Bo Tamm, who was there",
         EpistemicBasis.FIRSTHAND_OBSERVED),
        ("Ilsa Marot, who was there, said that the men were freed.", "Ilsa Marot, who was there",
         EpistemicBasis.FIRSTHAND_OBSERVED),
        ("Ada Quill, who saw the convoy leave, said that the guns were gone.",
         "Ada Quill, who saw the convoy leave", EpistemicBasis.FIRSTHAND_OBSERVED),
        ("Ada Quill, who was not there, said that the men were freed.", None,
         EpistemicBasis.UNSTATED),
        # Whoever else was there saw it.
        ("Ada Quill said the men who were there were armed.", "Ada Quill",
         EpistemicBasis.UNSTATED),
        ("Ada Quill told reporters who were there that the guns were gone.", "Ada Quill",
         EpistemicBasis.UNSTATED),
    ],
)  # fmt: skip
def test_who_was_there_has_seen_it(text: str, mention: str | None, basis: str) -> None:
    (found,) = read(text).statements
    assert found.basis == basis
    assert mention is None or found.speaker.mention == mention
