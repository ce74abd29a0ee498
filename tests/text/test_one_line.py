"""Names and words from outside do nothing to whoever reads them, and lose nothing."""

import pytest

from pactwatch.text.one_line import as_shown, file_name, whole


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2Jgone", "\\x1b[2Jgone"),
        ("annex \u202egpj.txt", "annex \\u202egpj.txt"),
        ("over\rwritten", "over\\rwritten"),
        ("one\ntwo\tthree", "one\ntwo\tthree"),
        ("نمی\u200cخواهیم", "نمی\u200cخواهیم"),  # a joiner belongs to the spelling
        ("3\u00a0June, 10\u202fAM", "3\u00a0June, 10\u202fAM"),
    ],
)
def test_what_acts_on_a_terminal_is_written_out(text: str, shown: str) -> None:
    assert as_shown(text) == shown


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("note \udcff\udcfe.txt", "note \\xff\\xfe.txt"),
        ("half \ud83d.txt", "half \ufffd.txt"),
        ("two\nlines.txt", "two\\nlines.txt"),
        ("Résumé – 報告.txt", "Résumé – 報告.txt"),
    ],
)
def test_a_file_s_name_is_text(name: str, kept: str) -> None:
    assert file_name(name) == kept
    file_name(name).encode()


def test_half_a_pair_is_carried_by_no_encoding() -> None:
    assert whole("a \ud83d b \U0001f600") == "a \ufffd b \U0001f600"
