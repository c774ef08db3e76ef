"""A report's annexed tables: which columns they have."""

import io

import pypdf
import pytest

from paper.contracts import Letterhead, Recipients, Signature
from paper.plan import PlanSection
from paper.plan_pdf import make_plan_pdf
from paper.report import COLUMNS, ReportedRow, ReportedTable, ReportPaper

HEAD = Letterhead(
    issuer="Trường THCS Hoa Sen",
    number=1,
    symbol="BC-THCSHS",
    place="Hoa Sen",
    day=None,
)
CLOSING = "Trên đây là báo cáo của trường"


def paper_of(*, rows=(), paragraphs=()):
    return ReportPaper(
        letterhead=HEAD,
        subject="Sơ kết",
        bases=(),
        opening=(),
        sections=(PlanSection(number="I", title="Kết quả", depth=1, paragraphs=tuple(paragraphs)),),
        closing=(CLOSING,),
        recipients=Recipients(lines=()),
        signature=Signature(position="Hiệu trưởng", name=""),
        tables=(ReportedTable(subject="Phong trào", rows=rows),),
    )


def annex_of(*rows):
    return paper_of(rows=rows).annexes()[0]


@pytest.mark.parametrize("count", range(22, 28))
def test_the_signature_never_stands_alone_on_a_page(count):
    made = make_plan_pdf(paper_of(paragraphs=[f"Đoạn {number}" for number in range(count)]))
    signed = [page for page in _pages(made) if "HIỆU TRƯỞNG" in page]
    assert [CLOSING in page for page in signed] == [True]


def _pages(pdf):
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


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
