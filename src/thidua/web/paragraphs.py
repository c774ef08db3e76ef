"""The box for several lines, with a limit that is told in words."""

from typing import Any

from django import forms


class LongField(forms.CharField):
    """Several lines; one that is too long is told with its length, no browser cuts what was pasted."""

    def __init__(self, *, rows: int, **given: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **given)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}

    def clean(self, value: Any) -> Any:
        """A line's end counts as one sign, as people count."""
        return super().clean(value.replace("\r\n", "\n") if isinstance(value, str) else value)
