"""The file that is handed in, and the dry run which somebody agrees to."""

from typing import Any

from django import forms

from thidua.core.errors import InvalidInputError, RefusedError

LARGEST_FILE = 20 * 1024 * 1024


def refuse(form: forms.Form, refusal: RefusedError) -> None:
    """Show a refusal at its field, if it names one which the form has."""
    field = refusal.field if isinstance(refusal, InvalidInputError) and refusal.field in form.fields else None
    form.add_error(field, str(refusal))


class StaffFileForm(forms.Form):
    file = forms.FileField(
        label="Tệp danh sách (.xls, .xlsx)",
        help_text="Tệp xuất từ cơ sở dữ liệu ngành, tệp CANHAN.xlsx, hoặc danh sách của trường. Không quá 20 MB.",
        error_messages={"required": "Hãy chọn tệp.", "empty": "Tệp rỗng. Hãy chọn lại tệp."},
    )

    def clean_file(self) -> Any:
        """Said before anything is read into memory."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(
                "Tệp lớn quá 20 MB. Hãy xóa hình ảnh và các trang không cần rồi tải lên lại."
            )
        return file


class ApplyForm(forms.Form):
    """The dry run that was seen, and which doubtful lines were ticked."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
    ticked = forms.MultipleChoiceField(
        required=False,
        error_messages={
            "invalid_choice": "Danh sách vừa thay đổi. Hãy xem lại kết quả kiểm tra rồi áp dụng."
        },
    )

    def __init__(self, *args: Any, lines: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ticked"].choices = [(str(line), "") for line in lines]  # type: ignore[attr-defined]  # a field by its name has no narrower type
