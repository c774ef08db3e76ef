"""Opening a review and giving marks: sets frozen, sheets for everybody, four values, last days, who may give what."""

from datetime import date, datetime

import pytest

from factories.base import actor, add_staff, make_school
from factories.criteria import issued, thirty_seventy
from factories.reviews import (
    FULL,
    OPENED,
    SELF_CLOSES,
    entry,
    everybody,
    for_teams,
    give,
    mark_everybody,
    opened,
    part_of,
    period,
    sheet_of,
)
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError, StepRefusedError
from thidua.criteria.marking import EXEMPT, NOT_APPLICABLE, NOT_ENTERED
from thidua.criteria.models import CriteriaSet
from thidua.people.models import Leave, LeaveKind, YearRecord
from thidua.reviews.actions import (
    begin_team,
    discard_review,
    excuse_sheet,
    give_evidence,
    give_marks,
    move_deadlines,
    renew_list,
    send_part,
    send_part_back,
)
from thidua.reviews.errors import (
    AlreadyMarkedError,
    MarksMissingError,
    NoSetError,
    NotYoursError,
    ReviewTwiceError,
    StepOverError,
)
from thidua.reviews.models import Card, Council, LeadersBy, Review, Sheet, Step, TeamBy

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def by(school):
    return actor(school.alice, school)


def test_everybody_at_work_has_a_sheet_and_the_set_is_frozen_from_then_on(school):
    review = opened(school)
    rows = Sheet.objects.filter(review=review).select_related("person", "part__team")
    assert {(row.name, row.part.name, row.team_by) for row in rows} == {
        ("Lê Thị Hướng Dương", "Tổ Ngữ văn", TeamBy.OFFICE),
        ("Ngô Văn Trường Sơn", "Tổ Văn phòng", TeamBy.NOBODY),
        ("Hoàng Thị Sao Mai", "Tổ Toán – Tin", TeamBy.OFFICE),
        ("Nguyễn Thị Hoa Sim", "Tổ Toán – Tin", TeamBy.LEADER),
        ("Vũ Văn Sông Lam", "Tổ Văn phòng", TeamBy.OFFICE),
    }
    assert CriteriaSet.objects.get().frozen_on == OPENED


def test_a_leader_may_be_left_to_the_council(school):
    review = opened(school, leaders_by=LeadersBy.COUNCIL)
    assert sheet_of(review, school.dung).steps == (Step.SELF, Step.COUNCIL)


def test_the_same_month_is_not_opened_twice_but_after_it_was_discarded(school, by):
    review = opened(school)
    with pytest.raises(ReviewTwiceError):
        opened(school, [CriteriaSet.objects.select_related("thread").get()])
    discard_review(by=by, review=review)
    opened(school, [CriteriaSet.objects.select_related("thread").get()])


def test_whoever_no_set_measures_is_named(school):
    support = add_staff(school.unit, "Chu Thị Gió")
    support.postings.update(staff_group="support")
    with pytest.raises(NoSetError, match="Chu Thị Gió"):
        opened(school, [issued(school, thirty_seventy())])


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"self_closes": date(2025, 10, 19)}, "self_closes"),
        ({"team_closes": date(2025, 10, 27)}, "team_closes"),
        ({"council_closes": None}, "council_closes"),
        ({"sets": []}, "sets"),
        ({"last": date(2025, 9, 30)}, "last"),
        ({"way": "rolled"}, "way"),
        ({"council": Council.NONE, "leaders_by": LeadersBy.COUNCIL}, "council"),
        ({"objection_days": 61}, "objection_days"),
    ],
)
def test_what_cannot_be_opened_names_the_field(school, changed, field):
    with pytest.raises(InvalidInputError) as refused:
        opened(school, **changed)
    assert (refused.value.field, Review.objects.count()) == (field, 0)


