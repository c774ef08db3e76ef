"""Papers of a parcel of evidence: its list of contents, as a document and as a sheet, and where a paper lies."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from paper import layout, words
from paper.sheets import SheetColumn, write_sheet

TITLE = "Danh mục mã minh chứng"
HEADINGS = (
    ("Tiêu chí", 74),
    ("Tự đánh giá", 28),
    ("Mã minh chứng", 34),
    ("Tên minh chứng", 70),
    ("Tệp", 40),
)


class ContentsLine(NamedTuple):
    """One piece under one criterion; without a code the criterion has none."""

    standard: str
    criterion: str
    assessed: str
    code: str
    title: str
    path: str


def make_contents(subject: str, school: str, lines: Sequence[ContentsLine], on: date) -> bytes:
    """A4 landscape, a band a standard."""
    document = layout.new_document(landscape=True)
    layout.paragraph(document, layout.Run(words.clean(school).upper(), bold=True))
    layout.paragraph(document, layout.Run(f"Lập {words.long_date(on)}", italic=True))
    layout.title(document, TITLE, words.clean(subject))
    layout.paragraph(document, "")
    rows: list[layout.Band | tuple[str, ...]] = []
    standard = criterion = ""
    for line in lines:
        if line.standard != standard:
            standard = line.standard
            rows.append(layout.Band(standard))
        shown = (line.criterion, line.assessed) if line.criterion != criterion else ("", "")
        criterion = line.criterion
        rows.append((*shown, line.code, line.title, line.path.rpartition("/")[2]))
    layout.table(document, [layout.Column(name, width) for name, width in HEADINGS], rows)
    return layout.to_bytes(document)


def make_contents_sheet(subject: str, lines: Sequence[ContentsLine]) -> bytes:
    """The same lines, each whole, to be sorted and filtered."""
    columns = [
        SheetColumn(name, width)
        for name, width in (
            ("Tiêu chuẩn", 30),
            ("Tiêu chí", 60),
            ("Tự đánh giá", 16),
            ("Mã minh chứng", 18),
            ("Tên minh chứng", 60),
            ("Tệp", 60),
        )
    ]
    return write_sheet(columns, [list(line) for line in lines], title=subject)


def make_place_sheet(school: str, code: str, title: str, where: str, on: date) -> bytes:
    """One page in the place of a paper that is no file."""
    document = layout.new_document()
    layout.paragraph(document, layout.Run(words.clean(school).upper(), bold=True))
    layout.title(document, "Phiếu chỉ nơi lưu minh chứng", words.clean(code))
    layout.paragraph(document, "")
    layout.paragraph(document, layout.Run("Tên minh chứng: ", bold=True), words.clean(title))
    layout.paragraph(document, layout.Run("Nơi lưu: ", bold=True), words.clean(where))
    layout.paragraph(document, layout.Run(f"Lập {words.long_date(on)}", italic=True))
    return layout.to_bytes(document)
