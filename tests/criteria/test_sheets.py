"""A set out of a spreadsheet and into one: the shapes that schools use, and the round trip."""

import io
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from factories.criteria import eleven_fields, line, thirty_seventy, with_line
from factories.criteria_files import ELEVEN_FIELDS, LEVELS, THIRTY_SEVENTY, workbook
from paper.sheets import SheetColumn, SheetContent, write_book
from thidua.criteria.content import BandLine, LevelLine, faults_of
from thidua.criteria.marking import NotApplicable, SectionKind
from thidua.criteria.sheets import UnreadableSetError, read_set
from thidua.criteria.tables import set_sheets

TEAM = "0190a4f2-7d7c-7b1e-8f1e-0d8b6d2f1a11"


def read(content, name="bang.xlsx", teams=None):
    return read_set(content, name=name, teams=teams or {})


def lines(content):
    """Number, points and how many criteria each section has."""
    return [
        (one.number, one.kind, one.maximum, one.coefficient, [part.maximum for part in one.criteria])
        for one in content.sections
    ]


@pytest.mark.parametrize(
    "content",
    [
        thirty_seventy(),
        eleven_fields(),
        replace(
            with_line(
                thirty_seventy(),
                0,
                1,
                text='=HYPERLINK("http://x","y")',
                because="+ cộng; đã bàn",
                number="1.2",
                maximum=Decimal("14.75"),
                step=Decimal("0.25"),
            ),
            teams=(TEAM,),
            capped=True,
            not_applicable=NotApplicable.FULL,
            note="Chấm theo tháng",
        ),
    ],
)
def test_what_was_written_out_comes_back_the_same(content):
    found = read(set_sheets(content, {TEAM: "Toán – Tin"}), teams={"toan – tin": TEAM})
    assert (found.content, found.doubts, found.skipped) == (content, [], [])


def test_a_team_that_the_school_does_not_have_is_doubted():
    found = read(set_sheets(replace(eleven_fields(), teams=(TEAM,)), {TEAM: "Tổ Lạ"}))
    assert (found.content.teams, found.doubts) == (
        (),
        [(1, "trường không có tổ “Tổ Lạ”: hãy chọn lại các tổ")],
    )


def test_thirty_and_seventy_with_bonus_minus_and_classes_below():
    found = read(workbook(THIRTY_SEVENTY))
    content = found.content
    assert lines(content) == [
        ("A", SectionKind.BASE, 30, 1, [10, 10, 10]),
        ("B", SectionKind.BASE, 70, 1, [30, 40]),
        ("C", SectionKind.BONUS, 10, 1, [5, 5]),
        ("D", SectionKind.MINUS, 10, 1, [10]),
    ]
    assert (content.name, content.about, content.total) == (
        "Bảng tiêu chí chấm điểm thi đua hằng tháng của giáo viên",
        "person",
        100,
    )
    assert content.bands == (
        BandLine("Xuất sắc", Decimal(90)),
        BandLine("Tốt", Decimal(80)),
        BandLine("Hoàn thành", Decimal(50)),
        BandLine("Không hoàn thành", Decimal(0)),
    )
    assert faults_of(content) == []
    assert found.doubts == [
        (14, "ô điểm ghi “5đ/lần”, đọc là 5"),
        (18, "ngưỡng xếp loại: Xuất sắc từ 90; Tốt từ 80; Hoàn thành từ 50; Không hoàn thành từ 0"),
    ]
    assert (22, "phần ký tên ở cuối bảng") in found.skipped


def test_eleven_fields_one_of_them_by_four_are_one_hundred_and_forty():
    found = read(workbook(ELEVEN_FIELDS))
    assert (found.content.about, found.content.total, found.content.base) == ("team", 140, 140)
    assert lines(found.content)[:2] == [
        ("1", SectionKind.BASE, 10, 4, [10]),
        ("2", SectionKind.BASE, 10, 1, [10]),
    ]
    assert faults_of(found.content) == []


def test_levels_a_plus_to_c_become_the_only_marks_that_may_be_given():
    content = read(workbook(LEVELS)).content
    assert [(one.number, one.title, one.maximum) for one in content.sections] == [
        ("I", "Chuyên môn", 20),
        ("II", "Công tác khác", 5),
    ]
    assert content.sections[0].criteria[1].levels == (
        LevelLine("A+", Decimal(10)),
        LevelLine("A", Decimal(8)),
        LevelLine("B", Decimal(5)),
        LevelLine("C", Decimal(2)),
    )
    assert (content.total, faults_of(content)) == (25, [])


