"""Bytes in, text out: which encoding a text file is in, and how sure that is.

Takes raw bytes and returns the decoded text without its byte-order mark, with the codec's name.
Decoding is always strict: either every byte has its character or there is no result.
Refuses to repair, to strip, to change newlines, and to guess where nothing speaks for a guess.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from charset_normalizer import from_bytes

from pactwatch.text.language_id import identify

__all__ = ["Decoded", "control_share", "decode"]

# A longer mark stands before the shorter one that it begins with.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What browsers take a declared name to mean (WHATWG Encoding Standard, "names and labels"): the
# superset that pages under the older name are really written in.
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
# Python calls these text encodings too; no page is written in them.
_NOT_FOR_TEXT = ("idna", "punycode", "undefined", "unicode", "raw", "utf-7", "mbcs", "oem")

# Enough for letter statistics of any alphabet; the whole file is then decoded strictly.
_SAMPLE_BYTES = 64 * 1024

# In UTF-16 without a mark, Latin text has a zero in every second byte, prose in other scripts
# at least at spaces and line ends; on the other side zeros are next to unknown. Guess, not swept.
_ZEROS_ON_ONE_SIDE = 0.1
_ZEROS_ON_THE_OTHER = 0.02

# UTF-16 of ASCII has a zero beside every letter. Printed ASCII with fewer is a text with a stray
# NUL or two, which would come out as Chinese.
_ZEROS_OF_ASCII = 0.9
_PRINTED = re.compile(rb"[\t\n\r\x20-\x7e]*")

# Sound characters for each broken one: legacy text has next to none. Guess.
_DAMAGE = 3

# How much worse than the best a candidate's disorder may be and still be weighed. Guess.
_CHAOS_MARGIN = 0.05

# Typographic marks of windows-1252: where a file has no other byte above 127 it is English prose
# from a word processor, whatever letter statistics say of a handful of bytes.
_TYPOGRAPHIC = bytes((0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0xA0, 0xA7, 0xA9))

# Single-byte encodings of Latin script, commonest first: the order settles ties.
_LATIN = ("cp1252", "cp1250", "iso8859_2", "cp1254", "cp1257", "iso8859_15", "iso8859_16")

# What statistics may choose from: encodings that text files outside mainframes are written in.
# Left to itself the guess has named EBCDIC and Urdu terminals for a byte or two.
_BEYOND_LATIN = (
    "iso8859_5 iso8859_6 iso8859_7 iso8859_8 iso8859_13 cp1251 cp1253 cp1255 cp1256 cp1258 koi8_r "
    "koi8_u cp866 cp874 cp932 euc_jp euc_jis_2004 gb18030 big5 big5hkscs cp949 "
    "mac_cyrillic utf_16 utf_16_le utf_16_be"
)
_LIKELY = frozenset((*_LATIN, *_BEYOND_LATIN.split()))

# Control characters that only appear where the encoding was guessed wrong.
_C1_CONTROL = re.compile(r"[\x80-\x84\x86-\x9f]")

# The letters beyond a-z by which languages in Latin script are told apart.
_LETTERS = {
    "cs": "áčďéěíňóřšťúůýž",
    "da": "æøåéü",
    "de": "äöüßéà",
    "es": "áéíóúñü",
    "et": "äöõüšž",
    "fi": "äöåšž",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "hr": "čćđšž",
    "hu": "áéíóöőúüű",
    "it": "àèéìíòóùú",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "nl": "áéëïóöüèê",
    "no": "æøåéòô",
    "pl": "ąćęłńóśźż",
    "pt": "áâãàçéêíóôõúü",
    "ro": "ăâîșțşţ",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšž",
    "sv": "åäöé",
    "tr": "çğıöşüâîû",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` without its byte-order mark; `encoding` is a codec's name; `is_guess` says that
    neither a mark, nor a declaration, nor UTF-8's own form settled it."""

    text: str
    encoding: str
    is_guess: bool = False


def decode(content: bytes, *, declared: str | None = None) -> Decoded | None:
    """Decode all of `content`, or return None where no encoding fits strictly.

    Tried in this order: byte-order mark, UTF-16 by its zeros, UTF-8, the declared encoding,
    statistics. ISO-2022 and HZ are pure ASCII bytes, so there the declaration comes first. UTF-8
    stands before other declarations because pages are saved again in UTF-8 with their old
    declaration left standing, while legacy text is hardly ever valid UTF-8 by chance.
    """
    for attempt in (_by_mark, _by_zeros):
        if (decoded := attempt(content)) is not None:
            return decoded
    meant = _meant(declared)
    first = meant if meant and meant.startswith(("iso2022", "hz")) else None
    for name in (first, "utf-8", meant):
        if name and (text := _strict(content, name)) is not None:
            return Decoded(text, codecs.lookup(name).name)
    return None if _is_damaged_utf8(content) else _by_statistics(content)


