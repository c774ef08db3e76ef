"""The boxes of what somebody wishes to be told, and when."""

from django import forms

from thidua.core.text import tidy
from thidua.notices.stages import Ahead


class DaysForm(forms.Form):
    """Days as they are said: 7 3 1 0."""

    days = forms.CharField(
        label="Nhắc trước hạn bao nhiêu ngày",
        max_length=40,
        help_text="Các số cách nhau bằng dấu cách hoặc dấu phẩy; 0 là đúng ngày hết hạn. Ví dụ: 7 3 1 0.",
    )
    tells_late = forms.BooleanField(label="Nhắc thêm một lần khi đã quá hạn", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean_days(self) -> str:
        written = tidy(self.cleaned_data["days"].replace(",", " ").replace(";", " "))
        if not all(word.isdecimal() for word in written.split()):
            raise forms.ValidationError("Chỉ ghi các số ngày, cách nhau bằng dấu cách: 7 3 1 0.")
        return written

    def ahead(self) -> Ahead:
        days = tuple(int(word) for word in self.cleaned_data["days"].split())
        return Ahead(days, self.cleaned_data["tells_late"])
