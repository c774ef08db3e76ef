"""Units under dated parents: districts end on 2025-06-30, communes begin the day after."""

from datetime import date

import pytest

from factories.base import BORDER, FIRST_DAY, actor, make_school
from thidua.core.errors import InvalidInputError, RefusedError
from thidua.units.actions import (
    LastOfficerError,
    ParentOverlapError,
    SchoolYearExistsError,
    TeamNameTakenError,
    UnitCodeTakenError,
    close_school_year,
    create_team,
    create_unit,
    end_role,
    give_role,
    open_school_year,
    place_under,
)
from thidua.units.models import Appointment, Role, Unit
from thidua.units.queries import ancestors_on, current_year, holders, parent_on, year_to_open

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


@pytest.mark.parametrize(
    ("on", "level"),
    [(date(2025, 6, 30), "district"), (date(2025, 7, 1), "commune"), (date(2026, 7, 20), "commune")],
)
def test_the_parent_is_that_of_the_day(school, on, level):
    assert parent_on(school.unit, on).level == level


def test_before_the_first_row_there_is_no_parent(school):
    assert parent_on(school.unit, date(2015, 8, 31)) is None


def test_ancestors_go_up_to_the_province(school):
    assert ancestors_on(school.unit, BORDER) == [school.commune, school.province]
    assert ancestors_on(school.unit, FIRST_DAY) == [school.district, school.province]


def test_a_parent_cannot_begin_before_the_one_it_replaces(school):
    with pytest.raises(ParentOverlapError):
        place_under(by=actor(school.officer, school), unit=school.unit, parent=school.district, on=BORDER)


def test_codes_and_team_names_are_taken_once(school):
    by = actor(school.officer, school)
    with pytest.raises(UnitCodeTakenError):
        create_unit(by=by, unit=Unit(code=" THCS-HS ", level="school", name="X", short_name="X"))
    with pytest.raises(TeamNameTakenError):
        create_team(by=by, unit=school.unit, name="toán –  tin")


def test_a_unit_needs_a_known_level(school):
    with pytest.raises(InvalidInputError):
        create_unit(
            by=actor(school.officer, school), unit=Unit(code="Y", level="club", name="Y", short_name="Y")
        )


def test_a_school_year_is_opened_once_and_written_as_two_years(school):
    by = actor(school.alice, school)
    with pytest.raises(SchoolYearExistsError):
        open_school_year(by=by, unit=school.unit, name="2025-2026")
    with pytest.raises(InvalidInputError):
        open_school_year(by=by, unit=school.unit, name="2025-2027")


def test_the_current_year_is_the_oldest_open_one(school):
    by = actor(school.alice, school)
    later = open_school_year(by=by, unit=school.unit, name="2026-2027")
    assert current_year(school.unit) == school.year
    close_school_year(by=by, year=school.year, on=date(2026, 9, 1))
    assert current_year(school.unit) == later
    with pytest.raises(RefusedError):
        close_school_year(by=by, year=school.year, on=date(2026, 9, 1))


def test_a_role_lasts_from_its_first_to_its_last_day(school):
    by = actor(school.officer, school)
    appointment = give_role(
        by=by, unit=school.unit, user=school.binh, role=Role.SECRETARY, on=date(2026, 1, 10)
    )
    end_role(by=by, appointment=appointment, on=date(2026, 3, 1))
    on_the = [date(2026, 1, 9), date(2026, 1, 10), date(2026, 3, 1), date(2026, 3, 2)]
    assert [school.binh in holders(school.unit, Role.SECRETARY, day) for day in on_the] == [
        False,
        True,
        True,
        False,
    ]


def test_a_role_ends_once_and_not_before_it_began(school):
    by = actor(school.officer, school)
    appointment = give_role(
        by=by, unit=school.unit, user=school.binh, role=Role.SECRETARY, on=date(2026, 1, 10)
    )
    with pytest.raises(InvalidInputError):
        end_role(by=by, appointment=appointment, on=date(2026, 1, 9))
    end_role(by=by, appointment=appointment, on=date(2026, 3, 1))
    with pytest.raises(RefusedError):
        end_role(by=by, appointment=appointment, on=date(2026, 4, 1))


def test_the_same_open_role_twice_is_one(school):
    by = actor(school.officer, school)
    for _ in range(2):
        give_role(by=by, unit=school.unit, user=school.binh, role=Role.SECRETARY, on=date(2026, 1, 10))
    assert Appointment.objects.filter(user=school.binh, role=Role.SECRETARY).count() == 1


def test_a_leader_leads_a_team_and_nobody_else_does(school):
    by = actor(school.officer, school)
    with pytest.raises(InvalidInputError):
        give_role(by=by, unit=school.unit, user=school.binh, role=Role.TEAM_LEADER, on=BORDER)
    with pytest.raises(InvalidInputError):
        give_role(by=by, unit=school.unit, user=school.binh, role=Role.STAFF, on=BORDER, team=school.teams[0])
    assert holders(school.unit, Role.TEAM_LEADER, BORDER, team=school.teams[0]) == [school.dung]


def test_a_new_team_stands_in_the_schools_list(school):
    team = create_team(by=actor(school.alice, school), unit=school.unit, name=" Khoa học  tự nhiên ", order=9)
    assert (team.name, str(team)) == ("Khoa học tự nhiên", "Khoa học tự nhiên")


def test_the_next_year_may_be_opened_from_june_on_or_when_no_other_is_open(school):
    assert year_to_open(school.unit, date(2026, 5, 31)) is None
    assert year_to_open(school.unit, date(2026, 6, 1)) == "2026-2027"

    close_school_year(by=actor(school.an, school), year=school.year, on=date(2026, 5, 20))
    assert year_to_open(school.unit, date(2026, 5, 31)) == "2026-2027"


def test_a_unit_without_years_opens_the_one_it_is_in(school):
    assert year_to_open(school.commune, date(2026, 5, 20)) == "2025-2026"


def test_the_last_system_officer_s_duty_does_not_end(school):
    duty = Appointment.objects.get(user=school.officer, role=Role.SYSTEM_OFFICER)
    with pytest.raises(LastOfficerError):
        end_role(by=actor(school.officer, school), appointment=duty, on=date(2026, 5, 20))


def test_a_team_name_has_a_length_that_every_database_keeps(school):
    with pytest.raises(InvalidInputError, match="dài quá 80 chữ"):
        create_team(by=actor(school.alice, school), unit=school.unit, name="Tổ " + "T" * 78)
