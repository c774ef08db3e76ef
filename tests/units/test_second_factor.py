"""A unit requires the second factor of some roles: from a day on they reach nothing else; an officer helps who lost it."""

from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.test import Client

from factories.base import actor, make_school, sign_in
from thidua.accounts.actions import NoSecondFactorError, tell_of_reset
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.ledger.models import Line
from thidua.units.access import gate, is_member, member_of
from thidua.units.actions import (
    NotHereError,
    OwnSecondFactorError,
    SecondFactorElsewhereError,
    free_of_second_factor,
    give_role,
    rule_second_factor,
)
from thidua.units.models import Role, SecondFactorRule
from thidua.units.queries import guarded_in, is_second_factor_required

pytestmark = pytest.mark.django_db


@gate(is_member)
def page(_request):
    return HttpResponse("trang")


@pytest.fixture
def school():
    return make_school()


def ask(user):
    request = HttpRequest()
    request.user, request.session = user, {}
    response = page(request)
    return response.get("Location", response.content.decode())


def turn_on(user):
    for kind, data in [("totp", {"secret": "ABCDEFGH"}), ("recovery_codes", {"seed": "a", "used_mask": 0})]:
        Authenticator.objects.create(user=user, type=kind, data=data)


def rule(school, *roles, days=0, seen=None, on=None):
    return rule_second_factor(
        by=actor(school.officer, school),
        unit=school.unit,
        roles=frozenset(roles),
        grace_days=days,
        seen=seen,
        on=on or clock.today(),
    )


def free(school, user, by=None):
    free_of_second_factor(
        by=actor(by or school.officer, school), unit=school.unit, user=user, on=clock.today()
    )


def test_without_a_rule_nobody_is_led_anywhere(school):
    assert [ask(user) for user in (school.an, school.alice, school.binh)] == ["trang"] * 3


def test_after_the_grace_the_roles_named_reach_only_the_page_that_turns_it_on(school):
    rule(school, Role.CHAIR)
    assert [ask(user) for user in (school.an, school.alice, school.binh)] == [
        "/tai-khoan/2fa/totp/activate/",
        "trang",
        "trang",
    ]


def test_whoever_has_it_works_on(school):
    rule(school, Role.CHAIR)
    turn_on(school.an)
    assert ask(school.an) == "trang"


def test_recovery_codes_alone_are_no_second_factor(school):
    rule(school, Role.CHAIR)
    Authenticator.objects.create(user=school.an, type="recovery_codes", data={"seed": "a", "used_mask": 0})
    assert ask(school.an) == "/tai-khoan/2fa/totp/activate/"


def test_until_the_last_day_of_grace_work_goes_on_and_the_day_is_known(school):
    made = rule(school, Role.CHAIR, days=14)
    assert ask(school.an) == "trang"
    assert member_of(school.an).second_factor.must_by == made.must_by == clock.today() + timedelta(days=14)
    assert not member_of(school.an, on=made.must_by - timedelta(days=1)).owes_second_factor
    assert member_of(school.an, on=made.must_by).owes_second_factor


def test_a_teacher_is_not_asked_at_all(school):
    rule(school, Role.CHAIR)
    assert member_of(school.binh).second_factor is None


def test_the_latest_rule_holds_and_one_without_roles_ends_it(school):
    first = rule(school, Role.CHAIR, on=clock.today() - timedelta(days=3))
    assert ask(school.an) != "trang"
    rule(school, seen=first.id)
    assert ask(school.an) == "trang"
    assert not is_second_factor_required(school.an, clock.today())


def test_a_rule_changed_on_its_first_day_is_one_rule(school):
    first = rule(school, Role.CHAIR)
    rule(school, Role.CHAIR, Role.SECRETARY, days=7, seen=first.id)
    assert [(row.asked, row.must_by) for row in SecondFactorRule.objects.all()] == [
        (frozenset({Role.CHAIR, Role.SECRETARY}), clock.today() + timedelta(days=7))
    ]


def test_whoever_saw_an_older_rule_is_told(school):
    rule(school, Role.CHAIR)
    with pytest.raises(ChangedMeanwhileError):
        rule(school, Role.SECRETARY)


@pytest.mark.parametrize(("roles", "days"), [({Role.STAFF}, 0), ({Role.CHAIR}, -1), ({Role.CHAIR}, 91)])
def test_other_roles_and_other_lengths_are_refused(school, roles, days):
    with pytest.raises(InvalidInputError):
        rule(school, *roles, days=days)


def test_it_is_required_by_the_rule_of_any_unit_also_within_the_grace(school):
    rule(school, Role.CHAIR, days=30)
    assert is_second_factor_required(school.an, clock.today())
    assert not is_second_factor_required(school.alice, clock.today())


def test_the_rule_is_a_line(school):
    made = rule(school, Role.CHAIR)
    line = Line.objects.latest("number")
    assert (line.kind, line.about, line.actor) == ("units.second_factor_ruled", made.id, school.officer.id)


def test_a_lost_phone_is_taken_off_with_its_codes_and_the_person_told_once(school):
    turn_on(school.alice)
    free(school, school.alice)
    assert not Authenticator.objects.filter(user=school.alice).exists()
    assert [line.kind for line in Line.objects.order_by("-number")[:2]] == [
        "units.second_factor_freed",
        "accounts.second_factor_reset",
    ]
    assert [reset.officer for reset in tell_of_reset(user=school.alice)] == [school.officer]
    assert tell_of_reset(user=school.alice) == []


def test_taking_it_off_ends_every_open_session_of_the_person_and_nobody_else_s(school):
    turn_on(school.alice)
    windows = {user: [sign_in(Client(), user) for _ in range(2)] for user in (school.alice, school.an)}
    free(school, school.alice)
    statuses = {user: [one.get("/").status_code for one in found] for user, found in windows.items()}
    assert statuses == {school.alice: [302, 302], school.an: [200, 200]}
    school.alice.refresh_from_db()
    assert sign_in(Client(), school.alice).get("/").status_code == 200


def test_nobody_frees_themselves(school):
    turn_on(school.officer)
    with pytest.raises(OwnSecondFactorError):
        free(school, school.officer)
    assert Authenticator.objects.filter(user=school.officer).count() == 2


def test_an_account_with_duties_in_another_unit_is_left_alone(school):
    other = make_school("THCS-CL", "Trường THCS Cỏ Lau")
    turn_on(school.alice)
    give_role(
        by=actor(other.officer, other),
        unit=other.unit,
        user=school.alice,
        role=Role.STAFF,
        on=date(2025, 9, 1),
    )
    with pytest.raises(SecondFactorElsewhereError):
        free(school, school.alice)
    with pytest.raises(NotHereError):
        free(school, other.an)
    assert Authenticator.objects.filter(user=school.alice).count() == 2


def test_what_is_not_on_cannot_be_taken_off_and_leaves_no_line(school):
    before = Line.objects.count()
    with pytest.raises(NoSecondFactorError):
        free(school, school.alice)
    assert Line.objects.count() == before


def test_the_list_shows_guarded_duties_first_and_whoever_else_has_it(school):
    turn_on(school.binh)
    turn_on(school.an)
    assert [(line.user, line.duties, line.is_on) for line in guarded_in(school.unit, clock.today())] == [
        (school.officer, ["Quản trị hệ thống"], False),
        (school.an, ["Hiệu trưởng, Chủ tịch Hội đồng"], True),
        (school.alice, ["Thư ký Hội đồng"], False),
        (school.binh, [], True),
    ]
