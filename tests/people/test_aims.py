"""What one can aim at: near ones first, the rest in groups, what is missing with the page where it is entered."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.people import past_year, year_sent
from statute.assess import assess
from statute.names import codes
from thidua.core.ids import uuid7
from thidua.people.actions import record_registrations, record_year
from thidua.people.facts.aims import aims_of
from thidua.people.facts.missing import missing
from thidua.people.models import YearRecord

pytestmark = pytest.mark.django_db
YEAR = "2025-2026"
MOST_QUERIES = 25
ALL_PAGES = {"nam-hoc", "sang-kien", "khen-thuong", "lich-su", "qua-trinh", "xem-xet", "thong-tin"}
EMPTY = {"on": "2026-06-10", "school_year": YEAR, "subject": {"kind": "person"}, "years": []}


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def binh(school):
    return school.person(school.binh)


def shown(school, user, person):
    return sign_in(Client(), user).get(reverse("person_page", args=[person.id]))


def codes_of(aims):
    return [aim.award["code"] for aim in aims]


def aims(case=EMPTY, registered=(), held=()):
    return aims_of(assess(case), person=uuid7(), registered=registered, held=set(held), may_record=ALL_PAGES)


def test_every_award_of_persons_is_near_in_one_group_or_named_as_without_rule():
    found = aims()
    listed = [*codes_of(found.near), *(code for group in found.groups for code in codes_of(group.aims))]
    assert len(listed) + len(found.without_rule) == len(codes("person"))
    assert len(set(listed)) == len(listed)
    assert codes_of(found.near) == ["LDTT", "CSTDCS"]
    assert {group.name: codes_of(group.aims) for group in found.groups} == {
        "Danh hiệu thi đua": ["CSTD_TINH", "CSTD_BO", "CSTDTQ"],
        "Giấy khen, bằng khen": ["BK_TINH", "BK_BO", "BK_TTG"],
        "Huân chương": ["HCLD3"],
        "Kỷ niệm chương, danh hiệu nhà giáo": ["KNC_GD", "NGUT"],
    }
    assert len(found.without_rule) == 4


def test_what_was_registered_is_near_and_what_the_year_has_brought_is_gone():
    found = aims(registered=["CSTD_TINH"], held=["LDTT"])
    assert codes_of(found.near) == ["CSTDCS", "CSTD_TINH"]
    assert "CSTD_TINH" not in codes_of(found.groups[0].aims)


def test_what_is_reached_is_near():
    years = [{"school_year": YEAR, "grade": "excellent"}]
    subject = EMPTY["subject"] | {"joined_sector": "2001-09-01", "discipline_complete": True}
    rows = [row | {"discipline": []} for row in years]
    found = aims(
        EMPTY | {"on": "2026-03-10", "subject": subject, "years": rows, "awards": [], "under_review": False}
    )
    assert codes_of(found.near) == ["LDTT", "CSTDCS", "KNC_GD"]


def test_a_folded_group_says_how_many_stand_how():
    assert aims().groups[0].counts == "3 chưa rõ"


@pytest.mark.parametrize(
    ("key", "words", "where"),
    [
        ("subject.teaching_years", "số năm trực tiếp giảng dạy", ("person_record", "qua-trinh")),
        ("subject.hardship_now", "hiện có ở vùng khó khăn hay không", ("person_record", "qua-trinh")),
        ("subject.joined_sector", "ngày vào ngành", ("person_record", "thong-tin")),
        ("awards", "hình thức khen thưởng đã được tặng", ("person_record", "lich-su")),
        ("years[2024-2025].leave", "số ngày nghỉ của năm học 2024-2025", ("person_year", "2024-2025")),
        ("years[2024-2025].awards", "danh hiệu đã được công nhận của năm học 2024-2025", ("person_year", "2024-2025")),
        ("years[2024-2025].registered", "danh hiệu đã đăng ký của năm học 2024-2025", None),
        ("accepted_on", "ngày tiếp nhận hồ sơ", None),
    ],
)  # fmt: skip
def test_what_is_missing_leads_to_the_page_where_it_is_entered(key, words, where):
    person = uuid7()
    (found,) = missing([key, key], person, ALL_PAGES)
    address = reverse(where[0], args=[person, where[1]]) if where else ""
    assert (found.words, found.address) == (words, address)
    assert [one.address for one in missing([key], person, ())] == [""]


def test_every_key_that_the_law_can_miss_has_words():
    keys = [key for award in assess(EMPTY)["awards"] for key in award["missing"]]
    assert len(set(keys)) > 8
    assert [key for key in keys if not missing([key], uuid7(), ())] == []


def test_only_who_may_enter_a_fact_is_led_to_its_page(school, binh):
    wanted = {
        "teaching": reverse("person_record", args=[binh.id, "qua-trinh"]),
        "review": reverse("person_record", args=[binh.id, "xem-xet"]),
    }
    seen = {
        who: {
            name
            for name, address in wanted.items()
            if f'<a href="{address}"' in shown(school, getattr(school, who), binh).content.decode()
        }
        for who in ("alice", "an", "binh")
    }
    assert seen == {"alice": {"teaching"}, "an": {"teaching", "review"}, "binh": set()}


def test_the_registered_title_stands_among_the_near_ones_on_the_page(school, binh):
    by = {"by": actor(school.alice, school), "unit": school.unit}
    record_registrations(**by, school_year=YEAR, titles={binh.id: ["CSTD_TINH"]}, on=binh.joined_sector)
    found = shown(school, school.binh, binh).context["aims"]
    assert codes_of(found.near) == ["LDTT", "CSTDCS", "CSTD_TINH"]


def test_all_awards_cost_few_queries(school, binh):
    for first in range(2012, 2025):
        past_year(school, binh, f"{first}-{first + 1}", "excellent", "LDTT", "CSTDCS")
    client = sign_in(Client(), school.alice)
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("person_page", args=[binh.id]))
    assert len(asked) <= MOST_QUERIES


def test_a_past_year_without_initiatives_and_titles_can_be_told_so(school, binh):
    address = reverse("person_year", args=[binh.id, "2023-2024"])
    told = {"initiatives_known": "on", "titles_decided": "on"}
    assert sign_in(Client(), school.alice).post(address, year_sent() | told).status_code == 302
    row = YearRecord.objects.get(person=binh, school_year="2023-2024")
    assert (row.initiatives_known, row.titles_decided, row.leave_known) == (True, True, False)


def test_titles_of_the_open_year_are_not_told_by_hand(school, binh):
    address = reverse("person_year", args=[binh.id, YEAR])
    answer = sign_in(Client(), school.alice).post(address, year_sent() | {"titles_decided": "on"})
    assert "Năm học này đang mở" in answer.content.decode()
    assert not YearRecord.objects.filter(person=binh, titles_decided=True).exists()


def test_a_year_told_once_stays_told(school, binh):
    by = {"by": actor(school.alice, school), "unit": school.unit, "person": binh}
    record_year(**by, school_year="2023-2024", titles_decided=True, initiatives_known=True)
    row = record_year(**by, school_year="2023-2024", grade="good")
    assert (row.titles_decided, row.initiatives_known) == (True, True)