def test_numbers_under_numbers_make_the_upper_ones_sections():
    rows = (
        ("STT", "Tiêu chí", "Điểm"),
        ("1", "Kỷ luật lao động", 10),
        ("1.1", "Đi làm đúng giờ", 6),
        ("1.2", "Họp đầy đủ", 4),
        ("2", "Chuyên môn", 10),
        ("2.1", "Hồ sơ đầy đủ", 10),
    )
    content = read(workbook(rows)).content
    assert [(one.number, one.title, [part.number for part in one.criteria]) for one in content.sections] == [
        ("1", "Kỷ luật lao động", ["1.1", "1.2"]),
        ("2", "Chuyên môn", ["2.1"]),
    ]


def test_groups_within_a_part_give_their_points_to_their_lines():
    rows = (
        ("TT", "Nội dung", "Điểm tối đa"),
        ("A", "Tiêu chí chung", 10),
        ("1", "Kỷ luật lao động", 10),
        ("1.1", "Đi làm đúng giờ", 6),
        ("1.2", "Họp đầy đủ", 4),
    )
    found = read(workbook(rows))
    assert [part.text for part in found.content.sections[0].criteria] == ["Đi làm đúng giờ", "Họp đầy đủ"]
    assert found.skipped == [(3, "“Kỷ luật lao động” là tên nhóm: điểm lấy ở các dòng con bên dưới")]


def test_what_copied_out_of_excel_says_is_read_like_a_file():
    pasted = "\n".join("\t".join("" if cell is None else str(cell) for cell in row) for row in ELEVEN_FIELDS)
    assert read(pasted.encode(), "dan-tu-excel.tsv").content.total == 140


def test_sums_that_do_not_add_up_are_read_as_written_and_told_as_faults():
    rows = [list(row) for row in THIRTY_SEVENTY]
    rows[5][2] = 20
    assert [fault.message for fault in faults_of(read(workbook(rows)).content)] == [
        "Mục A: tối đa 30 nhưng các tiêu chí cộng lại là 40."
    ]


def test_a_line_without_points_is_doubted_and_left_out():
    rows = (("TT", "Nội dung", "Điểm"), (1, "Đi làm đúng giờ", 10), (2, "Tham gia phong trào", None))
    found = read(workbook(rows))
    assert [part.text for part in found.content.sections[0].criteria] == ["Đi làm đúng giờ"]
    assert (3, "“Tham gia phong trào” chưa có điểm nên chưa lấy vào") in found.doubts


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (workbook((("Họ và tên", "Ngày sinh"), ("Hoa Sim", "01/01/1980"))), "danh-sach.xlsx"),
        (b"not a workbook", "bang.xlsx"),
        (b"PK\x03\x04 broken", "bang.xlsx"),
    ],
)
def test_what_is_no_score_sheet_is_refused_in_words(content, name):
    with pytest.raises(UnreadableSetError) as refused:
        read(content, name)
    assert refused.value.field == "file"


def test_ten_lines_without_parts_make_one_section():
    rows = (("TT", "Tiêu chí", "Điểm"), *((place, f"Việc {place} đúng hạn", 10) for place in range(1, 11)))
    content = read(workbook(rows)).content
    assert [(one.maximum, len(one.criteria)) for one in content.sections] == [(100, 10)]
    assert line("Việc 3 đúng hạn", 10, "3") in content.sections[0].criteria


def test_columns_of_bonus_and_minus_make_parts_of_their_own():
    rows = (
        ("TT", "Nội dung", "Điểm cộng", "Điểm trừ"),
        ("I", "Nền nếp", None, None),
        ("a", "Đi muộn không có lý do", None, 2),
        ("b", "Bỏ họp không có lý do", None, 3),
        ("c", "Giúp tổ bạn khi thiếu người", 5, None),
        ("II", "Chuyên môn", None, None),
        ("a", "Có cách làm mới được tổ áp dụng", 5, None),
    )
    assert lines(read(workbook(rows)).content) == [
        ("I", SectionKind.MINUS, 5, 1, [2, 3]),
        ("", SectionKind.BONUS, 5, 1, [5]),
        ("II", SectionKind.BONUS, 5, 1, [5]),
    ]


