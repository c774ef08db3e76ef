"""Papers of the yearly evaluation: the list, one person's sheet that is no statutory form, a team's minutes."""

import io
from datetime import date

import docx
import pytest

from paper.contracts import Letterhead, Signature
from paper.errors import ContractError
from paper.grades import (
    NOT_THE_FORM,
    GradedRow,
    GradeList,
    GradeSheet,
    TeamMinutes,
    make_grade_list,
    make_grade_sheet,
    make_team_minutes,
)

HEAD = Letterhead(issuer="Trường THCS Hoa Sen", symbol="", place="Hoa Sen", day=date(2026, 11, 10))
ROW = GradedRow(
    name="Nguyễn Thị Hoa Sim",
    position="Giáo viên",
    common="25",
    results="60,5",
    total="85,5",
    grade="Hoàn thành tốt nhiệm vụ",
)
CHAIR = Signature(position="Hiệu trưởng", name="Ngô Văn Trường Sơn")
MAKER = Signature(position="Người lập", name="Lê Thị Hướng Dương")


def read(content):
    document = docx.Document(io.BytesIO(content))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    return [line.text for line in document.paragraphs if line.text], tables


def listed(**changed):
    given = {
        "letterhead": HEAD,
        "school_year": "2025-2026",
        "basis": "Quy chế của đơn vị ban hành ngày 1/11/2026.",
        "state": "Phê duyệt theo 70/QĐ-THCSHS ngày 10/11/2026.",
        "rows": (ROW,),
        "counts": (("Hoàn thành tốt nhiệm vụ", 1),),
        "maker": MAKER,
        "head": CHAIR,
    }
    return GradeList(**(given | changed))


def test_the_list_has_points_only_by_the_rules_of_points():
    texts, tables = read(make_grade_list(listed(by_points=True)))
    assert ["1", "Nguyễn Thị Hoa Sim", "Giáo viên", "25", "60,5", "85,5", "Hoàn thành tốt nhiệm vụ", ""] in (
        row for table in tables for row in table
    )
    assert "Tổng số 1 người: Hoàn thành tốt nhiệm vụ 1." in texts
    assert "Phê duyệt theo 70/QĐ-THCSHS ngày 10/11/2026. Quy chế của đơn vị ban hành ngày 1/11/2026." in texts
    _, tables = read(make_grade_list(listed()))
    assert ["1", "Nguyễn Thị Hoa Sim", "Giáo viên", "Hoàn thành tốt nhiệm vụ", ""] in (
        row for table in tables for row in table
    )


def test_a_list_of_nobody_is_refused():
    with pytest.raises(ContractError):
        listed(rows=())
    with pytest.raises(ContractError):
        TeamMinutes(letterhead=HEAD, team="Tổ Toán – Tin", school_year="2025-2026", basis="", rows=())


def test_a_persons_sheet_says_that_it_is_not_the_statutory_form():
    texts, tables = read(
        make_grade_sheet(
            GradeSheet(
                letterhead=HEAD,
                school_year="2025-2026",
                basis="Chấm điểm.",
                state="Bản dự thảo, chưa phê duyệt.",
                name="Nguyễn Thị Hoa Sim",
                facts=(("Tổng điểm", "85,5"),),
                told=("Có nghỉ thai sản: xếp loại theo thời gian làm việc thực tế (NĐ 233/2026, Điều 14).",),
                person=Signature(position="Người được đánh giá", name="Nguyễn Thị Hoa Sim"),
                head=CHAIR,
            )
        )
    )
    assert NOT_THE_FORM in texts
    assert "Bản dự thảo, chưa phê duyệt." in texts
    assert ["Tổng điểm", "85,5"] in (row for table in tables for row in table)
    assert any("thời gian làm việc thực tế" in line for line in texts)


def test_minutes_leave_day_place_and_words_to_the_hand():
    texts, tables = read(
        make_team_minutes(
            TeamMinutes(
                letterhead=HEAD,
                team="Tổ Toán – Tin",
                school_year="2025-2026",
                basis="Chấm điểm.",
                rows=(ROW,),
                by_points=True,
            )
        )
    )
    assert any(line.startswith("Thời gian: …") for line in texts)
    assert any(line.startswith("3. Có mặt: …") for line in texts)
    assert ["1", "Nguyễn Thị Hoa Sim", "25", "60,5", "85,5", "Hoàn thành tốt nhiệm vụ"] in (
        row for table in tables for row in table
    )
