"""The school's teams, its names and the sign on its papers: who comes here, what is refused, what is kept."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories.base import School, actor, add_staff, make_school, sign_in
from thidua.ledger.models import Line
from thidua.units.actions import create_team
from thidua.units.models import Team, Unit

pytestmark = pytest.mark.django_db
OF_SCHOOL = {
    "name": "Trường THCS Hoa Sen",
    "short_name": "Trường THCS Hoa Sen",
    "symbol": "THCSHS",
    "place": "Hoa Sen",
}


@pytest.fixture
def school() -> School:
    return make_school()


def told(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def names(school) -> list[str]:
    return [team.name for team in Team.objects.filter(unit=school.unit)]


def rename(client, team, name):
    return client.post(reverse("team_rename", args=[team.id]), {"name": name}, follow=True)


def correct(client, **changes):
    return client.post(reverse("school_details"), OF_SCHOOL | changes, follow=True)


def test_teams_stand_in_their_order_with_people_and_leaders(school, client):
    add_staff(school.unit, "Phan Thị Cỏ May")
    create_team(by=actor(school.alice, school), unit=school.unit, name="Năng khiếu")
    shown = sign_in(client, school.alice).get(reverse("teams"))
    rows = [(row.team.name, row.people, row.leaders) for row in shown.context["rows"]]
    assert rows == [
        ("Toán – Tin", 2, ["Hoàng Thị Sao Mai"]),
        ("Ngữ văn", 1, []),
        ("Văn phòng", 2, []),
        ("Năng khiếu", 0, []),
    ]


def test_a_school_without_teams_is_told_how_to_get_them(school, client):
    Team.objects.filter(unit=school.unit).update(unit=school.commune)
    shown = sign_in(client, school.alice).get(reverse("teams")).content.decode()
    assert "Chưa có tổ nào" in shown


def test_the_page_asks_as_often_for_three_teams_as_for_thirty(school, client, django_assert_num_queries):
    sign_in(client, school.alice)
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("teams"))
    for number in range(27):
        create_team(by=actor(school.alice, school), unit=school.unit, name=f"Nhóm {number}")
    with django_assert_num_queries(len(few)):
        assert len(client.get(reverse("teams")).context["rows"]) == 30


def test_a_team_is_added_at_the_end(school, client):
    response = sign_in(client, school.officer).post(reverse("teams"), {"name": " Năng  khiếu "}, follow=True)
    assert told(response) == ["Đã thêm tổ: Năng khiếu."]
    assert names(school) == ["Toán – Tin", "Ngữ văn", "Văn phòng", "Năng khiếu"]


@pytest.mark.parametrize(
    ("typed", "fault"),
    [("ngu van", "Trường đã có một tổ cùng tên."), ("  ", "Hãy nhập mục này."), ("x" * 81, "Dài quá 80")],
)
def test_what_cannot_be_a_teams_name_is_said_at_the_field_and_stays_typed(school, client, typed, fault):
    sign_in(client, school.alice)
    made = client.post(reverse("teams"), {"name": typed})
    renamed = rename(client, school.teams[0], typed)
    for response in (made, renamed):
        assert response.status_code == 200
        assert response.context["form"].errors["name"][0].startswith(fault)
        assert response.context["form"]["name"].value() == typed
    assert names(school) == ["Toán – Tin", "Ngữ văn", "Văn phòng"]


def test_a_team_is_renamed_and_everybody_stays_in_it(school, client):
    response = rename(sign_in(client, school.alice), school.teams[0], "Toán – Khoa học")
    assert told(response) == ["Đã đổi tên tổ: Toán – Tin nay là Toán – Khoa học."]
    first = response.context["rows"][0]
    assert (first.team.name, first.people, first.leaders) == ("Toán – Khoa học", 2, ["Hoàng Thị Sao Mai"])


def test_the_same_name_again_changes_nothing(school, client):
    sign_in(client, school.alice)
    lines = Line.objects.count()
    assert told(rename(client, school.teams[0], "Toán – Tin")) == ["Không có gì thay đổi."]
    assert Line.objects.count() == lines


def test_the_list_of_staff_leads_whoever_may_to_the_pages(school, client):
    """The officer goes on from the teams, or from the card on the first page: six buttons are a crowd."""
    found = {}
    for key in ("officer", "an", "alice", "dung"):
        shown = sign_in(client, getattr(school, key)).get(reverse("person_list")).content.decode()
        shown = shown.partition('id="noi-dung"')[2]  # the navigation leads there too
        found[key] = [name for name in ("teams", "school_details") if f'href="{reverse(name)}"' in shown]
    assert found == {
        "officer": ["teams"],
        "an": ["school_details"],
        "alice": ["teams"],
        "dung": [],
    }


def test_the_teams_lead_on_to_what_only_the_officer_may(school, client):
    found = {}
    for key in ("officer", "alice"):
        shown = sign_in(client, getattr(school, key)).get(reverse("teams")).content.decode()
        found[key] = [name for name in ("roles", "school_details") if f'href="{reverse(name)}"' in shown]
    assert found == {"officer": ["roles", "school_details"], "alice": []}


def test_the_officers_card_leads_to_both_pages(school, client):
    shown = sign_in(client, school.officer).get(reverse("home")).content.decode()
    assert [f'href="{reverse(name)}"' in shown for name in ("teams", "school_details")] == [True, True]


def test_the_school_gets_its_right_name_and_sign(school, client):
    response = correct(sign_in(client, school.an), name="Trường THCS Hoa Súng", symbol="THCSHSU")
    assert told(response) == ["Đã sửa tên đầy đủ, ký hiệu văn bản."]
    unit = Unit.objects.get(id=school.unit.id)
    assert (unit.name, unit.short_name, unit.symbol, unit.place) == (
        "Trường THCS Hoa Súng",
        "Trường THCS Hoa Sen",
        "THCSHSU",
        "Hoa Sen",
    )


def test_nothing_changed_writes_nothing(school, client):
    sign_in(client, school.officer)
    lines = Line.objects.count()
    assert told(correct(client)) == ["Không có gì thay đổi."]
    assert Line.objects.count() == lines


@pytest.mark.parametrize("field", sorted(OF_SCHOOL))
def test_what_papers_need_is_not_emptied(school, client, field):
    response = correct(sign_in(client, school.officer), **{field: " "})
    assert (response.status_code, response.context["form"].errors) == (200, {field: ["Hãy nhập mục này."]})
    unit = Unit.objects.get(id=school.unit.id)
    assert {name: getattr(unit, name) for name in OF_SCHOOL} == OF_SCHOOL


def test_code_and_level_are_shown_and_not_taken(school, client):
    response = correct(sign_in(client, school.officer), code="THCS-KHAC", level="commune", place="Hoa Súng")
    unit = Unit.objects.get(id=school.unit.id)
    assert (unit.code, unit.level, unit.place) == ("THCS-HS", "school", "Hoa Súng")
    shown = response.content.decode()
    assert "<dd>THCS-HS</dd>" in shown
    assert "<dd>Trường</dd>" in shown


def test_who_comes_to_which_page(school, client):
    pages = {
        "teams": reverse("teams"),
        "team_rename": reverse("team_rename", args=[school.teams[0].id]),
        "school_details": reverse("school_details"),
    }
    through = {
        key: [name for name, page in pages.items() if sign_in(client, user).get(page).status_code == 200]
        for key, user in (
            ("officer", school.officer),
            ("an", school.an),
            ("alice", school.alice),
            ("dung", school.dung),
            ("binh", school.binh),
        )
    }
    assert through == {
        "officer": ["teams", "team_rename", "school_details"],
        "an": ["school_details"],
        "alice": ["teams", "team_rename"],
        "dung": [],
        "binh": [],
    }
    client.logout()
    assert [client.get(page).status_code for page in pages.values()] == [302, 302, 302]


def test_another_schools_team_is_not_there(school, client):
    other = make_school("THCS-TG", "Trường THCS Trường Giang")
    response = rename(sign_in(client, other.alice), school.teams[0], "Của trường khác")
    assert (response.status_code, names(school)[0]) == (404, "Toán – Tin")


def test_correcting_one_school_leaves_the_other(school, client):
    other = make_school("THCS-TG", "Trường THCS Trường Giang")
    correct(sign_in(client, other.an), name="Trường THCS Sông Xanh")
    assert Unit.objects.get(id=school.unit.id).name == "Trường THCS Hoa Sen"
    assert Unit.objects.get(id=other.unit.id).name == "Trường THCS Sông Xanh"
