"""Full-text search: everything that is SQLite's own (FTS5) stands in this file.

What comes in: titles and bodies by their place in the chain, and what people type. What goes out:
ranked places with snippets. Refuses no query: whatever is typed is taken as words, "phrases" and
prefix* and never as the engine's own query language.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from pactwatch.domain.ids import content_id
from pactwatch.register.chain import storable

# Longer queries are pasted text by mistake; the engine's own limits lie far above (guess).
MAX_TERMS = 64

# Words in a snippet, about two lines.
SNIPPET_WORDS = 24

# The engine's snippet takes seconds on a body of a million characters with many hits.
LONGEST = 100_000
AROUND = 90

_TERM = re.compile(r'"([^"]*)"?(\*?)|([^\s"]+)')


@dataclass(frozen=True, slots=True)
class Words:
    """What is searched of one row: a document's title and text, a statement's speaker and words."""

    seq: int
    kind: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Found:
    """A row that matches, with a snippet of its body around the words found."""

    seq: int
    kind: str
    title: str
    snippet: str


_SHAPE = "title, body, kind UNINDEXED, tokenize='unicode61 remove_diacritics 2'"


def create(connection: Connection) -> None:
    """Make the empty index."""
    connection.execute(text(f"CREATE VIRTUAL TABLE fulltext USING fts5({_SHAPE})"))


def index_damage(connection: Connection) -> str | None:
    """What is wrong with the index itself, None where every word leads to the rows that hold it.

    SQLite's own check wants to write, so a twin of the index is checked, in memory. It looks from
    the words' places to the texts; that a search arrives at those places is looked up word by word.
    """
    try:
        for statement in _TWIN:
            connection.exec_driver_sql(statement)
        settings = connection.exec_driver_sql(_OTHER_SETTINGS).scalar_one()
        connection.exec_driver_sql("INSERT INTO temp.checked(checked) VALUES ('integrity-check')")
        connection.exec_driver_sql(_TERMS)
        lost = connection.exec_driver_sql(_LOST).scalar_one()
    except DBAPIError as error:
        return f"the index of the full text is damaged ({error.orig})"
    finally:
        for name in ("terms", "twin", "checked"):
            _drop(connection, name)
    if settings:
        return "the index of the full text has settings that no program wrote"
    return f"the index of the full text does not find {lost} of its words" if lost else None


_SHADOWS = ("data", "idx", "content", "docsize")
_TWIN = (
    "PRAGMA temp_store=MEMORY",
    f"CREATE VIRTUAL TABLE temp.twin USING fts5({_SHAPE})",
    *(f"DELETE FROM temp.twin_{part}" for part in _SHADOWS),
    *(f"INSERT INTO temp.twin_{part} SELECT * FROM main.fulltext_{part}" for part in _SHADOWS),
    # Under a new name the engine reads afresh what was put under it.
    "ALTER TABLE temp.twin RENAME TO checked",
)
_OTHER_SETTINGS = (
    "SELECT count(*) FROM (SELECT * FROM main.fulltext_config EXCEPT "
    "SELECT * FROM temp.checked_config)"
)
_TERMS = "CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, fulltext, row)"
_LOST = (
    "SELECT count(*) FROM temp.terms WHERE doc != "
    "(SELECT count(*) FROM main.fulltext WHERE fulltext MATCH '\"' || terms.term || '\"')"
)


def _drop(connection: Connection, name: str) -> None:
    # A twin of a damaged index may refuse to go; it lives in memory and goes with the connection.
    with suppress(DBAPIError):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS temp.{name}")


def add(connection: Connection, rows: Sequence[Words]) -> None:
    """Make rows findable."""
    if rows:
        connection.execute(
            text("INSERT INTO fulltext(rowid, title, body, kind) VALUES (:seq,:title,:body,:kind)"),
            [
                {
                    "seq": row.seq,
                    "title": storable(row.title),
                    "body": storable(row.body),
                    "kind": row.kind,
                }
                for row in rows
            ],
        )


def remove(connection: Connection, seqs: Sequence[int]) -> None:
    """Take rows out, and rebuild the index so that their words do not linger in its segments."""
    if seqs:
        remove_one = text("DELETE FROM fulltext WHERE rowid = :seq")
        connection.execute(remove_one, [{"seq": seq} for seq in seqs])
        connection.execute(text("INSERT INTO fulltext(fulltext) VALUES ('rebuild')"))


def contents(connection: Connection, kind: str) -> dict[int, str]:
    """The fingerprint of every indexed row of a kind."""
    rows = connection.execute(
        text("SELECT rowid, title, body FROM fulltext WHERE kind = :kind"), {"kind": kind}
    )
    return {seq: fingerprint(title, body) for seq, title, body in rows}


def fingerprint(title: str, body: str) -> str:
    """A short stand-in for a row's words, for comparing."""
    return content_id("words", storable(title), storable(body))


