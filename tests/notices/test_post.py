"""Letters on their way: one a morning, tried again with growing waits, given up in the end and told to the officer."""

from datetime import date, datetime, timedelta

import pytest
from django.test import override_settings

from factories.base import School, actor, make_school
from factories.post_office import open_office
from thidua.core import clock
from thidua.ledger.actions import Actor
from thidua.notices import post
from thidua.notices.actions import choose_kinds, mark_read, remove_address, write_reminders
from thidua.notices.models import Kind, Letter, Mailbox, Notice
from thidua.notices.queries import Waiting, changes_of
from thidua.reports.jobs import send_letters

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 8, 6, 30)
TODAY = MORNING.date()
ADDRESS = "hoasim@truong.example"


@pytest.fixture
def school():
    clock.set_for_demo(MORNING)
    found = make_school()
    waiting = [
        Waiting(found.binh.id, Kind.PLEDGE, "Đăng ký thi đua", "/dang-ky/", date(2026, 3, 15)),
        Waiting(found.binh.id, Kind.PLAN, "Nhiệm vụ: báo cáo", "/nhiem-vu/", date(2026, 3, 9)),
        Waiting(found.dung.id, Kind.PLAN, "Nhiệm vụ: tập huấn", "/nhiem-vu/", date(2026, 3, 9)),
    ]
    write_reminders(
        by=Actor(user=None, unit=found.unit.id), changes=changes_of(found.unit.id, waiting, TODAY)
    )
    Mailbox.objects.create(user=found.binh, address=ADDRESS, kinds="plan pledge")
    yield found
    clock.reset()


def write(school: School) -> int:
    return post.write_letters(
        unit=school.unit.id, called="Trường Hoa Sen", users=[school.binh, school.dung], day=TODAY
    )


def test_one_letter_a_day_to_whom_it_was_wished_with_all_that_waits(school):
    assert (write(school), write(school)) == (1, 0)
    with open_office() as office:
        assert post.send_due() == []
        assert post.send_due() == []
    (arrived,) = office.taken
    body = arrived.get_payload(decode=True).decode()
    assert arrived["To"] == ADDRESS
    assert [line for line in body.splitlines() if line.startswith("- ")] == [
        "- Nhiệm vụ: báo cáo – hạn 09/03/2026",
        "- Đăng ký thi đua – hạn 15/03/2026",
    ]


def test_what_was_read_or_not_wished_for_is_in_no_letter(school):
    choose_kinds(by=actor(school.binh, school), user=school.binh, kinds=["plan"])
    mark_read(notice=Notice.objects.get(user=school.binh, kind=Kind.PLAN))
    assert write(school) == 0


def test_what_is_done_meanwhile_or_given_up_is_not_written(school):
    write(school)
    remove_address(by=actor(school.binh, school), user=school.binh)
    with open_office() as office:
        post.send_due()
    assert (office.taken, Letter.objects.count()) == ([], 0)
    assert Notice.objects.filter(user=school.binh, read_at=None).count() == 2


def test_a_refused_letter_is_tried_again_after_growing_waits_and_then_given_up(school):
    write(school)
    waits = []
    with open_office("451 try later"):
        while not post.send_due():
            letter = Letter.objects.get()
            waits.append(letter.next_try_at - clock.now() + timedelta(seconds=1))
            clock.set_for_demo(letter.next_try_at.astimezone(clock.HANOI))
    assert [wait // timedelta(minutes=5) for wait in waits] == [1, 3, 12, 48, 144]
    assert (Letter.objects.get().tries, Letter.objects.get().fault) == (
        6,
        "Máy chủ thư không nhận địa chỉ này.",
    )


@override_settings(THIDUA_PUBLIC_URL="https://thidua.example")
def test_nothing_follows_an_address_on_its_line(school):
    lines = post.body_of(school.binh, []).splitlines()
    assert "Xem tất cả, hoặc thôi nhận thư: https://thidua.example/thong-bao/" in lines


def test_an_address_that_does_not_exist_is_given_up_at_once_and_the_officer_is_told(school):
    write(school)
    with open_office("550 no such user"):
        assert send_letters.func() == 1
        assert send_letters.func() == 0
    told = Notice.objects.get(user=school.officer)
    assert told.sentence == ("Không gửi được thư cho Nguyễn Thị Hoa Sim. Máy chủ thư không nhận địa chỉ này.")
    assert Notice.objects.filter(user=school.binh, read_at=None, over_at=None).count() == 2


def test_what_the_officer_is_told_names_somebody_and_leaves_by_no_letter(school):
    Mailbox.objects.create(user=school.officer, address="officer@truong.example", kinds="system")
    write(school)
    with open_office("550 no such user"):
        send_letters.func()
    assert Notice.objects.get(user=school.officer).stage == "once"
    tomorrow = TODAY + timedelta(days=1)
    users = [school.officer]
    assert post.write_letters(unit=school.unit.id, called="Trường Hoa Sen", users=users, day=tomorrow) == 0


def test_of_two_who_send_at_once_one_holds_the_letter(school):
    write(school)
    letter = Letter.objects.get()
    Letter.objects.filter(id=letter.id).update(next_try_at=clock.now() + post.HELD)
    with open_office() as office:
        post.send_due()
    assert office.taken == []
