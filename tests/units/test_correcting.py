"""Correcting what a unit is called, and its teams: the same rows under new names, every change in the ledger."""

import pytest

from factories.base import actor, make_school
from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.ledger.models import Line
from thidua.ledger.queries import verify
from thidua.people.models import Posting
from thidua.units.actions import TeamNameTakenError, correct_unit, create_team, rename_team
from thidua.units.models import Role, Team, Unit
from thidua.units.queries import holders

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


def last_line() -> Line:
    return Line.objects.order_by("at", "number").last()


def names(school) -> list[str]:
    return [team.name for team in Team.objects.filter(unit=school.unit)]


def test_a_renamed_team_keeps_its_people_and_its_leader(school):
    mathematics = school.teams[0]
    people = set(Posting.objects.filter(team=mathematics).values_list("person", flat=True))
    renamed = rename_team(by=actor(school.alice, school), team=mathematics, name=" Toán  –  Khoa học ")
    assert (renamed.id, renamed.name) == (mathematics.id, "Toán – Khoa học")
    assert set(Posting.objects.filter(team=renamed).values_list("person", flat=True)) == people != set()
    assert holders(school.unit, Role.TEAM_LEADER, clock.today(), team=renamed) == [school.dung]


def test_renaming_leaves_one_line_with_digests_of_the_old_and_the_new_name(school):
    rename_team(by=actor(school.alice, school), team=school.teams[0], name="Toán")
    line = last_line()
    assert (line.kind, line.about, line.actor) == ("units.team_renamed", school.teams[0].id, school.alice.id)
    assert list(line.fields) == ["name"]
    old, new = line.fields["name"]
    assert old != new
    assert "Toán" not in str(line.fields)
    assert [verdict.broken_at for verdict in verify()] == [None]


@pytest.mark.parametrize("taken", ["Ngữ văn", "NGU VAN", " ngữ  văn "])
def test_two_teams_of_a_school_have_no_common_name_however_it_is_typed(school, taken):
    with pytest.raises(TeamNameTakenError):
        rename_team(by=actor(school.alice, school), team=school.teams[0], name=taken)
    assert names(school) == ["Toán – Tin", "Ngữ văn", "Văn phòng"]


def test_a_team_may_take_its_own_name_with_other_marks(school):
    rename_team(by=actor(school.alice, school), team=school.teams[0], name="TOÁN – TIN")
    assert names(school) == ["TOÁN – TIN", "Ngữ văn", "Văn phòng"]


def test_another_schools_team_may_have_the_same_name(school):
    other = make_school("THCS-TG", "Trường THCS Trường Giang")
    rename_team(by=actor(other.alice, other), team=other.teams[2], name="Hành chính")
    rename_team(by=actor(school.alice, school), team=school.teams[2], name="Hành chính")
    assert names(school) == names(other) == ["Toán – Tin", "Ngữ văn", "Hành chính"]


def test_a_team_is_never_without_a_name(school):
    by = actor(school.alice, school)
    with pytest.raises(InvalidInputError) as renamed:
        rename_team(by=by, team=school.teams[0], name="  ")
    with pytest.raises(InvalidInputError) as made:
        create_team(by=by, unit=school.unit, name=" ")
    assert (renamed.value.field, made.value.field) == ("name", "name")
    assert names(school) == ["Toán – Tin", "Ngữ văn", "Văn phòng"]


def test_a_new_team_without_a_place_stands_last(school):
    for name in ("Âm nhạc", "Bộ môn chung"):
        create_team(by=actor(school.alice, school), unit=school.unit, name=name)
    assert names(school) == ["Toán – Tin", "Ngữ văn", "Văn phòng", "Âm nhạc", "Bộ môn chung"]


def test_the_first_team_of_a_unit_has_the_first_place(school):
    assert create_team(by=actor(school.alice, school), unit=school.commune, name="Văn phòng").order == 0


def test_a_unit_is_corrected_in_what_papers_carry(school):
    changes = {"name": " Trường  THCS Hoa Sen Trắng ", "symbol": "THCSHST"}
    correct_unit(by=actor(school.an, school), unit=school.unit, changes=changes)
    unit = Unit.objects.get(id=school.unit.id)
    assert (unit.name, unit.symbol) == ("Trường THCS Hoa Sen Trắng", "THCSHST")
    assert (unit.short_name, unit.place, unit.code) == ("Trường THCS Hoa Sen", "Hoa Sen", "THCS-HS")


def test_correcting_leaves_one_line_with_digests_of_what_changed(school):
    changes = {"name": "Trường THCS Hoa Súng", "place": "Hoa Súng"}
    correct_unit(by=actor(school.an, school), unit=school.unit, changes=changes)
    line = last_line()
    assert (line.kind, line.about, sorted(line.fields)) == (
        "units.unit_corrected",
        school.unit.id,
        ["name", "place"],
    )
    assert all(old != new for old, new in line.fields.values())
    assert "Hoa" not in str(line.fields)
    assert [verdict.broken_at for verdict in verify()] == [None]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "  "}, "name"),
        ({"place": "Hoa Súng", "short_name": ""}, "short_name"),
        ({"code": "THCS-KHAC"}, "code"),
        ({"level": "commune"}, "level"),
    ],
)
def test_no_name_is_emptied_and_code_and_level_stay(school, changes, field):
    lines = Line.objects.count()
    with pytest.raises(InvalidInputError) as refused:
        correct_unit(by=actor(school.an, school), unit=school.unit, changes=changes)
    unit = Unit.objects.get(id=school.unit.id)
    assert refused.value.field == field
    assert (unit.name, unit.short_name, unit.place, unit.code, unit.level, Line.objects.count()) == (
        "Trường THCS Hoa Sen",
        "Trường THCS Hoa Sen",
        "Hoa Sen",
        "THCS-HS",
        "school",
        lines,
    )
