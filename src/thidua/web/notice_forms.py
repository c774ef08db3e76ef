"""The boxes of what somebody wishes to be told, and when."""

from django import forms

from thidua.core.text import tidy
from thidua.notices.models import Kind
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


class AddressForm(forms.Form):
    """The action asks whether it is an address: its sentence is ours."""

    address = forms.CharField(
        label="Địa chỉ thư điện tử",
        max_length=254,
        widget=forms.TextInput(
            attrs={"inputmode": "email", "autocomplete": "email", "autocapitalize": "none"}
        ),
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Mã 6 chữ số trong thư",
        max_length=12,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "td-code"}
        ),
    )


class KindsForm(forms.Form):
    """About what letters are written; none: none."""

    kinds = forms.MultipleChoiceField(
        label="Gửi thư khi có việc về", choices=Kind, required=False, widget=forms.CheckboxSelectMultiple
    )
