"""The yearly evaluation on paper: the unit's list of results, one person's sheet, a team's minutes to be filled in."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from paper.contracts import Signature
from paper.grades import (
    GradeList,
    GradeSheet,
    TeamMinutes,
    make_grade_list,
    make_grade_sheet,
    make_team_minutes,
)
from paper.sheets import SheetColumn, SheetContent, write_book
from statute.names import citation_text
from thidua.documents.queries import letterhead
from thidua.documents.queries.signing import head_signs
from thidua.scoring.queries import Row, Sheet, rows_of_team
from thidua.scoring.queries.papers import graded_row, written
from thidua.units.access import Member
from thidua.units.models import SchoolYear, Team

ENDINGS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
DOCX = ENDINGS["docx"]

OF_EVERYBODY = (
    ("months_worked", "Số tháng làm việc"),
    ("leave_days", "Ngày nghỉ ốm, không lương"),
    ("maternity_days", "Ngày nghỉ thai sản"),
)
OF_POINTS = (("common_points", "Điểm tiêu chí chung (30)"), ("result_points", "Điểm kết quả (70)"))
OF_CLASSES = (
    ("beyond", "Nhiệm vụ vượt mức, %"),
    ("on_time", "Nhiệm vụ đúng hạn, đúng chất lượng, %"),
    ("unmet", "Tiêu chí chưa đạt, %"),
)


def results_file(member: Member, year: SchoolYear, sheet: Sheet, ending: str) -> bytes:
    """Everybody with points and grade; numbers are numbers in the spreadsheet, what is not entered is empty."""
    if ending == "xlsx":
        return _book(sheet)
    return make_grade_list(
        GradeList(
            letterhead=letterhead(member.unit, _day(member, sheet), ""),
            school_year=year.name,
            basis=sheet.basis.because,
            state=_state(sheet),
            rows=tuple(graded_row(row) for row in sheet.rows),
            counts=tuple(sheet.counts),
            by_points=sheet.basis.by_points,
            maker=Signature(position="Người lập", name=member.user.full_name),
            head=head_signs(member.unit, member.on),
        )
    )


def person_file(member: Member, year: SchoolYear, sheet: Sheet, row: Row) -> bytes:
    facts = [("Chức vụ", row.posting.position), ("Tổ", str(row.posting.team or ""))]
    line = row.line
    if line is not None:
        for name, label in (*OF_EVERYBODY, *(OF_POINTS if sheet.basis.by_points else OF_CLASSES)):
            facts.append((label, written(getattr(line, name)) or "chưa nhập"))
        if sheet.basis.by_points:
            facts.append(("Tổng điểm", written(line.points) or "chưa đủ"))
        facts.append(("Xếp loại", line.get_grade_display() if line.grade else "chưa xếp loại"))
        if line.because:
            facts.append(("Lý do", line.because))
    return make_grade_sheet(
        GradeSheet(
            letterhead=letterhead(member.unit, _day(member, sheet), ""),
            school_year=year.name,
            basis=sheet.basis.because,
            state=_state(sheet),
            name=row.posting.person.full_name,
            facts=tuple(facts),
            told=tuple(_told(row)),
            person=Signature(position="Người được đánh giá", name=row.posting.person.full_name),
            head=head_signs(member.unit, member.on),
        )
    )


def minutes_file(member: Member, year: SchoolYear, sheet: Sheet, team: Team) -> bytes:
    return make_team_minutes(
        TeamMinutes(
            letterhead=replace(letterhead(member.unit, _day(member, sheet), ""), place=None),
            team=team.title,
            school_year=year.name,
            basis=sheet.basis.because,
            rows=tuple(graded_row(row) for row in rows_of_team(sheet, team)),
            by_points=sheet.basis.by_points,
        )
    )


def _book(sheet: Sheet) -> bytes:
    by_points = sheet.basis.by_points
    columns = [
        SheetColumn("STT", 6, "number"),
        SheetColumn("Họ và tên", 26),
        SheetColumn("Chức vụ", 18),
        SheetColumn("Tổ", 18),
        *(
            [SheetColumn(name, 14, "number") for name in ("Tiêu chí chung", "Kết quả", "Tổng")]
            if by_points
            else []
        ),
        SheetColumn("Xếp loại", 30),
        SheetColumn("Số tháng", 10, "number"),
        SheetColumn("Nghỉ ốm, không lương", 14, "number"),
        SheetColumn("Nghỉ thai sản", 14, "number"),
        SheetColumn("Lý do", 30),
    ]
    rows: list[list[str | int | float | date | None]] = []
    for place, row in enumerate(sheet.rows, start=1):
        line = row.line
        points = [line.common_points, line.result_points, line.points] if line else [None] * 3
        rest = [line.months_worked, line.leave_days, line.maternity_days] if line else [None] * 3
        rows.append(
            [
                place,
                row.posting.person.full_name,
                row.posting.position,
                str(row.posting.team or ""),
                *([_float(one) for one in points] if by_points else []),
                line.get_grade_display() if line and line.grade else "",
                *(_float(one) for one in rest),
                line.because if line else "",
            ]
        )
    return write_book([SheetContent("Xếp loại", columns, rows)])


def _told(row: Row) -> list[str]:
    limits = row.told.limits if row.told else ()
    return [
        f"{one.because.rstrip('.')} ({citation_text(one.citation.as_dict())})."
        if one.citation
        else one.because
        for one in limits
    ]


def _state(sheet: Sheet) -> str:
    if sheet.evaluation is None or sheet.is_open or sheet.evaluation.approved_on is None:
        return "Bản dự thảo, chưa phê duyệt."
    return f"Phê duyệt theo {sheet.evaluation.paper} ngày {sheet.evaluation.approved_on:%d/%m/%Y}."


def _day(member: Member, sheet: Sheet) -> date:
    return (sheet.evaluation.approved_on if sheet.evaluation else None) or member.on


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
