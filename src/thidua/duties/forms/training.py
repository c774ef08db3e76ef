"""What is typed of a course, and the ticks of who took part."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from thidua.web.days import DayField
from thidua.web.scans import ScanField


class SeenForm(forms.Form):
    """Which version of a row somebody had before the eyes."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class CourseForm(forms.Form):
    name = forms.CharField(
        label="Nội dung bồi dưỡng",
        max_length=240,
        help_text="Ví dụ: Tập huấn lập hồ sơ khen thưởng năm học mới.",
    )
    organiser = forms.CharField(label="Đơn vị tổ chức", max_length=160)
    starts = DayField("Từ ngày")
    ends = DayField("Đến ngày", required=False, help_text="Một ngày thì để trống.")
    hours = forms.IntegerField(
        label="Số giờ", required=False, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    learned = forms.CharField(
        label="Điều học được", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    shared = forms.CharField(
        label="Đã chia sẻ lại",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Phổ biến lại cho ai, ở đâu, ngày nào.",
    )
    scan = ScanField("Tệp kèm theo", help_text="Giấy chứng nhận hoặc chương trình: PDF, JPG, PNG, đến 20 MB.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["ends"] = cleaned.get("ends") or cleaned.get("starts")
        return cleaned


def people_typed(given: QueryDict) -> dict[UUID, str]:
    """Who was ticked, with the number of the certificate typed beside the name; what is no id is nobody."""
    found: dict[UUID, str] = {}
    for word in given.getlist("person"):
        try:
            found[UUID(word)] = given.get(f"certificate-{word}", "")[:120]
        except ValueError:
            continue
    return found
