"""Which stretch a review is of: one review a month, months that count by the calendar, two years open at once."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.criteria import issued
from factories.reviews import (
    OPENED,
    closed,
    everybody,
    for_teams,
    give,
    mark_everybody,
    opened,
    opening,
    period,
    sheet_of,
)
from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.criteria.models import CriteriaSet
from thidua.people.models import Contract, Posting, StaffGroup
from thidua.reviews.actions import (
    answer_unlock,
    ask_unlock,
    close_review,
    open_review,
    roll_months,
)
from thidua.reviews.errors import ReviewTwiceError, StepOverError
from thidua.reviews.models import Result, Review, Sheet, Step, Way
from thidua.reviews.queries.rolling import months_left_out, months_of
from thidua.units.actions import open_school_year
from thidua.units.models import Appointment, Role

pytestmark = pytest.mark.django_db
FAR = {"self_closes": None, "team_closes": date(2026, 9, 1), "council_closes": date(2026, 9, 2)}


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def by(school):
    return actor(school.alice, school)


def month(school, key, sets, *, on, **changed):
    review = opened(school, sets, period=period(key), with_self=False, on=on, **FAR | changed)
    return closed(school, review=review, on=on)


def rolled(school, sets, key, **changed):
    wanted = opening(sets, period=period(key), way=Way.ROLLED, **changed)
    return open_review(
        by=actor(school.alice, school), unit=school.unit, year=school.year, opening=wanted, on=OPENED
    )


@pytest.mark.parametrize("first", [None, date(2025, 10, 5), date(2025, 9, 20)])
def test_a_month_is_reviewed_once_whatever_days_it_is_given(school, first):
    opened(school)
    with pytest.raises(ReviewTwiceError):
        opened(school, [CriteriaSet.objects.select_related("thread").get()], first=first)


def test_days_far_from_the_calendar_s_are_refused_at_their_field(school):
    for changed, field in [({"first": date(1900, 1, 1)}, "first"), ({"last": date(2150, 12, 31)}, "last")]:
        with pytest.raises(InvalidInputError, match="nhiều nhất 15 ngày") as refused:
            opened(school, **changed)
        assert (refused.value.field, Review.objects.count()) == (field, 0)


def test_nobody_is_marked_before_the_stretch_begins(school):
    review = opened(school, period=period("thang-2025-11"), first=date(2025, 11, 3))
    sheet = sheet_of(review, school.binh)
    with pytest.raises(StepOverError, match="bắt đầu ngày 03/11/2025"):
        give(school, school.binh, sheet, Step.SELF, on=date(2025, 10, 27))


def test_a_half_year_that_begins_on_its_second_counts_its_first_month(school, by):
    sets = [issued(school, everybody())]
    month(school, "thang-2026-02", sets, on=date(2026, 2, 25), first=date(2026, 2, 3))
    half = rolled(school, sets, "ky-2", first=date(2026, 2, 2))
    assert [one.name for one in months_of(half) if not one.missing] == ["tháng 2/2026"]
    assert len(months_of(half)) == 4
    roll_months(by=by, review=half, on=OPENED)
    assert Result.objects.get(sheet=sheet_of(half, school.binh), is_latest=True).total == 10000


def test_a_month_that_lies_outside_the_own_days_is_told(school):
    sets = [issued(school, everybody())]
    half = rolled(school, sets, "ky-2", last=date(2026, 5, 20))
    assert months_left_out(half) == []
    review = rolled(school, sets, "quy-4-2025", last=date(2025, 12, 20), first=date(2025, 10, 10))
    Review.objects.filter(id=review.id).update(last=date(2025, 11, 30))
    review.refresh_from_db()
    assert months_left_out(review) == ["tháng 12/2025"]
    said = sign_in(Client(), school.alice).get(reverse("review_board", args=[review.id])).content.decode()
    assert "nằm ngoài các ngày của kỳ (10/10/2025 – 30/11/2025): tháng 12/2025." in said


def test_what_rests_on_a_month_with_its_own_days_is_stale_once_that_is_opened_again(school, by):
    sets = [issued(school, everybody())]
    february = month(school, "thang-2026-02", sets, on=date(2026, 2, 25))
    half = roll_months(by=by, review=rolled(school, sets, "ky-2", first=date(2026, 2, 2)), on=OPENED)
    unlock = ask_unlock(by=by, review=february, because="Nhập nhầm")
    answer_unlock(
        by=actor(school.an, school), unlock=unlock, granted=True, answer="",
        until=date(2026, 3, 5), on=date(2026, 3, 1),
    )  # fmt: skip
    half.refresh_from_db()
    assert half.stale == "Kết quả tháng 2/2026 được mở lại ngày 01/03/2026."


def test_a_month_closed_after_its_quarter_was_put_together_makes_that_stale(school, by):
    sets = [issued(school, everybody())]
    month(school, "thang-2025-10", sets, on=OPENED)
    quarter = roll_months(by=by, review=rolled(school, sets, "quy-4-2025"), on=OPENED)
    month(school, "thang-2025-11", sets, on=date(2025, 11, 25))
    quarter.refresh_from_db()
    assert quarter.stale == "Kết quả tháng 11/2025 chốt ngày 25/11/2025, sau khi đã tổng hợp."


def test_a_leader_with_a_last_day_marks_the_own_team_until_that_day(school, by):
    Appointment.objects.filter(role=Role.TEAM_LEADER).update(ends=date(2025, 10, 27))
    review = opened(school, [issued(school, everybody()), issued(school, for_teams())], with_self=False)
    body = Sheet.objects.select_related("review", "part__review", "team", "set__thread").get(
        review=review, person=None
    )
    assert give(school, school.dung, body, Step.SELF, (9000,), on=date(2025, 10, 27)).marks == [9000]


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_of_two_open_years_each_is_opened_from(school, by):
    row = issued(school, everybody())
    open_school_year(by=by, unit=school.unit, name="2026-2027")
    client, page = sign_in(Client(), school.alice), reverse("review_open")
    clock.set_for_demo(clock.now().replace(year=2026, month=9, day=20))
    try:
        said = words(client.get(page))
        assert ("Tháng 9/2026" in said, "Tháng 9/2025" in said) == (True, False)
        older = words(client.get(page, {"nam": "2025-2026"}))
        assert ("Tháng 9/2026" in older, "Tháng 9/2025" in older) == (False, True)
        assert client.get(page, {"nam": "2030-2031"}).status_code == 404
        data = {
            "period": "thang-2026-09", "sets": [str(row.id)], "way": "marked",
            "team_closes": "02/10/2026", "council_closes": "03/10/2026",
            "council": "confirm", "leaders_by": "office", "objection_days": "5",
        }  # fmt: skip
        assert client.post(f"{page}?nam=2026-2027", data).status_code == 302
    finally:
        clock.reset()
    assert Review.objects.get().year.name == "2026-2027"


def test_what_was_closed_in_time_is_put_together_without_a_word(school, by):
    review = opened(school, with_self=False)
    mark_everybody(school, review)
    close_review(by=by, review=review, on=OPENED, early="Họp xét sớm")
    assert not Review.objects.exclude(stale="").exists()


def test_who_came_in_the_middle_of_a_quarter_has_its_result_from_the_months_that_were_marked(school, by):
    sets = [issued(school, everybody())]
    school.person(school.binh).postings.update(starts=date(2025, 10, 13))
    month(school, "thang-2025-11", sets, on=date(2025, 11, 20))
    month(school, "thang-2025-12", sets, on=date(2025, 12, 20))
    quarter = rolled(school, sets, "quy-4-2025", least=2)
    roll_months(by=by, review=quarter, on=date(2025, 12, 31))
    sheet = sheet_of(quarter, school.binh)
    assert (sheet.exempt, Result.objects.get(sheet=sheet).total) == ("", 10000)


def test_who_stands_in_two_postings_on_the_day_has_one_sheet_in_the_later_place(school):
    school.person(school.binh).postings.update(ends=date(2025, 10, 25))
    Posting.objects.create(
        unit=school.unit,
        person=school.person(school.binh),
        team=school.teams[1],
        position="Giáo viên",
        staff_group=StaffGroup.TEACHER,
        contract=Contract.PUBLIC_EMPLOYEE,
        starts=date(2025, 10, 18),
    )
    review = opened(school)
    assert [row.part.team for row in Sheet.objects.filter(review=review, person__user=school.binh)] == [
        school.teams[1]
    ]


def test_more_months_than_the_stretch_has_cannot_be_asked_for(school):
    with pytest.raises(InvalidInputError, match="chỉ có 3 tháng") as refused:
        rolled(school, [issued(school, everybody())], "quy-4-2025", least=4)
    assert refused.value.field == "least"
