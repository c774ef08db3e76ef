"""Small parts of the layout which the papers do not show by themselves."""

import pytest
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Pt

from paper.errors import ContractError, PaperError
from paper.layout import Column, add_annex, new_document, table, to_bytes


def test_row_of_another_length_is_refused() -> None:
    with pytest.raises(ContractError, match="Một dòng có 1 ô trong khi bảng có 2 cột"):
        table(new_document(), [Column("STT", 10), Column("Họ và tên", 50)], [("1",)])


def test_paragraph_before_an_annex_takes_no_room_of_its_own() -> None:
    document = new_document()
    add_annex(document, landscape=True)
    last = document.paragraphs[-1].paragraph_format
    assert (last.line_spacing_rule, last.line_spacing) == (WD_LINE_SPACING.EXACTLY, Pt(1))


def test_new_document_does_not_tell_who_made_it_or_when() -> None:
    assert to_bytes(new_document()) == to_bytes(new_document())
    properties = new_document().core_properties
    assert (properties.author, properties.comments, properties.title) == ("", "", "")


def test_every_error_has_its_sentence() -> None:
    several = [PaperError]
    for kind in several:
        several += kind.__subclasses__()
        assert str(kind()).endswith(".")
        assert str(kind("Câu riêng.")) == "Câu riêng."
