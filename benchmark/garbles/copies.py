"""A story in, the same story as another desk would run it out: cut, turned and respelt, not wrong.

Edits are those that editors make without changing what is said; each is drawn for itself by a
seeded random. A detector of divergence must stay silent on them. Refuses to change a name for
another, a number for another, or the sense.
"""

import re
from collections.abc import Callable
from random import Random

from pactwatch.text.sentences import paragraphs, sentences

__all__ = ["EDITS", "copied"]

# How often each edit is tried on a sentence; a copy leaves out one sentence in seven.
_EDITED, _LEFT_OUT = 0.35, 0.15


def copied(text: str, random: Random, *, keeping: int | None = None) -> str:
    """One copy: sentences left out and edited, paragraphs kept, two of them turned round.

    The sentence at the character `keeping` is never left out.
    """
    places = paragraphs(text)
    blocks = [_block(text[start:end], random, (keeping or -1) - start) for start, end in places]
    blocks = [block for block in blocks if block]
    if len(blocks) > 3:
        at = random.randrange(1, len(blocks) - 1)
        blocks[at], blocks[at + 1] = blocks[at + 1], blocks[at]
    return "\n\n".join(blocks)


def _block(text: str, random: Random, keeping: int) -> str:
    kept = [
        _edited(text[start:end], random)
        for start, end in sentences(text)
        if random.random() > _LEFT_OUT or start <= keeping < end
    ]
    return " ".join(sentence for sentence in kept if sentence)


def _edited(sentence: str, random: Random) -> str:
    for edit in EDITS:
        if random.random() < _EDITED:
            sentence = edit(sentence, random)
    return sentence


# "X said Y" and "Y, X said".
_SAID_FIRST = re.compile(r"^((?:[A-Z][\w.-]+\s){1,4})(said|says) (?:that )?([^“”\"]{30,})\.$")


def _told_last(sentence: str, random: Random) -> str:
    match = _SAID_FIRST.match(sentence)
    if match is None:
        return sentence
    who, said, what = match[1].strip(), match[2], match[3]
    return f"{what[0].upper()}{what[1:]}, {who} {said}."


def _other_verb(sentence: str, random: Random) -> str:
    return re.sub(
        r"\bsaid\b", random.choice(["said", "stated", "added", "told reporters"]), sentence
    )


_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve"
_SPELT = _NUMBERS.split()


def _digits(sentence: str, random: Random) -> str:
    words = "|".join(_SPELT[2:])
    # Nobody writes "sixty-4".
    return re.sub(rf"(?<!-)\b({words})\b", lambda m: str(_SPELT.index(m[1])), sentence)


def _letters(sentence: str, random: Random) -> str:
    plain = re.compile(r"(?<![\w.,:/$£€-])([2-9]|1[0-2])(?![\w.,:/%-]|\s*(?:a\.?m|p\.?m|per))")
    return plain.sub(lambda m: _SPELT[int(m[1])], sentence)


def _percent(sentence: str, random: Random) -> str:
    return re.sub(
        r"%|\bper cent\b|\bpercent\b", lambda m: " percent" if m[0] == "%" else "per cent", sentence
    )


def _long_negations(sentence: str, random: Random) -> str:
    sentence = re.sub(r"\b[Cc]an['’]t\b", "cannot", sentence)
    sentence = re.sub(r"\b[Ww]on['’]t\b", "will not", sentence)
    return re.sub(r"(?<=[a-z])n['’]t\b", " not", sentence)


def _short_negations(sentence: str, random: Random) -> str:
    return re.sub(r"\b(did|does|do|has|have|had|is|was|were|would|could) not\b", r"\1n't", sentence)


def _failed(sentence: str, random: Random) -> str:
    return re.sub(r"\bdid not (?=[a-z])", "failed to ", sentence)


def _tail_cut(sentence: str, random: Random) -> str:
    head, comma, tail = sentence.rpartition(", ")
    is_loose = comma and "“" not in tail and "”" not in tail and len(head.split()) > 8
    return head + "." if is_loose and len(tail.split()) < 12 else sentence


def _without_day(sentence: str, random: Random) -> str:
    days = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    return re.sub(rf"\s(?:on|late|early) (?:{days})(?=[\s,.])", "", sentence)


def _acronyms(sentence: str, random: Random) -> str:
    for long, short in _ACRONYMS:
        sentence = sentence.replace(long, short)
    return sentence


_ACRONYMS = (
    ("United Nations", "UN"), ("U.N.", "UN"), ("United States", "US"), ("U.S.", "US"),
    ("European Union", "EU"), ("World Health Organization", "WHO"),
)  # fmt: skip


def _without_title(sentence: str, random: Random) -> str:
    return re.sub(r"\b(?:Mr|Mrs|Ms|Dr|President|Gen|Sir)\.?\s(?=[A-Z])", "", sentence)


def _without_first_name(sentence: str, random: Random) -> str:
    """ "President Oren Mallow" and "President Mallow"."""
    return re.sub(r"(?<=[a-z,] )([A-Z][a-z]+) (?=[A-Z][a-z]+ (?:said|told|added))", "", sentence)


def _without_adverb(sentence: str, random: Random) -> str:
    return re.sub(
        r"\s(?:also|however|meanwhile|reportedly|previously|recently)(?=\s)", "", sentence
    )


EDITS: tuple[Callable[[str, Random], str], ...] = (
    _told_last, _other_verb, _digits, _letters, _percent, _long_negations, _short_negations,
    _failed, _tail_cut, _without_day, _acronyms, _without_title, _without_first_name,
    _without_adverb,
)  # fmt: skip
