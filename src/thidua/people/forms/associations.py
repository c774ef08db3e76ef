"""What is filled in about a mass organisation: what it is called, who leads it, its last day."""

from datetime import date
from typing import Any

from django import forms

from thidua.people.forms.fields import chosen, words
from thidua.people.models import Person
from thidua.people.queries import people_at_work, tell_apart
from thidua.units.actions.associations import Led
from thidua.units.models import AssociationKind, Unit
from thidua.web.days import DayField


class AssociationForm(forms.Form):
    kind = chosen("Loại", AssociationKind.choices, required=True, blank="Chọn loại")
    name = words(
        "Tên tổ chức",
        120,
        required=True,
        help_text="Như in trên giấy tờ: Công đoàn cơ sở Trường THCS Hoa Sen.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class LeadForm(forms.Form):
    """Either a person of the unit or a name."""

    person = forms.ChoiceField(label="Người của đơn vị", required=False)
    name = words(
        "Hoặc họ và tên",
        120,
        help_text="Người không có tài khoản ở đây, ví dụ Trưởng ban đại diện cha mẹ học sinh.",
    )
    position = words("Chức danh", 80, help_text="Chủ tịch, Bí thư, Tổng phụ trách, Trưởng ban…")
    starts = DayField("Từ ngày")
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, unit: Unit, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = list(people_at_work(unit, on).select_related("user"))
        tell_apart(unit, rows)
        self.people = {str(row.id): row for row in rows}
        person = self.fields["person"]
        assert isinstance(person, forms.ChoiceField)
        person.choices = [("", "Không chọn"), *((key, _named(row)) for key, row in self.people.items())]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if bool(given.get("person")) == bool(given.get("name")):
            self.add_error("person", "Hãy chọn một người của đơn vị, hoặc ghi họ tên; chỉ một trong hai.")
        return given

    def led(self) -> Led:
        given = self.cleaned_data
        person = self.people.get(given["person"])
        name = person.full_name if person else given["name"]
        return Led(name=name, user=person.user if person else None, position=given["position"])


class EndForm(forms.Form):
    ends = DayField("Ngày cuối hoạt động", help_text="Kế hoạch, giấy tờ đã ghi tên tổ chức vẫn giữ nguyên.")
    version = forms.IntegerField(widget=forms.HiddenInput)


def _named(person: Person) -> str:
    return f"{person.full_name} ({person.apart})" if person.apart else person.full_name
