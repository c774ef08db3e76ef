"""A criterion: from a sheet, by hand, and how the school sees itself in it."""

from datetime import date
from typing import Any

from django import forms

from thidua.people.models import Person
from thidua.people.queries import people_at_work, tell_apart
from thidua.standards.models import Requirement, Verdict
from thidua.standards.reading import Asked
from thidua.units.models import Unit
from thidua.web.sheets import SheetForm


class BringForm(SheetForm):
    """The criteria of a standard as a sheet; it is read at once and not kept."""

    most_megabytes = 2
    most_pasted = 200_000
    unnamed = "tieu-chi-chuan"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = "Tệp bộ tiêu chí (.xls, .xlsx, .csv)"
        self.fields["file"].help_text = "Không quá 2 MB. Tệp không được lưu lại."


class RequirementForm(forms.Form):
    number = forms.CharField(label="Số tiêu chuẩn", max_length=12)
    standard = forms.CharField(label="Tên tiêu chuẩn", max_length=300, required=False)
    code = forms.CharField(label="Số tiêu chí", max_length=12, help_text="Ví dụ 1.1")
    text = forms.CharField(label="Nội dung tiêu chí", widget=forms.Textarea(attrs={"rows": 4}))
    in_charge = forms.ChoiceField(label="Người phụ trách", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, unit: Unit, on: date, chosen: Person | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = list(people_at_work(unit, on))
        # Who has left meanwhile stays in charge until somebody else is chosen.
        rows += [chosen] if chosen is not None and chosen not in rows else []
        tell_apart(unit, rows)
        self.people = {str(row.id): row for row in rows}
        box = self.fields["in_charge"]
        assert isinstance(box, forms.ChoiceField)
        box.choices = [("", "Chưa giao"), *((key, row.name_apart) for key, row in self.people.items())]

    def asked(self) -> Asked:
        given = self.cleaned_data
        return Asked(given["number"], given["standard"], given["code"], given["text"])

    def person(self) -> Person | None:
        return self.people.get(self.cleaned_data["in_charge"])

    @staticmethod
    def shown(row: Requirement | None) -> dict[str, Any]:
        if row is None:
            return {}
        return {
            "number": row.standard.number,
            "standard": row.standard.name,
            "code": row.code,
            "text": row.text,
            "in_charge": str(row.in_charge_id or ""),
            "version": row.version,
        }


class AssessForm(forms.Form):
    verdict = forms.ChoiceField(label="Tự đánh giá", choices=Verdict)
    level = forms.CharField(
        label="Mức đạt", max_length=30, required=False, help_text="Chỉ ghi khi chọn “Đạt mức”, ví dụ Mức 2."
    )
    remark = forms.CharField(
        label="Điểm mạnh, điểm yếu, việc phải làm",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
