"""Which award, on which day."""

from django import forms

from thidua.lawdesk.forms.fields import LawDayField, award_choices


class AskForm(forms.Form):
    """Asked by address, so that a page can be sent to a colleague as a link."""

    award = forms.ChoiceField(
        label="Danh hiệu, hình thức",
        choices=award_choices,
        error_messages={
            "required": "Hãy chọn một mục.",
            "invalid_choice": "Hãy chọn một mục trong danh sách.",
        },
    )
    on = LawDayField("Ngày", required=True)

    def add_prefix(self, field_name: str) -> str:
        """The address is read by people too."""
        return {"award": "danh-hieu", "on": "ngay"}.get(field_name, field_name)
