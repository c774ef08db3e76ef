"""The summary as a spreadsheet: numbers are numbers, what nobody gave is empty and never zero."""

from datetime import date

import pytest

from factories.base import actor, make_school
from factories.criteria import issued
from factories.reviews import (
    FULL,
    OPENED,
    everybody,
    give,
    mark_everybody,
    member,
    opened,
    opening,
    period,
    sheet_of,
)
from paper.sheets import read_sheets
from thidua.criteria.marking import NOT_APPLICABLE
from thidua.reviews.actions import close_review, excuse_sheet, open_review, roll_months
from thidua.reviews.models import Step, Way
from thidua.reviews.tables import summary_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


def rows_of(school, review):
    (sheet,) = read_sheets(summary_file(member(school.alice), review, "xlsx"), name="tong-hop.xlsx")
    return sheet.rows


def test_every_line_has_its_sums_class_place_and_why_there_is_none(school):
    by, review = actor(school.alice, school), opened(school)
    give(school, school.binh, sheet_of(review, school.binh), Step.SELF, FULL)
    excuse_sheet(by=by, sheet=sheet_of(review, school.officer), because="Đi học", on=OPENED)
    mark_everybody(school, review, binh=(1500, 1250, 3300, NOT_APPLICABLE, 200, 0))
    close_review(by=by, review=review, on=OPENED, early="Họp xét sớm")
    head, *lines = rows_of(school, review)
    assert head == ["STT", "Họ và tên", "Chức vụ", "Ngày sinh", "Bộ môn", "Tổ", "Tự chấm", "A", "B", "+C", "−D", "Tính trên", "Quy về", "Tổng", "Xếp loại", "Hạng", "Ghi chú"]  # fmt: skip
    found = {line[1]: line[6:] for line in lines}
    assert found["Nguyễn Thị Hoa Sim"] == [100, 27.5, 33, 2, 0, 70, 86.43, 88.43, "Tốt", 3, None]
    assert found["Hoàng Thị Sao Mai"] == [None, 30, 70, 0, 0, 100, 100, 100, "Xuất sắc", 1, "đồng hạng"]
    assert found["Vũ Văn Sông Lam"] == [*[None] * 10, "Miễn: Đi học"]


def test_a_quarter_has_a_column_a_month_and_says_which_is_missing(school):
    by, sets = actor(school.alice, school), [issued(school, everybody())]
    october = opened(school, sets, with_self=False)
    mark_everybody(school, october)
    close_review(by=by, review=october, on=OPENED, early="Họp xét sớm")
    wanted = opening(sets, period=period("quy-4-2025"), way=Way.ROLLED)
    quarter = open_review(by=by, unit=school.unit, year=school.year, opening=wanted, on=date(2025, 12, 31))
    roll_months(by=by, review=quarter, on=date(2025, 12, 31))
    head, first, *_ = rows_of(school, quarter)
    assert head[6:] == [
        "Tháng 10/2025",
        "Tháng 11/2025",
        "Tháng 12/2025",
        "Tổng",
        "Xếp loại",
        "Hạng",
        "Ghi chú",
    ]
    assert first[6:] == [
        100, None, None, 100, "Xuất sắc", 1,
        "đồng hạng; tháng 11/2025: chưa có đợt bình xét; tháng 12/2025: chưa có đợt bình xét",
    ]  # fmt: skip
