"""Opening dossiers and asking the law: case, findings and the law's hash are stored as they were that day.

Every time is kept: the dossier holds the last, `Assessment` all of them.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from statute import local, names
from thidua.collectives import facts as collective_facts
from thidua.collectives.models import Collective, collective_of
from thidua.core import clock
from thidua.guidance.queries import assess_for, rules_on
from thidua.ledger.actions import Actor, action, record
from thidua.nominations.actions.moving import locked, move
from thidua.nominations.errors import (
    AwardUnknownError,
    DossierExistsError,
    GradesFirstError,
    NoPostingError,
    RoundNotLockedError,
)
from thidua.nominations.models import Assessment, Dossier
from thidua.nominations.queries import posting_in_year
from thidua.nominations.states import DossierAct
from thidua.people import facts
from thidua.people.models import Person
from thidua.registrations.queries import locked_round
from thidua.scoring.queries import approved_evaluation
from thidua.units.models import SchoolYear, Unit

Case = dict[str, Any]
Rules = Sequence[local.LocalRule]


@action("nominations.dossier_opened")
def open_dossier(
    *,
    by: Actor,
    unit: Unit,
    year: SchoolYear,
    person: Person,
    award: str,
    on: date,
    case: Case | None = None,
    rules: Rules | None = None,
) -> Dossier:
    """Open one dossier and assess it. `case`, `rules`: facts and local rules, if the caller has read them already."""
    if approved_evaluation(unit, year) is None:
        raise GradesFirstError
    if award not in names.codes("person"):
        raise AwardUnknownError
    posting = posting_in_year(unit=unit, year=year, person=person)
    if posting is None:
        raise NoPostingError(
            f"{person.full_name} không làm việc ở trường trong năm học này, nên không lập hồ sơ được."
        )
    dossier = Dossier(
        unit=unit, year=year, person=person, team=posting.team, award=award, held_since=clock.now()
    )
    known = case or facts.case_of(unit=unit, person=person, on=on, school_year=year.name)
    asked = _assess(dossier, known, on, rules)
    try:
        with transaction.atomic():
            dossier.save(force_insert=True)
    except IntegrityError:
        raise DossierExistsError(
            f"{person.full_name} đã có hồ sơ đề nghị {names.award_name(award)}."
        ) from None
    _keep(dossier, asked, by)
    record(about=dossier, fields={"person": person.id, "award": award, "answer": dossier.answer}, on=on)
    return dossier


@action("nominations.collective_dossier_opened")
def open_collective_dossier(
    *,
    by: Actor,
    year: SchoolYear,
    collective: Collective,
    award: str,
    on: date,
    case: Case | None = None,
    rules: Rules | None = None,
) -> Dossier:
    """Open one dossier of a team or of the school and assess it; `case`, `rules` as for a person's."""
    if approved_evaluation(collective.unit, year) is None:
        raise GradesFirstError
    if award not in names.codes("collective"):
        raise AwardUnknownError("Hãy chọn danh hiệu dành cho tập thể.")
    dossier = Dossier(
        unit=collective.unit,
        year=year,
        holder=collective.holder,
        team=collective.team,
        award=award,
        held_since=clock.now(),
    )
    known = case or collective_facts.case_of(collective, on=on, school_year=year.name)
    asked = _assess(dossier, known, on, rules)
    try:
        with transaction.atomic():
            dossier.save(force_insert=True)
    except IntegrityError:
        raise DossierExistsError(
            f"{collective.name} đã có hồ sơ đề nghị {names.award_name(award)}."
        ) from None
    _keep(dossier, asked, by)
    record(about=dossier, fields={"of": collective.key, "award": award, "answer": dossier.answer}, on=on)
    return dossier


