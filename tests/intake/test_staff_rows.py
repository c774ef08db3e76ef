"""Who is a person and who is not: names like words of the table, totals, signatures, signs before a text."""

import io
from datetime import date

import pytest
import xlsxwriter

from factories.base import School, make_school
from factories.lists import planned, read
from thidua.intake.reading.lists import ListFile

ON = date(2026, 6, 10)
OWN = ["TT", "Họ và tên", "Chức vụ", "Tổ chuyên môn"]
SIGNED = "phần ký tên cuối danh sách"
TOTAL = "dòng tổng cộng"


@pytest.fixture
def school() -> School:
    return make_school()


def listed(*rows: list, headings: list[str] = OWN) -> ListFile:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet()
    for number, row in enumerate([headings, *rows]):
        for place, value in enumerate(row):
            if value is not None:
                sheet.write(number, place, value)
    book.close()
    return read(target.getvalue(), name="tep.xlsx")


def people(file: ListFile) -> list[str]:
    return [record.full_name for record in file.records]


def skipped(file: ListFile) -> list[tuple[int, str]]:
    return [(one.line, one.reason) for one in file.skipped]


@pytest.mark.parametrize(
    "name", ["Tống Thị Mai", "Công Văn Nam", "Công Tằng Tôn Nữ Hoa", "Cống Văn Bảy", "Tổng Văn Lâm", "Cộng Thị Hoa"]
)  # fmt: skip
def test_a_family_name_that_looks_like_a_total_is_a_person(name):
    file = listed([1, name, "Giáo viên", "Tổ Toán"], [None, name])
    assert (people(file), skipped(file)) == ([name, name], [])


def test_a_total_beside_a_name_with_a_code_is_a_person():
    file = listed(["Tổng", "Lê Văn Xuân", "CB05"], headings=["TT", "Họ và tên", "Mã cán bộ"])
    assert people(file) == ["Lê Văn Xuân"]


@pytest.mark.parametrize(
    "row",
    [
        ["Tổng cộng", None, 12],
        [None, "Tổng cộng: 12"],
        [None, "TỔNG SỐ", 12],
        [None, "Cộng"],
        [None, "Cộng:", 12],
        ["Tổng", 12],
        [None, "Cộng danh sách có 4 người"],
        ["Tổng số", "12 người"],
    ],
)
def test_totals_are_passed_over(row):
    file = listed([1, "Trần Thị Hoa Cúc", "Giáo viên"], row)
    assert (people(file), skipped(file)) == (["Trần Thị Hoa Cúc"], [(3, TOTAL)])


@pytest.mark.django_db
def test_who_signed_below_is_no_new_person_and_no_new_team(school):
    file = listed(
        [1, "Trần Thị Hoa Cúc", "Giáo viên", "Tổ Khoa học"],
        [None, "NGƯỜI LẬP DANH SÁCH", None, "P. HIỆU TRƯỞNG"],
        [None, "(Ký, ghi rõ họ tên)"],
        [None, "Trần Thị Hoa Cúc", None, "Phạm Thị Mây Hồng"],
    )

    assert skipped(file) == [(3, SIGNED), (4, SIGNED), (5, SIGNED)]
    assert planned(school, file).new_teams == ["Khoa học"]


@pytest.mark.parametrize(
    "words", ["Hà Nội, ngày 1 tháng 9 năm 2025", "ngày ... tháng ... năm 2025", "Thanh Oai, ngày 05/9/2025"]
)
def test_place_and_date_begin_the_signatures(words):
    file = listed([1, "Trần Thị Hoa Cúc"], [None, None, None, words], [None, "Lý Thị Mây Trắng", "Văn thư"])
    assert (people(file), skipped(file)) == (["Trần Thị Hoa Cúc"], [(3, SIGNED), (4, SIGNED)])


def test_below_the_signatures_only_who_has_a_code_or_birth_date_is_a_person():
    headings = ["TT", "Họ và tên", "Ngày sinh", "Mã cán bộ"]
    file = listed(
        [None, "Người lập biểu"],
        [1, "Trần Thị Hoa Cúc", "20/05/1990"],
        [2, "Phan Văn Bách Tùng", None, "GV07"],
        [None, "Lý Thị Mây Trắng", None, "Đỗ Văn Gió"],
        headings=headings,
    )
    assert people(file) == ["Trần Thị Hoa Cúc", "Phan Văn Bách Tùng"]


