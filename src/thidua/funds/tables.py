"""The fund book as .xlsx and .docx: the same columns and lines as on the page."""

from datetime import date

from paper import layout, words
from paper.sheets import SheetColumn, write_sheet
from paper.sheets.writing import Value
from thidua.funds.queries.book import Book, BookLine
from thidua.units.models import Unit

TITLE = "Sổ quỹ thi đua, khen thưởng"
HEADINGS = (
    ("Ngày", 24),
    ("Chứng từ", 30),
    ("Nội dung", 92),
    ("Thu (đồng)", 30),
    ("Chi (đồng)", 30),
    ("Còn (đồng)", 32),
)
MONEY = {"Thu (đồng)", "Chi (đồng)", "Còn (đồng)"}


def book_sheet(book: Book) -> bytes:
    """Days are days and money is numbers; the opening balance comes first."""
    columns = [
        SheetColumn(name, width / 2 + 2, "money" if name in MONEY else "date" if name == "Ngày" else "text")
        for name, width in HEADINGS
    ]
    rows: list[list[Value]] = [[date(book.until.year, 1, 1), "", "Số dư đầu năm", None, None, book.opening]]
    return write_sheet(columns, [*rows, *(_values(line) for line in book.lines)], title=TITLE)


def book_paper(book: Book, unit: Unit, on: date) -> bytes:
    """On A4 landscape, to be signed and kept."""
    document = layout.new_document(landscape=True)
    layout.paragraph(document, layout.Run(unit.name.upper(), bold=True))
    layout.paragraph(document, layout.Run(f"In {words.long_date(on)}", italic=True))
    layout.title(document, TITLE, f"Từ ngày 01/01/{book.until.year} đến {words.short_date(book.until)}")
    layout.table(
        document,
        [layout.Column("STT", 14, "centre")]
        + [layout.Column(name, width, "right" if name in MONEY else "left") for name, width in HEADINGS],
        [
            layout.Band(f"Số dư đầu năm: {words.money(book.opening)}"),
            *(
                (str(place), *(_printed(value) for value in _values(line)))
                for place, line in enumerate(book.lines, start=1)
            ),
            layout.Band(
                f"Cộng thu {words.money(book.money_in)}; cộng chi {words.money(book.money_out)}; "
                f"còn lại {words.money(book.closing)}"
            ),
        ],
    )
    return layout.to_bytes(document)


def _values(line: BookLine) -> list[Value]:
    entry = line.entry
    text = f"{entry.text} ({entry.reason})" if entry.reason else entry.text
    return [entry.on, entry.paper, text, line.money_in, line.money_out, line.balance]


def _printed(value: Value) -> str:
    if isinstance(value, date):
        return words.short_date(value)
    return words.number(value) if isinstance(value, int) else str(value or "")
