"""Points out of a year put together from months: by its stated rule, part by part; what is open stays open."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.criteria import issued
from factories.reviews import closed, everybody, opened, opening, period
from factories.reviews import sheet_of as review_sheet
from factories.scoring import in_points
from thidua.reviews.actions import excuse_sheet, open_review, publish_review, roll_months
from thidua.reviews.models import Result, Rule, Way
from thidua.scoring.actions import take_points
from thidua.scoring.models import Line
from thidua.scoring.queries import fingerprint_of, proposals_of, sheet_of

pytestmark = pytest.mark.django_db
ROLLED, ON = date(2026, 5, 30), date(2026, 11, 10)
OCTOBER, NOVEMBER = (1500, 1500, 3500, 3000, 200, 0), (1500, 1200, 3000, 2000, 0, 0)
EXEMPT = -3


@pytest.fixture
def school():
    return in_points(make_school())


def month(school, key, sets, without=None, **others):
    """`without`: who is exempt that month."""
    on = period(key).first.replace(day=20)
    days = {"self_closes": None, "team_closes": on.replace(day=25), "council_closes": on.replace(day=28)}
    review = opened(school, sets, period=period(key), with_self=False, on=on, **days)
    if without is not None:
        excuse_sheet(
            by=actor(school.alice, school), sheet=review_sheet(review, without), because="Đi học", on=on
        )
    return closed(school, review=review, on=on, **others)


def rolled(school, sets, **changed):
    """The whole year out of its months, published."""
    by = actor(school.alice, school)
    wanted = opening(sets, period=period("nam"), way=Way.ROLLED, **changed)
    review = open_review(by=by, unit=school.unit, year=school.year, opening=wanted, on=ROLLED)
    roll_months(by=by, review=review, on=ROLLED)
    review.refresh_from_db()
    publish_review(by=by, review=review, on=ROLLED)
    review.refresh_from_db()
    return review


def proposal(school, review, user):
    sheet = sheet_of(school.unit, school.year, today=ON)
    return next(
        one
        for one in proposals_of(review, sheet, ON, taker=school.alice.id)
        if one.row.posting.person == school.person(user)
    )


def take(school, review):
    sheet = sheet_of(school.unit, school.year, today=ON)
    return take_points(
        by=actor(school.alice, school),
        unit=school.unit,
        year=school.year,
        review=review,
        seen=fingerprint_of(sheet, proposals_of(review, sheet, ON, taker=school.alice.id)),
        on=ON,
    )


def two_months(school, sets):
    month(school, "thang-2025-10", sets, binh=OCTOBER)
    month(school, "thang-2025-11", sets, binh=NOVEMBER)


def test_each_part_is_the_average_of_the_months_that_made_the_year(school):
    sets = [issued(school, everybody())]
    two_months(school, sets)
    review = rolled(school, sets)
    mine = proposal(school, review, school.binh)
    assert (mine.common, mine.results, mine.notes) == (
        Decimal("28.5"),
        Decimal("57.5"),
        ("điểm cộng 1 mỗi tháng không đưa sang",),
    )
    assert mine.parts.rule == "mỗi phần là trung bình cộng của 2 tháng có kết quả"
    assert mine.parts.months == ("tháng 10/2025: 30 + 65", "tháng 11/2025: 27 + 50")
    assert mine.parts.left_out[0] == "tháng 9/2025: chưa có đợt bình xét"
    assert len(mine.parts.left_out) == 10
    take(school, review)
    line = Line.objects.get(person=school.person(school.binh))
    assert (line.common_points, line.result_points, line.origin.sheet.review) == (
        Decimal("28.5"),
        Decimal("57.5"),
        review,
    )


def test_months_weigh_in_the_points_as_they_do_in_the_result(school):
    sets = [issued(school, everybody())]
    two_months(school, sets)
    review = rolled(school, sets, rule=Rule.WEIGHTED, weights={"2025-11-01": 3})
    mine = proposal(school, review, school.binh)
    assert (mine.common, mine.results) == (Decimal("27.75"), Decimal("53.75"))
    assert mine.parts.rule == "mỗi phần là trung bình có hệ số của 2 tháng có kết quả"
    assert mine.parts.months == ("tháng 10/2025: 30 + 65", "tháng 11/2025: 27 + 50, hệ số 3")


def test_a_month_without_one_of_the_parts_leaves_the_line_open_and_never_counts_zero(school):
    sets = [issued(school, everybody())]
    two_months(school, sets)
    # Excused of the whole second part, as its result then says.
    of_november = Result.objects.filter(
        sheet__review__name="tháng 11/2025", sheet__person=school.person(school.binh)
    )
    of_november.update(marks=[1500, 1500, EXEMPT, EXEMPT, 0, 0], out=7000, base=3000, total=10000)
    mine = proposal(school, rolled(school, sets), school.binh)
    assert (mine.refused, mine.common, mine.results, mine.changes) == (
        "Tháng 11/2025: được miễn cả một phần điểm nên không có điểm của phần ấy.",
        None,
        None,
        False,
    )


def test_too_few_months_leave_the_points_unknown(school):
    sets = [issued(school, everybody())]
    two_months(school, sets)
    month(school, "thang-2025-12", sets, without=school.binh)
    mine = proposal(school, rolled(school, sets, least=3), school.binh)
    assert mine.refused == "Chỉ 2 tháng có kết quả, đợt này cần ít nhất 3 tháng: chưa rõ điểm."


def test_a_month_by_a_set_that_is_not_thirty_and_seventy_leaves_the_line_open(school):
    sets = [issued(school, everybody())]
    month(school, "thang-2025-10", sets, binh=OCTOBER)
    first, second, *others = everybody().sections
    criteria = (replace(second.criteria[0], maximum=Decimal(70)), *second.criteria[1:])
    whole = replace(second, maximum=Decimal(100), criteria=criteria)
    single = issued(school, replace(everybody(), name="Một trăm điểm", sections=(whole, *others)))
    keys = ("alice", "an", "dung", "binh", "officer")
    month(school, "thang-2025-11", [single], **dict.fromkeys(keys, (7000, 3000, 0, 0)))
    assert first.maximum == Decimal(30)
    assert proposal(school, rolled(school, sets), school.binh).refused == (
        "Tháng 11/2025: bộ tiêu chí “Một trăm điểm” không chia thành 30 điểm chung và 70 điểm kết quả."
    )


def test_the_rule_stands_beside_the_figure(school, client):
    sets = [issued(school, everybody())]
    two_months(school, sets)
    review = rolled(school, sets)
    page = sign_in(client, school.alice).get(reverse("evaluation_take")).content.decode()
    assert "Mỗi phần là trung bình cộng của 2 tháng có kết quả" in page
    assert "Tháng 10/2025: 30 + 65" in page
    assert "Không tính tháng 9/2025: chưa có đợt bình xét" in page
    take(school, review)
    sheet = client.get(reverse("evaluation_sheet")).content.decode()
    assert "mỗi phần là trung bình cộng của 2 tháng có kết quả" in sheet
