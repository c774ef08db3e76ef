"""A piece of evidence, and the words by which one is looked for in the program."""

from typing import Any

from django import forms
from django.utils.text import Truncator

from thidua.files.models import StoredFile
from thidua.standards.actions.pieces import Brought
from thidua.standards.forms.uploads import EvidenceField
from thidua.standards.models import LINKED, Piece, Requirement, Source
from thidua.standards.queries.board import requirements_of

# So many words of a criterion fit one line.
LINE = 16


class ServedField(forms.ModelMultipleChoiceField[Requirement]):
    """The criteria, each by its number and the beginning of its words."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, row: Requirement) -> str:
        return f"{row.code}. {Truncator(row.text).words(LINE)}"


class PieceForm(forms.Form):
    code = forms.CharField(
        label="Mã minh chứng",
        max_length=30,
        help_text="Theo lệ [H1-1.01-01]: hộp, tiêu chuẩn, tiêu chí, số thứ tự.",
    )
    title = forms.CharField(label="Tên minh chứng", max_length=240)
    file = EvidenceField(
        "Tệp", help_text="PDF, JPG, PNG, Word (.docx) hoặc Excel (.xlsx) không có macro, không quá 20 MB."
    )
    place = forms.CharField(
        label="Nơi để bản giấy",
        max_length=240,
        required=False,
        help_text="Ví dụ: Phòng văn thư, tủ 2, cặp 2025-2026.",
    )
    requirements = ServedField(queryset=None, label="Phục vụ những tiêu chí nào")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, about: Requirement | Piece, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        piece = about if isinstance(about, Piece) else None
        head = about.recognition if isinstance(about, Piece) else about.standard.recognition
        served = self.fields["requirements"]
        assert isinstance(served, ServedField)
        served.queryset = requirements_of(head)
        served.error_messages["required"] = "Hãy chọn ít nhất một tiêu chí mà minh chứng này phục vụ."
        if piece is not None and piece.source in LINKED:
            del self.fields["file"]

    def given(self, source: Source | None, file: StoredFile | None, piece: Piece | None) -> Brought:
        """By what was filled in: a file, else a place; an old piece keeps its source."""
        typed = self.cleaned_data
        kept = Source(piece.source) if piece else source
        return Brought(
            code=typed["code"],
            title=typed["title"],
            source=kept or (Source.FILE if file else Source.PLACE),
            linked=piece.linked if piece else None,
            file=file,
            place=typed["place"],
        )


class SearchForm(forms.Form):
    source = forms.ChoiceField(label="Tìm trong")
    words = forms.CharField(label="Các chữ trong tên", max_length=120, required=False)

    def __init__(self, *args: Any, sources: list[Source], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box = self.fields["source"]
        assert isinstance(box, forms.ChoiceField)
        box.choices = [(one.value, str(one.label)) for one in sources]


class ChosenForm(forms.Form):
    """What the button beside a found line sends."""

    source = forms.ChoiceField(choices=[(one.value, str(one.label)) for one in LINKED])
    linked = forms.UUIDField()
