"""A hand-over and the roster, by several at once: one wins, the others are told, and a paper has one number."""

import pytest

from factories.base import actor, make_school
from factories.handovers import DAY, Handing
from races.test_steps import told
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError
from thidua.documents.models import Document
from thidua.duties.actions import (
    check_handover,
    drop_handover,
    give_charge,
    name_part,
    offer_handover,
    receive_handover,
    sign_handover,
    take_back_handover,
    write_handover,
)
from thidua.duties.errors import HandoverUnderWayError, TakenError
from thidua.duties.models import Charge, ChargeKind, Handover

pytestmark = pytest.mark.races


@pytest.fixture
def handing(postgres_database):
    clock.set_for_demo(clock.now().replace(year=DAY.year, month=DAY.month, day=DAY.day))
    yield Handing(make_school())
    clock.reset()


def by(handing: Handing, who: str):
    return actor(getattr(handing.school, who), handing.school)


def test_of_two_who_begin_a_hand_over_one_is_told(handing, together):
    assert told(together([handing.started] * 2)) is HandoverUnderWayError
    assert Handover.objects.count() == 1


@pytest.mark.parametrize("other", [offer_handover, drop_handover, None])
def test_of_two_who_write_offer_or_drop_a_hand_over_one_is_told(handing, together, other):
    row = handing.started()
    write = lambda: write_handover(by=by(handing, "alice"), handover=row, because="Khác", notes="", on=DAY)  # noqa: E731 - said twice
    second = write if other is None else lambda: other(by=by(handing, "alice"), handover=row, on=DAY)
    assert told(together([write, second])) is ChangedMeanwhileError


@pytest.mark.parametrize("act", [check_handover, receive_handover])
def test_of_one_who_receives_and_one_who_takes_back_one_is_told(handing, together, act):
    row = handing.offered()
    day = {"on": DAY} if act is receive_handover else {}

    def receive():
        answers = handing.answers(row)
        return act(by=by(handing, "binh"), handover=row, answers=answers, words="", **day)

    take_back = lambda: take_back_handover(by=by(handing, "alice"), handover=row, on=DAY)  # noqa: E731 - beside the other
    assert told(together([receive, take_back])) is ChangedMeanwhileError


def test_of_two_who_witness_one_is_told_and_the_minutes_have_one_number(handing, together):
    row = handing.received()
    sign = lambda: sign_handover(by=by(handing, "an"), handover=row, on=DAY)  # noqa: E731 - said twice
    assert told(together([sign] * 2)) is ChangedMeanwhileError
    assert [one.symbol for one in Document.objects.all()] == ["01/BB-THCSHS"]


def test_of_two_who_put_somebody_in_charge_of_one_part_one_is_told(handing, together):
    school = handing.school
    part = name_part(by=by(handing, "alice"), unit=school.unit, name="Tổng hợp điểm", on=DAY)

    def give(who):
        return lambda: give_charge(
            by=by(handing, "alice"),
            unit=school.unit,
            part=part,
            kind=ChargeKind.MAIN,
            person=school.person(getattr(school, who)),
            starts=DAY,
        )

    assert told(together([give("binh"), give("dung")])) is TakenError
    assert Charge.objects.count() == 1
