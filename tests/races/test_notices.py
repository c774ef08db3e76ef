"""Reminders, letters, mailboxes and days by several at once: nothing is made, sent or confirmed twice.

A letter leaves outside of any transaction, so that a process killed between the server's yes and our note sends it
again; both then carry one Message-ID, by which the mailbox knows them for one.
"""

import threading
from datetime import date, datetime, timedelta

import pytest

from factories.base import actor, make_school
from factories.post_office import open_office
from races.test_steps import told
from soak.killing import When, live, wait_until_alone
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.ledger.actions import Actor
from thidua.ledger.models import Line
from thidua.notices import post
from thidua.notices.actions import (
    CodeOverError,
    TooSoonError,
    ask_address,
    choose_kinds,
    confirm_address,
    remove_address,
    set_days,
    write_reminders,
)
from thidua.notices.actions.mailbox import TRIES
from thidua.notices.models import DaysBefore, Kind, Letter, Mailbox, Notice
from thidua.notices.queries import Waiting, changes_of, days_of
from thidua.notices.stages import Ahead

pytestmark = pytest.mark.races
MORNING = datetime(2026, 3, 8, 6, 30)
TODAY = MORNING.date()
ADDRESS = "hoasim@truong.example"
# The letters that wait, the hold, the mailbox, its notices; then the server says yes, and the note would be the fifth.
BEFORE_THE_NOTE = When(statement=5)


@pytest.fixture
def school(postgres_database):
    clock.set_for_demo(MORNING)
    yield make_school()
    clock.reset()


def remind(school):
    """One morning's run, as the worker does it."""
    waiting = [
        Waiting(user.id, Kind.PLEDGE, "Đăng ký thi đua", "/dang-ky/", date(2026, 3, 15))
        for user in (school.binh, school.dung)
    ]
    changes = changes_of(school.unit.id, waiting, TODAY)
    if changes:
        write_reminders(by=Actor(user=None, unit=school.unit.id), changes=changes)


def write(school):
    users = [school.binh, school.dung]
    return post.write_letters(unit=school.unit.id, called="Trường Hoa Sen", users=users, day=TODAY)


@pytest.fixture
def letters(school):
    """Of two people, each with something unread."""
    remind(school)
    for user in (school.binh, school.dung):
        Mailbox.objects.create(user=user, address=f"{user.username}@truong.example", kinds="pledge")
    write(school)
    return Letter.objects.order_by("id")


def test_of_two_who_remind_at_once_each_notice_is_made_once(school, together):
    assert together([lambda: remind(school)] * 2) == [None, None]
    assert Notice.objects.count() == 2


def test_of_two_who_write_the_morning_s_letters_one_writes_each(school, together):
    remind(school)
    Mailbox.objects.create(user=school.binh, address=ADDRESS, kinds="pledge")
    assert sorted(together([lambda: write(school)] * 2)) == [0, 1]
    assert [letter.notices.count() for letter in Letter.objects.all()] == [1]


def test_of_two_workers_each_letter_is_sent_by_one(letters, together):
    with open_office() as office:
        assert together([post.send_due] * 2) == [[], []]
    assert sorted(mail["To"] for mail in office.taken) == sorted(
        f"{one.user.username}@truong.example" for one in letters.select_related("user")
    )
    assert [(one.tries, one.sent_at is not None) for one in letters.all()] == [(1, True), (1, True)]


def test_two_who_read_a_letter_as_waiting_do_not_both_send_it(letters, together, monkeypatch):
    """Both have it in hand before either holds it: the held row decides, not the reading."""
    waiting, both_have_read = post._waiting, threading.Barrier(2, timeout=30)

    class Read(list):
        def select_related(self, *_names):
            both_have_read.wait()
            return self

    monkeypatch.setattr(post, "_waiting", lambda: Read(waiting().select_related("user")))
    with open_office() as office:
        together([post.send_due] * 2)
    assert len(office.taken) == 2


def test_of_two_who_confirm_one_address_one_is_told(school, together):
    binh = actor(school.binh, school)
    code = ask_address(by=binh, user=school.binh, address=ADDRESS)
    confirm = lambda: confirm_address(by=binh, user=school.binh, code=code)  # noqa: E731 - said twice
    assert told(together([confirm] * 2)) is CodeOverError
    assert Mailbox.objects.get(user=school.binh).address == ADDRESS
    assert Line.objects.filter(kind="notices.address_confirmed").count() == 1


def test_of_two_who_ask_for_a_code_one_is_told(school, together):
    ask = lambda: ask_address(by=actor(school.binh, school), user=school.binh, address=ADDRESS)  # noqa: E731 - said twice
    assert told(together([ask] * 2)) is TooSoonError
    assert Mailbox.objects.get(user=school.binh).asked == ADDRESS


def test_wrong_codes_typed_at_once_are_each_counted(school, together):
    binh = actor(school.binh, school)
    code = ask_address(by=binh, user=school.binh, address=ADDRESS)
    wrong = f"{(int(code) + 1) % 10**6:06}"
    results = together([lambda: confirm_address(by=binh, user=school.binh, code=wrong)] * 4)
    counted = sum(isinstance(one, InvalidInputError) for one in results)
    assert {type(one) for one in results} <= {InvalidInputError, CodeOverError}
    assert Mailbox.objects.get(user=school.binh).tries_left == TRIES - counted


def test_who_gives_the_address_up_while_kinds_are_chosen_keeps_none(school, together):
    binh = actor(school.binh, school)
    Mailbox.objects.create(user=school.binh, address=ADDRESS, kinds="pledge")
    together(
        [
            lambda: choose_kinds(by=binh, user=school.binh, kinds=["plan"]),
            lambda: remove_address(by=binh, user=school.binh),
        ]
    )
    box = Mailbox.objects.get(user=school.binh)
    assert (box.address, box.kinds) == ("", "")


@pytest.mark.parametrize("has_own_days", [False, True])
def test_of_two_who_set_the_days_one_is_told(school, together, has_own_days):
    officer = actor(school.officer, school)
    if has_own_days:
        set_days(by=officer, seen=days_of(school.unit.id), ahead=Ahead((5,), tells_late=True))
    seen = [days_of(school.unit.id) for _ in range(2)]
    acts = [
        lambda: set_days(by=officer, seen=seen[0], ahead=Ahead((10, 2), tells_late=True)),
        lambda: set_days(by=officer, seen=seen[1], ahead=Ahead((4, 1), tells_late=True)),
    ]
    assert told(together(acts)) is ChangedMeanwhileError
    assert DaysBefore.objects.get().days in {"10 2", "4 1"}


def test_a_letter_whose_sender_is_killed_before_its_note_comes_again_under_the_same_name(school, letters):
    letter = letters.get(user=school.binh)
    letters.exclude(id=letter.id).delete()

    def sending(tell):
        with open_office(heard=lambda mail: tell(mail["Message-ID"])):
            post.send_due()

    first = live(sending, BEFORE_THE_NOTE)
    wait_until_alone()
    letter.refresh_from_db()
    assert (len(first), letter.tries, letter.sent_at) == (1, 1, None)

    with open_office() as office:
        post.send_due()
        assert office.taken == []  # held, in case the other still lives
        clock.set_for_demo((clock.now() + post.HELD + timedelta(minutes=1)).astimezone(clock.HANOI))
        post.send_due()
    assert [mail["Message-ID"] for mail in office.taken] == first == [f"<{letter.id}@hoasen.example>"]
    letter.refresh_from_db()
    assert (letter.tries, letter.sent_at is not None) == (2, True)
