"""A box to choose a section of the plan from."""

from typing import Any

from django import forms

from thidua.plans.models import Section


class SectionField(forms.ModelChoiceField[Section]):
    """A section by its number and title."""

    def __init__(self, queryset: Any = None, **given: Any) -> None:
        super().__init__(queryset, **given)

    def label_from_instance(self, row: Section) -> str:
        return f"{row.number}. {row.title}" if row.number else row.title
