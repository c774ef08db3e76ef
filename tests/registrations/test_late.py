"""Pledging late: asked, permitted for the one pledge until its own day, and what becomes of a final list."""

from datetime import date, datetime

import pytest

from factories.base import actor, make_school
from factories.registrations import confirmed, locked, make_round, saying, submitted
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.people.models import YearRecord
from thidua.registrations.actions import (
    ask_late,
    confirm_pledge,
    grant_late,
    refuse_late,
    save_pledge,
    submit_pledge,
)
from thidua.registrations.errors import (
    LateAskedError,
    LateNotNeededError,
    OwnLateError,
    RoundClosedError,
    RoundLockedError,
)
from thidua.registrations.models import CompiledList
from thidua.registrations.queries import confirmed_pledges

pytestmark = pytest.mark.django_db
LAST_DAY, OWN_DAY = date(2025, 9, 30), date(2025, 10, 10)


@pytest.fixture
def at():
    """Sets the clock; afterwards it shows the real time again."""
    yield lambda *moment: clock.set_for_demo(datetime(*moment, tzinfo=clock.HANOI))
    clock.reset()


@pytest.fixture
def school(at):
    """On 2 October, two days after the last one."""
    at(2025, 10, 2, 8)
    return make_school()


@pytest.fixture
def found(school):
    return make_round(school, closes=LAST_DAY)


def ask(school, found, reason="Đi tập huấn."):
    return ask_late(
        by=actor(school.binh, school), round=found, person=school.person(school.binh), reason=reason
    )


def grant(school, request, deadline=OWN_DAY):
    return grant_late(by=actor(school.an, school), asked=request, deadline=deadline)


def save(school, found, user=None, version=0):
    who = user or school.binh
    return save_pledge(
        by=actor(who, school),
        round=found,
        person=school.person(who),
        content=saying("CSTDCS"),
        version=version,
    )


def test_while_the_round_is_open_nobody_has_to_ask(school):
    with pytest.raises(LateNotNeededError):
        ask(school, make_round(school, closes=date(2025, 10, 2)))


def test_the_reason_is_asked_for(school, found):
    with pytest.raises(InvalidInputError) as refused:
        ask(school, found, reason=" ")
    assert refused.value.field == "reason"


def test_one_question_at_a_time_and_again_after_a_no(school, found):
    first = ask(school, found)
    with pytest.raises(LateAskedError):
        ask(school, found)
    refuse_late(by=actor(school.an, school), asked=first, answer="Danh sách đã gửi.")
    assert ask(school, found).state == "asked"


def test_a_no_needs_its_reason(school, found):
    with pytest.raises(InvalidInputError) as refused:
        refuse_late(by=actor(school.an, school), asked=ask(school, found), answer="")
    assert refused.value.field == "answer"


def test_nobody_permits_themselves(school, found):
    asked = ask_late(
        by=actor(school.an, school), round=found, person=school.person(school.an), reason="Đi công tác."
    )
    with pytest.raises(OwnLateError):
        grant_late(by=actor(school.an, school), asked=asked, deadline=OWN_DAY)


def test_the_second_answer_is_told_that_there_is_one(school, found):
    asked = ask(school, found)
    grant(school, asked)
    with pytest.raises(ChangedMeanwhileError):
        refuse_late(by=actor(school.alice, school), asked=asked, answer="Không.")


def test_a_day_in_the_past_is_no_deadline(school, found):
    with pytest.raises(InvalidInputError) as refused:
        grant(school, ask(school, found), deadline=date(2025, 10, 1))
    assert refused.value.field == "deadline"


def test_only_the_permitted_person_saves_and_only_until_the_end_of_the_own_day(school, found, at):
    grant(school, ask(school, found))
    with pytest.raises(RoundClosedError):
        save(school, found, school.dung)
    at(2025, 10, 10, 23, 59)
    assert save(school, found).version == 1
    at(2025, 10, 11, 0, 0)
    with pytest.raises(RoundClosedError) as refused:
        save(school, found, version=1)
    assert str(refused.value) == (
        "Hạn riêng đã hết ngày 10/10/2025 nên không lưu được nữa. Nếu vẫn cần, hãy xin đăng ký muộn lần nữa."
    )


def test_before_the_answer_nothing_is_saved(school, found):
    ask(school, found)
    with pytest.raises(RoundClosedError):
        save(school, found)


def test_in_a_final_list_the_late_pledge_is_a_supplement_and_the_list_stays(school, found, at):
    at(2025, 9, 20, 8)
    early = confirmed(school, found, school.person(school.dung), "LDTT")
    at(2025, 10, 2, 8)
    final = locked(school, found)
    grant(school, ask(school, final))
    sent = submit_pledge(by=actor(school.binh, school), pledge=save(school, final))
    late = confirm_pledge(by=actor(school.dung, school), pledge=sent)

    lists = (
        CompiledList.objects.filter(round=found).order_by("number").values_list("number", "entries", "reason")
    )
    assert list(lists) == [
        (0, [{"pledge": str(early.id), "version": 3, "name": "Hoàng Thị Sao Mai"}], ""),
        (1, [{"pledge": str(late.id), "version": 3, "name": "Nguyễn Thị Hoa Sim"}], "Đi tập huấn."),
    ]
    assert [one.holder_name for one in confirmed_pledges(school.unit, school.year)] == [
        "Hoàng Thị Sao Mai",
        "Nguyễn Thị Hoa Sim",
    ]
    written = YearRecord.objects.get(person=school.person(school.binh), school_year="2025-2026")
    assert written.registered == ["LDTT", "CSTDCS"]


def test_once_confirmed_the_permission_is_used_up(school, found):
    final = locked(school, found)
    request = grant(school, ask(school, final))
    sent = submit_pledge(by=actor(school.binh, school), pledge=save(school, final))
    done = confirm_pledge(by=actor(school.dung, school), pledge=sent)
    request.refresh_from_db()
    assert request.state == "used"
    with pytest.raises(RoundLockedError):
        save(school, final, version=done.version)
    with pytest.raises(LateNotNeededError):
        ask(school, final)


def test_who_has_sent_theirs_does_not_ask(school, found, at):
    at(2025, 9, 20, 8)
    submitted(school, found, school.person(school.binh), "LDTT")
    at(2025, 10, 2, 8)
    with pytest.raises(LateNotNeededError):
        ask(school, found)


def test_a_permission_that_lapsed_can_be_asked_for_again(school, found, at):
    grant(school, ask(school, found), deadline=date(2025, 10, 3))
    at(2025, 10, 4, 8)
    again = grant(school, ask(school, found), deadline=date(2025, 10, 5))
    assert (save(school, found).version, again.deadline) == (1, date(2025, 10, 5))
