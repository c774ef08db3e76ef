"""What the data says for a report: counted to its day, beside the year before, never telling of one person."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from factories.base import add_staff, make_school
from factories.movements import item_in_force, telling
from factories.plans import add, make_draft, make_full_draft, office
from factories.plans import issued as plan_issued
from factories.reviews import published
from factories.summaries import make_report
from factories.targets import measured_by, year_of
from thidua.documents.models import Incoming
from thidua.movements.actions import step_movement, step_task
from thidua.movements.states import MovementAct, TaskAct
from thidua.people.models import Grant, Initiative, Person, YearRecord
from thidua.plans.models import Item, ItemKind
from thidua.summaries.models import Kind
from thidua.summaries.queries.gathering import Scope, gathered
from thidua.summaries.queries.gathering.marked import FEW, class_words
from thidua.targets.actions.drives import enter_contribution

pytestmark = pytest.mark.django_db
STARTS, ENDS = date(2025, 9, 1), date(2026, 1, 31)
DAY = date(2026, 1, 20)


@pytest.fixture
def school():
    return make_school()


def told(school, part, day=DAY, kind="midyear", **about):
    scope = Scope(school.unit, STARTS, ENDS, day, **about)
    return {one.code: one for one in gathered(scope, kind)[part]}


def done(school, on):
    item = item_in_force(school, ItemKind.TASK)
    step_task(by=office(school), item=item, act=TaskAct.FINISH, telling=telling(on=on, text="Đã gửi"))
    return item


def test_a_task_is_told_as_it_stood_on_the_day(school):
    item = done(school, date(2026, 1, 18))

    before, after = told(school, "plan", date(2026, 1, 16)), told(school, "plan")
    key = f"task.{item.undertaking_id}"
    assert (before[key].value, after[key].value) == (
        "Chưa xong, hạn đến hết ngày 15/01/2026",
        "Xong ngày 18/01/2026, muộn 3 ngày",
    )
    assert (before["tasks.done"].value, after["tasks.done"].value) == ("0 trên 1", "1 trên 1")
    assert after["tasks.done"].before == "không có số liệu"


def test_the_plan_of_the_year_before_is_compared_where_there_was_one(school):
    old = make_draft(school, starts=date(2024, 9, 1), ends=date(2025, 12, 31))
    add(school, old, ItemKind.TASK, due=date(2025, 10, 1))
    plan_issued(school, old)
    Item.objects.filter(section__plan=old).update(due=date(2024, 12, 1))
    plan_issued(school, make_full_draft(school), because="Kế hoạch trước kéo dài đến hết năm")

    assert told(school, "plan")["tasks.done"].before == "0 trên 1"


def test_what_is_late_stands_in_a_part_of_its_own(school):
    item = item_in_force(school, ItemKind.TASK)
    late = told(school, "late")
    assert late[f"late.{item.undertaking_id}"].value == "Chưa xong, hạn đến hết ngày 15/01/2026"
    period = Item.objects.get(kind="period")
    assert late[f"late.{period.undertaking_id}"].value == "Hết ngày 20/11/2025 mà chưa tổng kết"


def test_a_movement_is_told_with_its_results_and_proposals(school):
    item = item_in_force(school, ItemKind.PERIOD)
    step_movement(by=office(school), item=item, act=MovementAct.LAUNCH, telling=telling(text="Chào cờ"))
    said = telling(date(2025, 11, 21), results="Bảy tiết tốt", proposals="Tổ Toán – Tin")
    step_movement(
        by=office(school), item=item_in_force(school, ItemKind.PERIOD), act=MovementAct.CLOSE, telling=said
    )

    found = told(school, "movements")
    row = found[f"movement.{item.undertaking_id}"]
    assert (row.value, row.note) == (
        "Tổng kết ngày 21/11/2025",
        "Bảy tiết tốt. Đề xuất khen thưởng: Tổ Toán – Tin",
    )
    assert (found["movements.launched"].value, found["movements.closed"].value) == ("1 trên 2", "1")
    story = told(school, "story", kind="thematic", theme="movement", undertaking=item.undertaking_id)
    assert [one.label for one in story.values()] == ["Phát động ngày 16/10/2025", "Tổng kết ngày 21/11/2025"]


def test_a_drive_tells_how_many_and_of_a_few_no_sum(school):
    item = item_in_force(school, ItemKind.DRIVE)
    for number in range(4):
        add_staff(school.unit, f"Trần Thị Hoa {number}", team=school.teams[0])

    def give(people, amount):
        enter_contribution(
            by=office(school),
            undertaking=item.undertaking,
            on=date(2025, 11, 1),
            people=people,
            amount=Decimal(amount),
        )
        return told(school, "drives")[f"drive.{item.undertaking_id}"].value

    assert give(1, 100000) == "1 trên 9 người (11,1%), không nêu số tiền vì dưới 5 người ủng hộ"
    assert give(6, 600000) == "7 trên 9 người (77,8%), 700.000 đồng"


def test_initiatives_have_both_rates_and_the_year_before(school):
    for year in ("2024-2025", "2025-2026"):
        record = YearRecord.objects.create(
            unit=school.unit, person=school.person(school.binh), school_year=year, initiatives_known=True
        )
        Initiative.objects.create(record=record, title="Ngân hàng câu hỏi", applied=year == "2024-2025")

    found = told(school, "initiatives")
    assert [(one.value, one.before) for one in found.values()] == [
        ("1", "1"),
        ("20%", "20%"),
        ("0%", "100%"),
    ]
    assert (
        list(told(school, "initiatives", kind="thematic", theme="initiatives"))[-1]
        == "initiative.ngan hang cau hoi"
    )


def test_without_records_the_year_before_is_unknown_and_never_nought(school):
    found = told(school, "initiatives")
    assert {one.before for one in found.values()} == {"không có số liệu"}
    assert {one.value for one in found.values()} == {"không có số liệu"}


def test_results_that_come_at_the_end_of_the_year_are_not_guessed(school):
    plan = make_draft(school)
    add(school, plan, ItemKind.TARGET, name="Danh hiệu", measure="title.LDTT", aim=Decimal(90))
    plan_issued(school, plan)
    row = next(one for code, one in told(school, "targets").items() if code.startswith("target."))
    assert (row.value, row.note) == ("có khi kết thúc năm học", "")


def test_awards_are_counted_by_kind_and_by_decision_and_what_was_revoked_is_not(school):
    people = [add_staff(school.unit, f"Lê Thị Mai {number}") for number in range(3)]
    for number, person in enumerate(people):
        _grant(school, person, revoked_on=date(2025, 12, 31) if number == 0 else None)
    found = told(school, "awards")
    assert (found["award.GK"].value, found["award.GK"].before) == ("2", "không có số liệu")
    assert found["decision.2025-12-01.15/QĐ"].value == "2 danh hiệu, hình thức khen thưởng"


def _grant(school, person: Person, revoked_on):
    Grant.objects.create(
        unit=school.unit,
        person=person,
        holder="person",
        code="GK",
        on=date(2025, 12, 1),
        paper="15/QĐ",
        authority="Trường",
        revoked_on=revoked_on,
    )


def test_a_paper_that_came_is_answered_by_what_the_plan_undertook_for_it(school):
    came = Incoming.objects.create(
        unit=school.unit,
        year=2025,
        number=1,
        arrived_on=date(2025, 9, 2),
        sender="Xã",
        paper="36/HD",
        abstract="Thi đua",
    )
    plan = make_draft(school)
    item = add(school, plan, ItemKind.TASK, answers=came)
    add(school, plan, ItemKind.TASK, name="Việc khác")
    plan_issued(school, plan)
    item.refresh_from_db()
    found = told(school, "directive", kind="thematic", theme="directive", answers=came.id)
    assert list(found) == [f"task.{item.undertaking_id}"]


def test_classes_are_told_of_the_whole_school_and_never_by_team(school):
    for number in range(6):
        add_staff(school.unit, f"Trần Thị Hoa {number}", team=school.teams[0])
    published(school)
    found = told(school, "reviews")
    assert len(found) == 1
    (whole,) = found.values()
    assert (whole.label, whole.in_table) == ("Kết quả bình xét tháng 10/2025", False)
    assert "người" in whole.value
    names = [team.title for team in school.unit.teams.all()]
    assert not [name for name in names if name in str(whole)]


def test_of_too_few_people_no_class_is_told():
    assert class_words(Counter(A=3)) == FEW
    assert class_words(Counter(B=1, A=5)) == "A: 5 người; B: 1 người"


def test_a_target_that_is_lost_is_told_beside_those_at_risk(school):
    measured_by(school, "pledge.made", aim=85)
    for user in (school.an, school.alice, school.binh):
        year_of(school, school.person(user), registered=[])
    assert told(school, "targets")["targets.reached"].note == "1 chỉ tiêu không còn kịp đạt"


def test_a_report_of_each_kind_can_be_made(school):
    item = item_in_force(school, ItemKind.PERIOD)
    for kind, theme in (("yearly", ""), ("calendar", ""), ("thematic", "movement"), ("thematic", "targets")):
        about = item.undertaking if theme == "movement" else None
        report = make_report(
            school, kind=Kind(kind), theme=theme, undertaking=about, starts=STARTS, ends=ENDS
        )
        assert report.parts.exists()
