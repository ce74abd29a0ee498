"""Reads PolNeAR: articles and brat stand-off in, texts with span tags and links out.

One annotator per article, the first by file name. A content in several segments stays several
segments; what was marked Discard or Discuss is no attribution and is left out.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from pathlib import Path

from pactwatch.language.scores.attribution import GoldAttribution, read_attributions
from pactwatch.text.words import Word, words

from .corpus import SPAN_TAGS, Link, Text

_ROLES = ("source", "cue", "content")


def read_polnear(folder: Path) -> Iterator[Text]:
    """Texts of one split: ``folder`` holds text/*.txt and attributions/*.ann."""
    for article, gold in read_attributions(folder):
        yield label(article.stem, article.read_bytes().decode("utf-8"), gold)


def label(name: str, text: str, gold: list[GoldAttribution]) -> Text:
    """Tags and links of one article from its attributions."""
    found = words(text)
    tags = [0] * len(found)
    groups = [_ranges(found, attribution) for attribution in gold]
    for group in groups:
        for role in _ROLES:
            for start, end in group[role]:
                _tag(tags, role, start, end)
    _mend(tags)
    return Text(name, tuple(found), spans=tuple(tags), links=tuple(links(groups)))


def _ranges(found: list[Word], gold: GoldAttribution) -> dict[str, list[tuple[int, int]]]:
    return {
        role: [r for s, e in getattr(gold, role) if (r := _cover(found, s, e))[0] < r[1]]
        for role in _ROLES
    }


def _cover(found: list[Word], start: int, end: int) -> tuple[int, int]:
    first = bisect_right(found, start, key=lambda w: w.end)
    last = bisect_left(found, end, key=lambda w: w.start)
    return first, last


def _tag(tags: list[int], role: str, start: int, end: int) -> None:
    begin = SPAN_TAGS.index(f"B-{role.upper()}")
    tags[start:end] = [begin] + [begin + 1] * (end - start - 1)


def _mend(tags: list[int]) -> None:
    """Where two spans overlap the later one wins; what is left of the other begins anew."""
    for i, tag in enumerate(tags):
        inside = tag and tag % 2 == 0
        if inside and (i == 0 or tags[i - 1] not in (tag, tag - 1)):
            tags[i] = tag - 1


def links(groups: list[dict[str, list[tuple[int, int]]]]) -> Iterator[Link]:
    """Content words point at their cue, the cue at its source, a source at any of its cues.

    A cue without a source points at itself; where there is no cue the source stands in for it.
    """
    cues_of: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for group in groups:
        anchor = group["cue"] or group["source"]
        if not anchor:
            continue
        for start, end in group["content"]:
            yield Link(start, end, tuple(anchor))
        for start, end in group["cue"]:
            yield Link(start, end, tuple(group["source"] or group["cue"]))
        for source in group["source"]:
            cues_of.setdefault(source, []).extend(anchor)
    for (start, end), cues in cues_of.items():
        yield Link(start, end, tuple(cues))
