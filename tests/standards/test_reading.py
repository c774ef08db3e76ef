"""Criteria out of a spreadsheet: three columns wherever they stand, each fault named by its row."""

import pytest

from paper.sheets import SheetColumn, write_sheet
from thidua.core.errors import InvalidInputError
from thidua.standards.reading import Asked, read_requirements

HEAD = ["Tiêu chuẩn", "Số tiêu chí", "Nội dung tiêu chí"]


def read(*rows, head=HEAD):
    lines = [head, *rows]
    width = max(len(line) for line in lines)
    columns = [SheetColumn(f"c{place}", 20) for place in range(width)]
    filled = [list(line) + [""] * (width - len(line)) for line in lines]
    return read_requirements(write_sheet(columns, filled, title="Chuẩn"), name="chuan.xlsx")


def fault(*rows, head=HEAD):
    with pytest.raises(InvalidInputError) as caught:
        read(*rows, head=head)
    return caught.value.field, str(caught.value)


def test_a_standard_stands_for_the_rows_below_it():
    assert read(
        ["Tiêu chuẩn 1: Tổ chức và quản lý", "1.1", "Có kế hoạch"],
        ["", "1.2", "Có hội đồng"],
        ["2. Đội ngũ", "", ""],
        ["", "2.1", "Có sáng kiến"],
    ) == [
        Asked("1", "Tổ chức và quản lý", "1.1", "Có kế hoạch"),
        Asked("1", "Tổ chức và quản lý", "1.2", "Có hội đồng"),
        Asked("2", "Đội ngũ", "2.1", "Có sáng kiến"),
    ]


def test_columns_stand_in_any_order_and_under_their_other_names():
    head = ["Nội dung", "TT", "Mã", "TIÊU CHUẨN"]

    assert read(["Có kế hoạch", "1", "1.1", "1"], head=head) == [Asked("1", "", "1.1", "Có kế hoạch")]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["", "1.1", "Có kế hoạch"]], "Dòng 3: chưa biết tiêu chí thuộc tiêu chuẩn nào."),
        ([["1", "1.1", ""]], "Dòng 3: hãy ghi cả số và nội dung của tiêu chí."),
        ([["1", "1.1", "A"], ["", "1.1", "B"]], "Dòng 4: tiêu chí 1.1 đã có ở dòng 3."),
        ([["1", "1.1.1.1.1.1.1", "A"]], "Dòng 3: số tiêu chí “1.1.1.1.1.1.1…” dài quá 12 ký tự."),
        ([["1. Tổ chức", "", ""]], "Bảng có dòng tiêu đề nhưng chưa có tiêu chí nào bên dưới."),
    ],
)
def test_what_cannot_be_taken_is_named_by_its_row(rows, said):
    assert fault(*rows) == ("file", said)


def test_a_sheet_without_the_headings_says_which_are_needed():
    assert "“Số tiêu chí”" in fault(["a", "b"], head=["Họ tên", "Điểm"])[1]


def test_what_is_no_spreadsheet_is_told():
    with pytest.raises(InvalidInputError) as caught:
        read_requirements(b"%PDF-1.4", name="chuan.xlsx")

    assert caught.value.field == "file"
