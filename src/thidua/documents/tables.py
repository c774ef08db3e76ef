"""The two registers as .xlsx and .docx: the same columns and lines as on the pages."""

from collections.abc import Sequence
from datetime import date

from paper import layout, words
from paper.sheets import SheetColumn, write_sheet
from paper.sheets.writing import Value
from thidua.documents.models import Dispatch, Document, Incoming
from thidua.units.models import Unit

TITLES = {"out": "Sổ đăng ký văn bản đi", "in": "Sổ đăng ký văn bản đến"}
OUT = ("Số, ký hiệu", "Ngày", "Loại", "Trích yếu", "Nơi nhận, số bản, ngày gửi", "Bản ký, đóng dấu")
IN = ("Số đến", "Ngày đến", "Nơi gửi", "Số, ký hiệu", "Ngày văn bản", "Trích yếu", "Chuyển cho")
OUT_WIDTHS, IN_WIDTHS = (34, 22, 30, 66, 66, 34), (16, 24, 46, 34, 26, 66, 40)


def outgoing_rows(documents: Sequence[Document]) -> list[list[Value]]:
    return [
        [
            one.symbol,
            one.on,
            one.get_kind_display(),
            f"{one.title} (đã hủy ngày {words.short_date(one.annulled_on)})"
            if one.annulled_on
            else one.title,
            "; ".join(_sent(dispatch) for dispatch in one.dispatches.all()),
            words.short_date(one.signed.on) if hasattr(one, "signed") else "",
        ]
        for one in documents
    ]


def incoming_rows(papers: Sequence[Incoming]) -> list[list[Value]]:
    return [
        [one.number, one.arrived_on, one.sender, one.paper, one.dated, one.abstract, one.passed_to]
        for one in papers
    ]


def register_sheet(kind: str, rows: Sequence[list[Value]], title: str) -> bytes:
    """Days are days, numbers are numbers."""
    names = OUT if kind == "out" else IN
    days = {"Ngày", "Ngày đến", "Ngày văn bản"}
    columns = [SheetColumn(name, 18, "date" if name in days else "text") for name in names]
    return write_sheet(columns, list(rows), title=title)


def register_paper(kind: str, rows: Sequence[list[Value]], *, unit: Unit, on: date, year: int) -> bytes:
    """On A4 landscape, to be bound and stamped."""
    names, widths = (OUT, OUT_WIDTHS) if kind == "out" else (IN, IN_WIDTHS)
    document = layout.new_document(landscape=True)
    layout.paragraph(document, layout.Run(unit.name.upper(), bold=True))
    layout.paragraph(document, layout.Run(f"In {words.long_date(on)}", italic=True))
    layout.title(document, TITLES[kind], f"Năm {year}")
    layout.table(
        document,
        [layout.Column(name, width) for name, width in zip(names, widths, strict=True)],
        [
            *(tuple(_printed(value) for value in row) for row in rows),
            layout.Band(f"Cộng: {len(rows)} văn bản"),
        ],
    )
    return layout.to_bytes(document)


def _sent(dispatch: Dispatch) -> str:
    unsent = "không gửi" if dispatch.document.annulled_on else "chưa gửi"
    when = f"gửi {words.short_date(dispatch.sent_on)}" if dispatch.sent_on else unsent
    instead = f" (thay {dispatch.instead_of})" if dispatch.instead_of else ""
    how = f", {dispatch.get_planned_display().lower()}" if dispatch.planned else ""
    return f"{dispatch.recipient}{instead}, {dispatch.copies} bản{how}, {when}"


def _printed(value: Value) -> str:
    if isinstance(value, date):
        return words.short_date(value)
    return "" if value is None else str(value)
