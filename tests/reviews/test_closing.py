"""Closing and after: gaps, sums, classes and places, publishing, objections, opening again, months put together."""

from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.criteria import issued
from factories.reviews import (
    FULL,
    OPENED,
    closed,
    everybody,
    give,
    mark_everybody,
    opened,
    opening,
    period,
    published,
    sheet_of,
)
from thidua.core import clock
from thidua.core.errors import InvalidInputError, StepRefusedError
from thidua.criteria.marking import EXEMPT, NOT_APPLICABLE, NOT_ENTERED
from thidua.criteria.models import CriteriaSet
from thidua.reviews.actions import (
    answer_objection,
    answer_unlock,
    ask_unlock,
    close_review,
    excuse_sheet,
    open_review,
    publish_review,
    raise_objection,
    roll_months,
    send_part_back,
)
from thidua.reviews.errors import (
    MarksMissingError,
    NotSentError,
    NotYoursError,
    ObjectedError,
    SamePersonError,
    StepOverError,
    UnlockWaitsError,
    WindowOverError,
)
from thidua.reviews.models import Council, Objection, Part, Result, Review, Rule, Step, Way
from thidua.reviews.queries.scales import measure_of

pytestmark = pytest.mark.django_db
GOOD, FAIR = (1500, 1500, 4000, 2000, 0, 0), (1500, 1500, 3000, 0, 0, 500)


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def by(school):
    return actor(school.alice, school)


def results(review):
    rows = Result.objects.filter(sheet__review=review, is_latest=True).select_related("sheet__person")
    return {row.sheet.name: (row.total, row.band, row.place) for row in rows}


def latest(review, user):
    return Result.objects.get(sheet=sheet_of(review, user), is_latest=True)


def test_results_have_sums_classes_and_places_with_ties(school):
    review = closed(school, binh=GOOD, dung=GOOD, officer=FAIR)
    assert results(review) == {
        "Lê Thị Hướng Dương": (10000, "Xuất sắc", 1),
        "Ngô Văn Trường Sơn": (None, "", None),
        "Hoàng Thị Sao Mai": (9000, "Xuất sắc", 2),
        "Nguyễn Thị Hoa Sim": (9000, "Xuất sắc", 2),
        "Vũ Văn Sông Lam": (5500, "Hoàn thành", 4),
    }


def test_not_applicable_is_taken_out_and_exempt_counts_for_nobody(school, by):
    review = opened(school, with_self=False)
    excuse_sheet(by=by, sheet=sheet_of(review, school.dung), because="Đi học", on=OPENED)
    mark_everybody(school, review, binh=(1500, 1500, 3300, NOT_APPLICABLE, 0, 0))
    close_review(by=by, review=review, on=OPENED, early="Họp xét sớm")
    binh, dung = latest(review, school.binh), latest(review, school.dung)
    assert (binh.total, binh.out, binh.band) == (9000, 3000, "Xuất sắc")
    assert (dung.total, dung.band, dung.place) == (None, "", None)


def test_a_review_is_not_closed_while_a_team_marks(school, by):
    review = opened(school, with_self=False)
    with pytest.raises(NotSentError, match="Tổ Toán – Tin, Tổ Ngữ văn, Tổ Văn phòng"):
        close_review(by=by, review=review, on=OPENED, early="Họp xét sớm")


def blind_with_one_gap(school):
    """The council has marked everybody but for one mark of Bình."""
    review = opened(school, with_self=False, council=Council.BLIND)
    mark_everybody(school, review)
    for user in (school.dung, school.officer):
        give(school, school.alice, sheet_of(review, user), Step.COUNCIL)
    give(school, school.an, sheet_of(review, school.alice), Step.COUNCIL)
    give(
        school, school.an, sheet_of(review, school.binh), Step.COUNCIL, (1500, NOT_ENTERED, 4000, 3000, 0, 0)
    )
    return review


