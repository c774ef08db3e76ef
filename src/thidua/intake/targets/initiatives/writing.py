"""Writes past initiatives, year by year."""

from thidua.intake.targets.asked import Asked
from thidua.intake.targets.plan_rows import PlanRow
from thidua.people.actions import InitiativeEntry, record_past_initiatives

CHUNK = 1_000


def write_initiatives(asked: Asked, rows: list[PlanRow]) -> dict[str, int]:
    claims = [claim for row in rows for claim in row.initiatives]
    for start in range(0, len(claims), CHUNK):
        asked.watch("Ghi sáng kiến", start, len(claims))
        record_past_initiatives(
            by=asked.by,
            unit=asked.unit,
            entries=[
                (
                    claim.person,
                    claim.school_year,
                    InitiativeEntry(
                        claim.title,
                        claim.kind,
                        claim.scope,
                        claim.recognised_by,
                        claim.recognised_on,
                        claim.paper,
                    ),
                )
                for claim in claims[start : start + CHUNK]
            ],
        )
    return {"initiatives": len(claims), "people": len({claim.person for claim in claims})}
