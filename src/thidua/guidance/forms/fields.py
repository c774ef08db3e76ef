"""The boxes of a rule's form. Numbers, shares and lists come out as `statute.local` reads them.

What a number may be is said there alone: a box only brings 9,5 into the form 9.5 and leaves the rest as it was typed.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms

CHOICE_FAULTS = {"required": "Hãy chọn một mục.", "invalid_choice": "Hãy chọn một mục trong danh sách."}
LONGEST_FIGURE = 12
_PERCENT = re.compile(r"(?P<whole>[0-9]{1,3})([.,](?P<part>[0-9]{1,2}))?%")
_WHOLE = re.compile(r"[0-9]{1,6}")

Choices = list[tuple[str, str]]


class Words(forms.CharField):
    def __init__(self, label: str, longest: int, *, required: bool = False, help_text: str = "") -> None:
        super().__init__(
            label=label,
            max_length=longest,
            required=required,
            help_text=help_text,
            error_messages={
                "required": "Hãy nhập mục này.",
                "max_length": f"Dài quá {longest} ký tự, hãy rút gọn.",
            },
        )


class Lines(Words):
    """One text a line, as a list."""

    widget = forms.Textarea(attrs={"rows": 5})

    def clean(self, value: Any) -> Any:
        return str(super().clean(value)).splitlines()


class Figure(Words):
    """A number: 9,5 or 9.5."""

    def __init__(self, label: str, *, required: bool = True, help_text: str = "") -> None:
        super().__init__(label, LONGEST_FIGURE, required=required, help_text=help_text)
        self.error_messages["required"] = "Hãy ghi một số."
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value)).replace(" ", "")
        return self.as_read(text) if text else None

    def as_read(self, text: str) -> Any:
        return text.replace(",", ".")


class Whole(Figure):
    def as_read(self, text: str) -> Any:
        return int(text) if _WHOLE.fullmatch(text) else text


class Share(Figure):
    """2/3, or 15% and 12,5%."""

    def as_read(self, text: str) -> Any:
        found = _PERCENT.fullmatch(text)
        if found is None:
            return text
        share = Fraction(Decimal(f"{found['whole']}.{found['part'] or 0}")) / 100
        return f"{share.numerator}/{share.denominator}"


class OneOf(forms.ChoiceField):
    def __init__(self, label: str, choices: Choices, *, required: bool = True) -> None:
        super().__init__(
            label=label,
            choices=[("", "Hãy chọn"), *choices],
            required=required,
            error_messages=CHOICE_FAULTS,
        )


class SomeOf(forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def __init__(self, label: str, choices: Choices, *, required: bool = True, help_text: str = "") -> None:
        super().__init__(
            label=label,
            choices=choices,
            required=required,
            help_text=help_text,
            error_messages={
                "required": "Hãy chọn ít nhất một mục.",
                "invalid_choice": "Hãy chọn trong danh sách.",
            },
        )


class YesOrNo(forms.ChoiceField):
    """Nothing chosen beforehand: whoever enters a rule says which it is."""

    widget = forms.RadioSelect

    def __init__(self, label: str) -> None:
        super().__init__(
            label=label,
            choices=[("yes", "Có"), ("no", "Không")],
            error_messages={**CHOICE_FAULTS, "required": "Hãy chọn có hoặc không."},
        )

    def clean(self, value: Any) -> Any:
        return {"yes": True, "no": False}[str(super().clean(value))]


def named(choices: Mapping[str, str]) -> Choices:
    """Choices whose words begin a line: their first letter is made a capital."""
    return [(key, name[:1].upper() + name[1:]) for key, name in choices.items()]
