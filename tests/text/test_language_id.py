"""Language identification: right on sentences, silent on scraps."""

import pytest

from pactwatch.text.language_id import identify

KNOWN = [
    ("The envoy said that the guard left the bridge on Monday and did not return.", "en"),
    ("Посланник сообщил, что охрана покинула мост в понедельник и не вернулась.", "ru"),
    ("قال المبعوث إن الحرس غادر الجسر يوم الاثنين ولم يعد إليه بعد ذلك.", "ar"),
    ("La garde a quitté le pont lundi, a déclaré l'envoyé à la réunion.", "fr"),
    ("Wysłannik powiedział, że straż opuściła most w poniedziałek.", "pl"),
    ("特使说，警卫队星期一离开了大桥，此后没有返回。", "zh"),
    ("使節は、警備隊が月曜日に橋を離れ、その後戻らなかったと述べた。", "ja"),
]


@pytest.mark.parametrize(("text", "code"), KNOWN)
def test_sentences_are_identified(text: str, code: str) -> None:
    assert identify(text) == code


@pytest.mark.parametrize(
    "text", ["", "ok", "12345 67890 12345 67890 12345", "!!!", "The guard left"]
)
def test_too_little_text_has_no_language(text: str) -> None:
    assert identify(text) is None


def test_a_long_text_is_judged_by_its_beginning() -> None:
    english = KNOWN[0][0] + " "
    assert identify(english * 500 + KNOWN[1][0] * 5000) == "en"


def test_a_long_text_is_told_by_pieces_that_agree() -> None:
    english = "The mission said on Monday that the road to the harbour had been opened again. " * 30
    french = "La mission a déclaré lundi que la route du port avait été rouverte aux camions. " * 90
    assert identify(english) == "en"
    assert identify(english + french) == identify(french + english) == "fr"
    assert identify(english + french + english) != "en"
