"""Giving duties and ending them: by the system officer alone, and never the last officer's."""

from datetime import date

import pytest
from django.urls import reverse

from factories.base import School, add_staff, make_school, sign_in
from thidua.core import clock
from thidua.units.access import member_of
from thidua.units.models import Appointment, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return make_school()


def given(client, school, role, team="", user=None):
    sent = {"user": str((user or school.binh).id), "role": role, "team": team, "paper": "12/QĐ-THCSHS"}
    return client.post(reverse("roles"), sent, follow=True)


def role_of(school, user) -> Appointment:
    return Appointment.objects.get(user=user, unit=school.unit, ends=None, role__in=set(Role) - {Role.STAFF})


def end(client, appointment):
    return client.post(reverse("role_end", args=[appointment.id]), follow=True)


def told(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_page_lists_every_duty_in_order_and_offers_whoever_has_an_account(school, client):
    add_staff(school.unit, "Phan Thị Cỏ May")
    shown = sign_in(client, school.officer).get(reverse("roles"))
    assert [(one.user, one.role) for one in shown.context["held"]] == [
        (school.officer, Role.SYSTEM_OFFICER),
        (school.an, Role.CHAIR),
        (school.alice, Role.SECRETARY),
        (school.dung, Role.TEAM_LEADER),
    ]
    assert len(shown.context["people"]) == 4


def test_a_teacher_is_made_leader_of_a_team_and_leads_it_at_once(school, client):
    response = given(sign_in(client, school.officer), school, Role.TEAM_LEADER, school.teams[1].id)
    assert told(response) == ["Nguyễn Thị Hoa Sim nay giữ vai trò Tổ trưởng."]
    assert member_of(school.binh).leads == frozenset({school.teams[1].id})
    assert role_of(school, school.binh).paper == "12/QĐ-THCSHS"


def test_a_duty_entered_after_its_last_day_is_told_as_past_and_brings_nothing(school, client):
    sign_in(client, school.officer)
    sent = {
        "user": str(school.binh.id),
        "role": "vice_principal",
        "starts": "2020-05-01",
        "ends": "2020-05-19",
    }

    shown = client.post(reverse("roles"), sent, follow=True)

    assert told(shown) == [f"{school.binh.full_name} đã giữ vai trò Phó Hiệu trưởng đến hết 19/05/2020."]
    member = member_of(school.binh)
    assert member is not None
    assert not member.has(Role.VICE_PRINCIPAL)


def test_a_leader_without_a_team_is_refused_at_the_field_and_stays_typed(school, client):
    response = given(sign_in(client, school.officer), school, Role.TEAM_LEADER)
    assert list(response.context["form"].errors) == ["team"]
    assert 'value="12/QĐ-THCSHS"' in response.content.decode()
    assert member_of(school.binh).roles == {Role.STAFF}


def test_another_schools_user_and_team_cannot_be_chosen(school, client):
    other = make_school("THCS-TG", "Trường THCS Trường Giang")
    sign_in(client, school.officer)
    strangers = [
        given(client, school, Role.CHAIR, user=other.binh),
        given(client, school, Role.TEAM_LEADER, other.teams[0].id),
    ]
    assert [list(response.context["form"].errors) for response in strangers] == [["user"], ["team"]]


def test_a_duty_ends_after_today(school, client):
    response = end(sign_in(client, school.officer), role_of(school, school.dung))
    today = clock.today()
    assert told(response) == [f"Hoàng Thị Sao Mai thôi vai trò Tổ trưởng sau ngày {today:%d/%m/%Y}."]
    assert member_of(school.dung, on=today).has(Role.TEAM_LEADER)
    assert not member_of(school.dung, on=date(today.year + 1, 1, 1)).has(Role.TEAM_LEADER)


def test_the_last_officer_stays_until_there_is_another(school, client):
    first = role_of(school, school.officer)
    refused = end(sign_in(client, school.officer), first)
    assert (refused.status_code, Appointment.objects.get(id=first.id).ends) == (409, None)

    given(client, school, Role.SYSTEM_OFFICER)
    end(client, first)
    assert Appointment.objects.get(id=first.id).ends == clock.today()


def test_only_the_officer_comes_here(school, client):
    other = make_school("THCS-TG", "Trường THCS Trường Giang")
    for user in (school.an, school.alice, school.dung, school.binh):
        assert sign_in(client, user).get(reverse("roles")).status_code == 403
        assert end(client, role_of(school, school.officer)).status_code == 403
    assert end(sign_in(client, other.officer), role_of(school, school.dung)).status_code == 404