def test_a_review_with_a_gap_is_not_closed_and_the_place_is_told(school, by):
    review = blind_with_one_gap(school)
    with pytest.raises(MarksMissingError) as refused:
        close_review(by=by, review=review, on=OPENED, early="Họp xét sớm")
    assert str(refused.value) == ("Chưa chốt được, còn thiếu điểm ở 1 phiếu. Nguyễn Thị Hoa Sim: thiếu A.2.")
    assert Result.objects.count() == 0


def test_a_gap_may_be_decided_as_exempt_with_its_reason(school, by):
    review = blind_with_one_gap(school)
    with pytest.raises(InvalidInputError, match="ghi lý do"):
        close_review(
            by=by,
            review=review,
            on=OPENED,
            early="Họp xét sớm",
            decided={sheet_of(review, school.binh).id: " "},
        )
    close_review(
        by=by, review=review, on=OPENED, early="Họp xét sớm",
        decided={sheet_of(review, school.binh).id: "Không có tiết chung"},
    )  # fmt: skip
    row = latest(review, school.binh)
    assert (row.total, row.marks[1], row.notes) == (10000, EXEMPT, {"1": "Không có tiết chung"})


def test_nobody_excuses_the_own_gaps_when_closing(school, by):
    review = opened(school, with_self=False, council=Council.BLIND)
    mark_everybody(school, review)
    for user in (school.dung, school.binh, school.officer):
        give(school, school.an, sheet_of(review, user), Step.COUNCIL)
    mine = sheet_of(review, school.alice)
    give(school, school.an, mine, Step.COUNCIL, (1500, *[NOT_ENTERED] * 5))
    with pytest.raises(NotYoursError, match="không ai tự miễn phần điểm của mình"):
        close_review(by=by, review=review, on=OPENED, decided={mine.id: "không chấm"}, early="Họp xét sớm")
    assert Result.objects.count() == 0
    # By another one it is, and so much was excused that nothing comes of it.
    close_review(
        by=actor(school.an, school),
        review=review,
        on=OPENED,
        decided={mine.id: "Đi học"},
        early="Họp xét sớm",
    )
    row = latest(review, school.alice)
    assert (row.total, row.band, row.place, row.out) == (None, "", None, 8500)


def test_the_page_that_closes_asks_nothing_about_the_own_sheet(school):
    review = opened(school, with_self=False, council=Council.BLIND)
    mark_everybody(school, review)
    page = reverse("review_close", args=[review.id])
    mine, other = (f'name="ly-do-{sheet_of(review, user).id}"' for user in (school.alice, school.binh))
    said = sign_in(Client(), school.alice).get(page).content.decode()
    assert (mine in said, other in said) == (False, True)


@pytest.mark.parametrize(
    ("marks", "total"),
    [
        ((1500, 1500, EXEMPT, 3000, 0, 0), 10000),
        ((EXEMPT, 1500, EXEMPT, 3000, 0, 0), None),
        # What does not concern somebody is not excused.
        ((1500, 1500, EXEMPT, NOT_APPLICABLE, 0, 0), 10000),
    ],
)
def test_more_than_half_excused_says_too_little_for_a_result(school, marks, total):
    measure = measure_of(issued(school, everybody()))
    assert measure.result(marks).total == total


def test_closing_before_the_stretch_is_over_takes_a_reason(school, by):
    review = opened(school, with_self=False)
    mark_everybody(school, review)
    with pytest.raises(InvalidInputError, match="đến hết 31/10/2025 mới hết") as refused:
        close_review(by=by, review=review, on=date(2025, 10, 30), early=" ")
    assert refused.value.field == "early"
    assert close_review(by=by, review=review, on=date(2025, 10, 31)).state == "closed"


def test_months_without_any_result_are_not_put_together(school, by):
    quarter = rolled(school, [issued(school, everybody())])
    with pytest.raises(MarksMissingError, match="không ai có đủ 1 tháng"):
        roll_months(by=by, review=quarter, on=OPENED)
    assert Review.objects.get().state == "open"


