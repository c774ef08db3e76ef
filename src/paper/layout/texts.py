"""Running text: paragraphs, headings, articles, legal bases (NĐ 30/2020, Phụ lục I, phần I, mục II.6)."""

from collections.abc import Sequence
from typing import NamedTuple

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from paper.layout.pages import BODY_PT
from paper.words import capitalised, clean

INDENT_MM = 12.7  # the decree allows 10–12.7
GAP_PT = 6  # between paragraphs, at least 6
SECTION_GAP = Pt(12)
LINE_SPACING = 1.1  # single to 1.5

LEFT, CENTRE, RIGHT, JUSTIFIED = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


class Run(NamedTuple):
    """A stretch of text in one face; `gaps`: its blanks are room for a pen and stay as many as they are."""

    text: str
    bold: bool = False
    italic: bool = False
    gaps: bool = False


def paragraph(place: Document | _Cell, *runs: str | Run, italic: bool = False) -> Paragraph:
    """A body paragraph: 14 pt, justified, first line indented."""
    line: Paragraph = place.add_paragraph()
    _write(line, runs, size=BODY_PT, italic=italic)
    line.alignment = JUSTIFIED
    line.paragraph_format.first_line_indent = Mm(INDENT_MM)
    line.paragraph_format.space_before = Pt(GAP_PT)
    line.paragraph_format.line_spacing = LINE_SPACING
    return line


def heading(document: Document, text: str) -> Paragraph:
    """A numbered heading of the body ("I. THÀNH PHẦN"), bold, never alone at the foot of a page."""
    line = paragraph(document, Run(text, bold=True))
    line.paragraph_format.keep_with_next = True
    line.paragraph_format.space_before = Pt(2 * GAP_PT)
    return line


def legal_bases(document: Document, bases: Sequence[str]) -> None:
    """One line each in italics, closed by ";", the last by "."; a law is named by name and day, not by its number."""
    for place, base in enumerate(bases, start=1):
        text = capitalised(clean(base)).rstrip(";., ")
        paragraph(document, f"{text}{'.' if place == len(bases) else ';'}", italic=True)


def article(document: Document, serial: int, *texts: str) -> None:
    """“Điều 1. …”: the number bold; further texts are the article's own paragraphs."""
    first, *others = texts
    paragraph(document, Run(f"Điều {serial}. ", bold=True), first)
    for text in others:
        paragraph(document, text)


def centred(
    place: Document | _Cell,
    text: str | Run,
    *,
    size: float,
    bold: bool = False,
    italic: bool = False,
    before: float = 0,
) -> Paragraph:
    """One centred line of the head, the title or the signature."""
    line: Paragraph = place.add_paragraph()
    _write(line, [text], size=size, bold=bold, italic=italic)
    line.alignment = CENTRE
    line.paragraph_format.space_before = Pt(before)
    return line


def plain(place: _Cell, text: str, *, size: float, bold: bool = False, italic: bool = False) -> Paragraph:
    """A left line without indent: the recipients."""
    line: Paragraph = place.add_paragraph()
    _write(line, [text], size=size, bold=bold, italic=italic)
    return line


def fill(
    cell: _Cell, text: str, *, size: float, bold: bool = False, align: WD_ALIGN_PARAGRAPH = LEFT
) -> Paragraph:
    """Put text into the one empty paragraph every table cell has."""
    line: Paragraph = cell.paragraphs[0]
    _write(line, [text], size=size, bold=bold)
    line.alignment = align
    return line


def rule(place: Document | _Cell, *, width_mm: float, room_mm: float) -> None:
    """A short centred line: the top border of an almost empty paragraph, indented from both sides of its room."""
    line = place.add_paragraph()
    line.alignment = CENTRE
    shape = line.paragraph_format
    shape.left_indent = shape.right_indent = Mm(max(0.0, (room_mm - width_mm) / 2))
    shape.space_before = Pt(2)
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    shape.line_spacing = Pt(4)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{key}"), value)
    borders.append(top)
    line._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001 - python-docx has no call for borders
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def printed_width_mm(text: str, size: float) -> float:
    """About how wide bold capitals of Times New Roman print; the decree's rules are a share of it."""
    ems = sum(0.28 if letter in " .,-IÍÌ" else 0.73 for letter in text)
    return ems * size * 0.3528


def drop_first_paragraph(cell: _Cell) -> None:
    """A new cell has an empty paragraph; where lines are added below, it would be a gap on top."""
    first = cell.paragraphs[0]._p  # noqa: SLF001 - python-docx cannot delete
    first.getparent().remove(first)


def _write(
    line: Paragraph, runs: Sequence[str | Run], *, size: float, bold: bool = False, italic: bool = False
) -> None:
    for part in runs:
        piece = Run(part) if isinstance(part, str) else part
        text = piece.text if piece.gaps else clean(piece.text) + (" " if piece.text.endswith(" ") else "")
        run = line.add_run(text)
        run.font.size = Pt(size)
        run.bold = bold or piece.bold or None
        run.italic = italic or piece.italic or None
