"""Two contribution drives: one of the autumn, counted by teams and closed; one of the summer, by name, still open."""

from decimal import Decimal

from thidua.demo.plan_words import FLOOD, POOR
from thidua.demo.school import SECRETARY, Stage, on_day
from thidua.plans.models import ItemKind, Undertaking
from thidua.plans.queries.tree import living_items
from thidua.targets.actions import close_drive, enter_contribution, enter_giver, take_back_contribution

UNION_CHAIR = "Hoàng Văn Đồi Chè"
# Of each team so many gave, 100.000 đồng each; the last team's line was entered twice.
EACH = 100_000
GAVE = (8, 7, 6, 6)
# Three who gave in the summer; one does not want the sum to be written.
GIVERS = ((SECRETARY, 200_000), (UNION_CHAIR, None), ("Phan Văn Núi Tản", 100_000))


def autumn(stage: Stage) -> None:
    """November: teams hand in what they collected; the drive ends with its receipt."""
    by, drive, today = stage.by(UNION_CHAIR), _drive(stage, POOR), on_day(2025, 11, 14, 16)
    lines = [
        enter_contribution(
            by=by,
            undertaking=drive,
            on=today,
            people=people,
            amount=Decimal(people * EACH),
            team=stage.teams[place],
            note="Tổ trưởng nộp",
        )
        for place, people in [*enumerate(GAVE), (len(GAVE) - 1, GAVE[-1])]
    ]
    take_back_contribution(by=by, contribution=lines[-1], because="Ghi trùng")
    today = on_day(2025, 11, 18, 10)
    close_drive(by=by, undertaking=drive, text="Đã nộp Ủy ban Mặt trận Tổ quốc xã, có phiếu thu.", on=today)


def summer(stage: Stage) -> None:
    """July: whoever gives is written down, the sum only if one likes."""
    by, drive, today = stage.by(UNION_CHAIR), _drive(stage, FLOOD), on_day(2026, 7, 17, 17)
    for key, amount in GIVERS:
        enter_giver(
            by=by,
            undertaking=drive,
            on=today,
            person=stage.person(key),
            amount=None if amount is None else Decimal(amount),
        )


def _drive(stage: Stage, name: str) -> Undertaking:
    item = living_items(stage.unit).get(kind=ItemKind.DRIVE, name=name)
    assert item.undertaking is not None  # the plan is issued
    return item.undertaking
