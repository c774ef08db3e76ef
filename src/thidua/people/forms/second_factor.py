"""Of whom the unit requires a second factor, and after how many days."""

from typing import Any
from uuid import UUID

from django import forms

from thidua.units.actions import LONGEST_GRACE
from thidua.units.models import GUARDED_ROLES, Level, Role, SecondFactorRule, Unit

OUT_OF_RANGE = f"Ghi từ 0 đến {LONGEST_GRACE} ngày."
USUAL_GRACE = 14


class SecondFactorForm(forms.Form):
    """No role chosen: required of nobody. `seen` is the rule which the page showed."""

    roles = forms.MultipleChoiceField(
        label="Bắt buộc với", required=False, widget=forms.CheckboxSelectMultiple
    )
    grace_days = forms.IntegerField(
        label="Số ngày để chuẩn bị",
        min_value=0,
        max_value=LONGEST_GRACE,
        help_text="Hết số ngày này, ai chưa bật thì đăng nhập xong chỉ thấy trang bật xác thực hai bước.",
        error_messages={
            "required": "Hãy ghi số ngày; 0 là ngay hôm nay.",
            "invalid": "Ghi một số ngày, ví dụ 14.",
            "min_value": OUT_OF_RANGE,
            "max_value": OUT_OF_RANGE,
        },
    )
    seen = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, unit: Unit, rule: SecondFactorRule | None) -> None:
        asked = [role.value for role in rule.asked] if rule else []
        initial = {"roles": asked, "grace_days": USUAL_GRACE, "seen": rule.id if rule else None}
        super().__init__(data, initial=initial)
        never = {Role.UPPER_OFFICER} if unit.level == Level.SCHOOL else set()
        choices = [(role.value, str(role.label)) for role in GUARDED_ROLES if role not in never]
        self.fields["roles"].choices = choices  # type: ignore[attr-defined]  # a field by its name has no narrower type

    def wanted(self) -> frozenset[Role]:
        return frozenset(Role(role) for role in self.cleaned_data["roles"])

    def seen_rule(self) -> UUID | None:
        return self.cleaned_data["seen"] or None
