"""The page of notices: one's own alone, opened one by one or all marked; the days which the office sets."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from factories.base import School, make_school, sign_in
from thidua.ledger.actions import Actor
from thidua.notices.actions import write_reminders
from thidua.notices.models import Kind, Notice
from thidua.notices.queries import Waiting, changes_of, days_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    found = make_school()
    waiting = [
        Waiting(
            found.binh.id, Kind.PLEDGE, "Đăng ký thi đua năm học 2025-2026", "/dang-ky/", date(2026, 3, 15)
        ),
        Waiting(found.dung.id, Kind.REVIEW, "Chấm điểm của tổ", "/binh-xet/", date(2026, 3, 15)),
    ]
    changes = changes_of(found.unit.id, waiting, date(2026, 3, 14))
    write_reminders(by=Actor(user=None, unit=found.unit.id), changes=changes)
    return found


@pytest.fixture
def binh(school) -> Client:
    return sign_in(Client(), school.binh)


def text(client: Client, name: str = "notice_list") -> str:
    return client.get(reverse(name)).content.decode()


def test_everybody_reads_their_own_and_the_bell_counts_them(binh):
    page = text(binh)
    assert "Đăng ký thi đua năm học 2025-2026" in page
    assert "Chấm điểm của tổ" not in page
    assert 'aria-label="Thông báo, 1 chưa đọc"' in page


def test_opening_one_reads_it_and_leads_to_its_page(school, binh):
    notice = Notice.objects.get(user=school.binh)
    answer = binh.post(reverse("notice_open", args=[notice.id]))
    assert (answer.status_code, answer["Location"]) == (302, "/dang-ky/")
    assert 'aria-label="Thông báo"' in text(binh)


def test_one_may_be_marked_as_read_and_the_list_stays(school, binh):
    notice = Notice.objects.get(user=school.binh)
    assert binh.post(reverse("notice_open", args=[notice.id]), {"stay": "1"})["Location"] == "/thong-bao/"
    assert Notice.objects.get(id=notice.id).read_at


def test_another_user_s_notice_is_not_there(school, binh):
    notice = Notice.objects.get(user=school.dung)
    assert binh.post(reverse("notice_open", args=[notice.id])).status_code == 404
    assert Notice.objects.get(id=notice.id).read_at is None


def test_a_page_outside_of_this_site_is_never_led_to(school):
    assert [Notice(page=page).address for page in ("//xau.example/", "https://xau.example", "/a/")] == [
        *("/", "/"),
        "/a/",
    ]


def test_all_are_marked_at_once(school, binh):
    binh.post(reverse("notice_read_all"))
    assert [row.read_at is None for row in Notice.objects.order_by("kind")] == [False, True]


def test_an_empty_page_says_what_will_come(school):
    page = text(sign_in(Client(), school.an))
    assert "Chưa có thông báo nào" in page
    assert "7, 3, 1 ngày và đúng ngày hết hạn" in page


def test_the_office_sets_the_days_and_is_told_what_cannot_be_read(school):
    alice = sign_in(Client(), school.alice)
    address = reverse("days_before")
    assert alice.post(address, {"days": "mười", "version": "0"}).status_code == 422
    assert alice.post(address, {"days": "10, 2", "tells_late": "on", "version": "0"}).status_code == 302
    row = days_of(school.unit.id)
    assert (row.days, row.tells_late) == ("10 2", True)
    assert sign_in(Client(), school.binh).get(address).status_code == 403
