"""Who was here stands in the ledger as digests that can be proved, and stands still while a vote runs."""

import pytest
from django.test import Client
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.councils import begun, planned, voting
from thidua.councils.actions import Presence, mark_attendance, open_meeting
from thidua.councils.errors import AttendanceHeldError
from thidua.councils.models import Attendance
from thidua.ledger.chain import keyed
from thidua.ledger.models import DigestKey, Line

pytestmark = pytest.mark.django_db


def mark(sitting, member, present, reason=""):
    by = actor(sitting.school.alice, sitting.school)
    mark_attendance(by=by, meeting=sitting.meeting, presences=[Presence(member.id, present, reason)])


def digests(sitting, before, after):
    """What the ledger has to hold if these were here before and after, and these were not."""
    key = bytes(DigestKey.objects.get(about=sitting.meeting.id).key)

    def digest(members):
        return keyed(key, sorted(str(member.id) for member in members))

    pairs = zip(("present", "absent"), before, after, strict=True)
    return {name: [digest(old), digest(new)] for name, old, new in pairs}


def last_line():
    return Line.objects.filter(kind="councils.attendance_marked").latest("number")


def is_here(sitting, member):
    return Attendance.objects.get(meeting=sitting.meeting, member=member).present


def test_ledger_can_prove_later_who_was_here_and_who_was_not():
    sitting = planned(make_school())
    open_meeting(by=actor(sitting.school.an, sitting.school), meeting=sitting.meeting)
    members = sitting.members
    away = sitting.seat(sitting.school.binh)
    here = [member for member in members if member != away]

    sitting.attend(sitting.school.binh)

    assert last_line().fields == digests(sitting, ([], []), (here, [away])) | {
        "counts": {"present": 4, "absent": 1}
    }


def test_ledger_tells_apart_who_came_late_while_the_counts_would_be_the_same():
    sitting = begun(make_school())
    members = sitting.members
    sitting.attend(members[4].person.user)
    mark(sitting, members[4], True)
    mark(sitting, members[3], False, "ốm")

    here = [member for member in members if member != members[3]]
    assert last_line().fields == digests(sitting, (members, []), (here, [members[3]])) | {
        "counts": {"present": 4, "absent": 1}
    }


@pytest.mark.parametrize("has_voted", [True, False])
def test_nobody_here_is_made_absent_while_a_vote_runs(has_voted):
    sitting = voting(make_school())
    binh = sitting.seat(sitting.school.binh)
    if has_voted:
        sitting.cast(sitting.school.binh)
    with pytest.raises(AttendanceHeldError):
        mark(sitting, binh, False, "ra về")
    assert is_here(sitting, binh) is True


def test_late_comer_is_marked_and_votes_while_the_vote_runs():
    sitting = begun(make_school())
    sitting.attend(sitting.school.binh)
    sitting.open()
    sitting.attend()
    sitting.cast(sitting.school.binh)
    assert is_here(sitting, sitting.seat(sitting.school.binh)) is True


def test_who_was_absent_stays_so_with_a_better_reason_while_the_vote_runs():
    sitting = begun(make_school())
    sitting.attend(sitting.school.binh)
    sitting.open()
    mark(sitting, sitting.seat(sitting.school.binh), False, "ốm")
    assert Attendance.objects.get(present=False).reason == "ốm"


def test_who_leaves_is_marked_when_the_vote_is_closed():
    sitting = voting(make_school())
    sitting.close(confirmed=True)
    sitting.attend(sitting.school.binh)
    assert is_here(sitting, sitting.seat(sitting.school.binh)) is False


def test_page_says_why_nobody_is_made_absent_now_and_changes_nobody():
    sitting = voting(make_school())
    called = {f"present-{member.id}": "yes" for member in sitting.members}
    called[f"present-{sitting.members[4].id}"] = "no"
    url = reverse("meeting_attendance", kwargs={"meeting": sitting.meeting.id})
    refused = sign_in(Client(), sitting.school.alice).post(url, called)
    assert (refused.status_code, "Đang mở bỏ phiếu" in refused.content.decode()) == (409, True)
    assert is_here(sitting, sitting.members[4]) is True
