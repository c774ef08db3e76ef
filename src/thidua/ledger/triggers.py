"""The database's own refusal to rewrite the ledger, for both databases."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# REPLACE deletes without firing a delete trigger, so a line that would replace another is refused when it comes.
_SQLITE = (
    """CREATE TRIGGER ledger_line_no_update BEFORE UPDATE ON ledger_line
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    """CREATE TRIGGER ledger_line_no_delete BEFORE DELETE ON ledger_line
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    """CREATE TRIGGER ledger_line_no_replace BEFORE INSERT ON ledger_line
    WHEN EXISTS (SELECT 1 FROM ledger_line WHERE id = NEW.id OR (unit = NEW.unit AND number = NEW.number))
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    """CREATE TRIGGER ledger_head_no_way_back BEFORE UPDATE ON ledger_head WHEN NEW.number <= OLD.number
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    """CREATE TRIGGER ledger_head_no_delete BEFORE DELETE ON ledger_head
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    """CREATE TRIGGER ledger_head_no_replace BEFORE INSERT ON ledger_head
    WHEN EXISTS (SELECT 1 FROM ledger_head WHERE unit = NEW.unit)
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
)

_POSTGRES = (
    """CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$""",
    (
        "CREATE TRIGGER ledger_line_no_change BEFORE UPDATE OR DELETE ON ledger_line "
        "FOR EACH ROW EXECUTE FUNCTION ledger_refuse()"
    ),
    (
        "CREATE TRIGGER ledger_line_no_truncate BEFORE TRUNCATE ON ledger_line "
        "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()"
    ),
    (
        "CREATE TRIGGER ledger_head_no_way_back BEFORE UPDATE ON ledger_head FOR EACH ROW "
        "WHEN (NEW.number <= OLD.number) EXECUTE FUNCTION ledger_refuse()"
    ),
    (
        "CREATE TRIGGER ledger_head_no_delete BEFORE DELETE ON ledger_head "
        "FOR EACH ROW EXECUTE FUNCTION ledger_refuse()"
    ),
    (
        "CREATE TRIGGER ledger_head_no_truncate BEFORE TRUNCATE ON ledger_head "
        "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()"
    ),
)


def guard(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the triggers; called by a migration. A line is never changed, a head only goes forward."""
    for sentence in _POSTGRES if editor.connection.vendor == "postgresql" else _SQLITE:
        editor.execute(sentence)
