"""What people fill in: a round's days, a pledge, the reason of a return, the list which was looked at."""

from typing import Any
from uuid import UUID

from django import forms

from statute import names
from thidua.collectives.models import YEARLY_TITLES
from thidua.registrations.queries import TITLES

DAY_FAULTS = {"required": "Hãy ghi ngày.", "invalid": "Ngày viết dạng ngày/tháng/năm, ví dụ 30/09/2025."}
DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]


class DayInput(forms.DateInput):
    """The browser's own picker; what it sends is taken, and dd/mm/yyyy typed by hand as well."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def day_field(label: str) -> forms.DateField:
    return forms.DateField(label=label, widget=DayInput, input_formats=DAY_FORMATS, error_messages=DAY_FAULTS)


class RoundForm(forms.Form):
    opens = day_field("Mở từ ngày")
    closes = day_field("Hết hạn ngày")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("opens") and cleaned.get("closes") and cleaned["closes"] < cleaned["opens"]:
            self.add_error("closes", "Ngày hết hạn không thể trước ngày mở.")
        return cleaned


class ExtendForm(forms.Form):
    closes = day_field("Gia hạn đến hết ngày")


class PledgeForm(forms.Form):
    titles = forms.MultipleChoiceField(
        label="Danh hiệu đăng ký", required=False, widget=forms.CheckboxSelectMultiple
    )
    initiative_title = forms.CharField(
        label="Tên sáng kiến dự định làm",
        help_text="Có thể sửa sau. Để trống nếu chưa nghĩ ra.",
        required=False,
        max_length=300,
        error_messages={"max_length": "Tên sáng kiến dài quá 300 ký tự, hãy rút gọn."},
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["titles"].choices = [(code, names.award_name(code)) for code in TITLES]  # type: ignore[attr-defined]  # a field by its name has no narrower type


class CollectivePledgeForm(forms.Form):
    """What a team or the school registers for."""

    titles = forms.MultipleChoiceField(
        label="Danh hiệu đăng ký",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(code, names.award_name(code)) for code in YEARLY_TITLES],
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class ReturnForm(forms.Form):
    reason = forms.CharField(
        label="Lý do trả lại",
        help_text="Người đăng ký sẽ đọc được.",
        max_length=600,
        error_messages={"required": "Hãy ghi lý do trả lại để người đăng ký biết cần sửa gì."},
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class SeenListForm(forms.Form):
    """The pledges of a list as it was shown, each with its version: what came in meanwhile is not confirmed."""

    seen = forms.MultipleChoiceField(error_messages={"required": "Danh sách không có ai để xác nhận."})

    def __init__(self, *args: Any, waiting: dict[UUID, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["seen"]
        field.choices = [(f"{key}:{version}", "") for key, version in waiting.items()]  # type: ignore[attr-defined]  # as above
        field.error_messages["invalid_choice"] = "Danh sách vừa thay đổi. Hãy xem lại rồi xác nhận."

    def pledge_ids(self) -> list[UUID]:
        return [UUID(value.partition(":")[0]) for value in self.cleaned_data["seen"]]