def test_who_is_away_all_through_or_came_meanwhile_is_exempt_with_the_reason(school):
    record = YearRecord.objects.create(
        unit=school.unit, person=school.person(school.binh), school_year="2025-2026"
    )
    Leave.objects.create(
        record=record, kind=LeaveKind.MATERNITY, starts=date(2025, 9, 1), ends=date(2026, 2, 28)
    )
    add_staff(school.unit, "Chu Thị Gió").postings.update(starts=date(2025, 10, 6))
    review = opened(school)
    exempt = {row.name: row.exempt for row in Sheet.objects.filter(review=review).exclude(exempt="")}
    assert exempt == {
        "Nguyễn Thị Hoa Sim": "Nghỉ cả kỳ: thai sản",
        "Chu Thị Gió": "Về trường ngày 06/10/2025, trong kỳ",
        # Whom everybody here works under is graded by the level above.
        "Ngô Văn Trường Sơn": "Người đứng đầu, cấp trên đánh giá",
    }


def test_whoever_comes_later_gets_a_sheet_and_nobody_loses_one(school, by):
    review = opened(school)
    add_staff(school.unit, "Chu Thị Gió", team=school.teams[0])
    assert (renew_list(by=by, review=review, on=OPENED), renew_list(by=by, review=review, on=OPENED)) == (
        1,
        0,
    )
    assert Sheet.objects.filter(review=review).count() == 6


def test_not_entered_zero_not_applicable_and_exempt_are_four_values(school):
    review = opened(school, with_self=False)
    given = (0, EXEMPT, 4000, NOT_APPLICABLE, NOT_ENTERED, 0)
    card = give(school, school.dung, sheet_of(review, school.binh), Step.TEAM, given, n1="Đi học tập trung")
    assert (Card.objects.get().marks, card.missing) == (list(given), 1)


@pytest.mark.parametrize(
    ("place", "mark", "said"),
    [
        (0, 1501, "Nguyễn Thị Hoa Sim, tiêu chí A.1: Điểm không được quá 15."),
        (0, 1525, "Nguyễn Thị Hoa Sim, tiêu chí A.1: Điểm không được quá 15."),
        (0, 1025, "Nguyễn Thị Hoa Sim, tiêu chí A.1: Điểm cho theo bước 0,5."),
        (3, 2500, "Nguyễn Thị Hoa Sim, tiêu chí B.2: Chỉ được cho một trong các mức 30, 20, 0 điểm."),
        (
            1,
            NOT_APPLICABLE,
            "Nguyễn Thị Hoa Sim, tiêu chí A.2: Tiêu chí này áp dụng cho mọi người, không chọn “không áp dụng” được.",
        ),
        (9, 0, "Phiếu không có tiêu chí này. Hãy tải lại trang."),
    ],
)
def test_a_wrong_mark_is_told_at_its_cell_and_nothing_is_written(school, place, mark, said):
    sheet = sheet_of(opened(school), school.binh)
    marks = dict(enumerate(FULL)) | {place: mark}
    wanted = entry(sheet)
    with pytest.raises(InvalidInputError) as refused:
        give_marks(
            by=actor(school.binh, school),
            part=sheet.part,
            step=Step.SELF,
            entries=[type(wanted)(sheet.id, 0, marks)],
            on=OPENED,
        )
    assert (refused.value.field, str(refused.value), Card.objects.count()) == (f"{sheet.id}-{place}", said, 0)


def test_of_two_who_mark_the_same_sheet_the_second_is_told(school):
    sheet = sheet_of(opened(school), school.binh)
    give(school, school.binh, sheet, Step.SELF)
    with pytest.raises(ChangedMeanwhileError, match="Nguyễn Thị Hoa Sim"):
        give_marks(
            by=actor(school.binh, school), part=sheet.part, step=Step.SELF, entries=[entry(sheet)], on=OPENED
        )