def test_of_sums_of_parts_and_of_the_whole_the_whole_s_is_the_total():
    rows = (
        ("TT", "Nội dung", "Điểm", "Điểm tối đa"),
        ("A", "Kỷ luật", None, 40),
        (1, "Đúng giờ", None, 40),
        (None, "Cộng phần A", None, 40),
        ("B", "Chuyên môn", None, 60),
        (1, "Hồ sơ", None, 60),
        (None, "Tổng điểm", None, 100),
        ("C", "Điểm cộng", None, 5),
        (1, "Giúp đồng nghiệp", None, 5),
        (None, "Cộng phần C", None, 5),
    )
    content = read(workbook(rows)).content
    assert (content.total, faults_of(content)) == (100, [])


def test_numbers_before_the_words_and_headings_over_two_rows_are_found():
    rows = (
        ("PHIẾU CHẤM ĐIỂM THI ĐUA THÁNG", None, None, None),
        ("Nội dung đánh giá", "Điểm", None, None),
        (None, "Tối đa", "Tự chấm", "Hiệu trưởng"),
        ("Phần A: Ý thức kỷ luật", "20đ", None, None),
        ("1. Chấp hành sự phân công", "10đ", None, None),
        ("2) Giữ gìn của công", "10 điểm", None, None),
        ("B. Chuyên môn", 80, None, None),
        ("a) Soạn bài đầy đủ", 80, None, None),
    )
    found = read(workbook(rows))
    assert [
        (one.number, one.title, [(part.number, part.text) for part in one.criteria])
        for one in found.content.sections
    ] == [
        ("A", "Ý thức kỷ luật", [("1", "Chấp hành sự phân công"), ("2", "Giữ gìn của công")]),
        ("B", "Chuyên môn", [("a", "Soạn bài đầy đủ")]),
    ]
    assert faults_of(found.content) == []


def test_of_a_file_with_two_score_sheets_the_first_is_read_and_the_other_is_named():
    books = [("GV", ELEVEN_FIELDS), ("Danh sách", (("Họ và tên", "Tổ"), ("Hoa Sim", "1"))), ("NV", LEVELS)]
    file = write_book(
        [
            SheetContent(title, [SheetColumn(str(words or ""), 20) for words in rows[0]], rows[1:])
            for title, rows in books
        ]
    )
    found = read(file)
    assert (found.sheet, found.content.total) == ("GV", 140)
    assert (
        1,
        "tệp còn trang “NV” cũng là bảng tiêu chí: muốn đọc thì để riêng trang ấy thành một tệp",
    ) in found.doubts


def test_words_in_cells_side_by_side_are_one_criterion_and_a_cell_merged_downwards_begins_each():
    found = read(
        workbook(
            [
                ("STT", "Nội dung", None, "Điểm tối đa"),
                ("A", "Chung", None, 30),
                (1, "Chuyên cần", "Đi đúng giờ", 15),
                (None, None, "Không vắng", 15),
                ("B", "Nhiệm vụ", None, 70),
                (1, "Dạy học", "Đủ giáo án", 70),
            ]
        )
    )
    texts = [[one.text for one in section.criteria] for section in found.content.sections]
    assert texts == [["Chuyên cần – Đi đúng giờ", "Chuyên cần – Không vắng"], ["Dạy học – Đủ giáo án"]]
    assert (4, "nội dung nằm ở nhiều ô, đọc nối thành “Chuyên cần – Không vắng”") in found.doubts


def two_sheets(*, both_hidden=False) -> bytes:
    """A hidden sheet of last year before the one that is seen; as only Excel makes them."""
    book, file = openpyxl.Workbook(), io.BytesIO()
    old, new = book.active, book.create_sheet("Mới")
    old.title, old.sheet_state = "Cũ", "hidden"
    for sheet, words in ((old, "Năm ngoái"), (new, "Năm nay")):
        for row in (("STT", "Nội dung", "Điểm tối đa"), ("A", "Chung", 100), (1, words, 100)):
            sheet.append([*row] if sheet is old or not both_hidden else ["", "", ""])
    book.active = 1
    book.save(file)
    return file.getvalue()


def test_a_hidden_sheet_is_read_only_where_nothing_else_is_there():
    assert read(two_sheets()).sheet == "Mới"
    alone = read(two_sheets(both_hidden=True))
    assert (alone.sheet, alone.doubts[-1]) == ("Cũ", (1, "trang “Cũ” đang ẩn trong tệp"))
