"""The harness itself: each test has a migrated database of its own, and threads meet in it."""

import psycopg
import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from thidua.web.errors import server_error

pytestmark = pytest.mark.races


def test_default_connection_is_a_migrated_postgresql(postgres_database):
    assert connection.vendor == "postgresql"
    assert MigrationRecorder(connection).applied_migrations() != {}


@pytest.mark.parametrize("turn", ["first", "second"])
def test_what_one_test_writes_the_next_does_not_see(postgres_database, turn):
    assert not ContentType.objects.filter(app_label="bluebell").exists()
    ContentType.objects.create(app_label="bluebell", model="flower")


def test_threads_write_to_the_same_database_and_the_constraint_decides(postgres_database, together):
    def write():
        ContentType.objects.create(app_label="bluebell", model="flower")
        return "written"

    results = together([write] * 8)

    assert sorted(type(result).__name__ for result in results) == ["IntegrityError"] * 7 + ["str"]
    assert ContentType.objects.filter(app_label="bluebell").count() == 1


def test_address_of_the_copy_is_one_that_libpq_understands(postgres_database):
    ContentType.objects.create(app_label="bluebell", model="flower")
    with psycopg.connect(postgres_database) as direct:
        counted = direct.execute("select count(*) from django_content_type where app_label = 'bluebell'")
        assert counted.fetchone() == (1,)


def test_a_full_disk_of_the_server_is_the_page_that_says_so(postgres_database, rf):
    """PostgreSQL's own error, as its server raises it when it cannot extend a file."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'disk_full'; END $$")
    except OperationalError:
        answer = server_error(rf.get("/"))
    assert answer.status_code == 507
    assert "Ổ đĩa đã đầy" in answer.content.decode()
