"""What is typed of the roster: a part of the work, whoever is put in charge, the last day."""

from datetime import date
from typing import Any

from django import forms

from thidua.people.models import Person
from thidua.people.queries import people_at_work
from thidua.units.models import Unit
from thidua.web.days import DayField


class PartForm(forms.Form):
    name = forms.CharField(
        label="Phần việc",
        max_length=160,
        help_text="Ví dụ: Tổng hợp điểm bình xét hằng tháng; Truyền thông gương người tốt, việc tốt.",
    )


class ChargeForm(forms.Form):
    person = forms.ModelChoiceField(
        queryset=Person.objects.none(),
        label="Ai",
        empty_label="Chọn người",
        error_messages={"required": "Hãy chọn một người."},
    )
    starts = DayField("Từ ngày")
    ends = DayField("Đến hết ngày", required=False, help_text="Để trống thì giữ đến khi ghi ngày thôi.")
    paper = forms.CharField(label="Theo văn bản", required=False, max_length=120)

    def __init__(self, *args: Any, unit: Unit, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people_at_work(unit, on)  # type: ignore[attr-defined]  # it is the field made above


class LastDayForm(forms.Form):
    on = DayField("Ngày cuối phụ trách")
