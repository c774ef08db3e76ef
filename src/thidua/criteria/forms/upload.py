"""A spreadsheet, or what was copied out of one, from which a set is read."""

from typing import Any

from django import forms

LARGEST_FILE = 5 * 1024 * 1024
LARGEST_PASTE = 200_000
PASTED = "dan-tu-excel.tsv"


class UploadForm(forms.Form):
    """One of the two."""

    use_required_attribute = False

    file = forms.FileField(
        label="Tệp bảng tiêu chí (.xls, .xlsx, .csv)",
        required=False,
        help_text="Không quá 5 MB. Tệp không được lưu lại.",
        widget=forms.FileInput(attrs={"accept": ".xls,.xlsx,.csv,.tsv,.txt"}),
        error_messages={"empty": "Tệp rỗng. Hãy chọn lại tệp."},
    )
    pasted = forms.CharField(
        label="Hoặc dán từ Excel",
        required=False,
        strip=False,
        max_length=LARGEST_PASTE,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        help_text="Chọn các ô trong Excel, kể cả dòng tiêu đề, chép rồi dán vào đây.",
        error_messages={"max_length": "Nội dung dán vào quá dài. Hãy lưu thành tệp rồi tải lên."},
    )

    def clean_file(self) -> Any:
        """Said before anything is read into memory."""
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST_FILE:
            raise forms.ValidationError(
                "Tệp lớn quá 5 MB. Hãy xóa hình ảnh và các trang không cần rồi tải lại."
            )
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        pasted = bool((cleaned.get("pasted") or "").strip())
        if not self.errors and bool(cleaned.get("file")) == pasted:
            words = "Hãy chỉ dùng một trong hai: tệp hoặc nội dung dán."
            self.add_error("file", words if pasted else "Hãy chọn tệp, hoặc dán từ Excel.")
        return cleaned

    def brought(self) -> tuple[bytes, str]:
        """The bytes and the name by which they are read."""
        file = self.cleaned_data["file"]
        if file:
            return file.read(), (file.name or "bo-tieu-chi")[-200:]
        return self.cleaned_data["pasted"].encode(), PASTED
