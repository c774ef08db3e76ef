"""How a payment list lives: prepared, approved by the head, paid; or withdrawn before anything was paid."""

from enum import StrEnum


class ListState(StrEnum):
    DRAFT = "draft"
    APPROVED = "approved"
    PAID = "paid"
    WITHDRAWN = "withdrawn"
