"""The layout of state documents by NĐ 30/2020/NĐ-CP, Phụ lục I, made with python-docx.

A maker opens a document, sets its parts from top to bottom and takes the bytes:

    document = new_document()
    letterhead(document, head)
    title(document, "Tờ trình", "Về việc …")
    paragraph(document, "…")
    closing(document, recipients, signature)
    return to_bytes(document)
"""

from paper.layout.closing import closing, paired_signatures, row_of_signatures
from paper.layout.head import annex_title, letterhead, title
from paper.layout.pages import add_annex, new_document, to_bytes
from paper.layout.tables import Band, Column, long_table, plain_grid, table
from paper.layout.texts import CENTRE, RIGHT, SECTION_GAP, Run, article, heading, legal_bases, paragraph

__all__ = [
    "CENTRE",
    "RIGHT",
    "SECTION_GAP",
    "Band",
    "Column",
    "Run",
    "add_annex",
    "annex_title",
    "article",
    "closing",
    "heading",
    "legal_bases",
    "letterhead",
    "long_table",
    "new_document",
    "paired_signatures",
    "paragraph",
    "plain_grid",
    "row_of_signatures",
    "table",
    "title",
    "to_bytes",
]
