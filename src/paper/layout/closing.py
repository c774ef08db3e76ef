"""The foot of a document: recipients and signatures (NĐ 30/2020 Đ.13; Phụ lục I, phần I, mục II.7–9)."""

from docx.document import Document
from docx.shared import Mm, Pt
from docx.table import _Cell

from paper.contracts import Recipients, Signature
from paper.layout.pages import BODY_PT, shrink, text_width_mm
from paper.layout.tables import invisible_table
from paper.layout.texts import centred, drop_first_paragraph, plain
from paper.words import clean

SIGNING_ROOM_MM = 24
"""Between the position and the name: a hand and a round stamp of 36 mm over a third of it."""


def closing(document: Document, recipients: Recipients | None, signature: Signature) -> None:
    """Recipients left, signature right, in one row which is never split and never stands alone on a page."""
    left, right = _pair(document)
    if recipients is not None:
        _recipients(left, recipients)
    _signature(right, signature, note=None)


def paired_signatures(document: Document, left: Signature, right: Signature, *recipients: Recipients) -> None:
    """Two who sign side by side (secretary left, chair right), each with the note "(Ký, ghi rõ họ tên)"."""
    for cell, who in zip(_pair(document), (left, right), strict=True):
        _signature(cell, who, note="(Ký, ghi rõ họ tên)")
    for several in recipients:
        cell, _ = _pair(document)
        _recipients(cell, several)


def row_of_signatures(document: Document, *several: Signature) -> None:
    """Three or more who sign side by side, each with the note "(Ký, ghi rõ họ tên)"."""
    for cell, who in zip(_beside(document, len(several)), several, strict=True):
        _signature(cell, who, note="(Ký, ghi rõ họ tên)")


def _pair(document: Document) -> tuple[_Cell, _Cell]:
    left, right = _beside(document, 2)
    return left, right


def _beside(document: Document, count: int) -> list[_Cell]:
    """One row of cells, kept with the text before it and never split."""
    _keep_last_text_with_next(document)
    width = text_width_mm(document)
    gap = document.add_paragraph()
    gap.paragraph_format.keep_with_next = True
    gap.paragraph_format.line_spacing = Pt(8)
    frame = invisible_table(document, rows=1, widths_mm=[width / count] * count)
    shrink(document.add_paragraph())
    return [frame.cell(0, place) for place in range(count)]


def _keep_last_text_with_next(document: Document) -> None:
    if document.paragraphs:
        document.paragraphs[-1].paragraph_format.keep_with_next = True


def _recipients(cell: _Cell, recipients: Recipients) -> None:
    plain(cell, "Nơi nhận:", size=12, bold=True, italic=True)
    for line in recipients.printed():
        plain(cell, line, size=11)
    drop_first_paragraph(cell)


def _signature(cell: _Cell, signature: Signature, *, note: str | None) -> None:
    for line in signature.capacity():
        centred(cell, line, size=BODY_PT, bold=True)
    if note:
        centred(cell, note, size=BODY_PT - 1, italic=True)
    name = centred(cell, clean(signature.name), size=BODY_PT, bold=True)
    name.paragraph_format.space_before = Mm(SIGNING_ROOM_MM)
    drop_first_paragraph(cell)
