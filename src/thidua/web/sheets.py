"""A spreadsheet, or what was copied out of one: the two boxes by which either is handed in, in whatever room."""

from typing import Any, ClassVar

from django import forms

PASTED = "dan-tu-excel.tsv"
MEGABYTE = 1024 * 1024


class SheetForm(forms.Form):
    """One of the two. A room says how large they may be, and what a file without a name is called."""

    most_megabytes: ClassVar[int]
    most_pasted: ClassVar[int]
    unnamed: ClassVar[str]

    use_required_attribute = False

    file = forms.FileField(
        required=False,
        widget=forms.FileInput(attrs={"accept": ".xls,.xlsx,.csv,.tsv,.txt"}),
        error_messages={"empty": "Tệp rỗng. Hãy chọn lại tệp."},
    )
    pasted = forms.CharField(
        label="Hoặc dán từ Excel",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        help_text="Chọn các ô trong Excel, kể cả dòng tiêu đề, chép rồi dán vào đây.",
    )

    def clean_file(self) -> Any:
        """Said before anything is read into memory."""
        file = self.cleaned_data["file"]
        if file and file.size > self.most_megabytes * MEGABYTE:
            raise forms.ValidationError(
                f"Tệp lớn quá {self.most_megabytes} MB. Hãy xóa hình ảnh và các trang không cần rồi tải lên lại."
            )
        return file

    def clean_pasted(self) -> str:
        pasted: str = self.cleaned_data["pasted"]
        if len(pasted) > self.most_pasted:
            raise forms.ValidationError("Nội dung dán vào quá dài. Hãy lưu thành tệp rồi tải lên.")
        return pasted

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
            return file.read(), (file.name or self.unnamed)[-200:]
        return self.cleaned_data["pasted"].encode(), PASTED
