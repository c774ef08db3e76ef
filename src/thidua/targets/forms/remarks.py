"""What was said of the targets on a day."""

from django import forms

from thidua.web.days import DayField
from thidua.web.scans import ScanField

MOST_TEXT = 4000


class RemarkForm(forms.Form):
    """Kept as it is written: a later one stands beside it."""

    on = DayField("Ngày")
    text = forms.CharField(label="Nội dung", max_length=MOST_TEXT, widget=forms.Textarea(attrs={"rows": 6}))
    proof = ScanField("Biên bản, văn bản kèm theo")
