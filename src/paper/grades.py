"""Papers of the yearly evaluation: the list of results, one person's sheet, a team's minutes to be filled in at the meeting.

Own layouts: the statutory forms (NĐ 90/2020, Mẫu số 03; NĐ 233/2026, Phụ lục II) were not read, and each sheet says so.
"""

from dataclasses import dataclass

from paper import layout, words
from paper.contracts import Letterhead, Recipients, Signature
from paper.errors import ContractError

NOT_THE_FORM = (
    "Phiếu này tổng hợp số liệu của trường, không phải mẫu phiếu đánh giá ban hành kèm theo nghị định "
    "(NĐ 90/2020, Mẫu số 03; NĐ 233/2026, Phụ lục II)."
)
DOTS = "……………………………………………………"
OF_TEAM = Recipients(lines=("Hiệu trưởng", "Tổ"), archive=("Hồ sơ",))
"""Who gets a team's minutes."""

NUMBER, NAME, POSITION = (
    layout.Column("STT", 12, "centre"),
    layout.Column("Họ và tên", 52),
    layout.Column("Chức vụ", 40),
)
POINTS = (
    layout.Column("Tiêu chí chung", 20, "centre"),
    layout.Column("Kết quả", 18, "centre"),
    layout.Column("Tổng", 18, "centre"),
)
GRADE, NOTE = layout.Column("Xếp loại", 44), layout.Column("Ghi chú", 48)


@dataclass(frozen=True, slots=True, kw_only=True)
class GradedRow:
    """One person; figures as text, comma and all; what is not entered stays empty."""

    name: str
    position: str = ""
    common: str = ""
    results: str = ""
    total: str = ""
    grade: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeList:
    """All of a unit, or of one team. `basis`: by which rules; `state`: by which paper it was approved, or that it was not."""

    letterhead: Letterhead
    school_year: str
    basis: str
    state: str
    rows: tuple[GradedRow, ...]
    counts: tuple[tuple[str, int], ...] = ()
    by_points: bool = False
    maker: Signature
    head: Signature

    def __post_init__(self) -> None:
        """Raises ContractError when there is nobody on it."""
        if not self.rows:
            raise ContractError("Bảng xếp loại chưa có ai.")


def make_grade_list(listed: GradeList) -> bytes:
    """The list of results as .docx, laid across; the maker left, the head right."""
    document = layout.new_document(landscape=True)
    layout.letterhead(document, listed.letterhead)
    layout.title(
        document, "Danh sách", f"Kết quả xếp loại chất lượng, năm học {words.clean(listed.school_year)}"
    )
    layout.paragraph(document, f"{words.clean(listed.state)} {words.clean(listed.basis)}")
    layout.long_table(document, _columns(listed.by_points), _rows(listed.rows, listed.by_points), signed=True)
    said = "; ".join(f"{words.clean(name)} {count}" for name, count in listed.counts)
    layout.paragraph(document, f"Tổng số {len(listed.rows)} người: {said}.")
    layout.paired_signatures(document, listed.maker, listed.head)
    return layout.to_bytes(document)


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeSheet:
    """One person's year: facts as pairs of name and value, what the rules say of them with the article."""

    letterhead: Letterhead
    school_year: str
    basis: str
    state: str
    name: str
    facts: tuple[tuple[str, str], ...]
    told: tuple[str, ...] = ()
    person: Signature
    head: Signature


def make_grade_sheet(sheet: GradeSheet) -> bytes:
    """The sheet of one person as .docx, signed by the person (left) and the head (right)."""
    document = layout.new_document()
    layout.letterhead(document, sheet.letterhead)
    layout.title(document, "Phiếu tổng hợp kết quả đánh giá", f"Năm học {words.clean(sheet.school_year)}")
    layout.paragraph(document, layout.Run("Họ và tên: ", bold=True), f"{words.clean(sheet.name)}.")
    layout.paragraph(document, layout.Run("Cách đánh giá: ", bold=True), words.clean(sheet.basis))
    layout.table(
        document,
        (layout.Column("Nội dung", 70), layout.Column("Kết quả", 96)),
        [(words.clean(name), words.clean(value)) for name, value in sheet.facts],
    )
    if sheet.told:
        layout.heading(document, "Quy định có liên quan")
        for one in sheet.told:
            layout.paragraph(document, f"- {words.clean(one)}")
    layout.paragraph(document, words.clean(sheet.state))
    layout.paragraph(document, NOT_THE_FORM, italic=True)
    layout.paired_signatures(document, sheet.person, sheet.head)
    return layout.to_bytes(document)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMinutes:
    """A team's meeting on the grades: who and what stand there, day, place and words are filled in by hand."""

    letterhead: Letterhead
    team: str
    school_year: str
    basis: str
    rows: tuple[GradedRow, ...]
    by_points: bool = False

    def __post_init__(self) -> None:
        """Raises ContractError when nobody of the team is graded here."""
        if not self.rows:
            raise ContractError("Tổ chưa có ai trong bảng xếp loại.")


def make_team_minutes(minutes: TeamMinutes) -> bytes:
    """The minutes as .docx, the secretary left, the chair right."""
    document = layout.new_document()
    layout.letterhead(document, minutes.letterhead)
    subject = f"Họp {words.clean(minutes.team)} đánh giá, xếp loại chất lượng, năm học {words.clean(minutes.school_year)}"
    layout.title(document, "Biên bản", subject)
    for name in ("Thời gian", "Địa điểm"):
        layout.paragraph(document, layout.Run(f"{name}: ", bold=True), DOTS)
    layout.heading(document, "I. Thành phần")
    for name in ("1. Chủ trì", "2. Thư ký", "3. Có mặt", "4. Vắng mặt (lý do)"):
        layout.paragraph(document, layout.Run(f"{name}: ", bold=True), DOTS)
    layout.heading(document, "II. Kết quả đánh giá, xếp loại")
    layout.paragraph(document, words.clean(minutes.basis))
    columns = (NUMBER, layout.Column("Họ và tên", 48), *(POINTS if minutes.by_points else ()), GRADE)
    rows = [
        (
            str(place),
            words.clean(row.name),
            *((row.common, row.results, row.total) if minutes.by_points else ()),
            row.grade,
        )
        for place, row in enumerate(minutes.rows, start=1)
    ]
    layout.table(document, columns, rows)
    layout.heading(document, "III. Ý kiến")
    for _ in range(3):
        layout.paragraph(document, DOTS)
    layout.paragraph(document, "Biên bản đã được đọc lại cho mọi người dự họp cùng nghe và thống nhất.")
    layout.paired_signatures(
        document, Signature(position="Thư ký", name=""), Signature(position="Chủ trì", name=""), OF_TEAM
    )
    return layout.to_bytes(document)


def _columns(by_points: bool) -> tuple[layout.Column, ...]:
    return (NUMBER, NAME, POSITION, *(POINTS if by_points else ()), GRADE, NOTE)


def _rows(rows: tuple[GradedRow, ...], by_points: bool) -> list[tuple[str, ...]]:
    return [
        (
            str(place),
            words.clean(row.name),
            words.clean(row.position),
            *((row.common, row.results, row.total) if by_points else ()),
            row.grade,
            words.clean(row.note),
        )
        for place, row in enumerate(rows, start=1)
    ]
