"""The box for a file of evidence: wider than that for scans, and like it known by what the bytes are."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

from paper import office
from thidua.web.scans import ScanField


class EvidenceField(ScanField):
    """What schools keep as evidence: scans, and documents of Word and Excel that hold no program."""

    wrong = "Minh chứng phải là tệp PDF, JPG, PNG, DOCX hoặc XLSX."
    widget = forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.docx,.xlsx"})

    def kind_of(self, scan: "UploadedFile[bytes]", beginning: bytes) -> str:
        if beginning.startswith(office.COMPOUND):
            raise forms.ValidationError(
                "Tệp Word, Excel kiểu cũ (.doc, .xls) hoặc có mật khẩu. "
                "Hãy mở và lưu lại thành .docx, .xlsx hoặc PDF, không đặt mật khẩu."
            )
        try:
            return office.kind_of(scan) or super().kind_of(scan, beginning)
        except office.MacroError:
            raise forms.ValidationError(
                "Tệp này chứa macro (chương trình chạy trong Word, Excel) nên không nhận. "
                "Hãy lưu lại thành .docx, .xlsx không có macro, hoặc PDF."
            ) from None
