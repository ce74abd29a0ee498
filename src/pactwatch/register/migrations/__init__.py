"""The register's history: small Alembic revisions, each kept as it was released."""
