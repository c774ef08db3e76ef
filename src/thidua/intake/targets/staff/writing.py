"""Writes the lines of a staff list: teams that only the file knows, people, and the awards which it names."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from thidua.core.errors import ChangedMeanwhileError
from thidua.intake.errors import PlanChangedError
from thidua.intake.targets.asked import Asked
from thidua.intake.targets.grants import write_grants
from thidua.intake.targets.people_lines import team_key
from thidua.intake.targets.plan_rows import PlanRow, Step
from thidua.intake.targets.staff.teams import known_teams, new_teams
from thidua.ledger.actions import Actor
from thidua.people.actions import (
    MembershipEntry,
    StaffLine,
    record_listed_grades,
    record_memberships,
    record_staff,
)
from thidua.units.actions import create_team
from thidua.units.models import Team, Unit

CHUNK = 1_000


def write_staff(asked: Asked, rows: list[PlanRow]) -> dict[str, int]:
    """Nobody is removed, no role is touched."""
    by, unit = asked.by, asked.unit
    known, made = _make_teams(by, unit, rows)
    written = [row for row in rows if row.step == Step.ADD or row.values]
    for start in range(0, len(written), CHUNK):
        asked.watch("Ghi người", start, len(written))
        _write(by, unit, written[start : start + CHUNK], known | made)
    write_grants(asked, rows)
    _write_memberships(asked, rows)
    _write_grades(asked, rows)
    added = sum(row.step == Step.ADD for row in rows)
    return {"added": added, "changed": len(rows) - added, "teams": len(made)}


def _make_teams(by: Actor, unit: Unit, rows: list[PlanRow]) -> tuple[dict[str, Team], dict[str, Team]]:
    """The teams there are, and those that only the file knows, each made once, after them."""
    known = known_teams(unit)
    names = new_teams(rows, known)
    made = {
        key: create_team(by=by, unit=unit, name=name, order=len(known) + place)
        for place, (key, name) in enumerate(names.items())
    }
    return known, made


def _write(by: Actor, unit: Unit, rows: list[PlanRow], teams: dict[str, Team]) -> None:
    lines = [StaffLine(row.person, _with_team(row, teams)) for row in rows]
    try:
        persons = record_staff(by=by, unit=unit, lines=lines)
    except ChangedMeanwhileError:
        raise PlanChangedError from None
    for row, person in zip(rows, persons, strict=True):
        row.person = person


def _write_memberships(asked: Asked, rows: list[PlanRow]) -> None:
    entries = [
        (row.person, MembershipEntry(claim.organisation, claim.starts, claim.official_on))
        for row in rows
        for claim in row.memberships
        if row.person
    ]
    for start in range(0, len(entries), CHUNK):
        asked.watch("Ghi sinh hoạt đảng, đoàn thể", start, len(entries))
        try:
            record_memberships(by=asked.by, unit=asked.unit, entries=entries[start : start + CHUNK])
        except ChangedMeanwhileError:
            raise PlanChangedError from None


def _write_grades(asked: Asked, rows: list[PlanRow]) -> None:
    years: dict[str, dict[UUID, str]] = defaultdict(dict)
    for row in rows:
        if row.person and row.grade:
            years[row.grade.school_year][row.person] = row.grade.grade
    for school_year, grades in sorted(years.items()):
        asked.watch("Ghi xếp loại", 0, len(grades))
        try:
            record_listed_grades(by=asked.by, unit=asked.unit, school_year=school_year, grades=grades)
        except ChangedMeanwhileError:
            raise PlanChangedError from None


def _with_team(row: PlanRow, teams: dict[str, Team]) -> dict[str, Any]:
    team = row.values.get("team")
    return {**row.values, "team": teams[team_key(team)]} if isinstance(team, str) else row.values
