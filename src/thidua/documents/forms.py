"""What the clerk fills in: a recipient, that it has gone, the signed copy, what came in."""

from django import forms

from thidua.documents.models import Channel
from thidua.web.days import DayField
from thidua.web.scans import ScanField

NEEDED = {"required": "Hãy nhập mục này."}


class RecipientForm(forms.Form):
    recipient = forms.CharField(label="Nơi nhận", max_length=160, error_messages=NEEDED)
    copies = forms.IntegerField(label="Số bản", min_value=1, max_value=999, initial=1)


class SentForm(forms.Form):
    channel = forms.ChoiceField(label="Cách gửi", choices=Channel)
    on = DayField("Ngày gửi")


class SignedForm(forms.Form):
    on = DayField("Ngày ký, đóng dấu")
    scan = ScanField("Bản quét đã ký, đóng dấu", required=True)
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)


class IncomingForm(forms.Form):
    arrived_on = DayField("Ngày đến")
    sender = forms.CharField(label="Nơi gửi", max_length=160, error_messages=NEEDED)
    paper = forms.CharField(label="Số, ký hiệu", max_length=60, error_messages=NEEDED)
    dated = DayField("Ngày văn bản", required=False)
    abstract = forms.CharField(label="Trích yếu", max_length=240, error_messages=NEEDED)
    passed_to = forms.CharField(label="Chuyển cho", max_length=160, required=False)
    scan = ScanField("Bản quét văn bản")


class PassForm(forms.Form):
    passed_to = forms.CharField(label="Chuyển cho", max_length=160, error_messages=NEEDED)
    version = forms.IntegerField(widget=forms.HiddenInput)
