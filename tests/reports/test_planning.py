"""The year's plan on the homes: begun by the office, approved and issued by the head, mended when it came back."""

import pytest

from factories.base import make_school
from factories.plans import WRITTEN, chair, make_draft, make_full_draft, office
from thidua.plans.actions.lifecycle import approve_plan, drop_plan, issue_plan, send_back_plan, send_plan
from thidua.reports.queries import desk_of, tasks_of
from thidua.units.access import member_of

pytestmark = pytest.mark.django_db
NONE = "Chưa có kế hoạch năm nay"


@pytest.fixture
def school(day):
    day("2025-09-23")
    return make_school()


def told(user):
    member = member_of(user)
    assert member is not None
    return [task.title for task in tasks_of(desk_of(member)) if "ế hoạch" in task.title]


def test_a_year_without_a_plan_is_told_to_whoever_writes_it(school):
    assert (told(school.alice), told(school.an), told(school.binh)) == ([NONE], [NONE], [])


def test_a_plan_that_is_being_written_is_a_plan_and_one_that_was_dropped_is_none(school):
    plan = make_draft(school)
    written = told(school.alice)
    drop_plan(by=office(school), plan=plan, on=WRITTEN)

    assert (written, told(school.alice)) == ([], [NONE])


def test_each_step_waits_for_whom_it_is(school):
    plan = send_plan(by=office(school), plan=make_full_draft(school), on=WRITTEN)
    sent = (told(school.an), told(school.alice))
    plan = send_back_plan(by=chair(school), plan=plan, because="Thiếu chỉ tiêu", on=WRITTEN)
    back = (told(school.an), told(school.alice))
    plan = send_plan(by=office(school), plan=plan, on=WRITTEN)
    plan = approve_plan(by=chair(school), plan=plan, on=WRITTEN)
    approved = (told(school.an), told(school.alice))
    issue_plan(by=chair(school), plan=plan, on=WRITTEN)

    assert sent == (["Kế hoạch chờ duyệt"], [])
    assert back == ([], ["Kế hoạch được trả lại để sửa"])
    assert approved == (["Kế hoạch chờ ban hành"], [])
    assert (told(school.an), told(school.alice)) == ([], [])


def test_another_years_plan_is_none_of_this_year(school, day):
    make_draft(school)
    day("2026-09-23")

    assert told(school.alice) == [NONE]