def test_a_head_whose_name_is_missing_does_not_end_the_list():
    file = listed([1, None, "Hiệu trưởng", "Tổ Văn phòng"], [2, "Trần Thị Hoa Cúc", "Giáo viên"])
    assert [(record.full_name, record.refused) for record in file.records] == [
        ("", "không có họ và tên"),
        ("Trần Thị Hoa Cúc", ""),
    ]


def test_a_heading_repeated_below_signatures_begins_a_new_list():
    file = listed([None, "Người lập biểu"], OWN, [1, "Trần Thị Hoa Cúc", "Giáo viên"])
    assert people(file) == ["Trần Thị Hoa Cúc"]


@pytest.mark.django_db
def test_teams_only_of_lines_left_out_are_not_announced(school):
    file = listed([1, "12345", "Giáo viên", "Tổ Lạ"], [2, "Lê Văn Xuân", "Giáo viên", "Tổ Sử"], [3, "Lê Văn Xuân", "Giáo viên", "Tổ Địa"])  # fmt: skip
    plan = planned(school, file)
    assert plan.new_teams == ["Sử"]
    assert [row.reason for row in plan.rows if row.line == 4] == [
        "cùng họ tên với dòng 3, thiếu mã và ngày sinh; nếu ghi thì lập tổ mới «Địa»"
    ]


@pytest.mark.parametrize(
    ("typed", "read"),
    [("- Giáo viên", "Giáo viên"), ("-Giáo viên", "Giáo viên"), ("+ Giáo viên", "Giáo viên")],
)
def test_a_dash_before_words_is_dropped(typed, read):
    (record,) = listed([1, "- Trần Thị Hoa Cúc", typed, "Tổ Toán"]).records
    assert (record.full_name, record.values["position"], record.refused) == ("Trần Thị Hoa Cúc", read, "")


@pytest.mark.parametrize("typed", ["=1+1", "@SUM(A1)", "+84 Toán", "-2+3", "+A1", "-SUM(A1:A2)", "- =1+1"])
def test_what_looks_like_a_formula_is_left_out_and_the_person_kept(typed):
    (record,) = listed([1, "Trần Thị Hoa Cúc", typed]).records
    assert ("position" in record.values, record.refused, record.problems) == (
        False,
        "",
        (f"chức vụ: ô «{typed}» bắt đầu như một công thức; hãy sửa ô này trong tệp",),
    )


def test_a_failed_look_up_is_named_by_its_address():
    (record,) = listed(
        [1, "Trần Thị Hoa Cúc", "#N/A"], headings=["TT", "Họ và tên", "Mã phân loại cán bộ"]
    ).records
    assert record.problems == ("nhóm chức vụ (ô C2): ô báo lỗi #N/A",)


def test_names_in_two_columns_are_joined():
    file = listed(
        [1, "Nguyễn Văn", "Hòa", "20/05/1990"],
        [2, None, "Bình", "21/05/1990"],
        headings=["STT", "Họ đệm", "Tên", "Ngày sinh"],
    )
    assert people(file) == ["Nguyễn Văn Hòa", "Bình"]


def test_a_column_of_given_names_beside_whole_names_is_not_used():
    file = listed(
        [1, "Nguyễn Văn Hòa", "Hòa", "20/05/1990"], headings=["STT", "Họ và tên", "Tên", "Ngày sinh"]
    )
    assert (people(file), file.header.unused) == (["Nguyễn Văn Hòa"], ["Tên"])


def test_a_formula_never_calculated_is_said():
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["STT", "Họ và tên", "Ngày sinh"])
    sheet.write_row(1, 0, [1, "Trần Thị Hoa Cúc"])
    sheet.write_formula(1, 2, "=TODAY()", None, "")
    sheet.write_formula(2, 0, "=A2+1", None, "")
    book.close()
    (record,) = read(target.getvalue(), name="tep.xlsx", on=ON).records
    assert record.problems == ("ngày sinh (ô C2): ô công thức chưa có giá trị: mở tệp bằng Excel, lưu lại",)
