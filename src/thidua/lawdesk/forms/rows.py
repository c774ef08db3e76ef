"""Rows of facts: initiatives, leave, discipline, forms of commendation held. A blank row is left out."""

from typing import Any

from django import forms

from statute.names import award_name, codes, short_name
from thidua.lawdesk.forms.bounds import MOST_AT_ONCE
from thidua.lawdesk.forms.boxes import NONE, Amount, Chosen, is_blank
from thidua.lawdesk.forms.fields import UNKNOWN, Choices
from thidua.people import models
from thidua.web.days import DayField

Fact = dict[str, Any]
_SOMETHING = "unknown"


class RowForm(forms.Form):
    """One row; `facts` are what the case says of it, as often as the row counts."""

    use_required_attribute = False

    @property
    def is_there(self) -> bool:
        return not is_blank(self)

    def facts(self) -> list[Fact]:
        return [dict(self.cleaned_data)]


class InitiativeForm(RowForm):
    """Initiatives or research alike in everything the law asks, with their number."""

    count = Amount("Số lượng", whole=True, most=MOST_AT_ONCE)
    kind = Chosen("Loại", models.InitiativeKind.choices)
    scope = Chosen("Phạm vi ảnh hưởng", models.Scope.choices)
    recognised_by = Chosen("Cấp công nhận", models.RecognisedBy.choices)
    used = forms.CharField(label="Đã dùng để xét", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["used"].widget = forms.Select(choices=self._uses())

    def _uses(self) -> Choices:
        """One award each; a list of several only where the facts came with it."""
        single = [(code, short_name(code)) for code in codes("person")]
        listed = [("", UNKNOWN), (NONE, "Chưa dùng"), *single]
        given = self.data.get(self.add_prefix("used"), "")
        if given and given not in dict(listed) and set(given.split(",")) <= {code for code, _ in single}:
            listed.append((given, ", ".join(short_name(code) for code in given.split(","))))
        return listed

    def clean_used(self) -> list[str] | None:
        given: str = self.cleaned_data["used"]
        if given not in dict(self._uses()):
            raise forms.ValidationError("Hãy chọn một mục trong danh sách.")
        return None if not given else [] if given == NONE else given.split(",")

    def facts(self) -> list[Fact]:
        """A row without a number is one."""
        one = {name: self.cleaned_data[name] for name in ("scope", "kind", "recognised_by")}
        count = self.cleaned_data["count"]
        return [{**one, "used_for": self.cleaned_data["used"]} for _ in range(1 if count is None else count)]


class LeaveForm(RowForm):
    kind = Chosen("Loại nghỉ", [(_SOMETHING, "Chưa biết loại"), *models.LawLeaveKind.choices], blank="–")
    working_days = Amount("Số ngày làm việc", most=366)

    def clean_kind(self) -> str | None:
        return _known(self.cleaned_data["kind"])


class DisciplineForm(RowForm):
    form = Chosen("Hình thức", [(_SOMETHING, "Chưa biết"), *models.DisciplineForm.choices], blank="–")
    on = DayField("Ngày quyết định", required=False)
    ended = DayField("Ngày hết hiệu lực", required=False)

    def clean_form(self) -> str | None:
        return _known(self.cleaned_data["form"])

    def facts(self) -> list[Fact]:
        return [{name: _iso(value) for name, value in self.cleaned_data.items()}]


class HeldForm(RowForm):
    """A form of commendation with the day of its decision."""

    code = Chosen("Hình thức khen thưởng", [], blank="–")
    on = DayField("Ngày quyết định", required=False)
    basis = Chosen("Loại hình", models.Basis.choices)
    revoked = forms.BooleanField(label="Đã bị thu hồi", required=False)

    def __init__(self, *args: Any, held: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].choices = [("", "–"), *((code, award_name(code)) for code in held)]  # type: ignore[attr-defined]  # a field by its name has no narrower type

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.is_there and not cleaned.get("code") and "code" not in self.errors:
            self.add_error("code", "Hãy chọn hình thức khen thưởng.")
        return cleaned

    def facts(self) -> list[Fact]:
        return [{name: _iso(value) for name, value in self.cleaned_data.items()}]


def _known(value: str | None) -> str | None:
    return None if value == _SOMETHING else value


def _iso(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
