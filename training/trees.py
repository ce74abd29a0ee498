"""Reads UD treebanks: CoNLL-U in, texts with parts of speech, heads and relations out.

The treebank's tokens are mapped on our own words by characters. A word that covers several tokens
(a hyphenated one) takes the label of the token whose head lies outside the word; a token split over
several words leaves the later ones without gold.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pactwatch.text.words import Word, words

from .corpus import IGNORED, NAME_TAGS, NOT_A_NAME_OF_THREE, POS_TAGS, RELATIONS, Text

_SENTENCES_A_TEXT = 40


@dataclass(frozen=True, slots=True)
class Token:
    """One UD token: characters in the sentence, labels, and its head's index (itself: root)."""

    start: int
    end: int
    pos: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its tokens; ``opens`` is true at the start of a paragraph."""

    name: str
    text: str
    opens: bool
    new_document: bool
    tokens: tuple[Token, ...]


def read_conllu(path: Path, names: dict[str, list[str]] | None = None) -> Iterator[Text]:
    """Texts of up to 40 sentences of one document; ``names``: BIO tags by sentence name."""
    group: list[Sentence] = []
    for sentence in _sentences(path):
        if group and (sentence.new_document or len(group) == _SENTENCES_A_TEXT):
            yield _text(group, names)
            group = []
        group.append(sentence)
    if group:
        yield _text(group, names)


def read_names(path: Path) -> dict[str, list[str]]:
    """BIO tags by sentence name from a Universal NER file (.iob2)."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# sent_id = "):
            name = line[12:].strip()
            found[name] = []
        elif line and not line.startswith("#"):
            found[name].append(line.split("\t")[2])
    return found


def _sentences(path: Path) -> Iterator[Sentence]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        meta = dict(line[2:].partition(" = ")[::2] for line in lines if line.startswith("# "))
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        tokens = _tokens(meta.get("text", ""), rows)
        if tokens:
            new = any(line.startswith("# newdoc") for line in lines)
            opens = new or any(line.startswith("# newpar") for line in lines)
            yield Sentence(meta.get("sent_id", ""), meta["text"], opens, new, tuple(tokens))


def _tokens(text: str, rows: list[list[str]]) -> list[Token]:
    """Tokens with their characters; none where a form cannot be found in the text."""
    tokens, at, group_end, group = [], 0, 0, (0, 0)
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            group_end = int(row[0].split("-")[1])
            start = text.find(row[1], at)
            if start < 0:
                return []
            group = (start, start + len(row[1]))
            continue
        number = int(row[0])
        start = text.find(row[1], at)
        if number <= group_end:
            if start < 0 or start + len(row[1]) > group[1]:
                start, end = group
            else:
                end = at = start + len(row[1])
            at = group[1] if number == group_end else at
        elif start < 0:
            return []
        else:
            end = at = start + len(row[1])
        head = int(row[6]) - 1 if row[6] not in ("0", "_") else len(tokens)
        tokens.append(Token(start, end, row[3], head, row[7].split(":")[0]))
    return tokens


def _text(group: list[Sentence], names: dict[str, list[str]] | None) -> Text:
    found: list[Word] = []
    pos: list[int] = []
    heads: list[int] = []
    relations: list[int] = []
    tags: list[int] = []
    numbers: list[int] = []
    offset = 0
    for number, sentence in enumerate(group):
        split = words(sentence.text)
        base = len(found)
        for i, (p, h, r) in enumerate(align(split, sentence.tokens)):
            pos.append(p)
            heads.append(h + base if h >= 0 else h)
            relations.append(r)
            opens = sentence.opens and i == 0
            word = split[i]
            found.append(Word(word.start + offset, word.end + offset, word.text, opens))
        tags += _names(split, sentence, names)
        numbers += [number] * len(split)
        offset += len(sentence.text) + 1
    return Text(
        group[0].name,
        tuple(found),
        names=tuple(tags) if names is not None else None,
        pos=tuple(pos),
        relations=tuple(relations),
        heads=tuple(heads),
        sentences=tuple(numbers),
    )


def align(split: list[Word], tokens: tuple[Token, ...]) -> list[tuple[int, int, int]]:
    """Part of speech, head (index of a word) and relation per word; IGNORED where unknown."""
    word_of = [-1] * len(tokens)
    members: list[list[int]] = [[] for _ in split]
    for w, word in enumerate(split):
        for t, token in enumerate(tokens):
            if token.start < word.end and token.end > word.start and word_of[t] < 0:
                word_of[t] = w
                members[w].append(t)
    return [_labels(w, members[w], word_of, tokens) for w in range(len(split))]


def _labels(
    w: int, members: list[int], word_of: list[int], tokens: tuple[Token, ...]
) -> tuple[int, int, int]:
    if not members:
        return IGNORED, IGNORED, IGNORED
    outside = [t for t in members if word_of[tokens[t].head] != w or tokens[t].head == t]
    chosen = tokens[(outside or members)[0]]
    if chosen.pos not in POS_TAGS or chosen.relation not in RELATIONS:
        return IGNORED, IGNORED, IGNORED
    return POS_TAGS.index(chosen.pos), word_of[chosen.head], RELATIONS.index(chosen.relation)


def _names(split: list[Word], sentence: Sentence, names: dict[str, list[str]] | None) -> list[int]:
    """Name tags; the corpus has no fourth kind, so O means 'none of the three'."""
    gold = (names or {}).get(sentence.name, [])
    if len(gold) != len(sentence.tokens):
        return [IGNORED] * len(split)
    labels = []
    previous = "O"
    for word in split:
        tags = [
            tag
            for token, tag in zip(sentence.tokens, gold, strict=True)
            if token.start < word.end and token.end > word.start
        ]
        labels.append(_name(tags, previous))
        previous = tags[0] if tags else "O"
    return labels


def _name(tags: list[str], previous: str) -> int:
    if not tags or any(t.endswith("OTH") or t == "B-O" for t in tags):
        return IGNORED
    tag = next((t for t in tags if t != "O"), "O")
    if tag == "O":
        return NOT_A_NAME_OF_THREE
    if tag.startswith("I-") and previous[2:] != tag[2:]:
        tag = "B-" + tag[2:]
    return NAME_TAGS.index(tag) if tag in NAME_TAGS else IGNORED
