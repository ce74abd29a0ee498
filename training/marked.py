"""Sentences of real news, and which of them tell of the conduct of codes that readers wrote.

Comes in: `benchmark/gold/news` (codes of a topic, and every mark that a reader of its articles
made) and the data directory with the texts. Goes out: `Pair`. What is only planned, asked for or
feared is no deed and tells none. Some topics are only scored (`HELD`).
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmark.corpora import Text
from benchmark.news import NewsMark, codes_of, marks_of, texts_of, topics_there

from pactwatch.language.words.ranges import Range
from pactwatch.text.sentences import sentences

from .shown import Code, Pair

HELD = frozenset({"flu", "haiti", "polb", "wiki20"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, all codes of its topic, and for each that it tells of the sign
    (+, -, f: only planned) and the place of the word that tells it."""

    text: str
    codes: dict[str, Code]
    told: dict[str, tuple[str, Range]]


def read_marked(data: Path) -> list[Sentence]:
    """Every sentence of the topics that are learned from; ValueError where a text is another."""
    found = list[Sentence]()
    for folder in topics_there():
        if folder.name in HELD:
            continue
        codes = _codes(folder)
        marks = defaultdict[str, list[NewsMark]](list)
        for mark in marks_of(folder):
            marks[mark.document].append(mark)
        for text in texts_of(data, folder):
            found += _sentences(text, codes, marks[text.id])
    return found


def _codes(folder: Path) -> dict[str, Code]:
    return {
        code.id: Code(
            f"{folder.name}/{code.parent}",
            code.description,
            list(code.examples),
            list(code.counter_examples),
        )
        for code in codes_of(folder)
        if code.examples
    }


def _sentences(text: Text, codes: dict[str, Code], marks: Sequence[NewsMark]) -> Iterator[Sentence]:
    for start, end in sentences(text.text):
        told = {
            mark.code: (mark.sign, (mark.word[0] - start, mark.word[1] - start))
            for mark in marks
            if start <= mark.word[0] < end
        }
        yield Sentence(text.text[start:end], codes, told)


def marked_pairs(
    read: Sequence[Sentence], times: int, others: int, chance: random.Random
) -> Iterator[Pair]:
    """Each sentence beside every code that it tells of, so many times with other examples of it,
    and beside as many as `others` of those of its topic that it does not tell of."""
    for one in read:
        for code, (sign, at) in one.told.items():
            place = None if sign == "f" else at
            for _ in range(times):
                words = one.codes[code].words(chance)
                yield Pair(one.text, words, sign == "+", sign == "-", place, f"news {sign}")
        untold = [code for code in one.codes if code not in one.told]
        for code in chance.sample(untold, min(others, len(untold))):
            known = None if one.told else False
            words = one.codes[code].words(chance)
            yield Pair(one.text, words, False, known, None, "news, another")
