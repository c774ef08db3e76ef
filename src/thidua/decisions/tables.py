"""The register's columns, and the same lines and columns as .xlsx and .docx."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from paper import layout, words
from paper.sheets import SheetColumn, write_sheet
from statute.names import award_name
from thidua.decisions.queries.register import Entry, Register
from thidua.units.models import Unit

Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key in addresses, heading, widths on paper, and what it says of a line."""

    key: str
    heading: str
    millimetres: int
    characters: int
    value: Callable[[Entry], Value]


def _money(entry: Entry) -> Value:
    return "gộp vào danh hiệu cao nhất" if entry.merged else entry.bonus


def _state(entry: Entry) -> str:
    if entry.grant.revoked_on is not None:
        return f"đã thu hồi {words.short_date(entry.grant.revoked_on)}"
    return entry.original


COLUMNS = (
    Column("ten", "Họ và tên, tập thể", 40, 28, lambda entry: entry.grant.holder_name),
    Column("to", "Tổ", 26, 20, lambda entry: entry.team),
    Column("nam", "Năm học", 26, 12, lambda entry: entry.grant.school_year or ""),
    Column("danh-hieu", "Danh hiệu, hình thức", 38, 28, lambda entry: award_name(entry.grant.code)),
    Column("so", "Số quyết định", 30, 18, lambda entry: entry.grant.paper),
    Column("ngay", "Ngày quyết định", 28, 14, lambda entry: entry.grant.on),
    Column("cap", "Cấp quyết định", 36, 28, lambda entry: entry.grant.authority),
    Column("tien", "Tiền thưởng (đồng)", 28, 18, _money),
    Column("doi-chieu", "Đối chiếu", 24, 16, _state),
)
NAME = COLUMNS[0]


def chosen_columns(keys: Sequence[str]) -> tuple[Column, ...]:
    """The columns asked for, in the register's order, always with the name; all if none was asked for."""
    found = tuple(column for column in COLUMNS if column.key in keys)
    return (NAME, *(column for column in found if column is not NAME)) if found else COLUMNS


def register_sheet(register: Register, columns: Sequence[Column]) -> bytes:
    """The filtered register as .xlsx: dates are dates and money is numbers."""
    kinds = {"ngay": "date", "tien": "money"}
    return write_sheet(
        [
            SheetColumn(column.heading, column.characters, kinds.get(column.key, "text"))  # type: ignore[arg-type]  # literals from the table above
            for column in columns
        ],
        [[column.value(entry) for column in columns] for entry in register.entries],
        title="Sổ khen thưởng",
    )


def register_paper(register: Register, columns: Sequence[Column], unit: Unit, on: date) -> bytes:
    """The filtered register as .docx on A4 landscape, in the type of state papers."""
    document = layout.new_document(landscape=True)
    layout.paragraph(document, layout.Run(unit.name.upper(), bold=True))
    layout.paragraph(document, layout.Run(f"In {words.long_date(on)}", italic=True))
    layout.title(document, "Sổ khen thưởng", _says(register))
    room = 252 - 11
    share = room / sum(column.millimetres for column in columns)
    layout.table(
        document,
        [
            layout.Column("STT", 11, "centre"),
            *(
                layout.Column(
                    one.heading, round(one.millimetres * share, 1), "right" if one.key == "tien" else "left"
                )
                for one in columns
            ),
        ],
        [
            *(
                (str(place), *(_printed(column.value(entry)) for column in columns))
                for place, entry in enumerate(register.entries, start=1)
            ),
            layout.Band(
                f"Tổng cộng: {len(register.entries)} lượt; tiền thưởng {words.money(register.total)}"
            ),
        ],
    )
    if register.has_weak:
        note = "Mức tiền thưởng có căn cứ chưa kiểm chứng với văn bản gốc; đối chiếu trước khi chi."
        layout.paragraph(document, layout.Run(note, italic=True))
    return layout.to_bytes(document)


def _says(register: Register) -> str:
    """What was filtered, under the title."""
    chosen = register.chosen
    parts = [
        f"Năm học {chosen.school_year}" if chosen.school_year else "Tất cả các năm học",
        award_name(chosen.code) if chosen.code else "",
        f"tìm “{chosen.text.strip()}”" if chosen.text.strip() else "",
    ]
    return "; ".join(part for part in parts if part)


def _printed(value: Value) -> str:
    if isinstance(value, date):
        return words.short_date(value)
    return words.number(value) if isinstance(value, int) else value or ""
