"""The two full-text indexes of the token column: GIN on PostgreSQL, FTS5 on SQLite; made by the first migration.

Both take the tokens as they stand, so that neither locale nor Unicode tables of the database matter: PostgreSQL gets
them as an array past its text parser, FTS5 splits at ASCII separators only.
"""

TABLE = "interaction_submission"
GIN = "submission_tokens"
FTS = "interaction_submission_fts"
VECTOR = "array_to_tsvector(string_to_array(search, ' '))"


def make(apps, schema_editor) -> None:
    """For RunPython: makes the index of this database if it is missing."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"CREATE INDEX IF NOT EXISTS {GIN} ON {TABLE} USING gin ({VECTOR})")
        return
    schema_editor.execute(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {FTS} USING fts5 (tokens, detail=none, columnsize=0, tokenize='ascii')"
    )


def drop(apps, schema_editor) -> None:
    """For RunPython, backwards."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX IF EXISTS {GIN}")
        return
    schema_editor.execute(f"DROP TABLE IF EXISTS {FTS}")
