"""What a plan says (`plan`), what of it lives on through the year (`undertakings`)."""

from thidua.documents.models import DueRule
from thidua.plans.models.plan import (
    Base,
    BaseKind,
    Delivery,
    Item,
    ItemKind,
    LaunchLevel,
    Mode,
    Plan,
    Recipient,
    Section,
    SectionRole,
    TakingPart,
)
from thidua.plans.models.undertakings import Undertaking

__all__ = [
    "Base",
    "BaseKind",
    "Delivery",
    "DueRule",
    "Item",
    "ItemKind",
    "LaunchLevel",
    "Mode",
    "Plan",
    "Recipient",
    "Section",
    "SectionRole",
    "TakingPart",
    "Undertaking",
]
