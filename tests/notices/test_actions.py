"""Writing reminders once, however often the job runs, and letting go of what is done."""

from datetime import date, datetime

import pytest

from factories.base import School, actor, make_school
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.ledger.actions import Actor
from thidua.ledger.models import Line
from thidua.notices.actions import mark_all_read, mark_read, set_days, write_reminders
from thidua.notices.models import Kind, Notice
from thidua.notices.queries import Waiting, changes_of, days_of, notices_of, unread_count
from thidua.notices.stages import Ahead

pytestmark = pytest.mark.django_db
DUE = date(2026, 3, 15)


@pytest.fixture
def school():
    clock.set_for_demo(datetime(2026, 3, 8, 6))
    yield make_school()
    clock.reset()


def pledge(school: School, due: date = DUE) -> Waiting:
    return Waiting(school.binh.id, Kind.PLEDGE, "Đăng ký thi đua", "/dang-ky/", due)


def remind(school: School, today: date, *waiting: Waiting) -> tuple[int, int]:
    changes = changes_of(school.unit.id, waiting, today)
    if changes:
        write_reminders(by=Actor(user=None, unit=school.unit.id), changes=changes)
    return len(changes.new), len(changes.over)


def stages(school: School) -> list[tuple[str, bool]]:
    return [(row.stage, row.over_at is None) for row in Notice.objects.order_by("made_at", "id")]


def test_a_stage_is_told_once_and_the_next_takes_its_place(school):
    days = [date(2026, 3, day) for day in (7, 8, 8, 9, 12, 16)]
    assert [remind(school, day, pledge(school)) for day in days] == [
        *((0, 0), (1, 0), (0, 0), (0, 0)),
        *((1, 1), (1, 1)),
    ]
    assert stages(school) == [("7", False), ("3", False), ("late", True)]
    assert unread_count(user=school.binh.id, unit=school.unit.id) == 1


def test_after_days_without_a_server_one_reminder_comes_and_not_three(school):
    assert remind(school, date(2026, 3, 14), pledge(school)) == (1, 0)
    assert stages(school) == [("1", True)]


def test_what_is_done_is_no_longer_told(school):
    remind(school, date(2026, 3, 8), pledge(school))
    assert remind(school, date(2026, 3, 9)) == (0, 1)
    assert unread_count(user=school.binh.id, unit=school.unit.id) == 0
    assert list(notices_of(user=school.binh.id, unit=school.unit.id)) == []


def test_a_day_that_was_moved_is_told_anew(school):
    remind(school, date(2026, 3, 15), pledge(school))
    assert remind(school, date(2026, 3, 15), pledge(school, date(2026, 3, 20))) == (1, 1)


def test_a_day_with_nothing_new_leaves_no_line_and_one_with_something_leaves_one(school):
    before = Line.objects.count()
    remind(school, date(2026, 3, 1), pledge(school))
    assert Line.objects.count() == before
    remind(school, date(2026, 3, 8), pledge(school))
    assert list(Line.objects.order_by("number").values_list("kind", flat=True))[before:] == [
        "notices.reminded"
    ]


def test_two_who_run_at_once_write_each_reminder_once(school):
    changes = [changes_of(school.unit.id, [pledge(school)], date(2026, 3, 8)) for _ in range(2)]
    for one in changes:
        write_reminders(by=Actor(user=None, unit=school.unit.id), changes=one)
    assert Notice.objects.count() == 1


def test_reading_one_and_reading_all(school):
    other = Waiting(school.binh.id, Kind.PLAN, "Nhiệm vụ", "/nhiem-vu/", DUE)
    remind(school, date(2026, 3, 8), pledge(school), other)
    mark_read(notice=Notice.objects.get(kind=Kind.PLAN))
    assert unread_count(user=school.binh.id, unit=school.unit.id) == 1
    assert [row.kind for row in notices_of(user=school.binh.id, unit=school.unit.id)] == ["pledge", "plan"]
    assert mark_all_read(user=school.binh, unit=school.unit.id) == 1
    assert unread_count(user=school.binh.id, unit=school.unit.id) == 0


def test_the_days_of_a_unit_are_kept_in_order_and_hold_from_then_on(school):
    by, seen = actor(school.alice, school), days_of(school.unit.id)
    row = set_days(by=by, seen=seen, ahead=Ahead((2, 10, 2), tells_late=False))
    assert (row.days, row.tells_late, row.version) == ("10 2", False, 1)
    assert remind(school, date(2026, 3, 5), pledge(school)) == (1, 0)


@pytest.mark.parametrize("days", [(), (61,), (1, 2, 3, 4, 5, 6, 7)])
def test_days_that_make_no_sense_are_refused(school, days):
    with pytest.raises(InvalidInputError) as refusal:
        set_days(by=actor(school.alice, school), seen=days_of(school.unit.id), ahead=Ahead(days))
    assert refusal.value.field == "days"


def test_of_two_who_set_the_days_the_second_is_told(school):
    seen = [days_of(school.unit.id), days_of(school.unit.id)]
    set_days(by=actor(school.alice, school), seen=seen[0], ahead=Ahead((5,)))
    with pytest.raises(ChangedMeanwhileError):
        set_days(by=actor(school.an, school), seen=seen[1], ahead=Ahead((6,)))
