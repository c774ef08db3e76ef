"""Who stands before a page: membership by dated appointments."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from factories.base import actor, make_school
from thidua.accounts.actions import create_user
from thidua.core import clock
from thidua.units.access import (
    SESSION_UNIT,
    gate,
    is_member,
    is_secretary,
    is_team_leader,
    member_of,
    public,
    runs_the_work,
)
from thidua.units.actions import end_role, give_role
from thidua.units.models import Appointment, Role

pytestmark = pytest.mark.django_db


@gate(runs_the_work)
def page(request):
    return HttpResponse(f"{request.member.unit.code} {request.member.user.username}")


def ask(user, session=None):
    request = HttpRequest()
    request.user = user
    request.session = session or {}
    return page(request)


@pytest.fixture
def school():
    return make_school()


def test_signed_out_is_sent_to_sign_in(school):
    response = ask(AnonymousUser())
    assert (response.status_code, response["Location"].split("?")[0]) == (302, "/tai-khoan/login/")


def test_who_holds_the_role_passes(school):
    assert ask(school.alice).content == b"THCS-HS alice-thcs-hs"
    assert ask(school.an).status_code == 200


@pytest.mark.parametrize("who", ["binh", "dung", "officer"])
def test_who_lacks_the_role_is_refused(school, who):
    with pytest.raises(PermissionDenied):
        ask(getattr(school, who))


def test_who_has_no_appointment_at_all_is_refused(school):
    stranger = create_user(by=actor(school.officer, school), username="la", full_name="Người Lạ")
    with pytest.raises(PermissionDenied):
        ask(stranger)


def test_a_right_ends_with_the_appointment(school):
    appointment = Appointment.objects.get(user=school.alice, role=Role.SECRETARY)
    end_role(by=actor(school.an, school), appointment=appointment, on=clock.today() - timedelta(days=1))
    with pytest.raises(PermissionDenied):
        ask(school.alice)


def test_somebody_of_two_schools_chooses_one(school):
    other = make_school("THCS-CL", "Trường THCS Cỏ Lau")
    give_role(
        by=actor(other.an, other),
        unit=other.unit,
        user=school.alice,
        role=Role.SECRETARY,
        on=date(2025, 9, 1),
    )
    assert ask(school.alice).content == b"THCS-HS alice-thcs-hs"
    assert ask(school.alice, {SESSION_UNIT: str(other.unit.id)}).content == b"THCS-CL alice-thcs-hs"
    assert member_of(school.alice).other_units == (other.unit,)


def test_choosing_a_school_without_appointment_changes_nothing(school):
    other = make_school("THCS-CL", "Trường THCS Cỏ Lau")
    assert ask(school.alice, {SESSION_UNIT: str(other.unit.id)}).content == b"THCS-HS alice-thcs-hs"


def test_a_member_knows_roles_teams_and_for_whom_it_acts(school):
    dung = member_of(school.dung)
    assert dung.has(Role.TEAM_LEADER)
    assert (dung.leads_team(school.teams[0]), dung.leads_team(school.teams[1].id)) == (True, False)
    assert dung.actor == actor(school.dung, school)


def test_predicates_combine(school):
    member = member_of(school.dung)
    assert (is_secretary | is_team_leader).test(member)
    assert not (is_secretary & is_team_leader).test(member)
    assert is_member.test(member)


def test_a_public_view_says_so():
    assert public(page).gate is None
