"""The back-up of every night: made by itself, few are kept, and its absence is told on the officer's home page."""

import os
import time as clocks
from datetime import UTC, datetime, time, timedelta

import pytest
from django.test import Client

from backups.test_disk import run
from factories.base import sign_in
from factories.councils import voting
from thidua.backups import store
from thidua.backups.jobs import make_nightly_backup
from thidua.backups.queries import is_overdue, to_clear_away
from thidua.backups.store import Kept, Note, everything_kept
from thidua.core import clock
from thidua.jobs import schedule
from thidua.ledger.models import Line

DAY = 24 * 3600
OVERDUE = "Hai ngày qua chưa có bản sao lưu"


@pytest.fixture(autouse=True)
def real_time():
    yield
    clock.reset()


def test_it_is_due_before_the_school_wakes():
    due = {job.name: job.at for job in schedule.due(datetime(2026, 6, 10, 5, tzinfo=UTC), {})}
    assert due["backups.make_nightly_backup"] == time(1, 30)


def test_it_is_made_checked_and_writes_no_line(home):
    lines = Line.objects.count()
    assert make_nightly_backup.func() == ""
    (kept,) = everything_kept()
    assert (kept.is_nightly, kept.note.by, kept.note.files, kept.note.missing) == (True, "", 2, 0)
    assert Line.objects.count() == lines


def test_while_somebody_votes_the_night_makes_none_and_says_why(home):
    voting(home.school)
    assert "đang bỏ phiếu kín" in make_nightly_backup.func()
    assert everything_kept() == []


def nights(count: int) -> list[Kept]:
    """One each night, the newest first, from a Sunday backwards."""
    last = datetime(2026, 11, 22, 1, 30, tzinfo=clock.HANOI)
    moments = [last - timedelta(days=number) for number in range(count)]
    return [Kept(store.name_for(moment, nightly=True), moment, 1, None) for moment in moments]


def test_seven_days_and_four_weeks_stay():
    made = nights(60)
    gone = {kept.name for kept in to_clear_away(made, days=7, weeks=4)}
    staying = [f"{kept.made_at:%d/%m}" for kept in made if kept.name not in gone]
    # Sundays are the last of their weeks.
    assert staying == [
        "22/11",
        "21/11",
        "20/11",
        "19/11",
        "18/11",
        "17/11",
        "16/11",
        "15/11",
        "08/11",
        "01/11",
    ]


def test_those_made_by_people_stay_and_count_for_nothing():
    made = nights(9)
    by_hand = [Kept(store.name_for(kept.made_at, nightly=False), kept.made_at, 1, None) for kept in made]
    gone = to_clear_away([*made, *by_hand], days=7, weeks=0)
    assert gone == made[7:]


def test_old_nightly_ones_are_cleared_away_with_their_notes(home, settings):
    settings.THIDUA_BACKUP_DAYS, settings.THIDUA_BACKUP_WEEKS = 2, 0
    for day in (10, 11, 12):
        clock.set_for_demo(datetime(2026, 6, day, 1, 30))
        make_nightly_backup.func()
    assert [f"{kept.made_at:%d}" for kept in everything_kept()] == ["12", "11"]
    assert len(list(store.folder().glob("*.json"))) == 2


def test_a_home_without_a_backup_of_two_days_is_told_to_its_officer(home):
    officer = sign_in(Client(), home.school.officer)
    assert not is_overdue()
    aged(home.folder / "secret-key", 3 * DAY)
    assert is_overdue()
    assert OVERDUE in officer.get("/").content.decode()
    assert OVERDUE not in sign_in(Client(), home.school.alice).get("/").content.decode()
    make_nightly_backup.func()
    assert not is_overdue()
    page = officer.get("/").content.decode()
    assert OVERDUE not in page
    assert "Bản gần nhất" in page
    (kept,) = everything_kept()
    aged(store.place_of(kept), 3 * DAY)
    assert is_overdue()


def test_a_file_that_was_never_checked_is_no_backup(home):
    aged(home.folder / "secret-key", 3 * DAY)
    name = store.name_for(clock.now(), nightly=False)
    (store.folder() / name).write_bytes(b"PK")
    assert is_overdue()
    store.write_note(name, Note("a" * 64, files=0, missing=0, by=""))
    assert not is_overdue()


def aged(path, seconds: int) -> None:
    moment = clocks.time() - seconds
    os.utime(path, (moment, moment))


def test_what_a_killed_one_left_is_cleared_by_the_next(home):
    left = store.folder() / ".thidua-2026-06-10-013000-dem.zip.dang-ghi"
    left.write_bytes(b"half")
    make_nightly_backup.func()
    assert not left.exists()


def test_progress_is_told_while_one_is_made_and_only_then(home):
    assert store.progress() is None
    with store.making():
        store.tell_progress(1, 3)
        assert store.progress() == 33
    assert store.progress() is None


@pytest.mark.parametrize(("given", "said"), [("25:00", "phải là giờ dạng 01:30"), ("nửa đêm", "nửa đêm")])
def test_a_time_that_is_none_is_said_at_the_start(tmp_path, given, said):
    done = run(tmp_path, "ledger", "verify", THIDUA_BACKUP_AT=given)
    assert done.returncode == 1
    assert said in done.stderr
