"""An item in words, the same on the page as on the paper."""

from django import template

from thidua.plans.models import Item
from thidua.plans.queries.wording import moved_from, name_of, sentences_of

register = template.Library()


@register.filter
def item_name(item: Item) -> str:
    return name_of(item)


@register.filter
def item_words(item: Item) -> str:
    return sentences_of(item)


@register.filter
def item_moved(item: Item) -> str:
    return moved_from(item)
