"""Rows of a draft: the one its editor saw, the place at the end, one place up or down."""

from typing import Any, TypeVar

from django.db.models import Max, Model

from thidua.accounts.queries import last_change
from thidua.core.errors import ChangedMeanwhileError
from thidua.plans.fields import MANY
from thidua.plans.models import Base, Item, Recipient, Section, TakingPart

R = TypeVar("R", Section, Item, Base, Recipient)


def seen(model: type[R], row: R) -> R:
    """The row as its editor saw it; another's change, or its end, is told."""
    found = model.objects.select_for_update(of=("self",)).filter(id=row.id).first()
    if found is None:
        raise ChangedMeanwhileError
    if found.version != row.version:
        raise ChangedMeanwhileError(last_change(unit=None, about=found.id))
    return found


def next_order(model: type[R], **where: Any) -> int:
    last = model.objects.filter(**where).aggregate(last=Max("order"))["last"]
    return (last or 0) + 1


def exchange(model: type[R], row: R, way: int, **among: Any) -> None:
    """One place up (-1) or down (1) among its neighbours; at the end it stays where it is."""
    rows = list(model.objects.filter(**among))
    at = next((place for place, one in enumerate(rows) if one.id == row.id), None)
    if at is None:
        raise ChangedMeanwhileError
    to = min(max(at + way, 0), len(rows) - 1)
    rows.insert(to, rows.pop(at))
    for order, one in enumerate(rows, start=1):
        one.order = order
    model.objects.bulk_update(rows, ["order"])


def said(item: Item, name: str) -> Any:
    """What a line of the ledger is keyed from: a row by its id, several by theirs."""
    if name in MANY:
        rows = TakingPart.objects.filter(item=item).values_list("association_id", flat=True)
        return ", ".join(sorted(str(row) for row in rows))
    value = getattr(item, name)
    return value.pk if isinstance(value, Model) else value
