"""`thidua move-to`: from a SQLite home into PostgreSQL, all or nothing; and the old home is left alone."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from databases import pointed_at, postgres_settings, sqlite_settings
from factories.base import make_school
from factories.councils import begun, voting
from factories.documents import issue
from serving import environment, free_port, serving, thidua
from thidua.core.addresses import postgres, shown
from thidua.core.tables import all_models, tally_of
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


@pytest.fixture
def home(migrated, tmp_path):
    copy = tmp_path / "home"
    shutil.copytree(migrated, copy)
    return copy


@pytest.fixture
def old(home, django_db_blocker):
    """Inside the block Django reads and writes the SQLite file."""

    def into():
        return pointed_at(sqlite_settings(home / "thidua.sqlite3"))

    with django_db_blocker.unblock():
        yield into


@pytest.fixture
def target(postgres_server):
    """An empty database, and the words to look into it."""
    postgres_server.create("target")
    yield postgres_server.url("target")
    postgres_server.drop("target")


@pytest.fixture
def school(old, home, settings):
    """With a closed vote, a paper with a number, a file."""
    settings.THIDUA_HOME = home
    with old():
        school = make_school()
        issue(school)
        sitting = begun(school)
        sitting.open()
        sitting.close(confirmed=True)
    return school


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


def test_every_table_arrives_row_by_row_and_the_old_file_is_as_before(school, home, old, target):
    with old():
        before = tallies()
    done = move(home, target)
    assert (done.returncode, done.stderr) == (0, "")
    with pointed_at(postgres_settings(target)):
        assert tallies() == before
        assert [verdict.broken_at for verdict in verify()] == [None]
    with old():
        assert tallies() == before
    assert sum(tally.rows for tally in before.values()) > 100


def test_the_school_goes_on_in_its_new_home(school, home, old, target):
    assert move(home, target).returncode == 0
    with pointed_at(postgres_settings(target)):
        last = Document.objects.get(kind=DocumentKind.SUBMISSION_LETTER).number
        assert issue(school).number == last + 1
        make_school("THCS-CL", "Trường THCS Cỏ Lau")
        assert [verdict.broken_at for verdict in verify()] == [None, None]
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            Line.objects.update(kind="x")


def test_the_old_home_opens_no_more_until_told_so(school, home, target):
    assert move(home, target).returncode == 0
    for words in (["serve", "--port", str(free_port())], ["ledger", "verify"], ["background"]):
        with pytest.raises(RuntimeError, match="đã chuyển sang PostgreSQL .*/target"):
            thidua(home, *words)
    assert "nguyên vẹn" in thidua(home, "ledger", "verify", DATABASE_URL=target)

    assert "trước khi chuyển sang" in move(home, "--undo").stdout
    assert "nguyên vẹn" in thidua(home, "ledger", "verify")
    assert "chưa chuyển đi đâu" in move(home, "--undo").stderr


# --- what is refused, and leaves both sides as they were ------------------------------------------------


def test_a_target_with_tables_is_refused_and_keeps_what_it_has(school, home, target):
    with pointed_at(postgres_settings(target)), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bluebell (flower text)")
    done = move(home, target)
    assert (done.returncode, "không trống (có 1 bảng)" in done.stderr) == (1, True)
    assert tables_in(target) == ["bluebell"]
    assert "nguyên vẹn" in thidua(home, "ledger", "verify")


def test_a_home_that_is_served_is_refused(school, home, target):
    with serving(home):
        done = move(home, target)
    assert (done.returncode, "Hãy dừng máy chủ" in done.stderr) == (1, True)
    assert tables_in(target) == []


def test_while_a_ballot_is_open_nothing_is_copied(school, home, old, target):
    with old():
        voting(make_school("THCS-CL", "Trường THCS Cỏ Lau"))
    done = move(home, target)
    assert (done.returncode, "bỏ phiếu kín đang mở" in done.stderr) == (1, True)
    assert tables_in(target) == []


def test_what_postgresql_does_not_take_leaves_it_empty_and_names_the_table(school, home, old, target):
    with old():
        StoredFile.objects.update(name="tờ\x00trình")
    done = move(home, target)
    assert (done.returncode, "không nhận bảng «stored file»" in done.stderr) == (1, True)
    assert tables_in(target) == []
    assert "nguyên vẹn" in thidua(home, "ledger", "verify")


def test_a_broken_chain_is_not_carried_along(school, home, old, target):
    with old(), connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER ledger_line_no_update")
        cursor.execute("UPDATE ledger_line SET kind = 'units.team_renamed' WHERE number = 3")
    done = move(home, target)
    assert (done.returncode, "nội dung dòng 3 đã bị sửa" in done.stderr) == (1, True)
    assert tables_in(target) == []


def test_a_row_that_points_to_nothing_is_found_before_anything_is_kept(school, home, old, target):
    with old(), connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys=OFF")
        cursor.execute("DELETE FROM councils_councilmember")
    done = move(home, target)
    assert (done.returncode, "trỏ vào chỗ trống" in done.stderr) == (1, True)
    assert tables_in(target) == []


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
    assert thidua(home, "ledger", "verify") == ""


def test_without_or_with_too_many_words_the_usage_is_shown(home):
    assert [move(home, *words).returncode for words in ([], ["postgres://a/b", "--undo"])] == [2, 2]


def test_what_is_on_postgresql_already_is_not_moved(home, target):
    done = move(home, target, DATABASE_URL=target)
    assert (done.returncode, "DATABASE_URL đang được đặt" in done.stderr) == (1, True)


# --- cut short -----------------------------------------------------------------------------------------


def test_cut_short_before_the_commit_the_old_home_waits_and_the_same_words_finish(school, home, target):
    (home / "moved.json").write_text(json.dumps({"state": "moving", "to": place(target)}))
    with pytest.raises(RuntimeError, match="bị ngắt giữa chừng"):
        thidua(home, "ledger", "verify")
    assert move(home, target).returncode == 0
    assert "nguyên vẹn" in thidua(home, "ledger", "verify", DATABASE_URL=target)


def test_cut_short_after_the_commit_the_same_words_compare_and_finish(school, home, target):
    assert move(home, target).returncode == 0
    (home / "moved.json").write_text(json.dumps({"state": "moving", "to": place(target)}))
    assert "đã đối chiếu lại từng bảng" in move(home, target).stdout
    assert json.loads((home / "moved.json").read_text())["state"] == "moved"


def test_cut_short_and_then_changed_is_not_taken_for_the_same(school, home, target):
    assert move(home, target).returncode == 0
    (home / "moved.json").write_text(json.dumps({"state": "moving", "to": place(target)}))
    with pointed_at(postgres_settings(target)):
        make_school("THCS-CL", "Trường THCS Cỏ Lau")
    assert "không trống" in move(home, target).stderr


def place(url):
    return shown(postgres(url))
