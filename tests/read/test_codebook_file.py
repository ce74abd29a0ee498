"""Codebook files: what is read, and every refusal says file, code, found and expected."""

from importlib import resources

import pytest

from pactwatch.errors import BadInput
from pactwatch.read.codebook_file import parse_codebook

HEAD = 'name = "mine"\nversion = "2.1.0"\n[words]\nguest = "fighter|cell"\n'
CODE = '[[codes]]\nid = "HOST.SHELTER"\nlabel = "shelters"\ndescription = "Gives shelter."\n'


def test_a_codebook_is_read_with_its_word_sets_filled_in() -> None:
    book = parse_codebook(
        HEAD + CODE + 'triggers = ["{agent} shelter {counterpart:$guest}"]\nimplies_place = true\n',
        name="mine.toml",
    )

    assert book.label == "mine 2.1.0"
    assert book.codes[0].triggers == ("{agent} shelter {counterpart:fighter|cell}",)
    assert book.codes[0].implies_place


def test_a_frame_gives_a_code_all_its_turns_and_what_spoils_them() -> None:
    frames = '[frames]\nhand = ["{agent} give <1> =to <2>", "<1> =for <2>"]\n'

    book = parse_codebook(
        HEAD + frames + CODE + 'triggers = ["lodge"]\nframes = ["hand bed {counterpart} !sold"]\n',
        name="mine.toml",
    )

    assert book.codes[0].triggers == (
        "lodge",
        "{agent} give bed =to {counterpart} !sold",
        "bed =for {counterpart} !sold",
    )


def test_two_words_of_a_row_of_kin_stand_for_the_row() -> None:
    kin = '[kin.nouns]\nhut = "hut|barn|shed"\n[kin.verbs]\nhide = "hide|house|barn"\n'

    book = parse_codebook(
        HEAD + kin + CODE + 'triggers = ["hide|house@VERB hut|barn !hut|barn", "hut farm|hut"]\n',
        name="mine.toml",
    )

    assert book.codes[0].triggers == (
        "hide|house|barn@VERB hut|barn|shed !hut|barn",
        "hut farm|hut",
    )


@pytest.mark.parametrize("name", ["codebook.toml", "codebook-plover.toml"])
def test_the_shipped_codebooks_are_sound(name: str) -> None:
    text = (resources.files("pactwatch.resources") / name).read_text(encoding="utf-8")

    book = parse_codebook(text, name=name)

    assert all(code.triggers and code.examples and code.counter_examples for code in book.codes)


def test_plover_has_its_fifteen_classes() -> None:
    text = (resources.files("pactwatch.resources") / "codebook-plover.toml").read_text("utf-8")

    found = {code.id for code in parse_codebook(text, name="plover").codes}

    assert found == {
        *("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE"),
        *("REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
    }


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("version = [", ["bad.toml", "expected a TOML file"]),
        ("colour = 1\n" + HEAD + CODE, ["'colour'", "expected only name, version"]),
        (HEAD.replace("2.1.0", "two") + CODE, ["'two'", "three numbers"]),
        (HEAD, ["no [[codes]]", "add one"]),
        (HEAD + CODE + 'trigers = ["x"]\n', ["HOST.SHELTER", "'trigers'", "rename"]),
        (HEAD + CODE.replace('label = "shelters"\n', ""), ["HOST.SHELTER", "no label", "add it"]),
        (HEAD + CODE.replace("HOST.SHELTER", "host shelter"), ["host shelter", "capitals"]),
        (HEAD + CODE + CODE, ["HOST.SHELTER stands twice", "rename"]),
        (HEAD + CODE + 'entails = ["HOST.NONE"]\n', ["entails 'HOST.NONE'", "no code"]),
        (HEAD + CODE + 'parent = "MIL"\n', ["parent 'MIL'", "family"]),
        (HEAD + CODE + 'triggers = ["train@VRB"]\n', ["'train@VRB'", "expected VERB"]),
        (HEAD + CODE + 'triggers = ["$weapon"]\n', ["$weapon", "[words] has only guest"]),
        (HEAD + CODE + 'frames = ["hand bed"]\n', ["HOST.SHELTER", "'hand bed'", "only none"]),
        (HEAD + "[frames]\nhand = 3\n" + CODE, ["[frames]", "lists such as"]),
        (
            HEAD + '[frames]\nhand = ["<1> =to <2>"]\n' + CODE + 'frames = ["hand bed"]\n',
            ["with 1 parts", "needs 2"],
        ),
        (HEAD + '[kin]\nhut = "hut|barn"\n' + CODE, ["[kin.nouns]", "mend it"]),
        (HEAD + CODE + 'triggers = "train"\n', ["triggers is 'train'", "a list of texts"]),
        (HEAD + CODE + 'monitored = "no"\n', ["monitored is 'no'", "true or false"]),
        (HEAD + CODE + 'agent_roles = ["KING"]\n', ["'KING'", "MONITORED_PARTY"]),
        (HEAD.replace('"fighter|cell"', "3") + CODE, ["[words]", "weapon ="]),
    ],
)
def test_a_bad_codebook_is_refused_with_what_was_expected(text: str, parts: list[str]) -> None:
    with pytest.raises(BadInput) as refusal:
        parse_codebook(text, name="bad.toml")

    assert all(part in str(refusal.value) for part in [*parts, "bad.toml"])


@pytest.mark.parametrize("own", ['"monitor|mission"', '["monitor", "mission"]'])
def test_a_code_adds_its_words_to_its_familys_as_one_text_or_several(own: str) -> None:
    text = f"""
name = "small"
version = "1.0.0"
[families]
COOP = {{ never_counterparts = "nurse" }}
[[codes]]
id = "COOP.ARMS"
label = "supplies arms"
description = "One side supplies weapons to the other."
never_counterparts = {own}
triggers = ["{{agent}} arm@VERB {{counterpart}}"]
"""
    (code,) = parse_codebook(text, name="small.toml").codes
    assert code.never_counterparts == {"nurse", "monitor", "mission"}


def test_a_codes_words_that_are_no_words_are_refused() -> None:
    text = """
name = "small"
version = "1.0.0"
[families]
COOP = { never_counterparts = "nurse" }
[[codes]]
id = "COOP.ARMS"
label = "supplies arms"
description = "One side supplies weapons to the other."
never_counterparts = 5
triggers = []
"""
    with pytest.raises(BadInput, match="never_counterparts is 5"):
        parse_codebook(text, name="small.toml")
