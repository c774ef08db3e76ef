"""Papers of reviews: the minutes of a team, the summary, and tables of thousands of rows."""

import io
from datetime import date

import docx
import pytest

from paper import layout
from paper.contracts import Letterhead, Signature
from paper.errors import ContractError
from paper.review_minutes import ReviewedRow, ReviewMinutes, make_review_minutes
from paper.review_summary import Summary, SummaryTable, make_summary

HEAD = Letterhead(issuer="Trường THCS Hoa Sen", symbol="BB-THCSHS", number=1, day=date(2025, 10, 31))
COLUMNS = (
    layout.Column("STT", 12, "centre"),
    layout.Column("Họ và tên", 60),
    layout.Column("Tổng", 20, "centre"),
)


def minutes(**changed):
    return ReviewMinutes(
        **{
            "letterhead": HEAD,
            "team": "Tổ Toán – Tin",
            "period": "tháng 10/2025",
            "day": date(2025, 10, 31),
            "place": "Phòng họp",
            "chair": "Hoàng Thị Sao Mai",
            "secretary": "Nguyễn Thị Hoa Sim",
            "present": ("Hoàng Thị Sao Mai", "Nguyễn Thị Hoa Sim"),
            "absent": ("Chu Thị Gió",),
            "set_names": ("Bình xét viên chức hằng tháng",),
            "rows": (
                ReviewedRow(name="Nguyễn Thị Hoa Sim", own="97,5", team="95"),
                ReviewedRow(name="Chu Thị Gió", note="Miễn: đi học"),
            ),
            "opinions": ("Thống nhất kết quả.",),
        }
        | changed
    )


def texts(content):
    document = docx.Document(io.BytesIO(content))
    return [line.text for line in document.paragraphs if line.text]


def cells(content, table):
    return [
        [cell.text for cell in row.cells] for row in docx.Document(io.BytesIO(content)).tables[table].rows
    ]


def test_the_minutes_say_who_was_there_what_was_given_and_what_was_said():
    content = make_review_minutes(minutes())
    said = texts(content)
    assert "3. Có mặt 02 người: Hoàng Thị Sao Mai, Nguyễn Thị Hoa Sim." in said
    assert "4. Vắng mặt: 01 người: Chu Thị Gió." in said
    assert "- Thống nhất kết quả." in said
    assert cells(content, 1) == [
        ["STT", "Họ và tên", "Tự chấm", "Tổ chấm", "Ghi chú"],
        ["1", "Nguyễn Thị Hoa Sim", "97,5", "95", ""],
        ["2", "Chu Thị Gió", "", "", "Miễn: đi học"],
    ]


@pytest.mark.parametrize("changed", [{"present": ()}, {"rows": ()}])
def test_minutes_of_nobody_are_refused(changed):
    with pytest.raises(ContractError):
        minutes(**changed)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 50])
def test_a_long_table_reads_as_a_plain_one(count):
    rows = [(str(place), f"Người {place}\n", "" if place % 7 == 0 else "9,5") for place in range(count)]

    def made(maker):
        document = layout.new_document()
        maker(document, COLUMNS, rows, signed=True)
        return layout.to_bytes(document)

    assert cells(made(layout.long_table), 0) == cells(made(layout.table), 0)


def test_a_long_table_refuses_a_row_of_another_length():
    with pytest.raises(ContractError):
        layout.long_table(
            layout.new_document(),
            COLUMNS,
            [("1", "Một"), ("2", "Hai", "9"), ("3", "Ba", "9"), ("4", "Bốn", "9")],
        )


def test_the_summary_has_a_table_a_set_with_the_classes_under_it():
    table = SummaryTable(
        name="Bình xét giáo viên",
        columns=COLUMNS,
        rows=(("1", "Nguyễn Thị Hoa Sim", "95"),),
        classes=(("Xuất sắc", 1),),
    )
    summary = Summary(
        letterhead=Letterhead(issuer="Trường THCS Hoa Sen", symbol=""),
        period="tháng 10/2025",
        school_year="2025-2026",
        day=date(2025, 10, 31),
        tables=(table,),
        maker=Signature(position="Người lập", name="Lê Thị Hướng Dương"),
        head=Signature(position="Chủ tịch Hội đồng", name="Ngô Văn Trường Sơn"),
    )
    content = make_summary(summary)
    assert "Tổng số 1: Xuất sắc 1." in texts(content)
    assert cells(content, 1)[1] == ["1", "Nguyễn Thị Hoa Sim", "95"]
    with pytest.raises(ContractError):
        Summary(
            letterhead=HEAD,
            period="",
            school_year="",
            day=date(2025, 10, 31),
            tables=(),
            maker=summary.maker,
            head=summary.head,
        )
