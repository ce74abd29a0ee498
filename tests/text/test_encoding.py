"""Encodings: every file comes back exactly as written, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.text.encoding import control_share, decode

POLISH = "Wysłannik powiedział, że straż opuściła most w poniedziałek i już nie wróciła."
RUSSIAN = "Посланник сообщил, что охрана покинула мост в понедельник и не вернулась."
JAPANESE = (
    "使節は、警備隊が月曜日に橋を離れ、その後戻らなかったと述べた。委員会は文書を受け取った。"
)
ENGLISH = "“The guard left the ford,” said the envoy – and didn’t return."

LEGACY = [
    ("cp1252", ENGLISH),
    ("cp1252", "The naïve plan failed at the café, the envoy said."),
    ("latin-1", "La garde a quitté le pont lundi, a déclaré l'envoyé à la réunion du comité."),
    ("latin-1", "Die Wache verließ die Brücke am Montag, erklärte der Gesandte gegenüber allen."),
    ("cp1250", POLISH),
    ("iso8859-2", POLISH),
    ("cp1254", "Elçi, muhafızların pazartesi günü köprüden ayrıldığını ve dönmediğini söyledi."),
    ("cp1251", RUSSIAN),
    ("koi8-r", RUSSIAN),
    ("cp1253", "Ο απεσταλμένος είπε ότι η φρουρά έφυγε από τη γέφυρα τη Δευτέρα."),
    ("cp1255", "השליח אמר כי המשמר עזב את הגשר ביום שני ולא חזר מאז."),
    ("cp1256", "قال المبعوث إن الحرس غادر الجسر يوم الاثنين ولم يعد إليه بعد ذلك."),
    ("shift_jis", JAPANESE),
    ("euc_jp", JAPANESE),
    ("gb18030", "特使说，警卫队星期一离开了大桥，此后没有返回。"),
    ("big5", "特使說，警衛隊星期一離開了大橋，此後沒有返回。委員會收到了文件。"),
    ("euc-kr", "특사는 경비대가 월요일에 다리를 떠났고 돌아오지 않았다고 말했다."),
    ("utf-16-le", ENGLISH),
    ("utf-16-be", ENGLISH),
]


@pytest.mark.parametrize(("encoding", "text"), LEGACY)
def test_legacy_encodings_are_told_apart_by_their_bytes(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert decoded.text == text
    assert decoded.is_guess
    assert text.encode(decoded.encoding) == text.encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_settles_it_and_is_no_text(encoding: str) -> None:
    decoded = decode(JAPANESE.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.is_guess) == (JAPANESE, False)


DECLARED = [
    (POLISH.encode("iso8859-2"), "iso-8859-2", POLISH, "iso8859-2"),
    (ENGLISH.encode("cp1252"), "iso-8859-1", ENGLISH, "cp1252"),
    (ENGLISH.encode("utf-8"), "windows-1252", ENGLISH, "utf-8"),
    (JAPANESE.encode("iso2022_jp"), "ISO-2022-JP", JAPANESE, "iso2022_jp"),
    (b"plain", "no-such-encoding", "plain", "utf-8"),
    (b"plain", "idna", "plain", "utf-8"),
    (b"plain", "hex", "plain", "utf-8"),
]


@pytest.mark.parametrize(("content", "declared", "text", "encoding"), DECLARED)
def test_a_declaration_counts_as_browsers_count_it(
    content: bytes, declared: str, text: str, encoding: str
) -> None:
    decoded = decode(content, declared=declared)
    assert decoded is not None
    assert (decoded.text, decoded.encoding, decoded.is_guess) == (text, encoding, False)


@pytest.mark.parametrize(
    "content",
    [
        "The café at the ford – “closed”.".encode()[:-2],  # cut inside a character
        "Naïve “words” – and a bad byte: ".encode() + b"\xff.",
        "odd".encode("utf-16") + b"x",
    ],
)
def test_what_fits_no_encoding_is_not_guessed(content: bytes) -> None:
    assert decode(content) is None


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_utf8_comes_back_exactly(text: str) -> None:
    decoded = decode(text.encode("utf-8"))
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (text, "utf-8")


@given(st.binary(max_size=200), st.sampled_from([None, "shift_jis", "utf-16", "cp1252", "x\0"]))
def test_whatever_is_decoded_encodes_back_or_had_a_mark(
    content: bytes, declared: str | None
) -> None:
    decoded = decode(content, declared=declared)
    if decoded is not None and decoded.is_guess:
        assert decoded.text.encode(decoded.encoding).decode(decoded.encoding) == decoded.text


@pytest.mark.parametrize(
    ("text", "share"), [("", 0.0), ("a\tb\r\n\f", 0.0), ("a\0b\x07", 0.5), ("\x7f", 1.0)]
)
def test_control_characters_are_counted_without_layout(text: str, share: float) -> None:
    assert control_share(text) == share
