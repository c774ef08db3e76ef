"""Tables: the header row is repeated on every page and no row is ever split between two pages."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Literal

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row

from paper.errors import ContractError
from paper.layout.pages import TABLE_PT
from paper.layout.texts import CENTRE, LEFT, RIGHT, fill
from paper.words import clean

Align = Literal["left", "centre", "right"]
ALIGNMENTS: dict[Align, WD_ALIGN_PARAGRAPH] = {"left": LEFT, "centre": CENTRE, "right": RIGHT}
CELL_PADDING_TWIPS = 70  # 1.2 mm
ROWS_KEPT_WITH_SIGNATURE = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, a width in millimetres and how its cells are set."""

    heading: str
    width_mm: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Band:
    """A bold row across the whole table: the name of a group, or the total."""

    text: str


def table(
    document: Document,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str] | Band],
    *,
    signed: bool = False,
) -> Table:
    """A ruled table in 12 pt; if ``signed``, its last rows stay with what follows: no signature alone on a page.

    Raises ContractError when a row has another number of cells than there are columns.
    """
    grid = _empty(document, [column.width_mm for column in columns], rows=1, style="Table Grid")
    for cell, column in zip(grid.rows[0].cells, columns, strict=True):
        _fill(cell, column.heading, bold=True, align="centre")
    _mark(grid.rows[0], "w:tblHeader")
    _keep_together(grid.rows[0], with_next=True)
    for place, row in enumerate(rows, start=1):
        line: _Row = grid.add_row()  # type: ignore[no-untyped-call]  # python-docx leaves it untyped
        last = signed and place > len(rows) - ROWS_KEPT_WITH_SIGNATURE
        if isinstance(row, Band):
            cells = line.cells
            _fill(cells[0].merge(cells[-1]), row.text, bold=True, align="left")
        else:
            _fill_row(line, columns, row)
        _keep_together(line, with_next=last or isinstance(row, Band))
    return grid


def long_table(
    document: Document, columns: Sequence[Column], rows: Sequence[Sequence[str]], *, signed: bool = False
) -> Table:
    """The same table for thousands of rows: one is set, the others are copies of it with their own words.

    Raises ContractError as ``table`` does.
    """
    last = list(rows[-ROWS_KEPT_WITH_SIGNATURE:])
    grid = table(document, columns, [["0"] * len(columns), *last], signed=signed)
    pattern = grid.rows[1]._tr  # noqa: SLF001 - python-docx copies no rows
    for row in rows[: len(rows) - len(last)]:
        if len(row) != len(columns):
            raise ContractError(f"Một dòng có {len(row)} ô trong khi bảng có {len(columns)} cột.")
        copied = deepcopy(pattern)
        for place, text in zip(copied.iter(qn("w:t")), row, strict=True):
            place.text = clean(text)
        pattern.addprevious(copied)
    pattern.getparent().remove(pattern)
    return grid


def plain_grid(document: Document, *, columns: int, width_mm: float, texts: Sequence[str]) -> Table:
    """A ruled grid without header, filled row by row from left to right; the last cells may stay empty."""
    lines = -(-len(texts) // columns)
    grid = _empty(document, [width_mm] * columns, rows=lines, style="Table Grid")
    cells = [cell for row in grid.rows for cell in row.cells]
    for cell, text in zip(cells, texts, strict=False):
        _fill(cell, text, bold=False, align="centre")
    for row in grid.rows:
        _keep_together(row, with_next=False)
    return grid


def invisible_table(document: Document, *, rows: int, widths_mm: Sequence[float]) -> Table:
    """A table without lines, for things which stand beside each other; its rows are not split either."""
    grid = _empty(document, widths_mm, rows=rows, style=None)
    for row in grid.rows:
        _mark(row, "w:cantSplit")
    return grid


def _fill_row(line: _Row, columns: Sequence[Column], row: Sequence[str]) -> None:
    if len(row) != len(columns):
        raise ContractError(f"Một dòng có {len(row)} ô trong khi bảng có {len(columns)} cột.")
    for cell, column, text in zip(line.cells, columns, row, strict=True):
        _fill(cell, text, bold=False, align=column.align)


def _fill(cell: _Cell, text: str, *, bold: bool, align: Align) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    line = fill(cell, text, size=TABLE_PT, bold=bold, align=ALIGNMENTS[align])
    line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(2)


def _empty(document: Document, widths_mm: Sequence[float], *, rows: int, style: str | None) -> Table:
    grid: Table = document.add_table(rows=rows, cols=len(widths_mm))
    grid.style = style
    grid.autofit = False
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    _pad(grid)
    for column, width in zip(grid.columns, widths_mm, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return grid


def _pad(grid: Table) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(CELL_PADDING_TWIPS))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    look = grid._tbl.tblPr.find(qn("w:tblLook"))  # noqa: SLF001 - python-docx has no call for cell margins
    if look is None:
        grid._tbl.tblPr.append(margins)  # noqa: SLF001 - as above
    else:
        look.addprevious(margins)


def _mark(row: _Row, tag: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(tag))  # noqa: SLF001 - python-docx has no call for it


def _keep_together(row: _Row, *, with_next: bool) -> None:
    _mark(row, "w:cantSplit")
    if with_next:
        for cell in row.cells:
            for line in cell.paragraphs:
                line.paragraph_format.keep_with_next = True
