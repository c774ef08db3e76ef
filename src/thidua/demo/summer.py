"""May 2026: dossiers of every confirmed title, the chair's statements, everything ready for the council."""

from datetime import date

from thidua.demo import bodies
from thidua.demo.plot import Plot
from thidua.demo.school import PRINCIPAL, SECRETARY, Stage, on_day
from thidua.nominations.actions import open_dossiers, prepare_dossiers, state_review
from thidua.nominations.queries import candidates_of, collective_candidates_of, dossiers_of
from thidua.nominations.states import DossierState
from thidua.people.models import Person

# The teams of whom the principal had not yet stated anything when the dossiers' moment comes.
UNSTATED_TEAM = 4


def open_all(stage: Stage, plot: Plot) -> None:
    """Dossiers of every confirmed title. One person's review is not over, of one team nothing was stated yet."""
    today = on_day(2026, 5, 20)
    by, unit, year = stage.by(SECRETARY), stage.unit, stage.year
    lines = [(one.person, one.award) for one in candidates_of(unit, year)]
    collectives = [(one.collective, one.award) for one in collective_candidates_of(unit, year)]
    open_dossiers(by=by, unit=unit, year=year, lines=lines, on=today, collectives=collectives)
    stated = [
        person
        for part, person in stage.people
        if part.key not in {PRINCIPAL, plot.reviewed_late} and part.team != UNSTATED_TEAM
    ]
    _state(stage, stated, under_review=False, on=today)
    _state(stage, [stage.person(plot.reviewed_late)], under_review=True, on=today)
    bodies.state_reviews(stage, besides=UNSTATED_TEAM, on=today)
    done = {person.id for person in stated}
    ready = [one for one in dossiers_of(unit, year) if one.person_id in done and one.answer != "unknown"]
    prepare_dossiers(by=by, year=year, dossiers=ready)


def prepare_all(stage: Stage) -> None:
    """What was open is settled: nobody is under review any more, and every dossier is ready."""
    today = on_day(2026, 5, 22)
    people = [person for part, person in stage.people if part.key != PRINCIPAL]
    _state(stage, people, under_review=False, on=today)
    bodies.state_reviews(stage, besides=None, on=today)
    left = list(dossiers_of(stage.unit, stage.year, states=[DossierState.OPEN]))
    prepare_dossiers(by=stage.by(SECRETARY), year=stage.year, dossiers=left)


def _state(stage: Stage, people: list[Person], *, under_review: bool, on: date) -> None:
    state_review(
        by=stage.by(PRINCIPAL),
        unit=stage.unit,
        year=stage.year,
        persons=people,
        under_review=under_review,
        on=on,
    )
