"""What is typed of a target: a figure with its evidence, and why it is corrected."""

from typing import Any

from django import forms

from thidua.plans.models import Item
from thidua.units.models import Team
from thidua.web.days import DayField
from thidua.web.numbers import CommaDecimalField
from thidua.web.scans import ScanField

MOST_TEXT = 1000


class FigureForm(forms.Form):
    """A figure of a day; for a target of the whole school, of the school or of one team."""

    on = DayField("Số liệu đến ngày")
    team = forms.ModelChoiceField(
        queryset=Team.objects.none(), label="Của", required=False, empty_label="Cả trường"
    )
    value = CommaDecimalField(label="Con số", max_digits=14, decimal_places=2)
    text = forms.CharField(
        label="Minh chứng",
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Con số lấy từ đâu: biên bản, báo cáo, danh sách nào.",
    )
    proof = ScanField("Tệp minh chứng")
    answer = forms.CharField(label="Vì sao vẫn đúng", max_length=300, required=False)

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"].label = f"Con số ({item.aim_unit})"
        if item.team_id is not None:
            del self.fields["team"]
        else:
            self.fields["team"].queryset = item.section.plan.unit.teams.all()  # type: ignore[attr-defined]  # it is the field made above


class CorrectionForm(FigureForm):
    """Another value for the same day, with the reason."""

    because = forms.CharField(label="Vì sao sửa", max_length=300)

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, item=item, **kwargs)
        # Of a correction the reason is asked anyway.
        for name in ("on", "team", "answer"):
            self.fields.pop(name, None)


class DisclosureForm(forms.Form):
    """One button; the number says which decision was seen."""

    number = forms.IntegerField(widget=forms.HiddenInput)
