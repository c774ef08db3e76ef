"""The box for a day: read as people here write it, whatever language the browser speaks.

A browser's own date box shows month before day where it speaks English, and 05/09 is then another day than was meant.
So it is a box of text with dd/mm/yyyy in it; a calendar to choose from is added by `thidua.js`.
"""

import re
from datetime import date
from typing import Any

from django import forms

from thidua.core.days import OUTSIDE, is_written

DAY_FAULTS = {"required": "Hãy ghi ngày.", "invalid": "Ngày viết dạng ngày/tháng/năm, ví dụ 30/09/2025."}
_HERE = re.compile(r"(?P<day>\d{1,2})\s*[-/. ]\s*(?P<month>\d{1,2})\s*[-/. ]\s*(?P<year>\d{4})")
_CLOSE = re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4})")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")


def read_day(text: str) -> date | None:
    """5/9/2026, 05-09-2026, 05092026 or 2026-09-05; None for what is no day. A year has four figures."""
    for shape in (_HERE, _CLOSE, _ISO):
        if found := shape.fullmatch(text.strip()):
            try:
                return date(int(found["year"]), int(found["month"]), int(found["day"]))
            except ValueError:
                return None
    return None


class DayInput(forms.DateInput):
    """`data-day` is where the calendar is added."""

    input_type = "text"

    def __init__(self) -> None:
        written = {"autocomplete": "off", "placeholder": "ngày/tháng/năm", "data-day": True, "maxlength": 14}
        super().__init__(format="%d/%m/%Y", attrs=written)

    def format_value(self, value: Any) -> str | None:
        """Also what came in an address or was sent as 2026-09-05; what is no day stays as it was typed."""
        read = read_day(value) if isinstance(value, str) else None
        return super().format_value(read or value)


class DayField(forms.DateField):
    widget = DayInput

    def __init__(self, label: str, *, required: bool = True, help_text: str = "", **given: Any) -> None:
        super().__init__(
            label=label, required=required, help_text=help_text, error_messages=DAY_FAULTS, **given
        )

    def to_python(self, value: Any) -> date | None:
        value = value.strip() if isinstance(value, str) else value
        if value in self.empty_values or isinstance(value, date):
            day: date | None = super().to_python(value)
            return day
        found = read_day(str(value))
        if found is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return found

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and not is_written(value):
            raise forms.ValidationError(OUTSIDE, code="outside")
