"""The box for a number: typed as it is written here, 9,5 and 1.500.000."""

import re
from decimal import Decimal
from typing import Any

from django import forms

_THOUSANDS = re.compile(r"-?\d{1,3}(\.\d{3})+")
_SPACED = re.compile(r"-?\d{1,3}( \d{3})+(,\d*)?")
_NUMBER = re.compile(r"[-+]?\d*\.?\d*", re.ASCII)


def plain_number(text: str) -> str:
    """As a computer reads it: 1.500,5 → 1500.5; 9.5 stays, and 1.500 is fifteen hundred.

    A blank stands between thousands and nowhere else: “1 2” is a slip of the finger, no twelve.
    """
    text = text.strip().replace("\u00a0", " ")
    if _SPACED.fullmatch(text):
        text = text.replace(" ", "")
    if "," in text:
        return text.replace(".", "").replace(",", ".")
    return text.replace(".", "") if _THOUSANDS.fullmatch(text) else text


class CommaDecimalField(forms.DecimalField):
    """Takes 9,5 as Vietnamese writes it, 9.5, and dots between thousands; shows a comma and no idle zeros."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = plain_number(value)
            # Digits alone: “1e9” is a slip of the finger, no milliard.
            if not _NUMBER.fullmatch(value):
                raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Decimal):
            text = f"{value:f}"
            return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
        return value
