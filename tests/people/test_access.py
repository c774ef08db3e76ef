"""Who may see whom: oneself, the whole school, the own team; nobody of another school."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from factories.base import School, add_staff, make_school
from thidua.accounts.models import User
from thidua.people.access import listed_for, may_see_discipline, may_see_person, person_for
from thidua.people.models import Posting
from thidua.units.access import Member, member_of

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 10)


@pytest.fixture
def school() -> School:
    return make_school()


def member(user: User) -> Member:
    found = member_of(user, on=ON)
    assert found is not None
    return found


def seen_by(school: School, user: User) -> list[str]:
    people = {key: school.person(getattr(school, key)) for key in ("alice", "an", "dung", "binh", "officer")}
    return [key for key, person in people.items() if may_see_person(member(user), person)]


def test_each_role_sees_whom_it_should(school):
    assert {
        key: seen_by(school, getattr(school, key)) for key in ("alice", "an", "dung", "binh", "officer")
    } == {
        "alice": ["alice", "an", "dung", "binh", "officer"],
        "an": ["alice", "an", "dung", "binh", "officer"],
        "dung": ["dung", "binh"],
        "binh": ["binh"],
        "officer": ["officer"],
    }


def test_discipline_is_for_the_person_the_chair_and_the_secretary(school):
    binh = school.person(school.binh)
    seen = {
        key: may_see_discipline(member(getattr(school, key)), binh)
        for key in ("alice", "an", "dung", "binh", "officer")
    }
    assert seen == {"alice": True, "an": True, "dung": False, "binh": True, "officer": False}


def test_a_person_of_another_school_is_not_there(school):
    chi = make_school("THCS-TG", "Trường THCS Trường Giang")
    with pytest.raises(Http404):
        person_for(member(chi.alice), school.person(school.binh).id)


def test_a_colleague_is_there_and_closed(school):
    with pytest.raises(PermissionDenied):
        person_for(member(school.binh), school.person(school.dung).id)


def test_who_left_is_still_seen_by_those_who_run_the_work_and_no_longer_by_the_team(school):
    gone = add_staff(school.unit, "Trần Thị Hoa Cúc", team=school.teams[0])
    Posting.objects.filter(person=gone).update(ends=date(2026, 6, 9))

    assert may_see_person(member(school.alice), gone) is True
    assert may_see_person(member(school.dung), gone) is False


def test_a_secretary_of_one_school_sees_nobody_of_another_through_its_list(school):
    chi = make_school("THCS-TG", "Trường THCS Trường Giang")
    assert may_see_person(member(chi.alice), school.person(school.binh)) is False
    assert set(listed_for(member(chi.alice)).values_list("unit", flat=True)) == {chi.unit.id}


def test_a_team_leader_lists_the_own_team(school):
    names = [row.person.full_name for row in listed_for(member(school.dung)).order_by("person__sort_key")]
    assert names == ["Hoàng Thị Sao Mai", "Nguyễn Thị Hoa Sim"]
