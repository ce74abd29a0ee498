"""A long text in parts of a size that a browser shows at once, cut between paragraphs or pages."""

from dataclasses import dataclass

from pactwatch.domain.document import Document

# About eight printed pages, which the server makes in 30 ms; fifteen took twice that and as long
# again to paint (benchmark.browser).
PART = 20_000


@dataclass(frozen=True, slots=True)
class Part:
    """Part `number` (from 1) of `count`: the text from `start` to `end`."""

    number: int
    count: int
    start: int
    end: int


def parts(document: Document) -> list[Part]:
    """Where the text is cut; one part for most documents."""
    cuts = [0]
    size = len(document.text)
    while size - cuts[-1] > PART:
        cuts.append(_cut(document, cuts[-1]))
    edges = [*cuts, size]
    count = len(edges) - 1
    return [Part(n + 1, count, edges[n], edges[n + 1]) for n in range(count)]


def part_of(document: Document, *, number: int = 1, holding: int | None = None) -> Part:
    """The part asked for by number, or the one that holds a place in the text."""
    found = parts(document)
    if holding is not None:
        return next((p for p in found if p.start <= holding < p.end), found[0])
    return found[min(max(1, number), len(found)) - 1]


def _cut(document: Document, start: int) -> int:
    """The last page or paragraph that begins within the size, else the size itself."""
    limit = start + PART
    pages = [page.start for page in document.pages if start < page.start <= limit]
    if pages:
        return pages[-1]
    line = document.text.rfind("\n", start + PART // 2, limit)
    return line + 1 if line > start else limit
