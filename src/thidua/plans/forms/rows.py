"""Boxes to choose rows of the unit from: one, or several."""

from typing import Any

from django import forms

from thidua.documents.models import Incoming


class RowField(forms.ModelChoiceField[Any]):
    """A row of the unit, named as people name it."""

    def label_from_instance(self, row: Any) -> str:
        return f"{row.paper} · {row.abstract}" if isinstance(row, Incoming) else str(row)


class ManyField(forms.ModelMultipleChoiceField[Any]):
    """Several rows of the unit, each with a box of its own."""

    widget = forms.CheckboxSelectMultiple
