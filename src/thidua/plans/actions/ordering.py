"""The order in which things stand in a draft: a section among its neighbours, an item, a base, a recipient."""

from datetime import date

from thidua.ledger.actions import Actor, action, record
from thidua.plans.actions.locked import editable
from thidua.plans.actions.rows import exchange
from thidua.plans.models import Base, Item, Recipient, Section

UP, DOWN = -1, 1


@action("plans.row_moved")
def move_row(*, by: Actor, row: Section | Item | Base | Recipient, way: int, on: date) -> None:
    """One place up or down; what is first or last already stays there."""
    plan = editable(row.section.plan if isinstance(row, Item) else row.plan)
    way = UP if way < 0 else DOWN
    if isinstance(row, Item):
        exchange(Item, row, way, section=row.section_id)
    elif isinstance(row, Section):
        exchange(Section, row, way, plan=plan, parent=row.parent_id)
    elif isinstance(row, Base):
        exchange(Base, row, way, plan=plan)
    else:
        exchange(Recipient, row, way, plan=plan)
    record(about=row, fields={"way": "up" if way == UP else "down"}, on=on)
