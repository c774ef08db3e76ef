"""The page that says what the law asks of an award on a day."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from factories.base import School, make_school, sign_in
from factories.guidance import FIRST, make_rule

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return make_school()


def text(user, url: str) -> str:
    response = sign_in(Client(), user).get(url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_everybody_of_a_unit_reads_and_whoever_is_signed_out_signs_in(school):
    url = reverse("law_explain", args=["CSTDCS"])
    every = (school.officer, school.an, school.alice, school.dung, school.binh)
    assert [sign_in(Client(), user).get(url).status_code for user in every] == [200] * 5
    assert Client().get(url)["Location"].startswith("/tai-khoan/login/")


def test_the_choice_leads_to_a_page_with_an_address_of_its_own(school):
    response = sign_in(Client(), school.binh).get("/tra-luat/?danh-hieu=CSTDCS&ngay=2024-06-10")
    assert response["Location"] == "/tra-luat/dieu-kien/CSTDCS/?ngay=2024-06-10"


def test_conditions_stand_with_their_article_and_how_well_it_was_checked(school):
    shown = text(school.binh, "/tra-luat/dieu-kien/CSTDCS/?ngay=2024-06-10")
    assert "Theo luật có hiệu lực ngày 10/06/2024." in shown
    assert "Luật TĐKT 2022, Điều 23.1.a" in shown
    assert '<span class="td-2 td-s">nguồn thứ cấp</span>' in shown
    assert "Chủ tịch UBND huyện Sông Xanh" in shown
    assert "1.800.000 đồng" in shown


def test_another_day_gives_the_law_of_that_day(school):
    shown = text(school.binh, "/tra-luat/dieu-kien/CSTDCS/?ngay=2026-11-22")
    assert "theo quy định cũ, chưa đối chiếu bản sửa đổi" in shown
    assert "Chủ tịch UBND xã" in shown
    assert "2.530.000 đồng" in shown


def test_a_day_whose_law_is_not_known_is_refused_beside_the_day(school):
    shown = text(school.binh, "/tra-luat/dieu-kien/CSTDCS/?ngay=2011-01-01")
    assert "Luật ở đây chỉ có từ ngày 01/10/2017." in shown
    assert "<h2>Điều kiện</h2>" not in shown


def test_a_day_that_is_none_is_refused_beside_the_day(school):
    shown = text(school.binh, "/tra-luat/?danh-hieu=LDTT&ngay=hom-nay")
    assert "Ngày viết dạng ngày/tháng/năm, ví dụ 30/09/2025." in shown


def test_an_award_that_the_law_does_not_know_is_not_there(school):
    assert sign_in(Client(), school.binh).get("/tra-luat/dieu-kien/KHONG/").status_code == 404


def test_rules_of_the_deciding_level_stand_beside_the_law_on_their_days(school):
    rule = make_rule(school, codes=["CSTDCS"])
    address = reverse("rule_page", args=[rule.id])
    days = [FIRST, FIRST - timedelta(1)]
    shown = [text(school.binh, f"/tra-luat/dieu-kien/CSTDCS/?ngay={day}") for day in days]
    assert [address in page for page in shown] == [True, False]
    assert address not in text(school.binh, f"/tra-luat/dieu-kien/LDTT/?ngay={FIRST}")


def test_a_rule_against_the_law_says_here_too_why_it_has_to_be_looked_at_again(school):
    make_rule(school, "registered", {}, codes=["LDTT"])
    shown = text(school.binh, f"/tra-luat/dieu-kien/LDTT/?ngay={FIRST}").split(
        "Quy định của cấp quyết định, của trường"
    )[1]
    assert "Xem lại:</b> Từ năm 2024 luật không còn coi đăng ký thi đua là căn cứ xét" in shown
    make_rule(school, codes=["CSTDCS"])
    assert (
        "Xem lại"
        not in text(school.binh, f"/tra-luat/dieu-kien/CSTDCS/?ngay={FIRST}")
        .split("Các bàn tra khác")[0]
        .split("của trường")[-1]
    )


@pytest.mark.parametrize(
    ("asked", "headings"),
    [
        ("CSTDCS/?ngay=2018-06-01", (True, False)),
        ("CSTD_TINH/?ngay=2018-06-01", (True, False)),
        ("CSTDCS/?ngay=2026-11-22", (False, True)),
    ],
)
def test_a_share_and_a_vote_limit_and_a_pending_case_pauses(school, asked, headings):
    shown = text(school.binh, f"/tra-luat/dieu-kien/{asked}")
    assert (
        tuple(
            f"<h2>{title}</h2>" in shown for title in ("Giới hạn và biểu quyết", "Điều làm tạm dừng việc xét")
        )
        == headings
    )


def test_the_desk_leads_to_the_way_to_one_s_own_goals(school):
    mine = reverse("law_goals", args=[school.person(school.binh).id])
    for page in ("/tra-luat/", "/tra-luat/dieu-kien/LDTT/"):
        assert f'href="{mine}"' in text(school.binh, page)
        assert mine not in text(school.dung, page)