def test_nobody_marks_oneself_in_the_team_s_step_nor_fills_another_s_own_marks(school, by):
    review = opened(school)
    with pytest.raises(NotYoursError):
        give(school, school.dung, sheet_of(review, school.binh), Step.SELF)
    begin_team(by=by, part=part_of(review), on=OPENED)
    with pytest.raises(NotYoursError):
        give(school, school.dung, sheet_of(review, school.dung), Step.TEAM)


@pytest.mark.parametrize(
    ("moment", "taken"),
    [
        ((2025, 10, 28, 0, 1), True),
        ((2025, 10, 28, 23, 59), True),
        ((2025, 10, 29, 0, 1), False),
        ((2025, 10, 29, 6, 59), False),  # still the 28th in Greenwich
    ],
)
def test_the_last_day_is_included_to_its_last_minute_in_hanoi(school, moment, taken):
    sheet = sheet_of(opened(school), school.binh)
    clock.set_for_demo(datetime(*moment))
    try:
        on = clock.today()
        if taken:
            assert give(school, school.binh, sheet, Step.SELF, on=on).missing == 0
        else:
            with pytest.raises(StepOverError, match=f"hết hạn ngày {SELF_CLOSES:%d/%m/%Y}"):
                give(school, school.binh, sheet, Step.SELF, on=on)
    finally:
        clock.reset()


def test_later_last_days_open_the_step_again_and_past_ones_are_refused(school, by):
    review = opened(school)
    days = {
        "self_closes": date(2025, 11, 2),
        "team_closes": date(2025, 11, 4),
        "council_closes": date(2025, 11, 5),
    }
    late = date(2025, 11, 1)
    with pytest.raises(InvalidInputError, match="đã qua"):
        move_deadlines(
            by=by, review=review, **days | {"self_closes": date(2025, 10, 30)}, because="Mất điện", on=late
        )
    move_deadlines(by=by, review=review, **days, because="Mất điện cả tuần", on=late)
    assert give(school, school.binh, sheet_of(review, school.binh), Step.SELF, on=late).missing == 0


def test_once_the_team_marks_nobody_changes_the_own_marks(school, by):
    review = opened(school)
    begin_team(by=by, part=part_of(review), on=OPENED)
    with pytest.raises(StepOverError, match="Tổ đã bắt đầu chấm"):
        give(school, school.binh, sheet_of(review, school.binh), Step.SELF)
    with pytest.raises(StepRefusedError):
        begin_team(by=by, part=part_of(review), on=OPENED)


def test_a_team_with_gaps_is_not_sent_and_each_is_named_with_its_place(school, by):
    review = opened(school, with_self=False)
    give(
        school,
        school.dung,
        sheet_of(review, school.binh),
        Step.TEAM,
        (1500, NOT_ENTERED, 4000, 3000, 0, NOT_ENTERED),
    )
    with pytest.raises(MarksMissingError) as refused:
        send_part(by=by, part=part_of(review), on=OPENED)
    assert str(refused.value) == (
        "Chưa gửi được, còn thiếu điểm ở 2 phiếu. Hoàng Thị Sao Mai: chưa chấm tiêu chí nào; "
        "Nguyễn Thị Hoa Sim: thiếu A.2, D.1. Hãy nhập nốt, hoặc ghi miễn kèm lý do."
    )


def test_an_exempt_sheet_takes_no_marks_and_is_no_gap(school, by):
    review = opened(school, with_self=False)
    for user in (school.binh, school.dung):
        excuse_sheet(by=by, sheet=sheet_of(review, user), because="Đi học tập trung cả tháng", on=OPENED)
    with pytest.raises(StepOverError, match="được miễn"):
        give(school, school.dung, sheet_of(review, school.binh), Step.TEAM)
    assert send_part(by=by, part=part_of(review), on=OPENED).state == "sent"