def control_share(text: str) -> float:
    """The share (0..1) of control characters, tab, line and page breaks aside."""
    return len(_CONTROL.findall(text)) / len(text) if text else 0.0


_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def _by_mark(content: bytes) -> Decoded | None:
    for mark, name in _MARKS:
        if content.startswith(mark):
            text = _strict(content[len(mark) :], name)
            if text is not None:
                return Decoded(text, name)
    return None


def _by_zeros(content: bytes) -> Decoded | None:
    sample = content[: _SAMPLE_BYTES - _SAMPLE_BYTES % 2]
    half = len(sample) // 2
    if half < 2 or len(content) % 2:
        return None
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    for name, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        is_plain = high < _ZEROS_OF_ASCII and _PRINTED.fullmatch(sample.replace(b"\0", b""))
        if high > _ZEROS_ON_ONE_SIDE and low <= _ZEROS_ON_THE_OTHER and not is_plain:
            text = _strict(content, name)
            if text is not None and "\0" not in text:
                return Decoded(text, name, is_guess=True)
    return None


def _meant(declared: str | None) -> str | None:
    """The codec that a declared name stands for, None where it is no text encoding we know."""
    try:
        name = codecs.lookup(declared).name if declared else ""
    except (LookupError, ValueError):
        return None
    return None if not name or name.startswith(_NOT_FOR_TEXT) else _MEANT.get(name, name)


def _strict(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except (UnicodeError, LookupError, ValueError):
        return None


def _is_damaged_utf8(content: bytes) -> bool:
    """Whether most bytes above 127 form UTF-8 characters: then the rest is damage (a cut or
    patched file), and any other encoding would turn all of them into nonsense."""
    text = content[:_SAMPLE_BYTES].decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return sum(char > "\x7f" for char in text) > _DAMAGE * broken


def _by_statistics(content: bytes) -> Decoded | None:
    for name in _ranked(_sample(content)):
        text = _strict(content, name)
        if text is not None and not _C1_CONTROL.search(text):
            return Decoded(text, name, is_guess=True)
    return None


def _sample(content: bytes) -> bytes:
    """The beginning up to a line's end, so that no multi-byte character is cut."""
    if len(content) <= _SAMPLE_BYTES:
        return content
    cut = content.rfind(b"\n", 0, _SAMPLE_BYTES)
    return content[: cut + 1] if cut > 0 else content[:_SAMPLE_BYTES]


def _ranked(sample: bytes) -> Iterator[str]:
    high = {byte for byte in sample if byte > 0x7F}
    if high <= set(_TYPOGRAPHIC):
        yield "cp1252"
    matches = list(from_bytes(sample))
    least = min((match.chaos for match in matches), default=0.0)
    near = [match.encoding for match in matches if match.chaos <= least + _CHAOS_MARGIN]
    if matches and _is_latin(sample.decode(near[0], errors="replace")):
        near = _by_alphabet(sample, near)
    yield from (codecs.lookup(name).name for name in near if name in _LIKELY)


def _is_latin(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return sum(char < "\u0250" for char in letters) > 0.9 * len(letters)


def _by_alphabet(sample: bytes, names: list[str]) -> list[str]:
    """Single-byte Latin encodings decode each other's bytes without complaint: prefer the one
    whose letters beyond a-z belong to the alphabet of the language that comes out."""
    order = [*_LATIN, *(name for name in names if name not in _LATIN)]
    decoded = ((name, _strict(sample, name)) for name in order)
    texts = {name: text for name, text in decoded if text and not _C1_CONTROL.search(text)}
    return sorted(texts, key=lambda name: -_alphabet_fit(texts[name]))


def _alphabet_fit(text: str) -> float:
    """Share of the characters beyond ASCII, typographic marks aside, that the language uses."""
    odd = [
        c for c in text.lower() if c > "\x7f" and c.encode("cp1252", "ignore") not in _MARKS_ONLY
    ]
    if not odd:
        return 1.0
    letters = _LETTERS.get(identify(text) or "")
    alphabets = [letters] if letters else list(_LETTERS.values())
    return max(sum(char in alphabet for char in odd) for alphabet in alphabets) / len(odd)


_MARKS_ONLY = frozenset(bytes([byte]) for byte in (*_TYPOGRAPHIC, 0xAB, 0xBB, 0x84, 0x8B, 0x9B))