def test_the_class_of_months_put_together_is_of_the_exact_number(school, by):
    sets = [issued(school, everybody())]
    month(school, "thang-2025-10", sets, binh=(1500, 1500, 3000, 3000, 0, 0))
    november = month(school, "thang-2025-11", sets, binh=(1500, 1500, 3000, 3000, 0, 0))
    # As a set with a coefficient may give it: one hundredth below.
    Result.objects.filter(sheet=sheet_of(november, school.binh)).update(total=8999)
    quarter = roll_months(by=by, review=rolled(school, sets), on=OPENED)
    row = latest(quarter, school.binh)
    assert (row.total, row.band) == (9000, "Tốt")
    publish_review(by=by, review=quarter, on=OPENED)
    page = reverse("review_result", args=[row.sheet_id])
    said = sign_in(Client(), school.binh).get(page).content.decode()
    assert "Số chưa làm tròn còn dưới 90, nên xếp loại Tốt." in said


def test_what_is_closed_takes_no_marks_and_what_is_published_is_not_published_again(school, by):
    review = published(school)
    with pytest.raises(StepOverError, match="đã chốt"):
        give(school, school.an, sheet_of(review, school.binh), Step.COUNCIL)
    with pytest.raises(StepRefusedError):
        publish_review(by=by, review=review, on=OPENED)


def objected(school, review, *, on=OPENED):
    return raise_objection(
        by=actor(school.binh, school),
        sheet=sheet_of(review, school.binh),
        text="Tháng này tôi không nộp muộn",
        on=on,
    )


@pytest.mark.parametrize(
    ("moment", "taken"),
    [
        ((2025, 10, 25, 0, 1), True),
        ((2025, 10, 25, 23, 59), True),
        ((2025, 10, 26, 0, 1), False),
        ((2025, 10, 26, 6, 59), False),  # still the 25th in Greenwich
    ],
)
def test_an_objection_is_taken_to_the_last_minute_of_the_last_day(school, moment, taken):
    review = published(school, binh=FAIR)
    assert review.objections_until == date(2025, 10, 25)
    clock.set_for_demo(datetime(*moment))
    try:
        if taken:
            assert objected(school, review, on=clock.today()).state == "raised"
        else:
            with pytest.raises(WindowOverError, match="25/10/2025"):
                objected(school, review, on=clock.today())
    finally:
        clock.reset()


def test_only_whom_it_is_about_objects_and_once(school):
    review = published(school)
    with pytest.raises(NotYoursError):
        raise_objection(
            by=actor(school.dung, school), sheet=sheet_of(review, school.binh), text="Sai", on=OPENED
        )
    objected(school, review)
    with pytest.raises(ObjectedError):
        objected(school, review)


def answer(school, user, objection, *, upheld=True, marks=None):
    row = Objection.objects.select_related("result__sheet").get(id=objection.id)
    return answer_objection(
        by=actor(user, school),
        objection=row,
        upheld=upheld,
        answer="Đã đối chiếu sổ theo dõi",
        marks={5: 0} if marks is None else marks,
        on=OPENED,
    )


def test_an_upheld_objection_makes_a_new_version_and_the_old_one_stays(school):
    review = published(school, binh=FAIR, officer=(1500, 1500, 3000, 0, 0, 100))
    row = answer(school, school.an, objected(school, review))
    versions = Result.objects.filter(sheet=sheet_of(review, school.binh)).order_by("number")
    assert [(one.number, one.is_latest, one.total, one.place, one.because) for one in versions] == [
        (1, False, 5500, 4, ""),
        (2, True, 6000, 3, "Sửa sau ý kiến của người được bình xét"),
    ]
    assert row.corrected == versions[1]
    moved = latest(review, school.officer)
    assert (moved.number, moved.place, moved.because) == (2, 4, "Đổi thứ hạng vì một kết quả khác được sửa")


def test_a_rejected_objection_changes_nothing_and_is_answered_once(school):
    review = published(school, binh=FAIR)
    raised = objected(school, review)
    assert answer(school, school.an, raised, upheld=False).state == "rejected"
    assert latest(review, school.binh).number == 1
    with pytest.raises(StepRefusedError):
        answer(school, school.an, raised)


