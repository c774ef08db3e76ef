"""Writes past awards; nobody has compared them with the paper yet."""

from thidua.intake.targets.asked import Asked
from thidua.intake.targets.grants import write_grants
from thidua.intake.targets.plan_rows import PlanRow


def write_awards(asked: Asked, rows: list[PlanRow]) -> dict[str, int]:
    written = write_grants(asked, rows)
    return {"grants": written, "people": len({row.person for row in rows})}
