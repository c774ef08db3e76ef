"""How well a condition's text was checked, in words, whatever the answer."""

from datetime import date

from django import template

from thidua.web.templatetags.law import VERIFICATION_WORDS

register = template.Library()


@register.filter
def checked_words(verification: str) -> str:
    """`nguồn thứ cấp` for `secondary`."""
    return VERIFICATION_WORDS[verification]


@register.filter
def decimal_comma(written: str) -> str:
    """`1,0` for `1.0`."""
    return written.replace(".", ",")


@register.filter
def iso_day(written: str) -> date:
    """The day of an answer, which is JSON."""
    return date.fromisoformat(written)
