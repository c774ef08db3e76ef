"""`thidua move-to`: from a SQLite home into PostgreSQL, all or nothing; and the old home is left alone."""

import json
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from databases import pointed_at, postgres_settings, sqlite_settings
from factories.base import make_school
from factories.councils import begun, voting
from factories.documents import issue
from serving import environment, free_port, serving, thidua
from thidua.cli import moving
from thidua.cli.move import pointed_to
from thidua.cli.moving import (
    ChainBrokenError,
    NotTakenError,
    NotTheSameError,
    StrangeTableError,
    copy_everything,
    hold_still,
)
from thidua.core.addresses import postgres, shown
from thidua.core.tables import all_models, put_rows, tally_of
from thidua.documents.models import Document, DocumentKind
from thidua.files.models import StoredFile
from thidua.ledger.models import Line
from thidua.ledger.queries import verify

pytestmark = pytest.mark.races


@pytest.fixture(scope="module")
def migrated(tmp_path_factory):
    home = tmp_path_factory.mktemp("migrated")
    thidua(home, "migrate")
    return home


@contextmanager
def inside(home):
    """Django reads and writes the SQLite file of this home."""
    before, settings.THIDUA_HOME = settings.THIDUA_HOME, home
    try:
        with pointed_at(sqlite_settings(home / "thidua.sqlite3")):
            yield
    finally:
        settings.THIDUA_HOME = before


@pytest.fixture(scope="module")
def began(migrated, tmp_path_factory, django_db_blocker):
    """A home with a closed vote, a paper with a number, a file; and its school."""
    home = tmp_path_factory.mktemp("began") / "home"
    shutil.copytree(migrated, home)
    with django_db_blocker.unblock(), inside(home):
        school = make_school()
        issue(school)
        sitting = begun(school)
        sitting.open()
        sitting.close(confirmed=True)
    return home, school


@pytest.fixture
def home(began, tmp_path, django_db_blocker):
    """This test's own copy of it."""
    shutil.copytree(began[0], tmp_path / "home")
    with django_db_blocker.unblock():
        yield tmp_path / "home"


@pytest.fixture
def school(began):
    return began[1]


@pytest.fixture
def target(postgres_server):
    """An empty database."""
    postgres_server.create("target")
    yield postgres_server.url("target")
    postgres_server.drop("target")


@pytest.fixture(scope="module")
def moved(began, postgres_server, tmp_path_factory):
    """A home that has moved, and the database it has moved to, for tests that change neither."""
    home = tmp_path_factory.mktemp("moved") / "home"
    shutil.copytree(began[0], home)
    postgres_server.create("moved")
    done = move(home, url := postgres_server.url("moved"))
    assert (done.returncode, done.stderr) == (0, "")
    yield home, url
    postgres_server.drop("moved")


@pytest.fixture
def settled(moved, postgres_server, tmp_path):
    """A copy of both."""
    shutil.copytree(moved[0], tmp_path / "settled")
    postgres_server.create("settled", template="moved")
    yield tmp_path / "settled", postgres_server.url("settled")
    postgres_server.drop("settled")


def move(home: Path, *words: str, **more: str):
    return subprocess.run(
        [sys.executable, "-m", "thidua.cli", "move-to", *words],
        env=environment(home, more),
        capture_output=True,
        text=True,
        check=False,
    )


def tallies():
    return {model._meta.label: tally_of(model, using="default") for model in all_models()}


def tables_in(target):
    with pointed_at(postgres_settings(target)):
        return connection.introspection.table_names()


def place(url):
    return shown(postgres(url))


# --- what arrives ----------------------------------------------------------------------------------------


def test_every_table_arrives_row_by_row_and_the_old_file_is_as_before(began, moved, django_db_blocker):
    with django_db_blocker.unblock():
        with inside(began[0]):
            before = tallies()
        with inside(moved[0]):
            assert tallies() == before
        with pointed_at(postgres_settings(moved[1])):
            assert tallies() == before
            assert [verdict.broken_at for verdict in verify()] == [None]
    assert sum(tally.rows for tally in before.values()) > 100


def test_the_school_goes_on_in_its_new_home(school, settled, django_db_blocker):
    with django_db_blocker.unblock(), pointed_at(postgres_settings(settled[1])):
        last = Document.objects.get(kind=DocumentKind.SUBMISSION_LETTER).number
        assert issue(school).number == last + 1
        make_school("THCS-CL", "Trường THCS Cỏ Lau")
        assert [verdict.broken_at for verdict in verify()] == [None, None]
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            Line.objects.update(kind="x")


def test_the_old_home_opens_no_more_until_told_so(settled):
    home, url = settled
    for words in (["serve", "--port", str(free_port())], ["ledger", "verify"], ["background"]):
        with pytest.raises(RuntimeError, match="đã chuyển sang PostgreSQL .*/moved"):
            thidua(home, *words)
    assert "nguyên vẹn" in thidua(home, "ledger", "verify", DATABASE_URL=url)

    assert "trước khi chuyển sang" in move(home, "--undo").stdout
    assert "nguyên vẹn" in thidua(home, "ledger", "verify")
    assert "chưa chuyển đi đâu" in move(home, "--undo").stderr


