"""Issuing a set, taking it back, ending it, and the reason for a line."""

from django import forms

from thidua.criteria.actions.steps import LONGEST_PAPER, LONGEST_REASON
from thidua.web.days import DayField


class _Reason(forms.CharField):
    def __init__(self, label: str, hint: str = "") -> None:
        super().__init__(
            label=label,
            max_length=LONGEST_REASON,
            help_text=hint,
            widget=forms.Textarea(attrs={"rows": 2}),
            error_messages={
                "required": "Hãy ghi lý do.",
                "max_length": f"Dài quá {LONGEST_REASON} ký tự, hãy rút gọn.",
            },
        )


class IssueForm(forms.Form):
    use_required_attribute = False

    paper = forms.CharField(
        label="Văn bản ban hành",
        max_length=LONGEST_PAPER,
        help_text="Số, ký hiệu quyết định hoặc quy chế, ví dụ 12/QĐ-THCSHS.",
        error_messages={
            "required": "Hãy ghi số văn bản ban hành bộ tiêu chí.",
            "max_length": f"Dài quá {LONGEST_PAPER} ký tự, hãy rút gọn.",
        },
    )
    paper_on = DayField("Ngày văn bản")
    applies_from = DayField("Áp dụng từ ngày")
    version = forms.IntegerField(widget=forms.HiddenInput)


class TakeBackForm(forms.Form):
    use_required_attribute = False

    because = _Reason(
        "Vì sao rút lại?", "Bộ tiêu chí trở lại bản đang soạn; số văn bản được ghi lại khi ban hành."
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class EndForm(forms.Form):
    use_required_attribute = False

    last_day = DayField("Áp dụng đến hết ngày")
    version = forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(forms.Form):
    use_required_attribute = False

    because = _Reason(
        "Vì sao vẫn giữ tiêu chí này?",
        "Ai đọc bộ tiêu chí cũng đọc được lý do; ví dụ nghị quyết của hội nghị viên chức.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
