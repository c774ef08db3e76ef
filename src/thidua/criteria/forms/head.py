"""The head of a set: its name, whom it measures, its total, and how what does not apply is counted."""

from typing import Any

from django import forms

from thidua.criteria.content import LONGEST_NAME, LONGEST_NOTE
from thidua.criteria.models import About, NotApplicableLabel
from thidua.people.models import StaffGroup

CHOOSE = {"required": "Hãy chọn một mục.", "invalid_choice": "Hãy chọn một mục trong danh sách."}
CHOOSE_SOME = {"invalid_choice": "Hãy chọn trong danh sách."}


class HeadForm(forms.Form):
    """Numbers are read and judged with the lines: the total is right or wrong only together with them."""

    use_required_attribute = False

    name = forms.CharField(
        label="Tên bộ tiêu chí",
        max_length=LONGEST_NAME,
        help_text="Ví dụ: Tiêu chí bình xét giáo viên hằng tháng.",
        error_messages={
            "required": "Hãy đặt tên cho bộ tiêu chí.",
            "max_length": f"Dài quá {LONGEST_NAME} ký tự, hãy rút gọn.",
        },
    )
    about = forms.ChoiceField(
        label="Dùng để bình xét", choices=About.choices, widget=forms.RadioSelect, error_messages=CHOOSE
    )
    groups = forms.MultipleChoiceField(
        label="Nhóm nhân sự",
        choices=StaffGroup.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Không chọn nhóm nào: dùng cho mọi người.",
        error_messages=CHOOSE_SOME,
    )
    teams = forms.MultipleChoiceField(
        label="Các tổ",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Không chọn tổ nào: dùng cho mọi tổ.",
        error_messages=CHOOSE_SOME,
    )
    total = forms.CharField(
        label="Tổng điểm tối đa",
        max_length=10,
        help_text="Các mục trong thang, nhân hệ số, cộng lại; không kể điểm cộng, điểm trừ.",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"required": "Hãy ghi tổng điểm tối đa.", "max_length": "Số quá dài."},
    )
    not_applicable = forms.ChoiceField(
        label="Tiêu chí không áp dụng cho một người",
        choices=NotApplicableLabel.choices,
        widget=forms.RadioSelect,
        help_text="Được miễn (thai sản, nghỉ theo chế độ…) thì luôn trừ khỏi tổng tối đa rồi quy đổi.",
        error_messages=CHOOSE,
    )
    capped = forms.BooleanField(label="Có điểm cộng cũng không vượt quá tổng tối đa", required=False)
    note = forms.CharField(
        label="Cách chấm, ghi chú",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=LONGEST_NOTE,
        error_messages={"max_length": f"Dài quá {LONGEST_NOTE} ký tự, hãy rút gọn."},
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, teams: list[tuple[str, str]], fixed_about: str = "", **kwargs: Any
    ) -> None:
        """`fixed_about`: of an edition that exists, whom the thread measures does not change any more."""
        super().__init__(*args, **kwargs)
        self.fields["teams"].choices = teams  # type: ignore[attr-defined]  # a field by its name has no narrower type
        if fixed_about:
            self.fields["about"].disabled = True
            self.initial["about"] = fixed_about
