"""A figure in its unit, as it is written here."""

from decimal import Decimal

from django import template

from thidua.targets.queries.measures import shown

register = template.Library()


@register.filter
def figure(value: Decimal, unit: str) -> str:
    return shown(value, unit)
