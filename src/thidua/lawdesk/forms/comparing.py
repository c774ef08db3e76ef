"""Two days, and of all awards or one."""

from typing import Any

from django import forms

from thidua.lawdesk.forms.fields import Grouped, LawDayField, award_choices

_NAMES = {"first": "tu", "second": "den", "award": "danh-hieu"}


def _all_or_one() -> list[Any]:
    every: Grouped = award_choices()
    return [("", "Tất cả danh hiệu, hình thức"), *every]


class DaysForm(forms.Form):
    """Asked by address, so that a page can be sent to a colleague as a link."""

    use_required_attribute = False

    first = LawDayField("Từ ngày", required=True)
    second = LawDayField("Đến ngày", required=True)
    award = forms.ChoiceField(
        label="Danh hiệu, hình thức",
        choices=_all_or_one,
        required=False,
        error_messages={"invalid_choice": "Hãy chọn một mục trong danh sách."},
    )

    def add_prefix(self, field_name: str) -> str:
        """The address is read by people too."""
        return _NAMES.get(field_name, field_name)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("first") and cleaned.get("first") == cleaned.get("second"):
            self.add_error("second", "Hai ngày giống nhau. Hãy chọn ngày khác.")
        return cleaned
