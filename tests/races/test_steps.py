"""Every step from one state to the next, by two at the same moment: one takes it, the other is told.

First without the guard, once for each of the three ways in which a row is held; which test holds which step of which
table stands in `steps_held.py`.
"""

import threading

import pytest
from django.db import IntegrityError

from factories.base import actor, add_staff, make_school
from factories.councils import DAY, begun, planned, ready_dossier
from factories.registrations import confirmed, draft, make_round, saying, submitted
from thidua.core.errors import ChangedMeanwhileError, StepRefusedError
from thidua.councils.actions import (
    Presence,
    close_meeting,
    edit_meeting,
    mark_attendance,
    meetings,
    open_meeting,
    put_off_motion,
)
from thidua.councils.models import Attendance, Meeting
from thidua.documents.models import Document
from thidua.ledger.models import Line
from thidua.nominations.actions import (
    prepare,
    preparing,
    put_to_council,
    reopen,
    take_from_council,
    withdraw,
    write_achievement,
)
from thidua.nominations.models import Dossier
from thidua.registrations.actions import (
    confirm_pledge,
    pledges,
    return_pledge,
    save_pledge,
    submit_pledge,
    withdraw_pledge,
)
from thidua.registrations.models import Pledge

pytestmark = pytest.mark.races


@pytest.fixture
def school(postgres_database):
    return make_school()


def told(results):
    """Of two, what the one got who was not first; the other must have come through."""
    refused = [result for result in results if isinstance(result, Exception)]
    assert len(refused) == 1, results
    return type(refused[0])


def read_by_both(read):
    """The guard turned off: two have read before either of them writes."""
    both_have_read = threading.Barrier(2, timeout=30)

    def reading(given):
        found = read(given)
        both_have_read.wait()
        return found

    return reading


# --- dossiers ------------------------------------------------------------------------------------------


def dossier_in(school, state):
    dossier = ready_dossier(school, add_staff(school.unit, "Đỗ Thị Cỏ May", team=school.teams[0]))
    Dossier.objects.filter(id=dossier.id).update(state=state)
    return Dossier.objects.get(id=dossier.id)


def test_without_the_locked_row_two_withdraw_the_same_dossier(school, together, monkeypatch):
    dossier = dossier_in(school, "ready")
    monkeypatch.setattr(preparing, "locked", read_by_both(lambda given: Dossier.objects.get(id=given.id)))
    by = actor(school.alice, school)
    together([lambda: withdraw(by=by, dossier=dossier)] * 2)
    assert Line.objects.filter(kind="nominations.dossier_withdrawn").count() == 2


@pytest.mark.parametrize(
    ("state", "step"),
    [
        ("open", prepare),
        ("ready", reopen),
        ("ready", withdraw),
        ("ready", put_to_council),
        ("in_council", take_from_council),
    ],
)
def test_of_two_who_take_the_same_step_of_a_dossier_one_is_told(school, together, state, step):
    dossier, by = dossier_in(school, state), actor(school.alice, school)
    assert told(together([lambda: step(by=by, dossier=dossier)] * 2)) is StepRefusedError


def test_of_two_who_write_an_achievement_the_second_is_told(school, together):
    dossier, by = dossier_in(school, "open"), actor(school.alice, school)

    def write(text):
        return lambda: write_achievement(by=by, dossier=dossier, achievement=text, version=dossier.version)

    assert told(together([write("Dạy giỏi"), write("Chủ nhiệm giỏi")])) is ChangedMeanwhileError


# --- pledges -------------------------------------------------------------------------------------------


def test_without_the_locked_row_two_confirm_the_same_pledge(school, together, monkeypatch):
    pledge = submitted(school, make_round(school), school.person(school.binh), "LDTT")
    monkeypatch.setattr(
        pledges,
        "locked_pledge",
        read_by_both(lambda given: Pledge.objects.select_related("person").get(id=given.id)),
    )
    by = actor(school.alice, school)
    results = together([lambda: confirm_pledge(by=by, pledge=pledge)] * 2)
    # Only the number of the pledge's version stands between them then, and says nothing that a person could read.
    assert {type(result) for result in results} == {Pledge, IntegrityError}


@pytest.mark.parametrize(
    ("begin", "step"),
    [
        (draft, submit_pledge),
        (submitted, withdraw_pledge),
        (submitted, confirm_pledge),
        (submitted, lambda **given: return_pledge(reason="Ghi rõ sáng kiến.", **given)),
        (confirmed, lambda **given: return_pledge(reason="Xác nhận nhầm.", **given)),
    ],
)
def test_of_two_who_take_the_same_step_of_a_pledge_one_is_told(school, together, begin, step):
    pledge = begin(school, make_round(school), school.person(school.binh), "LDTT")
    by = actor(school.alice, school)
    assert told(together([lambda: step(by=by, pledge=pledge)] * 2)) is StepRefusedError


def test_of_two_tabs_that_save_a_first_draft_the_second_is_told(school, together):
    opened, person = make_round(school), school.person(school.binh)
    given = {"by": actor(school.binh, school), "round": opened, "person": person, "version": 0}

    def save(title):
        return lambda: save_pledge(content=saying("LDTT", initiative=title), **given)

    assert told(together([save("Học qua dự án"), save("Sân chơi toán")])) is ChangedMeanwhileError
    assert Pledge.objects.count() == 1


# --- meetings ------------------------------------------------------------------------------------------


def changes_of(school, meeting):
    given = {"by": actor(school.alice, school), "meeting": meeting, "on": DAY, "version": meeting.version}

    def change(place):
        return lambda: edit_meeting(title="Họp xét", place=place, **given)

    return [change("Thư viện"), change("Hội trường")]


def test_without_the_locked_row_one_change_of_a_meeting_is_lost(school, together, monkeypatch):
    acts = changes_of(school, planned(school).meeting)
    monkeypatch.setattr(meetings, "_locked", read_by_both(lambda given: Meeting.objects.get(id=given.id)))
    assert [type(result) for result in together(acts)] == [Meeting, Meeting]


def test_of_two_who_open_the_same_meeting_one_is_told(school, together):
    sitting, by = planned(school), actor(school.an, school)
    assert told(together([lambda: open_meeting(by=by, meeting=sitting.meeting)] * 2)) is StepRefusedError


def test_of_two_who_change_the_same_meeting_the_second_is_told(school, together):
    assert told(together(changes_of(school, planned(school).meeting))) is ChangedMeanwhileError


def test_two_who_call_the_roll_leave_one_line_a_member(school, together):
    sitting, by = begun(school), actor(school.alice, school)
    Attendance.objects.all().delete()
    presences = [Presence(member.id, True) for member in sitting.members]
    together([lambda: mark_attendance(by=by, meeting=sitting.meeting, presences=presences)] * 2)
    assert Attendance.objects.count() == len(sitting.members)


def test_of_two_who_put_the_same_motion_off_one_is_told(school, together):
    sitting, by = begun(school), actor(school.an, school)
    assert told(together([lambda: put_off_motion(by=by, motion=sitting.motion)] * 2)) is StepRefusedError


def test_of_two_who_close_the_same_meeting_one_is_told_and_its_papers_have_one_number_each(school, together):
    sitting, by = begun(school), actor(school.an, school)
    sitting.open()
    sitting.close(confirmed=True)
    results = together([lambda: close_meeting(by=by, meeting=sitting.meeting, conclusion="Nhất trí.")] * 2)
    assert told(results) is StepRefusedError
    numbers = list(Document.objects.exclude(number=None).order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1)) != []
