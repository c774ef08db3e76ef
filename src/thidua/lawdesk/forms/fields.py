"""The boxes of these forms: every one can be left at "not known"."""

from datetime import date

from django import forms

from statute.library import load
from statute.names import award_name, codes
from statute.regimes import first_day_known
from thidua.web.days import DayField

UNKNOWN = "Chưa biết"
Choices = list[tuple[str, str]]
Grouped = list[tuple[str, Choices]]


class LawDayField(DayField):
    """A day of which the law is known here."""

    def clean(self, value: object) -> date | None:
        day: date | None = super().clean(value)
        first = first_day_known(load())
        if day is not None and day < first:
            raise forms.ValidationError(f"Luật ở đây chỉ có từ ngày {first:%d/%m/%Y}.")
        return day


def award_choices() -> Grouped:
    """All awards by full name: titles of persons, of collectives, forms."""
    law = load()
    groups: dict[str, Choices] = {}
    for kind in ("person", "collective"):
        for code in codes(kind):
            groups.setdefault(_group(kind, law.award(code).kind), []).append((code, award_name(code)))
    return list(groups.items())


def _group(subject: str, kind: str) -> str:
    if kind == "form":
        return "Hình thức khen thưởng"
    return "Danh hiệu của cá nhân" if subject == "person" else "Danh hiệu của tập thể"
