"""Dossiers, made by the real actions: the school's grades are approved first, if they are not yet."""

from datetime import date

from factories.base import School, actor
from factories.scoring import graded, is_graded
from thidua.nominations.actions import (
    mark_submitted,
    open_dossier,
    prepare,
    put_to_council,
    record_outcome,
    record_vote,
)
from thidua.nominations.models import Dossier
from thidua.nominations.states import DossierState
from thidua.people.models import Person

ON = date(2026, 5, 20)


def make_dossier(
    school: School, person: Person | None = None, award: str = "LDTT", state: DossierState = DossierState.OPEN
) -> Dossier:
    """Bình's dossier by default, led as far as `state` (the outcomes: granted)."""
    if not is_graded(school):
        graded(school)
    by = actor(school.alice, school)
    dossier = open_dossier(
        by=by,
        unit=school.unit,
        year=school.year,
        person=person or school.person(school.binh),
        award=award,
        on=ON,
    )
    steps = {
        DossierState.READY: lambda: prepare(by=by, dossier=dossier),
        DossierState.IN_COUNCIL: lambda: put_to_council(by=by, dossier=dossier),
        DossierState.SUPPORTED: lambda: record_vote(by=by, dossier=dossier, supported=True, agreed=8, base=9),
        DossierState.SUBMITTED: lambda: mark_submitted(by=by, dossier=dossier, on=ON),
        DossierState.GRANTED: lambda: record_outcome(by=by, dossier=dossier, outcome="granted", on=ON),
    }
    for reached, step in steps.items():
        if state == DossierState.OPEN:
            break
        dossier = step()
        if reached == state:
            break
    return dossier
