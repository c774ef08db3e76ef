"""Writes collectives' past awards; nobody has compared them with the paper yet."""

from thidua.collectives.actions import CollectiveGrant, record_collective_grants
from thidua.intake.targets.asked import Asked
from thidua.intake.targets.plan_rows import PlanRow

CHUNK = 1_000


def write_collectives(asked: Asked, rows: list[PlanRow]) -> dict[str, int]:
    entries = [
        CollectiveGrant(row.team, code, school_year, on, paper, authority)
        for row in rows
        for code, school_year, paper, on, authority in row.grants
    ]
    for start in range(0, len(entries), CHUNK):
        asked.watch("Ghi khen thưởng", start, len(entries))
        record_collective_grants(
            by=asked.by, unit=asked.unit, grants=entries[start : start + CHUNK], on=asked.on
        )
    return {"grants": len(entries), "collectives": len({row.team for row in rows})}
