"""What Alembic runs: the pending revisions on the connection it was handed, in its transaction."""

from typing import cast

from alembic import context
from sqlalchemy import Connection

connection = cast(Connection, context.config.attributes["connection"])
context.configure(connection=connection, transactional_ddl=True)
context.run_migrations()
