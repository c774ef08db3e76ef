"""How Vietnamese pages write dates, numbers and names of awards."""

from datetime import date, datetime
from decimal import Decimal

from django import template

from thidua.core import clock, sizes

register = template.Library()


@register.filter
def day(value: date | datetime | None) -> str:
    """dd/mm/yyyy; a dash where there is none."""
    if value is None:
        return "–"
    if isinstance(value, datetime):
        value = value.astimezone(clock.HANOI)
    return value.strftime("%d/%m/%Y")


@register.filter
def moment(value: datetime | None) -> str:
    """dd/mm/yyyy, hh:mm in Hà Nội."""
    return "–" if value is None else value.astimezone(clock.HANOI).strftime("%d/%m/%Y, %H:%M")


@register.filter
def number(value: int | Decimal | str | None) -> str:
    """Thousands with dots, decimals with a comma; a dash for none, and for what a template does not find ("")."""
    if value is None or value == "":
        return "–"
    text = f"{value:,}"
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".")


@register.filter
def points(value: Decimal | None) -> str:
    """Marks without idle zeros: 12,5 and 100; a dash for none, and for what a template does not find ("")."""
    return number(value if value in {None, ""} else Decimal(value).normalize() + 0)


@register.filter
def size(value: int) -> str:
    """Bytes as people say them: 1,2 MB."""
    return sizes.readable(value)
