"""Files as they should not be: headings in two rows, numbered columns, teams between people, thousands of columns."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import xlsxwriter

from factories.base import make_school
from factories.lists import planned, read
from thidua.intake.reading.lists import ListFile
from thidua.intake.reading.suggesting import begin_of, columns
from thidua.intake.runs.summary import summarise
from thidua.intake.targets import AWARDS, COLLECTIVES, STAFF

HEADINGS = ["TT", "Họ và tên", "Ngày sinh", "Chức vụ", "Tổ"]
CUC = [1, "Trần Thị Hoa Cúc", "20/05/1990", "Giáo viên", "Tổ Toán"]


def book(*rows: list[object], drawn: Callable[[Any], None] | None = None) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as one:
        sheet = one.add_worksheet("DANHSACH")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        if drawn:
            drawn(sheet)
    return target.getvalue()


def births_of_men_and_women(sheet: Any) -> None:
    for at, words in ((0, "TT"), (1, "Họ và tên"), (4, "Chức vụ")):
        sheet.merge_range(0, at, 1, at, words)
    sheet.merge_range(0, 2, 0, 3, "Ngày, tháng, năm sinh")
    sheet.write_row(1, 2, ["Nam", "Nữ"])


def decision_in_two_columns(sheet: Any) -> None:
    for at, words in enumerate(["TT", "Họ và tên", "Danh hiệu", "Năm học"]):
        sheet.merge_range(0, at, 1, at, words)
    sheet.merge_range(0, 4, 0, 5, "Quyết định")
    sheet.write_row(1, 4, ["Số", "Ngày"])


def told(file: ListFile) -> tuple[list[str], list[tuple[int, str]]]:
    return [one.full_name for one in file.records], [(one.line, one.reason) for one in file.skipped]


def test_birth_dates_of_men_and_women_stand_under_one_heading():
    content = book(
        [],
        [],
        [1, "Trần Thị Hoa Cúc", "", "20/05/1990", "Giáo viên"],
        [2, "Phan Văn Bách Tùng", "01/02/1985", "", "Giáo viên"],
        drawn=births_of_men_and_women,
    )
    file = read(content)
    assert [(one.full_name, one.values["born"], one.values["sex"]) for one in file.records] == [
        ("Trần Thị Hoa Cúc", date(1990, 5, 20), "female"),
        ("Phan Văn Bách Tùng", date(1985, 2, 1), "male"),
    ]
    assert (file.header.row, file.header.unused) == (1, [])


def test_number_and_day_stand_under_the_decision():
    content = book(
        [],
        [],
        [1, "Trần Thị Hoa Cúc", "LĐTT", "2023-2024", "15/QĐ", "28/06/2024"],
        drawn=decision_in_two_columns,
    )
    (record,) = read(content, AWARDS).records
    assert (record.award.paper, record.award.on) == ("15/QĐ", date(2024, 6, 28))


def test_the_two_rows_are_one_where_columns_are_matched_by_hand():
    (sheet,) = begin_of(book([], [], drawn=decision_in_two_columns), AWARDS.words, name="tep.xlsx")
    assert [column.heading for column in columns(sheet, 1, AWARDS.words, {})][-2:] == [
        "Quyết định Số",
        "Ngày Quyết định",
    ]


def test_a_person_below_a_heading_with_a_blank_is_no_second_row_of_it():
    content = book(
        ["Họ và tên", "", "Tổ"], ["Trần Thị Hoa Cúc", "chị", ""], ["Phan Văn Bách Tùng", "", "Văn"]
    )
    assert told(read(content)) == (["Trần Thị Hoa Cúc", "Phan Văn Bách Tùng"], [])


def test_numbers_of_columns_and_teams_between_people_are_nobody():
    content = book(
        HEADINGS, [1, 2, 3, 4, 5], ["I", "TỔ TOÁN"], CUC, ["II", "Khối văn phòng"], ["", "Khối 9A"]
    )
    assert told(read(content)) == (
        ["Trần Thị Hoa Cúc"],
        [
            (2, "dòng đánh số cột"),
            (3, "dòng tên tổ, nhóm"),
            (5, "dòng tên tổ, nhóm"),
            (6, "dòng tên tổ, nhóm"),
        ],
    )


def test_in_a_list_of_collectives_a_team_is_what_it_is_about():
    content = book(["TT", "Tên tập thể", "Danh hiệu", "Năm học"], [1, "Tổ Toán", "", ""])
    assert told(read(content, COLLECTIVES)) == (["Tổ Toán"], [])


@pytest.mark.django_db
def test_of_thousands_of_columns_the_first_are_named_and_the_rest_counted():
    school = make_school()
    content = book([*HEADINGS, *(f"Cột {number}" for number in range(16_379))], CUC)
    file = read(content)
    unused = summarise(STAFF, file, planned(school, file)).unused
    assert (len(unused), unused[0], unused[-1]) == (81, "Cột 0", "và 16299 cột nữa")
    (sheet,) = begin_of(content, STAFF.words, name="tep.xlsx")
    assert len(columns(sheet, 0, STAFF.words, {})) == 200
