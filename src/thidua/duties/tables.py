"""The training log as .xlsx: the same courses as on the page, one line a person."""

from collections.abc import Sequence

from paper.sheets import SheetColumn, write_sheet
from paper.sheets.writing import Value
from thidua.duties.models import Course

TITLE = "Bồi dưỡng thi đua, khen thưởng"
COLUMNS = (
    SheetColumn("Từ ngày", 12, "date"),
    SheetColumn("Đến ngày", 12, "date"),
    SheetColumn("Nội dung", 44),
    SheetColumn("Đơn vị tổ chức", 30),
    SheetColumn("Số giờ", 8, "number"),
    SheetColumn("Người dự", 26),
    SheetColumn("Giấy chứng nhận", 22),
    SheetColumn("Điều học được", 40),
    SheetColumn("Đã chia sẻ lại", 30),
)


def training_sheet(courses: Sequence[Course]) -> bytes:
    return write_sheet(COLUMNS, training_rows(courses), title=TITLE)


def training_rows(courses: Sequence[Course]) -> list[list[Value]]:
    """A course of which nobody is named yet has a line of its own all the same."""
    rows: list[list[Value]] = []
    for course in courses:
        took_part = [(one.person.full_name, one.certificate) for one in course.participants.all()]
        for name, certificate in took_part or [("", "")]:
            rows.append([*_course(course), name, certificate, course.learned, course.shared])
    return rows


def _course(course: Course) -> list[Value]:
    return [course.starts, course.ends, course.name, course.organiser, course.hours]
