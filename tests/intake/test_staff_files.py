"""Files that cannot be used are refused in words; what stands in single cells is read strictly."""

import io
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter

from factories.lists import read
from factories.sector_file import sector_row, sector_xls
from paper.sheets import ErrorCell
from thidua.intake.errors import FileRefusedError
from thidua.intake.reading import values
from thidua.intake.reading.columns import plain
from thidua.intake.targets.people_lines import team_key

ON = date(2026, 6, 10)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def workbook(*rows: list) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return target.getvalue()


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 300_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"xin chao", "a.xls", "không phải bảng tính Excel"),
        ("Họ tên,Ngày sinh\n".encode("utf-16")[3:], "a.csv", "UTF-8"),
        (b"", "a.xlsx", "Tệp rỗng"),
        (b"PK\x03\x04" + b"0" * (25 * 1024 * 1024), "a.xlsx", "25 MB"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "mật khẩu"),
        (OLE + b"\0" * 600, "a.xls", "hỏng"),
        (b"PK\x03\x04" + b"\0" * 600, "a.xlsx", "hỏng"),
    ],
)
def test_what_is_no_readable_workbook_is_refused_in_words(content, name, words):
    with pytest.raises(FileRefusedError, match=words):
        read(content, name=name, on=ON)


def test_a_zip_bomb_is_refused_in_words():
    with pytest.raises(FileRefusedError, match="quá nhiều dữ liệu"):
        read(bomb(), name="a.xlsx", on=ON)


@pytest.mark.parametrize(
    "rows",
    [
        [["Họ và tên"], ["Trần Thị Hoa Cúc"]],
        [["Tên lớp", "Sĩ số"], ["6A", 40]],
        [[]],
    ],
)
def test_without_a_heading_of_names_beside_another_the_file_is_refused(rows):
    with pytest.raises(FileRefusedError, match="dòng tiêu đề"):
        read(workbook(*rows), name="a.xlsx", on=ON)


def test_the_heading_is_found_below_titles_and_an_example_row_and_in_the_right_sheet():
    file = read(
        workbook(
            ["DANH SÁCH CÁN BỘ NĂM HỌC 2025-2026"],
            [1, "Ví dụ: Nguyễn Văn A", "Giáo viên", "Tổ 1"],
            ["TT", "Họ và\ntên (viết hoa)", "Chức vụ", "Tổ chuyên môn", "Ghi chú"],
            [1, "Trần Thị Hoa Cúc", "Giáo viên", "Tổ 2-3"],
        ),
        name="a.xlsx",
        on=ON,
    )
    assert [(record.line, record.full_name, record.values["team"]) for record in file.records] == [
        (4, "Trần Thị Hoa Cúc", "Tổ 2-3")
    ]
    assert file.header.unused == ["Ghi chú"]


def test_the_sector_export_s_look_up_sheets_are_passed_over():
    file = read(sector_xls([sector_row(full_name="Trần Thị Hoa Cúc")]), name="a.xls", on=ON)
    assert (file.header.sheet.name, file.header.row, len(file.records)) == ("Sheet1", 4, 1)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("12/03/1985", date(1985, 3, 12)),
        ("2/3/1985", date(1985, 3, 2)),
        ("12-03-1985", date(1985, 3, 12)),
        ("12.03.1985", date(1985, 3, 12)),
        ("1985-03-12", date(1985, 3, 12)),
        ("1985-03-12 00:00:00", date(1985, 3, 12)),
        (31118, date(1985, 3, 12)),
        ("31118", date(1985, 3, 12)),
        (datetime(1985, 3, 12), date(1985, 3, 12)),
        (date(1985, 3, 12), date(1985, 3, 12)),
        (None, None),
        ("-", None),
    ],
)
def test_days_as_people_and_excel_write_them(cell, expected):
    assert values.day(cell) == expected


@pytest.mark.parametrize(
    "cell", ["03/1985", "12/13/1985", "29/02/2023", "1985", 1985, "hôm qua", 5, ErrorCell("#N/A")]
)
def test_what_is_no_day_is_said_and_not_guessed(cell):
    with pytest.raises(values.UnreadableError):
        values.day(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Viên chức", "public_employee"),
        ("Viên chức HĐLV không xác định thời hạn", "permanent"),
        ("HĐLV không có thời hạn", "permanent"),
        ("Hợp đồng làm việc xác định thời hạn", "fixed_term"),
        ("Viên chức tập sự", "trainee"),
        ("Hợp đồng lao động", "labour_contract"),
        ("Hợp đồng lao động không xác định thời hạn", "labour_contract"),
        ("Hợp đồng 68", "labour_contract"),
        ("Hợp đồng theo NĐ 111", "support_labour"),
        ("Thử việc", "probation"),
        ("Thỉnh giảng", "visiting"),
        ("Công chức", "civil_servant"),
        (None, None),
    ],
)
def test_contracts_in_the_words_of_lists(cell, expected):
    assert values.contract(cell) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Phó Hiệu trưởng", "Giáo viên"), "leader"),
        (("Giáo viên THCS hạng II",), "teacher"),
        (("Nhân viên kế toán",), "support"),
        (("", "Cán bộ quản lý"), "leader"),
        (("Chuyên gia",), None),
        ((None, None), None),
    ],
)
def test_groups_by_the_first_text_that_says_so(texts, expected):
    assert values.staff_group(*texts) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("Đang làm việc", True), ("Đang nghỉ thai sản", True), ("Đã nghỉ hưu", False), ("Chuyển công tác", False), ("", None)],
)  # fmt: skip
def test_who_still_works_here(cell, expected):
    assert values.at_work(cell or None) == expected


def test_headings_are_compared_without_breaks_notes_marks_and_signs():
    assert plain("Mã định danh\nBộ GD&ĐT (*)") == "ma dinh danh bo gd dt"
    assert plain(ErrorCell("#REF!")) == ""


@pytest.mark.parametrize("spelling", ["Toán – Tin", "Tổ Toán - Tin", "tổ  toán-tin", "Tổ TOÁN – TIN"])
def test_spellings_of_one_team(spelling):
    assert team_key(spelling) == "toan tin"


def test_teams_that_are_only_numbered_keep_apart():
    assert team_key("Tổ 1") != team_key("Tổ 2-3")
