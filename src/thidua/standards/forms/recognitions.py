"""What the decision of a recognition says; only kind and name while it is being prepared."""

from typing import Any

from django import forms

from thidua.standards.actions.recognitions import FIELDS, Recognised
from thidua.standards.models import Recognition, RecognitionKind
from thidua.web.days import DayField
from thidua.web.scans import ScanField


class RecognitionForm(forms.Form):
    kind = forms.ChoiceField(label="Loại", choices=RecognitionKind)
    name = forms.CharField(
        label="Tên gọi", max_length=160, help_text="Ví dụ: Trường trung học cơ sở đạt chuẩn quốc gia."
    )
    level = forms.CharField(
        label="Mức, cấp độ",
        max_length=60,
        required=False,
        help_text="Như quyết định ghi: Mức độ 1, Cấp độ 2…",
    )
    paper = forms.CharField(label="Số quyết định", max_length=60, required=False)
    decided_on = DayField("Ngày quyết định", required=False)
    issuer = forms.CharField(label="Cơ quan công nhận", max_length=160, required=False)
    valid_until = DayField(
        "Có giá trị đến hết ngày",
        required=False,
        help_text="Ghi theo quyết định. Phần mềm không tự tính thời hạn; để trống là chưa rõ.",
    )
    scan = ScanField("Bản quét quyết định")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def given(self) -> Recognised:
        return Recognised(**{name: self.cleaned_data[name] for name in FIELDS})

    @staticmethod
    def shown(row: Recognition | None) -> dict[str, Any]:
        if row is None:
            return {"kind": RecognitionKind.NATIONAL}
        return {name: getattr(row, name) for name in (*FIELDS, "version")}


class DropForm(forms.Form):
    """Which version of the row somebody had before the eyes."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
