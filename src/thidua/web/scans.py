"""The box for a scanned document, PDF or picture, and the wider one for evidence; known by what the bytes are."""

import zipfile
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from paper.media import DOCX, PDF, XLSX

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


# What its main part says a document of Office is; one with macros says something else.
OFFICE = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": DOCX,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": XLSX,
}
TYPES = "[Content_Types].xml"
MOST_TYPES = 1 << 20
ZIPPED, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class EvidenceField(ScanField):
    """What schools keep as evidence: scans, and documents of Word and Excel that hold no program."""

    wrong = "Minh chứng phải là tệp PDF, JPG, PNG, DOCX hoặc XLSX."
    widget = forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.docx,.xlsx"})

    def kind_of(self, scan: "UploadedFile[bytes]", beginning: bytes) -> str:
        if beginning.startswith(COMPOUND):
            raise forms.ValidationError(
                "Tệp Word, Excel kiểu cũ (.doc, .xls) hoặc có mật khẩu. "
                "Hãy mở và lưu lại thành .docx, .xlsx hoặc PDF, không đặt mật khẩu."
            )
        if beginning.startswith(ZIPPED):
            return _office_kind(scan)
        return super().kind_of(scan, beginning)


def _office_kind(scan: "UploadedFile[bytes]") -> str:
    try:
        with zipfile.ZipFile(scan) as archive:
            names = archive.namelist()
            with archive.open(TYPES) as file:
                said = file.read(MOST_TYPES).decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError, ValueError):
        raise forms.ValidationError(EvidenceField.wrong) from None
    if "macroEnabled" in said or any("vbaproject" in name.lower() for name in names):
        raise forms.ValidationError(
            "Tệp này chứa macro (chương trình chạy trong Word, Excel) nên không nhận. "
            "Hãy lưu lại thành .docx, .xlsx không có macro, hoặc PDF."
        )
    kind = next((kind for main, kind in OFFICE.items() if f'"{main}"' in said), None)
    if kind is None:
        raise forms.ValidationError(EvidenceField.wrong)
    return kind
