"""`pactwatch statements` and `pactwatch search`."""

from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch.cli.app import command, talk
from pactwatch.cli.options import AsJson, CasePath, Limit, listed, parse_day, parse_number
from pactwatch.cli.tables import headings, print_json, print_table
from pactwatch.domain.flag import FlagCode
from pactwatch.domain.span import as_quoted
from pactwatch.domain.statement import SpeechAct
from pactwatch.errors import BadInput
from pactwatch.text.catalogue import say

if TYPE_CHECKING:
    from pactwatch.case import FoundStatement

MOST_SHOWN = 50


@command("statements")
def statements(
    case: CasePath,
    speaker: Annotated[str | None, typer.Option("--speaker", help=say("help.speaker"))] = None,
    act: Annotated[str | None, typer.Option("--act", help=listed("act", SpeechAct))] = None,
    conduct: Annotated[str | None, typer.Option("--conduct", help=say("help.conduct"))] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help=say("help.since"))
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help=say("help.until"))
    ] = None,
    flag: Annotated[str | None, typer.Option("--flag", help=listed("flag", FlagCode))] = None,
    as_json: AsJson = False,
) -> None:
    from pactwatch.case import StatementFilter, open_case
    from pactwatch.publish import statement_json

    wanted = StatementFilter(
        speaker=speaker,
        act=act,
        conduct=conduct,
        since=parse_day(since, option="--since"),
        until=parse_day(until, option="--until"),
        flag=flag,
    )
    if wanted.since and wanted.until and wanted.until < wanted.since:
        raise BadInput(
            f"--until {until}: found a day before --since {since}, expected the same or a later "
            "one; change either"
        )
    with open_case(case) as opened:
        found = opened.statements(wanted)
    if as_json:
        for item in found:
            line = {"document": item.document_id, "published": item.published_iso}
            print_json({**line, **statement_json(item.statement)})
        return
    if not found:
        talk(say("search.no_statement"))
        return
    names = ("id", "published", "speaker", "act", "sure", "state", "conduct", "words")
    print_table(headings(*names), [_row(item) for item in found])


def _row(item: "FoundStatement") -> tuple[str, ...]:
    s = item.statement
    return (
        s.id,
        item.published_iso or "-",
        s.speaker.name or s.speaker.mention or "-",
        s.speech_act.value,
        s.factuality.value,
        s.state.value,
        " ".join(claim.conduct for claim in s.claims) or "-",
        as_quoted(s.content),
    )


@command("search")
def search(
    case: CasePath,
    query: Annotated[str, typer.Argument(metavar="QUERY", help=say("help.query"))],
    limit: Limit = str(MOST_SHOWN),
    as_json: AsJson = False,
) -> None:
    from pactwatch.case import open_case
    from pactwatch.domain.plain import to_plain

    if not any(character.isalnum() for character in query):
        raise BadInput(f"search {query!r}: found no word to look for; give one, as in: shelter")
    most = parse_number(limit, option="--limit", low=1, high=1000)
    with open_case(case) as opened:
        hits = opened.search(query, limit=most or MOST_SHOWN)
    if as_json:
        for hit in hits:
            print_json(to_plain(hit))
        return
    if not hits:
        talk(say("search.nothing_in_words"))
        return
    print_table(
        headings("kind", "id", "words"), [(h.kind, h.id, " ".join(h.snippet.split())) for h in hits]
    )
