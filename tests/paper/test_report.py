"""A report's annexed tables: which columns they have."""

from paper.contracts import Letterhead, Recipients, Signature
from paper.plan import PlanSection
from paper.report import COLUMNS, ReportedRow, ReportedTable, ReportPaper

HEAD = Letterhead(
    issuer="Trường THCS Hoa Sen",
    number=1,
    symbol="BC-THCSHS",
    place="Hoa Sen",
    day=None,
)


def annex_of(*rows):
    paper = ReportPaper(
        letterhead=HEAD,
        subject="Sơ kết",
        bases=(),
        opening=(),
        sections=(PlanSection(number="I", title="Kết quả", depth=1),),
        closing=(),
        recipients=Recipients(lines=()),
        signature=Signature(position="Hiệu trưởng", name=""),
        tables=(ReportedTable(subject="Phong trào", rows=rows),),
    )
    return paper.annexes()[0]


def test_a_column_in_which_nothing_stands_is_left_out_and_its_width_goes_to_the_name():
    annex = annex_of(
        ReportedRow(name="Dạy tốt", value="Tổng kết"), ReportedRow(name="Học tốt", value="Phát động")
    )
    assert [one.heading for one in annex.columns] == ["STT", "Nội dung", "Kết quả"]
    assert sum(one.width_mm for one in annex.columns) == sum(one.width_mm for one in COLUMNS)
    assert annex.rows == (("1", "Dạy tốt", "Tổng kết"), ("2", "Học tốt", "Phát động"))


def test_one_row_with_a_note_keeps_the_column_for_all():
    annex = annex_of(
        ReportedRow(name="Dạy tốt", value="3"),
        ReportedRow(name="Học tốt", value="2", before="1", note="Hai tổ"),
    )
    assert annex.rows == (("1", "Dạy tốt", "3", "", ""), ("2", "Học tốt", "2", "1", "Hai tổ"))