def match_expression(query: str) -> str | None:
    """The engine's form of what was typed: every term quoted, all of them wanted.

    None where nothing searchable was typed. Shapes: word, prefix*, "a phrase", "a phrase"*;
    an open quotation mark runs to the end.
    """
    terms = []
    for phrase, phrase_star, word in _TERM.findall(query.replace("\0", " ")):
        words, star = (phrase, phrase_star) if phrase else (word.rstrip("*"), word.endswith("*"))
        if any(character.isalnum() for character in words):
            terms.append(f'"{storable(words)}"' + ("*" if star else ""))
    return " ".join(terms[:MAX_TERMS]) or None


# Only what stands at the moment asked about is found: documents as last described by then, and
# the statements of each document's latest extraction by then.
_SEARCH = text(
    "SELECT rowid, kind, title, CASE WHEN length(body) <= :longest "
    "THEN snippet(fulltext, 1, '[', ']', '…', :words) END FROM fulltext "
    "WHERE fulltext MATCH :match AND rowid <= :upto AND NOT EXISTS ("
    "SELECT 1 FROM audit a WHERE a.supersedes = fulltext.rowid AND a.seq <= :upto) "
    "AND (kind = 'document' OR rowid IN ("
    "SELECT s.seq FROM statement s WHERE s.extraction IN ("
    "SELECT MAX(seq) FROM extraction WHERE seq <= :upto GROUP BY document_id))) "
    "ORDER BY rank, rowid LIMIT :limit OFFSET :offset"
)


def search(
    connection: Connection, query: str, *, upto: int, limit: int, offset: int
) -> tuple[Found, ...]:
    """The best matches among rows up to `upto`, best first (BM25), ties by order of recording."""
    match = match_expression(query)
    if match is None:
        return ()
    rows = connection.execute(
        _SEARCH,
        {"match": match, "upto": upto, "limit": limit, "offset": offset, "words": SNIPPET_WORDS,
         "longest": LONGEST},
    )  # fmt: skip
    return tuple(
        Found(seq, kind, title, snippet if snippet is not None else _around(connection, seq, query))
        for seq, kind, title, snippet in rows.all()
    )


def _around(connection: Connection, seq: int, query: str) -> str:
    """A snippet of a long body: the words around the first of the terms, as the engine marks it."""
    asked = text("SELECT body FROM fulltext WHERE rowid = :seq")
    body = str(connection.execute(asked, {"seq": seq}).scalar_one())
    terms = [re.escape(phrase or word.rstrip("*")) for phrase, _, word in _TERM.findall(query)]
    found = re.search("|".join(term for term in terms if term) or "$", body, re.IGNORECASE)
    if found is None:  # it stands there with other accents
        return " ".join(body[:AROUND].split()) + "…"
    start, end = found.span()
    before, after = body[max(0, start - AROUND) : start], body[end : end + AROUND]
    words = f"{before.partition(' ')[2]}[{body[start:end]}]{after.rpartition(' ')[0]}"
    return f"…{' '.join(words.split())}…"
