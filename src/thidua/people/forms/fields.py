"""The boxes that the forms about people and their school are made of."""

from django import forms

from thidua.core.school_years import before

YEARS_BACK = 25
Choices = list[tuple[str, str]]


def chosen(
    label: str, choices: Choices, *, required: bool = False, blank: str = "Chưa rõ"
) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=[("", blank), *choices],
        required=required,
        error_messages={"required": "Hãy chọn một mục."},
    )


def words(label: str, longest: int, *, required: bool = False, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=longest,
        required=required,
        help_text=help_text,
        error_messages={
            "required": "Hãy nhập mục này.",
            "max_length": f"Dài quá {longest} ký tự, hãy rút gọn.",
        },
    )


def years_up_to(now: str) -> Choices:
    return [(name, name) for name in (before(now, ago) for ago in range(YEARS_BACK))]