def test_nobody_exempts_oneself_and_the_second_of_two_is_told(school, by):
    sheet = sheet_of(opened(school), school.binh)
    with pytest.raises(NotYoursError):
        excuse_sheet(by=actor(school.binh, school), sheet=sheet, because="Bận", on=OPENED)
    excuse_sheet(by=by, sheet=sheet, because="Đi học", on=OPENED)
    with pytest.raises(ChangedMeanwhileError):
        excuse_sheet(by=by, sheet=sheet, because="", on=OPENED)


def test_the_council_that_confirms_begins_with_the_team_s_marks_and_changes_with_a_reason(school):
    review = opened(school, with_self=False)
    mark_everybody(school, review)
    sheet = sheet_of(review, school.binh)
    lower = (1000, *FULL[1:])
    with pytest.raises(InvalidInputError, match="thì ghi lý do"):
        give(school, school.an, sheet, Step.COUNCIL, lower)
    card = give(school, school.an, sheet, Step.COUNCIL, lower, n0="Hai lần vào lớp muộn")
    assert (card.marks, card.notes) == (list(lower), {"0": "Hai lần vào lớp muộn"})


def test_sent_back_and_sent_again_the_council_s_change_stands_on_the_team_s_new_marks(school, by):
    review = opened(school, with_self=False)
    mark_everybody(school, review)
    sheet = sheet_of(review, school.binh)
    give(school, school.an, sheet, Step.COUNCIL, (1000, *FULL[1:]), n0="Hai lần vào lớp muộn")
    send_part_back(by=by, part=part_of(review), because="Xem lại công tác chủ nhiệm", on=OPENED)
    give(school, school.dung, sheet_of(review, school.binh), Step.TEAM, (*FULL[:3], 2000, 0, 0))
    send_part(by=by, part=part_of(review), on=OPENED)
    assert Card.objects.get(sheet=sheet, step=Step.COUNCIL).marks == [1000, 1500, 4000, 2000, 0, 0]


def test_a_team_as_a_body_is_marked_by_its_leader_and_then_by_the_council(school, by):
    review = opened(school, [issued(school, everybody()), issued(school, for_teams())], with_self=False)
    body = Sheet.objects.select_related("review", "part", "team", "set__thread").get(
        review=review, person=None
    )
    assert (body.name, body.steps) == ("Tổ Toán – Tin", (Step.SELF, Step.COUNCIL))
    give(school, school.dung, body, Step.SELF, (9000,))
    for user in (school.binh, school.dung):
        excuse_sheet(by=by, sheet=sheet_of(review, user), because="Đi học tập trung", on=OPENED)
    send_part(by=by, part=part_of(review), on=OPENED)
    with pytest.raises(NotYoursError):
        give(school, school.dung, body, Step.COUNCIL, (8500,), n0="Còn một kế hoạch chậm")
    card = give(school, school.an, body, Step.COUNCIL, (8500,), n0="Còn một kế hoạch chậm")
    assert card.marks == [8500]


def test_evidence_is_for_a_criterion_of_the_sheet_and_says_something(school):
    sheet = sheet_of(opened(school), school.binh)
    mine = sheet.set.sections.first().criteria.first()
    by = actor(school.binh, school)
    with pytest.raises(InvalidInputError):
        give_evidence(by=by, sheet=sheet, criterion=mine, text=" ", link="", file=None, on=OPENED)
    given = give_evidence(
        by=by, sheet=sheet, criterion=mine, text="Sổ trực tuần 3", link="", file=None, on=OPENED
    )
    assert (given.text, given.criterion) == ("Sổ trực tuần 3", mine)


def test_a_review_with_marks_is_not_discarded(school, by):
    review = opened(school)
    give(school, school.binh, sheet_of(review, school.binh), Step.SELF)
    with pytest.raises(AlreadyMarkedError):
        discard_review(by=by, review=review)


def test_the_days_of_a_half_year_may_be_written_otherwise(school):
    review = opened(school, period=period("ky-1"), last=date(2026, 1, 15))
    assert (review.first, review.last, review.name) == (date(2025, 9, 1), date(2026, 1, 15), "học kỳ I")