@action("nominations.dossiers_opened")
def open_dossiers(
    *,
    by: Actor,
    unit: Unit,
    year: SchoolYear,
    lines: Sequence[tuple[Person, str]],
    on: date,
    collectives: Sequence[tuple[Collective, str]] = (),
) -> list[Dossier]:
    """Open one dossier for each (person, award), (collective, award) of the list shown before; all or none."""
    if approved_evaluation(unit, year) is None:
        raise GradesFirstError
    if locked_round(unit, year) is None:
        raise RoundNotLockedError
    persons = {person.id: person for person, _ in lines}
    cases = facts.cases_of(unit=unit, persons=persons.values(), on=on, school_year=year.name)
    rules = rules_on(unit, on)
    opened = [
        open_dossier(
            by=by,
            unit=unit,
            year=year,
            person=person,
            award=award,
            on=on,
            case=cases[person.id],
            rules=rules,
        )
        for person, award in lines
    ]
    bodies = {one.key: one for one, _ in collectives}
    cases = collective_facts.cases_of(bodies.values(), on=on, school_year=year.name)
    opened += [
        open_collective_dossier(
            by=by, year=year, collective=one, award=award, on=on, case=cases[one.key], rules=rules
        )
        for one, award in collectives
    ]
    counts = {"dossiers": len(opened), "persons": len(persons), "collectives": len(bodies)}
    record(about=year, counts=counts, on=on)
    return opened


@action("nominations.dossier_assessed")
def assess_dossier(
    *, by: Actor, dossier: Dossier, on: date, case: Case | None = None, rules: Rules | None = None
) -> Dossier:
    """Ask the law again with what is known today; what it said before stays readable beside it.

    A ready dossier stays ready whatever the answer: its state is read by team leaders too, who may not know of a
    discipline. A `blocked` one is not put to the council.
    """
    row = locked(dossier)
    before = row.answer
    move(row, DossierAct.ASSESS, keeps_holder=True)
    known = case or _case_of(row, on)
    asked = _assess(row, known, on, rules)
    row.save()
    _keep(row, asked, by)
    record(about=row, fields={"answer": (before, row.answer), "law_version": row.law_version}, on=on)
    return row


@action("nominations.dossiers_assessed")
def assess_dossiers(
    *, by: Actor, unit: Unit, year: SchoolYear, dossiers: Iterable[Dossier], on: date
) -> list[Dossier]:
    """Ask the law again for many dossiers of one year; a constant number of reads for their facts."""
    listed = list(dossiers)
    persons = {dossier.holder_key: dossier.person for dossier in listed if dossier.person}
    bodies = {dossier.holder_key: collective_of(dossier) for dossier in listed if dossier.is_collective}
    cases = {
        **facts.cases_of(unit=unit, persons=persons.values(), on=on, school_year=year.name),
        **collective_facts.cases_of(bodies.values(), on=on, school_year=year.name),
    }
    rules = rules_on(unit, on)
    assessed = [
        assess_dossier(by=by, dossier=dossier, on=on, case=cases[dossier.holder_key], rules=rules)
        for dossier in listed
    ]
    record(about=year, counts={"dossiers": len(assessed)}, on=on)
    return assessed


def _case_of(dossier: Dossier, on: date) -> Case:
    year = dossier.year.name
    if dossier.is_collective:
        return collective_facts.case_of(collective_of(dossier), on=on, school_year=year)
    return facts.case_of(unit=dossier.unit, person=dossier.one_person, on=on, school_year=year)


def _assess(dossier: Dossier, case: Case, on: date, rules: Rules | None) -> Assessment:
    """Fill in the dossier's answer; the same as a row which is kept once the dossier is written."""
    answer = assess_for(unit=dossier.unit, case=case, awards=[dossier.award], rules=rules)
    found = answer["awards"][0]
    dossier.case, dossier.assessment, dossier.assessed_on = case, found, on
    dossier.law_version, dossier.answer = answer["law_version"], found["answer"]
    return Assessment(
        on=on,
        case=case,
        assessment=found,
        law_version=answer["law_version"],
        answer=found["answer"],
    )


def _keep(dossier: Dossier, asked: Assessment, by: Actor) -> None:
    """Under the next number; the dossier's row is locked, or new, so that no two take one number."""
    last = Assessment.objects.filter(dossier=dossier).aggregate(last=Max("number"))["last"] or 0
    asked.dossier, asked.number = dossier, last + 1
    asked.made_at, asked.made_by = clock.now(), by.user
    asked.save(force_insert=True)
