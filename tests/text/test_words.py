import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.text.words import words


def split(text: str) -> str:
    return " ".join(word.text for word in words(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She didn't go.", "She did n't go ."),
        ("They won’t, he can't.", "They wo n’t , he ca n't ."),
        ("Orrin's aide; the aides' car", "Orrin 's aide ; the aides ' car"),
        ("Vell’s men said we'll go", "Vell ’s men said we 'll go"),
        ("the U.S. envoy at 9 a.m. sharp", "the U.S. envoy at 9 a.m. sharp"),
        ("on 9/11, 3.5% of $3,000.50", "on 9/11 , 3.5 % of $ 3,000.50"),
        ("al-Harun's 24-year-old deputy", "al-Harun 's 24-year-old deputy"),
        ("Qa'ida, Qa’ida and O'Dell", "Qa'ida , Qa’ida and O'Dell"),
        ("Gen. Tal Orrin, Dr. J. R. Vell", "Gen. Tal Orrin , Dr. J. R. Vell"),
        ("We met in Co. Then we left.", "We met in Co. Then we left ."),
        ("It ended at no.", "It ended at no ."),
        ("“Stop,” he said—twice.", "“ Stop , ” he said — twice ."),
        ('He said: "Stop."', 'He said : " Stop . "'),
        ("the ‘safe’ road", "the ‘ safe ’ road"),
        ("a 'safe' road", "a ' safe ' road"),
        ("well--perhaps... no?!", "well -- perhaps ... no ?!"),
        ("2010–2014 and 2010-14", "2010 – 2014 and 2010-14"),
        ("see https://example.org/a?b=1.", "see https://example.org/a?b=1 ."),
        ("write to desk@example.org.", "write to desk@example.org ."),
        ("R&D and AT&T", "R&D and AT&T"),
        ("or/and (both)", "or / and ( both )"),
        ("@orrin #talks", "@orrin #talks"),
        ("Аз есмь, ок", "Аз есмь , ок"),
        ("", ""),
        (" \n\t ", ""),
    ],
)
def test_words_are_split_as_treebanks_do(text: str, expected: str) -> None:
    assert split(text) == expected


def test_an_abbreviation_keeps_its_stop_only_before_more_text() -> None:
    assert split("He is a Dr.") == "He is a Dr ."


def test_a_decomposed_accent_stays_in_its_word() -> None:
    assert [w.text for w in words("Jose\u0301 left")] == ["Jose\u0301", "left"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One two", [True, False]),
        ("One\ntwo", [True, False]),  # a wrapped line opens no paragraph
        ("One\n\ntwo", [True, True]),
        ("One\r\n \r\ntwo", [True, True]),
        ("\n\nOne", [True]),
    ],
)
def test_a_blank_line_opens_a_paragraph(text: str, expected: list[bool]) -> None:
    assert [word.opens for word in words(text)] == expected


_TEXTS = st.text(
    alphabet=st.one_of(st.sampled_from("ab.A'’-/&@n t15,\n \"“”"), st.characters()), max_size=60
)


@given(_TEXTS)
def test_every_visible_character_stands_in_one_word(text: str) -> None:
    found = words(text)
    covered = [i for word in found for i in range(word.start, word.end)]
    assert covered == sorted(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)


@given(_TEXTS)
def test_offsets_are_the_texts(text: str) -> None:
    for word in words(text):
        assert word.start < word.end
        assert text[word.start : word.end] == word.text
        assert not any(c.isspace() for c in word.text)
