"""Models and migrations agree, and on a fresh database the ledger refuses to be rewritten."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor

from databases import pointed_at, sqlite_settings
from factories.base import make_school


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sentence",
    [
        "UPDATE ledger_line SET kind = 'x'",
        "DELETE FROM ledger_line",
        "DELETE FROM ledger_line WHERE 1 = 1",
        "INSERT OR REPLACE INTO ledger_line SELECT * FROM ledger_line WHERE number = 3",
        "UPDATE ledger_head SET number = number - 1",
        "UPDATE ledger_head SET digest = ''",
        "DELETE FROM ledger_head",
        "INSERT OR REPLACE INTO ledger_head SELECT * FROM ledger_head",
    ],
)
def test_the_database_itself_refuses_to_rewrite_the_ledger(sentence):
    make_school()
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sentence)


def test_migrations_touch_only_the_database_they_are_told(tmp_path, django_db_blocker):
    """The default one, here without any table, is neither read nor written by our own steps."""
    with django_db_blocker.unblock(), pointed_at(sqlite_settings(tmp_path / "default.sqlite3")):
        other = connection.copy("other")
        other.settings_dict["NAME"] = str(tmp_path / "other.sqlite3")
        connections["other"] = other
        try:
            executor = MigrationExecutor(other)
            ours = {app.label for app in apps.get_app_configs() if app.name.startswith("thidua.")}
            executor.migrate([node for node in executor.loader.graph.leaf_nodes() if node[0] in ours])
            tables = other.introspection.table_names()
        finally:
            other.close()
            del connections["other"]
        assert "nominations_assessment" in tables
        assert connection.introspection.table_names() == []
