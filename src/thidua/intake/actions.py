"""Applying a dry run: all of it in one transaction, and only if it is still what the person saw."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from paper.media import XLSX
from thidua.core.errors import ChangedMeanwhileError
from thidua.files.actions import keep
from thidua.files.models import StoredFile
from thidua.intake.errors import PlanChangedError
from thidua.intake.targets.staff.plan import Kind, Plan, PlanRow, Step, make_plan
from thidua.intake.targets.staff.records import StaffFile, team_key
from thidua.ledger.actions import Actor, action, record
from thidua.people.actions import GrantEntry, StaffLine, record_grants, record_staff
from thidua.units.actions import create_team
from thidua.units.models import Team, Unit

CONTENT_TYPES = {
    "xls": "application/vnd.ms-excel",
    "xlsx": XLSX,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was written: people added, people changed, and the plan it came from."""

    added: int
    changed: int
    teams: int
    plan: Plan


@action("intake.staff_imported")
def import_staff(
    *, by: Actor, unit: Unit, file: StaffFile, seen: str, ticked: frozenset[int] = frozenset(), on: date
) -> Outcome:
    """Write what the dry run showed: new and changed lines, and the doubtful ones that somebody ticked.

    `seen` is the fingerprint of the dry run; a plan made now, inside the transaction, must have the same. One ledger
    line with counts and the file's digest; the file itself is kept. Nobody is removed, no role is touched.
    """
    # One import a unit at a time: people without codes have no constraint which would stop a second tab.
    Unit.objects.select_for_update(no_key=True).get(id=unit.id)
    plan = make_plan(unit, file, on=on)
    if plan.fingerprint != seen:
        raise PlanChangedError
    rows = [
        row
        for row in plan.rows
        if row.kind in {Kind.NEW, Kind.CHANGED} or (row.tickable and row.line in ticked)
    ]
    teams = _make_teams(by, unit, rows)
    written = [row for row in rows if row.step == Step.ADD or row.values]
    lines = [StaffLine(row.person, _with_team(row, teams)) for row in written]
    try:
        persons = record_staff(by=by, unit=unit, lines=lines)
    except ChangedMeanwhileError:
        raise PlanChangedError from None
    for row, person in zip(written, persons, strict=True):
        row.person = person
    added = sum(row.step == Step.ADD for row in rows)
    changed = len(rows) - added
    _grant(by, unit, rows)
    if rows and not StoredFile.objects.filter(unit=unit.id, sha256=file.digest).exists():
        keep(by=by, content=file.content, name=file.name, content_type=_content_type(file))
    counts: dict[str, int | str] = {
        "added": added,
        "changed": changed,
        "teams": len(teams),
        "sha256": file.digest,
    }
    record(about=unit, counts=counts, on=on)
    return Outcome(added, changed, len(teams), plan)


def _make_teams(by: Actor, unit: Unit, rows: list[PlanRow]) -> dict[str, Team]:
    """The teams that only the file knows, each made once, after those there are."""
    names = {team_key(name): name for row in rows if isinstance(name := row.values.get("team"), str)}
    there = Team.objects.filter(unit=unit).count() if names else 0
    return {
        key: create_team(by=by, unit=unit, name=name, order=there + place)
        for place, (key, name) in enumerate(sorted(names.items()))
    }


def _with_team(row: PlanRow, teams: dict[str, Team]) -> dict[str, Any]:
    team = row.values.get("team")
    return {**row.values, "team": teams[team_key(team)]} if isinstance(team, str) else row.values


def _grant(by: Actor, unit: Unit, rows: list[PlanRow]) -> None:
    """Past awards which the file names with year and decision; nobody has compared them with the paper yet."""
    entries = [
        GrantEntry(row.person, code, school_year, on, paper)
        for row in rows
        for code, school_year, paper, on in row.grants
        if row.person
    ]
    if entries:
        record_grants(by=by, unit=unit, grants=entries)


def _content_type(file: StaffFile) -> str:
    return CONTENT_TYPES["xlsx" if file.content.startswith(b"PK") else "xls"]
