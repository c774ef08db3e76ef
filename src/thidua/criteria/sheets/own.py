"""A workbook that this program wrote: every word of a set has its column, so it comes back as it went."""

from collections.abc import Mapping, Sequence

from paper.sheets import Cell, Sheet
from thidua.core.text import fold
from thidua.criteria.content import (
    ONE,
    ZERO,
    BandLine,
    CriterionLine,
    SectionLine,
    SetContent,
    levels_of,
)
from thidua.criteria.marking import NotApplicable, SectionKind
from thidua.criteria.models import About, NotApplicableLabel, VerifiedBy
from thidua.criteria.sheets.cells import Notes, points_of, text_of
from thidua.people.models import StaffGroup

LINES, BANDS, WHOLE = "Tiêu chí", "Xếp loại", "Thông tin chung"
LINES_HEADINGS = (
    "TT", "Nội dung", "Điểm tối đa", "Hệ số", "Loại dòng", "Bước điểm", "Các mức", "Minh chứng", "Người xác nhận",
    "Có thể không áp dụng", "Lý do giữ",
)  # fmt: skip
BANDS_HEADINGS = ("Xếp loại", "Từ (điểm)")
WHOLE_HEADINGS = ("Mục", "Nội dung")
WHOLE_ROWS = {
    "name": "Tên bộ tiêu chí",
    "about": "Dùng để bình xét",
    "groups": "Nhóm nhân sự",
    "teams": "Các tổ",
    "total": "Tổng điểm tối đa",
    "not_applicable": "Tiêu chí không áp dụng",
    "capped": "Không vượt quá tổng tối đa",
    "note": "Ghi chú",
}
KINDS = {
    SectionKind.BASE: "Mục trong thang điểm",
    SectionKind.BONUS: "Mục điểm cộng",
    SectionKind.MINUS: "Mục điểm trừ",
}
LINE, YES, NO = "Tiêu chí", "Có", "Không"
_KIND_OF = {fold(words): kind for kind, words in KINDS.items()}


def is_own(sheets: Sequence[Sheet]) -> bool:
    """By the headings of its first sheet, all of them."""
    lines = _named(sheets, LINES)
    return bool(
        lines and lines.rows and tuple(map(text_of, lines.rows[0][: len(LINES_HEADINGS)])) == LINES_HEADINGS
    )


def of_own_sheets(sheets: Sequence[Sheet], teams: Mapping[str, str], notes: Notes) -> SetContent:
    """`teams`: ids by folded name."""
    lines, bands, whole = (_named(sheets, name) for name in (LINES, BANDS, WHOLE))
    said = {text_of(row[0]): row[1] for row in whole.rows[1:] if len(row) > 1} if whole else {}
    values = {name: said.get(label) for name, label in WHOLE_ROWS.items()}
    sections = _sections(lines.rows[1:] if lines else [], notes)
    total = points_of(values["total"])
    return SetContent(
        name=text_of(values["name"]),
        about=_code_of(About, values["about"], About.PERSON),
        total=total.value if total else sum((one.weighted for one in sections if one.is_base), ZERO),
        sections=sections,
        bands=tuple(_bands(bands.rows[1:] if bands else [])),
        groups=_groups(values["groups"]),
        teams=_teams(values["teams"], teams, notes),
        not_applicable=NotApplicable(
            _code_of(NotApplicableLabel, values["not_applicable"], NotApplicableLabel.SCALED)
        ),
        capped=_is_yes(values["capped"]),
        note=text_of(values["note"]),
    )


def _sections(rows: Sequence[Sequence[Cell]], notes: Notes) -> tuple[SectionLine, ...]:
    found: list[tuple[SectionLine, list[CriterionLine]]] = []
    for place, cells in enumerate(rows, start=2):
        row = dict(zip(LINES_HEADINGS, cells, strict=False))
        kind = _KIND_OF.get(fold(text_of(row.get("Loại dòng"))))
        points = points_of(row.get("Điểm tối đa"))
        if kind is not None:
            coefficient = points_of(row.get("Hệ số"))
            section = SectionLine(
                title=text_of(row.get("Nội dung")),
                maximum=points.value if points else ZERO,
                number=text_of(row.get("TT")),
                kind=kind,
                coefficient=coefficient.value if coefficient else ONE,
            )
            found.append((section, []))
        elif text_of(row.get("Nội dung")) and found:
            found[-1][1].append(_criterion(place, row, notes))
        elif text_of(row.get("Nội dung")):
            notes.skip(place, f"“{text_of(row.get('Nội dung'))}” đứng trước mục đầu tiên")
    return tuple(
        SectionLine(one.title, one.maximum, tuple(lines), one.number, one.kind, one.coefficient)
        for one, lines in found
    )


def _criterion(place: int, row: Mapping[str, Cell], notes: Notes) -> CriterionLine:
    points, step = points_of(row.get("Điểm tối đa")), points_of(row.get("Bước điểm"))
    levels = levels_of(text_of(row.get("Các mức")))
    if levels is None:
        notes.doubt(place, f"các mức ghi “{text_of(row.get('Các mức'))}” chưa đọc được, ví dụ A+ = 10; A = 8")
    return CriterionLine(
        text=text_of(row.get("Nội dung")),
        maximum=points.value if points else ZERO,
        number=text_of(row.get("TT")),
        step=step.value if step else None,
        levels=levels or (),
        evidence=text_of(row.get("Minh chứng")),
        verified_by=_code_of(VerifiedBy, row.get("Người xác nhận"), VerifiedBy.TEAM_LEADER),
        may_not_apply=_is_yes(row.get("Có thể không áp dụng")),
        because=text_of(row.get("Lý do giữ")),
    )


def _bands(rows: Sequence[Sequence[Cell]]) -> list[BandLine]:
    return [
        BandLine(text_of(row[0]), points.value)
        for row in rows
        if len(row) > 1 and text_of(row[0]) and (points := points_of(row[1])) is not None
    ]


def _groups(cell: Cell) -> tuple[str, ...]:
    named = {fold(words) for words in text_of(cell).split(";")}
    return tuple(value for value, label in StaffGroup.choices if fold(str(label)) in named)


def _teams(cell: Cell, teams: Mapping[str, str], notes: Notes) -> tuple[str, ...]:
    found = []
    for words in filter(None, (one.strip() for one in text_of(cell).split(";"))):
        if fold(words) in teams:
            found.append(teams[fold(words)])
        else:
            notes.doubt(1, f"trường không có tổ “{words}”: hãy chọn lại các tổ")
    return tuple(found)


def _code_of(choices: type[About | NotApplicableLabel | VerifiedBy], cell: Cell, default: str) -> str:
    words = fold(text_of(cell))
    return next((str(value) for value, label in choices.choices if fold(str(label)) == words), str(default))


def _is_yes(cell: Cell) -> bool:
    return cell is True or fold(text_of(cell)) == fold(YES)


def _named(sheets: Sequence[Sheet], name: str) -> Sheet | None:
    return next((sheet for sheet in sheets if sheet.name == name), None)
