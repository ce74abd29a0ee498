"""Spellings of one name meet, different names do not, and every score says why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.text.name_align import align
from pactwatch.text.name_match import THRESHOLD, match_names, signs_of
from pactwatch.text.name_parts import NameKind, fold, kind_of, skeleton, split_name

PERSON, BODY = NameKind.PERSON, NameKind.BODY
SAME = [
    ("Velmar Tashid", "TASHID, Velmar", PERSON),
    ("Velmar Tashid", "Sheikh Velmar Tashid", PERSON),
    ("Velmar Tashid", "Velmar Osk Tashid", PERSON),
    ("Tashid Tashid Velmar", "Velmar Tashid", PERSON),
    ("Husayn Velmari", "Hussein Velmary", PERSON),
    ("Abdel Karim al-Vessani", "Abdelkarim Alvessani", PERSON),
    ("Abd al-Karim Vessani", "Abdul Karim Vessani", PERSON),
    ("Юрий Мелников", "Yuriy Melnikov", PERSON),
    ("بشير كريم", "Bashir Karim", PERSON),
    ("Orlen Trading Ltd.", "Orlen Trading Limited", BODY),
    ("Orlen Aktiengesellschaft", "Orlen AG", BODY),
    ("Orlen & Kasper Mining", "Orlen and Kasper Mining", BODY),
    ("O.R.K. Mining", "ORK Mining", BODY),
    ("Brigade Seven", "Brigade 7", BODY),
]
DIFFERENT = [
    ("Abdel Karim al-Vessani", "Abdel Karim al-Torrani", PERSON),
    ("Velmar Osk Tashid", "Velmar Rul Tashid", PERSON),
    ("Velmar bin Osk Tashid", "Osk bin Velmar Tashid", PERSON),
    ("Abdul Karim Hamid", "Abdul Karim Ghaffar", PERSON),
    ("Northern Front", "Southern League", BODY),
    ("Orlen Trading AG", "Kasper Mining AG", BODY),
    ("Orlen Gas Company", "Orlen Steel Company", BODY),
    ("Ministry of Roads", "Ministry of Bridges", BODY),
]


@pytest.mark.parametrize(("one", "other", "kind"), SAME)
def test_spellings_of_one_name_meet(one: str, other: str, kind: NameKind) -> None:
    assert match_names(one, other, kind).score >= THRESHOLD


@pytest.mark.parametrize(("one", "other", "kind"), DIFFERENT)
def test_different_names_are_apart(one: str, other: str, kind: NameKind) -> None:
    assert match_names(one, other, kind).score < THRESHOLD


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("Velmar Tashid", "Velmar Osk", "velmar; against each other: tashid / osk"),
        ("Velmar Tashid", "Velmar Rul Tashid", "only in one: rul"),
        ("Velmar Tashid", "Welmar Tashid", "velmar ~ welmar"),
        ("V. Tashid", "Velmar Tashid", "v = velmar (initial)"),
        ("Osk bin Rul", "Rul bin Osk", "father and son have changed places"),
    ],
)
def test_the_sentence_names_the_parts(one: str, other: str, words: str) -> None:
    assert words in match_names(one, other, PERSON).detail


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Orlen Trading Ltd", BODY),
        ("Bank of Velm", BODY),
        ("Osk AG", BODY),
        ("Velmar Tashid", PERSON),
        ("Co Tashid", PERSON),
    ],
)
def test_kind_is_guessed_from_the_words(name: str, kind: NameKind) -> None:
    assert kind_of(name) is kind


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("TASHID, Velmar", PERSON, ("velmar", "tashid")),
        ("Gen. Velmar al-Tashid", PERSON, ("velmar", "tashid")),
        ("The S.R.K. Brigade Two, Inc.", BODY, ("srk", "brigade", "2")),
        ("ООО Велм", BODY, ("velm",)),
        ("The", BODY, ("the",)),
        ("!", PERSON, ()),
    ],
)
def test_parts_carry_the_identity(name: str, kind: NameKind, words: tuple[str, ...]) -> None:
    assert split_name(name, kind).words == words


def test_sounds_and_consonants_are_folded() -> None:
    assert fold("husayn") == fold("hussein")
    assert skeleton("karim") == skeleton("krym")


def test_no_part_meets_twice() -> None:
    found = align(split_name("Osk Osk Rul", PERSON), split_name("Osk Tal", PERSON))
    assert [(m.one, m.other) for m in found.met] == [("osk", "osk")]
    assert (found.left, found.left_other) == (("osk", "rul"), ("tal",))


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(NameKind))
def test_score_is_a_share_and_symmetric(one: str, other: str, kind: NameKind) -> None:
    score = match_names(one, other, kind).score
    assert 0.0 <= score <= 1.0
    assert match_names(other, one, kind).score == pytest.approx(score, abs=0.01)


@given(
    st.text(alphabet="abcdeh '", min_size=1), st.text(alphabet="abcdeh '", min_size=1),
    st.sampled_from(NameKind),
)  # fmt: skip
def test_signs_are_shares(one: str, other: str, kind: NameKind) -> None:
    if split_name(one, kind).words and split_name(other, kind).words:
        assert all(0.0 <= value <= 1.0 for value in signs_of(one, other, kind).values())


@given(st.text(alphabet="abcdefgh ", min_size=1).filter(lambda s: any(c != " " for c in s)))
def test_a_name_is_itself(name: str) -> None:
    assert match_names(name, name).score == 1.0
