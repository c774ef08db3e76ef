"""What is known of teams and the school in tests, made by the real actions."""

from factories.base import School, actor
from factories.scoring import graded, is_graded
from thidua.collectives.actions import record_collective_year, state_collective_review
from thidua.collectives.models import Collective, CollectiveYear
from thidua.core import clock
from thidua.ledger.actions import Actor
from thidua.people.actions import GrantEntry, decide_titles, record_grants, record_year
from thidua.people.queries import staff_of
from thidua.registrations.actions import confirm_pledge, save_collective_pledge, submit_pledge
from thidua.registrations.models import Pledge, Round

YEAR = "2025-2026"


def team_of(school: School, place: int = 0) -> Collective:
    return Collective(school.unit, school.teams[place])


def whole(school: School) -> Collective:
    return Collective(school.unit)


def stated(school: School, collective: Collective, school_year: str = YEAR, **said: object) -> CollectiveYear:
    """A year as the secretary enters it; numbers by their names."""
    names = ("grade", "grade_paper", "counts_paper", "titles_decided", "version")
    facts = {"grade": None, "grade_paper": "", "counts_paper": "", "titles_decided": False, "version": 0}
    counts = {name: value for name, value in said.items() if name not in names}
    return record_collective_year(
        by=actor(school.alice, school),
        collective=collective,
        school_year=school_year,
        counts=counts,
        **facts | {name: value for name, value in said.items() if name in names},
    )


def good_year(school: School, collective: Collective, grade: str = "excellent") -> None:
    """Everybody of the school graded good, undisciplined and LĐTT, Dung also CSTĐCS; the collective graded."""
    if not is_graded(school):
        graded(school)
    by = {"by": Actor(user=None, unit=school.unit.id), "unit": school.unit}
    staff = [posting.person for posting in staff_of(school.unit, on=clock.today())]
    for person in staff:
        record_year(**by, person=person, school_year=YEAR, leave=[], discipline=[], initiatives=[])
    grants = [GrantEntry(person.id, "LDTT", YEAR, clock.today(), "1/QĐ") for person in staff]
    grants.append(GrantEntry(school.person(school.dung).id, "CSTDCS", YEAR, clock.today(), "1/QĐ"))
    record_grants(**by, grants=grants)
    decide_titles(**by, school_year=YEAR, persons=[person.id for person in staff], on=clock.today())
    stated(school, collective, grade=grade)
    state_collective_review(
        by=actor(school.an, school),
        collective=collective,
        school_year=YEAR,
        under_review=False,
        on=clock.today(),
    )


def pledged(
    school: School, in_round: Round, collective: Collective, *titles: str, version: int = 0
) -> Pledge:
    """Written and sent by whoever writes it: the leader, or the secretary."""
    by = actor(school.dung if collective.team else school.alice, school)
    saved = save_collective_pledge(
        by=by, round=in_round, collective=collective, titles=titles, version=version
    )
    return submit_pledge(by=by, pledge=saved)


def confirmed_pledge(school: School, in_round: Round, collective: Collective, *titles: str) -> Pledge:
    return confirm_pledge(by=actor(school.an, school), pledge=pledged(school, in_round, collective, *titles))
