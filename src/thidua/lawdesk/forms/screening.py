"""Criteria to be screened: pasted, one a line, or as the school's own file."""

from typing import Any

from django import forms

from statute.errors import CaseError
from statute.screening import Criterion, criteria
from thidua.lawdesk.errors import in_vietnamese

LARGEST_FILE = 20 * 1024 * 1024
MOST_LINES, LONGEST_LINE, MOST_LETTERS = 500, 1000, 100_000


class CriteriaForm(forms.Form):
    """`found` are the criteria, once the form is valid."""

    use_required_attribute = False

    text = forms.CharField(
        label="Tiêu chí",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Mỗi dòng một tiêu chí, có dấu hay không dấu đều được.",
    )
    file = forms.FileField(
        label="Hoặc tệp tiêu chí",
        required=False,
        help_text="Bảng tiêu chí .xlsx, .xls hoặc tệp chữ .txt, không quá 20 MB. Tệp không được lưu lại.",
        error_messages={"empty": "Tệp rỗng. Hãy chọn lại tệp."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found: list[Criterion] = []

    def clean_file(self) -> Any:
        """Said before anything is read into memory."""
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST_FILE:
            raise forms.ValidationError(
                "Tệp lớn quá 20 MB. Hãy bỏ hình ảnh và các trang không cần rồi tải lại."
            )
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        text, file = cleaned.get("text", ""), cleaned.get("file")
        if file and text.strip():
            self.add_error(
                "file", "Hãy dán vào ô hoặc chọn tệp, không cả hai. Muốn soát tệp thì xóa ô tiêu chí."
            )
        elif not file and not text.strip():
            self.add_error("text", "Hãy dán ít nhất một tiêu chí, hoặc chọn tệp.")
        else:
            self._read("file" if file else "text", file.read() if file else text.encode())
        return cleaned

    def _read(self, name: str, content: bytes) -> None:
        try:
            found = criteria(content, name)
        except CaseError as refused:
            self.add_error(name, in_vietnamese(refused.fault))
            return
        too_long = next((one for one in found if len(one.text) > LONGEST_LINE), None)
        if not found:
            self.add_error(name, "Không thấy tiêu chí nào.")
        elif len(found) > MOST_LINES:
            self.add_error(name, f"Có {len(found)} dòng; mỗi lần soát nhiều nhất {MOST_LINES} dòng.")
        elif too_long:
            self.add_error(name, f"Dòng {too_long.line} dài quá {LONGEST_LINE} ký tự, hãy tách ra.")
        elif (letters := sum(len(one.text) for one in found)) > MOST_LETTERS:
            self.add_error(
                name, f"Có {letters} ký tự; mỗi lần soát nhiều nhất {MOST_LETTERS} ký tự, hãy soát từng phần."
            )
        else:
            self.found = found
