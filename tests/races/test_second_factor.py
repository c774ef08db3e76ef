"""The second factor on PostgreSQL: of two who send the same code at the same moment, from phone or paper, one gets in."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp

from factories.base import actor, make_school
from thidua.accounts.actions import NoSecondFactorError, reset_second_factor
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError
from thidua.units.actions import rule_second_factor
from thidua.units.models import Role, SecondFactorRule
from thidua.web.second_factor import spend

pytestmark = pytest.mark.races
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def school(postgres_database):
    return make_school()


def test_of_two_who_send_the_same_code_of_the_phone_one_gets_in(school, together):
    phone = Authenticator.objects.create(user=school.an, type="totp", data={"secret": SECRET})
    now = list(totp.yield_hotp_counters_from_time())[1]
    code = totp.format_hotp_value(totp.hotp_value(SECRET, now))
    assert sorted(together([lambda: spend(phone, code)] * 4)) == [False, False, False, True]


def test_of_two_who_send_the_same_code_from_paper_one_gets_in(school, together):
    row = Authenticator.objects.create(
        user=school.an, type="recovery_codes", data={"seed": "hat-giong", "used_mask": 0}
    )
    code = row.wrap().get_unused_codes()[0]

    def use():
        return Authenticator.objects.get(pk=row.pk).wrap().validate_code(code)

    assert sorted(together([use] * 4)) == [False, False, False, True]
    row.refresh_from_db()
    assert len(row.wrap().get_unused_codes()) == 9


def test_of_two_officers_who_take_it_off_one_is_told_that_nothing_is_left(school, together):
    Authenticator.objects.create(user=school.an, type="totp", data={"secret": SECRET})

    def take(officer):
        return lambda: reset_second_factor(by=actor(officer, school), user=school.an)

    outcomes = together([take(school.officer), take(school.alice)])
    assert sorted(type(one).__name__ for one in outcomes) == [NoSecondFactorError.__name__, "NoneType"]


def test_of_two_who_change_the_rule_one_is_told(school, together):
    def rule(role):
        return lambda: rule_second_factor(
            by=actor(school.officer, school),
            unit=school.unit,
            roles=frozenset({role}),
            grace_days=14,
            seen=None,
            on=clock.today(),
        )

    outcomes = together([rule(Role.CHAIR), rule(Role.SECRETARY)])
    assert sorted(type(one).__name__ for one in outcomes) == [
        ChangedMeanwhileError.__name__,
        SecondFactorRule.__name__,
    ]
