"""Which row of a score sheet is what: heading of a part, of a group, criterion, total, or nothing of a set."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from paper.sheets import Cell
from thidua.core.text import fold
from thidua.criteria.content import LevelLine
from thidua.criteria.marking import SectionKind
from thidua.criteria.sheets.cells import Notes, Points, level_of, meaning_of, points_of, text_of

HEADER_WITHIN = 24
# Columns of points, and where what stands in them counts; none: as its part says.
POINTS = {"maximum": None, "bonus": SectionKind.BONUS, "minus": SectionKind.MINUS}
# Capitals head a part; "a)" is a line among others.
_LETTER = re.compile(r"[A-ZĐ]|[IVX]{1,5}")
_PART = re.compile(r"(?i:phần|mục)?\s*([A-ZĐ]|[IVX]{1,5})\s*[.:)/–-]\s*(.+)")
_DOTTED = re.compile(r"\d{1,2}(?:\.\d{1,2})+")
_WHOLE = re.compile(r"\d{1,3}")
_LEADING = re.compile(r"(\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s*[.)]\s*(?=[^\d\s])(.+)")
_TOTAL = re.compile(r"(tong|cong)( cong)?( so)?( diem)?( toi da)?( [a-z +]*)?")
_SIGNED = ("nguoi tu cham", "hieu truong", "to truong", "ngay", "nguoi lap", "ky ten", "xac nhan cua")


class RowKind(Enum):
    HEADING = "heading"
    CRITERION = "criterion"
    TOTAL = "total"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Header:
    """Where the headings stand and which column is which; `levels`: columns of points, one a level.

    `beside`: columns without a heading of their own right of the criteria's, as merged headings leave them.
    """

    row: int
    columns: Mapping[str, int]
    levels: tuple[tuple[str, int], ...]
    beside: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the headings, its cells told apart. `line`: as Excel counts."""

    line: int
    number: str
    text: str
    points: Points | None
    coefficient: Decimal
    levels: tuple[LevelLine, ...]
    evidence: str
    way: SectionKind | None = None

    @property
    def kind(self) -> RowKind:
        words = fold(self.text)
        if not self.number and _TOTAL.fullmatch(words.strip(" .:()")) and words:
            return RowKind.TOTAL
        if not self.text:
            return RowKind.OTHER
        if _LETTER.fullmatch(self.number):
            return RowKind.HEADING
        if self.number or self.points or self.levels:
            return RowKind.CRITERION
        return RowKind.OTHER

    @property
    def is_signature(self) -> bool:
        words = fold(self.text or self.number)
        return any(words.startswith(sign) for sign in _SIGNED)

    @property
    def section_kind(self) -> SectionKind:
        """Of a heading: what is added or taken away says so."""
        words = fold(self.text)
        if "diem tru" in words or words.startswith("tru") or (self.points and self.points.minus):
            return SectionKind.MINUS
        if "diem cong" in words or "diem thuong" in words or words.startswith("cong diem"):
            return SectionKind.BONUS
        return SectionKind.BASE


def header_of(rows: Sequence[Sequence[Cell]]) -> Header | None:
    """The first row that heads the criteria and the points, or the criteria and levels."""
    for place, row in enumerate(rows[:HEADER_WITHIN]):
        columns: dict[str, int] = {}
        ranks: dict[str, int] = {}
        for column, cell in enumerate(row):
            name, rank = meaning_of(cell)
            if name and rank < ranks.get(name, rank + 1):
                columns[name], ranks[name] = column, rank
        levels = tuple((name, column) for column, cell in enumerate(row) if (name := level_of(cell)))
        if "text" in columns and (columns.keys() & POINTS.keys() or len(levels) > 1):
            beside = _without_heading(row, columns["text"])
            return Header(place, columns, levels if len(levels) > 1 else (), beside)
    return None


def _without_heading(row: Sequence[Cell], text: int) -> tuple[int, ...]:
    named = next((place for place, cell in enumerate(row) if place > text and text_of(cell)), len(row))
    return tuple(range(text + 1, named))


def rows_below(rows: Sequence[Sequence[Cell]], header: Header, notes: Notes) -> Iterator[Row]:
    """Row by row, until the signatures begin."""
    above = ""
    for line, cells in enumerate(rows[header.row + 1 :], start=header.row + 2):
        row, above = _joined(_row(line, cells, header, notes), cells, header, notes, above)
        if row.is_signature and row.points is None:
            notes.skip(line, "phần ký tên ở cuối bảng")
            return
        if row.text or row.number:
            yield row


def _joined(row: Row, cells: Sequence[Cell], header: Header, notes: Notes, above: str) -> tuple[Row, str]:
    """A criterion in several cells side by side is read as one; a cell merged downwards begins each of its rows."""
    place = header.columns["text"]
    first = text_of(cells[place]) if place < len(cells) else ""
    more = [words for at in header.beside if at < len(cells) and (words := text_of(cells[at]))]
    if not more:
        return row, first
    begins = first or ("" if row.number else above)
    text = " – ".join([words for words in (begins, *more) if words])
    if text != row.text:
        notes.doubt(row.line, f"nội dung nằm ở nhiều ô, đọc nối thành “{text}”")
    return replace(row, text=text), begins


def _row(line: int, cells: Sequence[Cell], header: Header, notes: Notes) -> Row:
    def cell(name: str) -> Cell:
        place = header.columns.get(name)
        return cells[place] if place is not None and place < len(cells) else None

    number, text = text_of(cell("number")).strip(" .)"), text_of(cell("text"))
    if not number:
        number, text = _number_in(text)
    if not text:
        # A merged heading often stands in the first cell of its row.
        text = next((words for one in cells if len(words := text_of(one)) > len(number)), "")
        number, text = (number, text) if number != text else ("", text)
        if not number:
            number, text = _number_in(text)
    levels = tuple(
        LevelLine(name, given.value)
        for name, place in header.levels
        if place < len(cells) and (given := points_of(cells[place])) is not None
    )
    points, way = None, None
    for name, kind in POINTS.items():
        found = points_of(cell(name))
        if found is not None and (found.value or points is None):
            points, way = found, kind
            if not found.clear:
                notes.doubt(line, f"ô điểm ghi “{text_of(cell(name))}”, đọc là {_said(found)}")
            if found.value:
                break
    coefficient = points_of(cell("coefficient"))
    return Row(
        line=line,
        number=number,
        text=text,
        points=points,
        coefficient=coefficient.value if coefficient and coefficient.value else Decimal(1),
        levels=tuple(sorted(levels, key=lambda level: level.points, reverse=True)),
        evidence=text_of(cell("evidence")),
        way=way,
    )


def _number_in(text: str) -> tuple[str, str]:
    """A number that stands at the beginning of the text: "A. Ý thức", "1.2. Lên lớp"."""
    found = _PART.fullmatch(text) or _LEADING.fullmatch(text)
    return (found[1], found[2]) if found else ("", text)


def _said(points: Points) -> str:
    return f"{'-' if points.minus else ''}{points.value:f}".replace(".", ",")


def is_dotted(number: str) -> bool:
    return bool(_DOTTED.fullmatch(number))


def is_whole(number: str) -> bool:
    return bool(_WHOLE.fullmatch(number))
