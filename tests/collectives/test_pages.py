"""The pages of collectives: who sees what, and what the office's forms write."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories.base import School, actor, make_school, sign_in
from factories.collectives import YEAR, good_year, stated, team_of
from thidua.collectives.actions import CollectiveGrant, record_collective_grants
from thidua.collectives.models import CollectiveYear
from thidua.core.errors import ChangedMeanwhileError
from thidua.people.actions import Original, Seen, attach_original
from thidua.people.models import Grant
from thidua.units.actions import give_role
from thidua.units.models import Role, Team

pytestmark = pytest.mark.django_db
MOST_QUERIES = 25
EVERYBODY = ("alice", "an", "dung", "binh", "officer")


@pytest.fixture
def school() -> School:
    return make_school()


def address(name: str, school: School, which: int | None = None, *rest: str) -> str:
    return reverse(name, args=["truong" if which is None else school.teams[which].id, *rest])


def answers(client: Client, school: School, url: str) -> dict[str, int]:
    return {key: sign_in(client, getattr(school, key)).get(url).status_code for key in EVERYBODY}


def text(client: Client, user, url: str) -> str:
    return sign_in(client, user).get(url).content.decode()


def test_everybody_sees_the_school_and_their_own_team(client, school):
    assert set(answers(client, school, address("collective_page", school)).values()) == {200}
    assert answers(client, school, address("collective_page", school, 0)) == {
        "alice": 200,
        "an": 200,
        "dung": 200,
        "binh": 200,
        "officer": 403,
    }


def test_the_list_names_what_one_may_open(client, school):
    shown = text(client, school.binh, reverse("collective_list"))
    assert [team.title in shown for team in school.teams] == [True, False, False]
    shown = text(client, school.alice, reverse("collective_list"))
    assert [team.title in shown for team in school.teams] == [True, True, True]


@pytest.mark.parametrize("which", ["khong-co", "0198a4c6-0000-7000-8000-000000000000"])
def test_what_is_no_collective_of_the_unit_is_not_there(client, school, which):
    sign_in(client, school.alice)
    assert client.get(reverse("collective_page", args=[which])).status_code == 404


def test_another_schools_team_is_not_there(client, school):
    other = make_school(code="khac")
    sign_in(client, school.alice)
    assert client.get(address("collective_page", other, 0)).status_code == 404


def test_only_the_office_reads_how_many_were_disciplined(client, school):
    good_year(school, team_of(school))
    words = "bị kỷ luật từ cảnh cáo"
    url = address("collective_page", school, 0)
    shown = {key: words in text(client, getattr(school, key), url) for key in ("alice", "an", "dung", "binh")}
    assert shown == {"alice": True, "an": True, "dung": False, "binh": False}


def test_how_the_law_answers_is_for_the_office_and_the_leader(client, school):
    good_year(school, team_of(school))
    url = address("collective_page", school, 0)
    shown = {
        key: "Có thể hướng tới" in text(client, getattr(school, key), url)
        for key in ("alice", "dung", "binh")
    }
    assert shown == {"alice": True, "dung": True, "binh": False}
    assert "Đủ" not in text(client, school.dung, url).split('id="huong-toi"')[1]


def test_the_office_enters_a_year_and_the_page_says_by_whom(client, school):
    sign_in(client, school.alice)
    url = address("collective_year", school, 0, "2022-2023")
    sent = {"grade": "good", "members": "9", "ldtt": "8", "counts_paper": "BC 12", "version": "0"}
    assert client.post(url, sent).status_code == 302
    row = CollectiveYear.objects.get()
    assert (row.grade, row.members, row.ldtt, row.counts_paper) == ("good", 9, 8, "BC 12")
    assert "8/9 LĐTT" in client.get(address("collective_page", school, 0)).content.decode()


def test_a_refused_number_stays_on_the_page_with_its_reason(client, school):
    sign_in(client, school.alice)
    url = address("collective_year", school, 0, "2022-2023")
    shown = client.post(url, {"members": "3", "ldtt": "4", "version": "0"}).content.decode()
    assert "Nhiều hơn số người được xếp loại (3)." in shown
    assert CollectiveYear.objects.filter(members=3).count() == 0


def test_what_is_counted_stands_beside_the_boxes(client, school):
    good_year(school, team_of(school))
    shown = text(client, school.alice, address("collective_year", school, 0, YEAR))
    assert shown.count("Máy đếm được: 2.") == 3


def test_an_award_from_before_is_written_down(client, school):
    sign_in(client, school.alice)
    sent = {
        "school_year": "2023-2024",
        "code": "TTLDXS",
        "paper": "9/QĐ-UBND",
        "on": "2024-07-01",
        "checked": "on",
    }
    assert client.post(address("collective_award", school), sent).status_code == 302
    assert list(Grant.objects.values_list("holder", "code", "school_year", "paper", "on", "checked")) == [
        ("unit", "TTLDXS", "2023-2024", "9/QĐ-UBND", date(2024, 7, 1), False)
    ]
    assert "9/QĐ-UBND" in text(client, school.binh, address("collective_page", school))


def held(school: School, team: Team | None = None) -> Grant:
    (row,) = record_collective_grants(
        by=actor(school.alice, school),
        unit=school.unit,
        grants=[CollectiveGrant(team.id if team else None, "TTLDTT", "2023-2024", paper="9/QĐ-UBND")],
        on=date(2026, 6, 10),
    )
    return row


@pytest.mark.parametrize("which", [None, 0])
def test_an_award_from_before_is_corrected_and_compared_anew(client, school, which):
    row = held(school, None if which is None else school.teams[which])
    attach_original(
        by=actor(school.alice, school),
        unit=school.unit,
        grants=[Seen(row.id, 1)],
        original=Original(b"%PDF-1.4 quyet dinh", "quyet-dinh-9.pdf", "application/pdf"),
        on=date(2026, 6, 10),
    )
    url = address("collective_correct", school, which, str(row.id))
    assert url in text(client, school.alice, address("collective_page", school, which))
    assert "Dòng này đã đối chiếu với bản gốc" in text(client, school.alice, url)
    sent = {"paper": "19/QĐ-UBND", "on": "2024-07-01", "authority": "UBND huyện", "basis": "", "version": 2}
    answer = client.post(url, sent, follow=True)
    assert "Dòng vừa sửa trở lại “chưa đối chiếu”" in str(next(iter(answer.context["messages"])))
    row.refresh_from_db()
    assert (row.paper, row.on, row.authority, row.basis, row.checked, row.version) == (
        "19/QĐ-UBND", date(2024, 7, 1), "UBND huyện", None, False, 3,
    )  # fmt: skip
    assert "Đã từng đối chiếu" in client.get(url).content.decode()
    assert client.post(url, sent).context["form"].non_field_errors() == [str(ChangedMeanwhileError())]
    assert "Sửa thông tin một khen thưởng đã ghi" in client.get(
        address("collective_page", school, which)
    ).content.decode()  # fmt: skip


def test_an_award_is_corrected_by_the_office_on_the_page_of_its_own_collective(client, school):
    row = held(school, school.teams[0])
    assert answers(client, school, address("collective_correct", school, 0, str(row.id))) == {
        "alice": 200, "an": 200, "dung": 403, "binh": 403, "officer": 403,
    }  # fmt: skip
    sign_in(client, school.alice)
    assert client.get(address("collective_correct", school, 1, str(row.id))).status_code == 404
    assert client.get(address("collective_correct", school, None, str(row.id))).status_code == 404
    assert "/sua/" not in text(client, school.binh, address("collective_page", school, 0))


def test_only_the_chair_states_reviews(client, school):
    url = address("collective_review", school, 0)
    assert answers(client, school, url) == {"alice": 403, "an": 200, "dung": 403, "binh": 403, "officer": 403}
    sign_in(client, school.an).post(url, {"under_review": "no"})
    assert CollectiveYear.objects.get().under_review is False


def test_pages_ask_a_constant_number_of_queries(client, school):
    good_year(school, team_of(school))
    stated(school, team_of(school, 1), grade="good")
    for url in (
        reverse("collective_list"),
        address("collective_page", school),
        address("collective_year", school, 0, YEAR),
    ):
        sign_in(client, school.alice)
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        assert len(asked) <= MOST_QUERIES, url


@pytest.mark.parametrize(
    ("role", "of_another_team"),
    [
        (Role.INSPECTION_BOARD, False),
        (Role.UNION_CHAIR, False),
        (Role.INSPECTOR, True),
        (Role.VICE_PRINCIPAL, True),
    ],
)
def test_how_well_another_team_did_is_not_for_who_only_sees_lists(client, school, role, of_another_team):
    days = {"on": date(2025, 9, 1), "ends": date(2030, 12, 31)}
    give_role(by=actor(school.alice, school), unit=school.unit, user=school.binh, role=role, **days)
    for which in (0, 1):
        stated(school, team_of(school, which), grade="good")
    own, other = (text(client, school.binh, address("collective_page", school, which)) for which in (0, 1))
    listed = text(client, school.binh, reverse("collective_list"))
    assert ("Không hiện ở đây" in own, "Không hiện ở đây" in other) == (False, not of_another_team)
    assert ("Hoàn thành tốt" in own, "Hoàn thành tốt" in other) == (True, of_another_team)
    assert ("không hiện ở đây" in listed) is not of_another_team
