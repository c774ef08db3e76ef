"""A role lasts from its first to its last day, in Hà Nội; what meets is one; a second chair acts on a paper."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from factories.base import School, actor, make_school, sign_in
from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.people.actions import correct_person
from thidua.units.access import member_of
from thidua.units.actions import RoleBegunError, RoleEndedError, cancel_role, end_role, give_role
from thidua.units.models import Appointment, Role

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 3, 10), date(2026, 3, 20)


@pytest.fixture
def school() -> School:
    return make_school()


@pytest.fixture(autouse=True)
def real_clock():
    yield
    clock.reset()


def give(school, role=Role.VICE_PRINCIPAL, on=FIRST, ends=None, paper="", user=None):
    by, user = actor(school.officer, school), user or school.binh
    return give_role(by=by, unit=school.unit, user=user, role=role, on=on, ends=ends, paper=paper)


def held(school, role=Role.VICE_PRINCIPAL) -> list[tuple[date, date | None]]:
    return list(Appointment.objects.filter(user=school.binh, role=role).values_list("starts", "ends"))


@pytest.mark.parametrize(
    ("moment", "may"),
    [
        (datetime(2026, 3, 9, 23, 59, tzinfo=clock.HANOI), False),
        (datetime(2026, 3, 10, 0, 1, tzinfo=clock.HANOI), True),
        (datetime(2026, 3, 20, 23, 59, tzinfo=clock.HANOI), True),
        (datetime(2026, 3, 21, 0, 1, tzinfo=clock.HANOI), False),
    ],
)
def test_the_page_opens_and_shuts_at_midnight_of_ha_noi(school, client, moment, may):
    give(school, Role.INSPECTION_BOARD, ends=LAST)
    clock.set_for_demo(moment)
    assert (sign_in(client, school.binh).get(reverse("register")).status_code == 200) is may


def test_days_that_meet_are_one_appointment(school):
    give(school, on=FIRST, ends=LAST)
    give(school, on=date(2026, 3, 21), ends=date(2026, 4, 5))
    give(school, on=date(2026, 3, 1), ends=date(2026, 3, 12))
    assert held(school) == [(date(2026, 3, 1), date(2026, 4, 5))]


def test_days_apart_are_two_and_what_lies_between_joins_them(school):
    give(school, on=FIRST, ends=LAST)
    give(school, on=date(2026, 5, 1))
    assert held(school) == [(FIRST, LAST), (date(2026, 5, 1), None)]
    give(school, on=date(2026, 3, 15), ends=date(2026, 5, 10))
    assert held(school) == [(FIRST, None)]


def test_a_second_chair_needs_a_paper_and_a_last_day(school):
    for wanted in ({}, {"ends": LAST}, {"paper": "03/GUQ-THCSHS"}):
        with pytest.raises(InvalidInputError, match="Hiện Ngô Văn Trường Sơn giữ vai trò này"):
            give(school, Role.CHAIR, **wanted)
    given = give(school, Role.CHAIR, ends=LAST, paper="03/GUQ-THCSHS")
    assert member_of(school.binh, on=LAST).has(Role.CHAIR)
    assert not member_of(school.binh, on=date(2026, 3, 21)).has(Role.CHAIR)
    assert given.paper == "03/GUQ-THCSHS"


def test_the_chair_of_next_year_is_given_before_once_the_one_of_now_has_a_last_day(school):
    chair = Appointment.objects.get(user=school.an, role=Role.CHAIR)
    end_role(by=actor(school.officer, school), appointment=chair, on=date(2026, 7, 31))
    give(school, Role.CHAIR, on=date(2026, 8, 1))
    days = [date(2026, 7, 31), date(2026, 8, 1)]
    users = [school.an, school.binh]
    assert [[member_of(user, on=day).has(Role.CHAIR) for day in days] for user in users] == [
        [True, False],
        [False, True],
    ]


def test_an_inspector_has_a_last_day_and_a_school_no_officer_of_the_upper_level(school):
    with pytest.raises(InvalidInputError, match="hãy ghi ngày hết"):
        give(school, Role.INSPECTOR)
    with pytest.raises(InvalidInputError, match="không có ở trường"):
        give(school, Role.UPPER_OFFICER)


def test_a_last_day_comes_nearer_and_never_moves_away(school):
    given, by = give(school, ends=LAST), actor(school.officer, school)
    end_role(by=by, appointment=given, on=date(2026, 3, 15))
    with pytest.raises(RoleEndedError):
        end_role(by=by, appointment=given, on=LAST)
    assert held(school) == [(FIRST, date(2026, 3, 15))]


def test_what_has_not_begun_is_cancelled_and_what_has_is_not(school):
    given, by = give(school), actor(school.officer, school)
    with pytest.raises(RoleBegunError):
        cancel_role(by=by, appointment=given, on=FIRST)
    cancel_role(by=by, appointment=given, on=date(2026, 3, 9))
    assert held(school) == []


def test_whoever_leaves_loses_what_was_dated_and_what_was_to_come(school):
    give(school, ends=date(2026, 12, 31))
    give(school, Role.CLERK, on=date(2026, 9, 1))
    person = school.person(school.binh)
    by, version = actor(school.alice, school), person.version
    correct_person(by=by, unit=school.unit, person=person, version=version, changes={"ends": LAST})
    assert (held(school), held(school, Role.CLERK)) == ([(FIRST, LAST)], [])


def test_the_officer_gives_a_duty_for_later_and_takes_it_back(school, client):
    sign_in(client, school.officer)
    begins = date(clock.today().year + 1, 1, 5)
    sent = {"user": str(school.binh.id), "role": Role.CLERK, "starts": f"{begins:%Y-%m-%d}"}
    page = client.post(reverse("roles"), sent, follow=True)
    assert [str(one) for one in page.context["messages"]] == [
        f"Nguyễn Thị Hoa Sim từ {begins:%d/%m/%Y} giữ vai trò Văn thư."
    ]
    coming = page.context["to_come"].get()
    page = client.post(reverse("role_cancel", args=[coming.id]), follow=True)
    assert not page.context["to_come"]


def test_an_inspector_from_outside_gets_a_slip_and_reads_without_a_page_of_the_staff(school, client):
    sign_in(client, school.officer)
    today = clock.today()
    sent = {
        "full_name": "Dương Văn Mây Ngàn",
        "starts": f"{today:%Y-%m-%d}",
        "ends": f"{today:%Y-%m-%d}",
        "paper": "17/QĐ-TTr",
    }
    slip = client.post(reverse("outsider_new"), sent)
    assert "Mây Ngàn" in slip.content.decode()
    inspector = Appointment.objects.get(role=Role.INSPECTOR).user
    pages = ["document_list", "register", "pledge_page", "person_list"]
    sign_in(client, inspector)
    assert [client.get(reverse(name)).status_code for name in pages] == [200, 200, 403, 403]


@pytest.mark.parametrize(
    ("on", "ends", "field"),
    [(date.min, None, "starts"), (FIRST, date.max, "ends"), (date.max, None, "starts")],
)
def test_a_role_bears_no_day_at_the_edge_of_the_calendar(school, on, ends, field):
    with pytest.raises(InvalidInputError, match=r"Ngày phải từ 01/01/1900 đến 31/12/2199\.") as refused:
        give(school, on=on, ends=ends)
    assert (refused.value.field, held(school)) == (field, [])
