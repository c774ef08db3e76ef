"""What the homes say of a hand-over: prepare, receive, witness, each to whom it concerns; and nothing to all others."""

from datetime import timedelta

import pytest

from factories.base import actor
from factories.handovers import DAY, Handing
from thidua.duties.actions import sign_handover
from thidua.reports.queries import desk_of, tasks_of
from thidua.units.access import member_of
from thidua.units.actions import end_role
from thidua.units.models import Appointment, Role

pytestmark = pytest.mark.django_db


def told(handing: Handing, who: str) -> list[tuple[str, str]]:
    member = member_of(getattr(handing.school, who))
    assert member is not None
    rows = [(task.title, task.url) for task in tasks_of(desk_of(member))]
    return [row for row in rows if "bàn giao" in row[0].lower()]


def ended(handing: Handing, days: int) -> None:
    school = handing.school
    alice = Appointment.objects.get(user=school.alice, role=Role.SECRETARY)
    end_role(by=actor(school.officer, school), appointment=alice, on=DAY + timedelta(days=days))


@pytest.mark.parametrize(("days", "is_told"), [(61, False), (60, True), (0, True), (-60, True), (-61, False)])
def test_sixty_days_around_the_last_day_a_hand_over_is_asked_for(handing, days, is_told):
    ended(handing, days)
    wanted = [("Chuẩn bị bàn giao", "/ban-giao/moi/")] if is_told else []
    assert (told(handing, "an"), told(handing, "binh")) == (wanted, [])


def test_nobody_is_asked_while_no_duty_ends(handing):
    assert (told(handing, "an"), told(handing, "alice")) == ([], [])


def test_each_step_waits_for_whom_it_is_and_then_nothing_waits(handing):
    ended(handing, 10)
    row = handing.started()
    url = f"/ban-giao/{row.id}/"
    drafted = [told(handing, who) for who in ("alice", "binh", "an")]
    assert drafted == [[("Hồ sơ bàn giao đang chuẩn bị", url)], [], []]
    from_here = handing.offer(row)
    assert [told(handing, who) for who in ("alice", "binh", "an")] == [[], [("Nhận bàn giao", url)], []]
    row = handing.received(from_here)
    assert [told(handing, who) for who in ("alice", "binh", "an")] == [[], [], [("Chứng kiến bàn giao", url)]]
    sign_handover(by=actor(handing.school.an, handing.school), handover=row, on=DAY)
    assert [told(handing, who) for who in ("alice", "binh", "an")] == [[], [], []]
