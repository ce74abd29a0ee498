"""Codes with examples alone in whole invented reports, end to end. `python -m benchmark.reports`.

Comes in: `tests/gold/shown/held*.tsv`, codes by hands that nobody read, and `shown/reports` of the
same names, reports of which each line is marked with the codes that it tells of; or real news
marked alike (`benchmark/news.py`). Each report is read as a document with the codes of its fields
as the codebook. Goes out: how much of what is
marked was found, how many claims a mark bears out, and how much of what was missed stands among
the first leads of a code. By number only: whoever reads these lines has spent them.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pactwatch.domain.claim import Claim
from pactwatch.domain.codebook import Codebook, ConductCode
from pactwatch.domain.document import Document
from pactwatch.domain.ids import sha256_text
from pactwatch.domain.reading import Extraction, Lead
from pactwatch.domain.statement import Statement
from pactwatch.language import extract
from pactwatch.language.words.ranges import Range

__all__ = ["Marked", "main", "marked_reports", "measure"]

FICTION = Path(__file__).parents[1] / "tests" / "gold" / "shown"
PART = "held"
FIRST = (3, 5)
# What is planned, feared or asked for is no deed, and the marks are of deeds.
UNREAL = {"PLEDGE", "URGE", "ORDER", "THREATEN", "EXPECT", "QUESTION"}
PRONOUNS = {"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "his", "her"} | {
    "him",
    "them",
    "us",
    "me",
    "its",
    "their",
    "our",
    "my",
    "those",
    "these",
    "this",
}
ENDED = '.!?"”’:;'

Place = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Marked:
    """A report: its lines with their codes and signs, laid out as `text`, each from `at`."""

    stem: str
    text: str
    at: tuple[tuple[int, int], ...]
    marks: frozenset[tuple[int, str, str]]
    codebook: Codebook
    published: date = date(2041, 10, 1)
    doers: Mapping[Place, Range | None] = field(default_factory=dict[Place, Range | None])

    def lines(self, start: int, end: int) -> list[int]:
        """The lines that a range touches."""
        return [n for n, (a, b) in enumerate(self.at) if start < b and a < end]


def main() -> None:
    """One line per figure: of invented reports, or with `--data DIR` of real news."""
    parser = argparse.ArgumentParser(prog="python -m benchmark.reports", description=__doc__)
    parser.add_argument("--data", type=Path, metavar="DIR", help="real news instead of fiction")
    parser.add_argument("topics", nargs="*", metavar="TOPIC", help="some of benchmark/gold/news")
    asked = parser.parse_args()
    for name, value in measure(_asked(asked.data, asked.topics)):
        print(f"{name:52} {value}")


def _asked(data: Path | None, topics: list[str]) -> Iterator[Marked]:
    from benchmark.news import marked_news

    return marked_reports(PART) if data is None else marked_news(data, topics)


def marked_reports(part: str) -> Iterator[Marked]:
    """The reports of the files that begin with a part's name."""
    for path in sorted((FICTION / "reports").glob(f"{part}*.tsv")):
        codes, reports = _codes(FICTION / path.name), defaultdict[str, list[list[str]]](list)
        for row in path.read_text("utf-8").splitlines():
            report, text, told = row.split("\t")
            reports[report].append([text, *filter(None, told.split(";"))])
        yield from (_marked(path.stem, lines, codes) for lines in reports.values())


def _codes(path: Path) -> dict[str, ConductCode]:
    told = defaultdict[str, defaultdict[str, list[str]]](lambda: defaultdict(list))
    for row in path.read_text("utf-8").splitlines():
        code, role, text, *_ = row.split("\t")
        told[code][role].append(text)
    return {
        code: ConductCode(
            code,
            told[code]["describes"][0].rstrip(".").lower(),
            told[code]["describes"][0],
            parent=code.split(".")[0],
            examples=tuple(told[code]["example"]),
            counter_examples=tuple(told[code]["counter"]),
        )
        for code in told
    }


def _marked(stem: str, lines: list[list[str]], codes: dict[str, ConductCode]) -> Marked:
    text, at = "", list[tuple[int, int]]()
    for line, *_ in lines:
        goes_on = text.rstrip()[-1:] in ENDED[:6] and line.rstrip()[-1:] in ENDED
        text += (" " if goes_on else "\n\n") if text else ""
        at.append((len(text), len(text) + len(line)))
        text += line
    told = [(n, mark.split("|")) for n, (_, *marks) in enumerate(lines) for mark in marks]
    fields = {mark[0].split(".")[0] for _, mark in told}
    own = [code for code in codes.values() if code.parent in fields]
    heads = [ConductCode(name, name.lower(), name.lower()) for name in sorted(fields)]
    marks = frozenset((n, code, sign) for n, (code, sign, *_) in told)
    return Marked(stem, text, tuple(at), marks, Codebook("reports", "1", (*heads, *own)))


