"""Rounds and pledges, made by the real actions. The round runs from September 2025 into the day of the tests."""

from datetime import date, timedelta

from factories.base import School, actor
from thidua.core import clock
from thidua.people.models import Person
from thidua.registrations.actions import confirm_pledge, lock_round, open_round, save_pledge, submit_pledge
from thidua.registrations.models import Content, Planned, Pledge, Round

OPENS = date(2025, 9, 5)


def make_round(school: School, closes: date | None = None) -> Round:
    """An open round of the school's year; by default its last day is tomorrow."""
    return open_round(
        by=actor(school.alice, school),
        unit=school.unit,
        year=school.year,
        opens=OPENS,
        closes=closes or clock.today() + timedelta(days=1),
    )


def saying(*titles: str, initiative: str = "") -> Content:
    """Titles and, if it is named, one planned initiative."""
    return Content(titles=titles, initiatives=(Planned(initiative),) if initiative else ())


def draft(school: School, in_round: Round, person: Person, *titles: str, initiative: str = "") -> Pledge:
    return save_pledge(
        by=actor(school.binh, school),
        round=in_round,
        person=person,
        content=saying(*titles, initiative=initiative),
        version=0,
    )


def submitted(school: School, in_round: Round, person: Person, *titles: str, initiative: str = "") -> Pledge:
    pledge = draft(school, in_round, person, *titles, initiative=initiative)
    return submit_pledge(by=actor(school.binh, school), pledge=pledge)


def confirmed(school: School, in_round: Round, person: Person, *titles: str, initiative: str = "") -> Pledge:
    """Confirmed by the officer's account: nobody's own."""
    pledge = submitted(school, in_round, person, *titles, initiative=initiative)
    return confirm_pledge(by=actor(school.officer, school), pledge=pledge)


def locked(school: School, in_round: Round) -> Round:
    return lock_round(by=actor(school.alice, school), round=in_round, on=clock.today())
