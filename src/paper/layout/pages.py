"""Paper, margins, page numbers, and the bytes of the finished file (NĐ 30/2020, Phụ lục I, phần I)."""

import io
import zipfile
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
BODY_PT = 14
TABLE_PT = 12
PAGE_MM = (210, 297)
TOP_MM = BOTTOM_MM = 20  # the decree allows 20–25
LEFT_MM = 30  # 30–35
RIGHT_MM = 15  # 15–20

_SAME_ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)
"""The day of making is no part of a paper: the same contract must give the same bytes and digest."""


def new_document(*, landscape: bool = False) -> Document:
    """An empty A4 document in Times New Roman with the page number centred on top from the second page."""
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name = FONT
    style.font.size = Pt(BODY_PT)
    faces = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:cs", "w:hAnsi"):
        faces.set(qn(script), FONT)
    style.paragraph_format.space_after = Pt(0)
    _set_language(style.element.get_or_add_rPr())
    _set_page(document.sections[0], landscape=landscape)
    _number_from_second_page(document.sections[0])  # later sections take this header over
    properties = document.core_properties
    properties.author = properties.comments = properties.title = ""
    properties.created = properties.modified = _SAME_ALWAYS
    return document


def add_annex(document: Document, *, landscape: bool) -> None:
    """Begin an annex on a new page; its pages are numbered by themselves (Phụ lục I, phần II)."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    shrink(document.paragraphs[-1])
    _set_page(section, landscape=landscape)
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    section._sectPr.find(qn("w:cols")).addprevious(numbering)  # noqa: SLF001 - python-docx has no call for it


def shrink(line: Paragraph) -> None:
    """Make the empty paragraph Word wants after a table too small to begin a page of its own."""
    line.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    line.paragraph_format.line_spacing = Pt(1)
    line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(0)


def text_width_mm(document: Document) -> int:
    """Between the margins of the last section."""
    wide, _ = PAGE_MM[::-1] if document.sections[-1].orientation == WD_ORIENT.LANDSCAPE else PAGE_MM
    return wide - LEFT_MM - RIGHT_MM


def to_bytes(document: Document) -> bytes:
    """The .docx, the same bytes for the same content: python-docx stamps the hour into the archive."""
    stamped = io.BytesIO()
    document.save(stamped)
    target = io.BytesIO()
    with zipfile.ZipFile(stamped) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in source.infolist():
            same = zipfile.ZipInfo(entry.filename)
            same.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(same, source.read(entry))
    return target.getvalue()


def add_field(paragraph: Paragraph, instruction: str) -> None:
    """A field Word works out when it opens the file ("PAGE")."""
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()
        run.font.size = Pt(BODY_PT)
        if kind is None:
            text = OxmlElement("w:instrText")
            text.set(qn("xml:space"), "preserve")
            text.text = instruction
            run._r.append(text)  # noqa: SLF001 - python-docx has no call for fields
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)  # noqa: SLF001 - python-docx has no call for fields


def _set_page(section: Section, *, landscape: bool) -> None:
    wide, high = PAGE_MM[::-1] if landscape else PAGE_MM
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(wide), Mm(high)
    section.top_margin, section.bottom_margin = Mm(TOP_MM), Mm(BOTTOM_MM)
    section.left_margin, section.right_margin = Mm(LEFT_MM), Mm(RIGHT_MM)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True


def _number_from_second_page(section: Section) -> None:
    section.header.is_linked_to_previous = False
    line = section.header.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_field(line, "PAGE")


def _set_language(properties: object) -> None:
    """Vietnamese, so that Word does not underline every word in red."""
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    language.set(qn("w:eastAsia"), "vi-VN")
    properties.append(language)  # type: ignore[attr-defined]  # an lxml element, untyped in python-docx
