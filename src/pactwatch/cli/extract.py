"""`pactwatch extract`: file in, statements out, no case."""

import os
from pathlib import Path
from typing import Annotated

import typer

from pactwatch.cli.app import command, settings_for, talk
from pactwatch.cli.options import AsJson, Published, parse_day
from pactwatch.cli.progress import Progress
from pactwatch.cli.tables import headings, print_json, print_table
from pactwatch.domain.document import Document
from pactwatch.domain.reading import Extraction
from pactwatch.domain.span import as_quoted
from pactwatch.domain.statement import Statement
from pactwatch.errors import SkipItem
from pactwatch.text.catalogue import say


@command("extract")
def extract(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help=say("help.files"))],
    published: Published = None,
    as_json: AsJson = False,
    with_text: Annotated[bool, typer.Option("--with-text", help=say("help.with_text"))] = False,
) -> None:
    from pactwatch.pipeline import extract_file

    if with_text and not as_json:
        talk(say("done.with_text"))
    day = parse_day(published, option="--published")
    threads = settings_for().threads
    skipped = 0
    for path in files:
        try:
            with Progress() as progress:
                progress.begin(path.name, os.path.getsize(path) if os.path.isfile(path) else 0)
                document, extraction = extract_file(path, published=day, threads=threads)
        except SkipItem as reason:
            talk(f"pactwatch: {reason}")
            skipped += 1
            continue
        if as_json:
            _print_json(document, extraction, with_text=with_text)
        else:
            print_table(
                headings("speaker", "act", "sure", "state", "words"), _rows(extraction.statements)
            )
    if skipped:
        raise typer.Exit(1)


def _print_json(document: Document, extraction: Extraction, *, with_text: bool) -> None:
    from pactwatch.publish import extraction_json

    print_json(extraction_json(document, extraction, with_text=with_text))


def _rows(statements: tuple[Statement, ...]) -> list[tuple[str, ...]]:
    return [
        (
            s.speaker.name or s.speaker.mention or "-",
            s.speech_act.value,
            s.factuality.value,
            s.state.value,
            as_quoted(s.content),
        )
        for s in statements
    ]
