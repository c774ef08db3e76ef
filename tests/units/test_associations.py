"""Mass organisations: entered once, led by one at a time from day to day, ended and kept."""

from datetime import date

import pytest

from factories.base import actor, make_school
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.units.access import member_of
from thidua.units.actions import give_role
from thidua.units.actions.associations import (
    AssociationEndedError,
    Led,
    end_association,
    lead_association,
    put_association,
)
from thidua.units.models import Association, AssociationKind, AssociationLead, Role
from thidua.units.queries import associations_for_choice, associations_of, lead_on

pytestmark = pytest.mark.django_db
FIRST, LATER = date(2025, 9, 5), date(2026, 3, 1)


@pytest.fixture
def school():
    return make_school()


def union(school, name="Công đoàn cơ sở", kind=AssociationKind.UNION, **more):
    return put_association(by=actor(school.alice, school), unit=school.unit, kind=kind, name=name, **more)


def led(school, row, name, starts, user=None):
    lead_association(
        by=actor(school.alice, school), association=row, led=Led(name=name, user=user), starts=starts
    )
    row.refresh_from_db()
    return row


def days(row):
    rows = AssociationLead.objects.filter(association=row).order_by("starts")
    return [(one.name, one.starts, one.ends) for one in rows]


def speaks(user, row, on):
    return member_of(user, on=on).speaks_for(row)


def test_one_leads_at_a_time_and_the_one_before_ends_the_day_before(school):
    row = led(school, union(school), "Đồi Chè", FIRST)
    led(school, row, "Núi Tản", LATER)

    assert days(row) == [("Đồi Chè", FIRST, date(2026, 2, 28)), ("Núi Tản", LATER, None)]
    assert [lead_on(row, day).name for day in (date(2026, 2, 28), LATER)] == ["Đồi Chè", "Núi Tản"]


def test_the_same_first_day_again_corrects_who_was_entered(school):
    row = led(school, union(school), "Đồi Chè", FIRST)
    led(school, row, "Núi Tản", FIRST)

    assert days(row) == [("Núi Tản", FIRST, None)]


def test_nobody_leads_from_before_the_one_who_leads_now(school):
    row = led(school, union(school), "Đồi Chè", LATER)

    with pytest.raises(InvalidInputError) as caught:
        led(school, row, "Núi Tản", FIRST)

    assert caught.value.field == "starts"


def test_two_of_one_name_are_refused_and_another_school_may_have_it(school):
    union(school)
    other = make_school(code="THCS-SM", name="Trường THCS Sao Mai")

    with pytest.raises(InvalidInputError) as caught:
        union(school, name="công đoàn  cơ sở")

    assert caught.value.field == "name"
    assert union(other).name == "Công đoàn cơ sở"


def test_of_two_who_write_one_the_second_is_told(school):
    row = union(school)
    same = Association.objects.get(id=row.id)
    led(school, row, "Đồi Chè", FIRST)

    with pytest.raises(ChangedMeanwhileError):
        union(school, name="Công đoàn", association=same)


def test_an_ended_one_is_offered_no_more_stays_last_in_the_list_and_is_not_written_to(school):
    row = led(school, union(school), "Đồi Chè", FIRST)
    kept = union(school, name="Chi đoàn", kind=AssociationKind.YOUTH)
    end_association(by=actor(school.alice, school), association=row, on=LATER)
    row.refresh_from_db()

    assert [one.name for one in associations_for_choice(school.unit, LATER)] == [kept.name, row.name]
    assert [one.name for one in associations_for_choice(school.unit, date(2026, 3, 2))] == [kept.name]
    assert [one.name for one in associations_of(school.unit)] == [kept.name, row.name]
    assert days(row) == [("Đồi Chè", FIRST, LATER)]
    with pytest.raises(AssociationEndedError):
        led(school, row, "Núi Tản", date(2026, 4, 1))


def test_whoever_leads_it_speaks_for_it_from_the_first_day_to_the_last(school):
    row = led(school, union(school), "Hoa Sim", FIRST, school.binh)
    led(school, row, "Sao Mai", LATER, school.dung)

    assert [speaks(school.binh, row, day) for day in (date(2025, 9, 4), FIRST, LATER)] == [False, True, False]
    assert speaks(school.dung, row, LATER)


def test_where_nobody_is_entered_the_duty_of_its_kind_speaks_for_it(school):
    give_role(
        by=actor(school.officer, school), unit=school.unit, user=school.binh, role=Role.UNION_CHAIR, on=FIRST
    )
    row = union(school)
    parents = union(school, name="Ban đại diện", kind=AssociationKind.PARENTS)

    assert speaks(school.binh, row, LATER)
    assert not speaks(school.binh, parents, LATER)
    assert not speaks(school.binh, led(school, row, "Đồi Chè", FIRST), LATER)


def test_who_leads_the_like_of_another_school_speaks_for_nothing_here(school):
    other = make_school(code="THCS-SM", name="Trường THCS Sao Mai")
    row = led(other, union(other), "Hoa Sim", FIRST, school.binh)

    assert not speaks(school.binh, row, LATER)
