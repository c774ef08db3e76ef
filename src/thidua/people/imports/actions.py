"""Applying a dry run: all of it in one transaction, and only if it is still what the person saw."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from paper.media import XLSX
from thidua.files.actions import keep
from thidua.files.models import StoredFile
from thidua.ledger.actions import Actor, action, record
from thidua.people.actions import GrantEntry, record_grants
from thidua.people.actions.masks import rebuild
from thidua.people.actions.staff import OF_PERSON, OF_POSTING
from thidua.people.errors import PlanChangedError
from thidua.people.imports.plan import Kind, Plan, PlanRow, Step, make_plan
from thidua.people.imports.records import StaffFile, team_key
from thidua.people.models import Person, Posting
from thidua.units.actions import create_team
from thidua.units.models import Team, Unit

BATCH = 500
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


@action("people.staff_imported")
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
    try:
        with transaction.atomic():
            added = _add(unit, [row for row in rows if row.step == Step.ADD], teams)
            changed = _change(unit, [row for row in rows if row.step == Step.CHANGE], teams)
    except IntegrityError:
        raise PlanChangedError from None
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


def _add(unit: Unit, rows: list[PlanRow], teams: dict[str, Team]) -> int:
    people, postings = [], []
    for row in rows:
        person = Person()
        posting = Posting(unit=unit, person=person)
        _set(person, posting, row.values, teams)
        row.person = person.id
        people.append(person)
        postings.append(posting)
    Person.objects.bulk_create(people, batch_size=BATCH)
    Posting.objects.bulk_create(postings, batch_size=BATCH)
    rebuild([person.id for person in people])
    return len(people)


def _change(unit: Unit, rows: list[PlanRow], teams: dict[str, Team]) -> int:
    changes = {row.person: row.values for row in rows if row.values and row.person}
    found = Posting.objects.select_for_update().filter(unit=unit, person__in=changes).select_related("person")
    postings: dict[UUID, Posting] = {}
    for posting in found.order_by("id"):
        if posting.person_id not in postings or posting.ends is None:
            postings[posting.person_id] = posting
    for key, posting in postings.items():
        _set(posting.person, posting, changes[key], teams)
        posting.person.version += 1
    derived = ["folded", "sort_key", "version"]
    Person.objects.bulk_update(
        [row.person for row in postings.values()], [*OF_PERSON, *derived], batch_size=BATCH
    )
    Posting.objects.bulk_update(list(postings.values()), [*OF_POSTING], batch_size=BATCH)
    return len(rows)


def _set(person: Person, posting: Posting, values: dict[str, Any], teams: dict[str, Team]) -> None:
    for name, value in values.items():
        if name == "full_name":
            person.named(value)
        elif name == "team":
            posting.team = teams[team_key(value)] if isinstance(value, str) else value
        else:
            setattr(person if name in OF_PERSON else posting, name, value)


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