# --- what is refused, and leaves both sides as they were ------------------------------------------------


def test_a_target_with_tables_is_refused_and_keeps_what_it_has(home, target):
    with pointed_at(postgres_settings(target)), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bluebell (flower text)")
    done = move(home, target)
    assert (done.returncode, "không trống (có 1 bảng)" in done.stderr) == (1, True)
    assert tables_in(target) == ["bluebell"]
    assert "nguyên vẹn" in thidua(home, "ledger", "verify")


def test_a_home_that_is_served_is_refused(home, target):
    with serving(home):
        done = move(home, target)
    assert (done.returncode, "Hãy dừng máy chủ" in done.stderr) == (1, True)
    assert tables_in(target) == []


def test_while_a_ballot_is_open_nothing_is_copied(home, target):
    with inside(home):
        voting(make_school("THCS-CL", "Trường THCS Cỏ Lau"))
    done = move(home, target)
    assert (done.returncode, "bỏ phiếu kín đang mở" in done.stderr) == (1, True)
    assert tables_in(target) == []


def test_what_postgresql_does_not_take_leaves_it_empty_and_the_home_open(home, target):
    with inside(home):
        StoredFile.objects.update(name="tờ\x00trình")
    done = move(home, target)
    assert (done.returncode, "không nhận bảng «files_storedfile»" in done.stderr) == (1, True)
    assert tables_in(target) == []
    assert "nguyên vẹn" in thidua(home, "ledger", "verify")


@pytest.fixture
def copying(home, postgres_url):
    """Only the copying, into tables that are there already, after something was done to the old file."""

    def run(*sentences):
        with inside(home), connection.cursor() as cursor:
            for sentence in sentences:
                cursor.execute(sentence)
        with inside(home), pointed_to(postgres(postgres_url)), hold_still(), transaction.atomic():
            copy_everything()

    return run


def test_a_broken_chain_is_not_carried_along(copying):
    with pytest.raises(ChainBrokenError, match="nội dung dòng 3 đã bị sửa"):
        copying(
            "DROP TRIGGER ledger_line_no_update",
            "UPDATE ledger_line SET kind = 'units.team_renamed' WHERE number = 3",
        )


def test_a_row_that_points_to_nothing_is_found_before_anything_is_kept(copying):
    with pytest.raises(NotTakenError, match="trỏ vào chỗ trống.*councils_councilmember"):
        copying("PRAGMA foreign_keys=OFF", "DELETE FROM councils_councilmember")


def test_a_table_that_nobody_knows_is_not_left_behind_unseen(copying):
    with pytest.raises(StrangeTableError, match="bluebell"):
        copying("CREATE TABLE bluebell (flower text)")


def test_a_copy_that_is_not_the_same_is_not_kept(copying, monkeypatch):
    def loses_one(model, rows, *, using):
        put_rows(model, list(rows)[:-1] if model is Document else rows, using=using)

    monkeypatch.setattr(moving, "put_rows", loses_one)
    with pytest.raises(NotTheSameError, match="documents_document.*1 và 0 dòng"):
        copying()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["mysql://ai:gi@may/ten"], "phải có dạng postgres://"),
        (["postgres://ai:gi@127.0.0.1:1/ten"], "Không nối được tới PostgreSQL ở 127.0.0.1/ten"),
    ],
)
def test_an_address_that_leads_nowhere_is_said(home, words, said):
    done = move(home, *words)
    assert (done.returncode, said in done.stderr, "Traceback" in done.stderr) == (1, True, False)
    assert "gi@" not in done.stderr
    assert "nguyên vẹn" in thidua(home, "ledger", "verify")


def test_without_or_with_too_many_words_the_usage_is_shown(home):
    assert [move(home, *words).returncode for words in ([], ["postgres://a/b", "--undo"])] == [2, 2]


def test_what_is_on_postgresql_already_is_not_moved(home, target):
    done = move(home, target, DATABASE_URL=target)
    assert (done.returncode, "DATABASE_URL đang được đặt" in done.stderr) == (1, True)


# --- cut short -----------------------------------------------------------------------------------------


def cut_short(home, url):
    (home / "moved.json").write_text(json.dumps({"state": "moving", "to": place(url)}))


def test_cut_short_before_the_commit_the_old_home_waits_and_the_same_words_finish(home, target):
    cut_short(home, target)
    with pytest.raises(RuntimeError, match="bị ngắt giữa chừng"):
        thidua(home, "ledger", "verify")
    assert move(home, target).returncode == 0
    assert "nguyên vẹn" in thidua(home, "ledger", "verify", DATABASE_URL=target)


def test_cut_short_after_the_commit_the_same_words_compare_and_finish(settled):
    home, url = settled
    cut_short(home, url)
    assert "đã đối chiếu lại từng bảng" in move(home, url).stdout
    assert json.loads((home / "moved.json").read_text())["state"] == "moved"


def test_cut_short_and_then_changed_is_not_taken_for_the_same(settled, django_db_blocker):
    home, url = settled
    cut_short(home, url)
    with django_db_blocker.unblock(), pointed_at(postgres_settings(url)):
        make_school("THCS-CL", "Trường THCS Cỏ Lau")
    assert "không trống" in move(home, url).stderr
