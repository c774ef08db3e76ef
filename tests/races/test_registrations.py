"""Registrations on PostgreSQL: two supplements at once, two answers to one request. First without the guard."""

import contextlib
import threading
from datetime import date, datetime

import pytest
from django.db import IntegrityError

from factories.base import actor, make_school
from factories.registrations import locked, make_round, saying
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError
from thidua.registrations.actions import (
    ask_late,
    confirm_pledge,
    grant_late,
    late,
    lists,
    locking,
    refuse_late,
    save_pledge,
    submit_pledge,
)
from thidua.registrations.models import CompiledList, LateRequest, Pledge, Round

pytestmark = pytest.mark.races
OWN_DAY = date(2025, 10, 10)


@pytest.fixture
def school(postgres_database):
    clock.set_for_demo(datetime(2025, 10, 2, 8, tzinfo=clock.HANOI))
    yield make_school()
    clock.reset()


def requests(school, found):
    return [
        ask_late(by=actor(user, school), round=found, person=school.person(user), reason="Đi tập huấn.")
        for user in (school.binh, school.alice)
    ]


def unlocked(given):
    return Round.objects.select_related("unit", "year").get(id=given.id)


@pytest.fixture
def two_confirmed(school, together, monkeypatch):
    """Two late pledges are confirmed at the same moment; each is held up just before its supplement is numbered."""
    final = locked(school, make_round(school, closes=date(2025, 9, 30)))
    by = actor(school.an, school)
    sent = []
    for asked, user in zip(requests(school, final), (school.binh, school.alice), strict=True):
        grant_late(by=by, asked=asked, deadline=OWN_DAY)
        saved = save_pledge(
            by=actor(user, school),
            round=final,
            person=school.person(user),
            content=saying("LDTT"),
            version=0,
        )
        sent.append(submit_pledge(by=actor(user, school), pledge=saved))
    both, entry = threading.Barrier(2), lists._entry

    def slow(pledge):
        # Behind the lock the other one cannot come here: then it is waited for in vain.
        with contextlib.suppress(threading.BrokenBarrierError):
            both.wait(2)
        return entry(pledge)

    monkeypatch.setattr(lists, "_entry", slow)
    acts = [lambda one=one: confirm_pledge(by=by, pledge=one) for one in sent]
    return lambda: {type(result) for result in together(acts)}


def test_without_the_lock_two_supplements_want_the_same_number(two_confirmed, monkeypatch):
    monkeypatch.setattr(locking, "round_row", unlocked)
    assert two_confirmed() == {Pledge, IntegrityError}


def test_with_the_lock_supplements_follow_one_another(two_confirmed):
    assert two_confirmed() == {Pledge}
    assert list(CompiledList.objects.order_by("number").values_list("number", flat=True)) == [0, 1, 2]


@pytest.fixture
def two_answers(school, together, monkeypatch):
    """One permits and one refuses at the same moment, each held up just before writing."""
    found = make_round(school, closes=date(2025, 9, 30))
    asked, _ = requests(school, found)
    both, decide = threading.Barrier(2), late._decide

    def slow(*given):
        with contextlib.suppress(threading.BrokenBarrierError):
            both.wait(2)
        return decide(*given)

    monkeypatch.setattr(late, "_decide", slow)
    acts = [
        lambda: grant_late(by=actor(school.an, school), asked=asked, deadline=OWN_DAY),
        lambda: refuse_late(by=actor(school.alice, school), asked=asked, answer="Danh sách đã gửi."),
    ]
    return lambda: sorted(type(result).__name__ for result in together(acts))


def test_without_the_lock_the_second_answer_writes_over_the_first(two_answers, monkeypatch):
    monkeypatch.setattr(late, "_undecided", lambda _by, asked: LateRequest.objects.get(id=asked.id))
    assert two_answers() == ["LateRequest", "LateRequest"]


def test_with_the_lock_the_second_is_told(two_answers):
    assert two_answers() == sorted([ChangedMeanwhileError.__name__, "LateRequest"])
