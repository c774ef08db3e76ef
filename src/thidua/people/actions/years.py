"""What a school year was for a person: grade, months, leave, discipline, initiatives, registered titles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.text import tidy
from thidua.ledger.actions import Actor, action, record
from thidua.people.actions.masks import rebuild
from thidua.people.actions.standing import not_oneself, refuse_future_year, refuse_open_year, rows_to_write
from thidua.people.actions.year_rows import (
    OF_THE_SHEET,
    DisciplineEntry,
    LeaveEntry,
    OtherGradeEntry,
    PartyDisciplineEntry,
    check_points,
    checked_days,
    refuse_of_others,
    replace_discipline,
    replace_leave,
    replace_other_grades,
    replace_party_discipline,
)
from thidua.people.errors import GradeApprovedError, GradeOfSheetError, OwnReviewError
from thidua.people.models import FORMS, TITLES, Grade, Initiative, Leave, LeaveKind, Person, YearRecord
from thidua.people.queries import is_graded_by_sheet
from thidua.units.models import Unit
from thidua.units.queries import heads_on

MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class GradeEntry:
    """One line of the evaluation sheet; None is not known."""

    person: UUID
    grade: str
    months_worked: Decimal | None = None
    sick_or_unpaid_days: Decimal | None = None
    maternity_days: Decimal | None = None
    rules: str | None = None
    points: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Evaluated:
    """By which rules the year was graded, and its points where these count points."""

    rules: str | None
    points: Decimal | None = None


@dataclass(frozen=True, slots=True)
class InitiativeEntry:
    title: str
    kind: str | None = None
    scope: str | None = None
    recognised_by: str | None = None
    recognised_on: date | None = None
    paper: str = ""
    applied: bool | None = None
    used_for: list[str] | None = None


@action("people.grades_recorded")
def record_grades(
    *, by: Actor, unit: Unit, school_year: str, entries: list[GradeEntry], paper: str, on: date
) -> list[YearRecord]:
    """The approved evaluation sheet. A line again replaces what it said before.

    Days of sick or unpaid leave that are entered make the year's leave known: they are what the law counts.
    """
    rows = rows_to_write(unit, school_year, [entry.person for entry in entries])
    for entry in entries:
        row = rows[entry.person]
        row.grade = Grade(entry.grade)
        row.grade_paper, row.grade_approved = tidy(paper), True
        row.months_worked = _months(entry.months_worked)
        if entry.rules is not None:
            row.grade_rules, row.grade_points = entry.rules, entry.points
        row.version += 1
        if entry.sick_or_unpaid_days is not None:
            row.leave_known = True
    written = ["grade", "grade_paper", "grade_approved", "grade_rules", "grade_points"]
    written += ["months_worked", "leave_known", "version"]
    YearRecord.objects.bulk_update(rows.values(), written, batch_size=500)
    _replace_sheet_leave({rows[entry.person]: entry for entry in entries})
    rebuild(rows)
    record(about=unit, counts={"people": len(rows), "school_year": school_year, "paper": tidy(paper)}, on=on)
    return list(rows.values())


@action("people.registrations_recorded")
def record_registrations(
    *, by: Actor, unit: Unit, school_year: str, titles: dict[UUID, list[str]], on: date
) -> list[YearRecord]:
    """What each person registered for when the school's list was locked; an empty list says: for nothing."""
    rows = rows_to_write(unit, school_year, titles)
    for person, row in rows.items():
        row.registered = _codes(titles[person])
    YearRecord.objects.bulk_update(rows.values(), ["registered"], batch_size=500)
    rebuild(rows)
    record(about=unit, counts={"people": len(rows), "school_year": school_year}, on=on)
    return list(rows.values())


@action("people.initiative_recorded")
def record_initiative(
    *,
    by: Actor,
    unit: Unit,
    person: Person,
    school_year: str,
    title: str,
    kind: str | None,
    scope: str | None,
    recognised_by: str | None,
    recognised_on: date | None = None,
    paper: str = "",
    applied: bool | None = None,
    used_for: list[str] | None = None,
) -> Initiative:
    """An initiative or research recognised in a year; from then on the year's list counts as known."""
    not_oneself(by, person)
    row = rows_to_write(unit, school_year, [person.id])[person.id]
    entry = InitiativeEntry(title, kind, scope, recognised_by, recognised_on, paper, applied, used_for)
    initiative = add_initiatives(row, [entry])[0]
    row.initiatives_known = True
    row.save(update_fields=["initiatives_known"])
    rebuild([person.id])
    record(about=person, fields={"initiative": initiative.id, "title": initiative.title}, on=recognised_on)
    return initiative


