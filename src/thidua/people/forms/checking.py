"""Which lines a scanned decision names, and the scan."""

from typing import Any
from uuid import UUID

from django import forms

from thidua.people.actions import Original, Seen
from thidua.people.queries.checking import Row, name_of, text_of
from thidua.web.scans import ScanField


class OriginalForm(forms.Form):
    """All lines of the decision are ticked until somebody takes one out."""

    chosen = forms.MultipleChoiceField(
        label="Bản quét này ghi những dòng nào",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Hãy chọn ít nhất một dòng mà bản quét này có ghi.",
            "invalid_choice": "Có dòng vừa được người khác đối chiếu hoặc sửa. Hãy xem lại danh sách bên dưới.",
        },
    )
    scan = ScanField("Bản quét quyết định", required=True)

    def __init__(self, *args: Any, rows: list[Row], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(f"{row.id}:{row.version}", f"{name_of(row)}: {text_of(row)}") for row in rows]
        self.fields["chosen"].choices = choices  # type: ignore[attr-defined]  # a field by its name has no narrower type
        self.fields["chosen"].initial = [value for value, _ in choices]

    def seen(self) -> list[Seen]:
        parts = (value.split(":") for value in self.cleaned_data["chosen"])
        return [Seen(UUID(row), int(version)) for row, version in parts]

    def original(self) -> Original:
        scan = self.cleaned_data["scan"]
        return Original(scan.read(), scan.name, scan.content_type)
