"""The morning's job: each member is reminded of what waits by a day, and of nobody else's matter."""

from datetime import date, datetime, time

import pytest

from factories.base import actor, make_school
from factories.plans import make_issued
from factories.registrations import make_round
from thidua.jobs import schedule
from thidua.notices.models import Notice
from thidua.reports.jobs import remind_unit
from thidua.units.actions import end_role
from thidua.units.models import Appointment

pytestmark = pytest.mark.django_db
PLEDGE = "Đăng ký thi đua năm học 2025-2026"


@pytest.fixture
def school(day):
    day("2025-09-23")
    return make_school()


def remind(school) -> int:
    return remind_unit.func(str(school.unit.id))


def told(user) -> list[tuple[str, str, str]]:
    rows = Notice.objects.filter(user=user, over_at=None).order_by("due", "sentence")
    return [(row.kind, row.sentence, row.stage) for row in rows]


def test_the_job_runs_before_the_digest_leaves():
    due = {job.name: job.at for job in schedule.due(datetime.combine(date(2026, 6, 10), time(6)), {})}
    assert due["reports.remind"] == time(6)


def test_each_is_reminded_of_what_waits_once(school, day):
    make_round(school, date(2025, 10, 3))
    day("2025-09-29")
    first = remind(school)
    assert (first > 0, remind(school)) == (True, 0)
    assert told(school.binh) == [("pledge", PLEDGE, "7")]
    assert ("pledge", "Người chưa gửi bản đăng ký", "7") in told(school.alice)
    day("2025-10-02")
    remind(school)
    assert told(school.binh) == [("pledge", PLEDGE, "1")]


def test_no_notice_names_who_is_missing(school, day):
    make_round(school, date(2025, 10, 3))
    make_issued(school)
    day("2025-10-03")
    remind(school)
    said = " ".join(Notice.objects.values_list("sentence", flat=True))
    assert [user.full_name for user in (school.binh, school.dung, school.an) if user.full_name in said] == []


def test_whoever_holds_no_role_any_more_is_reminded_of_nothing(school, day):
    make_round(school, date(2025, 10, 3))
    day("2025-10-01")
    remind(school)
    for one in Appointment.objects.filter(user=school.binh, ends=None):
        end_role(by=actor(school.officer, school), appointment=one, on=date(2025, 10, 1))
    day("2025-10-02")
    remind(school)
    assert told(school.binh) == []


def test_a_unit_without_anything_to_tell_writes_nothing(school):
    assert (remind(school), Notice.objects.count()) == (0, 0)
