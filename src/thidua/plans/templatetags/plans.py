"""An item in words, the same on the page as on the paper; and the icon that stands for its kind."""

from datetime import date

from django import template

from thidua.plans.models import Item, ItemKind, Plan
from thidua.plans.queries.wording import moved_from, name_of, sentences_of

register = template.Library()

ICONS = {
    ItemKind.MOVEMENT: "flag",
    ItemKind.CAMPAIGN: "speakerphone",
    ItemKind.PERIOD: "calendar-event",
    ItemKind.TARGET: "target-arrow",
    ItemKind.TASK: "checkbox",
    ItemKind.DRIVE: "heart-handshake",
    ItemKind.ASSIGNMENT: "user-check",
}


@register.filter
def state_on(plan: Plan, on: date) -> str:
    return plan.state_words(on)


@register.filter
def kind_icon(kind: str) -> str:
    """The icon of a kind; a paragraph has none."""
    return ICONS[ItemKind(kind)]


@register.filter
def item_icon(item: Item) -> str:
    return kind_icon(item.kind)


@register.filter
def item_name(item: Item) -> str:
    return name_of(item)


@register.filter
def item_words(item: Item) -> str:
    return sentences_of(item)


@register.filter
def item_moved(item: Item) -> str:
    return moved_from(item)
