"""What the plan and the open reviews ask by a day, on the home of whom it is asked."""

from datetime import date

import pytest

from factories.base import make_school
from factories.movements import item_in_force, telling
from factories.plans import add, issued, make_draft, make_issued
from factories.reviews import COUNCIL_CLOSES, SELF_CLOSES, TEAM_CLOSES
from factories.reviews import opened as review_opened
from thidua.movements.actions import step_movement, step_task
from thidua.movements.states import MovementAct, TaskAct
from thidua.plans.models import DueRule, ItemKind
from thidua.reports.queries import desk_of, tasks_of
from thidua.units.access import member_of

pytestmark = pytest.mark.django_db
WORDS = ("Nhiệm vụ:", "Phát động:", "Tổng kết:", "Sơ kết:", "Đợt ủng hộ:", "Bình xét")


@pytest.fixture
def school(day):
    day("2025-09-23")
    return make_school()


def told(user) -> list[tuple[str, date | None]]:
    member = member_of(user)
    assert member is not None
    return [(one.title, one.deadline) for one in tasks_of(desk_of(member)) if one.title.startswith(WORDS)]


def test_what_is_further_than_a_month_is_not_on_the_home(school):
    make_issued(school)
    assert told(school.alice) == [("Phát động: Chào mừng ngày 20/11", date(2025, 10, 15))]


def test_a_task_waits_for_whom_the_plan_names_until_it_is_done(school, day):
    make_issued(school)
    day("2026-01-10")
    named = [told(user) for user in (school.alice, school.an, school.binh)]
    step_task(
        by=member_of(school.alice).actor,
        item=item_in_force(school, ItemKind.TASK),
        act=TaskAct.FINISH,
        telling=telling(date(2026, 1, 10)),
    )

    assert ("Nhiệm vụ: Báo cáo sơ kết", date(2026, 1, 15)) in named[0]
    assert [one for one in named[1] if one[0].startswith("Nhiệm vụ")] == []
    assert named[2] == []
    assert [one for one in told(school.alice) if one[0].startswith("Nhiệm vụ")] == []


def test_before_a_day_means_the_eve(school, day):
    plan = make_draft(school)
    add(school, plan, ItemKind.TASK, due_rule=DueRule.BEFORE)
    issued(school, plan)
    day("2026-01-10")
    assert told(school.alice) == [("Nhiệm vụ: Báo cáo sơ kết", date(2026, 1, 14))]


def test_a_task_of_a_team_waits_for_its_leader_alone(school, day):
    plan = make_draft(school)
    add(school, plan, ItemKind.TASK, role="", team=school.teams[0])
    issued(school, plan)
    day("2026-01-10")
    task = [("Nhiệm vụ: Báo cáo sơ kết", date(2026, 1, 15))]
    assert [told(user) for user in (school.dung, school.alice, school.binh)] == [task, [], []]


def test_a_period_is_launched_reviewed_and_closed_in_its_time(school, day):
    make_issued(school)
    item = item_in_force(school, ItemKind.PERIOD)
    day("2025-10-16")
    before = told(school.alice)
    step_movement(
        by=member_of(school.alice).actor,
        item=item,
        act=MovementAct.LAUNCH,
        telling=telling(date(2025, 10, 16)),
    )
    launched = told(school.alice)
    day("2025-11-15")

    assert ("Phát động: Chào mừng ngày 20/11", date(2025, 10, 15)) in before
    assert [one for one in launched if "20/11" in one[0]] == []
    assert ("Tổng kết: Chào mừng ngày 20/11", date(2025, 11, 20)) in told(school.alice)


def test_a_long_movement_past_its_middle_asks_for_its_review_without_a_day(school, day):
    plan = make_draft(school)
    add(school, plan, ItemKind.MOVEMENT, starts=date(2025, 9, 15), ends=date(2026, 5, 31))
    issued(school, plan)
    item = item_in_force(school, ItemKind.MOVEMENT)
    step_movement(
        by=member_of(school.alice).actor,
        item=item,
        act=MovementAct.LAUNCH,
        telling=telling(date(2025, 9, 15)),
    )
    day("2026-01-22")
    early = told(school.alice)
    day("2026-01-25")
    assert (early, told(school.alice)) == ([], [("Sơ kết: Dạy tốt, học tốt", None)])


def test_a_drive_waits_for_who_keeps_it_and_names_nobody(school, day):
    make_issued(school)
    day("2025-11-10")
    rows = [row for row in tasks_of(desk_of(member_of(school.alice))) if row.title.startswith("Đợt ủng hộ")]
    assert [(row.title, row.deadline, row.count) for row in rows] == [
        ("Đợt ủng hộ: Quỹ vì người nghèo", date(2025, 11, 18), 1)
    ]
    assert [one for one in told(school.binh) if "ủng hộ" in one[0]] == []


def test_a_review_waits_for_each_in_turn(school, day):
    day("2025-10-20")
    review_opened(school)
    own = ("Bình xét tháng 10/2025: tự chấm", SELF_CLOSES)
    first = [told(user) for user in (school.binh, school.dung, school.an)]
    day("2025-10-29")

    assert first == [[own], [own], []], "nobody below marks the head"
    assert told(school.dung) == [own, ("Bình xét tháng 10/2025: tổ chấm", TEAM_CLOSES)]
    assert COUNCIL_CLOSES not in [deadline for _, deadline in told(school.an)]
