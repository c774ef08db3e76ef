"""The database's own refusal to rewrite the ledger, for both databases."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_SQLITE = """
CREATE TRIGGER ledger_line_no_{verb} BEFORE {VERB} ON ledger_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
"""

_POSTGRES_FUNCTION = """
CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$
"""

_POSTGRES_ROW = "CREATE TRIGGER ledger_line_no_{verb} BEFORE {VERB} ON ledger_line FOR EACH ROW EXECUTE FUNCTION ledger_refuse()"
_POSTGRES_TRUNCATE = (
    "CREATE TRIGGER ledger_line_no_truncate BEFORE TRUNCATE ON ledger_line "
    "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()"
)


def guard(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the triggers; called by the first migration."""
    verbs = [("update", "UPDATE"), ("delete", "DELETE")]
    if editor.connection.vendor == "postgresql":
        editor.execute(_POSTGRES_FUNCTION)
        for verb, upper in verbs:
            editor.execute(_POSTGRES_ROW.format(verb=verb, VERB=upper))
        editor.execute(_POSTGRES_TRUNCATE)
    else:
        for verb, upper in verbs:
            editor.execute(_SQLITE.format(verb=verb, VERB=upper))
