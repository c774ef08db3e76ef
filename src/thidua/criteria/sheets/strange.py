"""A score sheet of the school's own making: parts A and B, eleven fields with a coefficient, levels A+ to C."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from paper.sheets import Sheet
from thidua.core.text import fold
from thidua.criteria.content import ZERO, BandLine, CriterionLine, SectionLine, SetContent, number_of, written
from thidua.criteria.marking import SectionKind
from thidua.criteria.sheets.cells import Notes, text_of
from thidua.criteria.sheets.rows import Header, Row, RowKind, header_of, is_dotted, is_whole, rows_below

_FROM = re.compile(r"(?:từ|≥|>=)\s*(\d{1,5}(?:[.,]\d{1,2})?)", re.IGNORECASE)
_CLASS = re.compile(r"^(?:xếp loại|loại)?\s*[:–-]?\s*([^:–\d]{1,60}?)\s*[:–-]\s*(?:từ|≥|>=)", re.IGNORECASE)
_CLASS_BEHIND = re.compile(r"[:–-]\s*(?:xếp loại|loại)?\s*([^:–\d]{1,60})$", re.IGNORECASE)
_BELOW = re.compile(r"(?:dưới|<)\s*\d", re.IGNORECASE)
ABOUT_TEAM = ("to chuyen mon", "tap the", "cac to")
LONGEST_NAME = 200
SHORTEST_NAME = 12


@dataclass(slots=True)
class _Part:
    """A section as its rows come."""

    line: int
    section: SectionLine
    stated: Decimal | None
    criteria: list[CriterionLine] = field(default_factory=list)
    beside: bool = False


def of_strange_sheet(sheet: Sheet, name: str, notes: Notes) -> SetContent | None:
    """None where no row heads criteria and points."""
    header = header_of(sheet.rows)
    if header is None:
        return None
    rows = list(rows_below(sheet.rows, header, notes))
    totals = [row.points.value for row in rows if row.kind is RowKind.TOTAL and row.points]
    rows = [row for row in rows if row.kind is not RowKind.TOTAL]
    parts = _flat(rows, notes) if _is_flat(rows) else _parts(rows, notes)
    sections = tuple(_closed(part, notes) for part in parts if part.criteria or part.stated)
    base = sum((one.weighted for one in sections if one.is_base), ZERO)
    total = base if base in totals else max(totals, default=None)
    bands = _bands(sheet, notes)
    if total is None:
        total = base
        notes.doubt(header.row + 1, f"không thấy dòng tổng: tổng được cộng từ các mục là {written(base)}")
    return SetContent(
        name=_name(sheet, header, name),
        about="team" if _is_of_teams(sheet, header) else "person",
        total=total,
        sections=sections,
        bands=bands,
    )


def _is_flat(rows: Sequence[Row]) -> bool:
    """No headings of parts: every numbered row is a field of its own, some weighted."""
    kinds = {row.kind for row in rows}
    weighted = any(row.coefficient != 1 for row in rows)
    return RowKind.HEADING not in kinds and weighted and not any(is_dotted(row.number) for row in rows)


def _flat(rows: Sequence[Row], notes: Notes) -> list[_Part]:
    parts = []
    for row in rows:
        if row.kind is RowKind.CRITERION and (row.points or row.levels):
            line = _criterion(row, notes)
            section = SectionLine(row.text, line.maximum, (), row.number, row.section_kind, row.coefficient)
            parts.append(_Part(row.line, section, line.maximum, [replace(line, number="")]))
        else:
            notes.skip(row.line, f"“{row.text or row.number}”: không có điểm")
    return parts


def _parts(rows: Sequence[Row], notes: Notes) -> list[_Part]:
    parts: list[_Part] = []
    grouped = {row.number.rsplit(".", 1)[0] for row in rows if is_dotted(row.number)}
    has_headings = any(row.kind is RowKind.HEADING for row in rows)
    for row in rows:
        kind = row.kind
        if kind is RowKind.CRITERION and is_whole(row.number) and row.number in grouped and not has_headings:
            kind = RowKind.HEADING
        if kind is RowKind.HEADING:
            parts.append(_part(row))
        elif kind is RowKind.CRITERION and row.number in grouped:
            notes.skip(row.line, f"“{row.text}” là tên nhóm: điểm lấy ở các dòng con bên dưới")
        elif kind is RowKind.CRITERION and (row.points or row.levels):
            if not parts:
                parts.append(_Part(row.line, SectionLine("Nội dung", ZERO), None))
            _part_for(row, parts).criteria.append(_criterion(row, notes))
        elif kind is RowKind.CRITERION:
            notes.doubt(row.line, f"“{row.text}” chưa có điểm nên chưa lấy vào")
        else:
            notes.skip(row.line, f"“{row.text or row.number}”: không có số thứ tự, không có điểm")
    return parts


def _part_for(row: Row, parts: list[_Part]) -> _Part:
    """Where a line counts: what stands in a column of minus points is apart from what its part brings."""
    part = next(one for one in reversed(parts) if not one.beside)
    if row.way is None or row.way is part.section.kind:
        return part
    if not part.criteria and part.stated is None:
        part.section = replace(part.section, kind=row.way)
        return part
    title = f"{part.section.title} – {'điểm cộng' if row.way is SectionKind.BONUS else 'điểm trừ'}"
    for other in parts:
        if other.section.title == title:
            return other
    section = SectionLine(title, ZERO, (), "", row.way)
    parts.append(_Part(row.line, section, None, beside=True))
    return parts[-1]


def _part(row: Row) -> _Part:
    stated = row.points.value if row.points else None
    section = SectionLine(row.text, stated or ZERO, (), row.number.upper(), row.section_kind, row.coefficient)
    return _Part(row.line, section, stated)


def _criterion(row: Row, notes: Notes) -> CriterionLine:
    best = row.levels[0].points if row.levels else None
    maximum = row.points.value if row.points else best or ZERO
    levels = row.levels
    if levels and row.points and best != maximum:
        notes.doubt(row.line, f"mức cao nhất {written(best or ZERO)} khác điểm tối đa {written(maximum)}")
    return CriterionLine(
        text=row.text,
        maximum=maximum,
        number=row.number,
        levels=levels,
        evidence=row.evidence,
    )


def _closed(part: _Part, notes: Notes) -> SectionLine:
    """The section with its criteria; a sum where its own maximum was not written."""
    found = sum((line.maximum for line in part.criteria), ZERO)
    maximum = part.stated
    if maximum is None:
        maximum = found
        notes.doubt(
            part.line,
            f"mục “{part.section.title}” không ghi điểm tối đa: cộng từ các tiêu chí là {written(found)}",
        )
    if not part.criteria:
        notes.doubt(part.line, f"mục “{part.section.title}” không có dòng con: đọc thành một tiêu chí")
        part.criteria.append(CriterionLine(text=part.section.title, maximum=maximum, number="1"))
    kind = part.section.kind
    return replace(
        part.section,
        maximum=maximum,
        criteria=tuple(part.criteria),
        coefficient=part.section.coefficient if kind is SectionKind.BASE else Decimal(1),
    )


def _bands(sheet: Sheet, notes: Notes) -> tuple[BandLine, ...]:
    """Classes from sentences such as "Xuất sắc: từ 90 điểm trở lên"; told, because words are easily misread."""
    found: list[BandLine] = []
    lowest = ""
    first = 0
    for line, cells in enumerate(sheet.rows, start=1):
        words = " ".join(filter(None, (text_of(cell) for cell in cells)))
        named = _CLASS.search(words) or _CLASS_BEHIND.search(words)
        at_least = _FROM.search(words)
        if named and at_least and (points := number_of(at_least[1])) is not None:
            found.append(BandLine(named[1].strip(), points))
            first = first or line
        elif found and _BELOW.search(words) and not at_least:
            behind = _CLASS_BEHIND.search(words)
            lowest = (behind[1] if behind else re.split(r"[:–-]", words)[0]).strip()
    if len(found) < 2:  # noqa: PLR2004 -- one class parts nobody from anybody
        notes.doubt(1, "không thấy ngưỡng xếp loại: hãy nhập ở cuối trang nếu bộ tiêu chí có xếp loại")
        return ()
    bands = sorted(found, key=lambda band: band.at_least, reverse=True)
    if bands[-1].at_least > 0:
        bands.append(BandLine(lowest or "Chưa đạt", ZERO))
    notes.doubt(
        first, "ngưỡng xếp loại: " + "; ".join(f"{one.name} từ {written(one.at_least)}" for one in bands)
    )
    return tuple(bands)


def _name(sheet: Sheet, header: Header, file_name: str) -> str:
    """The longest line above the headings that speaks of criteria or marks; else the file's own name."""
    above = [text_of(cell) for row in sheet.rows[: header.row] for cell in row]
    speaking = ("tieu chi", "thi dua", "cham diem", "danh gia", "binh xet", "tieu chuan")
    titles = [
        words
        for words in above
        if len(words) >= SHORTEST_NAME and any(sign in fold(words) for sign in speaking)
    ]
    title = max(titles, key=len, default="")
    if title.isupper():
        title = title.capitalize()
    return (title or file_name.rsplit(".", 1)[0])[:LONGEST_NAME]


def _is_of_teams(sheet: Sheet, header: Header) -> bool:
    above = fold(" ".join(text_of(cell) for row in sheet.rows[: header.row] for cell in row))
    return any(sign in above for sign in ABOUT_TEAM) and "ca nhan" not in above
