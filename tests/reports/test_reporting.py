"""Reports on the homes: what waits for the head, the clerk and whoever writes them."""

from datetime import date

import pytest

from factories.base import add_staff, make_school
from factories.plans import chair, make_issued, office
from factories.summaries import MADE, approved, issued, make_written
from thidua.ledger.actions import Actor
from thidua.reports.queries import desk_of, tasks_of
from thidua.summaries.actions.lifecycle import send_back_report, send_report
from thidua.summaries.models import Report
from thidua.units.access import member_of
from thidua.units.actions import give_role
from thidua.units.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    school = make_school()
    add_staff(school.unit, "Đỗ Thị Sơn Ca")
    by = Actor(user=None, unit=school.unit.id)
    give_role(by=by, unit=school.unit, user=school.officer, role=Role.CLERK, on=date(2025, 9, 1))
    return school


def titles(school, user, on=MADE):
    member = member_of(user, unit=school.unit.id, on=on)
    return [task.title for task in tasks_of(desk_of(member)) if "áo cáo" in task.title]


def rows(school, user, on=MADE):
    member = member_of(user, unit=school.unit.id, on=on)
    found = tasks_of(desk_of(member))
    return [(task.title, task.button, task.deadline) for task in found if "áo cáo" in task.title]


def test_a_report_waits_for_the_head_then_for_the_clerk(school):
    report = make_written(school)
    assert titles(school, school.an) == []
    report = send_report(by=office(school), report=Report.objects.get(id=report.id), on=MADE)
    assert titles(school, school.an) == ["Báo cáo chờ duyệt"]
    report = send_back_report(by=chair(school), report=report, because="Thiếu", on=MADE)
    assert titles(school, school.alice) == ["Báo cáo được trả lại để sửa"]
    approved(school, report)
    assert titles(school, school.officer) == ["Báo cáo chờ vào số"]
    assert titles(school, school.binh) == []


def test_one_that_is_marked_is_to_be_looked_at_by_whoever_writes_it(school):
    report = approved(school, make_written(school))
    Report.objects.filter(id=report.id).update(stale="Số liệu nguồn đã đổi.")
    assert "Báo cáo cần xem lại" in titles(school, school.alice)


def test_the_plan_s_own_day_is_the_deadline(school):
    make_issued(school)
    member = member_of(school.alice, unit=school.unit.id, on=MADE)
    told = {task.title: task.deadline for task in tasks_of(desk_of(member))}
    assert told["Báo cáo sơ kết học kỳ I"] == date(2026, 1, 15)


def test_in_its_usual_month_a_report_that_nobody_made_is_asked_for(school):
    assert titles(school, school.alice) == ["Báo cáo sơ kết học kỳ I"]
    assert titles(school, school.alice, date(2026, 3, 1)) == []
    make_written(school)
    assert rows(school, school.alice) == [("Báo cáo sơ kết học kỳ I", "Viết tiếp", date(2026, 1, 31))]


def test_a_draft_that_is_past_its_day_is_late_until_it_is_issued(school):
    report, after = make_written(school), date(2026, 5, 1)
    assert rows(school, school.alice, after) == [("Báo cáo sơ kết học kỳ I", "Viết tiếp", date(2026, 1, 31))]
    report = send_report(by=office(school), report=Report.objects.get(id=report.id), on=MADE)
    assert rows(school, school.alice, after) == []
    assert rows(school, school.an, after) == [("Báo cáo chờ duyệt", "Đọc và duyệt", date(2026, 1, 31))]
    report = send_back_report(by=chair(school), report=report, because="Thiếu", on=MADE)
    assert rows(school, school.alice, after) == [("Báo cáo được trả lại để sửa", "Sửa", date(2026, 1, 31))]
    issued(school, report)
    assert rows(school, school.alice, after) == []
