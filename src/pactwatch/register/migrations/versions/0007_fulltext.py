"""Full text over documents and statements, filled from what is recorded already."""

import json
from collections.abc import Iterator
from itertools import islice

import sqlalchemy as sa
from alembic import op

from pactwatch.register import fulltext

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Create the index and put every document and statement into it."""
    connection = op.get_bind()
    fulltext.create(connection)
    for rows in (_documents(connection), _statements(connection)):
        while some := list(islice(rows, 500)):
            fulltext.add(connection, some)


def _documents(connection: sa.Connection) -> Iterator[fulltext.Words]:
    for seq, payload in connection.exec_driver_sql("SELECT seq, payload FROM document"):
        if payload is not None:
            plain = json.loads(payload)
            yield fulltext.Words(seq, "document", plain["title"] or "", plain["text"])


def _statements(connection: sa.Connection) -> Iterator[fulltext.Words]:
    for seq, payload in connection.exec_driver_sql("SELECT seq, payload FROM statement"):
        if payload is not None:
            plain = json.loads(payload)["statement"]
            speaker = plain["speaker"]
            body = " ".join(span["text"] for span in plain["content"])
            name = speaker["name"] or speaker["mention"] or ""
            yield fulltext.Words(seq, "statement", name, body)
