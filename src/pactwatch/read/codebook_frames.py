"""What codes share: frames, doings in all their turns, and kin, words that stand for each other.

In: the [frames] and [kin] tables of a codebook file. Out: a code's lines of `frames` as triggers,
and a trigger with the kin of its words. Refuses what is not a table of texts, an unknown frame and
a line that leaves one of the frame's places open, naming the file, the code, found and expected.
"""

import re
from typing import Any

from pactwatch.errors import BadInput

__all__ = ["Kin", "read_frames", "read_kin", "with_frames", "with_kin"]

Kin = dict[str, list[frozenset[str]]]
# Rows of verbs count for steps with one of these, rows of nouns for all other steps.
_VERB_STEPS = frozenset({"@VERB", "@BARE"})
_PARTS = ("nouns", "verbs")
_PLACE = re.compile(r"<(\d)>")
_WORD_RUN = re.compile(r"(?P<words>[^\s{}:@!]*\|[^\s{}:@!]*)(?P<part>@[A-Z]+)?")


def read_frames(table: Any, name: str) -> dict[str, list[str]]:
    """Per frame its turns: triggers with <1>, <2> where a code's line says what stands there."""
    if not isinstance(table, dict) or not all(_is_texts(turns) for turns in table.values()):
        raise BadInput(
            f'{name}: [frames] must hold lists such as hand = ["{{agent}} give <1>"]; mend it'
        )
    return dict(table)


def with_frames(entry: Any, frames: dict[str, list[str]], name: str) -> Any:
    """A code's table with one more trigger for each turn of each frame it names."""
    if not isinstance(entry, dict) or "frames" not in entry:
        return entry
    where = f"{name}: code {entry.get('id', '(without id)')}"
    if not _is_texts(lines := entry["frames"]):
        raise BadInput(f"{where}: frames is {lines!r}, expected a list of texts; mend it")
    own = {key: value for key, value in entry.items() if key != "frames"}
    turns = [turn for line in lines for turn in _turned(line, frames, where)]
    return {**own, "triggers": [*own.get("triggers", []), *turns]}


def _is_texts(found: Any) -> bool:
    return isinstance(found, list) and bool(found) and all(isinstance(one, str) for one in found)


def _turned(line: str, frames: dict[str, list[str]], where: str) -> list[str]:
    """ "hand $weapon {counterpart!} !embargo": the frame, what fills it, what spoils each turn."""
    frame, *rest = line.split() or [""]
    if frame not in frames:
        known = ", ".join(frames) or "none"
        raise BadInput(f"{where}: frames has {line!r}, but [frames] has only {known}; add it there")
    fills = [part for part in rest if not part.startswith("!")]
    spoils = [part for part in rest if part.startswith("!")]
    needed = max(int(n) for turn in frames[frame] for n in [*_PLACE.findall(turn), "0"])
    if len(fills) != needed:
        raise BadInput(
            f"{where}: frames has {line!r} with {len(fills)} parts, but frame {frame} needs "
            f"{needed}; give one for each of <1> to <{needed}>"
        )
    filled = [_PLACE.sub(lambda m: fills[int(m[1]) - 1], turn) for turn in frames[frame]]
    return [" ".join([turn, *spoils]) for turn in filled]


def read_kin(table: Any, name: str) -> Kin:
    """Per part of speech the rows of words that stand for each other."""
    rows = {part: table.get(part, {}) for part in _PARTS} if isinstance(table, dict) else {}
    is_sound = bool(rows) and set(table) <= set(_PARTS)
    if not is_sound or not all(
        isinstance(row, dict) and all(isinstance(words, str) for words in row.values())
        for row in rows.values()
    ):
        raise BadInput(
            f"{name}: [kin.nouns] and [kin.verbs] must hold lines such as "
            'road = "road|path|track"; mend it'
        )
    return {part: [frozenset(w.split("|")) for w in rows[part].values()] for part in _PARTS}


def with_kin(text: str, kin: Kin) -> str:
    """Two words of a row of [kin] in a step stand for the whole row; what spoils stays as it is."""
    return " ".join(
        part if part.startswith("!") else _WORD_RUN.sub(lambda m: _all_kin(m, kin), part)
        for part in text.split(" ")
    )


def _all_kin(found: re.Match[str], kin: Kin) -> str:
    words, part = found["words"].split("|"), found["part"] or ""
    rows = kin["verbs" if part in _VERB_STEPS else "nouns"]
    more = {w for row in rows if len(row.intersection(words)) > 1 for w in row.difference(words)}
    return "|".join([*words, *sorted(more)]) + part
