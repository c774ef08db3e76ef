"""Accounts: login names, one-time slips, the person's own password."""

from datetime import timedelta

import pytest
from django.contrib.auth import authenticate

from factories.base import PASSWORD, actor, make_school
from thidua.accounts.actions import (
    LoginNameTakenError,
    SlipRefusedError,
    activate,
    create_user,
    issue_slip,
)
from thidua.accounts.models import ActivationSlip
from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.core.ids import grouped
from thidua.ledger.models import Line

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def newcomer(school):
    return create_user(by=actor(school.officer, school), username="May Trắng", full_name="Lý Thị Mây Trắng")


def test_login_names_are_folded(newcomer):
    assert (newcomer.username, newcomer.full_name, str(newcomer)) == (
        "maytrang",
        "Lý Thị Mây Trắng",
        "Lý Thị Mây Trắng",
    )


def test_a_login_name_is_taken_once(school, newcomer):
    with pytest.raises(LoginNameTakenError) as refused:
        create_user(by=actor(school.officer, school), username="maytrang", full_name="Người Khác")
    assert refused.value.field == "username"


def test_nobody_signs_in_before_the_slip_is_used(newcomer):
    assert not newcomer.has_usable_password()


def test_a_slip_lets_in_once(rf, school, newcomer):
    code = issue_slip(by=actor(school.officer, school), user=newcomer)
    user = activate(username="Mây trắng", code=grouped(code).lower(), password=PASSWORD)
    assert authenticate(rf.post("/"), username="maytrang", password=PASSWORD) == user
    with pytest.raises(SlipRefusedError):
        activate(username="maytrang", code=code, password="mot-mat-khau-khac")


def test_the_slip_stores_no_code(school, newcomer):
    code = issue_slip(by=actor(school.officer, school), user=newcomer)
    assert code not in str(ActivationSlip.objects.values_list())


def test_a_new_slip_ends_the_older_one(school, newcomer):
    old = issue_slip(by=actor(school.officer, school), user=newcomer)
    issue_slip(by=actor(school.officer, school), user=newcomer)
    with pytest.raises(SlipRefusedError):
        activate(username="maytrang", code=old, password=PASSWORD)


def test_a_slip_ends_after_thirty_days(school, newcomer):
    code = issue_slip(by=actor(school.officer, school), user=newcomer)
    ActivationSlip.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    with pytest.raises(SlipRefusedError):
        activate(username="maytrang", code=code, password=PASSWORD)


def test_another_persons_code_is_refused(school, newcomer):
    code = issue_slip(by=actor(school.officer, school), user=newcomer)
    with pytest.raises(SlipRefusedError):
        activate(username=school.binh.username, code=code, password=PASSWORD)


def test_a_weak_password_leaves_the_slip_usable(school, newcomer):
    code = issue_slip(by=actor(school.officer, school), user=newcomer)
    with pytest.raises(InvalidInputError) as refused:
        activate(username="maytrang", code=code, password="123")
    assert refused.value.field == "password"
    assert activate(username="maytrang", code=code, password=PASSWORD) == newcomer


def test_activation_is_a_line_in_the_chain_of_the_school_by_the_person(school, newcomer):
    code = issue_slip(by=actor(school.officer, school), user=newcomer)
    activate(username="maytrang", code=code, password=PASSWORD)
    line = Line.objects.order_by("-number").first()
    assert (line.unit, line.actor, line.kind) == (school.unit.id, newcomer.id, "accounts.user_activated")
