"""What is typed of a drive: how many gave, or who; a line taken back; the result."""

from typing import Any

from django import forms

from thidua.people.models import Person
from thidua.people.queries import people_at_work
from thidua.plans.models import Plan
from thidua.units.models import Team
from thidua.web.days import DayField
from thidua.web.numbers import CommaDecimalField

AMOUNT = "Số tiền (đồng)"
SURE = "Đã xem lại, số này đúng"


class CountForm(forms.Form):
    """So many of a team, or of the school, gave so much."""

    way = forms.CharField(widget=forms.HiddenInput, initial="counts")
    on = DayField("Ngày")
    team = forms.ModelChoiceField(
        queryset=Team.objects.none(), label="Của", required=False, empty_label="Cả trường"
    )
    people = forms.IntegerField(label="Số người ủng hộ", min_value=1, widget=forms.TextInput)
    amount = CommaDecimalField(label=AMOUNT, required=False, max_digits=14, decimal_places=0)
    note = forms.CharField(label="Ghi chú", required=False, max_length=160)
    sure = forms.BooleanField(label=SURE, required=False)
    # How many lines the page showed: the page writes it anew each time it is shown.
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = plan.unit.teams.all()  # type: ignore[attr-defined]  # it is the field made above


class GiverForm(forms.Form):
    """One person gave. Everybody at work may be chosen, those who gave as well: no list of the others can be read off."""

    way = forms.CharField(widget=forms.HiddenInput, initial="givers")
    on = DayField("Ngày")
    person = forms.ModelChoiceField(
        queryset=Person.objects.none(), label="Người ủng hộ", empty_label="Chọn người"
    )
    amount = CommaDecimalField(label=AMOUNT, required=False, max_digits=14, decimal_places=0)
    sure = forms.BooleanField(label=SURE, required=False)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        on = kwargs["initial"]["on"]
        self.fields["person"].queryset = people_at_work(plan.unit, on)  # type: ignore[attr-defined]  # as above


class TakeBackForm(forms.Form):
    because = forms.CharField(label="Lý do", max_length=300)


class ResultForm(forms.Form):
    text = forms.CharField(
        label="Kết quả",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Ví dụ: đã nộp về đâu, ngày nào, theo phiếu thu nào.",
    )
