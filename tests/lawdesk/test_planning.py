"""The pages of what a person can aim at and of the shortest way there."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories.base import School, actor, make_school, sign_in
from factories.people import closed_years, past_year
from statute.names import codes
from thidua.lawdesk.queries.path import Break, Stretch, breaks, stretches
from thidua.people.actions import record_initiative
from thidua.people.facts.missing import in_words
from thidua.people.models import Person, YearRecord
from thidua.units.models import SchoolYear

pytestmark = pytest.mark.django_db
MOST_QUERIES = 25


@pytest.fixture
def school() -> School:
    return make_school()


@pytest.fixture
def binh(school: School) -> Person:
    return school.person(school.binh)


def text(user, url: str) -> str:
    response = sign_in(Client(), user).get(url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def path(person: Person, award: str = "CSTDCS") -> str:
    return reverse("law_path", args=[award, person.id])


def deed(text: str) -> dict:
    return {"text": text}


def year(name: str, *texts: str) -> dict:
    return {"school_year": name, "deeds": [deed(text) for text in texts]}


def test_the_way_names_years_deeds_and_why(school, binh):
    past_year(school, binh, "2024-2025", "good", "LDTT")
    page = text(school.binh, path(binh))
    assert "Lộ trình ngắn nhất đến Chiến sĩ thi đua cơ sở" in page
    assert "<b>Sớm nhất: năm học 2025-2026</b>" in page
    assert "Phải bắt đầu chậm nhất từ năm học 2025-2026, tức là ngay năm học này." in page
    assert "Được công nhận danh hiệu Lao động tiên tiến." in page
    assert "Điều làm chậm hoặc làm hỏng" in page
    assert "hoặc không được công nhận LĐTT" in page
    assert "Luật TĐKT 2022, Điều 23.1.a" in page


def test_an_award_whose_rule_is_not_known_says_so(school, binh):
    page = text(school.binh, path(binh, "GK"))
    assert "Chưa tính được lộ trình" in page
    assert "thư viện luật chưa có quy định xét Giấy khen" in page


def test_what_can_be_aimed_at_lists_every_award_of_a_person_each_with_its_way(school, binh):
    page = text(school.binh, reverse("law_goals", args=[binh.id]))
    assert [code for code in codes("person") if path(binh, code) not in page] == []


@pytest.mark.parametrize("url", [path, lambda one: reverse("law_goals", args=[one.id])])
def test_only_whoever_may_know_of_discipline_sees_the_way(school, binh, url):
    chi = make_school("THCS-TG", "Trường THCS Trường Giang")
    asked = (school.binh, school.alice, school.an, school.dung, school.officer, chi.alice)
    assert [sign_in(Client(), user).get(url(binh)).status_code for user in asked] == [200, 200, 200, 403, 403, 404]  # fmt: skip


@pytest.mark.parametrize("award", ["TTLDTT", "KHONG"])
def test_what_no_person_can_be_awarded_is_not_there(school, binh, award):
    assert sign_in(Client(), school.binh).get(path(binh, award)).status_code == 404


def test_the_own_page_leads_to_the_way_of_each_award_not_yet_met(school, binh):
    page = text(school.binh, reverse("person_page", args=[binh.id]))
    assert (path(binh, "LDTT") in page, path(binh, "CSTDCS") in page) == (True, True)
    assert reverse("law_goals", args=[binh.id]) in page
    assert reverse("law_try_person", args=[binh.id]) in page


def opened_again(school):
    """Grades of a closed year are written by hand; what is planned is the year that is open."""
    SchoolYear.objects.filter(id=school.year.id).update(closed_on=None)


def test_an_award_already_met_has_no_way_to_go(school, binh):
    closed_years(school)
    past_year(school, binh, "2025-2026", "excellent", "LDTT", "CSTDCS")
    opened_again(school)
    YearRecord.objects.filter(person=binh).update(under_review=False)
    assert "Đã đủ điều kiện trong năm học 2025-2026" in text(school.binh, path(binh))


def test_an_initiative_to_be_kept_is_named_by_its_title(school, binh):
    """Two excellent years, each with one initiative: spent on a title, it would be missing for the certificate."""
    closed_years(school)
    by = {"by": actor(school.alice, school), "unit": school.unit, "person": binh}
    for name in ("2024-2025", "2025-2026"):
        past_year(school, binh, name, "excellent", "LDTT")
        record_initiative(
            **by, school_year=name, title=f"Sổ tay ôn tập {name}", kind="initiative", scope="unit",
            recognised_by="province", used_for=[],
        )  # fmt: skip
    opened_again(school)
    YearRecord.objects.filter(person=binh).update(under_review=False)
    page = text(school.binh, path(binh, "BK_BO"))
    kept = page.split("Nên giữ lại")[1].split("</section>")[0]
    assert ("Sổ tay ôn tập 2024-2025" in kept, "Sổ tay ôn tập 2025-2026" in kept) == (True, True)
    assert "Đừng dùng sáng kiến, đề tài này để xét danh hiệu khác" in kept


def test_the_pages_ask_few_queries(school, binh):
    for url in (path(binh), reverse("law_goals", args=[binh.id])):
        client = sign_in(Client(), school.alice)
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        assert len(asked) <= MOST_QUERIES


def test_years_asking_for_the_same_are_said_once_but_not_across_a_gap():
    plan = {
        "years": [
            year("2026-2027", "a"), year("2027-2028", "a"), year("2029-2030", "a"), year("2030-2031", "b"),
        ]
    }  # fmt: skip
    assert stretches(plan) == [
        Stretch(("2026-2027", "2027-2028"), [deed("a")]),
        Stretch(("2029-2030",), [deed("a")]),
        Stretch(("2030-2031",), [deed("b")]),
    ]
    assert [one.name for one in stretches(plan)] == [
        "Các năm học từ 2026-2027 đến 2027-2028, mỗi năm",
        "Năm học 2029-2030",
        "Năm học 2030-2031",
    ]


def test_what_goes_wrong_in_one_year_at_the_same_cost_is_said_together():
    plan = {"breaks": [{"year": "2026-2027", "slip": slip, "then": "chậm 1 năm"} for slip in ("một", "hai")]}
    assert breaks(plan) == [Break("2026-2027", "một; hoặc hai", "chậm 1 năm")]


def test_missing_facts_are_called_by_their_names():
    keys = ["years[2023-2024].grade", "subject.joined_sector", "under_review", "awards[0].basis", "years[2023-2024].grade"]  # fmt: skip
    assert in_words(keys) == [
        "kết quả xếp loại của năm học 2023-2024",
        "ngày vào ngành",
        "có đang bị xem xét kỷ luật, thanh tra, kiểm tra, điều tra hay không",
        "hình thức khen thưởng đã được tặng",
    ]
