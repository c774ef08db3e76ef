"""What an edition changed of the one before: added, worded anew, left out."""

from dataclasses import dataclass

from thidua.plans.models import Item, Plan
from thidua.plans.queries.tree import items_of
from thidua.plans.queries.wording import name_of, sentences_of

ADDED, CHANGED, LEFT_OUT = "Thêm", "Sửa", "Bỏ"


@dataclass(frozen=True, slots=True)
class Change:
    """One item that is not as it was; `was` and `now` are how it read and reads."""

    what: str
    kind: str
    name: str
    was: str = ""
    now: str = ""


def changes_of(plan: Plan) -> list[Change]:
    """Against the edition before it; nothing for a first edition. What lives on is known by its story, not its name."""
    before = Plan.objects.filter(unit=plan.unit, thread=plan.thread, edition__lt=plan.edition)
    older = before.exclude(state="dropped").order_by("-edition").first() if plan.edition > 1 else None
    if older is None:
        return []
    was = {_key(item): item for item in items_of(older)}
    now = {_key(item): item for item in items_of(plan)}
    added = [_change(ADDED, item, now=_words(item)) for key, item in now.items() if key not in was]
    changed = [
        _change(CHANGED, item, was=_words(was[key]), now=_words(item))
        for key, item in now.items()
        if key in was and _words(was[key]) != _words(item)
    ]
    left_out = [_change(LEFT_OUT, item, was=_words(item)) for key, item in was.items() if key not in now]
    return [*added, *changed, *left_out]


def _key(item: Item) -> object:
    """Its story; a text or an assignment, which has none, is what it says."""
    return item.undertaking_id or (item.kind, _words(item))


def _words(item: Item) -> str:
    name = name_of(item)
    return ": ".join(part for part in (name, sentences_of(item)) if part)


def _change(what: str, item: Item, *, was: str = "", now: str = "") -> Change:
    return Change(what, str(item.get_kind_display()), name_of(item), was, now)
