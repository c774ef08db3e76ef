"""Back-ups of and into PostgreSQL: one format, whichever database it came from or goes to."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connection, transaction

from backups.tampering import changed, manifest_of
from databases import pointed_at, postgres_settings, sqlite_settings
from factories.base import actor, make_school
from factories.documents import issue
from factories.registrations import draft, make_round
from postgres import Server
from thidua.backups.archive import restore, write_archive
from thidua.backups.errors import HomeNotEmptyError, RestoredOtherwiseError
from thidua.core import clock
from thidua.core.tables import all_models, tally_of
from thidua.initiatives.models import Review, Verdict
from thidua.ledger.models import Head
from thidua.ledger.queries import verify
from thidua.units.actions import create_team

pytestmark = pytest.mark.races


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.THIDUA_HOME = tmp_path / "home"
    settings.THIDUA_HOME.mkdir()
    (settings.THIDUA_HOME / "secret-key").write_text("khoa", encoding="ascii")
    return tmp_path


@pytest.fixture
def empty_database(postgres_server: Server) -> Iterator[dict[str, Any]]:
    """A database of PostgreSQL without any table."""
    postgres_server.create("restored_into")
    yield postgres_settings(postgres_server.url("restored_into"))
    postgres_server.drop("restored_into")


def everything() -> dict[str, Any]:
    return {model._meta.db_table: tally_of(model, using="default") for model in all_models()}


def a_school_with_a_paper() -> Any:
    """And a remark on a plan: its table is filled before the one that it points to."""
    school = make_school()
    issue(school)
    pledge = draft(school, make_round(school), school.person(school.binh), "LDTT")
    Review.objects.create(
        unit=school.unit,
        year=school.year,
        pledge=pledge,
        key="a",
        reviewer=school.an,
        version=1,
        verdict=Verdict.AGREE,
        at=clock.now(),
    )
    return school


def move_to_another_home(folder: Path, settings: Any) -> None:
    settings.THIDUA_HOME = folder / "other"
    settings.THIDUA_HOME.mkdir()


def works_on(school: Any) -> None:
    """The chain is whole, goes on, refuses to be rewritten; numbers and keys go on where they stood."""
    assert [verdict.broken_at for verdict in verify()] == [None]
    last = Head.objects.get().number
    create_team(by=actor(school.alice, school), unit=school.unit, name="Tổ Thể dục")
    assert Head.objects.get().number == last + 1
    assert issue(school).number == 2
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE ledger_line SET kind = 'x'")
    highest = ContentType.objects.order_by("-id").first().id
    assert ContentType.objects.create(app_label="next", model="next").id == highest + 1


def test_from_postgresql_into_postgresql(postgres_database, empty_database, folder, settings):
    school = a_school_with_a_paper()
    before = everything()
    copy = write_archive(folder / "one.zip").path
    move_to_another_home(folder, settings)
    with pointed_at(empty_database):
        restore(copy)
        assert everything() == before
        works_on(school)
        with pytest.raises(HomeNotEmptyError):
            restore(copy)
    move_to_another_home(folder / "other", settings)
    with pytest.raises(HomeNotEmptyError, match="Cơ sở dữ liệu đã có dữ liệu"):
        restore(copy)


def test_from_postgresql_into_sqlite(postgres_database, folder, settings):
    school = a_school_with_a_paper()
    before = everything()
    copy = write_archive(folder / "one.zip").path
    move_to_another_home(folder, settings)
    with pointed_at(sqlite_settings(settings.THIDUA_HOME / "thidua.sqlite3")):
        restore(copy)
        assert everything() == before
        works_on(school)


def test_one_moment_of_postgresql_whatever_is_written_meanwhile(postgres_database, folder):
    school = a_school_with_a_paper()
    teams = tally_of(type(school.teams[0]), using="default").rows

    def write_meanwhile(done: int, _whole: int) -> None:
        if done == 0:
            create_team(by=actor(school.alice, school), unit=school.unit, name="Tổ lập trong lúc sao lưu")

    manifest = write_archive(folder / "one.zip", on_part=write_meanwhile).manifest
    assert manifest.tables["units_team"].rows == teams
    assert manifest.heads[0][1] == Head.objects.get().number - 1


def test_what_is_refused_leaves_postgresql_without_a_table(
    postgres_database, empty_database, folder, settings
):
    a_school_with_a_paper()
    copy = write_archive(folder / "one.zip").path
    headless = changed(copy, manifest=manifest_of(copy) | {"heads": []})
    move_to_another_home(folder, settings)
    with pointed_at(empty_database):
        with pytest.raises(RestoredOtherwiseError, match="nhật ký kết thúc ở dòng khác"):
            restore(headless)
        assert connection.introspection.table_names() == []
        assert list(settings.THIDUA_HOME.iterdir()) == []
