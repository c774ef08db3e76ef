"""Who is to hold which duty from when to when, who comes from outside, and the last day of a duty."""

from datetime import date
from typing import Any

from django import forms

from thidua.people.forms.fields import chosen, words
from thidua.people.models import Posting
from thidua.units.models import Level, Role, Team, Unit
from thidua.web.days import DayField

UNTIL = "Để trống thì giữ đến khi ghi ngày thôi. Ủy quyền, phân công có thời hạn thì ghi ngày cuối."


class RoleForm(forms.Form):
    """Only a team leader's duty has a team."""

    user = forms.ChoiceField(label="Người", error_messages={"required": "Hãy chọn một người."})
    role = chosen("Vai trò", [], required=True, blank="Chọn vai trò")
    team = forms.ModelChoiceField(
        label="Tổ, nếu là tổ trưởng", queryset=Team.objects.none(), required=False, empty_label="Không có"
    )
    starts = DayField(
        "Từ ngày",
        help_text="Để trống là từ hôm nay. Ghi ngày sắp tới thì quyền có từ ngày ấy.",
        required=False,
    )
    ends = DayField("Đến hết ngày", help_text=UNTIL, required=False)
    paper = words(
        "Theo văn bản", 120, help_text="Số quyết định bổ nhiệm, phân công hoặc giấy ủy quyền, nếu có."
    )

    def __init__(self, *args: Any, people: list[Posting], unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(str(row.person.user_id), _named(row)) for row in people]
        self.fields["user"].choices = [("", "Chọn người"), *names]  # type: ignore[attr-defined]  # a field by its name has no narrower type
        self.fields["role"].choices = [("", "Chọn vai trò"), *_roles_in(unit)]  # type: ignore[attr-defined]  # as above
        self.fields["team"].queryset = Team.objects.filter(unit=unit)  # type: ignore[attr-defined]  # as above


class OutsiderForm(forms.Form):
    """An inspector: not of the staff, so named here; for some days and on a paper."""

    full_name = words("Họ và tên", 120, required=True)
    starts = DayField("Từ ngày", required=True)
    ends = DayField("Đến hết ngày", required=True)
    paper = words(
        "Theo văn bản",
        120,
        required=True,
        help_text="Số quyết định thanh tra, kiểm tra hoặc giấy giới thiệu.",
    )


class RoleEndForm(forms.Form):
    ends = DayField(
        "Ngày cuối giữ vai trò", help_text="Hết ngày này thì quyền hết. Để trống là hôm nay.", required=False
    )

    def last_day(self, today: date) -> date:
        return self.cleaned_data["ends"] or today


def _roles_in(unit: Unit) -> list[tuple[str, str]]:
    """Whoever only works here needs no duty, and no school has an officer of the upper level."""
    never = {Role.STAFF, Role.UPPER_OFFICER} if unit.level == Level.SCHOOL else {Role.STAFF}
    return [(role.value, str(role.label)) for role in Role if role not in never]


def _named(row: Posting) -> str:
    """With the team; two of the same name are told apart before, also where they share the team."""
    return f"{row.person.name_apart} ({row.team.name if row.team else 'chưa vào tổ'})"