@action("people.review_stated")
def state_review(
    *,
    by: Actor,
    unit: Unit,
    person: Person,
    school_year: str,
    under_review: bool,
    on: date,
    paper: str = "",
) -> YearRecord:
    """Whether a discipline or an inspection of the person is going on, as somebody else answers for it on a day.

    Of the unit's head the level above answers, by a paper; of everybody else the head does, and needs none.
    """
    if by.user is not None and person.user_id == by.user:
        raise OwnReviewError
    if not tidy(paper) and person.user_id in heads_on(unit, clock.today()):
        raise InvalidInputError("paper", "Hãy ghi số, ngày, nơi ban hành văn bản trả lời của cấp trên.")
    row = rows_to_write(unit, school_year, [person.id])[person.id]
    was = row.under_review
    row.under_review, row.under_review_on, row.under_review_paper = under_review, on, tidy(paper)
    row.save(update_fields=["under_review", "under_review_on", "under_review_paper"])
    rebuild([person.id])
    record(about=person, fields={"under_review": (was, under_review)}, on=on)
    return row


@action("people.year_recorded")
def record_year(
    *,
    by: Actor,
    unit: Unit,
    person: Person,
    school_year: str,
    grade: str | None = None,
    grade_paper: str | None = None,
    months_worked: Decimal | None = None,
    registered: list[str] | None = None,
    leave: list[LeaveEntry] | None = None,
    discipline: list[DisciplineEntry] | None = None,
    party_discipline: list[PartyDisciplineEntry] | None = None,
    evaluated: Evaluated | None = None,
    other_grades: list[OtherGradeEntry] | None = None,
    initiatives: list[InitiativeEntry] | None = None,
    initiatives_known: bool = False,
    titles_decided: bool = False,
    version: int | None = None,
) -> YearRecord:
    """One person's year, mostly a past one. None leaves a fact as it was; a list replaces it and is complete.

    `initiatives_known`, `titles_decided`: what is written of these is all there was; False leaves that as it was.
    `version` is what the editor saw of the year, 1 of a year that was not there; None: whoever writes did not look.
    """
    not_oneself(by, person)
    refuse_future_year(unit, school_year)
    row = rows_to_write(unit, school_year, [person.id])[person.id]
    if version is not None and row.version != version:
        raise ChangedMeanwhileError
    refuse_of_others(person, leave, party_discipline, other_grades)
    said = {"grade": grade, "grade_paper": grade_paper, "months_worked": months_worked}
    _say_grade(unit, row, said, evaluated)
    if registered is not None:
        row.registered = _codes(registered)
    _replace_rows(row, leave, discipline, party_discipline, other_grades)
    if initiatives is not None:
        row.initiatives_known = True
        row.initiatives.all().delete()
        add_initiatives(row, initiatives)
    row.initiatives_known = row.initiatives_known or initiatives_known
    if titles_decided and not row.titles_decided:
        refuse_open_year(unit, school_year)
        row.titles_decided = True
    row.version += 1
    row.save()
    rebuild([person.id])
    record(about=person, fields={"school_year": school_year, "record": row.id})
    return row


def _say_grade(unit: Unit, row: YearRecord, said: Mapping[str, Any], evaluated: Evaluated | None) -> None:
    """What a sheet says, by hand: of a year that is over, and never over what an approved sheet said."""
    _keep_approved(row, **said)
    changes = _differs(row, {**said, **_of(evaluated)})
    if said["grade"] is not None:
        row.grade = Grade(said["grade"])
    if said["grade_paper"] is not None:
        row.grade_paper = tidy(said["grade_paper"])
    if said["months_worked"] is not None:
        row.months_worked = _months(said["months_worked"])
    if evaluated is not None:
        _evaluate(row, evaluated)
    if changes and is_graded_by_sheet(unit, row.school_year, clock.today()):
        raise GradeOfSheetError


