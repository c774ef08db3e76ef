"""The box for a scanned document: PDF or picture, known by how its bytes begin."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from paper.media import PDF

MOST_BYTES = 20 * 1024 * 1024
# What a scan begins with, and what it is then kept as: the browser's word is not taken for it.
KINDS = {b"%PDF-": PDF, b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}


class ScanField(forms.FileField):
    """Seldom required: what is entered counts, the scan lets others see it."""

    wrong = "Bản quét phải là tệp PDF, JPG hoặc PNG."
    widget = forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"})

    def __init__(
        self, label: str, *, required: bool = False, help_text: str = "PDF, JPG hoặc PNG, không quá 20 MB."
    ) -> None:
        super().__init__(label=label, required=required, help_text=help_text)
        self.error_messages["required"] = "Hãy chọn tệp bản quét."
        self.error_messages["empty"] = "Tệp này không có nội dung. Hãy chọn tệp khác."

    def clean(self, data: Any, initial: Any = None) -> "UploadedFile[bytes] | None":
        scan: UploadedFile[bytes] | None = super().clean(data, initial)
        if scan is None:
            return None
        if scan.size is None or scan.size > MOST_BYTES:
            raise forms.ValidationError("Tệp lớn hơn 20 MB. Hãy quét lại với độ phân giải thấp hơn.")
        beginning = scan.read(8)
        scan.seek(0)
        scan.content_type = self.kind_of(scan, beginning)
        scan.seek(0)
        return scan

    def kind_of(self, _scan: "UploadedFile[bytes]", beginning: bytes) -> str:
        kind = next((kind for start, kind in KINDS.items() if beginning.startswith(start)), None)
        if kind is None:
            raise forms.ValidationError(self.wrong)
        return kind
