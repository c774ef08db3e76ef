"""Writes the awards of a plan's lines, whatever list they stood in."""

from thidua.intake.targets.asked import Asked
from thidua.intake.targets.plan_rows import PlanRow
from thidua.people.actions import GrantEntry, record_grants

CHUNK = 1_000


def write_grants(asked: Asked, rows: list[PlanRow]) -> int:
    """Past awards with year and decision; nobody has compared them with the paper yet."""
    entries = [
        GrantEntry(row.person, code, school_year, on, paper, authority)
        for row in rows
        for code, school_year, paper, on, authority in row.grants
        if row.person
    ]
    for start in range(0, len(entries), CHUNK):
        asked.watch("Ghi khen thưởng", start, len(entries))
        record_grants(by=asked.by, unit=asked.unit, grants=entries[start : start + CHUNK])
    return len(entries)