def _keep_approved(row: YearRecord, **typed: object) -> None:
    """What the approved sheet said stays; sent again as it stands (a form sends every box) it changes nothing."""
    if row.grade_approved and _differs(row, typed):
        raise GradeApprovedError


def _differs(row: YearRecord, typed: Mapping[str, object]) -> bool:
    return any(value is not None and value != getattr(row, name) for name, value in typed.items())


def _of(evaluated: Evaluated | None) -> dict[str, object]:
    return {"grade_rules": evaluated.rules, "grade_points": evaluated.points} if evaluated else {}


def _replace_rows(
    row: YearRecord,
    leave: list[LeaveEntry] | None,
    discipline: list[DisciplineEntry] | None,
    party_discipline: list[PartyDisciplineEntry] | None,
    other_grades: list[OtherGradeEntry] | None,
) -> None:
    """Each list that was given is complete and takes the place of what was there."""
    if leave is not None:
        row.leave_known = True
        replace_leave(row, leave)
    if discipline is not None:
        row.discipline_known = True
        replace_discipline(row, discipline)
    if party_discipline is not None:
        replace_party_discipline(row, party_discipline)
    if other_grades is not None:
        replace_other_grades(row, other_grades)


def _evaluate(row: YearRecord, said: Evaluated) -> None:
    """What the approved sheet said stays; by which rules and with how many points may still be filled in."""
    check_points(row.school_year, said.rules, row.grade, said.points)
    row.grade_rules, row.grade_points = said.rules, said.points


def _replace_sheet_leave(entries: dict[YearRecord, GradeEntry]) -> None:
    """The sheet's sums take the place of the year's leave; stretches that come to the same sums stay as they are."""
    entered = {row: entry for row, entry in entries.items() if entry.sick_or_unpaid_days is not None}
    kept = Leave.objects.filter(record__in=entered, kind__in=OF_THE_SHEET)
    stretches: dict[UUID, list[Leave]] = {}
    for one in kept:
        stretches.setdefault(one.record_id, []).append(one)
    changed = {row: entry for row, entry in entered.items() if not _come_to(stretches.get(row.id, []), entry)}
    kept.filter(record__in=changed).delete()
    Leave.objects.bulk_create(
        Leave(record=row, kind=kind, working_days=checked_days(days))
        for row, entry in changed.items()
        for kind, days in (
            (LeaveKind.SICK, entry.sick_or_unpaid_days),
            (LeaveKind.MATERNITY, entry.maternity_days),
        )
        if days
    )


def _come_to(stretches: list[Leave], entry: GradeEntry) -> bool:
    """Whether what is written in stretches is what the sheet says in sums."""
    if any(one.working_days is None for one in stretches):
        return False
    maternity = sum((one.working_days or 0) for one in stretches if one.kind == LeaveKind.MATERNITY)
    others = sum((one.working_days or 0) for one in stretches if one.kind != LeaveKind.MATERNITY)
    return (others, maternity) == (entry.sick_or_unpaid_days, entry.maternity_days or 0)


def add_initiatives(row: YearRecord, entries: list[InitiativeEntry]) -> list[Initiative]:
    for entry in entries:
        if not tidy(entry.title):
            raise InvalidInputError("title", "Hãy nhập tên sáng kiến.")
        check_used_for(entry.used_for)
    return Initiative.objects.bulk_create(
        Initiative(
            record=row,
            title=tidy(entry.title),
            kind=entry.kind,
            scope=entry.scope,
            recognised_by=entry.recognised_by,
            recognised_on=entry.recognised_on,
            paper=tidy(entry.paper),
            applied=entry.applied,
            used_for=entry.used_for,
        )
        for entry in entries
    )


def check_used_for(codes: list[str] | None) -> None:
    if not {*TITLES, *FORMS}.issuperset(codes or ()):
        raise InvalidInputError("used_for", "Có khen thưởng không dành cho cá nhân.")


def _codes(titles: Iterable[str]) -> list[str]:
    chosen = set(titles)
    if not chosen <= set(TITLES):
        raise InvalidInputError("registered", "Có danh hiệu không dành cho cá nhân.")
    return [code for code in TITLES if code in chosen]


def _months(months: Decimal | None) -> Decimal | None:
    if months is not None and not 0 <= months <= MONTHS_OF_A_YEAR:
        raise InvalidInputError("months_worked", "Số tháng làm việc phải từ 0 đến 12.")
    return months