def test_an_objection_is_answered_by_a_third(school):
    review = published(school)
    raised = objected(school, review)
    for user in (school.binh, school.dung):  # who objected; who gave the marks
        with pytest.raises(SamePersonError):
            answer(school, user, raised)


@pytest.mark.parametrize("marks", [{}, {0: 1501}, {0: NOT_ENTERED}, {9: 0}])
def test_an_upheld_objection_corrects_something_by_a_mark_that_may_be_given(school, marks):
    review = published(school, binh=FAIR)
    with pytest.raises(InvalidInputError):
        answer(school, school.an, objected(school, review), marks=marks)
    assert latest(review, school.binh).number == 1


def asked(school, review):
    return ask_unlock(by=actor(school.alice, school), review=review, because="Nhập nhầm cột điểm trừ")


def granted(school, unlock, user, *, granted=True, until=date(2025, 11, 10)):
    return answer_unlock(
        by=actor(user, school), unlock=unlock, granted=granted, answer="Đồng ý", until=until, on=OPENED
    )


def test_opening_again_takes_a_reason_and_another_person(school, by):
    review = published(school)
    with pytest.raises(InvalidInputError, match="lý do"):
        ask_unlock(by=by, review=review, because=" ")
    unlock = asked(school, review)
    with pytest.raises(UnlockWaitsError):
        ask_unlock(by=actor(school.an, school), review=review, because="Lý do khác")
    with pytest.raises(SamePersonError):
        granted(school, unlock, school.alice)
    granted(school, unlock, school.an)
    again = Review.objects.get(id=review.id)
    assert (again.state, again.published_on, again.council_closes) == ("open", None, date(2025, 11, 10))


def test_closed_again_only_what_changed_has_a_new_version(school, by):
    review = published(school)
    granted(school, asked(school, review), school.an)
    give(
        school, school.an, sheet_of(review, school.binh), Step.COUNCIL, (*FULL[:5], 300), n5="Ba lần nộp muộn"
    )
    close_review(by=by, review=review, on=OPENED, early="Họp xét sớm")
    numbers = dict(Result.objects.filter(is_latest=True).values_list("sheet__person__full_name", "number"))
    assert {name for name, number in numbers.items() if number == 2} == {"Nguyễn Thị Hoa Sim"}
    assert latest(review, school.binh).because == "Chốt lại sau khi mở lại: Nhập nhầm cột điểm trừ"


def test_a_refused_request_leaves_everything_and_another_may_be_made(school):
    review = published(school)
    granted(school, asked(school, review), school.an, granted=False)
    assert Review.objects.get(id=review.id).state == "published"
    assert asked(school, review).state == "asked"


def test_until_when_it_is_open_again_is_said_and_not_past(school):
    unlock = asked(school, published(school))
    for until in (None, date(2025, 10, 19)):
        with pytest.raises(InvalidInputError, match="ngày cuối"):
            granted(school, unlock, school.an, until=until)


# Months put together.


def month(school, key, sets, **others):
    on = period(key).first.replace(day=20)
    days = {"self_closes": None, "team_closes": on.replace(day=25), "council_closes": on.replace(day=28)}
    review = opened(school, sets, period=period(key), with_self=False, on=on, **days)
    return closed(school, review=review, on=on, **others)


def rolled(school, sets, key="quy-4-2025", **changed):
    wanted = opening(sets, period=period(key), way=Way.ROLLED, **changed)
    return open_review(
        by=actor(school.alice, school), unit=school.unit, year=school.year, opening=wanted, on=OPENED
    )


