"""Models and migrations agree, and on a fresh database the ledger refuses to be rewritten."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

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
