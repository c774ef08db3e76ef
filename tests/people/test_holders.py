"""A grant is held by a person, a team or the school: exactly one of them, and a title of a year once by each."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from factories.base import actor, make_school
from thidua.core.errors import InvalidInputError
from thidua.people.actions import GrantEntry, record_grants
from thidua.people.errors import AlreadyGrantedError
from thidua.people.models import Grant, Holder

pytestmark = pytest.mark.django_db
YEAR = "2024-2025"
ON = date(2025, 7, 1)


@pytest.fixture
def school():
    return make_school()


def granted(school, code="TTLDTT", paper="7/QĐ-UBND", **holder):
    entry = GrantEntry(None, code, YEAR, ON, paper, **holder)
    (grant,) = record_grants(by=actor(school.alice, school), unit=school.unit, grants=[entry])
    return grant


def test_a_team_and_the_school_hold_titles_beside_each_other(school):
    of_team = granted(school, holder=Holder.TEAM, team=school.teams[0].id)
    of_school = granted(school, holder=Holder.UNIT)

    rows = Grant.objects.order_by("holder").select_related("person", "team", "unit")
    assert [(row.id, row.holder_name, row.holder_key, row.is_collective) for row in rows] == [
        (of_team.id, school.teams[0].title, school.teams[0].id, True),
        (of_school.id, school.unit.name, school.unit.id, True),
    ]


def test_the_same_line_twice_is_one_grant_and_another_decision_is_refused(school):
    first = granted(school, holder=Holder.UNIT)
    assert granted(school, holder=Holder.UNIT).id == first.id
    with pytest.raises(AlreadyGrantedError):
        granted(school, holder=Holder.UNIT, paper="8/QĐ-UBND")


@pytest.mark.parametrize(
    ("code", "holder"), [("LDTT", Holder.UNIT), ("NGND", Holder.UNIT), ("CSTDCS", Holder.UNIT)]
)
def test_an_award_of_persons_is_no_award_of_a_collective(school, code, holder):
    with pytest.raises(InvalidInputError):
        granted(school, code, holder=holder)


def test_a_team_of_another_school_is_refused(school):
    other = make_school(code="khac")
    with pytest.raises(InvalidInputError):
        granted(school, holder=Holder.TEAM, team=other.teams[0].id)


@pytest.mark.parametrize(
    "holder",
    [
        {"holder": Holder.PERSON},
        {"holder": Holder.TEAM},
        {"holder": Holder.UNIT, "team": True},
        {"holder": Holder.PERSON, "team": True},
    ],
)
def test_the_database_keeps_exactly_one_holder(school, holder):
    team = school.teams[0] if holder.pop("team", False) else None
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.create(unit=school.unit, code="TTLDTT", team=team, **holder)


@pytest.mark.parametrize("holder", [Holder.TEAM, Holder.UNIT])
def test_the_database_takes_a_title_of_a_year_once(school, holder):
    row = {"unit": school.unit, "code": "TTLDTT", "school_year": YEAR, "holder": holder}
    row |= {"team": school.teams[0]} if holder == Holder.TEAM else {}
    Grant.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.create(**row)
