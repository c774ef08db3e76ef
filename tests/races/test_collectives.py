"""Two at the desk of one team: its year, its pledge, its dossier, its grant are written once, and the other is told."""

import pytest

from factories.base import actor, make_school
from factories.collectives import stated, team_of, whole
from factories.registrations import make_round
from factories.scoring import graded
from thidua.collectives.actions import CollectiveGrant, record_collective_grants
from thidua.collectives.models import CollectiveYear
from thidua.core import clock
from thidua.nominations.actions import open_collective_dossier
from thidua.nominations.models import Dossier
from thidua.people.models import Grant
from thidua.registrations.actions import save_collective_pledge
from thidua.registrations.models import Pledge

pytestmark = pytest.mark.races
AT_ONCE = 4


def names(results):
    return sorted(type(result).__name__ for result in results)


@pytest.mark.parametrize("place", [team_of, whole])
def test_a_year_is_written_by_one_of_four(postgres_database, together, place):
    school = make_school()

    def write():
        return stated(school, place(school), "2022-2023", members=9, ldtt=7)

    assert names(together([write] * AT_ONCE)) == ["ChangedMeanwhileError"] * 3 + ["CollectiveYear"]
    assert CollectiveYear.objects.count() == 1


@pytest.mark.parametrize("place", [team_of, whole])
def test_a_pledge_is_begun_by_one_of_four(postgres_database, together, place):
    school = make_school()
    found = make_round(school)

    def begin():
        return save_collective_pledge(
            by=actor(school.dung, school),
            round=found,
            collective=place(school),
            titles=["TTLDTT"],
            version=0,
        )

    assert names(together([begin] * AT_ONCE)) == ["ChangedMeanwhileError"] * 3 + ["Pledge"]
    assert Pledge.objects.count() == 1


@pytest.mark.parametrize("place", [team_of, whole])
def test_a_dossier_is_opened_by_one_of_four(postgres_database, together, place):
    school = make_school()
    graded(school)

    def begin():
        return open_collective_dossier(
            by=actor(school.alice, school),
            year=school.year,
            collective=place(school),
            award="TTLDTT",
            on=clock.today(),
        )

    assert names(together([begin] * AT_ONCE)) == ["Dossier"] + ["DossierExistsError"] * 3
    assert Dossier.objects.count() == 1


@pytest.mark.parametrize("of_team", [True, False])
def test_a_past_title_written_down_at_once_stands_once(postgres_database, together, of_team):
    school = make_school()
    team = school.teams[0].id if of_team else None
    grants = [CollectiveGrant(team, "TTLDTT", "2023-2024", paper="9/QĐ-UBND")]

    def write():
        return record_collective_grants(
            by=actor(school.alice, school), unit=school.unit, grants=grants, on=clock.today()
        )

    together([write] * AT_ONCE)
    assert Grant.objects.count() == 1
