"""The journal: who did what and when, without values; read by the chair, the system officer and inspectors."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from factories.base import School, actor, make_school, sign_in
from factories.registrations import make_round
from thidua.core import clock
from thidua.ledger.models import Line
from thidua.people.actions import state_review
from thidua.reports.queries.journal import in_words, journal_of
from thidua.units.access import member_of
from thidua.units.actions import give_role
from thidua.units.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    """Bình inspects."""
    found = make_school()
    by, days = actor(found.officer, found), {"on": date(2025, 9, 1), "ends": date(2030, 12, 31)}
    give_role(by=by, unit=found.unit, user=found.binh, role=Role.INSPECTOR, **days)
    return found


def told(user, *, who=None, day=None):
    return [(one.who, one.sentence) for one in in_words(journal_of(member_of(user), actor=who, day=day))]


def page(user, **asked):
    return sign_in(Client(), user).get(reverse("journal"), asked)


def test_the_newest_stands_first_with_who_did_it(school):
    make_round(school)
    assert told(school.an)[0] == ("Lê Thị Hướng Dương", "Mở đợt đăng ký thi đua")
    assert told(school.an)[-1] == ("Máy tự làm", "Khai báo đơn vị")


def test_it_is_filtered_by_person_and_day(school):
    make_round(school)
    assert told(school.an, who=school.alice.id) == [("Lê Thị Hướng Dương", "Mở đợt đăng ký thi đua")]
    today = clock.today()
    assert told(school.an, day=today) == told(school.an)
    assert told(school.an, day=today - timedelta(days=1)) == []


def test_what_tells_of_discipline_is_for_whoever_reads_the_work(school):
    state_review(
        by=actor(school.an, school),
        unit=school.unit,
        person=school.person(school.dung),
        school_year=school.year.name,
        under_review=True,
        on=clock.today(),
    )
    line = ("Ngô Văn Trường Sơn", "Xác nhận tình trạng xem xét kỷ luật")
    assert [line in told(user) for user in (school.an, school.officer, school.binh)] == [True, False, False]


def test_it_names_nobody_whom_it_was_about(school):
    make_round(school)
    text = page(school.binh).content.decode().split("<tbody>")[1].split("</tbody>")[0]
    assert "Mở đợt đăng ký thi đua" in text
    assert "Hoàng Thị Sao Mai" not in text


def test_only_acts_are_listed_and_another_units_are_not(school):
    other = make_school("THCS-CL", "Cỏ Lau")
    make_round(other)
    numbers = {one.number for one in in_words(journal_of(member_of(school.an), actor=None, day=None))}
    own = Line.objects.filter(unit=school.unit.id, cause=None).values_list("number", flat=True)
    assert numbers == set(own)
    assert ("Lê Thị Hướng Dương", "Mở đợt đăng ký thi đua") not in told(school.an)


@pytest.mark.parametrize("asked", [{"who": "khong-phai"}, {"day": "32/13/2026"}, {"page": "x"}])
def test_a_strange_value_is_as_good_as_none(school, asked):
    answer = page(school.an, **asked)
    assert (answer.status_code, "Khai báo đơn vị" in answer.content.decode()) == (200, True)


def test_whoever_may_not_read_it_is_refused(school):
    statuses = [page(user).status_code for user in (school.an, school.officer, school.binh, school.alice)]
    assert statuses == [200, 200, 200, 403]
