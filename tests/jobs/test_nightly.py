"""What the program does by itself every night, and when."""

import os
from datetime import date, datetime, time

import pytest

from factories.base import actor, make_school
from thidua.files.actions import keep
from thidua.files.store import folder
from thidua.jobs import schedule
from thidua.jobs.jobs import sweep_files

pytestmark = pytest.mark.django_db
YESTERDAY = datetime(2020, 1, 1).timestamp()


def test_masks_and_files_are_looked_after_before_the_school_wakes():
    due = {job.name: job.at for job in schedule.due(datetime.combine(date(2026, 6, 10), time(5)), {})}
    assert due["jobs.sweep_files"] < time(5)
    assert due["people.check_masks"] < time(5)


def test_old_bytes_that_no_row_names_are_swept_and_the_rest_stays():
    school = make_school()
    kept = keep(
        by=actor(school.alice, school),
        content="biên bản".encode(),
        name="a.pdf",
        content_type="application/pdf",
    )
    for name in (kept.sha256, "orphan"):
        (folder() / name).touch()
        os.utime(folder() / name, (YESTERDAY, YESTERDAY))
    (folder() / "young").touch()

    assert sweep_files.func() == 1
    assert [(folder() / name).exists() for name in (kept.sha256, "orphan", "young")] == [True, False, True]
