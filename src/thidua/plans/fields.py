"""Which fields each kind of item has, and which of them must be said: read by forms, checks and pages alike."""

from thidua.plans.models import DueRule, ItemKind

# Whoever carries an item out is said by at least one of these.
WHO = ("person", "role", "team", "association", "who")
# Rows chosen several at a time; they are kept apart from the item.
MANY = ("taking_part",)
WHEN = ("starts", "ends")

FIELDS: dict[ItemKind, tuple[str, ...]] = {
    ItemKind.TEXT: ("text",),
    ItemKind.MOVEMENT: (
        "name",
        "level",
        "launched_by",
        "mode",
        "objective",
        "text",
        "criteria",
        "participants",
        "taking_part",
        *WHEN,
        *WHO,
        "answers",
    ),
    ItemKind.CAMPAIGN: (
        "name",
        "level",
        "launched_by",
        "text",
        "participants",
        "taking_part",
        *WHEN,
        *WHO,
        "answers",
    ),
    ItemKind.PERIOD: (
        "name",
        "level",
        "launched_by",
        "objective",
        "text",
        "criteria",
        "participants",
        "taking_part",
        *WHEN,
        *WHO,
        "answers",
    ),
    ItemKind.TARGET: (
        "name",
        "text",
        "measure",
        "aim",
        "aim_unit",
        "team",
        "year",
        "due",
        "proof",
        "answers",
    ),
    ItemKind.TASK: ("name", "text", *WHO, "due", "due_rule", "proof", "answers"),
    ItemKind.DRIVE: ("name", "text", "aim", "aim_unit", "due", "due_rule", *WHO, "answers"),
    ItemKind.ASSIGNMENT: (*WHO, "text"),
}
MUST: dict[ItemKind, tuple[str, ...]] = {
    ItemKind.TEXT: ("text",),
    ItemKind.MOVEMENT: ("name", "level", "mode"),
    ItemKind.CAMPAIGN: ("name", "level"),
    ItemKind.PERIOD: ("name", "level", "starts", "ends"),
    ItemKind.TARGET: ("name", "aim", "aim_unit"),
    ItemKind.TASK: ("name", "due"),
    ItemKind.DRIVE: ("name", "due"),
    ItemKind.ASSIGNMENT: ("text",),
}
# Kinds which name whoever is to do it, or they are no items at all.
NAMES_SOMEBODY = (ItemKind.TASK, ItemKind.ASSIGNMENT)
# What stands for "not said", where it is not the empty word.
EMPTY: dict[str, str | None] = {
    **dict.fromkeys(
        ("person", "team", "association", "launched_by", "answers", "starts", "ends", "due", "aim")
    ),
    "due_rule": DueRule.WITHIN,
}


def fields_of(kind: ItemKind | str) -> tuple[str, ...]:
    return FIELDS[ItemKind(kind)]