def test_a_quarter_is_the_average_of_its_months_and_missing_months_are_told(school, by):
    sets = [issued(school, everybody())]
    month(school, "thang-2025-10", sets, binh=GOOD)
    month(school, "thang-2025-11", sets, binh=(1500, 1500, 3500, 2000, 0, 0))
    quarter = roll_months(by=by, review=rolled(school, sets), on=OPENED)
    row = latest(quarter, school.binh)
    assert (row.total, row.band, row.place) == (8750, "Tốt", 4)
    assert row.sources == [
        {"month": "tháng 10/2025", "points": 9000, "weight": 1, "why": ""},
        {"month": "tháng 11/2025", "points": 8500, "weight": 1, "why": ""},
        {"month": "tháng 12/2025", "points": None, "weight": 1, "why": "chưa có đợt bình xét"},
    ]


def test_months_may_weigh_differently_and_too_few_give_no_result(school, by):
    sets = [issued(school, everybody())]
    month(school, "thang-2025-10", sets, binh=GOOD)
    month(school, "thang-2025-11", sets, binh=(1500, 1500, 3500, 2000, 0, 0))
    weights = {"2025-11-01": 3}
    weighted = rolled(school, sets, rule=Rule.WEIGHTED, weights=weights)
    assert latest(roll_months(by=by, review=weighted, on=OPENED), school.binh).total == 8625
    with pytest.raises(MarksMissingError, match="không ai có đủ 3 tháng"):
        roll_months(by=by, review=rolled(school, sets, "nam", least=3), on=OPENED)


def test_a_rolled_review_takes_no_marks_and_a_marked_one_is_not_rolled(school, by):
    sets = [issued(school, everybody())]
    quarter = rolled(school, sets)
    assert sheet_of(quarter, school.binh).steps == ()
    with pytest.raises(InvalidInputError):
        close_review(by=by, review=quarter, on=OPENED, early="Họp xét sớm")
    with pytest.raises(InvalidInputError):
        roll_months(by=by, review=opened(school, sets), on=OPENED)


def test_what_was_put_together_is_stale_once_a_month_is_opened_again(school, by):
    sets = [issued(school, everybody())]
    october = month(school, "thang-2025-10", sets)
    quarter = roll_months(by=by, review=rolled(school, sets), on=OPENED)
    granted(school, asked(school, october), school.an)
    quarter.refresh_from_db()
    assert quarter.stale == f"Kết quả tháng 10/2025 được mở lại ngày {OPENED:%d/%m/%Y}."
    with pytest.raises(NotSentError, match="cần xem lại"):
        publish_review(by=by, review=quarter, on=OPENED)


def test_what_was_put_together_again_is_no_longer_stale(school, by):
    sets = [issued(school, everybody())]
    month(school, "thang-2025-10", sets)
    quarter = roll_months(by=by, review=rolled(school, sets), on=OPENED)
    Review.objects.filter(id=quarter.id).update(stale="Có tháng sửa")
    granted(school, asked(school, quarter), school.an, until=None)
    assert roll_months(by=by, review=quarter, on=OPENED).stale == ""


def test_a_part_of_a_closed_review_is_not_sent_back(school, by):
    review = closed(school)
    part = Part.objects.filter(review=review).first()
    with pytest.raises(StepOverError):
        send_part_back(by=by, part=part, because="Xem lại", on=OPENED)


def test_the_sets_of_a_review_are_frozen(school):
    closed(school)
    assert set(CriteriaSet.objects.values_list("state", flat=True)) == {"frozen"}


def test_whoever_reads_the_own_rolled_result_is_told_that_it_is_to_be_looked_at_again(school, by):
    sets = [issued(school, everybody())]
    october = month(school, "thang-2025-10", sets)
    quarter = roll_months(by=by, review=rolled(school, sets), on=OPENED)
    publish_review(by=by, review=quarter, on=OPENED)
    page, client = reverse("review_result", args=[sheet_of(quarter, school.binh).id]), Client()
    assert "Cần xem lại." not in sign_in(client, school.binh).get(page).content.decode()
    granted(school, asked(school, october), school.an)
    said = client.get(page).content.decode()
    assert "Cần xem lại." in said
    assert f"Kết quả tháng 10/2025 được mở lại ngày {OPENED:%d/%m/%Y}." in said
