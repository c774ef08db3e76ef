"""How one line of a hand-over is made."""

from typing import Any

from django.urls import reverse

from thidua.duties.models import Line


def line(text: str, note: str = "", route: str = "", *args: Any) -> Line:
    """`route`: the page on which it is gone on with."""
    return Line(text=text, note=note, url=reverse(route, args=args) if route else "")
