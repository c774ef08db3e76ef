"""What is typed of a plan: its frame and its parts (`frame`), one item by its kind (`item`)."""

from thidua.plans.forms.frame import (
    BaseForm,
    FrameForm,
    MoveForm,
    PlanForm,
    RecipientForm,
    SectionForm,
)
from thidua.plans.forms.item import ItemForm

__all__ = [
    "BaseForm",
    "FrameForm",
    "ItemForm",
    "MoveForm",
    "PlanForm",
    "RecipientForm",
    "SectionForm",
]
