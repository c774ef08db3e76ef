"""Minutes of a team's meeting on the year's grades, with its number (biên bản họp tổ; NĐ 30/2020, Phụ lục III, mẫu 1.9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from paper import layout, words
from paper.contracts import Letterhead, Signature
from paper.errors import ContractError
from paper.grades import NUMBER, OF_TEAM, GradedRow

NAME, GRADE = layout.Column("Họ và tên", 46), layout.Column("Đề nghị xếp loại", 36)
POINTS = (
    layout.Column("Tiêu chí chung", 17, "centre"),
    layout.Column("Kết quả", 15, "centre"),
    layout.Column("Tổng", 15, "centre"),
)
VOTES = (layout.Column("Đồng ý", 14, "centre"), layout.Column("Không đồng ý", 16, "centre"))


@dataclass(frozen=True, slots=True, kw_only=True)
class MetRow:
    """One person's line, and how the meeting voted on it; both empty where it did not vote."""

    graded: GradedRow
    agree: str = ""
    disagree: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeMeeting:
    """All that the minutes of one team's meeting say. ``basis``: by which rules the grades were proposed."""

    letterhead: Letterhead
    team: str
    school_year: str
    basis: str
    day: date
    place: str
    chair: str
    secretary: str
    present: tuple[str, ...]
    absent: tuple[str, ...]
    rows: tuple[MetRow, ...]
    opinions: tuple[str, ...] = ()
    by_points: bool = False

    def __post_init__(self) -> None:
        """Raises ContractError when nobody was there or nobody of the team is graded."""
        if not self.present:
            raise ContractError("Biên bản phải ghi ít nhất một người có mặt.")
        if not self.rows:
            raise ContractError("Tổ chưa có ai trong bảng xếp loại.")


def make_grade_minutes(meeting: GradeMeeting) -> bytes:
    """The minutes as .docx, signed by the secretary (left) and the chair (right)."""
    document = layout.new_document()
    layout.letterhead(document, meeting.letterhead)
    year = words.clean(meeting.school_year)
    subject = f"Họp {words.clean(meeting.team)} đánh giá, xếp loại chất lượng, năm học {year}"
    layout.title(document, "Biên bản", subject)
    for name, said in (("Thời gian", words.long_date(meeting.day)), ("Địa điểm", words.clean(meeting.place))):
        layout.paragraph(document, layout.Run(f"{name}: ", bold=True), f"{said}.")
    layout.heading(document, "I. Thành phần")
    for name, said in _who(meeting):
        layout.paragraph(document, layout.Run(f"{name}: ", bold=True), f"{said}.")
    layout.heading(document, "II. Kết quả đánh giá, đề nghị xếp loại")
    layout.paragraph(document, words.clean(meeting.basis))
    voted = any(row.agree for row in meeting.rows)
    columns = (NUMBER, NAME, *(POINTS if meeting.by_points else ()), GRADE, *(VOTES if voted else ()))
    rows = [_row(place, row, meeting.by_points, voted=voted) for place, row in enumerate(meeting.rows, 1)]
    layout.table(document, columns, rows)
    told = "Số phiếu ghi ở bảng trên." if voted else "Cuộc họp không bỏ phiếu."
    layout.paragraph(document, told)
    layout.heading(document, "III. Ý kiến")
    for text in meeting.opinions:
        layout.paragraph(document, f"- {words.clean(text).rstrip('.')}.")
    if not meeting.opinions:
        layout.paragraph(document, "Không có ý kiến khác.")
    layout.paragraph(document, "Biên bản đã được đọc lại cho mọi người dự họp cùng nghe và thống nhất.")
    layout.paired_signatures(
        document,
        Signature(position="Thư ký", name=meeting.secretary),
        Signature(position="Chủ trì", name=meeting.chair),
        OF_TEAM,
    )
    return layout.to_bytes(document)


def _who(meeting: GradeMeeting) -> tuple[tuple[str, str], ...]:
    absent = f"{len(meeting.absent):02} người: {_list(meeting.absent)}" if meeting.absent else "không"
    return (
        ("1. Chủ trì", words.clean(meeting.chair)),
        ("2. Thư ký", words.clean(meeting.secretary)),
        (f"3. Có mặt {len(meeting.present):02} người", _list(meeting.present)),
        ("4. Vắng mặt", absent),
    )


def _list(texts: Sequence[str]) -> str:
    return ", ".join(words.clean(text) for text in texts)


def _row(place: int, row: MetRow, by_points: bool, *, voted: bool) -> tuple[str, ...]:
    one = row.graded
    return (
        str(place),
        words.clean(one.name),
        *((one.common, one.results, one.total) if by_points else ()),
        words.clean(one.grade or one.note),
        *((row.agree, row.disagree) if voted else ()),
    )
