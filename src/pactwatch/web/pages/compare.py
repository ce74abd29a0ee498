"""Two tellings of one story side by side, with the words that differ marked.

Comes in: two texts. Goes out: runs of words that are in both, only left, or only right.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from pactwatch.domain.document import Document
from pactwatch.errors import BadInput
from pactwatch.web.site import Site

# Comparing grows with the product of the lengths; stories that are copied are shorter.
MOST_WORDS = 6000


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that follow each other: `kind` is "same", "left" or "right"."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ComparePage:
    """What the comparison shows.

    `title`; the two documents `left` and `right`; `left_runs` and `right_runs` their words;
    `shared` the share of the left text's words that stand in the right in the same order, in per
    cent; `is_cut` where a text was too long to be compared whole.
    """

    title: str
    left: Document
    right: Document
    left_runs: tuple[Stretch, ...]
    right_runs: tuple[Stretch, ...]
    shared: int
    is_cut: bool


def build(left: Document, right: Document) -> ComparePage:
    """Compare two working texts word by word, whatever their case and quotation marks."""
    mine, theirs = _words(left.text), _words(right.text)
    is_cut = max(len(mine), len(theirs)) > MOST_WORDS
    mine, theirs = mine[:MOST_WORDS], theirs[:MOST_WORDS]
    matcher = SequenceMatcher(None, _keys(mine), _keys(theirs), autojunk=False)
    codes = matcher.get_opcodes()
    same = sum(end - start for tag, start, end, _, _ in codes if tag == "equal")
    return ComparePage(
        title="Compare",
        left=left,
        right=right,
        left_runs=tuple(_runs(codes, mine, "left")),
        right_runs=tuple(_runs(codes, theirs, "right")),
        shared=round(100 * same / max(1, len(mine))),
        is_cut=is_cut,
    )


def _words(text: str) -> list[str]:
    """Words with the white space after them, so that joined they are the text."""
    return re.findall(r"\S+\s*", text)


def _keys(words: list[str]) -> list[str]:
    return [re.sub(r"\W", "", word).casefold() for word in words]


def _runs(
    codes: Iterable[tuple[str, int, int, int, int]], words: list[str], side: str
) -> Iterator[Stretch]:
    for tag, left_start, left_end, right_start, right_end in codes:
        start, end = (left_start, left_end) if side == "left" else (right_start, right_end)
        if start < end:
            yield Stretch("same" if tag == "equal" else side, "".join(words[start:end]))


def register(app: FastAPI, site: Site) -> None:
    """Put the page on the application."""

    @app.get("/documents/{document_id}/compare/{other_id}", response_class=HTMLResponse)
    def show(request: Request, document_id: str, other_id: str) -> HTMLResponse:
        documents = site.documents()
        for wanted in (document_id, other_id):
            if wanted not in documents:
                raise BadInput(f"document {wanted}: not in this case; see the list of documents")
        page = build(documents[document_id], documents[other_id])
        return site.page(request, "compare.html", page)
