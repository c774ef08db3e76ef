"""What the rooms above put into the calendar, each reader only what that reader may open."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from factories.base import School, actor, make_school, sign_in
from factories.councils import DAY, account, candidates, make_council
from factories.registrations import make_round
from factories.reviews import opened
from factories.standards import make_recognition
from thidua.accounts.models import User
from thidua.core import clock
from thidua.councils.actions import plan_meeting
from thidua.movements.actions import make_feed
from thidua.movements.queries.calendar import entries_between, entries_of, month_of
from thidua.movements.queries.feed import ics_of
from thidua.units.access import Member, member_of

pytestmark = pytest.mark.django_db
REVIEW = ["tự chấm", "tổ chấm", "Hội đồng xét"]


@pytest.fixture
def school() -> School:
    return make_school()


@pytest.fixture
def dated(school) -> School:
    """A round, a review, a meeting and a recognition, all with a day in May 2026."""
    make_round(school, closes=date(2026, 5, 12))
    opened(
        school,
        self_closes=date(2026, 5, 13),
        team_closes=date(2026, 5, 14),
        council_closes=date(2026, 5, 15),
    )
    candidates(school, 1)
    plan_meeting(
        by=actor(school.alice, school),
        council=make_council(school),
        year=school.year,
        title="Xét danh hiệu Hoa Sim",
        on=DAY,
        place="Phòng họp",
    )
    make_recognition(school, valid_until=date(2026, 5, 29))
    return school


def reader(user: User, on: date = date(2026, 5, 2)) -> Member:
    member = member_of(user, on=on)
    assert member is not None
    return member


def told_to(user: User) -> list[tuple[int, str]]:
    entries = entries_of(month_of(reader(user), 2026, 5))
    return [(entry.on.day, entry.title) for entry in entries if entry.kind != "anniversary"]


def test_everybody_reads_of_rounds_reviews_and_recognitions_and_of_meetings_whoever_sits_in_them(dated):
    for_all = [
        (12, "Hạn: đăng ký thi đua năm học 2025-2026"),
        (13, "Hạn: bình xét tháng 10/2025, tự chấm"),
        (14, "Hạn: bình xét tháng 10/2025, tổ chấm"),
        (15, "Hạn: bình xét tháng 10/2025, Hội đồng xét"),
    ]
    ends = (29, "Trường đạt chuẩn quốc gia: ngày cuối còn giá trị")
    meets = (DAY.day, "Họp Hội đồng thi đua, khen thưởng")
    assert told_to(account(dated, "ngoai", "Phan Thị Cỏ May")) == [*for_all, ends]
    assert told_to(dated.binh) == [*for_all, meets, ends]


def test_a_report_is_due_in_the_calendar_of_whoever_reads_drafts(dated):
    due = [entry.on for entry in _entries(dated.alice) if entry.title == "Hạn: Báo cáo tổng kết năm học"]
    assert due == [date(2026, 6, 30)]
    assert not [entry for entry in _entries(dated.binh) if "Báo cáo" in entry.title]


def _entries(user):
    return entries_between(
        reader(user).unit, date(2026, 6, 1), date(2026, 7, 1), reader(user, date(2026, 6, 2))
    )


@pytest.mark.parametrize("who", ["alice", "binh", "dung", "an"])
def test_each_page_that_the_calendar_leads_to_is_open_to_its_reader(dated, who):
    user = getattr(dated, who)
    client = sign_in(Client(), user)
    asked = {entry.url for entry in entries_of(month_of(reader(user), 2026, 5)) if entry.url}
    assert {url: client.get(url).status_code for url in asked} == dict.fromkeys(asked, 200)


def test_the_month_asks_little(dated, django_assert_max_num_queries):
    client = sign_in(Client(), dated.binh)
    with django_assert_max_num_queries(25):
        client.get(reverse("calendar_page"), {"thang": "2026-05"})


def test_what_goes_outside_names_nobody_and_not_what_a_meeting_is_about(dated):
    feed = make_feed(by=actor(dated.binh, dated), unit=dated.unit, user=dated.binh)
    told = ics_of(feed, clock.today(), "https://thidua.example/").decode().replace("\r\n ", "")
    assert "SUMMARY:Họp Hội đồng thi đua" in told
    assert "https://thidua.example/hoi-dong/" in told
    assert "Ai làm: Tổ trưởng các tổ" in told
    assert "Hoa Sim" not in told
