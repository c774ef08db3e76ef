"""The pages of movements, tasks and the calendar: who tells, who reads, what the calendar file holds."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from factories.base import actor, make_school, sign_in
from factories.movements import item_in_force
from factories.plans import WRITTEN, add, issued, make_draft, make_issued, office
from thidua.core import clock
from thidua.movements.actions import make_feed
from thidua.movements.models import Feed, Happening
from thidua.movements.queries.board import mid_review_words
from thidua.movements.queries.calendar import anniversaries, month_of
from thidua.movements.queries.feed import ics_of
from thidua.plans.actions.drafting import drop_item
from thidua.plans.actions.lifecycle import amend_plan
from thidua.plans.models import Item, ItemKind
from thidua.units.access import member_of
from thidua.units.models import Appointment

pytestmark = pytest.mark.django_db
MOST_QUERIES = 25


@pytest.fixture
def school():
    return make_school()


def page(client, user, route, *args, **asked):
    return sign_in(client, user).get(reverse(route, args=args), asked)


def post(client, user, route, *args, **given):
    return sign_in(client, user).post(reverse(route, args=args), given)


def text(response):
    return " ".join(response.content.decode().split())


def test_without_a_plan_the_pages_say_where_things_come_from(client, school):
    for route in ("movement_list", "task_list"):
        assert "kế hoạch năm" in text(page(client, school.binh, route))


def test_what_should_have_begun_is_marked_late(client, school):
    make_issued(school)

    shown = text(page(client, school.binh, "movement_list"))

    assert "theo kế hoạch bắt đầu 15/10/2025" in shown
    assert "Quá hạn" in text(page(client, school.binh, "task_list"))


def test_the_office_tells_a_launch_and_everybody_reads_it(client, school):
    item = item_in_force(school, ItemKind.PERIOD)

    answer = post(
        client,
        school.alice,
        "movement_step",
        item.undertaking_id,
        "phat-dong",
        on="15/10/2025",
        text="Phát động dưới cờ",
        version=1,
    )

    assert answer.status_code == 302
    shown = text(page(client, school.binh, "movement_page", item.undertaking_id))
    assert "Phát động dưới cờ" in shown
    assert "Sơ kết" not in shown


def test_a_teacher_who_is_not_named_tells_nothing(client, school):
    item = item_in_force(school, ItemKind.PERIOD)

    assert page(client, school.binh, "movement_step", item.undertaking_id, "phat-dong").status_code == 403


def test_whoever_the_plan_names_tells_of_their_own_task(client, school):
    plan = make_draft(school)
    item = add(school, plan, ItemKind.TASK, role="", person=school.person(school.binh))
    issued(school, plan)
    item.refresh_from_db()

    answer = post(
        client, school.binh, "task_step", item.undertaking_id, "xong", on="15/01/2026", text="Xong", version=1
    )

    assert answer.status_code == 302
    assert Happening.objects.get().told_by == school.binh


def test_another_school_has_no_such_movement(client, school):
    other = make_school(code="THCS-SM", name="Trường THCS Sao Mai")
    item = item_in_force(school, ItemKind.PERIOD)

    for route in ("movement_page", "task_page"):
        assert page(client, other.alice, route, item.undertaking_id).status_code == 404


def test_a_fault_keeps_what_was_typed(client, school):
    item = item_in_force(school, ItemKind.PERIOD)

    answer = post(
        client,
        school.alice,
        "movement_step",
        item.undertaking_id,
        "phat-dong",
        on="15/10/2099",
        text="Phát động dưới cờ",
        version=1,
    )

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["on"]
    assert "Phát động dưới cờ" in text(answer)


def test_no_step_is_invented(client, school):
    item = item_in_force(school, ItemKind.PERIOD)

    assert page(client, school.alice, "movement_step", item.undertaking_id, "hat").status_code == 404


def test_the_month_shows_what_begins_what_ends_and_anniversaries(school):
    make_issued(school)

    days = {
        day.on: [entry.title for entry in day.entries]
        for week in month_of(member_of(school.binh), 2025, 11)
        for day in week
        if day.entries and day.is_inside
    }

    assert days == {
        date(2025, 11, 18): ["Hạn: Quỹ vì người nghèo"],
        date(2025, 11, 20): ["Chào mừng ngày 20/11: kết thúc", "Ngày Nhà giáo Việt Nam"],
    }


def test_what_is_due_before_a_day_stands_on_its_eve(school):
    plan = make_draft(school)
    add(school, plan, ItemKind.TASK, due=date(2026, 2, 3), due_rule="before")
    issued(school, plan)

    found = [
        (day.on, entry.title)
        for week in month_of(member_of(school.binh), 2026, 2)
        for day in week
        for entry in day.entries
        if entry.kind == "due"
    ]

    assert found == [(date(2026, 2, 2), "Hạn: Báo cáo sơ kết (trước ngày 03/02)")]


def test_a_round_anniversary_tells_its_years():
    named = {entry.on: entry.title for entry in anniversaries(2025)}

    assert named[date(2025, 9, 2)] == "Ngày Quốc khánh (80 năm)"
    assert named[date(2025, 6, 11)] == "Ngày Chủ tịch Hồ Chí Minh ra Lời kêu gọi thi đua ái quốc"


@pytest.mark.parametrize("asked", ["", "2026-13", "abc", "0000-00", "2026-1"])
def test_a_month_that_is_none_is_the_present_one(client, school, asked):
    shown = page(client, school.binh, "calendar_page", thang=asked).context["shown"]

    assert shown == clock.today().replace(day=1)


def test_the_private_address_gives_a_calendar_file_without_signing_in(client, school):
    make_issued(school)
    post(client, school.binh, "feed_make")
    address = reverse("feed_file", args=[Feed.objects.get().token])

    answer = Client().get(address)

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert Calendar.from_ical(answer.content).walk("VEVENT")


def test_the_calendar_file_holds_each_day_once(school):
    make_issued(school)
    feed = make_feed(by=actor(school.binh, school), unit=school.unit, user=school.binh)

    events = Calendar.from_ical(ics_of(feed, date(2026, 1, 1))).walk("VEVENT")

    titles = {str(event["SUMMARY"]): event.decoded("DTSTART") for event in events}
    assert titles["Hạn: Quỹ vì người nghèo"] == date(2025, 11, 18)
    assert len({str(event["UID"]) for event in events}) == len(events)


def test_an_event_says_what_it_is_where_and_who_by_office_never_by_name(school):
    make_issued(school)
    feed = make_feed(by=actor(school.alice, school), unit=school.unit, user=school.alice)

    events = Calendar.from_ical(ics_of(feed, date(2026, 1, 1), "https://thidua.example/")).walk("VEVENT")

    found = {str(event["SUMMARY"]): event for event in events}
    task = found["Hạn: Báo cáo sơ kết"]
    assert str(task["DESCRIPTION"]) == "Nhiệm vụ\nAi làm: Thư ký Hội đồng"
    assert str(task["URL"]).startswith("https://thidua.example/nhiem-vu/")
    assert school.alice.full_name not in ics_of(feed, date(2026, 1, 1)).decode()


def test_an_address_that_was_revoked_or_never_was_is_no_page(client, school):
    feed = make_feed(by=actor(school.binh, school), unit=school.unit, user=school.binh)
    address = reverse("feed_file", args=[feed.token])
    assert Client().get(address).status_code == 200

    post(client, school.binh, "feed_revoke")

    assert Client().get(address).status_code == 404
    assert Client().get(reverse("feed_file", args=["khong-co"])).status_code == 404


def test_whoever_left_the_school_reads_its_calendar_no_more(school):
    feed = make_feed(by=actor(school.binh, school), unit=school.unit, user=school.binh)
    for row in Appointment.objects.filter(unit=school.unit, user=school.binh):
        Appointment.objects.filter(id=row.id).update(ends=date(2025, 9, 1), starts=date(2025, 9, 1))

    assert Client().get(reverse("feed_file", args=[feed.token])).status_code == 404


def test_the_pages_ask_little(client, school):
    make_issued(school)
    sign_in(client, school.alice)

    for route in ("movement_list", "task_list", "calendar_page"):
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse(route))
        assert len(asked) <= MOST_QUERIES, route


def test_from_its_page_the_office_gets_to_where_its_wording_is_changed(client, school):
    plan = make_draft(school)
    item = add(school, plan, ItemKind.MOVEMENT)
    issued(school, plan)
    item.refresh_from_db()
    address = reverse("movement_page", args=[item.undertaking_id])
    assert (
        reverse("plan_amend", args=[plan.id]) in sign_in(client, school.alice).get(address).content.decode()
    )
    assert "Sửa trong kế hoạch" not in sign_in(client, school.binh).get(address).content.decode()

    plan.refresh_from_db()
    draft = amend_plan(by=office(school), plan=plan, because="Đổi lời", on=WRITTEN)
    again = Item.objects.get(section__plan=draft, undertaking=item.undertaking_id)
    assert (
        reverse("item_edit", args=[again.id]) in sign_in(client, school.alice).get(address).content.decode()
    )
    drop_item(by=office(school), item=again, on=WRITTEN)
    assert (
        reverse("plan_page", args=[draft.id]) in sign_in(client, school.alice).get(address).content.decode()
    )


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        (date(2025, 9, 1), date(2026, 5, 31), "phần mềm nhắc từ 16/01/2026, khi quá nửa thời gian."),
        (date(2025, 9, 1), None, "không nhắc sơ kết. Muốn được nhắc, hãy ghi hai ngày ấy vào kế hoạch."),
        (date(2025, 9, 1), date(2025, 9, 30), ""),
    ],
)
def test_a_mid_review_without_a_day_says_when_it_is_asked_for(school, starts, ends, words):
    plan = make_draft(school)
    item = add(school, plan, ItemKind.MOVEMENT, starts=starts, ends=ends)
    issued(school, plan)
    item.refresh_from_db()
    assert mid_review_words(item) == ""
    item.undertaking.state = "launched"
    said = mid_review_words(item)
    assert (said.endswith(words), bool(said)) == (True, bool(words))
