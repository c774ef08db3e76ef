"""Boxes for facts that may not be known: what is left empty is not known, and nothing else is assumed."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

from thidua.lawdesk.forms.fields import UNKNOWN, Choices

NONE = "none"
_MOST = 1_000_000
_PICK = "Hãy chọn một mục trong danh sách."


class Truth(forms.ChoiceField):
    """Yes, no, or not known."""

    def __init__(self, label: str, *, yes: str = "Có", no: str = "Không", help_text: str = "") -> None:
        super().__init__(
            label=label,
            choices=[("", UNKNOWN), ("yes", yes), ("no", no)],
            required=False,
            help_text=help_text,
            error_messages={"invalid_choice": _PICK},
        )

    def clean(self, value: object) -> bool | None:
        return {"yes": True, "no": False}.get(super().clean(value))


class Chosen(forms.ChoiceField):
    """One of a list, or not known."""

    def __init__(self, label: str, choices: Choices, *, blank: str = UNKNOWN) -> None:
        super().__init__(
            label=label,
            choices=[("", blank), *choices],
            required=False,
            error_messages={"invalid_choice": _PICK},
        )

    def clean(self, value: object) -> str | None:
        return super().clean(value) or None


class Amount(forms.CharField):
    """A number as people write it, 9,5 or 10; exact, not negative. Empty is not known."""

    def __init__(self, label: str, *, most: int = _MOST, whole: bool = False, help_text: str = "") -> None:
        mode = "numeric" if whole else "decimal"
        widget = forms.TextInput(attrs={"inputmode": mode, "autocomplete": "off"})
        super().__init__(label=label, required=False, help_text=help_text, widget=widget, max_length=20)
        self.most, self.whole = most, whole
        self.error_messages["max_length"] = "Số dài quá."

    def clean(self, value: object) -> int | float | None:
        written = super().clean(value)
        if not written:
            return None
        try:
            return self._checked(Decimal(written.replace(",", ".")))
        except InvalidOperation:
            raise forms.ValidationError(self._not_read) from None

    @property
    def _not_read(self) -> str:
        return "Hãy nhập số nguyên, ví dụ 3." if self.whole else "Hãy nhập một số, ví dụ 10 hoặc 9,5."

    def _checked(self, amount: Decimal) -> int | float:
        if not amount.is_finite() or (self.whole and amount != amount.to_integral_value()):
            raise forms.ValidationError(self._not_read)
        if amount < 0:
            raise forms.ValidationError("Số không được âm.")
        if amount > self.most:
            raise forms.ValidationError(f"Không được quá {self.most}.")
        return int(amount) if amount == amount.to_integral_value() else float(amount)


class Several(forms.MultipleChoiceField):
    """A list that is known once something is ticked: what is ticked is all there is; "none" is ticked too."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, label: str, choices: Choices, *, none: str, help_text: str = "") -> None:
        super().__init__(
            label=label,
            choices=[*choices, (NONE, none)],
            required=False,
            help_text=help_text,
            error_messages={"invalid_choice": _PICK},
        )
        self.none = none

    def clean(self, value: object) -> list[str] | None:
        ticked = list(super().clean(value))
        if NONE in ticked and len(ticked) > 1:
            raise forms.ValidationError(f"Đã chọn “{self.none}” thì bỏ các mục khác, hoặc ngược lại.")
        if not ticked:
            return None
        return [code for code in ticked if code != NONE]


def is_blank(form: forms.Form) -> bool:
    """A row in which nothing was written."""
    return not any(bound.data for bound in form)


def rows_known(rows: Sequence[Any], *, none: bool) -> list[Any] | None:
    """The rows that are there; the empty list only where somebody says that there are none."""
    if rows:
        return list(rows)
    return [] if none else None