def measure(reports: Iterator[Marked]) -> Iterator[tuple[str, str]]:
    """Each figure with its name."""
    read = [(one, _read(one)) for one in reports]
    claimed = [_claimed(one, found) for one, found in read]
    marks = [one.marks for one, _ in read]
    places = [{(n, code) for n, code, _ in of} for of in marks]
    told = [{(n, code) for n, code, _ in of} for of in claimed]
    right = sum(
        {s for line, of, s in claims if (line, of) == (n, code)} == {sign}
        for claims, signed in zip(claimed, marks, strict=True)
        for n, code, sign in signed
    )
    total = sum(map(len, marks))
    found = sum(len(a & b) for a, b in zip(places, told, strict=True))
    yield "marks", str(total)
    yield "found", f"{found / total:.3f}"
    yield "found with the right sign", f"{right / total:.3f}"
    claims = [codes for one, extraction in read for codes in _borne_out(one, extraction)]
    yield f"claims that a mark bears out ({len(claims)})", f"{sum(claims) / len(claims or [0]):.3f}"
    yield from _doers(read)
    missed = [a - b for a, b in zip(places, told, strict=True)]
    for first in FIRST:
        shown, of_missed = _among(read, missed, first)
        share = of_missed / max(1, sum(map(len, missed)))
        yield f"of the missed, among the first {first} leads of a code", f"{share:.3f}"
        yield f"of these leads, tell of the code ({shown})", f"{of_missed / max(1, shown):.3f}"


def _read(one: Marked) -> Extraction:
    digest = sha256_text(one.text)
    document = Document(
        sha256=digest,
        text=one.text,
        text_sha256=digest,
        media_type="text/plain",
        path=f"{one.stem}.txt",
        language="en",
        published=one.published,
    )
    return extract(document, one.codebook)


def _claimed(one: Marked, found: Extraction) -> set[tuple[int, str, str]]:
    """Line, code and sign of every claim of a deed."""
    return {
        (n, claim.conduct, "-" if s.speech_act.value == "DENY" else claim.polarity.value)
        for s in filter(_tells_deeds, found.statements)
        for claim in s.claims
        for span in s.content
        for n in one.lines(span.start, span.end)
    }


def _borne_out(one: Marked, found: Extraction) -> Iterator[bool]:
    """Of every claim of a deed whether a line that its statement touches is so marked."""
    marks = {(n, code) for n, code, _ in one.marks}
    for s in filter(_tells_deeds, found.statements):
        lines = {n for span in s.content for n in one.lines(span.start, span.end)}
        own = (c for c in s.claims if one.codebook.get(c.conduct))
        yield from (any((n, claim.conduct) in marks for n in lines) for claim in own)


def _doers(
    read: Sequence[tuple[Marked, Extraction]],
) -> Iterator[tuple[str, str]]:
    """Whether the first claim on a mark that was found names who did it, by the word marked; what
    a pronoun stands for is not marked and not asked for."""
    named, bare = list[bool](), list[bool]()
    for one, found in read:
        for (line, code), doer in one.doers.items():
            claims = [c for n, c in _placed(one, found) if (n, c.conduct) == (line, code)]
            if claims and doer is None:
                bare.append(not claims[0].agent)
            elif claims and doer and (word := one.text[slice(*doer)].lower()) not in PRONOUNS:
                named.append(word in " ".join(claims[0].agent).lower())
    if named:
        yield f"who did it, where a doer is marked ({len(named)})", _share(named)
    if bare:
        yield f"nobody, where none is marked ({len(bare)})", _share(bare)


def _share(told: Sequence[bool]) -> str:
    return f"{sum(told) / len(told):.3f}"


def _placed(one: Marked, found: Extraction) -> Iterator[tuple[int, Claim]]:
    """Each claim of a deed with the lines that its statement touches."""
    for s in filter(_tells_deeds, found.statements):
        lines = {n for span in s.content for n in one.lines(span.start, span.end)}
        yield from ((n, claim) for n in sorted(lines) for claim in s.claims)


def _tells_deeds(statement: Statement) -> bool:
    is_unreal = {mode.value for mode in statement.modes} & {"FUTURE", "HYPOTHETICAL"}
    return statement.speech_act.value not in UNREAL and not is_unreal


def _among(
    read: Sequence[tuple[Marked, Extraction]], missed: Sequence[set[Place]], first: int
) -> tuple[int, int]:
    """Of the likeliest leads of each code over all reports on it: how many there are, and how many
    stand where the code was missed."""
    by_code = defaultdict[tuple[str, str], list[tuple[float, int, Lead]]](list)
    for n, (one, found) in enumerate(read):
        for lead in found.leads:
            by_code[one.stem, lead.code].append((lead.odds, n, lead))
    shown = [leads for of in by_code.values() for leads in sorted(of, key=_likelier)[:first]]
    hit = [
        any((line, lead.code) in missed[n] for line in read[n][0].lines(lead.start, lead.end))
        for _, n, lead in shown
    ]
    return len(shown), sum(hit)


def _likelier(one: tuple[float, int, Lead]) -> tuple[float, int, int]:
    odds, n, lead = one
    return -odds, n, lead.start


if __name__ == "__main__":
    main()
