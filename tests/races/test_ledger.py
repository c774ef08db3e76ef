"""The ledger on PostgreSQL: its own triggers refuse rewriting, and many at once leave one whole chain."""

import pytest
from django.db import DatabaseError, connection, transaction

from factories.base import actor, make_school
from thidua.ledger.models import Line
from thidua.ledger.queries import verify
from thidua.units.actions import create_team

pytestmark = pytest.mark.races


@pytest.mark.parametrize(
    "sentence",
    [
        "UPDATE ledger_line SET kind = 'x'",
        "DELETE FROM ledger_line",
        "TRUNCATE ledger_line",
        "INSERT INTO ledger_head SELECT * FROM ledger_head ON CONFLICT (unit) DO UPDATE SET number = 1",
        "UPDATE ledger_head SET digest = ''",
        "DELETE FROM ledger_head",
        "TRUNCATE ledger_head",
    ],
)
def test_the_database_itself_refuses_to_rewrite_the_ledger(postgres_database, sentence):
    make_school()
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sentence)


def test_eight_actions_at_once_leave_one_whole_chain(postgres_database, together):
    school = make_school()
    before = Line.objects.count()
    by = actor(school.alice, school)
    names = [f"Tổ {number}" for number in range(8)]
    together([lambda name=name: create_team(by=by, unit=school.unit, name=name) for name in names])
    assert [(verdict.lines, verdict.broken_at) for verdict in verify()] == [(before + 8, None)]
